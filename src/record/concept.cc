#include "record/concept.h"

#include <algorithm>
#include <array>
#include <tuple>

namespace gbalex::record {
namespace {

struct UseCode {
  LabelUse use;
  std::string_view code;
};
constexpr std::array kUses = {UseCode{LabelUse::preferred, "preferred"},
                              UseCode{LabelUse::alternative, "alternative"},
                              UseCode{LabelUse::hidden, "hidden"}};

}  // namespace

std::string_view code(LabelUse use) {
  const auto found = std::ranges::find(kUses, use, &UseCode::use);
  return found == kUses.end() ? std::string_view() : found->code;
}

std::optional<LabelUse> parse_label_use(std::string_view text) {
  const auto found = std::ranges::find(kUses, text, &UseCode::code);
  return found == kUses.end() ? std::nullopt : std::optional(found->use);
}

const Label* preferred_label(const Concept& concept_, Language reader) {
  const std::span<const Language> chain = fallback_chain(reader);
  const Label* best = nullptr;
  // Use before language before region: a synonym in the reader's language stands behind the
  // preferred label of the next one.
  const auto rank = [&](const Label& label) {
    const auto place = std::ranges::find(chain, label.language) - chain.begin();
    return std::tuple(label.use, place, label.region.has_value());
  };
  for (const Label& label : concept_.labels) {
    if (best == nullptr || rank(label) < rank(*best)) best = &label;
  }
  return best;
}

}  // namespace gbalex::record

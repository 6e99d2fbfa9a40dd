#include "record/contact.h"

#include <array>

namespace gbalex::record {
namespace {

constexpr std::array<std::string_view, kDetailKinds.size()> kDetailCodes = {
    "address", "phone", "fax", "email", "website"};

}  // namespace

std::string_view code(DetailKind kind) { return kDetailCodes[static_cast<std::size_t>(kind)]; }

std::optional<DetailKind> parse_detail_kind(std::string_view text) {
  for (const DetailKind kind : kDetailKinds) {
    if (code(kind) == text) return kind;
  }
  return std::nullopt;
}

bool Detail::is_live() const {
  // "superseded…", "superseded?" and "older line" are former; "conflicts with …" is a doubt about
  // a live one.
  return !status.starts_with("superseded") && !status.starts_with("older") &&
         !status.starts_with("historical") && !status.starts_with("former");
}

}  // namespace gbalex::record

#include "index/facets.h"

namespace gbalex::index {

namespace {

// The number of a text, the next one when it is new.
std::uint32_t number_of(std::unordered_map<std::string, std::uint32_t>& numbers,
                        const std::string& text) {
  return numbers.try_emplace(text, static_cast<std::uint32_t>(numbers.size())).first->second;
}

}  // namespace

void Facets::add(std::uint32_t document, const std::string& value) {
  const std::uint32_t number = number_of(numbers_, value);
  if (number == values_.size()) {
    std::optional<FacetKey> key = parse_facet_value(value);
    const std::uint32_t group = number_of(groups_, key ? key->group : value);
    values_.push_back({std::move(key), group});
  }
  if (document >= of_document_.size()) of_document_.resize(document + 1, kNone);
  of_document_[document] = number;
}

}  // namespace gbalex::index

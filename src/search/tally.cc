#include "search/tally.h"

#include <algorithm>

namespace gbalex::search {

namespace {

// One element a value: counted by going through all values there are.
void count_all(const std::vector<std::uint32_t>& documents, const index::Facets& facets,
               FacetCounter& counter) {
  std::vector<std::uint32_t> counts(facets.values().size());
  for (const std::uint32_t value : documents) ++counts[value];
  for (std::size_t i = 0; i < counts.size(); ++i) {
    if (counts[i] > 0) counter.add(facets.values()[i], counts[i]);
  }
}

}  // namespace

void Tally::count_into(FacetCounter& counter) const {
  constexpr std::size_t kFew = 16;  // times as many values as documents make sorting cheaper
  if (kFew * values_.size() >= facets_.values().size()) {
    return count_all(values_, facets_, counter);
  }
  std::vector<std::uint32_t> sorted = values_;
  std::sort(sorted.begin(), sorted.end());
  for (auto first = sorted.begin(); first != sorted.end();) {
    const auto last = std::upper_bound(first, sorted.end(), *first);
    counter.add(facets_.values()[*first], static_cast<std::uint64_t>(last - first));
    first = last;
  }
}

}  // namespace gbalex::search

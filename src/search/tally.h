// How many documents of a set have each value of index::Facets. Made once a count; by one thread.
#pragma once

#include <cstdint>
#include <vector>

#include "index/facets.h"
#include "search/facets.h"

namespace gbalex::search {

class Tally {
 public:
  explicit Tally(const index::Facets& facets) : facets_(facets) {}
  void add(std::uint32_t document) {
    const std::uint32_t value = facets_.of(document);
    if (value != index::Facets::kNone) values_.push_back(value);
  }
  // In the order of the values.
  void count_into(FacetCounter& counter) const;

 private:
  const index::Facets& facets_;
  std::vector<std::uint32_t> values_;  // one a document
};

}  // namespace gbalex::search

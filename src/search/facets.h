// Counting: how many results there are, and how many each filter would leave.
//
// What is counted is what a page lists: with group=instrument an instrument and its provisions are
// one. A facet value counts the results that a search with that filter, and the others as they
// are, would give; so counts of one facet may add up to more than the total.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "record/date.h"
#include "search/query.h"
#include "search/search.h"

namespace gbalex::search {

class FacetCounter {
 public:
  FacetCounter(const Filters& filters, const record::Date& day, Group group)
      : filters_(filters), day_(day), group_(group) {}

  // One or more documents with this value of Slot::facets.
  void add(std::string_view facet_value, std::uint64_t documents);

  // Documents, results (groups) that pass all filters.
  [[nodiscard]] std::uint64_t documents() const { return documents_; }
  [[nodiscard]] int total() const;
  [[nodiscard]] std::vector<Facet> facets() const;

 private:
  struct Tally {
    std::uint64_t ungrouped = 0;
    std::unordered_set<std::string> groups;
  };
  void count(Tally& tally, const std::string& group, std::uint64_t documents) const;
  [[nodiscard]] int result(const Tally& tally) const;

  const Filters& filters_;
  record::Date day_;
  Group group_;
  std::uint64_t documents_ = 0;
  Tally total_;
  std::unordered_map<std::string, std::unordered_map<std::string, Tally>> tallies_;
};

}  // namespace gbalex::search

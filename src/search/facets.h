// Counting: how many results there are, and how many each filter would leave.
//
// What is counted is what a page lists: with group=instrument an instrument and its provisions are
// one. A facet value counts the results that a search with that filter, and the others as they
// are, would give; so counts of one facet may add up to more than the total.
#pragma once

#include <array>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

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
    int results = 0;
    std::vector<bool> groups;  // which were counted, by number
  };
  enum Dimension : std::size_t { kRegion, kKind, kSubject, kStatus, kLanguage, kYear, kDimensions };
  using Tallies = std::map<std::string, Tally, std::less<>>;  // by value

  std::size_t number_of(const std::string& group);
  void count(Tally& tally, std::size_t group, std::uint64_t documents) const;

  const Filters& filters_;
  record::Date day_;
  Group group_;
  std::uint64_t documents_ = 0;
  Tally total_;
  std::array<Tallies, kDimensions> tallies_;
  std::unordered_map<std::string, std::size_t> numbers_;  // of groups
};

}  // namespace gbalex::search

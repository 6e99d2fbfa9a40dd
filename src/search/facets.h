// Counting: how many results there are, and how many each filter would leave.
//
// What is counted is what a page lists: with group=instrument an instrument and its provisions are
// one. A facet value counts the results that a search with that filter, and the others as they
// are, would give; so counts of one facet may add up to more than the total.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "index/stored.h"
#include "record/date.h"
#include "record/vocabulary.h"
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
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>()(text);
    }
  };
  template <typename T>
  using ByText = std::unordered_map<std::string, T, Hash, std::equal_to<>>;

  std::size_t number_of(std::string_view group);
  std::optional<record::Status> status_of(std::string_view key);
  void count(Tally& tally, std::size_t group, std::uint64_t documents) const;

  const Filters& filters_;
  record::Date day_;
  Group group_;
  index::FacetKey key_;  // of the value at hand
  std::uint64_t documents_ = 0;
  Tally total_;
  std::array<Tally, record::kRegions.size()> regions_;
  std::array<Tally, record::kKinds.size()> kinds_;
  std::array<Tally, record::kStatuses.size()> statuses_;
  std::array<Tally, record::kLanguages.size()> languages_;
  std::map<std::string, Tally, std::less<>> subjects_;
  std::map<int, Tally> years_;
  ByText<std::size_t> numbers_;                          // of groups
  ByText<std::optional<record::Status>> status_on_day_;  // by status key
};

}  // namespace gbalex::search

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
#include <unordered_map>
#include <vector>

#include "index/facets.h"
#include "record/date.h"
#include "record/vocabulary.h"
#include "search/query.h"
#include "search/search.h"

namespace gbalex::search {

// Whether what is counted of a document passes all filters but for issuers, which it does not say.
bool passes(const Filters& filters, const index::FacetKey& key, const record::Date& day);

class FacetCounter {
 public:
  FacetCounter(const Filters& filters, const record::Date& day, Group group)
      : filters_(filters), day_(day), group_(group) {}

  // One or more documents with this value; values of one counter come from one index::Facets.
  void add(const index::Facets::Value& value, std::uint64_t documents);

  // Documents, results (groups) that pass all filters.
  [[nodiscard]] std::uint64_t documents() const { return documents_; }
  [[nodiscard]] int total() const;
  [[nodiscard]] std::vector<Facet> facets() const;

 private:
  struct Tally {
    int results = 0;
    std::vector<bool> groups;  // which were counted, by number
  };
  std::optional<record::Status> status_of(const std::string& key);
  void count(Tally& tally, std::size_t group, std::uint64_t documents) const;

  const Filters& filters_;
  record::Date day_;
  Group group_;
  std::uint64_t documents_ = 0;
  Tally total_;
  std::array<Tally, record::kRegions.size()> regions_;
  std::array<Tally, record::kKinds.size()> kinds_;
  std::array<Tally, record::kStatuses.size()> statuses_;
  std::array<Tally, record::kLanguages.size()> languages_;
  std::map<std::string, Tally> subjects_, levels_;
  std::map<int, Tally> years_;
  std::unordered_map<std::string, std::optional<record::Status>> status_on_day_;  // by status key
};

}  // namespace gbalex::search

#include "search/facets.h"

#include <algorithm>
#include <array>

#include "index/stored.h"

namespace gbalex::search {

namespace {

constexpr std::array<std::string_view, 6> kFacetNames = {"region", "kind",     "subject",
                                                         "status", "language", "year"};

template <typename T>
bool passes(const std::vector<T>& wanted, const std::vector<T>& held) {
  return wanted.empty() || std::any_of(held.begin(), held.end(), [&wanted](const T& value) {
           return std::find(wanted.begin(), wanted.end(), value) != wanted.end();
         });
}

// mainland includes guangdong: a record of Guangdong counts for both.
std::vector<record::Region> counted_regions(std::vector<record::Region> regions) {
  const auto holds = [&regions](record::Region region) {
    return std::find(regions.begin(), regions.end(), region) != regions.end();
  };
  if (holds(record::Region::guangdong) && !holds(record::Region::mainland)) {
    regions.push_back(record::Region::mainland);
  }
  return regions;
}

}  // namespace

std::size_t FacetCounter::number_of(const std::string& group) {
  if (group_ == Group::none) return 0;
  return numbers_.try_emplace(group, numbers_.size()).first->second;
}

void FacetCounter::count(Tally& tally, std::size_t group, std::uint64_t documents) const {
  if (group_ == Group::none) {
    tally.results += static_cast<int>(documents);
    return;
  }
  if (tally.groups.size() <= group) tally.groups.resize(group + 1);
  if (!tally.groups[group]) ++tally.results;
  tally.groups[group] = true;
}

void FacetCounter::add(std::string_view facet_value, std::uint64_t documents) {
  const auto key = index::parse_facet_value(facet_value);
  if (!key) return;
  const std::vector<record::Region> regions = counted_regions(key->regions);
  std::vector<record::Status> statuses;
  if (!key->status.empty()) {
    if (const auto state = index::status_on(key->status, day_)) statuses = {state->status};
  }
  std::array<bool, kFacetNames.size()> pass{};
  pass.fill(true);
  pass[kRegion] = passes(filters_.regions, regions);
  pass[kKind] = passes(filters_.kinds, {key->kind});
  pass[kSubject] = passes(filters_.subjects, key->subjects);
  pass[kStatus] = passes(filters_.statuses, statuses);
  if (filters_.text_language) {
    pass[kLanguage] = passes({*filters_.text_language}, key->languages);
  }
  const std::size_t group = number_of(key->group);
  const auto failed = std::count(pass.begin(), pass.end(), false);
  if (failed == 0) {
    documents_ += documents;
    count(total_, group, documents);
  }
  // Each facet leaves out its own filter.
  const auto counts = [&](std::size_t facet) {
    return failed == 0 || (failed == 1 && !pass[facet]);
  };
  const auto tally = [&](std::size_t facet, std::string_view value) {
    auto at = tallies_[facet].find(value);
    if (at == tallies_[facet].end()) at = tallies_[facet].emplace(value, Tally{}).first;
    count(at->second, group, documents);
  };
  if (counts(kRegion)) {
    for (const record::Region region : regions) tally(kRegion, record::code(region));
  }
  if (counts(kKind)) tally(kKind, record::code(key->kind));
  if (counts(kSubject)) {
    for (const std::string& subject : key->subjects) tally(kSubject, subject);
  }
  if (counts(kStatus)) {
    for (const record::Status status : statuses) tally(kStatus, record::code(status));
  }
  if (counts(kLanguage)) {
    for (const record::Language language : key->languages) {
      tally(kLanguage, record::code(language));
    }
  }
  if (failed == 0 && key->year > 0) tally(kYear, std::to_string(key->year));
}

int FacetCounter::total() const { return total_.results; }

std::vector<Facet> FacetCounter::facets() const {
  std::vector<Facet> facets;
  for (std::size_t i = 0; i < kDimensions; ++i) {
    Facet facet;
    facet.name = kFacetNames[i];
    for (const auto& [value, tally] : tallies_[i]) facet.values.push_back({value, tally.results});
    std::stable_sort(facet.values.begin(), facet.values.end(),
                     [](const auto& a, const auto& b) { return a.count > b.count; });
    facets.push_back(std::move(facet));
  }
  return facets;
}

}  // namespace gbalex::search

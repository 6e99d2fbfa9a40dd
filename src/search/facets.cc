#include "search/facets.h"

#include <algorithm>
#include <array>

#include "index/stored.h"

namespace gbalex::search {

namespace {

template <typename T>
bool holds(const std::vector<T>& values, const T& value) {
  return std::find(values.begin(), values.end(), value) != values.end();
}

template <typename T>
bool passes(const std::vector<T>& wanted, const std::vector<T>& held) {
  return wanted.empty() || std::any_of(held.begin(), held.end(),
                                       [&wanted](const T& value) { return holds(wanted, value); });
}

// mainland includes guangdong: a record of Guangdong counts for both.
std::vector<record::Region> counted_regions(std::vector<record::Region> regions) {
  if (holds(regions, record::Region::guangdong) && !holds(regions, record::Region::mainland)) {
    regions.push_back(record::Region::mainland);
  }
  return regions;
}

template <typename T>
std::size_t index_of(T value) {
  return static_cast<std::size_t>(value);
}

enum Dimension : std::size_t {
  kRegion,
  kKind,
  kSubject,
  kStatus,
  kLanguage,
  kLevel,
  kYear,
  kDimensions
};

// Which of the filters are passed.
std::array<bool, kDimensions> passing(const Filters& filters, const index::FacetKey& key,
                                      const std::vector<record::Region>& regions,
                                      std::optional<record::Status> status) {
  std::array<bool, kDimensions> pass{};
  pass[kRegion] = passes(filters.regions, regions);
  pass[kKind] = filters.kinds.empty() || holds(filters.kinds, key.kind);
  pass[kSubject] = passes(filters.subjects, key.subjects);
  pass[kStatus] = filters.statuses.empty() || (status && holds(filters.statuses, *status));
  pass[kLanguage] = passes(filters.languages, key.languages);
  pass[kLevel] = filters.levels.empty() || holds(filters.levels, key.level);
  pass[kYear] = filters.years.empty() ||
                std::any_of(filters.years.begin(), filters.years.end(),
                            [&key](const YearRange& years) { return years.holds(key.year); });
  return pass;
}

std::vector<FacetValue> largest_first(std::vector<FacetValue> values) {
  std::sort(values.begin(), values.end(), [](const FacetValue& a, const FacetValue& b) {
    return a.count != b.count ? a.count > b.count : a.value < b.value;
  });
  return values;
}

template <typename Tallies, typename Codes>
std::vector<FacetValue> values_of(const Tallies& tallies, const Codes& codes) {
  std::vector<FacetValue> values;
  for (const auto code : codes) {
    const int count = tallies[index_of(code)].results;
    if (count > 0) values.push_back({std::string(record::code(code)), count});
  }
  return largest_first(std::move(values));
}

template <typename Tallies>
std::vector<FacetValue> values_of(const Tallies& tallies) {
  std::vector<FacetValue> values;
  for (const auto& [value, tally] : tallies) values.push_back({value, tally.results});
  return largest_first(std::move(values));
}

}  // namespace

bool passes(const Filters& filters, const index::FacetKey& key, const record::Date& day) {
  std::optional<record::Status> status;
  if (const auto state = index::status_on(key.status, day); state && !key.status.empty()) {
    status = state->status;
  }
  const auto pass = passing(filters, key, counted_regions(key.regions), status);
  return std::all_of(pass.begin(), pass.end(), [](bool one) { return one; });
}

std::optional<record::Status> FacetCounter::status_of(const std::string& key) {
  if (key.empty()) return std::nullopt;
  const auto [known, is_new] = status_on_day_.try_emplace(key);
  if (is_new) {
    if (const auto state = index::status_on(key, day_)) known->second = state->status;
  }
  return known->second;
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

void FacetCounter::add(const index::Facets::Value& value, std::uint64_t documents) {
  if (!value.key) return;
  const index::FacetKey& key = *value.key;
  const std::vector<record::Region> regions = counted_regions(key.regions);
  const std::optional<record::Status> status = status_of(key.status);
  const auto pass = passing(filters_, key, regions, status);
  const auto failed = std::count(pass.begin(), pass.end(), false);
  if (failed == 0) {
    documents_ += documents;
    count(total_, value.group, documents);
  }
  // Each facet leaves out its own filter.
  const auto counts = [&](std::size_t facet) {
    return failed == 0 || (failed == 1 && !pass[facet]);
  };
  if (counts(kRegion)) {
    for (const record::Region region : regions) {
      count(regions_[index_of(region)], value.group, documents);
    }
  }
  if (counts(kKind)) count(kinds_[index_of(key.kind)], value.group, documents);
  if (counts(kSubject)) {
    for (const std::string& subject : key.subjects) {
      count(subjects_[subject], value.group, documents);
    }
  }
  if (counts(kStatus) && status) count(statuses_[index_of(*status)], value.group, documents);
  if (counts(kLanguage)) {
    for (const record::Language language : key.languages) {
      count(languages_[index_of(language)], value.group, documents);
    }
  }
  if (counts(kLevel) && !key.level.empty()) count(levels_[key.level], value.group, documents);
  if (counts(kYear) && key.year > 0) count(years_[key.year], value.group, documents);
}

int FacetCounter::total() const { return total_.results; }

std::vector<Facet> FacetCounter::facets() const {
  std::vector<FacetValue> years;
  for (const auto& [year, tally] : years_) years.push_back({std::to_string(year), tally.results});
  return {{"region", values_of(regions_, record::kRegions)},
          {"kind", values_of(kinds_, record::kKinds)},
          {"subject", values_of(subjects_)},
          {"status", values_of(statuses_, record::kStatuses)},
          {"language", values_of(languages_, record::kLanguages)},
          {"level", values_of(levels_)},
          {"year", largest_first(std::move(years))}};
}

}  // namespace gbalex::search

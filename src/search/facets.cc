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
std::size_t index_of(T value) {
  return static_cast<std::size_t>(value);
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

}  // namespace

std::size_t FacetCounter::number_of(std::string_view group) {
  if (group_ == Group::none) return 0;
  if (const auto known = numbers_.find(group); known != numbers_.end()) return known->second;
  return numbers_.emplace(group, numbers_.size()).first->second;
}

std::optional<record::Status> FacetCounter::status_of(std::string_view key) {
  if (key.empty()) return std::nullopt;
  if (const auto known = status_on_day_.find(key); known != status_on_day_.end()) {
    return known->second;
  }
  std::optional<record::Status> status;
  if (const auto state = index::status_on(key, day_)) status = state->status;
  status_on_day_.emplace(key, status);
  return status;
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
  if (!index::parse_facet_value(facet_value, key_)) return;
  // mainland includes guangdong: a record of Guangdong counts for both.
  if (holds(key_.regions, record::Region::guangdong) &&
      !holds(key_.regions, record::Region::mainland)) {
    key_.regions.push_back(record::Region::mainland);
  }
  const std::optional<record::Status> status = status_of(key_.status);
  const auto any_of = [](const auto& wanted, const auto& held) {
    return wanted.empty() || std::any_of(held.begin(), held.end(), [&wanted](const auto& value) {
             return std::find(wanted.begin(), wanted.end(), value) != wanted.end();
           });
  };
  std::array<bool, kDimensions> pass{};
  pass.fill(true);
  pass[kRegion] = any_of(filters_.regions, key_.regions);
  pass[kKind] = filters_.kinds.empty() || holds(filters_.kinds, key_.kind);
  pass[kSubject] = any_of(filters_.subjects, key_.subjects);
  pass[kStatus] = filters_.statuses.empty() || (status && holds(filters_.statuses, *status));
  pass[kLanguage] = !filters_.text_language || holds(key_.languages, *filters_.text_language);
  const std::size_t group = number_of(key_.group);
  const auto failed = std::count(pass.begin(), pass.end(), false);
  if (failed == 0) {
    documents_ += documents;
    count(total_, group, documents);
  }
  // Each facet leaves out its own filter.
  const auto counts = [&](std::size_t facet) {
    return failed == 0 || (failed == 1 && !pass[facet]);
  };
  if (counts(kRegion)) {
    for (const record::Region region : key_.regions) {
      count(regions_[index_of(region)], group, documents);
    }
  }
  if (counts(kKind)) count(kinds_[index_of(key_.kind)], group, documents);
  if (counts(kSubject)) {
    for (const std::string_view subject : key_.subjects) {
      auto at = subjects_.find(subject);
      if (at == subjects_.end()) at = subjects_.emplace(subject, Tally{}).first;
      count(at->second, group, documents);
    }
  }
  if (counts(kStatus) && status) count(statuses_[index_of(*status)], group, documents);
  if (counts(kLanguage)) {
    for (const record::Language language : key_.languages) {
      count(languages_[index_of(language)], group, documents);
    }
  }
  if (failed == 0 && key_.year > 0) count(years_[key_.year], group, documents);
}

int FacetCounter::total() const { return total_.results; }

std::vector<Facet> FacetCounter::facets() const {
  std::vector<FacetValue> subjects, years;
  for (const auto& [subject, tally] : subjects_) subjects.push_back({subject, tally.results});
  for (const auto& [year, tally] : years_) years.push_back({std::to_string(year), tally.results});
  return {{"region", values_of(regions_, record::kRegions)},
          {"kind", values_of(kinds_, record::kKinds)},
          {"subject", largest_first(std::move(subjects))},
          {"status", values_of(statuses_, record::kStatuses)},
          {"language", values_of(languages_, record::kLanguages)},
          {"year", largest_first(std::move(years))}};
}

}  // namespace gbalex::search

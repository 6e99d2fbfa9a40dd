// Totals and facets against a recount over all documents of the corpus, one by one.
#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <set>

#include "index/stored.h"
#include "library.h"
#include "record/instrument.h"
#include "search/tally.h"
#include "text/analyse.h"

namespace gbalex::tests {
namespace {

using Counts = std::map<std::string, std::map<std::string, int>>;  // facet → value → count

std::set<std::string> regions_of(const index::Document& one) {
  std::set<std::string> regions = {std::string(record::code(one.region))};
  for (const record::Region region : one.compares) regions.emplace(record::code(region));
  if (regions.count("guangdong") > 0) regions.insert("mainland");
  return regions;
}

std::set<std::string> values_of(const index::Document& one, const std::string& facet) {
  if (facet == "region") return regions_of(one);
  if (facet == "kind") return {std::string(record::code(one.kind))};
  if (facet == "level") {
    return one.level.empty() ? std::set<std::string>{} : std::set<std::string>{one.level};
  }
  if (facet == "subject") return {one.subjects.begin(), one.subjects.end()};
  std::set<std::string> values;
  if (facet == "language") {
    for (const record::Language language : one.languages) values.emplace(record::code(language));
  } else if (facet == "year") {
    if (one.year > 0) values.insert(std::to_string(one.year));
  } else if (index::has_status(one.kind)) {
    const auto on_day =
        record::status_on(one.recorded_status, one.first_effective, one.from, one.to, test_day());
    values.emplace(record::code(on_day.status));
  }
  return values;
}

// Facet → values of which a document must have one; a facet that is not there does not filter.
using Wanted = std::map<std::string, std::set<std::string>>;

Wanted wanted_by(const search::Request& asked) {
  Wanted wanted;
  for (const auto region : asked.regions) wanted["region"].emplace(record::code(region));
  for (const auto kind : asked.kinds) wanted["kind"].emplace(record::code(kind));
  for (const auto status : asked.statuses) wanted["status"].emplace(record::code(status));
  for (const auto& subject : asked.subjects) wanted["subject"].insert(subject);
  for (const auto& level : asked.levels) wanted["level"].insert(level);
  for (const auto& range : asked.years) {
    for (int year = *range.from; year <= *range.to; ++year) {
      wanted["year"].insert(std::to_string(year));
    }
  }
  if (asked.text_language) wanted["language"].emplace(record::code(*asked.text_language));
  return wanted;
}

bool passes(const index::Document& one, const Wanted& wanted, const std::string& but_facet) {
  for (const auto& [facet, any_of] : wanted) {
    if (facet == but_facet) continue;
    const auto held = values_of(one, facet);
    const bool has = std::any_of(held.begin(), held.end(), [&any_of = any_of](const auto& value) {
      return any_of.count(value) > 0;
    });
    if (!has) return false;
  }
  return true;
}

std::string group_of(const std::string& name, search::Group group) {
  const index::Document& one = document(name);
  const bool law = one.kind == record::Kind::instrument || one.kind == record::Kind::provision;
  return group == search::Group::instrument && law ? "law " + one.id : name;
}

// Of the documents that the words find: how many results pass, and how many have each value.
struct Recount {
  int total = 0;
  Counts facets;
};
Recount recount(const std::vector<std::string>& found, const search::Request& asked) {
  const Wanted wanted = wanted_by(asked);
  std::set<std::string> all;
  std::map<std::string, std::map<std::string, std::set<std::string>>> groups;
  for (const std::string& name : found) {
    const index::Document& one = document(name);
    const std::string group = group_of(name, asked.group);
    if (passes(one, wanted, "")) all.insert(group);
    for (const char* facet : {"region", "kind", "subject", "status", "language", "level", "year"}) {
      if (!passes(one, wanted, facet)) continue;
      for (const std::string& value : values_of(one, facet)) groups[facet][value].insert(group);
    }
  }
  Recount counted;
  counted.total = static_cast<int>(all.size());
  for (const auto& [facet, values] : groups) {
    for (const auto& [value, of] : values) {
      counted.facets[facet][value] = static_cast<int>(of.size());
    }
  }
  return counted;
}

void check_counts(const search::Request& asked, const std::vector<std::string>& found) {
  CAPTURE(asked.text, asked.regions.size(), asked.kinds.size(), asked.subjects.size());
  const search::Results results = find(asked);
  const Recount counted = recount(found, asked);
  CHECK_FALSE(results.relaxed);
  CHECK(results.total_is_exact);
  CHECK(results.total == counted.total);
  Counts facets;
  for (const search::Facet& facet : results.facets) {
    int before = -1;
    for (const search::FacetValue& value : facet.values) {
      facets[facet.name][value.value] = value.count;
      CHECK((before < 0 || value.count <= before));
      before = value.count;
    }
  }
  CHECK(facets == counted.facets);
}

std::vector<search::Request> with_filters(const std::string& text) {
  using record::Kind;
  using record::Region;
  std::vector<search::Request> requests;
  const auto add = [&](auto set) {
    for (const auto group : {search::Group::instrument, search::Group::none}) {
      search::Request asked = request(text);
      asked.group = group;
      set(asked);
      requests.push_back(asked);
    }
  };
  add([](search::Request&) {});
  add([](search::Request& r) { r.regions = {Region::mainland}; });
  add([](search::Request& r) { r.regions = {Region::hongkong, Region::macao}; });
  add([](search::Request& r) { r.kinds = {Kind::provision}; });
  add([](search::Request& r) { r.kinds = {Kind::topic, Kind::contact, Kind::link}; });
  add([](search::Request& r) { r.text_language = record::Language::pt; });
  add([](search::Request& r) { r.statuses = {record::Status::in_force}; });
  add([](search::Request& r) { r.subjects = {"trademark", "copyright"}; });
  add([](search::Request& r) { r.levels = {"law", "ordinance"}; });
  add([](search::Request& r) { r.years = {{2015, 2023}}; });
  add([](search::Request& r) {
    r.levels = {"law"};
    r.years = {{2019, 2019}, {2021, 2026}};
    r.regions = {Region::mainland};
  });
  add([](search::Request& r) {
    r.regions = {Region::macao};
    r.kinds = {Kind::instrument, Kind::provision};
  });
  add([](search::Request& r) {
    r.regions = {Region::mainland};
    r.kinds = {Kind::instrument, Kind::provision};
    r.text_language = record::Language::zh_hans;
    r.statuses = {record::Status::in_force};
  });
  return requests;
}

}  // namespace

TEST_CASE("total and facets are those of a recount under any filter") {
  for (const char* text : {"商标", "patent", "marca", "copyright", "海关"}) {
    search::Request words = request(text);
    words.group = search::Group::none;
    const std::vector<std::string> found = names(all_pages(words));
    REQUIRE(found.size() >= 10);
    REQUIRE(found.size() < static_cast<std::size_t>(search::kMaxDepth));
    for (const search::Request& asked : with_filters(text)) check_counts(asked, found);
  }
}

TEST_CASE("a filter typed into the query counts as the filter of the request") {
  search::Request typed = request("patent region:macao kind:provision");
  search::Request asked = request("patent");
  asked.regions = {record::Region::macao};
  asked.kinds = {record::Kind::provision};
  const search::Results one = find(typed), other = find(asked);
  CHECK(one.total > 0);
  CHECK(one.total == other.total);
  CHECK(names(one.hits) == names(other.hits));
}

TEST_CASE("a phrase finds exactly the records in whose texts it stands") {
  for (const char* phrase :
       {"驰名商标", "商标注册", "恶意注册", "registered trade mark", "trade secret",
        "patente de invenção", "集成电路布图设计", "exclusive right", "第四十二条", "Hong Kong"}) {
    CAPTURE(phrase);
    const std::string folded = text::fold_key(phrase);
    const auto is_letter = [](char c) { return c >= 'a' && c <= 'z'; };
    const auto holds = [&](const std::string& text) {
      const std::string key = text::fold_key(text);
      for (auto at = key.find(folded); at != std::string::npos; at = key.find(folded, at + 1)) {
        const std::size_t end = at + folded.size();
        const bool latin = (static_cast<unsigned char>(folded.front()) & 0x80U) == 0;
        const bool cut = latin && ((at > 0 && is_letter(key[at - 1])) ||
                                   (end < key.size() && is_letter(key[end])));
        if (!cut) return true;
      }
      return false;
    };
    std::vector<std::string> scanned;
    const auto read = pool().with([&](const index::Reader& reader) {
      scanned.clear();
      for (const record::Kind kind : record::kKinds) {
        for (const index::Stored& one : reader.all(kind)) {
          const bool found =
              std::any_of(one.fields.begin(), one.fields.end(), [&](const index::Field& field) {
                return !index::is_about(field.kind) && holds(field.text);
              });
          if (found) scanned.push_back(index::document_name(one.kind, one.id, one.provision));
        }
      }
    });
    REQUIRE(read.ok());
    search::Request asked = request("\"" + std::string(phrase) + "\"");
    asked.group = search::Group::none;
    std::vector<std::string> found = names(all_pages(asked));
    std::sort(found.begin(), found.end());
    std::sort(scanned.begin(), scanned.end());
    CHECK_FALSE(scanned.empty());
    CHECK(found == scanned);
    CHECK(find(asked).total == static_cast<int>(scanned.size()));
  }
}

TEST_CASE("the pages of a search do not overlap and together give its total, in any order") {
  using search::Group, search::Sort;
  for (const char* text :
       {"商标", "patent", "版权 海关", "trade mark registration", "\"知识产权\"", "专利法42条"}) {
    for (const auto group : {Group::instrument, Group::none}) {
      for (const auto sort : {Sort::relevance, Sort::date, Sort::title}) {
        search::Request asked = request(text);
        asked.group = group;
        asked.sort = sort;
        const int total = find(asked).total;
        CAPTURE(text, total, static_cast<int>(group), static_cast<int>(sort));
        const std::vector<std::string> by_20 = names(all_pages(asked, 20));
        CHECK(by_20.size() == static_cast<std::size_t>(total));
        CHECK(by_20 == names(all_pages(asked, 100)));
      }
    }
  }
}

TEST_CASE("every result that is counted is on some page, grouped or not") {
  for (const search::Group group : {search::Group::instrument, search::Group::none}) {
    for (const char* text : {"", "kind:instrument", "商标", "kind:provision"}) {
      search::Request asked = request(text);
      asked.group = group;
      const int total = find(asked).total;
      CAPTURE(text, total);
      // Pages end at kMaxDepth; the answer says how many there are beyond.
      CHECK(static_cast<int>(all_pages(asked).size()) == std::min(total, search::kMaxDepth));
    }
  }
}

TEST_CASE("few documents and many are counted as one by one") {
  const auto read = pool().with([](const index::Reader& reader) {
    const index::Facets& facets = reader.facets();
    const search::Filters none;
    const auto last = static_cast<std::uint32_t>(documents().size());
    for (const std::uint32_t step : {last + 1, last, last / 3, last / 20, 1U}) {
      search::FacetCounter fast(none, test_day(), search::Group::none);
      search::FacetCounter slow(none, test_day(), search::Group::none);
      search::Tally tally(facets);
      for (std::uint32_t id = step; id <= last + 1; id += step) {
        tally.add(id);
        const std::uint32_t value = facets.of(id);
        if (value != index::Facets::kNone) slow.add(facets.values()[value], 1);
      }
      tally.count_into(fast);
      CAPTURE(step);
      CHECK(fast.total() == slow.total());
      CHECK(fast.documents() == slow.documents());
      REQUIRE(fast.facets().size() == slow.facets().size());
      for (std::size_t i = 0; i < fast.facets().size(); ++i) {
        const auto counted = [](const std::vector<search::FacetValue>& values) {
          std::map<std::string, int> counts;
          for (const search::FacetValue& value : values) counts[value.value] = value.count;
          return counts;
        };
        CHECK(counted(fast.facets()[i].values) == counted(slow.facets()[i].values));
      }
    }
  });
  CHECK(read.ok());
}

}  // namespace gbalex::tests

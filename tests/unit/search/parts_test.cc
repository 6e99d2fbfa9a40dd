// The small parts of search: slips of the finger, places, facets, phrases, windows.
#include <catch2/catch.hpp>
#include <map>
#include <random>
#include <set>

#include "index/facets.h"
#include "search/facets.h"
#include "search/highlight.h"
#include "search/places.h"
#include "search/spelling.h"
#include "search/units.h"

using namespace gbalex;

namespace {

// The definition, without any economy: optimal string alignment by recursion.
int slow_slips(std::string_view a, std::string_view b) {
  if (a.empty() || b.empty()) return static_cast<int>(a.size() + b.size());
  const int same = a.back() == b.back() ? 0 : 1;
  const auto cut = [](std::string_view text, std::size_t n) {
    return text.substr(0, text.size() - n);
  };
  int best = std::min({slow_slips(cut(a, 1), b) + 1, slow_slips(a, cut(b, 1)) + 1,
                       slow_slips(cut(a, 1), cut(b, 1)) + same});
  const bool swapped =
      a.size() > 1 && b.size() > 1 && a.back() == b[b.size() - 2] && a[a.size() - 2] == b.back();
  if (swapped) best = std::min(best, slow_slips(cut(a, 2), cut(b, 2)) + 1);
  return best;
}

index::Document document(record::Kind kind, const std::string& id, record::Region region,
                         std::vector<std::string> subjects) {
  index::Document made;
  made.kind = kind;
  made.id = id;
  made.region = region;
  made.subjects = std::move(subjects);
  made.languages = {record::Language::zh_hans};
  return made;
}

// Counts each document once, as a search does.
void add(const std::vector<index::Document>& documents, search::FacetCounter& counter) {
  index::Facets facets;
  for (std::uint32_t id = 0; id < documents.size(); ++id) {
    facets.add(id, index::facet_value(documents[id]));
  }
  for (std::uint32_t id = 0; id < documents.size(); ++id) {
    counter.add(facets.values()[facets.of(id)], 1);
  }
}

int count_of(const std::vector<search::Facet>& facets, const std::string& name,
             const std::string& value) {
  for (const search::Facet& facet : facets) {
    if (facet.name != name) continue;
    for (const search::FacetValue& each : facet.values) {
      if (each.value == value) return each.count;
    }
  }
  return 0;
}

}  // namespace

TEST_CASE("slips are counted as by the definition, up to the limit") {
  std::mt19937 random(5);
  std::uniform_int_distribution<int> letter(0, 2), length(0, 6);
  for (int i = 0; i < 2000; ++i) {
    std::string a, b;
    for (int j = length(random); j > 0; --j) a += static_cast<char>('a' + letter(random));
    for (int j = length(random); j > 0; --j) b += static_cast<char>('a' + letter(random));
    INFO(a << " " << b);
    for (const int limit : {1, 2}) {
      CHECK(search::slips(a, b, limit) == std::min(slow_slips(a, b), limit + 1));
    }
  }
}

TEST_CASE("places are found by their names in four languages") {
  struct Row {
    std::string query;
    std::vector<record::Region> regions;
    std::size_t elsewhere;
  };
  using record::Region;
  const std::vector<Row> rows = {
      {"澳門商標", {Region::macao}, 0},
      {"marca em Macau", {Region::macao}, 0},
      {"Hong Kong and Guangdong", {Region::hongkong, Region::guangdong}, 0},
      {"machinery", {}, 0},
      {"Singapore Patents Act", {}, 1},
      {"台灣商標法", {}, 1},
      {"EUIPO opposition", {}, 1},
      {"que tipo de marca", {}, 0},
      {"TIPO", {}, 1},
  };
  for (const Row& row : rows) {
    INFO(row.query);
    const search::Places places = search::find_places(row.query);
    CHECK(places.regions == row.regions);
    CHECK(places.elsewhere.size() == row.elsewhere);
  }
}

TEST_CASE("a facet value counts what the search with that filter would give") {
  std::vector<index::Document> documents;
  using record::Kind;
  using record::Region;
  for (int i = 0; i < 60; ++i) {
    const auto kind = record::kKinds[static_cast<std::size_t>(i) % 6];
    const auto region = record::kRegions[static_cast<std::size_t>(i / 2) % 6];
    documents.push_back(document(kind, "id" + std::to_string(i % 17), region,
                                 {i % 3 == 0 ? "patent" : "trademark"}));
  }
  const record::Date day = *record::Date::of_day(2026, 11, 24);
  const auto count = [&](const search::Filters& filters, search::Group group) {
    search::FacetCounter counter(filters, day, group);
    add(documents, counter);
    return std::pair(counter.total(), counter.facets());
  };
  for (const search::Group group : {search::Group::none, search::Group::instrument}) {
    search::Filters filters;
    filters.kinds = {Kind::instrument, Kind::topic};
    const auto [total, facets] = count(filters, group);
    for (const Region region : record::kRegions) {
      search::Filters narrower = filters;
      narrower.regions = {region};
      CHECK(count_of(facets, "region", std::string(record::code(region))) ==
            count(narrower, group).first);
    }
    // Its own filter is left out of a facet.
    for (const Kind kind : record::kKinds) {
      search::Filters other = filters;
      other.kinds = {kind};
      CHECK(count_of(facets, "kind", std::string(record::code(kind))) == count(other, group).first);
    }
  }
}

TEST_CASE("mainland includes guangdong in filters and counts") {
  search::Filters filters;
  filters.regions = {record::Region::mainland};
  const record::Date day = *record::Date::of_day(2026, 11, 24);
  search::FacetCounter counter(filters, day, search::Group::none);
  add({document(record::Kind::link, "a", record::Region::guangdong, {}),
       document(record::Kind::link, "b", record::Region::mainland, {}),
       document(record::Kind::link, "c", record::Region::macao, {})},
      counter);
  CHECK(counter.total() == 2);
  CHECK(count_of(counter.facets(), "region", "mainland") == 2);
  CHECK(count_of(counter.facets(), "region", "guangdong") == 1);
  CHECK(count_of(counter.facets(), "region", "macao") == 1);
}

TEST_CASE("a phrase is held at the edges of words and between any Han characters") {
  struct Row {
    std::string text, phrase;
    bool held;
  };
  const std::vector<Row> rows = {
      {"著作权法", "作权", true},
      {"著作權法", "作权", true},
      {"trade marks", "trade mark", false},
      {"trade mark law", "trade mark", true},
      {"Trade  Mark", "trade mark", true},
      {"第97/99/M号", "97/99/M", true},
      {"第97/99/M号", "7/99", false},
      {"“A、B”", "a、b", true},
      {"ab", "", true},
      {"", "a", false},
      {"cap559", "559", true},
  };
  for (const Row& row : rows) {
    INFO(row.text << " | " << row.phrase);
    CHECK(search::holds_phrase(row.text, row.phrase) == row.held);
  }
}

TEST_CASE("words of both languages and runs of Han characters are units") {
  const auto units = search::make_units("专利法 the renewal 42");
  REQUIRE(units.size() == 4);
  CHECK(units[0].han);
  CHECK(units[0].groups.size() == 2);
  CHECK(units[1].stop);
  CHECK(!units[2].stop);
  CHECK(units[2].groups.size() == 1);
  CHECK(units[3].groups.front().any_of == std::vector<std::string>{"42", "N42"});
}

TEST_CASE("what is cut out of a long text is the part with the most words, whole words marked") {
  search::Marker marker;
  marker.add(search::make_units("renewal 续展"));
  std::string text;
  for (int i = 0; i < 200; ++i) text += "filler ";
  text += "the renewal <b> & 商标续展 'quoted' ";
  for (int i = 0; i < 200; ++i) text += "filler ";
  const auto terms = index::term_spans(text, record::Language::en);
  const search::Snippet snippet = search::snippet(text, search::find_marks(text, terms, marker));
  CHECK(snippet.html.find("<mark>renewal</mark> &lt;b&gt; &amp; 商标<mark>续展</mark>") !=
        std::string::npos);
  CHECK(snippet.html.find("&#39;quoted&#39;") != std::string::npos);
  CHECK(snippet.html.starts_with("…"));
  CHECK(snippet.html.ends_with("…"));
  CHECK(snippet.weight > 0);
}

// Did you mean: what is proposed for a slip, and that nothing is where nothing is wrong.
#include "search/spelling.h"

#include <xapian.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

#include "index/vocabulary.h"
#include "library.h"
#include "search/match.h"
#include "search/units.h"

namespace gbalex::tests {
namespace {

std::string suggestion_for(std::string_view typed, record::Language reader = record::Language::en) {
  return find(request(typed, reader)).suggestion;
}

// The plain definition of an edit distance with swaps of neighbours.
int slow_slips(const std::string& a, const std::string& b) {
  if (a.empty() || b.empty()) return static_cast<int>(a.size() + b.size());
  const std::string x = a.substr(1), y = b.substr(1);
  if (a[0] == b[0]) return slow_slips(x, y);
  int best = 1 + std::min({slow_slips(x, b), slow_slips(a, y), slow_slips(x, y)});
  const bool swapped = a.size() > 1 && b.size() > 1 && a[0] == b[1] && a[1] == b[0];
  if (swapped) best = std::min(best, 1 + slow_slips(a.substr(2), b.substr(2)));
  return best;
}

// All terms of each document, as the index has them.
std::vector<std::set<std::string>> terms_of_documents(const index::Reader& reader) {
  std::vector<std::set<std::string>> documents;
  const Xapian::Database& database = reader.database();
  for (Xapian::docid id = 1; id <= database.get_lastdocid(); ++id) {
    documents.emplace_back(database.termlist_begin(id), database.termlist_end(id));
  }
  return documents;
}

bool meet(const text::Span& a, const text::Span& b) { return a.begin < b.end && b.begin < a.end; }

// Whether a document holds all groups beside the span, by looking through its terms.
bool holds_rest(const index::Reader& reader, const std::set<std::string>& terms,
                const std::vector<search::Unit>& units, const text::Span& without) {
  for (const search::Unit& unit : units) {
    if (!search::counts(unit, units)) continue;
    for (const search::Forms& group : unit.groups) {
      const auto forms = search::held_forms(reader, group);
      const bool held = std::any_of(forms.begin(), forms.end(),
                                    [&](const std::string& form) { return terms.contains(form); });
      if (!held && !meet(group.span, without)) return false;
    }
  }
  return true;
}

}  // namespace

TEST_CASE("slips are counted as the plain definition counts them") {
  const std::vector<std::string> words = {"",     "a",    "ab",   "ba",   "abc",  "acb",
                                          "mark", "amrk", "mrak", "marc", "arkm", "marks"};
  for (const std::string& a : words) {
    for (const std::string& b : words) {
      const int expected = slow_slips(a, b);
      for (const int limit : {1, 2, 3}) {
        CAPTURE(a, b, limit);
        CHECK(search::slips(a, b, limit) == std::min(expected, limit + 1));
      }
    }
  }
}

TEST_CASE("a slip is mended in the script and with the accents of what is meant") {
  struct Row {
    const char* typed;
    const char* meant;
    record::Language reader;
  };
  using record::Language;
  for (const Row& row : {
           Row{"商票", "商标", Language::zh_hans},
           Row{"商票", "商標", Language::zh_hant},
           Row{"專力", "專利", Language::zh_hans},
           Row{"专力", "专利", Language::zh_hans},
           Row{"知识产劝", "知识产权", Language::zh_hans},
           Row{"知产权", "知识产权", Language::zh_hans},
           Row{"著做权", "著作权", Language::zh_hans},
           Row{"外观色计", "外观设计", Language::zh_hans},
           Row{"知识产产权", "知识产权", Language::zh_hans},
           Row{"trademakr", "trademark", Language::en},
           Row{"copyrihgt", "copyright", Language::en},
           Row{"pattent", "patent", Language::en},
           Row{"propiedade", "propriedade", Language::pt},
       }) {
    CAPTURE(row.typed);
    CHECK(suggestion_for(row.typed, row.reader) == row.meant);
  }
}

TEST_CASE("nothing is proposed for what is right, cited, quoted or a number") {
  for (const char* typed :
       {"商标", "專利", "著作权", "trade mark", "copyright", "propriedade industrial",
        "专利法第四十二条", "Cap. 559 s 18", "Cap. 999 s 1", "香港海關 email", "\"商票\"",
        "\"trademrak\"", "2019", "12345", "(852) 2961 6901", "Decreto-Lei n.º 97/99/M", ""}) {
    CAPTURE(typed);
    CHECK(suggestion_for(typed).empty());
  }
}

TEST_CASE(
    "nothing is proposed for a sentence whose words are right but stand in no record together") {
  for (const char* typed :
       {"商标可以转让吗？", "外观设计专利的保护期是多久", "how long does a patent last",
        "别人抢注了我的商标怎么办", "著作权在哪里登记"}) {
    CAPTURE(typed);
    const search::Results results = find(request(typed, record::Language::zh_hans));
    CHECK(results.suggestion.empty());
    CHECK(results.shown_for.empty());
  }
}

TEST_CASE("what is left of words without a place is held by none only where a scan finds none") {
  const auto read = pool().with([](const index::Reader& reader) {
    const auto documents = terms_of_documents(reader);
    std::size_t yes = 0, no = 0;
    for (const char* typed :
         {"商标可以转让吗", "外观设计专利的保护期是多久", "the patent of a ship",
          "how long does a patent last", "商票 注册", "trademrak law hotel"}) {
      const std::vector<search::Unit> units = search::make_units(typed);
      const search::Rest rest(reader, units);
      for (const search::Unit& unit : units) {
        for (const search::Forms& group : unit.groups) {
          const auto holds = [&](const std::set<std::string>& terms) {
            return holds_rest(reader, terms, units, group.span);
          };
          const bool held = std::any_of(documents.begin(), documents.end(), holds);
          const bool may_be = rest.may_be_held(group.span);
          CAPTURE(typed, group.any_of.front());
          CHECK((may_be || !held));
          ++(may_be ? yes : no);
        }
      }
    }
    CHECK(yes > 0);
    CHECK(no > 0);
  });
  CHECK(read.ok());
}

TEST_CASE("a proposal gives more than the query, and its results are shown only with its name") {
  for (const char* typed :
       {"商票", "知产权", "trademakr", "pattent", "专力 申请", "copyrihgt law"}) {
    CAPTURE(typed);
    const search::Results results = find(request(typed));
    REQUIRE(!results.suggestion.empty());
    CHECK(results.text == typed);
    const search::Results meant = find(request(results.suggestion));
    CHECK(meant.total > 0);
    if (results.shown_for.empty()) continue;
    CHECK(results.shown_for == results.suggestion);
    CHECK(names(results.hits) == names(meant.hits));
    search::Request exact = request(typed);
    exact.exact = true;
    const search::Results as_typed = find(exact);
    CHECK(as_typed.shown_for.empty());
    CHECK(as_typed.suggestion == results.suggestion);
  }
}

}  // namespace gbalex::tests

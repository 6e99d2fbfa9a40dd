// Did you mean: what is proposed for a slip, and that nothing is where nothing is wrong.
#include "search/spelling.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "index/vocabulary.h"
#include "library.h"

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

// Text to query, as a table; and that no text whatever is refused.
#include "search/query.h"

#include <catch2/catch.hpp>
#include <chrono>
#include <random>

#include "text/analyse.h"

using namespace gbalex;
using search::parse;

TEST_CASE("a query is read as its parts") {
  struct Row {
    std::string typed, understood;
  };
  const std::vector<Row> rows = {
      {"", ""},
      {"商标", "商标"},
      {"  商标 \t 续展　期限 ", "商标 \t 续展 期限"},
      {"\"trade mark\"", "\"trade mark\""},
      {"mark \"trade mark\" law", "mark law \"trade mark\""},
      {"“驰名商标”", "\"驰名商标\""},
      {"「馳名」商標", "商標 \"馳名\""},
      {"商标 -版权", "商标 -版权"},
      {"商标 -\"著作 权\"", "商标 -\"著作 权\""},
      {"region:macao 商标", "商标 region:macao"},
      {"kind:contact kind:link x", "x kind:contact kind:link"},
      {"status:repealed lang:pt marca", "marca status:repealed lang:pt"},
      {"subject:patent as_of:2026-12-31", "subject:patent as_of:2026-12-31"},
      // What is not understood is words.
      {"region:mars 商标", "region:mars 商标"},
      {"as_of:2026-13-40", "as_of:2026-13-40"},
      {"as_of:2026", "as_of:2026"},
      {"\"lone quote", "\"lone quote"},
      {"a - b", "a - b"},
      {"- -- ---", "- -- ---"},
      {"\"\" x", "x"},
      {"\"，。\" x", "x"},
      {"AND OR NOT", "AND OR NOT"},
      {"cross-border 12-34", "cross-border 12-34"},
  };
  for (const Row& row : rows) {
    INFO(row.typed);
    bool was_cut = false;
    // Control characters are blanks before the parser sees them.
    const std::string clean = search::cleaned(row.typed, 2000, was_cut);
    std::string expected = row.understood;
    for (char& c : expected) c = c == '\t' ? ' ' : c;
    const std::string understood = parse(clean).to_string();
    // Runs of blanks count as one.
    CHECK(text::fold_key(understood) == text::fold_key(expected));
  }
}

TEST_CASE("what was understood is understood again as the same") {
  for (const std::string typed :
       {"商标 \"trade mark\" -\"b c\" -d region:macao kind:topic", "\"lone", "a\"b\"c", "“x” y"}) {
    const std::string once = parse(typed).to_string();
    INFO(once);
    CHECK(parse(once).to_string() == once);
  }
}

TEST_CASE("any bytes are a query") {
  std::mt19937 random(3);
  const std::vector<std::string> pieces = {"\"",
                                           "“",
                                           "”",
                                           "「",
                                           "-",
                                           ":",
                                           "region:",
                                           " ",
                                           "商",
                                           "a",
                                           "\xff",
                                           "\xe5\x95",
                                           std::string(1, '\0'),
                                           "(",
                                           ")"};
  std::uniform_int_distribution<std::size_t> piece(0, pieces.size() - 1);
  for (int i = 0; i < 5000; ++i) {
    std::string typed;
    for (int j = 0; j < 12; ++j) typed += pieces[piece(random)];
    bool was_cut = false;
    const std::string clean = search::cleaned(typed, 2000, was_cut);
    REQUIRE(text::is_valid_utf8(clean));
    REQUIRE(text::is_valid_utf8(parse(clean).to_string()));
  }
}

TEST_CASE("parsing is linear: a hundred thousand quotes take no time") {
  for (const std::string unit : {"\"", "\" ", "-\"", "“", "“a” ", "a:"}) {
    std::string typed;
    while (typed.size() < 200'000) typed += unit;
    const auto start = std::chrono::steady_clock::now();
    (void)parse(typed);
    CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(5));
  }
}

TEST_CASE("a query is cut at a character") {
  bool was_cut = false;
  CHECK(search::cleaned("商标法", 7, was_cut) == "商标");
  CHECK(was_cut);
  CHECK(search::cleaned("商标法", 9, was_cut) == "商标法");
  CHECK(!was_cut);
}

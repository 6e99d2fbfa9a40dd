// Text to query, as a table; and that no text whatever is refused.
#include "search/query.h"

#include <catch2/catch.hpp>
#include <random>

#include "text/analyse.h"
#include "tree.h"

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
      {"“驰名商标”", "“驰名商标”"},
      {"「馳名」商標", "商標 “馳名”"},
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
      {"\"lone quote", "lone quote"},
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

TEST_CASE("what was understood is understood again as the same tree, whatever was typed") {
  std::mt19937 random(20261124);
  const std::vector<std::string> pieces = {
      "商标",
      "專利",
      "a",
      "b-c",
      "18(1)",
      "(iv)",
      "\"x y\"",
      "“馳名”",
      "「a \" b」",
      "\"",
      "“",
      "”",
      "(",
      ")",
      "（",
      "）",
      "-",
      "－",
      "OR",
      "AND",
      "NOT",
      "ＯＲ",
      "or",
      "title:",
      "heading:",
      "region:",
      "region:macao",
      "lang:pt",
      "year:2019..",
      "year:x",
      "issuer:",
      "issuer:國務院",
      "as_of:2026-12-31",
      "as_of:",
      "foo:bar",
      "kind:(",
      ".",
      "the",
      "：",
      "--x",
      "ｔｉｔｌｅ：",
      "，",
  };
  const auto below = [&random](std::size_t n) { return random() % n; };
  std::size_t deep = 0;
  for (int i = 0; i < 20'000; ++i) {
    std::string typed;
    for (std::size_t j = below(14); j > 0; --j) {
      typed += pieces[below(pieces.size())];
      if (below(3) > 0) typed += ' ';
    }
    INFO(typed);
    const search::Query once = parse(typed);
    const std::string understood = once.to_string();
    INFO(understood);
    const search::Query again = parse(understood);
    REQUIRE(tests::drawn(again) == tests::drawn(once));
    REQUIRE(again.root == once.root);
    REQUIRE(again.to_string() == understood);
    deep += tests::drawn(once).find("any(") != std::string::npos ? 1 : 0;
  }
  CHECK(deep > 1000);
}

TEST_CASE("a hint points at what it is about") {
  const std::string typed = "商标 region:mars “a (b";
  const search::Query query = parse(typed);
  REQUIRE(query.hints.size() == 3);
  for (const search::Hint& hint : query.hints) {
    CHECK(typed.substr(hint.span.begin, hint.span.end - hint.span.begin) == hint.text);
  }
  CHECK(tests::drawn(query.hints) ==
        "4:unknown-value[region:mars] 16:unclosed-quote[“] 19:unclosed-parenthesis[(]");
}

TEST_CASE("a query of very many terms is cut at a term and says so") {
  std::string typed;
  for (int i = 0; i < 300; ++i) typed += "w" + std::to_string(i) + " ";
  const search::Query query = parse("\"first words\" " + typed + " -\"last words\"");
  CHECK(query.was_cut);
  const std::string understood = query.to_string();
  CHECK(understood.find("w125 ") != std::string::npos);  // letters and digits are two terms
  CHECK(understood.find("w200") == std::string::npos);
  CHECK(understood.find("last") == std::string::npos);
  CHECK_FALSE(parse(understood).was_cut);
  CHECK_FALSE(parse("商标 续展").was_cut);
}

TEST_CASE("parentheses are read to a depth, and what is deeper is left out with a hint") {
  const auto nested = [](std::size_t depth) {
    return std::string(depth, '(') + "a OR b" + std::string(depth, ')') + " c";
  };
  CHECK(parse(nested(search::kMaxNesting)).hints.empty());
  const search::Query deeper = parse(nested(search::kMaxNesting + 3));
  REQUIRE(deeper.hints.size() == 3);
  for (const search::Hint& hint : deeper.hints) CHECK(hint.what == search::Hint::What::too_deep);
  CHECK(deeper.root == parse("(a OR b) c").root);
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

// A parser that went back over what it had read would need hours for one of these.
TEST_CASE("parsing is linear: a megabyte of anything is read") {
  for (const std::string unit : {"\"",
                                 "\" ",
                                 "-\"",
                                 "“",
                                 "“a” ",
                                 "a:",
                                 "(",
                                 ")",
                                 "()",
                                 "(a ",
                                 "a) ",
                                 "(a b) ",
                                 "-",
                                 "- ",
                                 "-(",
                                 "OR ",
                                 "a OR ",
                                 "NOT ",
                                 "AND ",
                                 "NOT a ",
                                 "title:",
                                 "title:(",
                                 "region:macao ",
                                 "region:x ",
                                 "year:2019..2020 ",
                                 "a(b)",
                                 "a(b ",
                                 "（",
                                 "商",
                                 "商标 ",
                                 "issuer:\"a\" ",
                                 "as_of:2026-12-31 ",
                                 "(a OR b) ",
                                 "-(a b) "}) {
    INFO(unit);
    std::string typed;
    while (typed.size() < 1'000'000) typed += unit;
    const search::Query query = parse(typed);
    CHECK(parse(query.to_string()).root == query.root);
  }
}

TEST_CASE("a query is cut at a character") {
  bool was_cut = false;
  CHECK(search::cleaned("商标法", 7, was_cut) == "商标");
  CHECK(was_cut);
  CHECK(search::cleaned("商标法", 9, was_cut) == "商标法");
  CHECK(!was_cut);
}

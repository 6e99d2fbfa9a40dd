// Any bytes are a query: searched as words, never an error, never markup in the answer.
#include <catch2/catch.hpp>
#include <random>

#include "library.h"
#include "markup.h"
#include "text/analyse.h"

namespace gbalex::tests {
namespace {

void check_answer(const std::string& query) {
  CAPTURE(query);
  const auto results = search::search(pool(), request(query), test_day());
  REQUIRE(results.ok());
  CHECK(text::is_valid_utf8(results->text));
  CHECK(text::is_valid_utf8(results->understood));
  CHECK(results->total >= static_cast<int>(results->hits.size()));
  for (const search::Hit& hit : results->hits) {
    CHECK(text::is_valid_utf8(hit.snippet));
    CHECK(read_snippet(hit.snippet));
  }
}

std::string repeated(std::string_view text, std::size_t bytes) {
  std::string all;
  while (all.size() < bytes) all += text;
  return all;
}

}  // namespace

TEST_CASE("any query is answered") {
  for (const char* query : {"",
                            " ",
                            "\t\n",
                            "　",
                            "-",
                            "--",
                            "---",
                            "-x",
                            "-商标",
                            "-\"patent\"",
                            "\"",
                            "\"\"",
                            "\"\"\"",
                            "\"patent",
                            "patent\"",
                            "“专利",
                            "「商標",
                            "」「",
                            "(",
                            ")",
                            "((patent",
                            "patent))",
                            "()",
                            "[]",
                            "AND",
                            "OR NOT",
                            "AND OR NOT XOR NEAR ADJ",
                            "patent AND",
                            "+ - * / ? : ; , .",
                            "*",
                            "pat*",
                            "region:",
                            "region:nowhere",
                            "kind:law",
                            ":",
                            "::",
                            "as_of:2026-02-30",
                            "as_of:9999-12-31",
                            "status:repealed",
                            "lang:xx patent",
                            "%00",
                            "<script>",
                            "'; --",
                            "\\",
                            "\\\\\"",
                            "Z",
                            "W商标",
                            "Acap559",
                            "N42",
                            "\xEF\xBF\xBD",
                            "e\xCC\x81\xCC\x81\xCC\x81",
                            "第条",
                            "Cap.",
                            "art",
                            "第999999999999999999999條",
                            "Cap. 99999999999999999999 s 1",
                            "\xF0\xA0\x80\x80"}) {
    check_answer(query);
  }
}

TEST_CASE("a query of invalid UTF-8 is answered") {
  for (const std::string& query :
       {std::string("\xFF"), std::string("\xC3"), std::string("\xE4\xB8"), std::string("\xC0\x80"),
        std::string("\xED\xA0\x80"), std::string("\xF4\x90\x80\x80"), std::string("patent\xFFterm"),
        std::string("\"\xE5\x95"), std::string("patent\0term", 11), std::string(1, '\0')}) {
    check_answer(query);
  }
}

TEST_CASE("a long query is cut, says so, and is answered") {
  for (const char* piece :
       {"x", "专", "patent ", "\"", "-", "(", "- ", "\"a\" ", "-\"a\" ", "region:macao ", "\xFF",
        "Cap. 559 s 18 ", "第一百条", "商标 ", "“", "1", "97/99/M "}) {
    const std::string query = repeated(piece, 5000);
    check_answer(query);
    const search::Results results = find(request(query));
    CHECK(results.text.size() <= search::kMaxQueryBytes);
    REQUIRE_FALSE(results.notices.empty());
    CHECK(results.notices.front() == "query-cut");
    const bool terms_cut = results.notices.size() == 2 && results.notices[1] == "terms-cut";
    CHECK((results.notices.size() == 1 || terms_cut));
  }
}

TEST_CASE("random queries are answered") {
  std::mt19937 random(20261124);
  const auto below = [&random](std::size_t n) { return random() % n; };
  const std::vector<std::string> pieces = {
      "商标", "專利", "patent", "marca",        "\"",    "-",  "“",    "”",    "「",   "」",
      "(",    ")",    " ",      "　",           "第",    "条", "42",   "４２", "Cap.", "s",
      "/",    "M",    ":",      "region:macao", "kind:", "*",  "\xFF", "\xE5", "<",    "&"};
  for (int round = 0; round < 150; ++round) {
    std::string bytes, mixed;
    for (std::size_t i = below(60); i > 0; --i) bytes += static_cast<char>(below(256));
    for (std::size_t i = below(12); i > 0; --i) mixed += pieces[below(pieces.size())];
    check_answer(bytes);
    check_answer(mixed);
  }
}

TEST_CASE("a page that does not exist is refused by name") {
  for (const auto& [page, per_page] : std::vector<std::pair<int, int>>{
           {0, 20}, {-1, 20}, {1, 0}, {1, 101}, {51, 20}, {11, 100}, {2147483647, 100}}) {
    search::Request asked = request("patent");
    asked.page = page;
    asked.per_page = per_page;
    const auto results = search::search(pool(), asked, test_day());
    CAPTURE(page, per_page);
    REQUIRE_FALSE(results.ok());
    CHECK(results.error().kind == record::ErrorKind::usage);
  }
}

}  // namespace gbalex::tests

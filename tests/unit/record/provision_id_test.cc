#include "record/provision_id.h"

#include <catch2/catch.hpp>
#include <fstream>
#include <nlohmann/json.hpp>

#include "shared.h"

using gbalex::record::ProvisionId;

namespace {

ProvisionId id(const char* text) {
  const auto parsed = ProvisionId::parse(text);
  CAPTURE(text);
  REQUIRE(parsed);
  return *parsed;
}

}  // namespace

TEST_CASE("a provision id falls into unit, article and paragraphs") {
  struct Row {
    const char* text;
    const char* unit;
    const char* article;
    const char* paragraphs;
    const char* path;
  };
  const Row rows[] = {
      {"art42", "art", "art42", "", "art42"},
      {"art42(1)", "art", "art42", "(1)", "art42/1"},
      {"art42(2)(a)", "art", "art42", "(2)(a)", "art42/2/a"},
      {"art219-1", "art", "art219-1", "", "art219-1"},
      {"art6bis", "art", "art6bis", "", "art6bis"},
      {"s14A", "s", "s14A", "", "s14A"},
      {"s118(1)(b)", "s", "s118", "(1)(b)", "s118/1/b"},
      {"r3", "r", "r3", "", "r3"},
      {"reg5", "reg", "reg5", "", "reg5"},
      {"ord100", "ord", "ord100", "", "ord100"},
      {"sch1", "sch", "sch1", "", "sch1"},
      {"sch1/s2", "sch", "sch1", "/s2", "sch1/s2"},
      {"partXA", "part", "partXA", "", "partXA"},
      {"annex1", "annex", "annex1", "", "annex1"},
      {"ch4", "ch", "ch4", "", "ch4"},
      {"ch4s3", "ch4s", "ch4s3", "", "ch4s3"},
      {"art17(1)..(4)", "art", "art17", "(1)..(4)", "art17/1..4"},
      {"art213..215", "art", "art213..215", "", "art213..215"},
      {"s88A..88J", "s", "s88A..88J", "", "s88A..88J"},
      {"art61..", "art", "art61..", "", "art61.."},
  };
  for (const Row& row : rows) {
    const ProvisionId parsed = id(row.text);
    CHECK(parsed.text() == row.text);
    CHECK(parsed.unit() == row.unit);
    CHECK(parsed.article() == row.article);
    CHECK(parsed.paragraphs() == row.paragraphs);
    CHECK(parsed.path() == row.path);
    const auto back = ProvisionId::parse_path(row.path);
    REQUIRE(back);
    CHECK(back->text() == row.text);
  }
}

TEST_CASE("what is not of the grammar is no provision id") {
  for (const char* text :
       {"", "42", "art", "artx", "article42", "art42(", "art42()", "art42(1", "art42)", "art42 (1)",
        "s", "x1", "art42..41", "art1234567", "art42(1)x", "ch", "../x", "art42/..", "sch1/"}) {
    CAPTURE(text);
    CHECK_FALSE(ProvisionId::parse(text));
  }
  CHECK_FALSE(ProvisionId::parse_path("art42//1"));
  CHECK_FALSE(ProvisionId::parse_path("art42/"));
}

TEST_CASE("a provision covers its paragraphs and a range its members") {
  CHECK(id("art42").covers(id("art42(1)")));
  CHECK(id("art42(1)").covers(id("art42")));
  CHECK_FALSE(id("art42").covers(id("art421")));
  CHECK_FALSE(id("art42").covers(id("s42")));
  CHECK(id("art213..215").covers(id("art214(1)")));
  CHECK(id("art213..215").covers(id("art213")));
  CHECK(id("art213..215").covers(id("art215")));
  CHECK_FALSE(id("art213..215").covers(id("art216")));
  CHECK_FALSE(id("art213..219").covers(id("art219-1")));
  CHECK(id("s88A..88J").covers(id("s88C")));
  CHECK_FALSE(id("s88A..88J").covers(id("s88K")));
  CHECK_FALSE(id("s88A..88J").covers(id("s88")));
  CHECK(id("s88A..88J").covers(id("S88c")));
  CHECK(id("art61..").covers(id("art99")));
  CHECK_FALSE(id("art61..").covers(id("art60")));
}

TEST_CASE("provisions stand in the order of the law") {
  const char* in_order[] = {"s1",   "s2",    "s10",  "s14",   "s14A", "s14B",
                            "s14Z", "s14AA", "s118", "part2", "sch1", "sch2"};
  for (std::size_t i = 0; i + 1 < std::size(in_order); ++i) {
    CAPTURE(in_order[i], in_order[i + 1]);
    CHECK(reading_order(id(in_order[i]), id(in_order[i + 1])));
    CHECK_FALSE(reading_order(id(in_order[i + 1]), id(in_order[i])));
  }
  CHECK(reading_order(id("art219-2"), id("art219-10")));
}

TEST_CASE("every provision of the fact base is of the grammar") {
  GBALEX_NEEDS_SHARED(shared);
  std::ifstream file(shared / "facts/instruments.jsonl");
  int seen = 0;
  for (std::string line; std::getline(file, line);) {
    const auto instrument = nlohmann::json::parse(line);
    for (const auto& row : instrument["key_provisions"]) {
      if (row["provision"].is_null()) continue;
      const auto text = row["provision"].get<std::string>();
      const auto parsed = ProvisionId::parse(text);
      CAPTURE(text);
      REQUIRE(parsed);
      CHECK(ProvisionId::parse(parsed->article()));
      CHECK(ProvisionId::parse_path(parsed->path())->text() == text);
      ++seen;
    }
  }
  CHECK(seen > 1000);
}

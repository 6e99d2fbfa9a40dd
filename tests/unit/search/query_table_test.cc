// query_table.txt: what a reader types, the tree it becomes, what was not understood, and the
// Xapian query that finds it on the small shelf.
#include <xapian.h>

#include <catch2/catch.hpp>
#include <fstream>

#include "search/match.h"
#include "shelf.h"
#include "tree.h"

namespace gbalex::tests {
namespace {

struct Row {
  std::size_t line = 0;
  std::string typed, tree, hints, query;
};

// A line each for what is typed (behind "> "), the tree, hints (behind "? ") where there are any,
// and the query (behind "= ").
std::vector<Row> read_table() {
  std::ifstream in(std::string(GBALEX_SOURCE_DIR) + "/tests/unit/search/query_table.txt");
  REQUIRE(in);
  std::vector<Row> rows;
  std::string text;
  for (std::size_t line = 1; std::getline(in, text); ++line) {
    if (text.empty() || text.starts_with('#')) continue;
    if (text.starts_with("> ") || text == ">") {
      rows.push_back({line, text.size() > 2 ? text.substr(2) : "", "", "", ""});
      continue;
    }
    REQUIRE_FALSE(rows.empty());
    if (text.starts_with("? ")) {
      rows.back().hints = text.substr(2);
    } else if (text.starts_with("= ")) {
      rows.back().query = text.substr(2);
    } else {
      REQUIRE(rows.back().tree.empty());
      rows.back().tree = text;
    }
  }
  return rows;
}

void give_meanings(const search::Node& node, search::Meanings& meanings) {
  if (const auto* words = std::get_if<search::Words>(&node.is)) {
    meanings[words].units = search::make_units(words->text);
  } else if (const auto* all = std::get_if<search::All>(&node.is)) {
    for (const search::Node& part : all->of) give_meanings(part, meanings);
  } else if (const auto* any = std::get_if<search::Any>(&node.is)) {
    for (const search::Node& part : any->of) give_meanings(part, meanings);
  } else if (const auto* no = std::get_if<search::Not>(&node.is)) {
    give_meanings(no->of.front(), meanings);
  }
}

// "unsettled" stands before a query that finds more than it means.
std::string described(const index::Reader& reader, const search::Query& query) {
  search::Meanings meanings;
  give_meanings(query.root, meanings);
  const record::Date day = query.as_of.value_or(*record::Date::of_day(2026, 11, 24));
  const search::Match match = search::match_all(reader, {&query.root}, meanings, day);
  const search::Node node{query.filters};
  const search::Match filters = search::match_all(reader, {&node}, meanings, day);
  const bool unsettled = match.unsettled || filters.unsettled;
  const Xapian::Query all =
      query.filters.empty() ? match.query
                            : Xapian::Query(Xapian::Query::OP_FILTER, match.query, filters.query);
  return (unsettled ? "unsettled " : "") + all.get_description();
}

}  // namespace

TEST_CASE("a query becomes the tree, the hints and the Xapian query of the table") {
  const Shelf shelf(small_shelf());
  const std::vector<Row> rows = read_table();
  REQUIRE(rows.size() > 250);
  for (const Row& row : rows) {
    INFO("query_table.txt:" << row.line << " " << row.typed);
    const search::Query query = search::parse(row.typed);
    CHECK(drawn(query) == row.tree);
    CHECK(drawn(query.hints) == row.hints);
    std::string description;
    const auto read = shelf.pool().with(
        [&](const index::Reader& reader) { description = described(reader, query); });
    REQUIRE(read.ok());
    CHECK(description == row.query);
  }
}

TEST_CASE("every row of the table is understood again as the same tree") {
  for (const Row& row : read_table()) {
    INFO("query_table.txt:" << row.line << " " << row.typed);
    const search::Query once = search::parse(row.typed);
    INFO(once.to_string());
    CHECK(drawn(search::parse(once.to_string())) == drawn(once));
  }
}

}  // namespace gbalex::tests

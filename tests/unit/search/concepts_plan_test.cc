// Plans that hold concepts: stock query trees that two shards answer as one index does, and what
// the second stage knows of concepts.
#include <xapian.h>

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>

#include "library.h"
#include "search/evidence.h"
#include "search/plan.h"
#include "search/understand.h"
#include "shelf.h"

namespace gbalex::tests {
namespace {

const Shelf& shelf() {
  static const Shelf made(small_shelf(), small_thesaurus());
  return made;
}

const std::vector<std::string> kQueries = {
    "direito de autor",    "版权 patent",
    "商标续展 trade mark", "(marca OR \"商标\") renewal -专利",
    "专利与著作权",        "patente de prestígio"};

// Calls `use` with the reader, what the query means and its plan.
template <typename Use>
void with_plan(const std::string& text, search::Concepts concepts, const Use& use) {
  const auto read = shelf().pool().with([&](const index::Reader& reader) {
    const search::Query query = search::parse(text);
    const record::Date today = test_day();
    const search::Understood meant = search::understand(reader, query, today, concepts);
    use(reader, search::make_plan(reader, {meant.common,
                                           {&query.root},
                                           meant.meanings,
                                           meant.units,
                                           meant.phrase_units,
                                           meant.concepts,
                                           today}));
  });
  REQUIRE(read.ok());
}

bool is_stock(const Xapian::Query& query) {
  using Type = Xapian::Query::op;
  constexpr std::array kStock = {Type::OP_AND,          Type::OP_OR,     Type::OP_AND_NOT,
                                 Type::OP_AND_MAYBE,    Type::OP_FILTER, Type::OP_PHRASE,
                                 Type::OP_SCALE_WEIGHT, Type::LEAF_TERM, Type::LEAF_POSTING_SOURCE,
                                 Type::LEAF_MATCH_ALL};
  if (query.empty()) return true;
  if (std::find(kStock.begin(), kStock.end(), query.get_type()) == kStock.end()) return false;
  for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) {
    if (!is_stock(query.get_subquery(i))) return false;
  }
  return true;
}

// The documents of a database in memory, dealt out to so many shards.
Xapian::Database dealt(const Xapian::Database& from, unsigned shards) {
  std::vector<Xapian::WritableDatabase> parts;
  for (unsigned i = 0; i < shards; ++i) {
    parts.emplace_back("", Xapian::DB_BACKEND_INMEMORY);
  }
  for (Xapian::docid id = 1; id <= from.get_lastdocid(); ++id) {
    parts[(id - 1) % shards].add_document(from.get_document(id));
  }
  Xapian::Database all;
  for (const Xapian::WritableDatabase& part : parts) all.add_database(part);
  return all;
}

std::vector<std::pair<Xapian::docid, double>> ranked(const Xapian::Database& database,
                                                     const Xapian::Query& query) {
  Xapian::Enquire enquire(database);
  enquire.set_query(query);
  enquire.set_weighting_scheme(search::first_stage_weight());
  const Xapian::MSet best = enquire.get_mset(0, database.get_doccount());
  std::vector<std::pair<Xapian::docid, double>> all;
  for (auto match = best.begin(); match != best.end(); ++match) {
    all.emplace_back(*match, match.get_weight());
  }
  return all;
}

}  // namespace

TEST_CASE("a plan with concepts is made of stock operators that can be sent to another machine") {
  for (const std::string& text : kQueries) {
    CAPTURE(text);
    with_plan(text, search::Concepts::meant, [](const index::Reader&, const search::Plan& plan) {
      CHECK(!plan.concepts.empty());
      for (const Xapian::Query& query : {plan.scored, plan.all, plan.must}) {
        CHECK(is_stock(query));
        const Xapian::Query back = Xapian::Query::unserialise(query.serialise());
        CHECK(back.get_description() == query.get_description());
      }
    });
  }
}

TEST_CASE("two shards rank a query with concepts as one index does") {
  for (const std::string& text : kQueries) {
    CAPTURE(text);
    with_plan(
        text, search::Concepts::meant, [](const index::Reader& reader, const search::Plan& plan) {
          const Xapian::Query query(Xapian::Query::OP_AND_MAYBE,
                                    Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, plan.must, 0),
                                    plan.scored);
          const auto one = ranked(dealt(reader.database(), 1), query);
          const auto two = ranked(dealt(reader.database(), 2), query);
          CHECK(!one.empty());
          REQUIRE(one.size() == two.size());
          for (std::size_t i = 0; i < one.size(); ++i) {
            CHECK(one[i].first == two[i].first);
            CHECK(one[i].second == Approx(two[i].second));
          }
        });
  }
}

TEST_CASE("without concepts the plan is that of the words") {
  with_plan("direito de autor", search::Concepts::left_out,
            [](const index::Reader&, const search::Plan& plan) {
              CHECK(plan.concepts.empty());
              CHECK(!plan.has_scored);
            });
}

TEST_CASE("a document that holds the concept covers the words that name it") {
  const std::string text = "direito de autor";
  with_plan(text, search::Concepts::meant,
            [&text](const index::Reader& reader, const search::Plan& plan) {
              REQUIRE(plan.concepts.size() == 1);
              CHECK(plan.concepts.front().id == "copyright");
              const search::QueryEvidence evidence(reader, text, plan);
              const auto look = [&](record::Kind kind, const char* id) {
                const auto found = reader.find(kind, id);
                REQUIRE(found);
                return evidence.look_at(index::make_view(*found, &reader.thesaurus().labels));
              };
              const search::Evidence held = look(record::Kind::programme, "year-2023");
              CHECK(held.coverage == Approx(1));
              CHECK(held.wants == 2);
              CHECK(held.concepts > 0);
              CHECK(held.concepts_held == Approx(1));
              CHECK(held.concepts_in_title == 0);
              const search::Evidence other = look(record::Kind::contact, "gd-office");
              CHECK(other.coverage == 0);
              CHECK(other.concepts == 0);
            });
  with_plan("trade mark", search::Concepts::meant,
            [](const index::Reader& reader, const search::Plan& plan) {
              const search::QueryEvidence evidence(reader, "trade mark", plan);
              const auto found = reader.find(record::Kind::programme, "year-2023");
              REQUIRE(found);
              const index::View view = index::make_view(*found, &reader.thesaurus().labels);
              CHECK(evidence.look_at(view).concepts_in_title == Approx(1));
            });
}

}  // namespace gbalex::tests

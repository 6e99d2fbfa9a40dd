// What the second stage of ranking knows of every document of a revision.
#include "index/feature_table.h"

#include <catch2/catch.hpp>

#include "commands/temporary_folder.h"
#include "index/reader.h"
#include "unit/index/building.h"
#include "unit/index/small_catalogue.h"

using namespace gbalex;

namespace {

index::Document article(const std::string& work, const std::string& provision,
                        const std::string& title) {
  index::Document document;
  document.kind = record::Kind::provision;
  document.id = work + "-2020";
  document.provision = provision;
  document.work = work;
  document.from = record::Date::parse("2020-07");
  document.fields = {{index::FieldKind::title, record::Language::en, title, {}},
                     {index::FieldKind::heading, record::Language::en, "Offences of salt", {}},
                     {index::FieldKind::body, record::Language::en, "salt", {}}};
  return document;
}

index::FeatureTable table_of(const std::vector<index::Document>& documents) {
  index::FeatureTable table;
  std::uint32_t id = 0;
  for (const index::Document& document : documents) {
    table.add(++id, index::pack_features(document, 5));
  }
  table.finish();
  return table;
}

std::vector<std::uint32_t> first_set(const index::TermSets& sets) {
  REQUIRE(sets.size() == 1);
  return {sets[0].begin(), sets[0].end()};
}

}  // namespace

TEST_CASE("a row says what the document says") {
  const auto documents = index::make_documents(tests::small_catalogue(), {});
  const index::FeatureTable table = table_of(documents);
  for (std::uint32_t i = 0; i < documents.size(); ++i) {
    const index::Document& document = documents[i];
    const auto* row = table.of(i + 1);
    REQUIRE(row != nullptr);
    CHECK(row->kind == document.kind);
    CHECK(row->region == document.region);
    CHECK(row->recorded_status == document.recorded_status);
    CHECK(row->standing == index::standing_of(document));
    CHECK(row->first_effective == document.first_effective);
    CHECK(row->from == document.from);
    CHECK(row->to == document.to);
    CHECK(row->cited == 5);
  }
}

TEST_CASE("a row knows how many documents its work has, and its own title and heading") {
  index::Document office;
  office.kind = record::Kind::contact;
  office.id = "office";
  const auto table = table_of({article("salt-law", "art1", "Law of Salt"),
                               article("salt-law", "art2", "Law of Salt"), office,
                               article("tide-law", "art1", "Law of Tides")});
  CHECK(table.of(1)->work_size == 2);
  CHECK(table.of(2)->work_size == 2);
  CHECK(table.of(3)->work_size == 0);
  CHECK(table.of(4)->work_size == 1);
  CHECK(table.of(1)->titles == table.of(2)->titles);
  CHECK(table.of(1)->headings == table.of(4)->headings);
  CHECK(first_set(table.sets(table.of(1)->titles)) ==
        index::coverage_hashes("Law of Salt", record::Language::en));
  CHECK(first_set(table.sets(table.of(4)->titles)) ==
        index::coverage_hashes("Law of Tides", record::Language::en));
  CHECK(first_set(table.sets(table.of(4)->headings)) ==
        index::coverage_hashes("Offences of salt", record::Language::en));
  CHECK(table.sets(table.of(3)->titles).size() == 0);
  CHECK(table.of(1)->of_liability);
  CHECK_FALSE(table.of(3)->of_liability);
}

TEST_CASE("there is no row for a number that no document has, or whose value is damaged") {
  index::FeatureTable table;
  const std::string value = index::pack_features(article("salt-law", "art1", "Law of Salt"), 0);
  table.add(7, value);
  table.add(9, std::string_view(value).substr(0, value.size() - 1));
  table.finish();
  CHECK(table.of(7) != nullptr);
  for (const std::uint32_t id : {0U, 6U, 8U, 9U, 10U, 4'000'000'000U})
    CHECK(table.of(id) == nullptr);
}

TEST_CASE("the table is of the revision that is read") {
  const commands::TemporaryFolder data;
  tests::build(data.path(), {article("salt-law", "art1", "Law of Salt"),
                             article("tide-law", "art1", "Law of Tides")});
  auto pool = index::ReaderPool::open(data.path());
  REQUIRE(pool.ok());
  const auto largest_work = [&pool] {
    std::uint32_t largest = 0, rows = 0;
    REQUIRE((*pool)
                ->with([&](const index::Reader& reader) {
                  largest = rows = 0;
                  for (std::uint32_t id = 1; id < 20; ++id) {
                    const auto* row = reader.features().of(id);
                    rows += row == nullptr ? 0 : 1;
                    largest = std::max(largest, row == nullptr ? 0 : row->work_size);
                  }
                })
                .ok());
    return std::pair(rows, largest);
  };
  CHECK(largest_work() == std::pair(2U, 1U));
  REQUIRE(index::update(data.path(), "salt-law-2020",
                        std::vector{article("salt-law", "art1", "Law of Salt"),
                                    article("salt-law", "art2", "Law of Salt"),
                                    article("salt-law", "art3", "Law of Salt")})
              .ok());
  CHECK(largest_work() == std::pair(4U, 3U));
}

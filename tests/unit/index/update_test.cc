// Updating one record of the live index.
#include <catch2/catch.hpp>

#include "unit/index/invented.h"

namespace gbalex::tests {

namespace {

std::string digest(const DataDir& data) {
  const auto report = index::verify(data.path());
  INFO((report ? std::string() : report.error().to_string()));
  REQUIRE(report.ok());
  return report->content_digest;
}

}  // namespace

TEST_CASE("an update leaves the index as if it had been built anew, and back again") {
  const DataDir data, fresh;
  const std::string high = build(data.path(), kHigh).content_digest;
  const std::string low = build(fresh.path(), kLow).content_digest;
  REQUIRE(index::update(data.path(), kTide, tide(kLow)).ok());
  CHECK(digest(data) == low);
  REQUIRE(index::update(data.path(), kTide, tide(kHigh)).ok());
  CHECK(digest(data) == high);
}

TEST_CASE("an update is seen by an open pool as a new generation") {
  const DataDir data;
  build(data.path(), kHigh);
  auto pool = index::ReaderPool::open(data.path());
  REQUIRE(pool.ok());
  std::string before;
  for (const char* state : {kHigh, kLow, kHigh}) {
    REQUIRE(index::update(data.path(), kTide, tide(state)).ok());
    std::string generation;
    REQUIRE((*pool)
                ->with([&](const index::Reader& reader) {
                  const Seen seen = look(reader);
                  CHECK(seen.state == state);
                  CHECK(seen.wrong == "");
                  generation = reader.generation();
                })
                .ok());
    CHECK(generation != before);
    before = generation;
  }
}

TEST_CASE("an update with no documents removes the record and nothing else") {
  const DataDir data;
  build(data.path(), kHigh);
  REQUIRE(index::update(data.path(), kTide, {}).ok());
  auto pool = index::ReaderPool::open(data.path());
  REQUIRE(pool.ok());
  REQUIRE((*pool)
              ->with([](const index::Reader& reader) {
                for (const index::Document& document : documents(kHigh)) {
                  INFO(document.id + "/" + document.provision);
                  const auto stored = reader.get(document.kind, document.id, document.provision);
                  REQUIRE(stored.has_value() == (document.id != kTide));
                  if (stored) CHECK(difference(document, *stored) == "");
                }
                CHECK(reader.law_names().find("the law of high tides").empty());
              })
              .ok());
  CHECK(index::verify(data.path()).ok());
}

TEST_CASE("an update of an id that is new adds the record") {
  const DataDir data;
  std::vector<index::Document> others = documents(kHigh);
  std::erase_if(others, [](const index::Document& document) { return document.id == kTide; });
  REQUIRE(try_build(data.path(), others) == "");
  REQUIRE(index::update(data.path(), kTide, tide(kHigh)).ok());
  const Seen seen = look(data.path());
  CHECK(seen.state == kHigh);
  CHECK(seen.wrong == "");
}

TEST_CASE("an update to the same documents leaves the content as it was") {
  const DataDir data;
  const std::string before = build(data.path(), kHigh).content_digest;
  REQUIRE(index::update(data.path(), kTide, tide(kHigh)).ok());
  CHECK(digest(data) == before);
}

}  // namespace gbalex::tests

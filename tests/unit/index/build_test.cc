// Building apart: digests, the lock, builds left unfinished, swaps.
#include <algorithm>
#include <catch2/catch.hpp>
#include <iterator>

#include "unit/index/invented.h"

namespace gbalex::tests {

namespace fs = std::filesystem;
using index::Builder;

namespace {

std::ptrdiff_t generations(const DataDir& data) {
  return std::count_if(
      fs::directory_iterator(data.index()), fs::directory_iterator(),
      [](const fs::directory_entry& entry) { return entry.path().filename().string()[0] == 'g'; });
}

}  // namespace

TEST_CASE("the same catalogue gives the same digest, another one another") {
  const DataDir one, two, three;
  const auto high = build(one.path(), kHigh);
  const auto again = build(two.path(), kHigh);
  const auto low = build(three.path(), kLow);
  CHECK(high.documents == documents(kHigh).size());
  CHECK(low.documents + 1 == high.documents);
  CHECK(high.bytes > 0);
  CHECK_FALSE(high.content_digest.empty());
  CHECK(high.content_digest == again.content_digest);
  CHECK(high.content_digest != low.content_digest);
}

TEST_CASE("one changed letter of a payload, a reference or a date changes the digest") {
  const DataDir data;
  const std::string before = build(data.path(), kHigh).content_digest;
  using Change = void (*)(index::Document&);
  for (const Change change :
       {Change{[](index::Document& d) { d.payload += "."; }},
        Change{[](index::Document& d) { d.references.push_back("hk-lantern-office"); }},
        Change{[](index::Document& d) { d.from = record::Date::of_day(2010, 5, 2); }},
        Change{[](index::Document& d) { d.fields.back().text += "x"; }}}) {
    auto changed = documents(kHigh);
    change(changed.front());
    REQUIRE(try_build(data.path(), changed) == "");
    const auto after = index::verify(data.path());
    REQUIRE(after.ok());
    CHECK(after->content_digest != before);
  }
}

TEST_CASE("verify reports what finish reported") {
  const DataDir data;
  const auto built = build(data.path(), kHigh);
  const auto verified = index::verify(data.path());
  REQUIRE(verified.ok());
  CHECK(verified->content_digest == built.content_digest);
  CHECK(verified->documents == built.documents);
  CHECK(verified->bytes == built.bytes);
}

TEST_CASE("progress goes from nothing to everything") {
  const DataDir data;
  auto builder = Builder::begin(data.path());
  REQUIRE(builder.ok());
  std::vector<std::pair<std::size_t, std::size_t>> told;
  const auto all = documents(kHigh);
  REQUIRE(
      (*builder)
          ->add(all, [&](std::size_t done, std::size_t total) { told.emplace_back(done, total); })
          .ok());
  REQUIRE(told.size() >= 2);
  CHECK(told.front() == std::pair<std::size_t, std::size_t>{0, all.size()});
  CHECK(told.back() == std::pair{all.size(), all.size()});
  CHECK(std::is_sorted(told.begin(), told.end()));
}

TEST_CASE("a second builder is refused while the first lives, and let in after it") {
  const DataDir data;
  {
    auto first = Builder::begin(data.path());
    REQUIRE(first.ok());
    const auto second = Builder::begin(data.path());
    REQUIRE_FALSE(second.ok());
    CHECK(second.error().kind == record::ErrorKind::environment);
    CHECK_THAT(second.error().what, Catch::Contains("another build"));
    CHECK_FALSE(second.error().what_to_do.empty());
    // The refused one has not spoilt what the first has begun.
    REQUIRE((*first)->add(documents(kLow), {}).ok());
    REQUIRE((*first)->finish().ok());
    REQUIRE((*first)->swap().ok());
  }
  const Seen seen = look(data.path());
  CHECK(seen.state == kLow);
  CHECK(seen.wrong == "");
  CHECK(Builder::begin(data.path()).ok());
}

TEST_CASE("builders of two data directories do not meet") {
  const DataDir one, two;
  const auto first = Builder::begin(one.path());
  const auto second = Builder::begin(two.path());
  CHECK(first.ok());
  CHECK(second.ok());
}

TEST_CASE("a build that is left before finish or before swap leaves the old index current") {
  const DataDir data;
  const auto before = build(data.path(), kHigh);
  for (const bool finish : {false, true}) {
    INFO("finish " << finish);
    {
      auto builder = Builder::begin(data.path());
      REQUIRE(builder.ok());
      REQUIRE((*builder)->add(documents(kLow), {}).ok());
      if (finish) REQUIRE((*builder)->finish().ok());
    }
    const auto after = index::verify(data.path());
    REQUIRE(after.ok());
    CHECK(after->content_digest == before.content_digest);
    CHECK(look(data.path()).state == kHigh);
    CHECK_FALSE(fs::exists(data.index() / "building"));
    CHECK(generations(data) == 1);
  }
}

TEST_CASE("a build that was not finished cannot be swapped in, nor one twice") {
  const DataDir data;
  build(data.path(), kHigh);
  auto builder = Builder::begin(data.path());
  REQUIRE(builder.ok());
  REQUIRE((*builder)->add(documents(kLow), {}).ok());
  CHECK_FALSE((*builder)->swap().ok());
  CHECK(look(data.path()).state == kHigh);
  REQUIRE((*builder)->finish().ok());
  REQUIRE((*builder)->swap().ok());
  CHECK(look(data.path()).state == kLow);
  CHECK_FALSE((*builder)->swap().ok());
  CHECK(look(data.path()).wrong == "");
}

TEST_CASE("edits made during a build replace the documents of their record") {
  for (const std::size_t shards : {1U, 3U}) {
    CAPTURE(shards);
    const DataDir data, fresh;
    {
      auto builder = Builder::begin(data.path(), {.shards = shards});
      REQUIRE(builder.ok());
      REQUIRE((*builder)->add(documents(kHigh), {}).ok());
      REQUIRE((*builder)->replace(tide(kLow)).ok());
      REQUIRE((*builder)->finish().ok());
      REQUIRE((*builder)->swap().ok());
    }
    const Seen seen = look(data.path());
    CHECK(seen.state == kLow);
    CHECK(seen.wrong == "");
    const auto replaced = index::verify(data.path());
    REQUIRE(replaced.ok());
    CHECK(replaced->content_digest == build(fresh.path(), kLow).content_digest);
  }
}

TEST_CASE("a swap is seen by an open pool, and a read that has begun keeps its index") {
  const DataDir data;
  build(data.path(), kHigh);
  auto pool = index::ReaderPool::open(data.path());
  REQUIRE(pool.ok());
  std::string before, after;
  REQUIRE((*pool)
              ->with([&](const index::Reader& reader) {
                before = reader.generation();
                if (look(reader).state == kHigh) build(data.path(), kLow);
                const Seen seen = look(reader);
                CHECK(seen.state == kHigh);
                CHECK(seen.wrong == "");
              })
              .ok());
  REQUIRE((*pool)
              ->with([&](const index::Reader& reader) {
                after = reader.generation();
                const Seen seen = look(reader);
                CHECK(seen.state == kLow);
                CHECK(seen.wrong == "");
              })
              .ok());
  CHECK(before != after);
}

TEST_CASE("only the current generation and the one before are kept") {
  const DataDir data;
  for (int i = 0; i < 4; ++i) build(data.path(), i % 2 == 0 ? kHigh : kLow);
  CHECK(generations(data) == 2);
  CHECK(look(data.path()).state == kLow);
}

}  // namespace gbalex::tests

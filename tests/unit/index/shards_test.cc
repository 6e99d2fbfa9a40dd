// An index in shards on this machine: what is built, searched, updated and verified is what an
// index of one part is.
#include <xapian.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <map>
#include <set>

#include "index/schema.h"
#include "unit/index/invented.h"

namespace gbalex::tests {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kShards = 3;

fs::path shard(const DataDir& data, std::size_t number) {
  return data.current() / ("shard" + std::to_string(number));
}

record::Result<index::BuildReport> verified(const DataDir& data) {
  return index::verify(data.path());
}

// The documents' names in the order of their numbers.
std::vector<std::string> names_in_order(const fs::path& generation) {
  const Xapian::Database database(generation.string());
  std::vector<std::string> names;
  for (auto at = database.postlist_begin(""); at != database.postlist_end(""); ++at) {
    auto term = database.termlist_begin(*at);
    term.skip_to(index::prefix(index::TermField::name).data());
    names.push_back(*term);
  }
  return names;
}

std::set<std::string> records_of(const fs::path& database) {
  const Xapian::Database opened(database.string());
  const std::string head(index::prefix(index::TermField::record));
  return {opened.allterms_begin(head), opened.allterms_end(head)};
}

std::string generation_of(index::ReaderPool& pool) {
  std::string generation;
  REQUIRE(pool.with([&](const index::Reader& reader) { generation = reader.generation(); }).ok());
  return generation;
}

void both_refuse(const DataDir& data, const std::string& because, const std::string& where) {
  const auto pool = index::ReaderPool::open(data.path());
  REQUIRE_FALSE(pool.ok());
  CHECK_THAT(pool.error().what, Catch::Contains(because));
  CHECK_THAT(pool.error().where, Catch::Contains(where));
  CHECK_FALSE(pool.error().what_to_do.empty());
  const auto report = verified(data);
  REQUIRE_FALSE(report.ok());
  CHECK_THAT(report.error().what, Catch::Contains(because));
}

}  // namespace

TEST_CASE("an index has the same content however many shards it has") {
  const DataDir one;
  const auto whole = build(one.path(), kHigh);
  const std::vector<std::string> order = names_in_order(one.current());
  for (const std::size_t shards : {2, 3, 7, 40}) {
    CAPTURE(shards);
    const DataDir data;
    const auto report = build(data.path(), kHigh, shards);
    CHECK(report.content_digest == whole.content_digest);
    CHECK(report.documents == whole.documents);
    CHECK(report.bytes > 0);
    const Seen seen = look(data.path());
    CHECK(seen.state == kHigh);
    CHECK(seen.wrong == "");
    // Xapian's own tools open it as one.
    CHECK(names_in_order(data.current()) == order);
    const auto again = verified(data);
    REQUIRE(again.ok());
    CHECK(again->content_digest == report.content_digest);
    CHECK(again->bytes == report.bytes);
  }
}

TEST_CASE("all documents of a record lie in one shard, and every shard has some") {
  const DataDir data;
  build(data.path(), kHigh, kShards);
  std::map<std::string, int> shards_of_record;
  for (std::size_t i = 0; i < kShards; ++i) {
    const std::set<std::string> records = records_of(shard(data, i));
    CHECK_FALSE(records.empty());
    for (const std::string& record : records) ++shards_of_record[record];
  }
  for (const auto& [record, shards] : shards_of_record) {
    CAPTURE(record);
    CHECK(shards == 1);
  }
}

TEST_CASE("an update in shards gives the index that it gives in one part") {
  const DataDir one, divided;
  build(one.path(), kHigh);
  build(divided.path(), kHigh, kShards);
  auto pool = index::ReaderPool::open(divided.path());
  REQUIRE(pool.ok());
  std::set<std::string> generations = {generation_of(**pool)};
  for (const char* state : {kLow, kHigh, kLow}) {
    for (const DataDir* data : {&one, &divided}) {
      REQUIRE(index::update(data->path(), kTide, tide(state)).ok());
    }
    CHECK(generations.insert(generation_of(**pool)).second);
    Seen seen;
    REQUIRE((*pool)->with([&](const index::Reader& reader) { seen = look(reader); }).ok());
    CHECK(seen.state == state);
    CHECK(seen.wrong == "");
    const auto report = verified(divided), whole = verified(one);
    REQUIRE(report.ok());
    REQUIRE(whole.ok());
    CHECK(report->content_digest == whole->content_digest);
    CHECK(names_in_order(divided.current()) == names_in_order(one.current()));
  }
  REQUIRE(index::update(divided.path(), kTide, {}).ok());
  CHECK(generations.insert(generation_of(**pool)).second);
  CHECK(verified(divided).ok());
}

TEST_CASE("an update writes only the shard of its record") {
  const DataDir data;
  build(data.path(), kHigh, kShards);
  std::set<std::size_t> written;
  const std::string record = index::term(index::TermField::record, kTide);
  std::size_t own = kShards;
  std::vector<std::string> before;
  for (std::size_t i = 0; i < kShards; ++i) {
    const Xapian::Database database(shard(data, i).string());
    if (database.term_exists(record)) own = i;
    before.push_back(std::to_string(database.get_revision()));
  }
  REQUIRE(index::update(data.path(), kTide, tide(kLow)).ok());
  for (std::size_t i = 0; i < kShards; ++i) {
    const Xapian::Database database(shard(data, i).string());
    if (std::to_string(database.get_revision()) != before[i]) written.insert(i);
  }
  CHECK(written == std::set<std::size_t>{own});
}

TEST_CASE("a damaged shard does not verify and is named") {
  const DataDir data;
  build(data.path(), kHigh, kShards);
  const fs::path file = shard(data, 1) / "postlist.glass";
  fs::resize_file(file, fs::file_size(file) / 2);
  const auto report = verified(data);
  REQUIRE_FALSE(report.ok());
  CHECK_THAT(report.error().what, Catch::Contains("damaged"));
  CHECK_THAT(report.error().where, Catch::Contains("shard1"));
}

TEST_CASE("a shard that lost a document does not verify") {
  const DataDir data;
  build(data.path(), kHigh, kShards);
  {
    Xapian::WritableDatabase database(shard(data, 2).string());
    database.delete_document(*database.postlist_begin(""));
  }
  const auto report = verified(data);
  REQUIRE_FALSE(report.ok());
  CHECK_THAT(report.error().where, Catch::Contains("shard2"));
}

TEST_CASE("shards that have changed places are refused") {
  const DataDir data;
  build(data.path(), kHigh, kShards);
  fs::rename(shard(data, 0), data.current() / "other");
  fs::rename(shard(data, 1), shard(data, 0));
  fs::rename(data.current() / "other", shard(data, 1));
  both_refuse(data, "shard 1 of 3, but shard 0 of 3", "shard0");
}

TEST_CASE("a shard of another build is refused") {
  const DataDir data, other;
  build(data.path(), kHigh, kShards);
  build(other.path(), kLow, kShards);
  fs::remove_all(shard(data, 1));
  fs::copy(shard(other, 1), shard(data, 1));
  both_refuse(data, "another build", "shard1");
}

TEST_CASE("a list with fewer shards than were built, or with none, is refused") {
  const DataDir data;
  build(data.path(), kHigh, kShards);
  std::ofstream(data.current() / "XAPIANDB") << "auto shard0\nauto shard1\n";
  both_refuse(data, "but shard 0 of 2 is due", "shard0");
  std::ofstream(data.current() / "XAPIANDB") << "what is this\n";
  both_refuse(data, "what is this", "XAPIANDB");
  std::ofstream(data.current() / "XAPIANDB") << "";
  both_refuse(data, "list of shards", "XAPIANDB");
}

TEST_CASE("a missing shard is refused, never left out") {
  const DataDir data;
  build(data.path(), kHigh, kShards);
  fs::remove_all(shard(data, 2));
  const auto report = verified(data);
  REQUIRE_FALSE(report.ok());
  CHECK_THAT(report.error().where, Catch::Contains("shard2"));
}

}  // namespace gbalex::tests

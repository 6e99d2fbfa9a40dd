// An index whose shards are served by xapian-tcpsrv: attached, read, lost and found again.
#include "index/attach.h"

#include <catch2/catch.hpp>
#include <memory>
#include <thread>

#include "shard_server.h"
#include "unit/index/invented.h"

namespace gbalex::tests {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kShards = 2;

// An index in shards and a server for each.
struct Origin {
  DataDir data;
  std::vector<std::unique_ptr<ShardServer>> servers;

  explicit Origin(std::string_view state, std::size_t shards = kShards,
                  int timeout_milliseconds = 60'000) {
    build(data.path(), state, shards);
    for (std::size_t i = 0; i < shards; ++i) {
      const fs::path place =
          shards == 1 ? data.current() : data.current() / ("shard" + std::to_string(i));
      servers.push_back(std::make_unique<ShardServer>(place, timeout_milliseconds));
    }
  }
  [[nodiscard]] std::vector<std::string> addresses() const {
    std::vector<std::string> all;
    for (const auto& server : servers) all.push_back(server->address());
    return all;
  }
};

Seen see(index::ReaderPool& pool, std::string& generation) {
  Seen seen;
  const auto done = pool.with([&](const index::Reader& reader) {
    seen = look(reader);
    generation = reader.generation();
  });
  return done ? seen : Seen{"", done.error().to_string()};
}

void refused(const record::Result<index::AttachReport>& report, const std::string& because,
             const std::string& where) {
  REQUIRE_FALSE(report.ok());
  CHECK_THAT(report.error().what, Catch::Contains(because));
  CHECK_THAT(report.error().where, Catch::Contains(where));
  CHECK_FALSE(report.error().what_to_do.empty());
}

}  // namespace

TEST_CASE("served shards attached in any order are the index") {
  GBALEX_NEEDS_TCPSRV();
  const Origin origin(kHigh);
  const DataDir data;
  const auto report = index::attach(data.path(), {origin.addresses()[1], origin.addresses()[0]});
  INFO((report ? std::string() : report.error().to_string()));
  REQUIRE(report.ok());
  CHECK(report->servers == origin.addresses());
  CHECK(report->documents == documents(kHigh).size());
  const Seen seen = look(data.path());
  CHECK(seen.state == kHigh);
  CHECK(seen.wrong == "");
  const auto here = index::verify(data.path()), there = index::verify(origin.data.path());
  REQUIRE(here.ok());
  REQUIRE(there.ok());
  CHECK(here->content_digest == there->content_digest);
}

TEST_CASE("an index of one part can be attached too") {
  GBALEX_NEEDS_TCPSRV();
  const Origin origin(kLow, 1);
  const DataDir data;
  REQUIRE(index::attach(data.path(), origin.addresses()).ok());
  const Seen seen = look(data.path());
  CHECK(seen.state == kLow);
  CHECK(seen.wrong == "");
}

TEST_CASE("readers of an attached index follow the edits made where it lies") {
  GBALEX_NEEDS_TCPSRV();
  const Origin origin(kHigh);
  const DataDir data;
  REQUIRE(index::attach(data.path(), origin.addresses()).ok());
  auto pool = index::ReaderPool::open(data.path());
  REQUIRE(pool.ok());
  std::string before, after;
  CHECK(see(**pool, before).state == kHigh);
  REQUIRE(index::update(origin.data.path(), kTide, tide(kLow)).ok());
  const Seen seen = see(**pool, after);
  CHECK(seen.state == kLow);
  CHECK(seen.wrong == "");
  CHECK(before != after);
}

TEST_CASE("an attached index is not updated and says where to edit") {
  GBALEX_NEEDS_TCPSRV();
  const Origin origin(kHigh);
  const DataDir data;
  CHECK(index::can_update(data.path()).ok());
  REQUIRE(index::attach(data.path(), origin.addresses()).ok());
  for (const auto& refusal :
       {index::can_update(data.path()), index::update(data.path(), kTide, tide(kLow))}) {
    REQUIRE_FALSE(refusal.ok());
    CHECK_THAT(refusal.error().what, Catch::Contains(origin.addresses()[0]));
    CHECK_THAT(refusal.error().what_to_do, Catch::Contains("where its shards lie"));
  }
  CHECK(look(data.path()).state == kHigh);
  // A build makes the folder a place to edit again.
  build(data.path(), kLow);
  CHECK(index::can_update(data.path()).ok());
  CHECK(look(data.path()).state == kLow);
}

TEST_CASE("a server that is gone is named, and readers recover when it is back") {
  GBALEX_NEEDS_TCPSRV();
  const Origin origin(kHigh);
  const DataDir data;
  REQUIRE(index::attach(data.path(), origin.addresses()).ok());
  auto pool = index::ReaderPool::open(data.path());
  REQUIRE(pool.ok());
  std::string generation;
  REQUIRE(see(**pool, generation).state == kHigh);
  for (int round = 0; round < 2; ++round) {
    origin.servers[1]->stop();
    const auto lost = (*pool)->with([](const index::Reader& reader) { (void)look(reader); });
    REQUIRE_FALSE(lost.ok());
    CHECK(lost.error().kind == record::ErrorKind::environment);
    CHECK_THAT(lost.error().what, Catch::Contains("does not answer"));
    CHECK_THAT(lost.error().where, Catch::Contains(origin.addresses()[1]));
    CHECK_THAT(lost.error().what_to_do, Catch::Contains("xapian-tcpsrv"));
    CHECK_FALSE(index::ReaderPool::open(data.path()).ok());
    origin.servers[1]->start();
    const Seen seen = see(**pool, generation);
    CHECK(seen.state == kHigh);
    CHECK(seen.wrong == "");
  }
}

TEST_CASE("a server that was started anew, or closed an idle connection, is not noticed") {
  GBALEX_NEEDS_TCPSRV();
  constexpr int kIdle = 300;  // milliseconds
  const Origin origin(kHigh, kShards, kIdle);
  const DataDir data;
  REQUIRE(index::attach(data.path(), origin.addresses()).ok());
  auto pool = index::ReaderPool::open(data.path());
  REQUIRE(pool.ok());
  std::string generation;
  REQUIRE(see(**pool, generation).state == kHigh);
  std::this_thread::sleep_for(std::chrono::milliseconds(3 * kIdle));
  CHECK(see(**pool, generation).state == kHigh);
  origin.servers[0]->stop();
  origin.servers[0]->start();
  CHECK(see(**pool, generation).state == kHigh);
}

TEST_CASE("what is no whole index cannot be attached, and the current index stays") {
  GBALEX_NEEDS_TCPSRV();
  const Origin origin(kHigh), other(kLow);
  const DataDir data;
  build(data.path(), kLow);
  const std::vector<std::string> ours = origin.addresses(), others = other.addresses();
  refused(index::attach(data.path(), {ours[0]}), "shard 0 of 2, but shard 0 of 1", ours[0]);
  refused(index::attach(data.path(), {ours[0], ours[0]}), "but shard 1 of 2 is due", ours[0]);
  refused(index::attach(data.path(), {ours[0], others[1]}), "another build", others[1]);
  refused(index::attach(data.path(), {"nowhere"}), "no address", "nowhere");
  refused(index::attach(data.path(), {"127.0.0.1:0"}), "no address", "127.0.0.1:0");
  origin.servers[1]->stop();
  refused(index::attach(data.path(), ours), "does not answer", ours[1]);
  CHECK(look(data.path()).state == kLow);
  CHECK_FALSE(fs::exists(data.index() / "building"));
  CHECK(try_build(data.path(), documents(kHigh)) == "");  // the lock is free
}

}  // namespace gbalex::tests

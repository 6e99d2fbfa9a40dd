// A builder that is killed at any moment leaves the last good index.
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <chrono>
#include <functional>
#include <random>
#include <set>
#include <thread>

#include "unit/index/invented.h"

namespace gbalex::tests {

namespace fs = std::filesystem;
using index::Builder;

namespace {

constexpr unsigned kChildSeconds = 30;  // a child whose parent died ends by itself
constexpr int kMostBuilds = 10'000;

// A process that runs `work`, to be killed. It reports nothing but through the pipe: ready().
class Victim {
 public:
  using Ready = std::function<void()>;

  explicit Victim(const std::function<void(const Ready&)>& work) {
    int ends[2];
    REQUIRE(::pipe(ends) == 0);
    process_ = ::fork();
    REQUIRE(process_ >= 0);
    if (process_ == 0) {
      ::alarm(kChildSeconds);
      ::close(ends[0]);
      work([out = ends[1]] { (void)!::write(out, "!", 1); });
      ::_exit(3);
    }
    ::close(ends[1]);
    in_ = ends[0];
  }
  Victim(const Victim&) = delete;
  Victim& operator=(const Victim&) = delete;
  ~Victim() {
    if (process_ > 0) {
      ::kill(process_, SIGKILL);
      ::waitpid(process_, nullptr, 0);
    }
    ::close(in_);
  }

  // False when the process ended before it was ready.
  [[nodiscard]] bool wait_ready() const {
    char byte = 0;
    return ::read(in_, &byte, 1) == 1;
  }
  // True when it was alive until now and died of the kill.
  bool kill_now() {
    ::kill(process_, SIGKILL);
    int status = 0;
    const bool waited = ::waitpid(process_, &status, 0) == process_;
    process_ = -1;
    return waited && WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL;
  }

 private:
  pid_t process_ = -1;
  int in_ = -1;
};

struct States {
  std::vector<index::Document> high = documents(kHigh), low = documents(kLow);
};

// Digests of the two complete catalogues.
std::set<std::string> good_digests() {
  const DataDir one, two;
  return {build(one.path(), kHigh).content_digest, build(two.path(), kLow).content_digest};
}

void require_whole(const DataDir& data, const std::set<std::string>& good) {
  const auto verified = index::verify(data.path());
  INFO((verified ? std::string() : verified.error().to_string()));
  REQUIRE(verified.ok());
  REQUIRE(good.count(verified->content_digest) == 1);
  const Seen seen = look(data.path());
  REQUIRE(seen.wrong == "");
}

void build_for_ever(const DataDir& data, const States& states, const Victim::Ready& ready,
                    std::size_t shards) {
  for (int i = 0; i < kMostBuilds; ++i) {
    if (!try_build(data.path(), i % 2 == 0 ? states.low : states.high, shards).empty()) return;
    if (i == 0) ready();
  }
}

}  // namespace

TEST_CASE("a builder killed after any delay leaves one of the two complete indexes") {
  constexpr int kKills = 40;
  const auto good = good_digests();
  const States states;
  const std::size_t shards = GENERATE(1, 3);
  CAPTURE(shards);
  const DataDir data;
  build(data.path(), kHigh, shards);
  std::mt19937 random(20261124);
  std::uniform_int_distribution<int> delay(0, 60'000);  // microseconds
  int in_the_midst = 0;
  for (int i = 0; i < kKills; ++i) {
    const auto wait = std::chrono::microseconds(delay(random));
    INFO("kill " << i << " after " << wait.count() << " us");
    Victim victim([&](const Victim::Ready& ready) { build_for_ever(data, states, ready, shards); });
    std::this_thread::sleep_for(wait);
    REQUIRE(victim.kill_now());
    if (fs::exists(data.index() / "building")) ++in_the_midst;
    require_whole(data, good);
  }
  CHECK(in_the_midst > 0);
  CHECK(try_build(data.path(), states.low) == "");
  CHECK(look(data.path()).state == kLow);
  CHECK_FALSE(fs::exists(data.index() / "building"));
}

TEST_CASE("a builder killed just when the link changes leaves the new index whole") {
  constexpr int kKills = 20;
  const auto good = good_digests();
  const States states;
  const std::size_t shards = GENERATE(1, 3);
  CAPTURE(shards);
  const DataDir data;
  build(data.path(), kHigh, shards);
  for (int i = 0; i < kKills; ++i) {
    INFO("kill " << i);
    Victim victim([&](const Victim::Ready& ready) { build_for_ever(data, states, ready, shards); });
    REQUIRE(victim.wait_ready());
    const fs::path before = data.current();
    const auto give_up = std::chrono::steady_clock::now() + std::chrono::seconds(5);
    while (data.current() == before && std::chrono::steady_clock::now() < give_up) {
    }
    REQUIRE(victim.kill_now());
    REQUIRE(data.current() != before);
    require_whole(data, good);
  }
  CHECK(try_build(data.path(), states.high) == "");
  std::size_t kept = 0;
  for (const auto& entry : fs::directory_iterator(data.index())) {
    if (entry.path().filename().string()[0] == 'g') ++kept;
  }
  CHECK(kept == 2);
}

TEST_CASE("a builder killed before finish, or between finish and swap, leaves the old index") {
  const States states;
  const DataDir data;
  const std::string before = build(data.path(), kHigh).content_digest;
  for (const bool finish : {false, true}) {
    INFO("finish " << finish);
    Victim victim([&](const Victim::Ready& ready) {
      auto builder = Builder::begin(data.path());
      if (!builder || !(*builder)->add(states.low, {})) return;
      if (finish && !(*builder)->finish()) return;
      ready();
      while (true) ::pause();
    });
    REQUIRE(victim.wait_ready());
    CHECK_FALSE(Builder::begin(data.path()).ok());  // it holds the lock
    REQUIRE(victim.kill_now());
    const auto verified = index::verify(data.path());
    REQUIRE(verified.ok());
    CHECK(verified->content_digest == before);
    const Seen seen = look(data.path());
    CHECK(seen.state == kHigh);
    CHECK(seen.wrong == "");
    CHECK(Builder::begin(data.path()).ok());  // the lock died with it
    CHECK_FALSE(fs::exists(data.index() / "building"));
  }
}

TEST_CASE("a writer killed during updates leaves the record whole in one state") {
  constexpr int kKills = 25;
  const auto good = good_digests();
  const auto high = tide(kHigh), low = tide(kLow);
  const std::size_t shards = GENERATE(1, 3);
  CAPTURE(shards);
  const DataDir data;
  build(data.path(), kHigh, shards);
  std::mt19937 random(7);
  std::uniform_int_distribution<int> delay(0, 20'000);  // microseconds
  for (int i = 0; i < kKills; ++i) {
    INFO("kill " << i);
    Victim victim([&](const Victim::Ready& ready) {
      for (int n = 0; n < kMostBuilds; ++n) {
        if (!index::update(data.path(), kTide, n % 2 == 0 ? low : high)) return;
        if (n == 0) ready();
      }
    });
    REQUIRE(victim.wait_ready());
    std::this_thread::sleep_for(std::chrono::microseconds(delay(random)));
    REQUIRE(victim.kill_now());
    require_whole(data, good);
  }
  CHECK(index::update(data.path(), kTide, high).ok());
  CHECK(look(data.path()).state == kHigh);
}

}  // namespace gbalex::tests

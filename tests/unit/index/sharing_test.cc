// What readers share: kept values, and turns.
#include <array>
#include <atomic>
#include <catch2/catch.hpp>
#include <chrono>
#include <thread>
#include <vector>

#include "index/lru.h"
#include "index/turnstile.h"

namespace gbalex::tests {
namespace {

using Numbers = index::Lru<std::string, int>;

Numbers::Pointer number(int value) { return std::make_shared<const int>(value); }

}  // namespace

TEST_CASE("what is kept is found until its room is needed, the least recently used first") {
  Numbers numbers(30);
  numbers.keep("a", number(1), 10);
  numbers.keep("b", number(2), 10);
  numbers.keep("c", number(3), 10);
  CHECK(numbers.bytes() == 30);
  REQUIRE(numbers.find("a"));  // now b is the oldest
  numbers.keep("d", number(4), 10);
  CHECK_FALSE(numbers.find("b"));
  for (const auto& [key, value] : {std::pair{"a", 1}, std::pair{"c", 3}, std::pair{"d", 4}}) {
    REQUIRE(numbers.find(key));
    CHECK(*numbers.find(key) == value);
  }
  CHECK(numbers.bytes() == 30);
  numbers.keep("e", number(5), 25);  // takes the room of all others
  CHECK(numbers.bytes() == 25);
  CHECK(numbers.find("e"));
  CHECK_FALSE(numbers.find("d"));
}

TEST_CASE("what is larger than the room is not kept, and nothing goes for it") {
  Numbers numbers(30);
  numbers.keep("a", number(1), 10);
  numbers.keep("b", number(2), 31);
  CHECK(numbers.find("a"));
  CHECK_FALSE(numbers.find("b"));
}

TEST_CASE("what is kept twice stays as it was") {
  Numbers numbers(30);
  numbers.keep("a", number(1), 10);
  numbers.keep("a", number(2), 20);
  CHECK(*numbers.find("a") == 1);
  CHECK(numbers.bytes() == 10);
}

TEST_CASE("a value lives on with who holds it") {
  Numbers numbers(10);
  numbers.keep("a", number(1), 10);
  const Numbers::Pointer held = numbers.find("a");
  numbers.keep("b", number(2), 10);
  CHECK_FALSE(numbers.find("a"));
  CHECK(*held == 1);
}

TEST_CASE("no more go through a turnstile at a time than there are places") {
  constexpr int kPlaces = 3;
  index::Turnstile turnstile(kPlaces);
  std::atomic<int> inside = 0, most = 0, passed = 0;
  {
    std::vector<std::jthread> threads;
    for (int t = 0; t < 12; ++t) {
      threads.emplace_back([&] {
        for (int round = 0; round < 200; ++round) {
          const index::Turnstile::Pass pass(turnstile);
          const int now = ++inside;
          int seen = most;
          while (now > seen && !most.compare_exchange_weak(seen, now)) {
          }
          std::this_thread::yield();
          --inside;
          ++passed;
        }
      });
    }
  }
  CHECK(passed == 12 * 200);
  CHECK(inside == 0);
  CHECK(most <= kPlaces);
  CHECK(most > 1);
}

TEST_CASE("who waits at a turnstile is let through in the order of arrival") {
  index::Turnstile turnstile(1);
  std::vector<int> order;  // written by who holds the one place
  std::vector<std::jthread> threads;
  {
    const index::Turnstile::Pass pass(turnstile);
    for (int t = 0; t < 8; ++t) {
      const std::size_t before = turnstile.waiting();
      threads.emplace_back([&turnstile, &order, t] {
        const index::Turnstile::Pass mine(turnstile);
        order.push_back(t);
      });
      while (turnstile.waiting() == before) std::this_thread::yield();
    }
  }
  threads.clear();
  CHECK(order == std::vector<int>{0, 1, 2, 3, 4, 5, 6, 7});
}

}  // namespace gbalex::tests

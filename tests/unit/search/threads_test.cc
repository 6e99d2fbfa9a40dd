// Searches on many threads: one crashed the process when all copied Xapian's Query::MatchAll, whose
// reference count is not atomic.
#include <atomic>
#include <catch2/catch.hpp>
#include <thread>

#include "library.h"
#include "search/plan.h"

namespace gbalex::tests {
namespace {

TEST_CASE("eight threads searching at once answer as one does after the other") {
  const std::vector<std::string> typed = {"商标",
                                          "专利法42条",
                                          "trade mark renewal",
                                          "\"intellectual property\" -copyright",
                                          "duração da patente",
                                          ""};
  std::vector<std::vector<std::string>> expected;
  for (const std::string& text : typed) expected.push_back(names(find(request(text)).hits));

  constexpr int kThreads = 8;
  constexpr int kRounds = 150;
  std::atomic<int> wrong = 0;
  std::vector<std::jthread> threads;
  for (int t = 0; t < kThreads; ++t) {
    threads.emplace_back([&, t] {
      for (int round = 0; round < kRounds; ++round) {
        const auto i = static_cast<std::size_t>(t + round) % typed.size();
        const auto results = search::search(pool(), request(typed[i]), test_day());
        if (!results || names(results->hits) != expected[i]) ++wrong;
      }
    });
  }
  threads.clear();
  CHECK(wrong == 0);
}

TEST_CASE("queries that match everything share nothing between threads") {
  constexpr int kThreads = 8;
  constexpr int kRounds = 300'000;
  std::atomic<int> wrong = 0;
  std::vector<std::jthread> threads;
  for (int t = 0; t < kThreads; ++t) {
    threads.emplace_back([&wrong] {
      const auto read = pool().with([&wrong](const index::Reader& reader) {
        for (int round = 0; round < kRounds; ++round) {
          const Xapian::Query all = search::holds_all(reader, {});
          const Xapian::Query copy = all;
          if (copy.empty()) ++wrong;
        }
        if (search::holds_all(reader, {}).get_description() != "Query(<alldocuments>)") ++wrong;
      });
      if (!read) ++wrong;
    });
  }
  threads.clear();
  CHECK(wrong == 0);
}

}  // namespace
}  // namespace gbalex::tests

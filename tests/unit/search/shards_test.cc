// The same questions over one index, over two shards on this machine and over two that
// xapian-tcpsrv serves on loopback: the same answers, in the same order, with the same scores.
#include <array>
#include <catch2/catch.hpp>
#include <cmath>
#include <fstream>
#include <memory>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "commands/temporary_folder.h"
#include "index/attach.h"
#include "index/build.h"
#include "library.h"
#include "random_questions.h"
#include "search/related.h"
#include "search/suggest.h"
#include "shard_server.h"
#include "shared.h"

namespace gbalex::tests {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kShards = 2;
constexpr double kTolerance = 1e-6;

void need(bool ok, const std::string& what) {
  if (!ok) throw std::runtime_error(what);
}

std::unique_ptr<index::ReaderPool> open(const fs::path& data) {
  auto opened = index::ReaderPool::open(data);
  need(opened.ok(), opened ? "" : opened.error().to_string());
  return std::move(*opened);
}

// The shipped corpus in shards.
class Divided {
 public:
  Divided() {
    auto builder =
        index::Builder::begin(folder_.path(), {.concepts = concepts(), .shards = kShards});
    need(builder.ok(), "the index build does not begin");
    need((*builder)->add(documents(), {}).ok(), "documents");
    need((*builder)->finish().ok(), "the index is not verified");
    need((*builder)->swap().ok(), "the index is not swapped in");
    pool_ = open(folder_.path());
  }
  [[nodiscard]] index::ReaderPool& pool() const { return *pool_; }
  [[nodiscard]] fs::path shard(std::size_t number) const {
    return folder_.path() / "index" / fs::read_symlink(folder_.path() / "index" / "current") /
           ("shard" + std::to_string(number));
  }

 private:
  commands::TemporaryFolder folder_;  // outlives the pool
  std::unique_ptr<index::ReaderPool> pool_;
};

// The same shards, served and attached.
class Served {
 public:
  explicit Served(const Divided& divided) {
    std::vector<std::string> addresses;
    for (std::size_t i = 0; i < kShards; ++i) {
      servers_.push_back(std::make_unique<ShardServer>(divided.shard(i)));
      addresses.push_back(servers_.back()->address());
    }
    const auto attached = index::attach(folder_.path(), addresses);
    need(attached.ok(), attached ? "" : attached.error().to_string());
    pool_ = open(folder_.path());
  }
  [[nodiscard]] index::ReaderPool& pool() const { return *pool_; }

 private:
  std::vector<std::unique_ptr<ShardServer>> servers_;
  commands::TemporaryFolder folder_;
  std::unique_ptr<index::ReaderPool> pool_;
};

const Divided& divided() {
  static const Divided shipped;
  return shipped;
}

bool near(double a, double b) {
  return std::abs(a - b) <= kTolerance * std::max({1.0, std::abs(a), std::abs(b)});
}

// What of a hit differs; empty when nothing does.
std::string difference(const std::vector<search::Hit>& wanted,
                       const std::vector<search::Hit>& found) {
  for (std::size_t i = 0; i < std::min(wanted.size(), found.size()); ++i) {
    const search::Hit &a = wanted[i], &b = found[i];
    const std::string place = "hit " + std::to_string(i + 1) + ": ";
    if (name_of(a) != name_of(b)) return place + name_of(a) + " is " + name_of(b);
    if (!near(a.score, b.score)) {
      return place + "score " + std::to_string(a.score) + " is " + std::to_string(b.score);
    }
    if (a.snippet != b.snippet) return place + "another snippet";
    if (a.more_members != b.more_members) return place + "more or fewer members";
    if (auto members = difference(a.members, b.members); !members.empty()) return place + members;
  }
  return wanted.size() == found.size() ? "" : "more or fewer hits";
}

std::string difference(const search::Results& wanted, const search::Results& found) {
  if (wanted.total != found.total) {
    return "total " + std::to_string(wanted.total) + " is " + std::to_string(found.total);
  }
  if (wanted.total_is_exact != found.total_is_exact) return "exactness of the total";
  if (wanted.relaxed != found.relaxed) return "relaxed";
  if (wanted.suggestion != found.suggestion) return "suggestion";
  if (wanted.shown_for != found.shown_for) return "spelling";
  if (wanted.facets.size() != found.facets.size()) return "facets";
  for (std::size_t i = 0; i < wanted.facets.size(); ++i) {
    const auto same = [](const search::FacetValue& a, const search::FacetValue& b) {
      return a.value == b.value && a.count == b.count;
    };
    const auto &a = wanted.facets[i].values, &b = found.facets[i].values;
    if (!std::equal(a.begin(), a.end(), b.begin(), b.end(), same)) {
      return "facet " + wanted.facets[i].name;
    }
  }
  const auto same = [](const search::Rung& a, const search::Rung& b) {
    return a.step == b.step && a.value == b.value && a.count == b.count;
  };
  if (!std::equal(wanted.ladder.begin(), wanted.ladder.end(), found.ladder.begin(),
                  found.ladder.end(), same)) {
    return "ladder";
  }
  if (auto hits = difference(wanted.hits, found.hits); !hits.empty()) return hits;
  return difference(wanted.proposals, found.proposals);
}

// Asks both, and fails with the question where the answers differ.
void ask_both(index::ReaderPool& other, const search::Request& request) {
  INFO(request.text << ", sort " << static_cast<int>(request.sort) << ", group "
                    << static_cast<int>(request.group) << ", page " << request.page);
  const search::Results wanted = find(request);
  const auto found = search::search(other, request, test_day());
  INFO((found ? std::string() : found.error().to_string()));
  REQUIRE(found.ok());
  CHECK(difference(wanted, *found) == "");
}

void ask_random(index::ReaderPool& other, unsigned seed, int questions) {
  RandomQuestions random(documents(), seed);
  for (int i = 0; i < questions; ++i) {
    search::Request asked;
    asked.text = search::to_string(random.tree(3));
    asked.sort = std::array{search::Sort::relevance, search::Sort::relevance, search::Sort::date,
                            search::Sort::title}[random.below(4)];
    asked.group = random.below(2) == 0 ? search::Group::none : search::Group::instrument;
    asked.page = 1 + static_cast<int>(random.below(2));
    asked.per_page = asked.page == 1 ? 100 : 20;
    ask_both(other, asked);
  }
}

// One word or character, which many documents hold alike, makes the most ties.
void ask_for_ties(index::ReaderPool& other) {
  for (const char* text : {"", "法", "的", "商标", "law", "the", "marca", "kind:link", "fee",
                           "region:macao kind:provision", "\"trade mark\"", "patent OR design"}) {
    for (const search::Sort sort :
         {search::Sort::relevance, search::Sort::date, search::Sort::title}) {
      search::Request asked = request(text);
      asked.sort = sort;
      asked.group = search::Group::none;
      asked.per_page = 100;
      for (asked.page = 1; asked.page <= 10; ++asked.page) ask_both(other, asked);
    }
  }
}

void ask_dev_queries(index::ReaderPool& other, const fs::path& shared) {
  std::ifstream in(shared / "queries" / "dev.jsonl");
  int asked = 0;
  for (std::string line; std::getline(in, line);) {
    const auto json = nlohmann::json::parse(line);
    for (const search::Group group : {search::Group::none, search::Group::instrument}) {
      search::Request query = request(json.at("query").get<std::string>());
      query.group = group;
      query.per_page = 100;
      query.explain = group == search::Group::none;
      ask_both(other, query);
    }
    ++asked;
  }
  CHECK(asked > 0);
}

}  // namespace

TEST_CASE("a thousand random trees find the same in two local shards as in one index") {
  ask_random(divided().pool(), 20261128, 1000);
}

TEST_CASE("a thousand random trees find the same in two served shards as in one index") {
  GBALEX_NEEDS_TCPSRV();
  const Served served(divided());
  ask_random(served.pool(), 20261128, 1000);
}

TEST_CASE("documents of equal rank come in the same order in shards as in one index") {
  ask_for_ties(divided().pool());
  GBALEX_NEEDS_TCPSRV();
  const Served served(divided());
  ask_for_ties(served.pool());
}

TEST_CASE("every judged query finds the same in shards as in one index") {
  GBALEX_NEEDS_SHARED(shared);
  ask_dev_queries(divided().pool(), shared);
  GBALEX_NEEDS_TCPSRV();
  const Served served(divided());
  ask_dev_queries(served.pool(), shared);
}

TEST_CASE("related provisions and suggestions are the same in shards") {
  const auto told = [](index::ReaderPool& pool) {
    std::vector<std::string> all;
    const auto read = pool.with([&all](const index::Reader& reader) {
      for (const char* typed : {"专利", "trade", "shang", "Decreto", "zscq"}) {
        for (const auto& each :
             search::suggest(reader, typed, record::Language::en, 20, test_day())) {
          all.push_back(each.id + ": " + each.text);
        }
      }
      for (std::size_t i = 0; i < documents().size(); i += 23) {
        const index::Document& one = documents()[i];
        if (one.provision.empty()) continue;
        all.push_back("to " + one.id + "/" + one.provision);
        for (const auto& each :
             search::related(reader, one.id, one.provision, record::Language::en, test_day())) {
          all.push_back(each.id + "/" + each.provision);
        }
      }
    });
    REQUIRE(read.ok());
    return all;
  };
  const std::vector<std::string> wanted = told(pool());
  CHECK(wanted.size() > 50);
  CHECK(told(divided().pool()) == wanted);
  GBALEX_NEEDS_TCPSRV();
  const Served served(divided());
  CHECK(told(served.pool()) == wanted);
}

}  // namespace gbalex::tests

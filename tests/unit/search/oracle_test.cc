// A thousand random questions: hits, totals and facets are those of an oracle that reads every
// text of every document.
#include "oracle.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "library.h"
#include "random_questions.h"
#include "search/citation.h"
#include "search/places.h"
#include "shelf.h"
#include "tree.h"

namespace gbalex::tests {
namespace {

using search::Node;

// Words that cite a law, or name a place elsewhere, mean more than that they stand in a text.
bool is_plain(const Node& node, const index::Reader& reader) {
  const auto all_plain = [&reader](const std::vector<Node>& parts) {
    return std::all_of(parts.begin(), parts.end(),
                       [&reader](const Node& part) { return is_plain(part, reader); });
  };
  if (const auto* words = std::get_if<search::Words>(&node.is)) {
    const auto mentions =
        search::cited_mentions(reader, words->text, search::citing_language(words->text),
                               test_day(), search::Reading::typed);
    const bool cites = std::any_of(mentions.begin(), mentions.end(),
                                   [](const auto& mention) { return !mention.laws.empty(); });
    return !cites && search::find_places(words->text).elsewhere.empty();
  }
  if (const auto* all = std::get_if<search::All>(&node.is)) return all_plain(all->of);
  if (const auto* any = std::get_if<search::Any>(&node.is)) return all_plain(any->of);
  if (const auto* no = std::get_if<search::Not>(&node.is)) return all_plain(no->of);
  return true;
}

std::set<std::string> names_at(const std::vector<index::Document>& documents,
                               const std::set<std::size_t>& places) {
  std::set<std::string> names;
  for (const std::size_t place : places) {
    const index::Document& one = documents[place];
    names.insert(index::document_name(one.kind, one.id, one.provision));
  }
  return names;
}

search::Results ask(index::ReaderPool& pool, const search::Request& request) {
  auto results = search::search(pool, request, test_day());
  REQUIRE(results.ok());
  return std::move(*results);
}

std::set<std::string> all_hits(index::ReaderPool& pool, search::Request request) {
  std::set<std::string> hits;
  request.group = search::Group::none;
  request.per_page = 100;
  for (request.page = 1; request.page <= search::kMaxDepth / 100; ++request.page) {
    const search::Results results = ask(pool, request);
    for (const search::Hit& hit : results.hits) CHECK(hits.insert(name_of(hit)).second);
    if (results.hits.size() < 100) break;
  }
  return hits;
}

Oracle::Counts counts_of(const search::Results& results) {
  Oracle::Counts counts;
  for (const search::Facet& facet : results.facets) {
    for (const search::FacetValue& value : facet.values) {
      counts[facet.name][value.value] = value.count;
    }
  }
  return counts;
}

struct Asked {
  int questions = 0;
  int found_nothing = 0;
  int found_all = 0;
};

// Sorted by title nothing is relaxed: what is found is what the tree means.
Asked compare(const std::vector<index::Document>& documents,
              const std::vector<record::Concept>& concepts, index::ReaderPool& pool, unsigned seed,
              int questions) {
  const Oracle oracle(documents, concepts, test_day());
  RandomQuestions random(documents, seed);
  Asked asked;
  while (asked.questions < questions) {
    std::vector<Node> parts = {random.tree(3)};
    if (random.below(2) == 0) parts.push_back({random.filters()});
    search::Request request;
    request.text = search::to_string(make_all(std::move(parts)));
    request.sort = search::Sort::title;
    request.group = random.below(2) == 0 ? search::Group::none : search::Group::instrument;
    if (request.text.size() > search::kMaxQueryBytes) continue;
    const search::Query query = search::parse(request.text);
    bool plain = false;
    REQUIRE(pool.with([&](const index::Reader& reader) { plain = is_plain(query.root, reader); }));
    if (!plain || query.was_cut || !query.hints.empty()) continue;
    ++asked.questions;
    INFO("seed " << seed << ", question " << asked.questions << ": " << request.text);
    INFO(drawn(query));
    const std::set<std::size_t> matching = oracle.matching(query.root);
    const Oracle::Counted counted = oracle.counted(matching, query.filters, request.group);
    const search::Results results = ask(pool, request);
    CHECK(results.total == counted.total);
    CHECK(results.total_is_exact);
    if (results.total > 0) CHECK(counts_of(results) == counted.facets);
    const std::set<std::size_t> filtered = oracle.filtered(matching, query.filters);
    if (filtered.size() <= static_cast<std::size_t>(search::kMaxDepth)) {
      CHECK(all_hits(pool, request) == names_at(documents, filtered));
    }
    asked.found_nothing += filtered.empty() ? 1 : 0;
    asked.found_all += filtered.size() == documents.size() ? 1 : 0;
  }
  return asked;
}

}  // namespace

TEST_CASE("random questions to a small shelf find what the oracle reads") {
  const Shelf shelf(small_shelf());
  const Asked asked = compare(shelf.documents(), {}, shelf.pool(), 20261124, 700);
  // Questions that find nothing or everything test little: most words of the shelf are rare.
  CHECK(asked.questions - asked.found_nothing - asked.found_all > 250);
}

TEST_CASE("random questions to a shelf with a thesaurus find what names the same concepts too") {
  const std::vector<record::Concept> thesaurus = small_thesaurus();
  const Shelf shelf(small_shelf(), thesaurus);
  const Asked asked = compare(shelf.documents(), thesaurus, shelf.pool(), 2026, 700);
  CHECK(asked.questions - asked.found_nothing - asked.found_all > 250);
}

TEST_CASE("random questions to the shipped corpus find what the oracle reads") {
  const Asked asked = compare(documents(), concepts(), pool(), 7, 300);
  CHECK(asked.found_nothing + asked.found_all < asked.questions / 2);
}

TEST_CASE("what is excluded and what is not are together everything") {
  search::Request everything = request("");
  everything.group = search::Group::none;
  const int all = find(everything).total;
  REQUIRE(all > 0);
  for (const char* typed : {"\"商标\"", "\"97/99/M\"", "title:商标", "title:\"Trade Marks\"",
                            "(\"patent\" OR \"专利\")", "region:macao", "issuer:\"State Council\"",
                            "(kind:link OR \"海关\")"}) {
    CAPTURE(typed);
    search::Request with = request(typed), without = request("-" + std::string(typed));
    with.group = without.group = search::Group::none;
    CHECK(find(with).total > 0);
    CHECK(find(with).total + find(without).total == all);
  }
}

}  // namespace gbalex::tests

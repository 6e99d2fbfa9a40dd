// A thousand random questions: hits, totals and facets are those of an oracle that reads every
// text of every document.
#include "oracle.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>

#include "library.h"
#include "search/citation.h"
#include "search/places.h"
#include "shelf.h"
#include "text/analyse.h"
#include "tree.h"

namespace gbalex::tests {
namespace {

using search::Node;
using search::TextField;

class RandomQuestions {
  template <typename Range>
  auto pick(const Range& range) {
    return range[below(range.size())];
  }

 public:
  RandomQuestions(const std::vector<index::Document>& documents, unsigned seed)
      : documents_(documents), random_(seed) {}

  Node tree(int depth) {
    const std::size_t choice = below(depth == 0 ? 6 : 10);
    if (choice < 3) return {search::Words{field(), words()}};
    if (choice < 5) return {search::Phrase{field(), phrase(), false}};
    if (choice == 5) return {filters()};
    std::vector<Node> parts;
    for (std::size_t i = 2 + below(2); i > 0; --i) parts.push_back(tree(depth - 1));
    if (choice < 7) return make_all(std::move(parts));
    if (choice < 9) return make_any(std::move(parts));
    return make_not(std::move(parts.front()));
  }

  search::Filters filters() {
    search::Filters some;
    switch (below(8)) {
      case 0:
        some.regions = {pick(record::kRegions), pick(record::kRegions)};
        break;
      case 1:
        some.kinds = {pick(record::kKinds), pick(record::kKinds)};
        break;
      case 2:
        some.subjects = {std::string(pick(record::subjects()))};
        break;
      case 3:
        some.statuses = {pick(record::kStatuses)};
        break;
      case 4:
        some.languages = {pick(record::kLanguages)};
        break;
      case 5:
        some.levels = {std::string(pick(record::instrument_levels()))};
        break;
      case 6:
        if (const std::string issuer = piece(document().issuer); !issuer.empty()) {
          some.issuers = {issuer};
          break;
        }
        [[fallthrough]];
      default: {
        const int from = 1995 + static_cast<int>(below(30));
        some.years = {{from, below(3) == 0 ? std::nullopt
                                           : std::optional(from + static_cast<int>(below(10)))}};
      }
    }
    search::Filters once;
    once.add(some);
    return once;
  }

  std::size_t below(std::size_t n) { return random_() % n; }

 private:
  const index::Document& document() { return documents_[below(documents_.size())]; }
  TextField field() {
    const std::size_t choice = below(6);
    return choice == 0 ? TextField::title : choice == 1 ? TextField::heading : TextField::anywhere;
  }

  // Some characters of a text, cut at Han characters or at the edges of words.
  std::string piece(const std::string& text) {
    const text::Folded folded = text::fold(text);
    if (folded.characters.empty()) return "";
    const auto joined = [&folded](std::size_t at) {
      const auto inside = [&folded](std::size_t i) {
        const char32_t c = folded.characters[i];
        return c > U' ' && !text::is_han(c) && (c > 0x7F || std::isalnum(static_cast<int>(c)) != 0);
      };
      return at > 0 && at < folded.characters.size() && inside(at - 1) && inside(at);
    };
    std::size_t begin = below(folded.characters.size());
    while (joined(begin)) --begin;
    std::size_t end = std::min(begin + 1 + below(8), folded.characters.size());
    while (joined(end)) ++end;
    std::string part =
        text.substr(folded.offsets[begin], folded.offsets[end] - folded.offsets[begin]);
    std::replace(part.begin(), part.end(), '"', ' ');
    return part;
  }

  std::string text() {
    const index::Document& one = document();
    return one.fields.empty() ? "" : one.fields[below(one.fields.size())].text;
  }

  // As it stands in a text, marks and all.
  std::string phrase() {
    for (;;) {
      std::string part = piece(text());
      if (!text::analyse(part, record::Language::en).empty()) return part;
    }
  }

  // One or two words, or a piece of a run of Han characters.
  std::string words() {
    std::string all;
    for (std::size_t wanted = 1 + below(2); wanted > 0;) {
      const std::string source = text();
      const auto tokens = text::analyse(source, record::Language::en);
      if (tokens.empty()) continue;
      const text::Token& token = tokens[below(tokens.size())];
      if (token.kind == text::TokenKind::citation) continue;
      if (!all.empty()) all += ' ';
      all += source.substr(token.span.begin, token.span.end - token.span.begin);
      --wanted;
    }
    return all;
  }

  const std::vector<index::Document>& documents_;
  std::mt19937 random_;
};

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

// The evidence of the second stage against a scan of the folded texts, over the shipped corpus.
#include "search/evidence.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>
#include <string>

#include "index/view.h"
#include "library.h"
#include "search/features.h"
#include "search/learned_weights.h"

using namespace gbalex;

namespace {

bool is_han_pair(const std::u32string& text, std::size_t at) {
  return at + 1 < text.size() && text::is_han(text[at]) && text::is_han(text[at + 1]);
}

std::set<std::u32string> pairs_of(std::string_view text) {
  const std::u32string folded = text::fold(text).characters;
  std::set<std::u32string> pairs;
  for (std::size_t at = 0; at < folded.size(); ++at) {
    if (is_han_pair(folded, at)) pairs.insert(folded.substr(at, 2));
  }
  return pairs;
}

// Which pairs of the query stand in a field that is text, by looking at every place.
std::size_t slow_held(const std::set<std::u32string>& query, const index::Document& document) {
  std::set<std::u32string> held;
  for (const index::Field& field : document.fields) {
    if (index::is_about(field.kind)) continue;
    for (const std::u32string& pair : pairs_of(field.text)) {
      if (query.contains(pair)) held.insert(pair);
    }
  }
  return held.size();
}

}  // namespace

TEST_CASE("a document holds all pairs of a query, some, or none, as a scan of its texts says") {
  for (const char* query : {"注册商标", "专利申请", "著作權登記", "海关保护"}) {
    const std::set<std::u32string> pairs = pairs_of(query);
    const auto read = tests::pool().with([&](const index::Reader& reader) {
      const search::QueryEvidence evidence(reader, query, search::Plan{});
      std::size_t with_all = 0, with_some = 0;
      double near = 0;
      for (const index::Document& document : tests::documents()) {
        const search::Evidence found = evidence.look_at(index::make_view(document));
        const std::size_t held = slow_held(pairs, document);
        CAPTURE(query, document.id, document.provision, held);
        CHECK((found.pairs_held > 1 - 1e-9) == (held == pairs.size()));
        CHECK((found.pairs_held == 0) == (held == 0));
        CHECK((found.pairs == 0) == (held == 0));
        CHECK(found.near <= 1 + 1e-9);
        near += found.near;
        search::Evidence without =
            evidence.look_at(index::make_view(document), search::QueryEvidence::Near::left_out);
        CHECK(without.near == 0);
        CHECK(without.all() == found.all());
        CHECK(without.pairs_held == found.pairs_held);
        with_all += held == pairs.size() ? 1 : 0;
        with_some += held > 0 && held < pairs.size() ? 1 : 0;
      }
      CHECK(with_all > 0);
      CHECK(with_some > 0);
      CHECK(near > 0);
    });
    CHECK(read.ok());
  }
}

TEST_CASE("an English word counts once a place, in any of its forms") {
  index::Document document;
  document.fields.push_back(
      {index::FieldKind::body, record::Language::en, "Patents, patented: the patent", {}});
  const auto read = tests::pool().with([&](const index::Reader& reader) {
    const search::QueryEvidence evidence(reader, "the patent", search::Plan{});
    CHECK(evidence.length() == 2);
    const search::Evidence found = evidence.look_at(index::make_view(document));
    CHECK(found.words_held == Approx(1));
    CHECK(found.words > 0);
  });
  CHECK(read.ok());
}

TEST_CASE("features without weight are there where weights are learned of them") {
  search::Request request = tests::request("商标法第五十七条");
  request.with_features = true;
  const search::Results results = tests::find(request);
  const auto total = [&results](search::Feature feature) {
    double sum = 0;
    for (const search::Looked& looked : results.looked_at) {
      sum += looked.features.at(static_cast<std::size_t>(feature));
    }
    return sum;
  };
  CHECK(total(search::Feature::near) > 0);
  CHECK(total(search::Feature::cited_by_best) > 0);
  CHECK(total(search::Feature::cites_best) > 0);
}

TEST_CASE("a title's share in the query is that of its terms which stand in it") {
  std::size_t some = 0, all = 0;
  for (const char* query :
       {"商标法", "专利法实施细则的期限", "Trade Marks Ordinance fees", "著作權"}) {
    std::set<std::uint32_t> present;
    for (const auto language : {record::Language::en, record::Language::pt}) {
      for (const std::uint32_t hash : index::coverage_hashes(query, language)) present.insert(hash);
    }
    search::Request request = tests::request(query);
    request.with_features = true;
    for (const search::Looked& looked : tests::find(request).looked_at) {
      const index::Document& document =
          tests::document(index::document_name(looked.kind, looked.id, looked.provision));
      const auto feature = [&looked](search::Feature which) {
        return looked.features.at(static_cast<std::size_t>(which));
      };
      // The best of its titles is told; where none holds what is wanted, nothing.
      if (feature(search::Feature::query_in_title) == 0) continue;
      bool told = false;
      for (const index::Field& field : document.fields) {
        if (field.kind != index::FieldKind::title) continue;
        const auto hashes = index::coverage_hashes(field.text, field.language);
        const auto held = std::count_if(hashes.begin(), hashes.end(),
                                        [&](auto hash) { return present.contains(hash); });
        const double share = static_cast<double>(held) / static_cast<double>(hashes.size());
        told = told || share == Approx(feature(search::Feature::title_in_query));
        some += held > 0 ? 1 : 0;
        all += share == 1 ? 1 : 0;
      }
      CAPTURE(query, document.id, document.provision);
      CHECK(told);
    }
  }
  CHECK(some > 20);
  CHECK(all > 0);
}

TEST_CASE("every feature has a name and a learned weight of that name") {
  for (std::size_t i = 0; i < search::kFeatures; ++i) {
    CHECK(search::kLearnedWeights.at(i).feature ==
          search::name_of(static_cast<search::Feature>(i)));
    CHECK(!search::family_of(static_cast<search::Feature>(i)).empty());
  }
}

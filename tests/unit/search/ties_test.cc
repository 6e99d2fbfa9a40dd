// The ties of the best documents to the others, against what the records themselves refer to, over
// the shipped corpus.
#include "search/ties.h"

#include <xapian.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <set>

#include "index/schema.h"
#include "library.h"

using namespace gbalex;

namespace {

std::string target_of(const index::Document& document) {
  return document.provision.empty() ? document.id : document.id + "/" + document.provision;
}

// Whether a reference leads to a document, by the records alone.
bool leads_to(const index::Reader& reader, const std::string& reference,
              const index::Document& document) {
  const std::size_t slash = reference.find('/');
  const bool of_provision = document.kind == record::Kind::provision;
  if (of_provision != (slash != std::string::npos)) return false;
  if (!of_provision) return reference == document.id;
  const auto provision = record::ProvisionId::parse(reference.substr(slash + 1));
  if (reference.substr(0, slash) != document.id || !provision) return false;
  const std::vector<index::Stored> covering = reader.covering(document.id, *provision);
  return std::any_of(covering.begin(), covering.end(), [&document](const index::Stored& one) {
    return one.provision == document.provision;
  });
}

}  // namespace

TEST_CASE("what the best document refers to, and what refers to it, is tied to it and no other") {
  const auto read = tests::pool().with([&](const index::Reader& reader) {
    std::vector<search::Candidate> candidates;
    std::vector<const index::Document*> documents;
    for (Xapian::docid id = 1; id <= reader.database().get_lastdocid(); ++id) {
      const auto stored = reader.document(id);
      REQUIRE(stored);
      candidates.push_back({id, 1, 0, 0});
      documents.push_back(
          &tests::document(index::document_name(stored->kind, stored->id, stored->provision)));
    }
    std::size_t cited = 0, citing = 0;
    for (std::size_t best = 0; best < documents.size(); best += 37) {
      constexpr double kFarBehind = -30;
      std::vector<double> sums(candidates.size(), kFarBehind);
      sums[best] = 0;
      const std::vector<search::Ties> ties = search::ties_of(reader, candidates, sums);
      const std::vector<search::Ties> one_way =
          search::ties_of(reader, candidates, sums, {.cited_by_best = true, .cites_best = false});
      for (std::size_t i = 0; i < ties.size(); ++i) {
        CHECK(one_way[i].cited_by_best == ties[i].cited_by_best);
        CHECK(one_way[i].cites_best == 0);
      }
      CAPTURE(target_of(*documents[best]));
      for (std::size_t i = 0; i < documents.size(); ++i) {
        if (i == best) continue;
        const std::vector<std::string>& references = documents[best]->references;
        const bool is_cited =
            std::any_of(references.begin(), references.end(), [&](const std::string& reference) {
              return leads_to(reader, reference, *documents[i]);
            });
        const std::vector<std::string>& back = documents[i]->references;
        const bool cites =
            std::find(back.begin(), back.end(), target_of(*documents[best])) != back.end();
        const bool as_told =
            (ties[i].cited_by_best == 1) == is_cited && (ties[i].cites_best == 1) == cites;
        if (!as_told) FAIL_CHECK(target_of(*documents[i]));
        cited += is_cited ? 1 : 0;
        citing += cites ? 1 : 0;
      }
    }
    CHECK(cited > 20);
    CHECK(citing > 20);
  });
  CHECK(read.ok());
}

// Why a hit stands where it stands: what each term gave in the first stage, as Xapian counts it,
// and the factors of the second. For `explain=1` of page and API, at the cost of one small search a
// term.
//
// Pure functions; the parts of the first stage add up to its score.
#pragma once

#include <xapian.h>

#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "index/reader.h"
#include "search/search.h"

namespace gbalex::search {

// What each weighted term of a first-stage query gives each of these documents, the largest first.
// `scored` is any tree of OR, AND_MAYBE and SCALE_WEIGHT over terms.
std::map<std::uint32_t, std::vector<TermPart>> first_stage_parts(
    const index::Reader& reader, const Xapian::Query& scored,
    const std::vector<std::uint32_t>& documents);

// How a search ranked: its first stage, the steps of its second by document, and the phrases that
// it wanted.
struct HowRanked {
  const Xapian::Query& scored;
  const std::unordered_map<Xapian::docid, std::vector<ScoreStep>>& steps;
  std::vector<const Phrase*> phrases;
};
// One a document, in their order; none of a document that cannot be read back.
std::vector<Explanation> explanations(const index::Reader& reader, const HowRanked& ranked,
                                      const std::vector<std::uint32_t>& documents);

}  // namespace gbalex::search

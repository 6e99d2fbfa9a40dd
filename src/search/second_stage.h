// The second stage of ranking: what is known of each candidate, and what it makes. Called by
// rank(), and where the features are written for learning.
#pragma once

#include <vector>

#include "search/features.h"

namespace gbalex::search {

// One row a candidate, in their order; coverage and words of the candidates are set. The ties to
// the best are those of a first round by the features of each candidate alone.
std::vector<FeatureRow> rows_of(const index::Reader& reader, const Ranking& ranking,
                                std::vector<Candidate>& candidates);

// Whether a feature changes a score, or is asked for.
bool matters(const Ranking& ranking, Feature feature);

// The weighted sum of the features: the logarithm of a score.
double sum_of(const FeatureRow& row);

}  // namespace gbalex::search

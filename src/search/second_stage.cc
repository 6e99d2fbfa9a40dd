#include "search/second_stage.h"

#include <algorithm>

#include "search/learned_weights.h"
#include "search/ties.h"

namespace gbalex::search {

double sum_of(const FeatureRow& row) {
  double sum = 0;
  for (std::size_t i = 0; i < kFeatures; ++i) sum += kLearnedWeights[i].weight * row[i];
  constexpr double kFarthest = 50;
  return std::clamp(sum, -kFarthest, kFarthest);
}

bool matters(const Ranking& ranking, Feature feature) {
  return ranking.learning || kLearnedWeights[static_cast<std::size_t>(feature)].weight != 0;
}

std::vector<FeatureRow> rows_of(const index::Reader& reader, const Ranking& ranking,
                                std::vector<Candidate>& candidates) {
  std::vector<FeatureRow> rows = features_of(reader, ranking, candidates);
  std::vector<double> sums;
  sums.reserve(rows.size());
  for (const FeatureRow& row : rows) sums.push_back(sum_of(row));
  const Tied which{matters(ranking, Feature::cited_by_best), matters(ranking, Feature::cites_best)};
  const std::vector<Ties> ties = ties_of(reader, candidates, sums, which);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    rows[i][static_cast<std::size_t>(Feature::cited_by_best)] = ties[i].cited_by_best;
    rows[i][static_cast<std::size_t>(Feature::cites_best)] = ties[i].cites_best;
  }
  return rows;
}

}  // namespace gbalex::search

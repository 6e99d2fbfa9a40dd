#include "search/second_stage.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "search/learned_weights.h"
#include "search/ties.h"

namespace gbalex::search {

double sum_of(const FeatureRow& row) {
  double sum = 0;
  for (std::size_t i = 0; i < kFeatures; ++i) sum += kLearnedWeights[i].weight * row[i];
  constexpr double kFarthest = 50;
  return std::clamp(sum, -kFarthest, kFarthest);
}

std::vector<FeatureRow> rows_of(const index::Reader& reader, const Ranking& ranking,
                                std::vector<Candidate>& candidates) {
  std::vector<FeatureRow> rows = features_of(reader, ranking, candidates);
  std::vector<double> sums;
  sums.reserve(rows.size());
  for (const FeatureRow& row : rows) sums.push_back(sum_of(row));
  const std::vector<Ties> ties = ties_of(reader, candidates, sums);
  const auto of = [](FeatureRow& row, Feature feature) -> double& {
    return row[static_cast<std::size_t>(feature)];
  };
  const auto is_topic = [&of](FeatureRow& row) { return of(row, Feature::is_topic) > 0; };
  double best_topic = -std::numeric_limits<double>::infinity();
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (is_topic(rows[i])) best_topic = std::max(best_topic, sums[i]);
  }
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (is_topic(rows[i])) {
      of(rows[i], Feature::beaten_topic) = 1 - std::exp(sums[i] - best_topic);
    }
    const bool is_link = of(rows[i], Feature::is_link) > 0;
    of(rows[i], Feature::link_to_best) = is_link ? ties[i].cites_best : 0;
    const auto features = reader.features(candidates[i].id);
    const bool is_provision = features && features->kind == record::Kind::provision;
    of(rows[i], Feature::provision_by_best) = is_provision ? ties[i].cited_by_best : 0;
    rows[i][static_cast<std::size_t>(Feature::cited_by_best)] = ties[i].cited_by_best;
    rows[i][static_cast<std::size_t>(Feature::cites_best)] = ties[i].cites_best;
  }
  return rows;
}

}  // namespace gbalex::search

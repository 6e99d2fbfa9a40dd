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

bool matters(const Ranking& ranking, Feature feature) {
  return ranking.learning || kLearnedWeights[static_cast<std::size_t>(feature)].weight != 0;
}

namespace {

double& of(FeatureRow& row, Feature feature) { return row[static_cast<std::size_t>(feature)]; }

bool is(FeatureRow& row, Feature kind) { return of(row, kind) > 0; }

// No other kind of record.
bool is_provision(FeatureRow& row) {
  return !is(row, Feature::is_topic) && !is(row, Feature::is_instrument) &&
         !is(row, Feature::is_contact) && !is(row, Feature::is_link) &&
         !is(row, Feature::is_programme);
}

// How a candidate is tied to the best of the others, of which one is the best topic.
void set_ties(FeatureRow& row, const Ties& ties, double sum, double best_topic) {
  of(row, Feature::cited_by_best) = ties.cited_by_best;
  of(row, Feature::cites_best) = ties.cites_best;
  if (is(row, Feature::is_topic)) of(row, Feature::beaten_topic) = 1 - std::exp(sum - best_topic);
  if (is(row, Feature::is_link)) of(row, Feature::link_to_best) = ties.cites_best;
  if (is_provision(row)) of(row, Feature::provision_by_best) = ties.cited_by_best;
}

}  // namespace

std::vector<FeatureRow> rows_of(const index::Reader& reader, const Ranking& ranking,
                                std::vector<Candidate>& candidates) {
  std::vector<FeatureRow> rows = features_of(reader, ranking, candidates);
  std::vector<double> sums;
  sums.reserve(rows.size());
  double best_topic = -std::numeric_limits<double>::infinity();
  for (FeatureRow& row : rows) {
    sums.push_back(sum_of(row));
    if (is(row, Feature::is_topic)) best_topic = std::max(best_topic, sums.back());
  }
  const auto either = [&ranking](Feature a, Feature b) {
    return matters(ranking, a) || matters(ranking, b);
  };
  const Tied which{either(Feature::cited_by_best, Feature::provision_by_best),
                   either(Feature::cites_best, Feature::link_to_best)};
  const std::vector<Ties> ties = ties_of(reader, candidates, sums, which);
  for (std::size_t i = 0; i < rows.size(); ++i) set_ties(rows[i], ties[i], sums[i], best_topic);
  return rows;
}

}  // namespace gbalex::search

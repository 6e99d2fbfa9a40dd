// How the best documents of a search are tied to its other candidates. A topic that answers a
// question cites the articles that the answer rests on, and the offices that apply them: they
// belong near it, though they share fewer words with the question.
//
// Called once a search, by rank(), between the two times that it scores. Costs a few lookups for
// each of the best; nothing where no record refers to another.
#pragma once

#include <span>
#include <vector>

#include "index/reader.h"
#include "search/rank.h"

namespace gbalex::search {

// Each 0 to 1: the share that the score of the best such document has in the best score.
struct Ties {
  double cited_by_best = 0;  // one of the best refers to it
  double cites_best = 0;     // it refers to one of the best
};

// How many are taken for the best.
inline constexpr std::size_t kTyingBest = 8;

// Which of them are looked for; the others stay 0.
struct Tied {
  bool cited_by_best = true, cites_best = true;
};

// One for each candidate; `sums` are the logarithms of their scores.
std::vector<Ties> ties_of(const index::Reader& reader, std::span<const Candidate> candidates,
                          std::span<const double> sums, Tied which = {});

}  // namespace gbalex::search

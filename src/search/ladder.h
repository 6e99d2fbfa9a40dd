// What to do where no record holds all that was asked: another spelling, and the steps of a ladder
// (one filter less, another region, one word less, no quotes), each with how many results it gives.
//
// Called after a search whose strict set is empty or nearly so, and only then: every step costs a
// count. No state; whatever searches is lent by the caller.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "search/query.h"
#include "search/search.h"
#include "search/spelling.h"

namespace gbalex::search {

// What the steps are tried with.
struct Trial {
  std::function<int(const Request&)> count;    // results that hold all that is asked, exactly
  std::function<Results(const Request&)> run;  // the page of that request
  // Whether records may hold all common words but those of a span of their text; see Rest.
  std::function<bool(const text::Span&)> may_be_held;
};

// The first spelling that gives more, as results.suggestion; where the query as typed gives
// nothing, and the reader did not ask for exactly that, also its results, with results.shown_for.
// `strict` is how many results hold all of the query.
void offer_spelling(const Request& request, const Query& query,
                    const std::vector<Spelling>& spellings, int strict, const Trial& trial,
                    Results& results);

// The steps that give something, in the order of Rung::Step, the largest count of each kind first.
std::vector<Rung> ladder(const Request& request, const Query& query, const Trial& trial);

}  // namespace gbalex::search

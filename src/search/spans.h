// Stretches of one text: spans, marks, whatever has a begin and an end.
#pragma once

#include <algorithm>
#include <vector>

#include "text/analyse.h"

namespace gbalex::search {

// Whether they have a byte in common.
template <typename A, typename B>
bool meet(const A& a, const B& b) {
  return a.begin < b.end && b.begin < a.end;
}

template <typename Stretch>
bool meets_any(const Stretch& stretch, const std::vector<text::Span>& spans) {
  return std::any_of(spans.begin(), spans.end(),
                     [&stretch](const text::Span& span) { return meet(stretch, span); });
}

}  // namespace gbalex::search

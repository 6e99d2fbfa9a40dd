#include "search/best.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace gbalex::search {

namespace {

struct Row {
  Weighed document;
  std::string key;  // that it was sorted by before its weight
};

double steady(double weight) {
  constexpr int kBits = 30;
  int exponent = 0;
  const double fraction = std::frexp(weight, &exponent);
  return std::ldexp(std::round(std::ldexp(fraction, kBits)), exponent - kBits);
}

// Rows of one key stand together; among them the heavier come first.
void settle_ties(std::vector<Row>& rows) {
  for (auto first = rows.begin(); first != rows.end();) {
    const auto last =
        std::find_if(first, rows.end(), [first](const Row& row) { return row.key != first->key; });
    std::sort(first, last, [](const Row& a, const Row& b) {
      const Weighed &left = a.document, &right = b.document;
      return left.weight != right.weight ? left.weight > right.weight : left.id < right.id;
    });
    first = last;
  }
}

// Whether a document that was not fetched could tie with this row. Weights of nothing are exact.
bool may_tie(const Row& row, const Row& last_fetched) {
  return row.key == last_fetched.key && row.document.weight == last_fetched.document.weight &&
         row.document.weight != 0;
}

}  // namespace

Best best_of(const Xapian::Enquire& enquire, Xapian::doccount depth) {
  constexpr Xapian::doccount kBeyond = 32;
  for (Xapian::doccount asked = depth + kBeyond;; asked *= 2) {
    const Xapian::MSet matches = enquire.get_mset(0, asked);
    std::vector<Row> rows;
    rows.reserve(matches.size());
    for (auto match = matches.begin(); match != matches.end(); ++match) {
      rows.push_back({{*match, steady(match.get_weight())}, match.get_sort_key()});
    }
    settle_ties(rows);
    const bool all = matches.size() < asked;
    if (!all && depth > 0 && may_tie(rows[depth - 1], rows.back())) continue;
    Best best;
    best.highest = steady(matches.get_max_attained());
    best.cut = rows.size() > depth;
    rows.resize(std::min(rows.size(), std::size_t{depth}));
    for (const Row& row : rows) best.documents.push_back(row.document);
    return best;
  }
}

}  // namespace gbalex::search

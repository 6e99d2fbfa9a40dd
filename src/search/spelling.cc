#include "search/spelling.h"

#include <xapian.h>

#include <algorithm>
#include <vector>

namespace gbalex::search {

namespace {

constexpr std::size_t kShortest = 5;  // a shorter word is too often another one
constexpr std::size_t kLong = 8;      // from here two slips are allowed

bool is_plain_word(std::string_view word) {
  return std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

}  // namespace

int slips(std::string_view a, std::string_view b, int limit) {
  const std::size_t width = b.size() + 1;
  std::vector<int> before(width), last(width), now(width);
  for (std::size_t j = 0; j < width; ++j) last[j] = static_cast<int>(j);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    now[0] = static_cast<int>(i);
    int least = now[0];
    for (std::size_t j = 1; j < width; ++j) {
      const int same = a[i - 1] == b[j - 1] ? 0 : 1;
      now[j] = std::min({last[j] + 1, now[j - 1] + 1, last[j - 1] + same});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) now[j] = std::min(now[j], before[j - 2] + 1);
      least = std::min(least, now[j]);
    }
    if (least > limit) return limit + 1;
    before.swap(last);
    last.swap(now);
  }
  return std::min(last[b.size()], limit + 1);
}

std::optional<std::string> mended(const index::Reader& reader, const std::string& word) {
  if (word.size() < kShortest || !is_plain_word(word)) return std::nullopt;
  const Xapian::Database& database = reader.database();
  const int limit = word.size() >= kLong ? 2 : 1;
  // The first letter is rarely wrong, and keeps the search small.
  const std::string head = word.substr(0, 1);
  std::string best;
  int least = limit + 1;
  Xapian::doccount most = 0;
  const auto end = database.allterms_end(head);
  for (auto term = database.allterms_begin(head); term != end; ++term) {
    const std::string candidate = *term;
    const std::size_t shorter = std::min(candidate.size(), word.size());
    const std::size_t longer = std::max(candidate.size(), word.size());
    if (longer - shorter > static_cast<std::size_t>(limit) || !is_plain_word(candidate)) continue;
    const int distance = slips(word, candidate, limit);
    if (distance > least || distance > limit) continue;
    const Xapian::doccount frequency = term.get_termfreq();
    if (distance < least || frequency > most) {
      best = candidate;
      least = distance;
      most = frequency;
    }
  }
  if (best.empty()) return std::nullopt;
  return best;
}

}  // namespace gbalex::search

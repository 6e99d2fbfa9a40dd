#include "search/highlight.h"

#include <algorithm>
#include <vector>

namespace gbalex::search {

namespace {

struct Mark {
  std::size_t begin, end;
  std::uint64_t term;
  double weight;
};

// The terms of a window that were counted; few enough to look through.
class Distinct {
 public:
  // Whether it is the first of its kind.
  bool add(std::uint64_t term) {
    if (std::find(terms_.begin(), terms_.end(), term) != terms_.end()) return false;
    terms_.push_back(term);
    return true;
  }
  void clear() { terms_.clear(); }

 private:
  std::vector<std::uint64_t> terms_;
};

// Beginnings of the characters of a text, and its end.
std::vector<std::size_t> boundaries(std::string_view text) {
  std::vector<std::size_t> at;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if ((static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U) at.push_back(i);
  }
  at.push_back(text.size());
  return at;
}

std::size_t character_of(const std::vector<std::size_t>& boundaries_of, std::size_t byte) {
  const auto at = std::upper_bound(boundaries_of.begin(), boundaries_of.end(), byte);
  return static_cast<std::size_t>(at - boundaries_of.begin()) - 1;
}

std::vector<Mark> find_marks(std::span<const index::TermSpan> terms, const Marker& marker) {
  std::vector<Mark> marks;
  for (const index::TermSpan& span : terms) {
    const double weight = marker.weight(span.term);
    if (weight > 0) marks.push_back({span.begin, span.end, span.term, weight});
  }
  return marks;
}

struct Window {
  std::size_t begin = 0, end = 0;  // bytes
  double weight = 0;
};

// The window whose distinct terms weigh most; the earliest of equals. Each mark starts one.
Window best_window(std::string_view text, const std::vector<Mark>& marks) {
  const std::vector<std::size_t> at = boundaries(text);
  const std::size_t characters = at.size() - 1;
  Distinct distinct;
  if (characters <= kSnippetCharacters) {
    Window whole{0, text.size(), 0};
    for (const Mark& mark : marks) {
      if (distinct.add(mark.term)) whole.weight += mark.weight;
    }
    return whole;
  }
  constexpr std::size_t kLead = 30;  // characters shown before the first mark
  constexpr std::size_t kMostStarts = 200;
  Window best{0, at[kSnippetCharacters], 0};
  std::size_t tried = 0;
  for (std::size_t i = 0; i < marks.size() && tried < kMostStarts; ++i) {
    if (i > 0 && marks[i].begin == marks[i - 1].begin) continue;
    ++tried;
    const std::size_t first = character_of(at, marks[i].begin);
    std::size_t begin = first > kLead ? first - kLead : 0;
    begin = std::min(begin, characters - kSnippetCharacters);
    const Window window{at[begin], at[begin + kSnippetCharacters], 0};
    distinct.clear();
    double weight = 0;
    for (std::size_t j = i; j < marks.size() && marks[j].begin < window.end; ++j) {
      if (marks[j].end <= window.end && distinct.add(marks[j].term)) weight += marks[j].weight;
    }
    if (weight > best.weight) best = {window.begin, window.end, weight};
  }
  return best;
}

// Moves an edge out of the middle of a Latin word.
std::size_t word_start(std::string_view text, std::size_t at) {
  const auto is_latin = [&text](std::size_t i) {
    const auto c = static_cast<unsigned char>(text[i]);
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  };
  constexpr std::size_t kLongestWord = 24;
  std::size_t moved = at;
  while (moved > 0 && moved < text.size() && at - moved < kLongestWord && is_latin(moved) &&
         is_latin(moved - 1)) {
    --moved;
  }
  return at - moved < kLongestWord ? moved : at;
}

}  // namespace

void Marker::set_weight(const std::string& term, double weight) {
  const std::uint64_t hash = index::term_hash(term);
  may_be_marked_.set(hash % kBits);
  weights_[hash] = weight;
}

void Marker::add(const std::vector<Unit>& units) {
  for (const Unit& unit : units) {
    if (unit.stop) continue;
    for (const Forms& group : unit.groups) {
      for (const std::string& term : group.any_of) {
        if (weight(index::term_hash(term)) == 0) set_weight(term, 1.0);
      }
    }
  }
}

double Marker::weight(std::uint64_t term) const {
  if (!may_be_marked_.test(term % kBits)) return 0;
  const auto found = weights_.find(term);
  return found == weights_.end() ? 0 : found->second;
}

std::string escape_html(std::string_view text) {
  std::string html;
  html.reserve(text.size());
  for (const char c : text) {
    switch (c) {
      case '&':
        html += "&amp;";
        break;
      case '<':
        html += "&lt;";
        break;
      case '>':
        html += "&gt;";
        break;
      case '"':
        html += "&quot;";
        break;
      case '\'':
        html += "&#39;";
        break;
      default:
        html += c;
    }
  }
  return html;
}

Snippet snippet(std::string_view text, std::span<const index::TermSpan> terms,
                const Marker& marker) {
  const std::vector<Mark> marks = find_marks(terms, marker);
  Window window = best_window(text, marks);
  window.begin = word_start(text, window.begin);
  window.end = std::max(word_start(text, window.end), window.begin);
  Snippet result;
  result.weight = window.weight;
  if (window.begin > 0) result.html += "…";
  std::size_t at = window.begin;
  for (std::size_t i = 0; i < marks.size();) {
    if (marks[i].begin < at || marks[i].end > window.end) {
      ++i;
      continue;
    }
    // Marks that overlap or touch are one.
    const std::size_t begin = marks[i].begin;
    std::size_t end = marks[i].end;
    for (++i; i < marks.size() && marks[i].begin <= end; ++i) {
      if (marks[i].end <= window.end) end = std::max(end, marks[i].end);
    }
    result.html += escape_html(text.substr(at, begin - at));
    result.html += "<mark>" + escape_html(text.substr(begin, end - begin)) + "</mark>";
    at = end;
  }
  result.html += escape_html(text.substr(at, window.end - at));
  if (window.end < text.size()) result.html += "…";
  return result;
}

}  // namespace gbalex::search

#include "search/highlight.h"

#include <algorithm>
#include <array>
#include <vector>

#include "search/spans.h"

namespace gbalex::search {

namespace {

constexpr double kPhraseWorth = 1000;  // more than all words of a query
constexpr double kCitationWorth = 8;   // about a rare word
constexpr std::size_t kNear = 16;      // bytes; more than two characters take

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

struct Window {
  std::size_t begin = 0, end = 0;  // bytes
  double weight = 0;
};

double weight_within(const std::vector<Mark>& marks, std::size_t first, const Window& window,
                     Distinct& distinct) {
  distinct.clear();
  double weight = 0;
  for (std::size_t i = first; i < marks.size() && marks[i].begin < window.end; ++i) {
    const bool inside = marks[i].begin >= window.begin && marks[i].end <= window.end;
    if (inside && distinct.add(marks[i].term)) weight += marks[i].weight;
  }
  return weight;
}

// Whether a sentence or an item of a list ends right before this byte.
bool starts_sentence(std::string_view text, std::size_t at) {
  if (at == 0) return true;
  static constexpr std::array<std::string_view, 5> kWideEnds = {"。", "；", "！", "？", "："};
  const std::string_view before = text.substr(0, at);
  for (const std::string_view end : kWideEnds) {
    if (before.ends_with(end)) return true;
  }
  if (before.size() < 2 || before.back() != ' ') return false;
  const char end = before[before.size() - 2];
  return end == '.' || end == ';' || end == '!' || end == '?';
}

// The window whose distinct terms weigh most; the earliest of equals. Each mark starts one.
Window best_window(std::string_view text, const std::vector<Mark>& marks) {
  const std::vector<std::size_t> at = boundaries(text);
  const std::size_t characters = at.size() - 1;
  Distinct distinct;
  if (characters <= kSnippetCharacters) {
    Window whole{0, text.size(), 0};
    whole.weight = weight_within(marks, 0, whole, distinct);
    return whole;
  }
  constexpr std::size_t kLead = 30;  // characters shown before the first mark
  constexpr std::size_t kMostStarts = 200;
  const auto window_from = [&](std::size_t character) {
    const std::size_t begin = std::min(character, characters - kSnippetCharacters);
    return Window{at[begin], at[begin + kSnippetCharacters], 0};
  };
  Window best = window_from(0);
  std::size_t best_first = 0;  // the character where its first mark begins
  std::size_t best_mark = 0;
  std::size_t tried = 0;
  for (std::size_t i = 0; i < marks.size() && tried < kMostStarts; ++i) {
    if (i > 0 && marks[i].begin == marks[i - 1].begin) continue;
    ++tried;
    const std::size_t first = character_of(at, marks[i].begin);
    Window window = window_from(first > kLead ? first - kLead : 0);
    window.weight = weight_within(marks, i, window, distinct);
    if (window.weight > best.weight) {
      best = window;
      best_first = first;
      best_mark = i;
    }
  }
  // The last sentence that begins before its first mark, if as much can be seen from there.
  constexpr std::size_t kLongestLead = 80;
  for (std::size_t lead = 0; lead <= std::min(kLongestLead, best_first); ++lead) {
    if (!starts_sentence(text, at[best_first - lead])) continue;
    Window window = window_from(best_first - lead);
    window.weight = weight_within(marks, best_mark, window, distinct);
    if (window.weight >= best.weight) best = window;
    break;
  }
  return best;
}

// ASCII letters and digits, and the accented letters of Latin languages.
bool is_latin_at(std::string_view text, std::size_t i) {
  const auto c = static_cast<unsigned char>(text[i]);
  constexpr unsigned char kFirstAccented = 0xC3, kLastAccented = 0xC9;  // lead bytes to U+024F
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
         (c >= kFirstAccented && c <= kLastAccented);
}

// Moves an edge out of the middle of a Latin word.
std::size_t word_start(std::string_view text, std::size_t at) {
  constexpr std::size_t kLongestWord = 24;
  const auto before = [&text](std::size_t i) {
    do {
      --i;
    } while (i > 0 && (static_cast<unsigned char>(text[i]) & 0xC0U) == 0x80U);
    return i;
  };
  std::size_t moved = at;
  while (moved > 0 && moved < text.size() && at - moved < kLongestWord &&
         is_latin_at(text, moved) && is_latin_at(text, before(moved))) {
    moved = before(moved);
  }
  return at - moved < kLongestWord ? moved : at;
}

// Joining marks stay where a mark of a word overlaps them.
void drop_lone(std::vector<Mark>& marks, const Marker& marker) {
  std::vector<Mark> kept;
  for (std::size_t i = 0; i < marks.size(); ++i) {
    const auto holds = [&](std::size_t other) {
      return !marker.is_joining(marks[other].term) && meet(marks[i], marks[other]);
    };
    bool keep = !marker.is_joining(marks[i].term);
    for (std::size_t j = i; !keep && j-- > 0 && marks[j].begin + kNear > marks[i].begin;) {
      keep = holds(j);
    }
    for (std::size_t j = i + 1; !keep && j < marks.size() && marks[j].begin < marks[i].end; ++j) {
      keep = holds(j);
    }
    if (keep) kept.push_back(marks[i]);
  }
  marks = std::move(kept);
}

// Appends text[at, end) with marks; marks that overlap or touch are one.
void append_marked(std::string& html, std::string_view text, std::size_t at, std::size_t end,
                   const std::vector<Mark>& marks) {
  for (std::size_t i = 0; i < marks.size();) {
    if (marks[i].begin < at || marks[i].end > end) {
      ++i;
      continue;
    }
    const std::size_t mark_begin = marks[i].begin;
    std::size_t mark_end = marks[i].end;
    for (++i; i < marks.size() && marks[i].begin <= mark_end; ++i) {
      if (marks[i].end <= end) mark_end = std::max(mark_end, marks[i].end);
    }
    html += escape_html(text.substr(at, mark_begin - at));
    html += "<mark>" + escape_html(text.substr(mark_begin, mark_end - mark_begin)) + "</mark>";
    at = mark_end;
  }
  html += escape_html(text.substr(at, end - at));
}

// A Han character or two.
bool is_han_term(const std::string& term) {
  const std::u32string characters = text::fold(term).characters;
  return characters.size() <= 2 && std::all_of(characters.begin(), characters.end(), text::is_han);
}

// Whether two characters hold a piece of a word of the unit.
bool cuts_word(const Unit& unit, const text::Span& span) {
  return std::any_of(unit.content.begin(), unit.content.end(),
                     [&span](const Forms& word) { return meet(word.span, span); });
}

}  // namespace

void Marker::add(const std::string& term, double weight, bool joining) {
  const std::uint64_t hash = index::term_hash(term);
  may_be_marked_.set(hash % kBits);
  const auto [at, is_new] = worth_.try_emplace(hash, Worth{weight, joining});
  if (!is_new) at->second.joining = at->second.joining && joining;
  if (is_new) only_han_ = only_han_ && (concepts_.contains(hash) || is_han_term(term));
}

void Marker::set_weight(const std::string& term, double weight) {
  add(term, weight, false);
  worth_[index::term_hash(term)].weight = weight;
}

void Marker::add(const std::vector<Unit>& units) {
  for (const Unit& unit : units) {
    if (unit.stop) continue;
    for (const Forms& group : unit.groups) {
      const bool joining =
          unit.han && (cuts_word(unit, group.span) || meets_any(group.span, unit.asking));
      for (const std::string& term : group.any_of) add(term, 1, joining);
    }
    for (const Forms& group : unit.content) {
      for (const std::string& term : group.any_of) add(term, 1, false);
    }
    for (const ScoredTerm& scored : unit.scored) {
      // "N42" and longer: 一 and 二 are parts of too many words.
      const bool number = unit.han && scored.term.starts_with('N') && scored.term.size() > 2;
      const bool citation = scored.term.starts_with('A');
      if (number || citation) add(scored.term, citation ? kCitationWorth : 1, false);
    }
  }
}

void Marker::add_concept(const std::string& term, const std::string& id, double weight) {
  concepts_[index::term_hash(term)] = id;
  set_weight(term, weight);
}

void Marker::add_phrase(std::string_view phrase) { phrases_.emplace_back(phrase); }

double Marker::weight(std::uint64_t term) const {
  if (!may_be_marked_.test(term % kBits)) return 0;
  const auto found = worth_.find(term);
  return found == worth_.end() ? 0 : found->second.weight;
}

bool Marker::is_joining(std::uint64_t term) const {
  const auto found = worth_.find(term);
  return found != worth_.end() && found->second.joining;
}

std::string Marker::concept_of(std::uint64_t term) const {
  const auto found = concepts_.find(term);
  return found == concepts_.end() ? "" : found->second;
}

std::vector<Mark> find_marks(std::string_view text, std::span<const index::TermSpan> terms,
                             const Marker& marker, Marking marking) {
  std::vector<Mark> marks;
  for (const index::TermSpan& span : terms) {
    const double weight = marker.weight(span.term);
    if (weight > 0) marks.push_back({span.begin, span.end, span.term, weight});
  }
  if (marking == Marking::strict) drop_lone(marks, marker);
  for (const std::string& phrase : marker.phrases()) {
    for (const text::Span& span : find_phrase(text, phrase)) {
      marks.push_back({span.begin, span.end, index::term_hash(phrase), kPhraseWorth});
    }
  }
  std::stable_sort(marks.begin(), marks.end(),
                   [](const Mark& a, const Mark& b) { return a.begin < b.begin; });
  return marks;
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

std::string highlighted(std::string_view text, const std::vector<Mark>& marks) {
  std::string html;
  append_marked(html, text, 0, text.size(), marks);
  return html;
}

Snippet snippet(std::string_view text, const std::vector<Mark>& marks) {
  Window window = best_window(text, marks);
  window.begin = word_start(text, window.begin);
  window.end = std::max(word_start(text, window.end), window.begin);
  Snippet result;
  result.weight = window.weight;
  if (window.begin > 0) result.html += "…";
  append_marked(result.html, text, window.begin, window.end, marks);
  if (window.end < text.size()) result.html += "…";
  return result;
}

}  // namespace gbalex::search

#include "label_oracle.h"

#include <algorithm>
#include <set>
#include <string_view>

#include "text/analyse.h"
#include "text/fold.h"
#include "text/unicode.h"

namespace gbalex::tests {

using text::CharacterClass;
using text::Language;
using text::Span;

namespace {

// A piece of text: a run of letters, of digits, of blanks, or one other character.
struct Piece {
  CharacterClass kind;
  std::u32string letters;
  Span span;            // of the source
  std::string written;  // as it stands in the source
  [[nodiscard]] bool is_word() const {
    return kind == CharacterClass::letter || kind == CharacterClass::digit;
  }
  [[nodiscard]] bool is_hyphen() const { return letters == U"-" || letters == U"\u2010"; }
};

std::vector<Piece> pieces_of(const std::string& source) {
  const text::Folded folded = text::fold(source);
  std::vector<Piece> pieces;
  for (std::size_t at = 0; at < folded.characters.size();) {
    const CharacterClass kind = text::classify(folded.characters[at]);
    std::size_t end = at + 1;
    const bool runs = kind != CharacterClass::han && kind != CharacterClass::mark;
    while (runs && end < folded.characters.size() &&
           text::classify(folded.characters[end]) == kind) {
      ++end;
    }
    const Span span = text::source_span(folded, at, end);
    pieces.push_back({kind, folded.characters.substr(at, end - at), span,
                      source.substr(span.begin, span.end - span.begin)});
    at = end;
  }
  return pieces;
}

// The places of the units behind piece `at` that may be part of the same label; at most one.
std::size_t next_place(const std::vector<Piece>& pieces, std::size_t at) {
  const std::size_t none = pieces.size();
  const bool han = pieces[at].kind == CharacterClass::han;
  if (at + 1 >= pieces.size()) return none;
  const Piece& next = pieces[at + 1];
  if (next.kind == CharacterClass::space) {
    if (at + 2 >= pieces.size()) return none;
    return han && pieces[at + 2].kind == CharacterClass::han ? none : at + 2;
  }
  if (next.is_hyphen() && at + 2 < pieces.size()) {
    const Piece& behind = pieces[at + 2];
    const bool words = (pieces[at].is_word() && behind.is_word()) ||
                       (pieces[at].is_word() && behind.kind == CharacterClass::han) ||
                       (han && behind.is_word());
    if (words) return at + 2;
  }
  return at + 1;
}

std::set<std::string> stems_of(const Piece& word, Language language) {
  std::set<std::string> stems;
  for (const text::Token& token : text::analyse(word.written, language)) {
    if (token.kind == text::TokenKind::stem) stems.insert(token.term);
  }
  return stems;
}

bool same_mark(const std::u32string& a, const std::u32string& b) {
  const auto straight = [](const std::u32string& mark) {
    return mark == U"\u2018" || mark == U"\u2019" ? std::u32string(U"'") : mark;
  };
  return straight(a) == straight(b);
}

bool is_capitals(const std::string& written) {
  return written.size() > 1 &&
         std::ranges::all_of(written, [](char c) { return c >= 'A' && c <= 'Z'; });
}

// Whether the label's unit stands for the text's.
bool meets(const Piece& label, Language language, const Piece& unit) {
  if (!label.is_word()) {
    return !unit.is_word() && unit.kind != CharacterClass::space &&
           same_mark(label.letters, unit.letters);
  }
  if (!unit.is_word()) return false;
  if (label.kind == CharacterClass::digit) return label.letters == unit.letters;
  if (unit.kind == CharacterClass::digit) return false;
  if (is_capitals(label.written)) {
    return unit.letters == label.letters || unit.letters == label.letters + U"s";
  }
  if (label.letters.substr(0, 3) != unit.letters.substr(0, 3)) return false;
  const std::set<std::string> ours = stems_of(label, language);
  const std::set<std::string> theirs = stems_of(unit, language);
  return std::ranges::any_of(ours, [&](const std::string& stem) { return theirs.contains(stem); });
}

// The end in the source of the label where it stands at piece `at`; 0: it does not.
std::size_t end_of(const std::vector<Piece>& label, Language language,
                   const std::vector<Piece>& pieces, std::size_t at) {
  std::size_t of_label = 0;
  while (true) {
    if (at >= pieces.size() || !meets(label[of_label], language, pieces[at])) return 0;
    if (of_label + 1 == label.size()) return pieces[at].span.end;
    of_label = next_place(label, of_label);
    if (of_label == label.size()) return 0;
    at = next_place(pieces, at);
  }
}

}  // namespace

std::vector<text::Thesaurus::Match> slow_find(const std::vector<text::ConceptLabels>& concepts,
                                              const std::string& source) {
  const std::vector<Piece> pieces = pieces_of(source);
  struct Found {
    std::size_t place, end;  // piece, byte
    std::uint32_t number;
  };
  std::vector<Found> found;
  for (std::size_t at = 0; at < pieces.size(); ++at) {
    if (!pieces[at].is_word() && pieces[at].kind != CharacterClass::han) continue;
    for (std::uint32_t number = 0; number < concepts.size(); ++number) {
      for (const text::ConceptLabel& label : concepts[number].labels) {
        const std::vector<Piece> parts = pieces_of(label.text);
        if (parts.empty()) continue;
        const std::size_t end = end_of(parts, label.language, pieces, at);
        if (end != 0) found.push_back({at, end, number});
      }
    }
  }
  std::ranges::sort(found, [](const Found& a, const Found& b) {
    if (a.place != b.place) return a.place < b.place;
    return a.end != b.end ? a.end > b.end : a.number < b.number;
  });
  std::vector<text::Thesaurus::Match> matches;
  for (std::size_t i = 0; i < found.size(); ++i) {
    const bool inside = std::any_of(
        found.begin(), found.begin() + static_cast<std::ptrdiff_t>(i), [&](const Found& other) {
          return other.number == found[i].number && other.end >= found[i].end;
        });
    if (inside) continue;
    matches.push_back({found[i].number, {pieces[found[i].place].span.begin, found[i].end}});
  }
  return matches;
}

}  // namespace gbalex::tests

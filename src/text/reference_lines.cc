// Lines and sentences of a text that cites.
#include "text/reference_parts.h"
#include "text/unicode.h"

namespace gbalex::text {
namespace {

// Whether the full stop at `at` is that of "Cap." or "J.".
bool is_abbreviation(std::u32string_view characters, std::size_t at) {
  std::size_t word = at;
  while (word > 0 && at - word < 6 && characters[word - 1] >= U'a' &&
         characters[word - 1] <= U'z') {
    --word;
  }
  static constexpr std::u32string_view kShort[] = {U"cap", U"caps", U"no", U"nos", U"art", U"arts",
                                                   U"sec", U"secs", U"ss", U"rr",  U"reg", U"regs",
                                                   U"sch", U"para", U"al", U"sub", U"leg", U"dec",
                                                   U"adm", U"vs",   U"pp", U"ord", U"ch",  U"cl"};
  const std::u32string_view before = characters.substr(word, at - word);
  return before.size() == 1 ||
         std::find(std::begin(kShort), std::end(kShort), before) != std::end(kShort);
}

// Whether the full stop at `at` ends a sentence: not that of "Cap. 559", "n.º", "J. Smith".
bool ends_sentence(const CitationText& text, std::size_t at) {
  if (text[at + 1] != U' ' && text[at + 1] != U'"' && text[at + 1] != U'”')
    return text[at + 1] == 0;
  if (is_abbreviation(text.from(0), at)) return false;
  return text.is_capital(at + 2) || is_han(text[at + 2]) || text[at + 2] == U'"' ||
         text[at + 2] == U'“' || text.is_digit(at + 2);
}

}  // namespace

Folded with_lines(const Folded& folded) {
  Folded lines;
  lines.characters.reserve(folded.characters.size());
  lines.offsets.reserve(folded.offsets.size());
  for (std::size_t at = 0; at < folded.characters.size();) {
    const char32_t c = folded.characters[at];
    if (classify(c) != CharacterClass::space) {
      lines.characters.push_back(c);
      lines.offsets.push_back(folded.offsets[at++]);
      continue;
    }
    std::size_t end = at;
    int newlines = 0;
    while (end < folded.characters.size() &&
           classify(folded.characters[end]) == CharacterClass::space) {
      newlines += folded.characters[end] == U'\n' ? 1 : 0;
      ++end;
    }
    const char32_t before = at == 0 ? U'\0' : folded.characters[at - 1];
    const char32_t after = end < folded.characters.size() ? folded.characters[end] : U'\0';
    const auto inside = [](char32_t side) {
      return side < 0x80 && side != 0 && side != U'.' && side != U':' && side != U';';
    };
    const bool shortened = before == U'.' && is_abbreviation(folded.characters, at - 1);
    const bool wraps = newlines == 1 && (inside(before) || shortened) && inside(after);
    lines.characters.push_back(newlines == 0 || wraps ? U' ' : U'\n');
    lines.offsets.push_back(folded.offsets[at]);
    at = end;
  }
  lines.offsets.push_back(folded.offsets.back());
  return lines;
}

std::size_t skip_heading(const CitationText& text, std::size_t at) {
  constexpr std::size_t kMostHeading = 80;
  if (text[at] != U'(' || !text.is_capital(at + 1)) return at;
  std::size_t close = at;
  while (close < at + kMostHeading && text[close] != U')' && text[close] != 0) ++close;
  return text[close] == U')' ? text.skip_blanks(close + 1) : at;
}

std::vector<std::uint32_t> number_sentences(const CitationText& text) {
  std::vector<std::uint32_t> numbers(text.size());
  std::uint32_t number = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    numbers[at] = number;
    const char32_t c = text[at];
    const bool end = c == U'。' || c == U'!' || c == U'?' || c == U'\n' ||
                     (c == U'.' && ends_sentence(text, at));
    if (end) ++number;
  }
  return numbers;
}

}  // namespace gbalex::text

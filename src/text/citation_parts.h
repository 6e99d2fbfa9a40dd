// The two halves of a citation, each recognised at one place of the folded text: the instrument
// (citation_instrument.cc) and its provisions (citation_provision.cc). scan_citations() joins
// them. Every look ahead is bounded, so that scanning is linear.
#pragma once

#include <algorithm>
#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/analyse.h"
#include "text/numeral.h"

namespace gbalex::text {

// Folded text under a recogniser: lower case, Simplified, half-width, without accents. Reading
// beyond the end gives zero characters.
class CitationText {
 public:
  CitationText(std::string_view source, const Folded& folded)
      : source_(source), folded_(folded), characters_(folded.characters) {}

  [[nodiscard]] std::size_t size() const { return characters_.size(); }
  [[nodiscard]] char32_t operator[](std::size_t at) const {
    ++reads_;
    return at < characters_.size() ? characters_[at] : U'\0';
  }
  [[nodiscard]] char32_t before(std::size_t at) const { return at == 0 ? U'\0' : (*this)[at - 1]; }
  [[nodiscard]] std::u32string_view from(std::size_t at) const {
    return characters_.substr(std::min(at, size()));
  }

  [[nodiscard]] bool starts(std::size_t at, std::u32string_view literal) const {
    return at < size() && characters_.compare(at, literal.size(), literal) == 0;
  }
  [[nodiscard]] bool is_letter(std::size_t at) const {
    return (*this)[at] >= 'a' && (*this)[at] <= 'z';
  }
  [[nodiscard]] bool is_digit(std::size_t at) const {
    return (*this)[at] >= '0' && (*this)[at] <= '9';
  }
  // How often a character was read: what a test of linearity counts.
  [[nodiscard]] std::size_t reads() const { return reads_; }

  // Whether the source had a capital here.
  [[nodiscard]] bool is_capital(std::size_t at) const {
    const char c = at < size() ? source_[folded_.offsets[at]] : '\0';
    return c >= 'A' && c <= 'Z';
  }
  // Whether the source has the wide blank of Chinese type here.
  [[nodiscard]] bool is_wide_blank(std::size_t at) const {
    return at < size() && source_.substr(folded_.offsets[at]).starts_with("\u3000");
  }
  // Whether a Latin word can begin here.
  [[nodiscard]] bool at_word_start(std::size_t at) const { return at == 0 || !is_letter(at - 1); }

  // After blanks of one line, at most kMaxBlanks.
  [[nodiscard]] std::size_t skip_blanks(std::size_t at) const;
  // After the literal, or `at` itself where it does not stand.
  [[nodiscard]] std::size_t skip(std::size_t at, std::u32string_view literal) const {
    return starts(at, literal) ? at + literal.size() : at;
  }
  // After the first of the literals that stands here as a whole word; 0 when none does.
  [[nodiscard]] std::size_t word(std::size_t at,
                                 std::initializer_list<std::u32string_view> literals) const;
  // After the sign of "9.º", which some type as a degree or a letter, or `at` itself.
  [[nodiscard]] std::size_t skip_ordinal(std::size_t at) const;
  // Up to `most` decimal digits; length 0 where there are none or more.
  [[nodiscard]] Numeral digits(std::size_t at, std::size_t most) const;
  // After "n.º", "no.", "nº", "n.", "number" and blanks, or `at` itself.
  [[nodiscard]] std::size_t skip_number_word(std::size_t at) const;
  // ASCII characters [begin, end) as they are.
  [[nodiscard]] std::string ascii(std::size_t begin, std::size_t end) const;

 private:
  static constexpr std::size_t kMaxBlanks = 3;
  std::string_view source_;
  const Folded& folded_;
  std::u32string_view characters_;
  mutable std::size_t reads_ = 0;
};

// ASCII letters as capitals: the letters of 559A and 14A.
std::string upper_ascii(std::string letters);

struct InstrumentPart {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string number;
  std::string_view series{};  // "Leis n.os": the kind of those that may follow; else empty
};
std::optional<InstrumentPart> read_instrument(const CitationText& text, std::size_t at);
// "Leis n.os 7/2004, 9/2004 e 4/2019": the instruments of one kind that begin here.
std::vector<InstrumentPart> read_instruments(const CitationText& text, std::size_t at);

struct ProvisionPart {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string unit;          // "art", "s", "sch" …
  std::string rest;          // "42(2)", "213..215", "1/s2"
  bool chinese = false;      // a 条: of a Hong Kong chapter it is a section
  bool bare_letter = false;  // "s 18", "r 3": in Portuguese only beside an instrument
  bool needs_law = false;  // 第二章, 附件: only beside an instrument, else a heading or a word
  bool lacks_di = false;   // 42条: in running text, without a law, a count of articles
};
// One provision, or the members of a list ("artigos 291.º e 292.º"); empty when none begins here.
std::vector<ProvisionPart> read_provisions(const CitationText& text, std::size_t at);
// The first character of a 条, for the dispatch: 第 or a numeral.
std::vector<ProvisionPart> read_chinese_provision(const CitationText& text, std::size_t at);

// "s. 18 and s. 19": whether only the marks of a list stand in [from, to).
bool list_goes_on(const CitationText& text, std::size_t from, std::size_t to);

// "alínea a) do n.º 1 do artigo 9.º": item and paragraph come first. The first level may be a list.
std::vector<ProvisionPart> read_inverted(const CitationText& text, std::size_t at);

// The number after a unit: "18", "14A", "88ZB", "9.º", "9.º-A", "6bis". After it, or 0.
std::size_t read_main_number(const CitationText& text, std::size_t at, std::string_view unit,
                             std::string& out);
// The end of a separator of a list after a provision, 0 when none stands; `range` when it means
// "to".
std::size_t read_separator(const CitationText& text, std::size_t at, bool& range);
// "Part XA", "Annex I": capitals only. Roman numerals of annexes count. After it, or 0.
std::size_t read_roman(const CitationText& text, std::size_t at, std::string_view unit,
                       std::string& out);
// What the place "(2)" or "(b)" at `at` is below, when it stands beside 20(1) or 18(1)(a): "20",
// "18(1)". Empty where no level of that kind stands before it.
std::string above_beside(const CitationText& text, std::size_t at, const std::string& before);
// "(1)", "(b)", "(iv)", "(一)" at `at`: appended to `out`; after it, or `at` itself.
std::size_t read_parenthesis(const CitationText& text, std::size_t at, std::string& out);

}  // namespace gbalex::text

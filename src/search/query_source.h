// The text of a query as the parser sees it: one glyph a character, in half width, with the
// quotation marks and parentheses that belong together found beforehand. What has no partner is a
// blank to the parser and a hint to the reader. Linear; private to the parser.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "search/query.h"

namespace gbalex::search {

class QuerySource {
 public:
  explicit QuerySource(std::string_view text);

  [[nodiscard]] std::size_t size() const { return glyphs_.size(); }
  // A character in half width, a blank for what has no partner; zero behind the end.
  [[nodiscard]] char32_t operator[](std::size_t at) const {
    return at < glyphs_.size() ? glyphs_[at] : U'\0';
  }
  [[nodiscard]] bool is_blank(std::size_t at) const { return (*this)[at] == U' '; }
  // The glyph of the mark that closes the quotation or the parenthesis opened here.
  [[nodiscard]] bool opens_quote(std::size_t at) const {
    return partner(at) != kNone && !is_parenthesis(at);
  }
  [[nodiscard]] bool opens_parenthesis(std::size_t at) const {
    return (*this)[at] == U'(' && partner(at) != kNone;
  }
  [[nodiscard]] std::size_t close_of(std::size_t at) const { return partners_[at]; }
  // Whether the parentheses opened here hold no blank and no quotation: "18(1)(b)".
  [[nodiscard]] bool is_solid(std::size_t open) const {
    return gaps_[partners_[open]] == gaps_[open];
  }

  // The source of glyphs [begin, end), and the same in half width.
  [[nodiscard]] std::string_view text(std::size_t begin, std::size_t end) const {
    return text_.substr(offsets_[begin], offsets_[end] - offsets_[begin]);
  }
  [[nodiscard]] std::string half_width(std::size_t begin, std::size_t end) const;
  [[nodiscard]] Hint hint(Hint::What what, std::size_t begin, std::size_t end) const;

  // Leaves a pair of parentheses out.
  void blank_out(std::size_t open);
  std::vector<Hint>& hints() { return hints_; }

 private:
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);
  [[nodiscard]] bool is_parenthesis(std::size_t at) const { return (*this)[at] == U'('; }
  [[nodiscard]] std::size_t partner(std::size_t at) const {
    return at < partners_.size() ? partners_[at] : kNone;
  }
  void read();
  void pair_quotes();
  void pair_parentheses();
  void count_gaps();
  void leave_out(Hint::What what, std::size_t at);

  std::string_view text_;
  std::vector<char32_t> glyphs_;
  std::vector<std::size_t> offsets_;   // one more than glyphs
  std::vector<std::size_t> partners_;  // of opening marks: the closing one
  std::vector<bool> quoted_;           // inside quotation marks, or such a mark
  std::vector<std::size_t> gaps_;      // blanks and quotations before
  std::vector<Hint> hints_;
};

// AND, OR or NOT where exactly that stands there; else empty.
std::string operator_at(const QuerySource& source, std::size_t begin, std::size_t end);
// An operator as the word that it is where it joins nothing.
std::string as_word(std::string_view operator_word);

// The words of a text, joined by blanks, without anything that would be read as syntax.
std::string plain_words(std::string_view text);

}  // namespace gbalex::search

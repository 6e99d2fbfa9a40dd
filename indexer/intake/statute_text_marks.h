// The numbers that stand at the start of a line of a Mainland statute: for the readers of statutes.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace gbalex::intake {

struct StatuteMark {
  enum class Kind { none, book, part, chapter, subchapter, article, attachment, item };
  // How an item is numbered; each is a level of its own below a 款.
  enum class Style { none, words, han, digits, bracketed, circled, letter };
  Kind kind = Kind::none;
  Style style = Style::none;  // （一）: han; 1．: digits; （1）: bracketed; ①; a）; 一、: words
  long value = 0;             // 0: an attachment without a number
  long insert = 0;            // 1 of 第二百一十九条之一
  std::size_t length = 0;  // in bytes of the line
  // What follows is white space, the end, a colon or 【: the number stands apart from the text.
  bool is_apart = false;
  bool is_table = false;  // of an attachment: 附表
};
// `line` has no white space at its start.
StatuteMark read_mark(std::string_view line);

// Whether the words behind the number of an article make it a citation: 第三条规定的….
bool is_cited_on(std::string_view rest);
// Whether a line with a mark of 编, 章 or 节 is its heading, and no sentence that cites it.
bool is_division(const StatuteMark& mark, std::string_view line);
// Whether the line, whatever its number, can stand in a table of contents.
bool is_contents_entry(std::string_view line);
// The line without the dots and page number of a table of contents, and without white space.
std::string contents_words(std::string_view line);

}  // namespace gbalex::intake

// White space, brackets and sentence ends of Chinese texts in UTF-8: for the readers of statutes.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace gbalex::intake {

// Length in bytes of the white space at the start of `text`, 0 when there is none: ASCII, U+00A0,
// U+2000..U+200B, U+3000 and the byte order mark.
std::size_t space_at(std::string_view text);
// Length of the character at the start of a text that is not empty; an invalid byte counts 1.
std::size_t character_at(std::string_view text);
std::size_t characters(std::string_view text);

std::string_view trim(std::string_view text);
// Without any white space; full-width digits, letters and brackets as ASCII, ○ as 〇.
std::string compact(std::string_view text);
// A heading as one line: padding between single characters (总　　则) goes, other white space is
// one space.
std::string heading_words(std::string_view text);

bool starts_with_any(std::string_view text, std::string_view alternatives);  // separated by "|"
bool contains_any(std::string_view text, std::string_view alternatives);
// Whether the text ends where a sentence or clause does: 。；：！？ and closing marks, also ASCII.
bool ends_sentence(std::string_view text);
// Words that can be a heading or a title: no sentence or clause ends in them, and they are short.
bool is_heading_like(std::string_view text);

}  // namespace gbalex::intake

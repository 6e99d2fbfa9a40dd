// UTF-8 and character classes. Pure functions, nothing throws.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace gbalex::text {

inline constexpr char32_t kReplacement = 0xFFFD;  // stands for an invalid byte

struct Decoded {
  char32_t character = kReplacement;
  std::size_t length = 1;  // in bytes
  bool valid = false;
};

// The character at byte `at` < text.size(). Overlong forms, surrogates and what lies beyond
// U+10FFFF are invalid; an invalid byte is one replacement of length 1.
Decoded decode(std::string_view text, std::size_t at);

void append_utf8(std::string& out, char32_t character);
std::string to_utf8(std::u32string_view text);

// How the analyser treats a character of folded text.
enum class CharacterClass : unsigned char {
  space,  // ends a run, takes no position
  mark,   // punctuation, symbols, controls, invalid bytes: ends a run, takes one position
  han,
  letter,  // of any other script, with its combining marks
  digit,   // decimal digits of any script
};
CharacterClass classify(char32_t character);

}  // namespace gbalex::text

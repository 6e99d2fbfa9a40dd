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
inline Decoded decode(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const auto tail = [&](std::size_t i) { return i < text.size() && (byte(i) & 0xC0) == 0x80; };
  const auto bits = [&](std::size_t i) { return static_cast<char32_t>(byte(i) & 0x3F); };
  const unsigned char lead = byte(at);
  if (lead < 0x80) return {lead, 1, true};
  if (lead < 0xC2 || !tail(at + 1)) return {};
  if (lead < 0xE0) return {(static_cast<char32_t>(lead & 0x1F) << 6) | bits(at + 1), 2, true};
  if (!tail(at + 2)) return {};
  if (lead < 0xF0) {
    const char32_t character =
        (static_cast<char32_t>(lead & 0x0F) << 12) | (bits(at + 1) << 6) | bits(at + 2);
    const bool surrogate = character >= 0xD800 && character < 0xE000;
    return character < 0x800 || surrogate ? Decoded{} : Decoded{character, 3, true};
  }
  if (lead > 0xF4 || !tail(at + 3)) return {};
  const char32_t character = (static_cast<char32_t>(lead & 0x07) << 18) | (bits(at + 1) << 12) |
                             (bits(at + 2) << 6) | bits(at + 3);
  return character < 0x10000 || character > 0x10FFFF ? Decoded{} : Decoded{character, 4, true};
}

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

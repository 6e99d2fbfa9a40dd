#include "text/unicode.h"

#include <unicode/uchar.h>

#include <array>

#include "text/analyse.h"

namespace gbalex::text {
namespace {

constexpr std::array<CharacterClass, 128> make_ascii_classes() {
  std::array<CharacterClass, 128> classes{};
  for (std::size_t c = 0; c < classes.size(); ++c) {
    const bool lower = c >= 'a' && c <= 'z', upper = c >= 'A' && c <= 'Z';
    if (c == ' ' || (c >= 0x09 && c <= 0x0D)) {
      classes[c] = CharacterClass::space;
    } else if (lower || upper) {
      classes[c] = CharacterClass::letter;
    } else if (c >= '0' && c <= '9') {
      classes[c] = CharacterClass::digit;
    } else {
      classes[c] = CharacterClass::mark;
    }
  }
  return classes;
}

constexpr std::array<CharacterClass, 128> kAsciiClasses = make_ascii_classes();

}  // namespace

void append_utf8(std::string& out, char32_t c) {
  const auto push = [&out](char32_t byte) { out.push_back(static_cast<char>(byte)); };
  if (c < 0x80) {
    push(c);
  } else if (c < 0x800) {
    push(0xC0 | (c >> 6));
    push(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    push(0xE0 | (c >> 12));
    push(0x80 | ((c >> 6) & 0x3F));
    push(0x80 | (c & 0x3F));
  } else {
    push(0xF0 | (c >> 18));
    push(0x80 | ((c >> 12) & 0x3F));
    push(0x80 | ((c >> 6) & 0x3F));
    push(0x80 | (c & 0x3F));
  }
}

std::string to_utf8(std::u32string_view text) {
  std::string out;
  out.reserve(text.size() * 3);
  for (const char32_t c : text) append_utf8(out, c);
  return out;
}

bool is_han(char32_t c) {
  if (c >= 0x4E00 && c <= 0x9FFF) return true;
  if (c < 0x3005) return false;
  return (c >= 0x3400 && c <= 0x4DBF) || c == 0x3005 || c == 0x3007 ||
         (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFD);
}

bool is_valid_utf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const Decoded decoded = decode(text, i);
    if (!decoded.valid) return false;
    i += decoded.length;
  }
  return true;
}

CharacterClass classify(char32_t c) {
  if (c < kAsciiClasses.size()) return kAsciiClasses[c];
  if (is_han(c)) return CharacterClass::han;
  const UChar32 point = static_cast<UChar32>(c);
  const std::uint32_t category = U_GET_GC_MASK(point);
  if ((category & (U_GC_L_MASK | U_GC_M_MASK)) != 0) return CharacterClass::letter;
  if ((category & U_GC_ND_MASK) != 0) return CharacterClass::digit;
  return u_isUWhiteSpace(point) ? CharacterClass::space : CharacterClass::mark;
}

}  // namespace gbalex::text

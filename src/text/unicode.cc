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

Decoded decode(std::string_view text, std::size_t at) {
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

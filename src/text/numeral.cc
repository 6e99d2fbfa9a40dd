#include "text/numeral.h"

#include <unicode/uchar.h>

#include <array>
#include <string>

#include "text/citation.h"
#include "text/unicode.h"

namespace gbalex::text {
namespace {

// The value of a digit character, -1 for others.
int digit_value(char32_t c) {
  switch (c) {
    case U'〇':
    case U'零':
      return 0;
    case U'一':
    case U'壹':
    case U'弌':
      return 1;
    case U'二':
    case U'贰':
    case U'两':
    case U'弍':
      return 2;
    case U'三':
    case U'叁':
    case U'参':
    case U'弎':
      return 3;
    case U'四':
    case U'肆':
      return 4;
    case U'五':
    case U'伍':
      return 5;
    case U'六':
    case U'陆':
      return 6;
    case U'七':
    case U'柒':
      return 7;
    case U'八':
    case U'捌':
      return 8;
    case U'九':
    case U'玖':
      return 9;
    default:
      return -1;
  }
}

// The value of a unit character (ten to thousand), 0 for others.
long unit_value(char32_t c) {
  switch (c) {
    case U'十':
    case U'拾':
      return 10;
    case U'百':
    case U'佰':
      return 100;
    case U'千':
    case U'仟':
      return 1000;
    default:
      return 0;
  }
}

// 廿 卅 卌: tens in one character.
long tens_value(char32_t c) { return c == U'廿' ? 20 : c == U'卅' ? 30 : c == U'卌' ? 40 : 0; }

constexpr long kTenThousand = 10'000;
bool is_ten_thousand(char32_t c) { return c == U'万'; }

// 一〇三, 二〇二六: as many digits as follow each other. Too many are no number: length 0.
Numeral read_digit_by_digit(std::u32string_view text) {
  constexpr std::size_t kMost = 16;
  Numeral numeral;
  for (const char32_t c : text) {
    const int digit = digit_value(c);
    if (digit < 0) break;
    numeral.value = numeral.value * 10 + digit;
    if (numeral.value > kMaxNumeral || ++numeral.length > kMost) return {};
  }
  return numeral;
}

// One section below ten thousand: 三百二十一, 一千零五, 廿一, 十二, 五. `short_form` lets a last
// digit after 百 or 千 count in the next lower unit (一百二 is 120).
Numeral read_section(std::u32string_view text) {
  long total = 0, last_unit = kTenThousand;
  bool zero = false;
  std::size_t at = 0, taken = 0;
  const auto peek = [&text](std::size_t i) { return i < text.size() ? text[i] : U'\0'; };
  while (at < text.size()) {
    if (digit_value(text[at]) == 0) {  // 零 inside: a digit has to follow
      if (total == 0 || zero) break;
      zero = true;
      ++at;
      if (last_unit == 10) {  // 四十〇 is 40
        taken = at;
        break;
      }
      continue;
    }
    if (const long tens = tens_value(text[at]); tens != 0) {
      if (last_unit <= 10) break;
      total += tens;
      last_unit = 10;
      taken = ++at;
      zero = false;
      continue;
    }
    int digit = digit_value(text[at]);
    const bool bare_ten = digit < 0 && unit_value(text[at]) == 10;
    if (digit < 0 && !bare_ten) break;
    if (bare_ten) digit = 1;
    const std::size_t unit_at = bare_ten ? at : at + 1;
    const long unit = unit_value(peek(unit_at));
    if (unit == 0) {
      if (last_unit == 1) break;
      const bool short_form = !zero && last_unit >= 100 && last_unit < kTenThousand;
      total += short_form ? digit * (last_unit / 10) : digit;
      last_unit = 1;
      taken = ++at;
      break;
    }
    if (unit >= last_unit) break;
    total += digit * unit;
    last_unit = unit;
    zero = false;
    taken = at = unit_at + 1;
  }
  return {total, taken};
}

}  // namespace

bool is_numeral_character(char32_t c) {
  return digit_value(c) >= 0 || unit_value(c) != 0 || tens_value(c) != 0 || is_ten_thousand(c);
}

bool is_formal_numeral(char32_t c) {
  static constexpr std::u32string_view kFormal = U"壹贰叁参肆伍陆柒捌玖拾佰仟弌弍弎";
  return kFormal.find(c) != std::u32string_view::npos;
}

Numeral read_digits(std::u32string_view text) {
  Numeral numeral;
  while (numeral.length < text.size()) {
    const char32_t c = text[numeral.length];
    if (classify(c) != CharacterClass::digit) break;
    numeral.value = numeral.value * 10 + u_charDigitValue(static_cast<UChar32>(c));
    ++numeral.length;
    if (numeral.value > kMaxNumeral) return {};
  }
  return numeral;
}

Numeral read_chinese_numeral(std::u32string_view text) {
  if (text.empty()) return {};
  if (digit_value(text[0]) >= 0) {
    const Numeral digits = read_digit_by_digit(text);
    if (digits.length == 0) return {};
    const bool unit_follows =
        digits.length < text.size() &&
        (unit_value(text[digits.length]) != 0 || is_ten_thousand(text[digits.length]));
    if (digits.length >= 2 && !unit_follows) return digits;
    if (digit_value(text[0]) == 0) return {0, 1};
  }
  const Numeral high = read_section(text);
  if (high.length == 0 || high.length >= text.size() || !is_ten_thousand(text[high.length])) {
    return high;
  }
  std::size_t at = high.length + 1;
  const long above = high.value * kTenThousand;
  const bool zero = at < text.size() && digit_value(text[at]) == 0;
  const Numeral low = read_section(text.substr(zero ? at + 1 : at));
  if (low.length == 0) return {above, at};
  // 三万五 is 35,000.
  const bool short_form = !zero && low.length == 1 && low.value < 10;
  at += low.length + (zero ? 1 : 0);
  return {above + (short_form ? low.value * kTenThousand / 10 : low.value), at};
}

Numeral read_numeral(std::u32string_view text) {
  if (text.empty()) return {};
  if (classify(text[0]) != CharacterClass::digit) return read_chinese_numeral(text);
  Numeral numeral = read_digits(text);
  while (numeral.length > 0 && numeral.length < text.size()) {
    const char32_t c = text[numeral.length];
    const long unit = is_ten_thousand(c) ? kTenThousand : unit_value(c);
    if (unit == 0 || numeral.value > kMaxNumeral / unit) break;
    numeral.value *= unit;
    ++numeral.length;
  }
  return numeral;
}

std::size_t parse_numeral(std::string_view text, long& value) {
  // The folded form of each character that can stand in a numeral is one character.
  std::u32string characters;
  std::vector<std::size_t> ends;
  for (std::size_t at = 0; at < text.size();) {
    const Decoded decoded = decode(text, at);
    char32_t c = decoded.character;
    if (c >= 0xFF10 && c <= 0xFF19) c -= 0xFEE0;  // full-width digits
    c = fold_script(c);
    if (!decoded.valid || (classify(c) != CharacterClass::digit && !is_numeral_character(c))) break;
    at += decoded.length;
    characters.push_back(c);
    ends.push_back(at);
  }
  const Numeral numeral = read_numeral(characters);
  if (numeral.length == 0) return 0;
  value = numeral.value;
  return ends[numeral.length - 1];
}

}  // namespace gbalex::text

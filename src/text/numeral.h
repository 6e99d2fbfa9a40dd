// Numerals in folded text: for this folder. parse_numeral() of citation.h stands on it.
#pragma once

#include <cstddef>
#include <string_view>

#include "text/analyse.h"

namespace gbalex::text {

inline constexpr long kMaxNumeral = 99'999'999;

// A Chinese numeral's character, in folded text: 〇零一二两…九十百千万廿卅卌 and the formal ones.
bool is_numeral_character(char32_t character);
// Formal characters that are words of their own as well: 参 of 参加, 陆 of 大陆.
bool is_formal_numeral(char32_t character);

struct Numeral {
  long value = 0;
  std::size_t length = 0;  // in characters; 0: there is none
};
// At the start of `text`: decimal digits (then 十百千万 may follow, 100万), or a Chinese numeral in
// words (一百零三) or by digits (一〇三). A run of digits whose value is above kMaxNumeral is none.
Numeral read_numeral(std::u32string_view text);
Numeral read_digits(std::u32string_view text);
Numeral read_chinese_numeral(std::u32string_view text);

}  // namespace gbalex::text

// How Chinese sounds and how titles begin: for suggestions while somebody types, and for mending
// characters that sound alike. Pure functions on generated tables, safe from any thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/analyse.h"

namespace gbalex::text {

// The commonest Mandarin reading of a folded character, without its tone, ü as v: "zhi", "lv".
// Empty for what is no Han character, or a rare one. Of several readings ICU's first.
std::string_view pinyin(char32_t character);

// A title as people begin to type it. `plain` is folded text without marks, Latin words one blank
// apart; `sound` the same with each Han character as its reading, without blanks; `initials` with
// each as the first letter of its reading. The last two are empty where there is no Han character.
struct TypingForms {
  std::string plain, sound, initials;
  // Where a word begins in each, in bytes; the first is the beginning of the text.
  struct Start {
    std::uint32_t plain = 0, sound = 0, initials = 0;
  };
  std::vector<Start> starts;
};
TypingForms typing_forms(std::string_view text);

// What was typed so far, as `plain` has it; a blank at the end is kept between Latin words.
std::string typing_key(std::string_view typed);

}  // namespace gbalex::text

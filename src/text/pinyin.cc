#include "text/pinyin.h"

#include "text/pinyin_table.h"
#include "text/unicode.h"
#include "text/words.h"

namespace gbalex::text {

namespace {

bool is_content(CharacterClass kind) {
  return kind != CharacterClass::space && kind != CharacterClass::mark;
}

}  // namespace

std::string_view pinyin(char32_t character) {
  if (character < kFirstReading || character >= kFirstReading + kReadings) return "";
  return kSyllables[kReadingOf[character - kFirstReading]];
}

TypingForms typing_forms(std::string_view text) {
  const std::u32string characters = fold(text).characters;
  const std::u32string_view all = characters;
  TypingForms forms;
  bool has_han = false;
  CharacterClass before = CharacterClass::space;
  const auto start = [&forms] {
    forms.starts.push_back({static_cast<std::uint32_t>(forms.plain.size()),
                            static_cast<std::uint32_t>(forms.sound.size()),
                            static_cast<std::uint32_t>(forms.initials.size())});
  };
  for (std::size_t at = 0; at < all.size();) {
    const CharacterClass kind = classify(all[at]);
    if (!is_content(kind)) {
      before = CharacterClass::space;
      ++at;
      continue;
    }
    std::size_t end = at + 1;
    while (end < all.size() && classify(all[end]) == kind) ++end;
    if (kind == CharacterClass::han) {
      has_han = true;
      std::vector<std::size_t> words = dictionary_word_ends(all.substr(at, end - at));
      if (words.empty()) words = {end - at};
      std::size_t word_begin = 0;
      for (const std::size_t word_end : words) {
        start();
        for (std::size_t i = at + word_begin; i < at + word_end; ++i) {
          append_utf8(forms.plain, all[i]);
          const std::string_view reading = pinyin(all[i]);
          forms.sound += reading;
          forms.initials += reading.substr(0, 1);
        }
        word_begin = word_end;
      }
    } else {
      const bool after_word = before == CharacterClass::space && !forms.plain.empty() &&
                              static_cast<unsigned char>(forms.plain.back()) < 0x80;
      if (after_word) forms.plain += ' ';
      // "cap559" is one word to who types it.
      if (before == CharacterClass::space || before == CharacterClass::han) start();
      const std::string word = to_utf8(all.substr(at, end - at));
      forms.plain += word;
      forms.sound += word;
      forms.initials += word;
    }
    before = kind;
    at = end;
  }
  if (!has_han) {
    forms.sound.clear();
    forms.initials.clear();
  }
  return forms;
}

std::string typing_key(std::string_view typed) {
  std::string key;
  bool apart = false;
  const auto after_latin = [&key] {
    return !key.empty() && static_cast<unsigned char>(key.back()) < 0x80;
  };
  for (const char32_t c : fold(typed).characters) {
    const CharacterClass kind = classify(c);
    if (!is_content(kind)) {
      apart = true;
      continue;
    }
    if (apart && after_latin() && kind != CharacterClass::han) key += ' ';
    apart = false;
    append_utf8(key, c);
  }
  if (apart && after_latin()) key += ' ';
  return key;
}

}  // namespace gbalex::text

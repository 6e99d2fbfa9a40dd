#include "intake/statute_text_words.h"

#include <algorithm>
#include <vector>

namespace gbalex::intake {
namespace {

constexpr std::size_t kLongestHeading = 120;  // bytes: 40 Han characters

bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

// The ASCII character that a full-width one (U+FF01..U+FF5E) stands for; 0: it is none.
char half_width(std::string_view character) {
  if (character.size() != 3 || character[0] != '\xEF') return 0;
  const unsigned second = static_cast<unsigned char>(character[1]);
  const unsigned third = static_cast<unsigned char>(character[2]);
  const unsigned code = ((second & 0x3FU) << 6U) | (third & 0x3FU);  // low 12 bits of U+Fxxx
  if (code < 0xF01 || code > 0xF5E) return 0;
  return static_cast<char>(code - 0xF01 + 0x21);
}

template <typename Match>
bool any_of_list(std::string_view alternatives, Match match) {
  while (!alternatives.empty()) {
    const std::size_t end = std::min(alternatives.find('|'), alternatives.size());
    if (match(alternatives.substr(0, end))) return true;
    alternatives.remove_prefix(std::min(end + 1, alternatives.size()));
  }
  return false;
}

}  // namespace

std::size_t space_at(std::string_view text) {
  if (text.empty()) return 0;
  const char first = text.front();
  if (first == ' ' || (first >= '\t' && first <= '\r')) return 1;
  if (text.starts_with("\xC2\xA0")) return 2;
  if (text.starts_with("\xE3\x80\x80") || text.starts_with("\xEF\xBB\xBF")) return 3;
  const bool is_general = text.size() >= 3 && text.starts_with("\xE2\x80");
  return is_general && static_cast<unsigned char>(text[2]) <= 0x8B ? 3 : 0;
}

std::size_t character_at(std::string_view text) {
  std::size_t length = 1;
  while (length < text.size() && length < 4 && is_continuation(text[length])) ++length;
  return length;
}

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char byte) { return !is_continuation(byte); }));
}

std::string_view trim(std::string_view text) {
  while (const std::size_t length = space_at(text)) text.remove_prefix(length);
  while (!text.empty()) {
    std::size_t start = text.size() - 1;
    while (start > 0 && is_continuation(text[start]) && text.size() - start < 4) --start;
    if (space_at(text.substr(start)) != text.size() - start) break;
    text.remove_suffix(text.size() - start);
  }
  return text;
}

std::string compact(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    if (const std::size_t space = space_at(text)) {
      text.remove_prefix(space);
      continue;
    }
    const std::string_view character = text.substr(0, character_at(text));
    if (const char half = half_width(character)) {
      out += half;
    } else if (character == "○") {
      out += "〇";
    } else {
      out += character;
    }
    text.remove_prefix(character.size());
  }
  return out;
}

std::string heading_words(std::string_view text) {
  std::vector<std::string_view> words;
  text = trim(text);
  std::size_t start = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t space = space_at(text.substr(at));
    if (space == 0) {
      at += character_at(text.substr(at));
      continue;
    }
    if (at > start) words.push_back(text.substr(start, at - start));
    start = at += space;
  }
  if (start < text.size()) words.push_back(text.substr(start));
  const bool padded = std::all_of(words.begin(), words.end(), [](std::string_view word) {
    return word.size() == 3 && characters(word) == 1;
  });
  std::string out;
  for (const std::string_view word : words) {
    if (!out.empty() && !padded) out += ' ';
    out += word;
  }
  return out;
}

bool starts_with_any(std::string_view text, std::string_view alternatives) {
  return any_of_list(alternatives,
                     [text](std::string_view word) { return text.starts_with(word); });
}

bool contains_any(std::string_view text, std::string_view alternatives) {
  return any_of_list(alternatives,
                     [text](std::string_view word) { return text.find(word) != text.npos; });
}

bool ends_sentence(std::string_view text) {
  return any_of_list("。|；|：|！|？|”|’|」|』|）|.|;|:|!|?|)|\"|…|—|，|,",
                     [text](std::string_view word) { return text.ends_with(word); });
}

bool is_heading_like(std::string_view text) {
  return !text.empty() && text.size() <= kLongestHeading && !contains_any(text, "。|；|：|，|;|:");
}

}  // namespace gbalex::intake

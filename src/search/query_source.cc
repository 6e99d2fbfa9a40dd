#include "search/query_source.h"

#include <array>

namespace gbalex::search {

namespace {

// Opening and closing mark.
constexpr std::array<std::array<char32_t, 2>, 4> kQuotes = {
    {{U'"', U'"'}, {U'“', U'”'}, {U'「', U'」'}, {U'『', U'』'}}};

// The bytes of the character here; a byte that begins none is one by itself.
std::size_t length_at(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  const std::size_t length = lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  for (std::size_t i = 1; i < length; ++i) {
    const bool continues =
        at + i < text.size() && (static_cast<unsigned char>(text[at + i]) & 0xC0U) == 0x80U;
    if (!continues) return 1;
  }
  return length;
}

char32_t decode(std::string_view character) {
  const auto byte = [character](std::size_t i) { return static_cast<unsigned char>(character[i]); };
  if (character.size() == 1) return byte(0) < 0x80 ? byte(0) : U'\uFFFD';
  char32_t value = byte(0) & (0xFFU >> (character.size() + 1));
  for (std::size_t i = 1; i < character.size(); ++i) value = (value << 6U) | (byte(i) & 0x3FU);
  return value;
}

char32_t half(char32_t c) {
  if (c >= 0xFF01 && c <= 0xFF5E) return c - 0xFF01 + U'!';
  return c == 0x3000 || c == 0xA0 || c == U'\t' || c == U'\n' || c == U'\r' ? U' ' : c;
}

}  // namespace

QuerySource::QuerySource(std::string_view text) : text_(text) {
  read();
  pair_quotes();
  pair_parentheses();
  count_gaps();
}

void QuerySource::read() {
  for (std::size_t at = 0; at < text_.size();) {
    const std::size_t length = length_at(text_, at);
    glyphs_.push_back(half(decode(text_.substr(at, length))));
    offsets_.push_back(at);
    at += length;
  }
  offsets_.push_back(text_.size());
  partners_.assign(glyphs_.size(), kNone);
  quoted_.assign(glyphs_.size(), false);
}

void QuerySource::pair_quotes() {
  // Where each closing mark stands last: so that a lone opening mark costs no search.
  std::array<std::size_t, kQuotes.size()> last{};
  for (std::size_t i = 0; i < glyphs_.size(); ++i) {
    for (std::size_t q = 0; q < kQuotes.size(); ++q) {
      if (glyphs_[i] == kQuotes[q][1]) last[q] = i;
    }
  }
  for (std::size_t i = 0; i < glyphs_.size(); ++i) {
    for (std::size_t q = 0; q < kQuotes.size(); ++q) {
      if (glyphs_[i] != kQuotes[q][0]) continue;
      if (last[q] <= i) {
        leave_out(Hint::What::unclosed_quote, i);
        break;
      }
      std::size_t close = i + 1;
      while (glyphs_[close] != kQuotes[q][1]) ++close;
      partners_[i] = close;
      for (std::size_t inside = i; inside <= close; ++inside) quoted_[inside] = true;
      i = close;
      break;
    }
  }
}

void QuerySource::pair_parentheses() {
  std::vector<std::size_t> open;
  for (std::size_t i = 0; i < glyphs_.size(); ++i) {
    if (quoted_[i]) continue;
    if (glyphs_[i] == U'(') {
      open.push_back(i);
    } else if (glyphs_[i] == U')') {
      if (open.empty()) {
        leave_out(Hint::What::stray_parenthesis, i);
        continue;
      }
      partners_[open.back()] = i;
      open.pop_back();
    }
  }
  for (const std::size_t at : open) leave_out(Hint::What::unclosed_parenthesis, at);
}

void QuerySource::count_gaps() {
  std::size_t gaps = 0;
  for (std::size_t i = 0; i < glyphs_.size(); ++i) {
    gaps_.push_back(gaps);
    if (glyphs_[i] == U' ' || quoted_[i]) ++gaps;
  }
}

void QuerySource::leave_out(Hint::What what, std::size_t at) {
  hints_.push_back(hint(what, at, at + 1));
  glyphs_[at] = U' ';
}

void QuerySource::blank_out(std::size_t open) {
  hints_.push_back(hint(Hint::What::too_deep, open, open + 1));
  glyphs_[close_of(open)] = U' ';
  glyphs_[open] = U' ';
  partners_[open] = kNone;
}

std::string QuerySource::half_width(std::size_t begin, std::size_t end) const {
  std::string ascii;
  for (std::size_t i = begin; i < end; ++i) {
    if (glyphs_[i] >= 0x80) return "";
    ascii += static_cast<char>(glyphs_[i]);
  }
  return ascii;
}

std::string operator_at(const QuerySource& source, std::size_t begin, std::size_t end) {
  constexpr std::size_t kLongest = 3;
  if (end - begin > kLongest) return "";
  std::string word = source.half_width(begin, end);
  return word == "AND" || word == "OR" || word == "NOT" ? word : "";
}

std::string as_word(std::string_view operator_word) {
  std::string word(operator_word);
  for (char& c : word) c = static_cast<char>(c - 'A' + 'a');
  return word;
}

std::string plain_words(std::string_view text) {
  constexpr std::u32string_view kSyntax = U" \"“”「」『』():";
  const QuerySource source(text);
  std::string words;
  for (std::size_t at = 0; at < source.size();) {
    while (at < source.size() && (kSyntax.find(source[at]) != kSyntax.npos || source[at] == U'-')) {
      ++at;
    }
    const std::size_t begin = at;
    while (at < source.size() && kSyntax.find(source[at]) == kSyntax.npos) ++at;
    if (begin == at) continue;
    if (!words.empty()) words += ' ';
    const std::string word = operator_at(source, begin, at);
    words += word.empty() ? std::string(source.text(begin, at)) : as_word(word);
  }
  return words;
}

Hint QuerySource::hint(Hint::What what, std::size_t begin, std::size_t end) const {
  return {what, begin + 1, {offsets_[begin], offsets_[end]}, std::string(text(begin, end))};
}

}  // namespace gbalex::search

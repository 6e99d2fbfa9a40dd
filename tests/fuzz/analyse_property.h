// What must hold of the analyser on any bytes: shared by the fuzzer and the random test.
#pragma once

#include <algorithm>
#include <cctype>
#include <string>
#include <string_view>
#include <vector>

#include "record/provision_id.h"
#include "text/analyse.h"
#include "text/citation.h"

namespace gbalex::tests {

// Slow and obvious: whether the bytes are one character of UTF-8 by the table of RFC 3629.
inline bool is_one_character(std::string_view bytes) {
  const auto byte = [&bytes](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
  for (std::size_t i = 1; i < bytes.size(); ++i) {
    if (byte(i) < 0x80 || byte(i) > 0xBF) return false;
  }
  switch (bytes.size()) {
    case 1:
      return byte(0) < 0x80;
    case 2:
      return byte(0) >= 0xC2 && byte(0) <= 0xDF;
    case 3:
      return byte(0) >= 0xE0 && byte(0) <= 0xEF && !(byte(0) == 0xE0 && byte(1) < 0xA0) &&
             !(byte(0) == 0xED && byte(1) > 0x9F);
    case 4:
      return byte(0) >= 0xF0 && byte(0) <= 0xF4 && !(byte(0) == 0xF0 && byte(1) < 0x90) &&
             !(byte(0) == 0xF4 && byte(1) > 0x8F);
    default:
      return false;
  }
}

// Where characters begin and end, an invalid byte being one by itself.
inline std::vector<bool> boundaries(std::string_view text) {
  std::vector<bool> at(text.size() + 1, false);
  for (std::size_t i = 0; i < text.size();) {
    at[i] = true;
    std::size_t length = 4;
    while (length > 1 && (i + length > text.size() || !is_one_character(text.substr(i, length)))) {
      --length;
    }
    i += length;
  }
  at[text.size()] = true;
  return at;
}

inline bool is_utf8(std::string_view text) {
  const std::vector<bool> at = boundaries(text);
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!at[i]) continue;
    std::size_t end = i + 1;
    while (!at[end]) ++end;
    if (!is_one_character(text.substr(i, end - i))) return false;
  }
  return true;
}

inline std::string describe(const text::Token& token, std::string_view why) {
  return "\"" + token.term + "\" at " + std::to_string(token.span.begin) + ".." +
         std::to_string(token.span.end) + ": " + std::string(why);
}

// Empty when everything holds, else what does not.
inline std::string broken_promise(std::string_view source, record::Language language) {
  using text::TokenKind;
  const std::vector<bool> boundary = boundaries(source);
  const text::Folded folded = text::fold(source);
  if (folded.offsets.size() != folded.characters.size() + 1) return "offsets do not fit";
  if (!std::is_sorted(folded.offsets.begin(), folded.offsets.end())) return "offsets go back";
  if (folded.offsets.back() != source.size()) return "the last offset is not the end";
  if (text::is_valid_utf8(source) != is_utf8(source)) return "is_valid_utf8 is wrong";
  if (!is_utf8(text::fold_key(source))) return "fold_key is not UTF-8";

  std::size_t begin = 0;
  std::uint32_t position = 1;
  for (const text::Token& token : text::analyse(source, language)) {
    const text::Span span = token.span;
    if (span.begin >= span.end || span.end > source.size()) return describe(token, "bad span");
    if (!boundary[span.begin] || !boundary[span.end]) return describe(token, "cuts a character");
    if (span.begin < begin) return describe(token, "out of order");
    begin = span.begin;
    if (token.term.empty() || token.term.size() > text::kMaxTermBytes) {
      return describe(token, "bad length");
    }
    if (token.term.find('\0') != std::string::npos) return describe(token, "zero byte");
    if (!is_utf8(token.term)) return describe(token, "term is not UTF-8");
    if (token.position != 0) {
      if (token.position < position) return describe(token, "position goes back");
      position = token.position;
    }
    const bool positional = token.kind == TokenKind::word || token.kind == TokenKind::bigram;
    if (positional && token.position == 0) return describe(token, "has no position");
    const bool from_text = positional || token.kind == TokenKind::unigram;
    const bool hashed = token.term.size() > 150;
    if (from_text && !hashed) {
      const std::string key = text::fold_key(source.substr(span.begin, span.end - span.begin));
      if (key.find(token.term) == std::string::npos) return describe(token, "not in its slice");
    }
  }
  if (position > source.size() * 18 + 1) return "more positions than characters can expand to";

  for (const text::CitationMention& mention : text::find_citations(source, language)) {
    if (mention.span.begin >= mention.span.end || mention.span.end > source.size() ||
        !boundary[mention.span.begin] || !boundary[mention.span.end]) {
      return "bad span of a citation";
    }
    if (mention.number.empty() && mention.provision.empty()) return "an empty citation";
    if (!mention.provision.empty() && !record::ProvisionId::parse(mention.provision)) {
      return "not a provision: " + mention.provision;
    }
    if (text::citation_terms(mention).empty()) return "a citation without terms";
  }
  long value = 0;
  const std::size_t taken = text::parse_numeral(source, value);
  if (taken > source.size() || !boundary[taken] || value < 0 || value > 99'999'999) {
    return "bad numeral";
  }
  return {};
}

}  // namespace gbalex::tests

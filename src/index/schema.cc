#include "index/schema.h"

#include "index/digest.h"

namespace gbalex::index {

namespace {
constexpr std::size_t kMaxBytes = 240;  // Xapian takes 245
constexpr std::size_t kKeptBytes = 180;

std::string bounded(std::string term) {
  if (term.size() <= kMaxBytes) return term;
  Digest digest;
  digest.add(term);
  term.resize(kKeptBytes);
  return term + "-" + digest.hex();
}

}  // namespace

std::string_view prefix(TermField field) {
  for (const TermSpec& spec : kTermSpecs) {
    if (spec.field == field) return spec.prefix;
  }
  return "";
}

std::string term(TermField field, std::string_view value) {
  std::string text(prefix(field));
  text += value;
  return bounded(std::move(text));
}

std::string prefixed(std::string_view prefix, const std::string& term) {
  return prefix.empty() ? term : bounded(std::string(prefix) + term);
}

bool is_under_prefixes(const text::Token& token) {
  if (token.kind == text::TokenKind::unigram) return token.position != 0;
  return token.kind != text::TokenKind::dictionary_word;
}

}  // namespace gbalex::index

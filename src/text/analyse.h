// The one analyser: text in, tokens out, the same on the index side and on the query side.
//
// analyse() validates UTF-8 (an invalid byte is one separator, nothing is thrown), normalises
// (NFKC case fold, with offsets kept), folds Traditional to Simplified by a context-free
// character table, recognises numerals and citations as extra tokens, and cuts:
//   Han          bigrams with positions; unigrams (with a position only where the run is one
//                character long); ICU dictionary words without positions
//   other words  the word with a position, diacritics folded, and its stem without; letters and
//                digits are words of their own ("s18" is s, 18), apostrophes and periods are marks
// A punctuation mark takes one position, white space none: the rules are in analyse.cc. Tokens come
// in the order of the beginnings of their spans. Stems are Portuguese for pt, else English: a
// query meets a text's stems only when it is analysed in the text's language.
//
// Terms carry their kind, so that kinds never collide in an index (see TokenKind). Pure functions,
// safe from any thread; linear in the text. Source of the rules: ARCHITECTURE.md, "Text".
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "record/vocabulary.h"

namespace gbalex::text {

using record::Language;

// Bytes [begin, end) of the source, always on character boundaries of valid UTF-8.
struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool operator==(const Span&) const = default;
};

enum class TokenKind {
  word,             // "patent", "2016"      position
  stem,             // "Zpatent"; a second one where the accents change it
  bigram,           // "商标"                position
  unigram,          // "商"                  position only where the run is one character
  dictionary_word,  // "W商标"
  number,           // "N103": 103, １０３, 一百零三; up to 99,999,999, without leading zeros
  citation,         // "A…", see citation.h
  concept_term,     // "Gcopyright": a label of the concept stands here; see thesaurus.h
};

struct Token {
  std::string term;  // UTF-8, at most kMaxTermBytes bytes, no zero byte
  TokenKind kind = TokenKind::word;
  std::uint32_t position = 0;  // from 1; 0: none
  Span span;
};

// Xapian's limit is 245; longer terms are replaced by their first bytes and a hash.
inline constexpr std::size_t kMaxTermBytes = 200;

// What analyse() gives beside the tokens that stand for single words and characters.
enum class Extras {
  all,        // dictionary words and citations: what is searched
  citations,  // what is indexed, and what marks go by: a dictionary word is where its bigrams are
};

// With a thesaurus also the terms of its concepts, without positions, each with the span of its
// label. A query that is analysed without one meets the words of a text all the same.
class Thesaurus;
std::vector<Token> analyse(std::string_view source, Language language, Extras extras = Extras::all,
                           const Thesaurus* thesaurus = nullptr);

// Normalised and folded text with the way back. characters[i] came from source bytes
// [offsets[i], offsets[i+1]); offsets has one element more than characters. Several characters
// that one source character expands to share its offset; invalid bytes become U+FFFD.
struct Folded {
  std::u32string characters;
  std::vector<std::size_t> offsets;
};
Folded fold(std::string_view source);

// Characters as UTF-8.
std::string to_text(std::u32string_view characters);

// The folded text as UTF-8, runs of white space as one blank, trimmed: a key to compare titles.
std::string fold_key(std::string_view source);

// The script fold alone: the Simplified (or itself) of one character.
char32_t fold_script(char32_t character);

// Changes whenever the same text and thesaurus could give other terms: fold table, ICU version and
// rules. Part of the index's metadata.
std::string analyser_digest();

bool is_han(char32_t character);
bool is_valid_utf8(std::string_view text);

}  // namespace gbalex::text

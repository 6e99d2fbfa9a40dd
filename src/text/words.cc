#include "text/words.h"

#include <libstemmer.h>
#include <unicode/brkiter.h>
#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <memory>

#include "text/fold.h"
#include "text/term.h"
#include "text/unicode.h"

namespace gbalex::text {
namespace {

struct DeleteStemmer {
  void operator()(sb_stemmer* stemmer) const { sb_stemmer_delete(stemmer); }
};
using Stemmer = std::unique_ptr<sb_stemmer, DeleteStemmer>;

// A stemmer keeps the last word in itself, so each thread has its own.
sb_stemmer* stemmer_of(Language language) {
  thread_local const Stemmer portuguese(sb_stemmer_new("portuguese", "UTF_8"));
  thread_local const Stemmer english(sb_stemmer_new("english", "UTF_8"));
  return language == Language::pt ? portuguese.get() : english.get();
}

// The first iterator takes milliseconds to make, a clone a fraction of a microsecond.
icu::BreakIterator* word_iterator() {
  static const std::unique_ptr<icu::BreakIterator> prototype = [] {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::BreakIterator> made(
        icu::BreakIterator::createWordInstance(icu::Locale("zh"), status));
    if (U_FAILURE(status)) made.reset();
    return made;
  }();
  thread_local const std::unique_ptr<icu::BreakIterator> mine(prototype ? prototype->clone()
                                                                        : nullptr);
  return mine.get();
}

constexpr std::size_t kKnownStems = 2048;

struct KnownStems {
  std::string word, slice;
  Language language = Language::en;
  std::vector<std::string> stems;
};

// The stems of a word; `slice`: as it stands in the source, empty where it has no accents.
std::vector<std::string> make_stems(const std::string& word, std::string_view slice,
                                    Language language) {
  std::vector<std::string> stems = {stem(word, language)};
  if (slice.empty()) return stems;
  const std::u32string letters = fold(slice, Marks::keep).characters;
  // A mark that was composed with something else than a letter shares the span of both.
  const bool all_letters = std::all_of(letters.begin(), letters.end(), [](char32_t c) {
    return classify(c) == CharacterClass::letter;
  });
  const std::string accented = to_utf8(letters);
  if (!all_letters || accented == word) return stems;
  std::string other = to_utf8(fold(stem(accented, language)).characters);
  if (other != stems.front() && !other.empty()) stems.push_back(std::move(other));
  return stems;
}

}  // namespace

std::string stem(std::string_view word, Language language) {
  sb_stemmer* const stemmer = stemmer_of(language);
  if (stemmer == nullptr) return std::string(word);
  const auto* bytes = reinterpret_cast<const sb_symbol*>(word.data());
  const sb_symbol* stemmed = sb_stemmer_stem(stemmer, bytes, static_cast<int>(word.size()));
  if (stemmed == nullptr) return std::string(word);
  return std::string(reinterpret_cast<const char*>(stemmed),
                     static_cast<std::size_t>(sb_stemmer_length(stemmer)));
}

const std::vector<std::string>& stems_of(const std::string& word, std::string_view source,
                                         const Folded& folded, std::size_t begin, std::size_t end,
                                         Language language) {
  static const std::vector<std::string> kNone;
  if (word.size() > kMaxTermBytes) return kNone;
  const Span span = source_span(folded, begin, end);
  std::string_view slice = source.substr(span.begin, span.end - span.begin);
  // ASCII: the word has no accents. A slice that is longer still has no accents, but piles of
  // marks.
  if (slice.size() == end - begin || slice.size() > 4 * kMaxTermBytes) slice = {};
  thread_local std::vector<KnownStems> known(kKnownStems);
  KnownStems& kept = known[hash_of(word, language == Language::pt ? 1 : 0) % kKnownStems];
  if (kept.word != word || kept.slice != slice || kept.language != language) {
    kept.stems = make_stems(word, slice, language);
    kept.word = word;
    kept.slice = slice;
    kept.language = language;
  }
  return kept.stems;
}

std::vector<std::size_t> dictionary_word_ends(std::u32string_view run) {
  icu::BreakIterator* const iterator = word_iterator();
  if (iterator == nullptr) return {};
  icu::UnicodeString text;
  for (const char32_t c : run) text.append(static_cast<UChar32>(c));
  iterator->setText(text);
  std::vector<std::size_t> ends;
  ends.reserve(run.size());
  std::size_t characters = 0;
  std::int32_t units = 0;  // of UTF-16, passed by `characters`
  for (std::int32_t end = iterator->next(); end != icu::BreakIterator::DONE;
       end = iterator->next()) {
    while (units < end && characters < run.size()) units += run[characters++] > 0xFFFF ? 2 : 1;
    ends.push_back(characters);
  }
  return ends;
}

}  // namespace gbalex::text

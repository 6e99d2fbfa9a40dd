// Stems (Snowball) and dictionary words (ICU): what a language's word lists add to plain cutting.
// Both keep one engine per thread; safe from any thread.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "text/analyse.h"

namespace gbalex::text {

// The Snowball stem of a lower-case word: Portuguese for pt, else English.
std::string stem(std::string_view word, Language language);

// The stems of a word that stands at folded characters [begin, end) of a source. A word typed
// without its accents must meet the word with them: both forms are stemmed. None of a word too long
// for a term. The same few words make up most of a text, so each thread keeps those it met last:
// the list is good until the thread's next call.
const std::vector<std::string>& stems_of(const std::string& word, std::string_view source,
                                         const Folded& folded, std::size_t begin, std::size_t end,
                                         Language language);

// The ends of ICU's dictionary words in a run of folded Han characters, as counts of characters;
// the last is run.size(). Must be folded: ICU cuts the two scripts differently. Empty when ICU's
// dictionary is not installed (analyser_digest() differs then).
std::vector<std::size_t> dictionary_word_ends(std::u32string_view run);

}  // namespace gbalex::text

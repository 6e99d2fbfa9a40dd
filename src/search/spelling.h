// What a reader may have meant: another spelling of a query that finds little or nothing.
//
// Chinese: a character that sounds like the right one (商票 for 商标), one that is wrong, missing
// or too many, where the mended place becomes part of a word that the library holds and was of none
// before. English and Portuguese: the most frequent word within one or two slips of the finger.
// Nothing is proposed for what stands in `leave`: citations, numbers, names in quotes never come
// here.
//
// The caller counts what a proposal finds and shows it only where that is more. Pure functions of
// what index::Vocabulary keeps in memory; a millisecond or two.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "index/reader.h"
#include "search/match.h"
#include "search/units.h"

namespace gbalex::search {

struct Spelling {
  std::string text;  // the whole query text, mended
  // What it replaces stands in no record, and it sounds the same or is a word of the library: it is
  // meant even where no record holds all of the mended words.
  bool likely = false;
  bool han = false;  // characters that sound the same: often two words, each with its meaning
};

// At most kMostSpellings, the likeliest first. `units` are those of the text; where their rest is
// given, what stands in records is mended only if a document may hold the other words together.
inline constexpr std::size_t kMostSpellings = 4;
std::vector<Spelling> spellings(const index::Reader& reader, std::string_view text,
                                const std::vector<Unit>& units,
                                const std::vector<text::Span>& leave, record::Language language,
                                const Rest* rest = nullptr);

// Insertions, deletions, substitutions and swaps of neighbours between two words of ASCII letters;
// more than `limit` counts as limit + 1.
int slips(std::string_view a, std::string_view b, int limit);

// A text of Han characters mended at one place, the likeliest first, as folded characters; for
// spellings() and its tests.
struct HanSpelling {
  std::u32string characters;
  std::size_t at = 0;  // the character as typed at which it is mended
  bool same_sound = false;
  double score = 0;
};
// Whether mending this character may help: only there it is tried.
using MayHelp = std::function<bool(std::size_t at)>;
std::vector<HanSpelling> han_spellings(const index::Vocabulary& vocabulary,
                                       const index::Completions& titles,
                                       std::u32string_view characters,
                                       const MayHelp& may_help = {});

// A word of the vocabulary for one that `documents` records hold; empty for short words, and where
// the word itself is as good.
std::optional<std::string> word_spelling(const index::Vocabulary& vocabulary, std::string_view word,
                                         std::uint32_t documents);

}  // namespace gbalex::search

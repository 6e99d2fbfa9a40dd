// Suggestions while somebody types: records whose title, or a word in it, begins with what stands
// in the box. Called by the web for every few letters, so it must take a millisecond or two: it
// reads what index::Completions keeps in memory and no posting list.
//
// Thread-safe: no state. No suggestion is an expected answer; fails only when the index is gone.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "search/search.h"

namespace gbalex::search {

struct Suggestion {
  record::Kind kind = record::Kind::instrument;
  std::string id;
  record::Region region = record::Region::mainland;
  // The title that begins as typed; of several the one for the reader.
  std::string text;
  record::Language language = record::Language::en;
  std::string url;  // without language prefix
};

inline constexpr std::size_t kMostSuggestions = 20;
inline constexpr std::size_t kMostTypedBytes = 200;  // longer is no beginning of a title

// The best first, each record and each text once: exact beginnings before words inside, letters
// before sounds, law in force and comparisons before other records, short titles before long ones.
std::vector<Suggestion> suggest(const index::Reader& reader, std::string_view typed,
                                record::Language language, std::size_t limit,
                                const record::Date& today);
record::Result<std::vector<Suggestion>> suggest(index::ReaderPool& pool, std::string_view typed,
                                                record::Language language, std::size_t limit,
                                                const record::Date& today);

}  // namespace gbalex::search

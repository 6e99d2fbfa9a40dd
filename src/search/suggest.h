// Suggestions while somebody types: records whose title, or a word in it, begins with what stands
// in the box, and concepts of the thesaurus with a label that does. Called by the web for every few
// letters, so it must take a millisecond or two: it reads what index::Completions keeps in memory
// and no posting list.
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
  bool is_concept = false;  // then `id` is the concept's, and kind and region mean nothing
  record::Region region = record::Region::mainland;
  // The title that begins as typed; of several the one for the reader.
  std::string text;
  record::Language language = record::Language::en;
  std::string url;  // without language prefix; /concept/… of a concept
};
// "instrument", "topic" …: the code of the kind of a record, or "concept".
std::string_view kind_code(const Suggestion& suggestion);

inline constexpr std::size_t kMostSuggestions = 20;
inline constexpr std::size_t kMostTypedBytes = 200;  // longer is no beginning of a title

// The best first, each record, each concept and each text once: exact beginnings before words
// inside, letters before sounds, law in force, comparisons and concepts before other records, short
// titles before long ones.
std::vector<Suggestion> suggest(const index::Reader& reader, std::string_view typed,
                                record::Language language, std::size_t limit,
                                const record::Date& today);
record::Result<std::vector<Suggestion>> suggest(index::ReaderPool& pool, std::string_view typed,
                                                record::Language language, std::size_t limit,
                                                const record::Date& today);

}  // namespace gbalex::search

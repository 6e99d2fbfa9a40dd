// What a query tree means in this library on this day: the units of its words, what it asks for,
// what it cites. Made once a search, before the plan.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "index/reader.h"
#include "search/concepts.h"
#include "search/match.h"
#include "search/query.h"
#include "search/rank.h"

namespace gbalex::search {

struct Understood {
  const Words* common = nullptr;   // see common_words(); into the query, which must outlive this
  std::string text;                // of the words and phrases that are wanted anywhere
  Meanings meanings;               // of every words leaf
  std::vector<Unit> units;         // of all words that are wanted anywhere
  std::vector<Unit> phrase_units;  // of the phrases and fields that are wanted
  Intent intent;                   // places elsewhere: of the common words only
  std::vector<NamedConcept> concepts;              // that words which are wanted name
  bool has_alternatives = false;                   // a result need not hold all that is wanted
  std::vector<std::string> cited;                  // name terms of what is cited
  std::vector<std::string> referring;              // reference terms of what cites it
  std::vector<std::uint32_t> referring_documents;  // sorted
};

// Whether words also mean the concepts that they name.
enum class Concepts { meant, left_out };
Understood understand(const index::Reader& reader, const Query& query, const record::Date& day,
                      Concepts concepts);

// Where the common words cite a provision, or name a law that is held; nowhere without common
// words.
std::vector<text::Span> citing(const index::Reader& reader, const Understood& understood,
                               const record::Date& day);

// Where the common words are surely as they were meant: citations (of citing()), what only asks,
// labels of concepts.
std::vector<text::Span> surely_meant(const Understood& understood,
                                     const std::vector<text::Span>& citations);

// "Singapore Patents Act section 13", "台湾商标法第三十条": a provision of the law of a place
// outside the library. No record answers it, whatever words they share.
bool cites_elsewhere(const Understood& understood);

}  // namespace gbalex::search

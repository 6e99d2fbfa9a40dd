// The concepts of the thesaurus that the words of a query name: "direito de autor" finds what
// speaks of 著作权 or copyright.
//
// Called where words that are wanted are understood; what is excluded, quoted or asked of one field
// is found by its text alone. Each place where a label of a concept stands in a text holds the
// concept's own term, so a query that names it is widened by one term of the index. Pure functions;
// expansions() asks the index once a label.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "index/reader.h"
#include "search/search.h"
#include "search/units.h"

namespace gbalex::search {

// A label of a concept in a query.
struct NamedConcept {
  std::uint32_t number = 0;                          // its place in index::ConceptIndex
  std::string term;                                  // "Gcopyright"
  std::string label;                                 // as typed
  record::Language language = record::Language::en;  // in which it is a label
  text::Span span;                                   // in the text
};

// In the order of the text; those that some document holds. A label inside a longer one of them
// (专利 in 实用新型专利) names nothing, nor does one that meets a span of `leave`.
std::vector<NamedConcept> named_concepts(const index::Reader& reader, std::string_view text,
                                         const std::vector<text::Span>& leave);

// Has the units of that text held and found through the concepts too. Two characters of which one
// stands outside a label (权的 of 著作权的) are held by the concept and the other character.
void widen(std::vector<Unit>& units, const std::vector<NamedConcept>& concepts);

// Has the units inside a citation held by what cites the same: a record shows what it rests on,
// in whatever spelling.
void widen(std::vector<Unit>& units, const text::Span& citation,
           const std::vector<std::string>& reference_terms);

// Whether one of them is of a right, or of what is done to one: not of courts, fees or penalties in
// general.
bool names_right(const index::Reader& reader, const std::vector<NamedConcept>& concepts);

// In how many documents a concept stands, in their texts or in what they are filed under.
std::uint32_t concept_frequency(const index::Reader& reader, const std::string& term);

// What a reader is told of them, each once; see Results::expanded.
std::vector<Expansion> expansions(const index::Reader& reader,
                                  const std::vector<NamedConcept>& concepts,
                                  record::Language language);

}  // namespace gbalex::search

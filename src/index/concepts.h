// The thesaurus of an index: the concepts whose labels it was indexed with, as it keeps them.
//
// Written by the builder, read by updates and by every reader; immutable, safe from any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "record/concept.h"
#include "text/thesaurus.h"

namespace gbalex::index {

struct ConceptIndex {
  ConceptIndex() = default;                                  // without concepts
  explicit ConceptIndex(std::vector<record::Concept> made);  // in any order

  std::vector<record::Concept> concepts;  // by id
  text::Thesaurus labels;                 // finds them in texts; a number is a place in `concepts`

  // Null when there is no such concept.
  [[nodiscard]] const record::Concept* find(std::string_view id) const;
};

// All labels of the concepts, hidden ones too.
std::vector<text::ConceptLabels> concept_labels(const std::vector<record::Concept>& concepts);

// The value of kMetaThesaurus and back; "" without concepts. nullopt: damaged.
//   concepts := count concept*        concept := id subject broader related count label* texts
//   broader, related := count id*     label := text language region use (0: no region)
//   texts := count (language status text)*
std::string pack_concepts(const std::vector<record::Concept>& concepts);
std::optional<std::vector<record::Concept>> unpack_concepts(std::string_view bytes);

}  // namespace gbalex::index

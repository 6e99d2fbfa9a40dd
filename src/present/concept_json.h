// The thesaurus as JSON: what the API answers of concepts, what `gbalex show --json` and
// `gbalex thesaurus --json` print, and what the index stores of the parts of the thesaurus.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "present/json.h"
#include "record/concept.h"

namespace gbalex::present {

// Ids of the concepts that a concept stands beside, each list in the order of ids: `narrower` is
// the inverse of `broader`, `related` holds both ways whichever of the two wrote it, and not
// between concepts of which one is, at any distance, broader than the other (SKOS, S27).
struct ConceptRelations {
  std::vector<std::string> broader, narrower, related;
};
// By id. What a record names and the list does not hold is left out.
using ThesaurusRelations = std::map<std::string, ConceptRelations, std::less<>>;
ThesaurusRelations relations_of(std::span<const record::Concept> concepts);

// {"id", "title", "concepts": [ids in the order of the part], "evidence", "confidence", "as_of",
//  "history"}
Json to_json(const record::ThesaurusPart& part, Audience audience);
// The part, as above, that lists the concept; null where none does.
Json part_of(const Json& parts, std::string_view concept_id);

// {"id", "subject", "part", "labels": [{"text", "lang", "region", "use"}], "scope", "broader",
//  "narrower", "related", "evidence", "confidence", "as_of"}
// "region" is null where a label is used in general; hidden labels are for maintainers only; the
// last three are those of the part, null without one.
Json to_json(const record::Concept& concept_, const ConceptRelations& relations, const Json& part,
             Audience audience);

}  // namespace gbalex::present

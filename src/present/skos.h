// The thesaurus in the vocabulary that thesauri are exchanged in: SKOS, as RDF/XML 1.1.
// https://www.w3.org/TR/skos-reference/
//
// Of each language one preferred label is skos:prefLabel, that without a region before those of
// one; the other preferred ones and the alternatives are skos:altLabel, hidden ones
// skos:hiddenLabel. A label of one region says so in its language tag (zh-Hant-HK). Relations stand
// on both sides. A concept is named by the address of its page; without `site` by its path, which
// a reader of the file resolves against the place where the file stands.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "present/concept_json.h"

namespace gbalex::present {

// The whole thesaurus: the scheme with its top concepts, each part as a collection, each concept
// once. `parts` as to_json(ThesaurusPart) gives them, `site` like "https://law.example".
std::string skos(std::span<const record::Concept> concepts, const Json& parts,
                 std::string_view site);
// One of them.
std::string skos(const record::Concept& concept_, const ConceptRelations& relations,
                 std::string_view site);

}  // namespace gbalex::present

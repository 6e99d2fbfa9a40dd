// Concepts of the thesaurus as pages show them: names with their language and region. Hidden
// labels are never among them.
#pragma once

#include "index/reader.h"
#include "present/concept_json.h"
#include "web/view.h"

namespace gbalex::web {

// The parts of the thesaurus, as present::to_json gives them.
Json thesaurus_parts(const index::Reader& reader);

// {"url", "text", "lang", "label", "region", "others": [{"text", "lang", "region"}]}: a link to a
// concept by its name for the reader; `others` are what single regions call it in that language.
Json concept_reference(const Visit& visit, const record::Concept& concept_);
// The same for those of the ids that are held.
Json concept_references(const Visit& visit, const index::Reader& reader,
                        const std::vector<std::string>& ids);

// Its names by language and region, the reader's language first, names in general before those of
// a region: [{"language", "region", "preferred": {"text", "lang"}, "alternatives": [{"text",
// "lang", "last"}], "has_alternatives"}].
Json names_view(const Visit& visit, const record::Concept& concept_);

}  // namespace gbalex::web

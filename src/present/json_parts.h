// Pieces of JSON that records of several kinds have in common. For src/present only.
#pragma once

#include <string>

#include "present/json.h"

namespace gbalex::present {

// "title": {"en": …} and, where a source says it, "title_status": {"en": "official"}.
void put_texts(Json& json, const std::string& name, const record::Texts& texts);

// "evidence", "confidence", "as_of", "history"; for maintainers "note" and "file" where known.
void put_provenance(Json& json, const record::Provenance& provenance, Audience audience);

Json evidence_json(const std::vector<record::Evidence>& evidence, Audience audience);
Json history_json(const std::vector<record::HistoryEvent>& history, Audience audience);

}  // namespace gbalex::present

// What a text cites, as JSON: the answer of GET /api/v1/cite and of `gbalex cite --json`.
//
// {"text", "as_of", "mentions": [{"begin", "end", "text", "self", "outside", "name", "number",
//  "provision", "year", "instrument", "title", "url", "held", "version_held", "alternatives"}],
//  "targets": […], "not_understood"}
// begin and end are bytes of "text". "instrument" and "url" are null for the text's own provisions
// and for laws outside the library; "held" says whether the library has the provision (or, without
// one, the law); "alternatives" are the other records that may be meant, shaped as "targets".
#pragma once

#include "present/json.h"
#include "search/search.h"

namespace gbalex::present {

Json cite_json(const search::CiteAnswer& answer, const record::Date& day);

}  // namespace gbalex::present

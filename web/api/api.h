// The JSON interface under /api/v1: no language prefix, no HTML. Errors are problem documents.
#pragma once

#include "web/site.h"

namespace gbalex::web {

void add_api(Routes<Action>& routes);

Response api_search(const Visit& visit);
Response api_cite(const Visit& visit);
Response api_suggest(const Visit& visit);
Response api_concepts(const Visit& visit);
Response api_concept(const Visit& visit);

}  // namespace gbalex::web

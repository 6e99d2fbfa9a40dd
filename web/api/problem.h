// Answers of the API: JSON documents, and problems as RFC 9457 describes them.
#pragma once

#include <string>
#include <string_view>

#include "present/json.h"
#include "web/server.h"

namespace gbalex::web {

Response json_response(const present::Json& document);

// `detail` says what was wrong; `field` names the parameter, where one is to blame.
Response problem(int status, std::string_view detail, std::string_view field = {});

}  // namespace gbalex::web

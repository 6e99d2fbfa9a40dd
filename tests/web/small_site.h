// The site on the small catalogue, made once a process, and what is asked of it again and again.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "web/client.h"
#include "web/served.h"

namespace gbalex::tests {

using Json = nlohmann::ordered_json;

Served& served();
Answer page(const std::string& target, const std::string& headers = "");
// Fails the test unless JSON of this type is answered.
Json json(const std::string& target, const std::string& type = "application/json");

bool has(const Answer& answer, std::string_view text);
// The part of a page between its main tags.
std::string main_part(const Answer& answer);

}  // namespace gbalex::tests

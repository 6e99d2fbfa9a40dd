// Texts of Mainland publishers as JSON: an object a text, alone, in an array, or one a line; the
// text in "text" (or "content") as its lines stand in the publisher's DOCX or web page, and beside
// it any of title, date, effective_date, issuing_body, law_type, timeliness, number, url.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "intake/reader.h"

namespace gbalex::intake {

// "date" is the day of publication where the national database is the source; elsewhere it is that
// of a web page or of the first version, and the text's own dates are taken.
record::Result<Taken> read_text_json(const File& file);

// For the readers of JSON beside this one.
// Nested at most 64 deep; an Error with the byte where it breaks.
record::Result<nlohmann::json> parse_json(const File& file);
// A string at a key, trimmed; empty when there is none.
std::string text_of(const nlohmann::json& object, const char* key);
// The legal state by the national database's number or words; empty when it is not understood.
std::optional<library::UnitStatus> flk_status(std::string_view value);

}  // namespace gbalex::intake

// The fields of the query language: "title", "region", "year" …, and what their values mean.
// Private to the parser.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "search/query.h"

namespace gbalex::search {

enum class FieldName {
  title,
  heading,
  region,
  kind,
  subject,
  status,
  language,
  level,
  issuer,
  year,
  as_of,
};
// By its name in half-width letters, any case.
std::optional<FieldName> parse_field(std::string_view name);

// The field of the text, for title and heading.
std::optional<TextField> text_field(FieldName field);

// What a value of the other fields means: a filter, the day, or why it means nothing.
using FieldValue = std::variant<Filters, record::Date, Hint::What>;
FieldValue read_value(FieldName field, std::string_view value);

}  // namespace gbalex::search

// The parameters of a search, from an address to search::Request, for the page and for the API.
#pragma once

#include <optional>
#include <string>
#include <variant>

#include "search/search.h"
#include "web/address.h"

namespace gbalex::web {

// The first parameter that is not what it should be.
struct BadField {
  std::string field;
  std::string detail;
};

// Reads q, lang, text_lang, region, kind, subject, status, level, year, issuer, as_of, sort, group,
// page, per_page. region, kind, subject, status, level and year ("2019", "2019..2023", "2019..")
// may stand several times, or hold several values with commas; issuer may stand several times.
std::variant<search::Request, BadField> read_search(const Parameters& parameters,
                                                    record::Language reader);

// The other way: the parameters of a search in a fixed order, without page and reading language.
Parameters search_parameters(const search::Request& request);

// `lang`; `language` keeps its value where it is absent.
std::optional<BadField> read_language(const Parameters& parameters, record::Language& language);

// `limit`, from 1 to `most`; keeps its value where it is absent.
std::optional<BadField> read_limit(const Parameters& parameters, int most, int& limit);

// page and per_page of a list; `request` keeps its values where they are absent.
std::optional<BadField> read_page(const Parameters& parameters, int& page, int& per_page);

// A day "2026-12-31"; empty optional in a good value when the field is absent.
std::variant<std::optional<record::Date>, BadField> read_day(const Parameters& parameters,
                                                             std::string_view name);

}  // namespace gbalex::web

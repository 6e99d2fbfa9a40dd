#include "web/search_request.h"

#include <charconv>

#include "record/vocabulary.h"

namespace gbalex::web {
namespace {

constexpr int kMostPerPage = 100;

std::vector<std::string> codes(const Parameters& parameters, std::string_view name) {
  std::vector<std::string> list;
  for (const std::string& value : parameters.all(name)) {
    std::string_view rest = value;
    while (!rest.empty()) {
      const auto comma = rest.find(',');
      if (comma != 0) list.emplace_back(rest.substr(0, comma));
      rest = comma == std::string_view::npos ? "" : rest.substr(comma + 1);
    }
  }
  return list;
}

BadField unknown(std::string_view field, const std::string& value) {
  return {std::string(field), "'" + value + "' is not a value of " + std::string(field)};
}

// Appends the parsed codes of a field; empty when all are known.
template <typename Value, typename Parse>
std::optional<BadField> read_codes(const Parameters& parameters, std::string_view name, Parse parse,
                                   std::vector<Value>& into) {
  for (const std::string& text : codes(parameters, name)) {
    const auto value = parse(text);
    if (!value) return unknown(name, text);
    into.push_back(*value);
  }
  return std::nullopt;
}

std::optional<BadField> read_flag(const Parameters& parameters, std::string_view name, bool& into) {
  const auto text = parameters.get(name);
  if (!text || text->empty()) return std::nullopt;
  if (*text != "0" && *text != "1") return unknown(name, *text);
  into = *text == "1";
  return std::nullopt;
}

std::optional<std::string> parse_subject(const std::string& text) {
  if (!record::contains(record::subjects(), text)) return std::nullopt;
  return text;
}

std::optional<std::string> parse_level(const std::string& text) {
  if (!record::contains(record::instrument_levels(), text)) return std::nullopt;
  return text;
}

// Any text: a part of the name of an issuing body, which may hold a comma.
void read_issuers(const Parameters& parameters, std::vector<std::string>& into) {
  constexpr std::size_t kMaxBytes = 200;
  for (const std::string& text : parameters.all("issuer")) {
    bool was_cut = false;
    std::string issuer = search::cleaned(text, kMaxBytes, was_cut);
    if (issuer.find_first_not_of(' ') != std::string::npos) into.push_back(std::move(issuer));
  }
}

std::optional<BadField> read_number(const Parameters& parameters, std::string_view name, int least,
                                    int most, int& into) {
  const auto text = parameters.get(name);
  if (!text || text->empty()) return std::nullopt;
  int value = 0;
  const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), value);
  if (error != std::errc() || end != text->data() + text->size() || value < least || value > most) {
    return BadField{std::string(name), std::string(name) + " is a number from " +
                                           std::to_string(least) + " to " + std::to_string(most)};
  }
  into = value;
  return std::nullopt;
}

std::optional<BadField> read_order(const Parameters& parameters, search::Request& request) {
  if (const auto sort = parameters.get("sort"); sort && !sort->empty()) {
    if (*sort == "relevance") {
      request.sort = search::Sort::relevance;
    } else if (*sort == "date") {
      request.sort = search::Sort::date;
    } else if (*sort == "title") {
      request.sort = search::Sort::title;
    } else {
      return unknown("sort", *sort);
    }
  }
  if (const auto group = parameters.get("group"); group && !group->empty()) {
    if (*group == "instrument") {
      request.group = search::Group::instrument;
    } else if (*group == "none") {
      request.group = search::Group::none;
    } else {
      return unknown("group", *group);
    }
  }
  return std::nullopt;
}

std::optional<BadField> read_languages(const Parameters& parameters, search::Request& request) {
  if (auto bad = read_language(parameters, request.reader)) return bad;
  if (const auto lang = parameters.get("text_lang"); lang && !lang->empty()) {
    request.text_language = record::parse_language(*lang);
    if (!request.text_language) return unknown("text_lang", *lang);
  }
  return std::nullopt;
}

}  // namespace

std::optional<BadField> read_language(const Parameters& parameters, record::Language& language) {
  const auto lang = parameters.get("lang");
  if (!lang || lang->empty()) return std::nullopt;
  const auto parsed = record::parse_language(*lang);
  if (!parsed) return unknown("lang", *lang);
  language = *parsed;
  return std::nullopt;
}

Parameters search_parameters(const search::Request& request) {
  Parameters parameters = Parameters().with("q", request.text);
  for (const auto region : request.regions) parameters = parameters.plus("region", code(region));
  for (const auto kind : request.kinds) parameters = parameters.plus("kind", code(kind));
  for (const auto& subject : request.subjects) parameters = parameters.plus("subject", subject);
  for (const auto status : request.statuses) parameters = parameters.plus("status", code(status));
  for (const auto& level : request.levels) parameters = parameters.plus("level", level);
  for (const auto& years : request.years) parameters = parameters.plus("year", years.to_string());
  for (const auto& issuer : request.issuers) parameters = parameters.plus("issuer", issuer);
  if (request.text_language) {
    parameters = parameters.with("text_lang", code(*request.text_language));
  }
  if (request.as_of) parameters = parameters.with("as_of", request.as_of->to_string());
  if (request.sort == search::Sort::date) parameters = parameters.with("sort", "date");
  if (request.sort == search::Sort::title) parameters = parameters.with("sort", "title");
  if (request.exact) parameters = parameters.with("exact", "1");
  return parameters;
}

std::optional<BadField> read_limit(const Parameters& parameters, int most, int& limit) {
  return read_number(parameters, "limit", 1, most, limit);
}

std::optional<BadField> read_page(const Parameters& parameters, int& page, int& per_page) {
  if (auto bad = read_number(parameters, "per_page", 1, kMostPerPage, per_page)) return bad;
  return read_number(parameters, "page", 1, 1'000'000, page);
}

std::variant<std::optional<record::Date>, BadField> read_day(const Parameters& parameters,
                                                             std::string_view name) {
  const auto text = parameters.get(name);
  if (!text || text->empty()) return std::optional<record::Date>();
  const auto date = record::Date::parse(*text);
  if (!date || !date->is_day()) {
    return BadField{std::string(name), std::string(name) + " is a day, YYYY-MM-DD"};
  }
  return date;
}

std::variant<search::Request, BadField> read_search(const Parameters& parameters,
                                                    record::Language reader) {
  search::Request request;
  request.text = parameters.get("q").value_or("");
  request.reader = reader;
  if (auto bad = read_languages(parameters, request)) return *bad;
  if (auto bad = read_codes(parameters, "region", record::parse_region, request.regions)) {
    return *bad;
  }
  if (auto bad = read_codes(parameters, "kind", record::parse_kind, request.kinds)) return *bad;
  if (auto bad = read_codes(parameters, "subject", parse_subject, request.subjects)) return *bad;
  if (auto bad = read_codes(parameters, "status", record::parse_status, request.statuses)) {
    return *bad;
  }
  if (auto bad = read_codes(parameters, "level", parse_level, request.levels)) return *bad;
  if (auto bad = read_codes(parameters, "year", search::YearRange::parse, request.years)) {
    return *bad;
  }
  read_issuers(parameters, request.issuers);
  if (auto bad = read_order(parameters, request)) return *bad;
  if (auto bad = read_flag(parameters, "exact", request.exact)) return *bad;
  if (auto bad = read_flag(parameters, "explain", request.explain)) return *bad;
  auto day = read_day(parameters, "as_of");
  if (auto* bad = std::get_if<BadField>(&day)) return *bad;
  request.as_of = std::get<std::optional<record::Date>>(day);
  if (auto bad = read_page(parameters, request.page, request.per_page)) return *bad;
  if (static_cast<long long>(request.page) * request.per_page > search::kMaxDepth) {
    return BadField{"page", "results are shown down to the " + std::to_string(search::kMaxDepth) +
                                "th: page times per_page is too large"};
  }
  return request;
}

}  // namespace gbalex::web

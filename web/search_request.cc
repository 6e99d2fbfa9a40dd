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

std::optional<std::string> parse_subject(const std::string& text) {
  if (!record::contains(record::subjects(), text)) return std::nullopt;
  return text;
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
  if (const auto lang = parameters.get("lang"); lang && !lang->empty()) {
    const auto language = record::parse_language(*lang);
    if (!language) return unknown("lang", *lang);
    request.reader = *language;
  }
  if (const auto lang = parameters.get("text_lang"); lang && !lang->empty()) {
    request.text_language = record::parse_language(*lang);
    if (!request.text_language) return unknown("text_lang", *lang);
  }
  return std::nullopt;
}

}  // namespace

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
  if (auto bad = read_order(parameters, request)) return *bad;
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

#include "search/query_fields.h"

#include <algorithm>
#include <array>
#include <utility>

namespace gbalex::search {

namespace {

constexpr std::array kFields = {
    std::pair{std::string_view("title"), FieldName::title},
    std::pair{std::string_view("heading"), FieldName::heading},
    std::pair{std::string_view("region"), FieldName::region},
    std::pair{std::string_view("kind"), FieldName::kind},
    std::pair{std::string_view("subject"), FieldName::subject},
    std::pair{std::string_view("status"), FieldName::status},
    std::pair{std::string_view("lang"), FieldName::language},
    std::pair{std::string_view("level"), FieldName::level},
    std::pair{std::string_view("issuer"), FieldName::issuer},
    std::pair{std::string_view("year"), FieldName::year},
    std::pair{std::string_view("as_of"), FieldName::as_of},
};

std::string lower(std::string_view text) {
  std::string small(text);
  for (char& c : small) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return small;
}

// The value whose code this is, in any case.
template <typename Values, typename Code>
auto find_code(const Values& values, std::string_view text, const Code& code) {
  const std::string wanted = lower(text);
  return std::find_if(values.begin(), values.end(),
                      [&](const auto& value) { return lower(code(value)) == wanted; });
}

template <typename Enum, std::size_t N>
FieldValue one_of(const std::array<Enum, N>& all, std::string_view text,
                  std::vector<Enum> Filters::*where) {
  const auto found = find_code(all, text, [](Enum value) { return record::code(value); });
  if (found == all.end()) return Hint::What::unknown_value;
  Filters filters;
  (filters.*where).push_back(*found);
  return filters;
}

FieldValue one_of(std::span<const std::string_view> all, std::string_view text,
                  std::vector<std::string> Filters::*where) {
  const auto found = find_code(all, text, [](std::string_view value) { return value; });
  if (found == all.end()) return Hint::What::unknown_value;
  Filters filters;
  (filters.*where).emplace_back(*found);
  return filters;
}

FieldValue read_issuer(std::string_view value) {
  if (text::analyse(value, record::Language::en, text::Extras::citations).empty()) {
    return Hint::What::unknown_value;
  }
  // Such a mark inside 「 」 could not be written again.
  std::string issuer(value);
  for (const std::string_view mark : {"\"", "＂"}) {
    for (std::size_t at = issuer.find(mark); at != std::string::npos; at = issuer.find(mark, at)) {
      issuer.replace(at, mark.size(), " ");
    }
  }
  Filters filters;
  filters.issuers.push_back(std::move(issuer));
  return filters;
}

FieldValue read_years(std::string_view value) {
  const auto years = YearRange::parse(value);
  if (!years) return Hint::What::bad_year;
  Filters filters;
  filters.years.push_back(*years);
  return filters;
}

}  // namespace

std::optional<FieldName> parse_field(std::string_view name) {
  const auto found = find_code(kFields, name, [](const auto& field) { return field.first; });
  if (found == kFields.end()) return std::nullopt;
  return found->second;
}

std::optional<TextField> text_field(FieldName field) {
  if (field == FieldName::title) return TextField::title;
  if (field == FieldName::heading) return TextField::heading;
  return std::nullopt;
}

FieldValue read_value(FieldName field, std::string_view value) {
  switch (field) {
    case FieldName::region:
      return one_of(record::kRegions, value, &Filters::regions);
    case FieldName::kind:
      return one_of(record::kKinds, value, &Filters::kinds);
    case FieldName::subject:
      return one_of(record::subjects(), value, &Filters::subjects);
    case FieldName::status:
      return one_of(record::kStatuses, value, &Filters::statuses);
    case FieldName::language:
      return one_of(record::kLanguages, value, &Filters::languages);
    case FieldName::level:
      return one_of(record::instrument_levels(), value, &Filters::levels);
    case FieldName::issuer:
      return read_issuer(value);
    case FieldName::year:
      return read_years(value);
    case FieldName::as_of: {
      const auto day = record::Date::parse(value);
      if (!day || !day->is_day()) return Hint::What::bad_day;
      return *day;
    }
    case FieldName::title:
    case FieldName::heading:
      break;  // of the text: any words
  }
  return Hint::What::unknown_value;
}

}  // namespace gbalex::search

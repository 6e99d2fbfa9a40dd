// A query tree as the tests write it: all(w[商标] not("版权")), independent of the query language.
#pragma once

#include <string>
#include <type_traits>

#include "search/query.h"

namespace gbalex::tests {

inline std::string drawn(const search::Filters& filters) {
  std::string text;
  const auto add = [&text](const std::string& name, const auto& values, const auto& name_of) {
    if (values.empty()) return;
    text += (text.empty() ? "" : " ") + name + "=";
    for (std::size_t i = 0; i < values.size(); ++i) {
      text += (i > 0 ? "|" : "") + std::string(name_of(values[i]));
    }
  };
  const auto code = [](auto value) { return record::code(value); };
  const auto plain = [](const std::string& value) { return value; };
  add("region", filters.regions, code);
  add("kind", filters.kinds, code);
  add("subject", filters.subjects, plain);
  add("status", filters.statuses, code);
  add("lang", filters.languages, code);
  add("level", filters.levels, plain);
  add("issuer", filters.issuers, plain);
  add("year", filters.years, [](const search::YearRange& years) {
    const auto end = [](const std::optional<int>& year) {
      return year ? std::to_string(*year) : "*";
    };
    return end(years.from) + "-" + end(years.to);
  });
  return "{" + text + "}";
}

inline std::string drawn(search::TextField field) {
  if (field == search::TextField::title) return "title:";
  return field == search::TextField::heading ? "heading:" : "";
}

inline std::string drawn(const search::Node& node) {
  return std::visit(
      [](const auto& is) -> std::string {
        using T = std::decay_t<decltype(is)>;
        if constexpr (std::is_same_v<T, search::Filters>) {
          return drawn(is);
        } else if constexpr (std::is_same_v<T, search::Words>) {
          return drawn(is.field) + "w[" + is.text + "]";
        } else if constexpr (std::is_same_v<T, search::Phrase>) {
          return drawn(is.field) + (is.emphasis ? "e[" : "p[") + is.text + "]";
        } else {
          std::string text = std::is_same_v<T, search::All>   ? "all("
                             : std::is_same_v<T, search::Any> ? "any("
                                                              : "not(";
          for (std::size_t i = 0; i < is.of.size(); ++i) {
            text += (i > 0 ? " " : "") + drawn(is.of[i]);
          }
          return text + ")";
        }
      },
      node.is);
}

// With the filters and the day of the whole query.
inline std::string drawn(const search::Query& query) {
  std::string text = drawn(query.root);
  if (!query.filters.empty()) text += " " + drawn(query.filters);
  if (query.as_of) text += " on " + query.as_of->to_string();
  return text;
}

inline std::string drawn(const std::vector<search::Hint>& hints) {
  std::string text;
  for (const search::Hint& hint : hints) {
    text += (text.empty() ? "" : " ") + std::to_string(hint.column) + ":" +
            std::string(search::code(hint.what)) + "[" + hint.text + "]";
  }
  return text;
}

}  // namespace gbalex::tests

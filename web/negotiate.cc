#include "web/negotiate.h"

#include <algorithm>
#include <charconv>

namespace gbalex::web {
namespace {

using record::Language;

std::string_view trim(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

std::string_view take_until(std::string_view& text, char separator) {
  const auto end = text.find(separator);
  const std::string_view part = text.substr(0, end);
  text = end == std::string_view::npos ? "" : text.substr(end + 1);
  return trim(part);
}

// "1", "0.8" in thousandths; what is malformed counts as 0.
int quality(std::string_view text) {
  int whole = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), whole);
  if (error != std::errc() || whole < 0 || whole > 1) return 0;
  int thousandths = whole * 1000;
  std::string_view rest = text.substr(static_cast<std::size_t>(end - text.data()));
  if (rest.starts_with('.')) {
    rest.remove_prefix(1);
    for (int unit = 100; unit > 0 && !rest.empty(); unit /= 10, rest.remove_prefix(1)) {
      if (rest.front() < '0' || rest.front() > '9') return 0;
      thousandths += (rest.front() - '0') * unit;
    }
  }
  return std::min(thousandths, 1000);
}

}  // namespace

std::string_view cookie(std::string_view header, std::string_view name) {
  while (!header.empty()) {
    std::string_view pair = take_until(header, ';');
    if (take_until(pair, '=') == name) return trim(pair);
  }
  return {};
}

std::optional<Language> language_of_tag(std::string_view tag) {
  std::string lower(tag);
  std::ranges::transform(lower, lower.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  std::string_view rest = lower;
  const std::string_view language = take_until(rest, '-');
  if (language == "en") return Language::en;
  if (language == "pt") return Language::pt;
  if (language == "yue") return Language::zh_hant;
  if (language != "zh") return std::nullopt;
  while (!rest.empty()) {
    const std::string_view subtag = take_until(rest, '-');
    if (subtag == "hans") return Language::zh_hans;
    if (subtag == "hant" || subtag == "tw" || subtag == "hk" || subtag == "mo") {
      return Language::zh_hant;
    }
  }
  return Language::zh_hans;
}

Language choose_language(std::string_view cookie_header, std::string_view accept_language) {
  if (const auto chosen = record::parse_language(cookie(cookie_header, kLanguageCookie))) {
    return *chosen;
  }
  Language best = Language::zh_hans;
  int best_quality = 0;
  while (!accept_language.empty()) {
    std::string_view range = take_until(accept_language, ',');
    const auto language = language_of_tag(take_until(range, ';'));
    int wanted = 1000;
    while (!range.empty()) {
      std::string_view parameter = take_until(range, ';');
      if (take_until(parameter, '=') == "q") wanted = quality(trim(parameter));
    }
    if (language && wanted > best_quality) {
      best = *language;
      best_quality = wanted;
    }
  }
  return best;
}

}  // namespace gbalex::web

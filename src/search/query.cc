#include "search/query.h"

#include <algorithm>
#include <array>
#include <utility>

#include "text/analyse.h"

namespace gbalex::search {

namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kQuotes = {{
    {"\"", "\""},
    {"“", "”"},
    {"「", "」"},
    {"『", "』"},
}};
constexpr std::array<std::string_view, 2> kBlanks = {" ", "\xe3\x80\x80"};  // U+3000

std::size_t blank_at(std::string_view text, std::size_t at) {
  for (const std::string_view blank : kBlanks) {
    if (text.substr(at, blank.size()) == blank) return blank.size();
  }
  return 0;
}

template <typename T>
void add_once(std::vector<T>& values, const T& value) {
  if (std::find(values.begin(), values.end(), value) == values.end()) values.push_back(value);
}

// Takes "region:macao" into the filters; false when it is none of ours.
bool take_filter(std::string_view token, Filters& filters) {
  const std::size_t colon = token.find(':');
  if (colon == std::string_view::npos) return false;
  const std::string_view name = token.substr(0, colon), value = token.substr(colon + 1);
  if (name == "region") {
    const auto region = record::parse_region(value);
    if (region) add_once(filters.regions, *region);
    return region.has_value();
  }
  if (name == "kind") {
    const auto kind = record::parse_kind(value);
    if (kind) add_once(filters.kinds, *kind);
    return kind.has_value();
  }
  if (name == "status") {
    const auto status = record::parse_status(value);
    if (status) add_once(filters.statuses, *status);
    return status.has_value();
  }
  if (name == "subject" && record::contains(record::subjects(), value)) {
    add_once(filters.subjects, std::string(value));
    return true;
  }
  if (name == "lang") {
    const auto language = record::parse_language(value);
    if (language) filters.text_language = language;
    return language.has_value();
  }
  if (name == "as_of") {
    const auto day = record::Date::parse(value);
    if (!day || !day->is_day()) return false;
    filters.as_of = day;
    return true;
  }
  return false;
}

class Parser {
 public:
  explicit Parser(std::string_view text) : text_(text) {
    // Where each closing quote stands last: so that a lone opening quote costs no search.
    for (std::size_t i = 0; i < kQuotes.size(); ++i) last_[i] = text_.rfind(kQuotes[i].second);
  }

  Query run() {
    while (at_ < text_.size()) {
      if (const std::size_t blank = blank_at(text_, at_)) {
        at_ += blank;
        continue;
      }
      const bool excluded = text_[at_] == '-' && at_ + 1 < text_.size() &&
                            blank_at(text_, at_ + 1) == 0 && text_[at_ + 1] != '-';
      const std::size_t start = at_;
      if (excluded) ++at_;
      if (take_phrase(excluded)) continue;
      at_ = start;
      take_word(excluded);
    }
    return std::move(query_);
  }

 private:
  bool take_phrase(bool excluded) {
    for (std::size_t i = 0; i < kQuotes.size(); ++i) {
      const auto& [open, close] = kQuotes[i];
      if (!text_.substr(at_).starts_with(open)) continue;
      const std::size_t from = at_ + open.size();
      if (last_[i] == std::string_view::npos || last_[i] < from) return false;
      const std::size_t end = text_.find(close, from);
      const std::string phrase(text_.substr(from, end - from));
      at_ = end + close.size();
      if (!text::analyse(phrase, record::Language::en).empty()) {
        query_.phrases.push_back({phrase, excluded, open != "\""});
      }
      return true;
    }
    return false;
  }

  // Up to the next blank or opening quote.
  void take_word(bool excluded) {
    const std::size_t start = at_;
    if (excluded) ++at_;
    while (at_ < text_.size() && blank_at(text_, at_) == 0) {
      if (at_ > start && opens_phrase()) break;
      ++at_;
    }
    const std::string_view token = text_.substr(start, at_ - start);
    if (excluded) {
      query_.excluded_words.emplace_back(token.substr(1));
      return;
    }
    if (take_filter(token, query_.filters)) return;
    if (!query_.words.empty()) query_.words += ' ';
    query_.words += token;
  }

  [[nodiscard]] bool opens_phrase() const {
    for (std::size_t i = 0; i < kQuotes.size(); ++i) {
      const std::string_view open = kQuotes[i].first;
      if (text_.substr(at_).starts_with(open) && last_[i] != std::string_view::npos &&
          last_[i] >= at_ + open.size()) {
        return true;
      }
    }
    return false;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::array<std::size_t, kQuotes.size()> last_{};
  Query query_;
};

}  // namespace

Query parse(std::string_view text) { return Parser(text).run(); }

std::string Query::to_string() const {
  std::string text = words;
  const auto add = [&text](std::string_view part) {
    if (!text.empty()) text += ' ';
    text += part;
  };
  for (const Phrase& phrase : phrases) {
    add((phrase.excluded ? "-\"" : "\"") + phrase.text + "\"");
  }
  for (const std::string& word : excluded_words) add("-" + word);
  for (const record::Region region : filters.regions) {
    add("region:" + std::string(record::code(region)));
  }
  for (const record::Kind kind : filters.kinds) add("kind:" + std::string(record::code(kind)));
  for (const std::string& subject : filters.subjects) add("subject:" + subject);
  for (const record::Status status : filters.statuses) {
    add("status:" + std::string(record::code(status)));
  }
  if (filters.text_language) add("lang:" + std::string(record::code(*filters.text_language)));
  if (filters.as_of) add("as_of:" + filters.as_of->to_string());
  return text;
}

std::string cleaned(std::string_view text, std::size_t max, bool& was_cut) {
  std::string clean;
  was_cut = false;
  std::size_t at = 0;
  while (at < text.size()) {
    const auto lead = static_cast<unsigned char>(text[at]);
    const std::size_t size = lead < 0x80 ? 1 : lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    std::string_view character = text.substr(at, size);
    const bool valid = text::is_valid_utf8(character);
    at += valid ? character.size() : 1;
    if (!valid) {
      character = "\xEF\xBF\xBD";
    } else if (lead < 0x20 || lead == 0x7F) {
      character = " ";
    }
    if (clean.size() + character.size() > max) {
      was_cut = true;
      break;
    }
    clean += character;
  }
  return clean;
}

}  // namespace gbalex::search

// The query as a typed value: what a reader typed, taken apart but not yet understood.
//
// Words, "phrases" (also “…” and 「…」), -excluded words or phrases, and the filters region: kind:
// subject: status: lang: as_of:. Parsing is linear, needs no index and cannot fail: a filter with
// a value that does not exist, a lone quote or a lone minus is searched as words.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "record/date.h"
#include "record/vocabulary.h"

namespace gbalex::search {

struct Filters {
  std::vector<record::Region> regions;   // any of; mainland includes guangdong
  std::vector<record::Kind> kinds;       // any of
  std::vector<std::string> subjects;     // any of
  std::vector<record::Status> statuses;  // any of
  std::optional<record::Language> text_language;
  std::optional<record::Date> as_of;
};

struct Phrase {
  std::string text;
  bool excluded = false;
  // Typed between “ ” or 「 」, as in running text: searched as words where no record holds it.
  bool emphasis = false;
};

struct Query {
  std::string words;            // all bare words, joined by blanks
  std::vector<Phrase> phrases;  // must stand in the text, or must not
  std::vector<std::string> excluded_words;
  Filters filters;

  [[nodiscard]] bool empty() const {
    return words.empty() && phrases.empty() && excluded_words.empty();
  }
  // The query as a reader may check it: `商标 "驰名" -2019 region:macao`.
  [[nodiscard]] std::string to_string() const;
};

Query parse(std::string_view text);

// Valid UTF-8 of at most `max` bytes; invalid bytes become U+FFFD, control characters blanks.
std::string cleaned(std::string_view text, std::size_t max, bool& was_cut);

}  // namespace gbalex::search

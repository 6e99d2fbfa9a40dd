// Random query trees whose words and phrases are pieces of the documents' own texts.
#pragma once

#include <algorithm>
#include <cctype>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "index/document.h"
#include "search/query.h"
#include "text/analyse.h"

namespace gbalex::tests {

class RandomQuestions {
  template <typename Range>
  auto pick(const Range& range) {
    return range[below(range.size())];
  }

 public:
  RandomQuestions(const std::vector<index::Document>& documents, unsigned seed)
      : documents_(documents), random_(seed) {}

  search::Node tree(int depth) {
    const std::size_t choice = below(depth == 0 ? 6 : 10);
    if (choice < 3) return {search::Words{field(), words()}};
    if (choice < 5) return {search::Phrase{field(), phrase(), false}};
    if (choice == 5) return {filters()};
    std::vector<search::Node> parts;
    for (std::size_t i = 2 + below(2); i > 0; --i) parts.push_back(tree(depth - 1));
    if (choice < 7) return search::make_all(std::move(parts));
    if (choice < 9) return search::make_any(std::move(parts));
    return search::make_not(std::move(parts.front()));
  }

  search::Filters filters() {
    search::Filters some;
    switch (below(8)) {
      case 0:
        some.regions = {pick(record::kRegions), pick(record::kRegions)};
        break;
      case 1:
        some.kinds = {pick(record::kKinds), pick(record::kKinds)};
        break;
      case 2:
        some.subjects = {std::string(pick(record::subjects()))};
        break;
      case 3:
        some.statuses = {pick(record::kStatuses)};
        break;
      case 4:
        some.languages = {pick(record::kLanguages)};
        break;
      case 5:
        some.levels = {std::string(pick(record::instrument_levels()))};
        break;
      case 6:
        if (const std::string issuer = piece(document().issuer); !issuer.empty()) {
          some.issuers = {issuer};
          break;
        }
        [[fallthrough]];
      default: {
        const int from = 1995 + static_cast<int>(below(30));
        some.years = {{from, below(3) == 0 ? std::nullopt
                                           : std::optional(from + static_cast<int>(below(10)))}};
      }
    }
    search::Filters once;
    once.add(some);
    return once;
  }

  std::size_t below(std::size_t n) { return random_() % n; }

 private:
  const index::Document& document() { return documents_[below(documents_.size())]; }
  search::TextField field() {
    const std::size_t choice = below(6);
    return choice == 0   ? search::TextField::title
           : choice == 1 ? search::TextField::heading
                         : search::TextField::anywhere;
  }

  // Some characters of a text, cut at Han characters or at the edges of words.
  std::string piece(const std::string& text) {
    const text::Folded folded = text::fold(text);
    if (folded.characters.empty()) return "";
    const auto joined = [&folded](std::size_t at) {
      const auto inside = [&folded](std::size_t i) {
        const char32_t c = folded.characters[i];
        return c > U' ' && !text::is_han(c) && (c > 0x7F || std::isalnum(static_cast<int>(c)) != 0);
      };
      return at > 0 && at < folded.characters.size() && inside(at - 1) && inside(at);
    };
    std::size_t begin = below(folded.characters.size());
    while (joined(begin)) --begin;
    std::size_t end = std::min(begin + 1 + below(8), folded.characters.size());
    while (joined(end)) ++end;
    std::string part =
        text.substr(folded.offsets[begin], folded.offsets[end] - folded.offsets[begin]);
    std::replace(part.begin(), part.end(), '"', ' ');
    return part;
  }

  std::string text() {
    const index::Document& one = document();
    return one.fields.empty() ? "" : one.fields[below(one.fields.size())].text;
  }

  // As it stands in a text, marks and all.
  std::string phrase() {
    for (;;) {
      std::string part = piece(text());
      if (!text::analyse(part, record::Language::en).empty()) return part;
    }
  }

  // One or two words, or a piece of a run of Han characters.
  std::string words() {
    std::string all;
    for (std::size_t wanted = 1 + below(2); wanted > 0;) {
      const std::string source = text();
      const auto tokens = text::analyse(source, record::Language::en);
      if (tokens.empty()) continue;
      const text::Token& token = tokens[below(tokens.size())];
      if (token.kind == text::TokenKind::citation) continue;
      if (!all.empty()) all += ' ';
      all += source.substr(token.span.begin, token.span.end - token.span.begin);
      --wanted;
    }
    return all;
  }

  const std::vector<index::Document>& documents_;
  std::mt19937 random_;
};

}  // namespace gbalex::tests

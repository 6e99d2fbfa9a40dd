// The passage of a stored text that shows why it was found, as HTML: escaped, with <mark>.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "record/vocabulary.h"
#include "search/units.h"

namespace gbalex::search {

// The terms to mark and what each is worth.
class Marker {
 public:
  // The terms of these units, each worth 1 unless it has a weight already.
  void add(const std::vector<Unit>& units);
  // What a term is worth, for example its rarity.
  void set_weight(const std::string& term, double weight);

  [[nodiscard]] double weight(const std::string& term) const;

 private:
  std::unordered_map<std::string, double> weights_;
};

struct Snippet {
  std::string html;
  double weight = 0;  // of the distinct terms marked; 0: nothing is marked
};

inline constexpr std::size_t kSnippetCharacters = 160;

// The best window of about kSnippetCharacters characters. "…" stands where text was left out.
Snippet snippet(std::string_view text, record::Language language, const Marker& marker);

// & < > " ' as HTML entities.
std::string escape_html(std::string_view text);

}  // namespace gbalex::search

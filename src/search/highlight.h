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
  // `weight_of` gives the weight of a term, for example its rarity.
  void add(const std::vector<Unit>& units);
  void add_phrase(std::string_view phrase);
  void set_weight(const std::string& term, double weight);

  [[nodiscard]] double weight(const std::string& term) const;
  [[nodiscard]] bool empty() const { return weights_.empty(); }
  [[nodiscard]] const std::unordered_map<std::string, double>& terms() const { return weights_; }

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

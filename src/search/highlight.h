// The passage of a stored text that shows why it was found, as HTML: escaped, with <mark>.
#pragma once

#include <bitset>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

#include "index/revision.h"
#include "search/units.h"

namespace gbalex::search {

// The terms to mark and what each is worth.
class Marker {
 public:
  // The terms of these units, each worth 1 unless it has a weight already.
  void add(const std::vector<Unit>& units);
  // What a term is worth, for example its rarity.
  void set_weight(const std::string& term, double weight);

  // 0 for a term that is not marked. See index::term_hash.
  [[nodiscard]] double weight(std::uint64_t term) const;

 private:
  static constexpr std::size_t kBits = 1024;

  // Nearly all terms of a text are not marked, and are told so by one bit.
  std::bitset<kBits> may_be_marked_;
  std::unordered_map<std::uint64_t, double> weights_;
};

struct Snippet {
  std::string html;
  double weight = 0;  // of the distinct terms marked; 0: nothing is marked
};

inline constexpr std::size_t kSnippetCharacters = 160;

// The best window of about kSnippetCharacters characters of a text with these terms. "…" stands
// where text was left out.
Snippet snippet(std::string_view text, std::span<const index::TermSpan> terms,
                const Marker& marker);

// & < > " ' as HTML entities.
std::string escape_html(std::string_view text);

}  // namespace gbalex::search

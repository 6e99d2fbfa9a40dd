// Where a query stands in a stored text: marks, and the passage that shows best why the text was
// found, as HTML: escaped, with <mark>. Called when hits are made; pure, linear in the text.
#pragma once

#include <bitset>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "index/revision.h"
#include "search/units.h"

namespace gbalex::search {

// The terms to mark and what each is worth.
class Marker {
 public:
  // The terms of these units, each worth 1 unless it has a weight already; numbers that Han
  // characters write, and citations, too. Two characters of a run that belong to no word of it
  // together (标注 of 商标注册) are joining: marked only where a marked word goes on in them.
  void add(const std::vector<Unit>& units);
  // What a term is worth, for example its rarity; a term that was not added is from now on.
  void set_weight(const std::string& term, double weight);
  // Marked wherever one of its labels stands.
  void add_concept(const std::string& term, const std::string& id, double weight);
  // Marked where it stands as a whole, before anything else.
  void add_phrase(std::string_view phrase);

  // 0 for a term that is not marked. See index::term_hash.
  [[nodiscard]] double weight(std::uint64_t term) const;
  [[nodiscard]] bool is_joining(std::uint64_t term) const;
  // The id of a concept; empty: the term is none.
  [[nodiscard]] std::string concept_of(std::uint64_t term) const;
  [[nodiscard]] const std::vector<std::string>& phrases() const { return phrases_; }
  [[nodiscard]] bool has_concepts() const { return !concepts_.empty(); }
  // Whether every term is a Han character, a pair of them, or a concept; see index::han_spans.
  [[nodiscard]] bool only_han() const { return only_han_; }

 private:
  static constexpr std::size_t kBits = 1024;
  struct Worth {
    double weight = 0;
    bool joining = false;
  };
  void add(const std::string& term, double weight, bool joining);

  // Nearly all terms of a text are not marked, and are told so by one bit.
  std::bitset<kBits> may_be_marked_;
  std::unordered_map<std::uint64_t, Worth> worth_;
  std::unordered_map<std::uint64_t, std::string> concepts_;  // their ids
  std::vector<std::string> phrases_;
  bool only_han_ = true;
};

// strict: as Marker says. loose: joining terms anywhere, for a text where nothing else stands.
enum class Marking { strict, loose };

struct Mark {
  std::size_t begin, end;  // bytes of the text
  std::uint64_t term;
  double weight;
};

// In the order of their beginnings.
std::vector<Mark> find_marks(std::string_view text, std::span<const index::TermSpan> terms,
                             const Marker& marker, Marking marking = Marking::strict);

struct Snippet {
  std::string html;
  double weight = 0;  // of the distinct terms marked; 0: nothing is marked
};

inline constexpr std::size_t kSnippetCharacters = 160;

// The best window of about kSnippetCharacters characters of a text: where the distinct terms in it
// weigh most, from the beginning of a sentence where that costs nothing, words whole. "…" stands
// where text was left out.
Snippet snippet(std::string_view text, const std::vector<Mark>& marks);

// The whole text with its marks.
std::string highlighted(std::string_view text, const std::vector<Mark>& marks);

// & < > " ' as HTML entities.
std::string escape_html(std::string_view text);

}  // namespace gbalex::search

// The two languages of a Hong Kong law side by side: which units are each other's wording, and
// which terms are defined as the same. Both languages are equally authentic, and of one structure
// but for definitions, which each language sorts by itself. Pure functions; what they return points
// into the wordings.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "library/wording.h"

namespace gbalex::intake {

// A term and what it is in another language, where the text says so: "act (作為)".
struct DefinedTerm {
  std::string term;                     // in the language of the text
  std::string foreign;                  // as printed, without 《》
  std::string language;                 // of `foreign`: "zh-Hant", "en"
  const library::Unit* unit = nullptr;  // whose words define it
};

// In the order of the text.
std::vector<DefinedTerm> defined_terms(const library::Wording& wording);

struct Pairs {
  struct Pair {
    const library::Unit* left = nullptr;
    const library::Unit* right = nullptr;
  };
  std::vector<Pair> units;  // in the order of the left text
  std::vector<const library::Unit*> left_only, right_only;

  // Of one kind.
  [[nodiscard]] std::size_t count(library::UnitKind kind) const;
};

// Units that have a key of the publisher (`pair`), with those of the same kind. The number that is
// printed comes first: below sections the publisher's keys differ between the languages (s32_1_b_1,
// s32_1_b_i), and come again under every definition. A definition is known by its terms; what is
// left over pairs by number or key alone, the first with the first.
Pairs pair_by_key(const library::Wording& left, const library::Wording& right);

// Definitions of the two languages that name each other's term, in the order of the left text.
struct TermPair {
  DefinedTerm left, right;
};
std::vector<TermPair> pair_terms(const library::Wording& left, const library::Wording& right);

}  // namespace gbalex::intake

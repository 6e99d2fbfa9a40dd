// What changed between two wordings of a law, provision by provision and word by word.
//
// Formatting is no change: white space, full and half width of letters, digits and punctuation,
// kinds of quotation marks and dashes. Everything else is.
//
// Called by the web for comparisons of versions. Pure, safe from any thread. Matching takes time in
// proportion to the provisions and to what they share; comparing words is bounded (kMostEdits).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "library/wording.h"

namespace gbalex::library {

// A stretch of text that both have, or only one. Of `same` the text is that of the later wording.
struct Stretch {
  enum class Kind { same, removed, added };
  Kind kind = Kind::same;
  std::string text;
  bool operator==(const Stretch&) const = default;
};

// Of two texts in order: without the added ones the earlier text, without the removed ones the
// later, but for formatting. Han characters are compared one by one, other words as wholes. Texts
// that differ in more than kMostEdits places are one removed and one added stretch beside what
// they begin and end with.
inline constexpr std::size_t kMostEdits = 2000;
std::vector<Stretch> compare_words(std::string_view before, std::string_view after);

// The text as it is compared: two texts of which this is equal do not differ.
std::string without_formatting(std::string_view text);

// One provision in both, or in one.
struct ProvisionChange {
  enum class Kind { same, changed, added, removed };
  Kind kind = Kind::same;
  // By id: "art33"; empty on the side that does not have it. Different ones: it was renumbered,
  // which alone is no change of kind. "" with a number of "" is what stands under no unit with
  // an id: the preface, the words at the top of the body.
  std::string before, after;
  std::string number_before, number_after;    // as printed
  std::string heading_before, heading_after;  // as printed
  std::vector<Stretch> words;                 // numbers left out, headings included; empty: same

  [[nodiscard]] bool is_renumbered() const {
    return kind != Kind::added && kind != Kind::removed && before != after;
  }
};

// By equal or similar words first, then by number: an article whose words are all new is `changed`
// where its neighbours kept their numbers, else one was removed and one added.
//
// In the order of the later wording; what was removed stands where it stood before. Provisions are
// articles and sections; what stands outside of them (headings of chapters, words of schedules) is
// compared under the next unit above that has an id.
std::vector<ProvisionChange> compare(const Wording& before, const Wording& after);

}  // namespace gbalex::library

// The units of a text that is searched for: a Latin word, a number, a run of Han characters, a
// citation. All units make the strict set; their terms, weighted, make the ranking.
//
// A word may be English or Portuguese whatever the reader's language, so it is analysed as both.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text/analyse.h"

namespace gbalex::search {

// One thing that a document has or has not: any of these terms.
struct Forms {
  std::vector<std::string> any_of;
  text::Span span;  // in the text searched for
  // Or all terms of one of these: of the concepts that the words name, see concepts.h.
  std::vector<std::vector<std::string>> by_concept = {};
};

struct ScoredTerm {
  std::string term;
  double weight = 1;
  bool under_prefixes = true;  // titles and context hold it too; see index::is_under_prefixes
  // False for single characters of a longer run: they rank what other terms have found. To find by
  // them would be to find everything.
  bool finds = true;
};

struct Unit {
  text::Span span;
  bool han = false;
  bool stop = false;          // "the", "do", "das": never wanted, never scored
  std::vector<Forms> groups;  // a document holds the unit when it holds all groups
  // The groups that carry its meaning: a word; of Han characters the bigrams inside dictionary
  // words that are no question words. What an answer must cover is counted in these.
  std::vector<Forms> content;
  std::vector<ScoredTerm> scored;
  std::vector<text::Span> asking;  // 如何, 是否: words of Han characters that only ask
};

// "the", "do", "das": folded words of English and Portuguese without meaning of their own.
bool is_stop_word(std::string_view word);

// In the order of the text.
std::vector<Unit> make_units(std::string_view text);

// How a phrase is looked for: terms at positions, and whether positions settle it or the stored
// text must be read (punctuation, or a run of Han characters that is one character long or cut).
struct PhrasePlan {
  struct Step {
    std::string term;
    std::uint32_t position;
  };
  std::vector<Step> steps;
  std::vector<std::string> present;  // terms without positions that must be there
  bool verify = false;
};
PhrasePlan plan_phrase(std::string_view text);

// Where the phrase stands in the text, as holds_phrase() finds it, from left to right.
std::vector<text::Span> find_phrase(std::string_view text, std::string_view phrase);

// Whether the folded text holds the folded phrase, at word edges where it begins or ends in a
// Latin letter or digit. Blanks between Han characters, letters and digits do not count.
bool holds_phrase(std::string_view text, std::string_view phrase);

}  // namespace gbalex::search

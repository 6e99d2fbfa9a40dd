// The names people cite an instrument by, and finding them in a query.
//
// law_names() derives them from the catalogue's titles: the title itself, without the State's
// name, years and remarks in brackets, the name of a code that a decree approves; and adds the
// short names that the record gives. LawNames finds the longest ones in a text; the reader pool
// loads it from the index once a generation.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "record/instrument.h"
#include "text/analyse.h"

namespace gbalex::index {

// Folded (text::fold_key), sorted, unique; without names shorter than two Han characters or four
// others, which would be found in any text.
std::vector<std::string> law_names(const record::Instrument& instrument);

// The same of one title.
std::vector<std::string> law_names(std::string_view title);

struct NameMention {
  text::Span span;                       // in the source text
  std::vector<std::string> instruments;  // ids, sorted
};

class LawNames {
 public:
  void add(const std::string& folded_name, const std::string& instrument);

  // The instruments of this name, written in full: with or without the State's name and the year of
  // an enactment, in any script. Empty: no law of the library is called so.
  [[nodiscard]] std::vector<std::string> of(std::string_view name) const;

  // Longest names first come, from left to right, without overlap; a Latin name only at word
  // boundaries. Linear in the text for a given set of names. `telling`: only names that are told
  // from common words (text::sounds_like_law()).
  enum class Which { all, telling };
  [[nodiscard]] std::vector<NameMention> find(std::string_view text,
                                              Which which = Which::all) const;

 private:
  [[nodiscard]] std::vector<std::string> exactly(std::string_view folded_name) const;

  struct Name {
    std::u32string characters;
    std::vector<std::string> instruments;
    bool telling = true;
  };
  std::unordered_map<std::uint64_t, std::vector<Name>> by_start_;  // longest first
};

}  // namespace gbalex::index

// Where the labels of concepts stand in a text, whatever the language and the script of either.
//
// A concept of the thesaurus ("copyright": 著作权, 版权, copyright, direito de autor) stands where
// one of its labels does: Han characters as they are after folding; words by their stem in the
// language of the label, where they also begin with the same three letters; abbreviations (in
// capitals) by their letters, or with an s behind. Between two words stand blanks or one hyphen,
// between a word and a Han character they may; between two Han characters nothing. A label inside
// another one stands too (专利 in 实用新型专利), but not inside another of its own concept. It
// begins and ends at the edges of words. The language of the text does not matter.
//
// Immutable, safe from any thread. Finding is linear in the text (times the longest label).
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "text/analyse.h"

namespace gbalex::text {

struct ConceptLabel {
  std::string text;
  Language language = Language::en;
};

struct ConceptLabels {
  std::string id;  // of the concept
  std::vector<ConceptLabel> labels;
};

class Thesaurus {
 public:
  Thesaurus();  // without concepts
  explicit Thesaurus(std::span<const ConceptLabels> concepts);
  Thesaurus(Thesaurus&&) noexcept;
  Thesaurus& operator=(Thesaurus&&) noexcept;
  ~Thesaurus();

  struct Match {
    std::uint32_t number = 0;  // place of the concept in the list it was made of
    Span span;                 // of the label, in the source
    bool operator==(const Match&) const = default;
  };
  // In the order of beginnings, longer ones first; a concept once at one place.
  [[nodiscard]] std::vector<Match> find(std::string_view source) const;

  [[nodiscard]] bool empty() const;
  [[nodiscard]] std::size_t size() const;
  // The term of a concept, "Gcopyright", as analyse() gives it.
  [[nodiscard]] const std::string& term(std::uint32_t number) const;
  // Changes with every concept and label; "" without concepts.
  [[nodiscard]] const std::string& digest() const;

  struct Index;                                                      // for this folder
  [[nodiscard]] const Index* index() const { return index_.get(); }  // null without concepts

 private:
  std::unique_ptr<const Index> index_;
};

// The digest that a Thesaurus of these concepts has; costs no more than reading the labels.
std::string thesaurus_digest(std::span<const ConceptLabels> concepts);

}  // namespace gbalex::text

// The labels of a thesaurus as a tree that texts are walked along; for this folder.
//
// A label is a row of units: Han characters, marks, and words (runs of letters or of digits). A
// word has several keys (its stems, or its letters), of which a text's word needs one. A node of
// the tree is what labels begin with alike; an edge leads from a node by one key to a child. Two
// children may have a key in common ("licença" and "licenca"): a walk keeps several nodes.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/analyse.h"
#include "text/symbols.h"
#include "text/thesaurus.h"
#include "text/unicode.h"

namespace gbalex::text {

// One unit: folded characters [begin, end). kNone: no further unit may be part of the same label.
struct Unit {
  static constexpr std::size_t kNone = SIZE_MAX;
  std::size_t begin = kNone, end = kNone;
  CharacterClass kind = CharacterClass::space;
};
Unit unit_at(std::u32string_view text, std::size_t begin);
// The unit behind one, over blanks or one hyphen where one of the two is no Han character.
Unit unit_after(std::u32string_view text, const Unit& unit);

// What a unit is compared by.
using Key = std::uint64_t;
Key character_key(char32_t character);

// Which keys of a word are worth making: bits for first words of labels, then for the others.
using Wants = std::uint8_t;
inline constexpr Wants kLetters = 1, kEnglish = 2, kPortuguese = 4, kFirst = 7;
inline constexpr unsigned kLater = 3;  // shift to the bits of other words than the first

// The keys of a text's word, those wanted, appended.
void append_word_keys(std::string_view source, const Folded& folded, const Unit& word, Wants wants,
                      std::vector<Key>& keys);

// A set of 16-bit hashes.
class Bits {
 public:
  void set(std::uint64_t hash) { bits_[hash % kSize / 64] |= std::uint64_t{1} << (hash % 64); }
  [[nodiscard]] bool has(std::uint64_t hash) const {
    return (bits_[hash % kSize / 64] >> (hash % 64) & 1U) != 0;
  }

 private:
  static constexpr std::uint64_t kSize = 65536;
  std::array<std::uint64_t, kSize / 64> bits_{};
};

struct Thesaurus::Index {
  explicit Index(std::span<const ConceptLabels> concepts);

  // Whether a label may begin with the Han character at `at`; nearly all places end here.
  [[nodiscard]] bool may_begin(std::u32string_view text, std::size_t at) const;
  // The same of a word, and by which keys.
  [[nodiscard]] Wants wants(std::u32string_view text, const Unit& word) const;
  // Adds the children of `node` by `key` that are not among `nodes`.
  void append_children(std::uint32_t node, Key key, std::vector<std::uint32_t>& nodes) const;

  struct Edge {
    std::uint64_t hash = 0;  // of node and key; 0: none
    std::uint32_t child = 0;
  };

  std::vector<std::string> terms;
  std::vector<Symbol> symbols;                    // of the terms
  std::vector<std::vector<std::uint32_t>> named;  // of each node: concepts of which a label ends
  std::vector<Edge> edges;                        // by hash, open addressing, a power of two
  // What labels begin with: the first two Han characters; three, or two or one with something else
  // or nothing behind; the keys of first words.
  Bits pairs, triples, lone_pairs, lone, first_keys;
  std::array<Wants, 16384> heads{};  // by the first letters of words
  std::string digest;
};

}  // namespace gbalex::text

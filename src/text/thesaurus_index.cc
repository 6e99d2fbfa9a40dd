#include "text/thesaurus_index.h"

#include <algorithm>
#include <deque>
#include <map>

#include "text/fold.h"
#include "text/term.h"
#include "text/words.h"

namespace gbalex::text {

namespace {

constexpr std::size_t kHeadLetters = 3;

bool is_word(CharacterClass kind) {
  return kind == CharacterClass::letter || kind == CharacterClass::digit;
}

bool is_hyphen(char32_t c) { return c == U'-' || c == U'\u2010'; }

std::uint64_t scatter(std::uint64_t value) {  // SplitMix64
  value = (value ^ (value >> 30U)) * 0xbf58476d1ce4e5b9U;
  value = (value ^ (value >> 27U)) * 0x94d049bb133111ebU;
  return value ^ (value >> 31U);
}

std::uint64_t hash_edge(std::uint32_t node, Key key) {
  return scatter(key + (std::uint64_t{node} + 1) * 0x9e3779b97f4a7c15U) | 1U;
}

std::uint64_t hash_letters(std::u32string_view letters, std::uint64_t value) {
  for (const char32_t letter : letters) value = (value ^ letter) * 1099511628211U;
  return scatter(value);
}

std::uint64_t hash_head(std::u32string_view word) {
  return hash_letters(word.substr(0, kHeadLetters), 1);
}

Key letters_key(std::u32string_view word) { return hash_letters(word, kLetters); }

Key stem_key(std::u32string_view word, std::string_view stem, Wants language) {
  return scatter(hash_of(stem, hash_head(word)) + language);
}

std::uint32_t hash_han(std::u32string_view characters) {
  std::uint32_t hash = 0;
  for (const char32_t c : characters) hash = hash * 31U + c;
  return (hash * 0x9e3779b1U) >> 16U;
}

// How many Han characters stand from `at` on, up to three.
std::size_t han_count(std::u32string_view text, std::size_t at) {
  std::size_t count = 0;
  while (count < 3 && at + count < text.size() && is_han(text[at + count])) ++count;
  return count;
}

// Puts the labels into the tree.
class Tree {
 public:
  explicit Tree(Thesaurus::Index& into) : into_(into) { add_node(); }

  void add(const ConceptLabel& label, std::uint32_t number) {
    folded_ = fold(label.text);
    const std::u32string_view text = folded_.characters;
    std::uint32_t node = 0;
    std::size_t units = 0, end = 0;
    for (Unit unit = unit_at(text, 0); unit.begin != Unit::kNone; unit = unit_after(text, unit)) {
      // Texts are walked from the beginnings of words.
      if (units == 0 && unit.kind == CharacterClass::mark) return;
      if (units == 0 && unit.kind == CharacterClass::han) note_han_beginning();
      node = child(node, keys_of(label, unit, units > 0));
      ++units;
      end = unit.end;
    }
    if (units == 0 || end != text.size()) return;
    std::vector<std::uint32_t>& named = into_.named[node];
    if (named.empty() || named.back() != number) named.push_back(number);
  }

  void finish() {
    std::size_t count = 0;
    for (const Children& children : children_) {
      for (const auto& [keys, child] : children) count += keys.size();
    }
    std::size_t size = 16;
    while (size < 2 * count) size *= 2;
    into_.edges.resize(size);
    for (std::uint32_t node = 0; node < children_.size(); ++node) {
      for (const auto& [keys, child] : children_[node]) {
        for (const Key key : keys) put({hash_edge(node, key), child});
      }
    }
  }

 private:
  using Children = std::map<std::vector<Key>, std::uint32_t>;

  std::uint32_t add_node() {
    children_.emplace_back();
    into_.named.emplace_back();
    return static_cast<std::uint32_t>(children_.size() - 1);
  }

  std::uint32_t child(std::uint32_t node, const std::vector<Key>& keys) {
    const auto found = children_[node].find(keys);
    if (found != children_[node].end()) return found->second;
    const std::uint32_t made = add_node();
    children_[node].emplace(keys, made);
    return made;
  }

  void put(const Thesaurus::Index::Edge& edge) {
    std::size_t at = edge.hash & (into_.edges.size() - 1);
    while (into_.edges[at].hash != 0) at = (at + 1) & (into_.edges.size() - 1);
    into_.edges[at] = edge;
  }

  void note_han_beginning() {
    const std::u32string_view text = folded_.characters;
    const std::size_t count = han_count(text, 0);
    if (count == 1) return into_.lone.set(hash_han(text.substr(0, 1)));
    into_.pairs.set(hash_han(text.substr(0, 2)));
    if (count == 2) return into_.lone_pairs.set(hash_han(text.substr(0, 2)));
    into_.triples.set(hash_han(text.substr(0, 3)));
  }

  // Sorted, so that the same words are the same child.
  std::vector<Key> keys_of(const ConceptLabel& label, const Unit& unit, bool later) {
    const std::u32string_view text = folded_.characters;
    if (!is_word(unit.kind)) return {character_key(text[unit.begin])};
    const std::u32string_view letters = text.substr(unit.begin, unit.end - unit.begin);
    const unsigned shift = later ? kLater : 0;
    std::vector<Key> keys;
    const auto add = [&](Key key, std::u32string_view word, Wants kind) {
      keys.push_back(key);
      if (!later) into_.first_keys.set(key);
      into_.heads[hash_head(word) % into_.heads.size()] |= static_cast<Wants>(kind << shift);
    };
    if (unit.kind == CharacterClass::letter && !is_abbreviation(label.text, unit)) {
      const Wants language = label.language == Language::pt ? kPortuguese : kEnglish;
      for (const std::string& stem :
           stems_of(to_utf8(letters), label.text, folded_, unit.begin, unit.end, label.language)) {
        add(stem_key(letters, stem, language), letters, language);
      }
    }
    if (keys.empty()) {
      add(letters_key(letters), letters, kLetters);
      if (unit.kind == CharacterClass::letter) {
        const std::u32string plural = std::u32string(letters) + U's';
        add(letters_key(plural), plural, kLetters);
      }
    }
    std::ranges::sort(keys);
    return keys;
  }

  [[nodiscard]] bool is_abbreviation(std::string_view source, const Unit& unit) const {
    const Span span = source_span(folded_, unit.begin, unit.end);
    const std::string_view letters = source.substr(span.begin, span.end - span.begin);
    return letters.size() > 1 &&
           std::ranges::all_of(letters, [](char c) { return c >= 'A' && c <= 'Z'; });
  }

  Thesaurus::Index& into_;
  Folded folded_;  // of the label that is added
  std::deque<Children> children_;
};

}  // namespace

Unit unit_at(std::u32string_view text, std::size_t begin) {
  if (begin >= text.size()) return {};
  const CharacterClass kind = classify(text[begin]);
  if (kind == CharacterClass::space) return {};
  std::size_t end = begin + 1;
  while (is_word(kind) && end < text.size() && classify(text[end]) == kind) ++end;
  return {begin, end, kind};
}

Unit unit_after(std::u32string_view text, const Unit& unit) {
  std::size_t next = unit.end;
  while (next < text.size() && classify(text[next]) == CharacterClass::space) ++next;
  const bool adjacent = next == unit.end;
  if (adjacent && next + 1 < text.size() && is_hyphen(text[next])) {
    const Unit behind = unit_at(text, next + 1);
    const bool joins = is_word(behind.kind) || behind.kind == CharacterClass::han;
    const bool one_is_word = is_word(behind.kind) || is_word(unit.kind);
    if (joins && one_is_word && unit.kind != CharacterClass::mark) return behind;
  }
  const Unit behind = unit_at(text, next);
  const bool both_han = unit.kind == CharacterClass::han && behind.kind == CharacterClass::han;
  return both_han && !adjacent ? Unit{} : behind;
}

Key character_key(char32_t character) {
  if (character == U'\u2019' || character == U'\u2018') character = U'\'';
  return scatter(character);
}

void append_word_keys(std::string_view source, const Folded& folded, const Unit& word, Wants wants,
                      std::vector<Key>& keys) {
  const std::u32string_view letters =
      std::u32string_view(folded.characters).substr(word.begin, word.end - word.begin);
  if ((wants & kLetters) != 0) keys.push_back(letters_key(letters));
  if ((wants & (kEnglish | kPortuguese)) == 0 || word.kind == CharacterClass::digit) return;
  const std::string utf8 = to_utf8(letters);
  for (const Wants language : {kEnglish, kPortuguese}) {
    if ((wants & language) == 0) continue;
    for (const std::string& stem :
         stems_of(utf8, source, folded, word.begin, word.end,
                  language == kPortuguese ? Language::pt : Language::en)) {
      keys.push_back(stem_key(letters, stem, language));
    }
  }
}

Thesaurus::Index::Index(std::span<const ConceptLabels> concepts)
    : digest(thesaurus_digest(concepts)) {
  Tree tree(*this);
  for (const ConceptLabels& each : concepts) {
    const auto number = static_cast<std::uint32_t>(terms.size());
    terms.push_back(bounded_term("G" + each.id));
    symbols.push_back(symbol_of(terms.back()));
    for (const ConceptLabel& label : each.labels) tree.add(label, number);
  }
  tree.finish();
}

bool Thesaurus::Index::may_begin(std::u32string_view text, std::size_t at) const {
  if (lone.has(hash_han(text.substr(at, 1)))) return true;
  const std::uint32_t pair = hash_han(text.substr(at, 2));
  if (!pairs.has(pair)) return false;
  return lone_pairs.has(pair) || triples.has(hash_han(text.substr(at, 3)));
}

Wants Thesaurus::Index::wants(std::u32string_view text, const Unit& word) const {
  return heads[hash_head(text.substr(word.begin, word.end - word.begin)) % heads.size()];
}

void Thesaurus::Index::append_children(std::uint32_t node, Key key,
                                       std::vector<std::uint32_t>& nodes) const {
  const std::uint64_t hash = hash_edge(node, key);
  for (std::size_t at = hash & (edges.size() - 1); edges[at].hash != 0;
       at = (at + 1) & (edges.size() - 1)) {
    if (edges[at].hash != hash) continue;
    if (std::ranges::find(nodes, edges[at].child) == nodes.end()) nodes.push_back(edges[at].child);
  }
}

}  // namespace gbalex::text

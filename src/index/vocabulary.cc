#include "index/vocabulary.h"

#include <algorithm>

#include "text/analyse.h"

namespace gbalex::index {

namespace {

std::uint64_t key_of(char32_t first, char32_t second) {
  return (std::uint64_t{first} << 32U) | second;
}

const std::vector<Vocabulary::Neighbour>& find(
    const std::unordered_map<char32_t, std::vector<Vocabulary::Neighbour>>& neighbours,
    char32_t character) {
  static const std::vector<Vocabulary::Neighbour> kNone;
  const auto found = neighbours.find(character);
  return found == neighbours.end() ? kNone : found->second;
}

}  // namespace

void Vocabulary::add(std::string_view term, std::uint32_t documents) {
  constexpr std::size_t kLongestPair = 8;  // bytes of two characters
  const bool letters =
      std::all_of(term.begin(), term.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  if (letters && !term.empty()) {
    if (term.size() <= kLongestWord)
      by_length_[term.size()].push_back({std::string(term), documents});
    return;
  }
  if (term.size() > kLongestPair || static_cast<unsigned char>(term.front()) < 0x80) return;
  const std::u32string characters = text::fold(term).characters;
  const bool pair =
      characters.size() == 2 && text::is_han(characters[0]) && text::is_han(characters[1]);
  if (!pair) return;
  pairs_.emplace(key_of(characters[0], characters[1]), documents);
  after_[characters[0]].push_back({characters[1], documents});
  before_[characters[1]].push_back({characters[0], documents});
}

const std::vector<Vocabulary::Word>& Vocabulary::words_of(std::size_t length) const {
  static const std::vector<Word> kNone;
  return length < by_length_.size() ? by_length_[length] : kNone;
}

std::uint32_t Vocabulary::pair(char32_t first, char32_t second) const {
  const auto found = pairs_.find(key_of(first, second));
  return found == pairs_.end() ? 0 : found->second;
}

const std::vector<Vocabulary::Neighbour>& Vocabulary::after(char32_t character) const {
  return find(after_, character);
}

const std::vector<Vocabulary::Neighbour>& Vocabulary::before(char32_t character) const {
  return find(before_, character);
}

std::uint32_t Vocabulary::han_word(std::string_view word) const {
  const std::u32string characters = text::fold(word).characters;
  std::uint32_t least = characters.size() < 2 ? 0 : UINT32_MAX;
  for (std::size_t at = 0; at + 1 < characters.size(); ++at) {
    least = std::min(least, pair(characters[at], characters[at + 1]));
  }
  return least;
}

}  // namespace gbalex::index

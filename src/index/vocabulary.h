// The words of one revision of the index with the number of documents that hold them: what a query
// may have meant by a word that is held by none. Made when it is first asked for (by
// Reader::vocabulary()); immutable and safe from any thread after that.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace gbalex::index {

class Vocabulary {
 public:
  struct Word {
    std::string text;  // folded: ASCII letters
    std::uint32_t documents;
  };
  struct Neighbour {
    char32_t character;
    std::uint32_t documents;  // that hold the two side by side
  };

  // Any term of the analyser; others than words of ASCII letters and pairs of Han characters are
  // left out.
  void add(std::string_view term, std::uint32_t documents);

  // Words of two letters more or less at most are looked through together.
  [[nodiscard]] const std::vector<Word>& words_of(std::size_t length) const;
  [[nodiscard]] std::uint32_t pair(char32_t first, char32_t second) const;
  [[nodiscard]] const std::vector<Neighbour>& after(char32_t character) const;
  [[nodiscard]] const std::vector<Neighbour>& before(char32_t character) const;
  // How many documents at most hold a word of Han characters: of its pairs the rarest.
  [[nodiscard]] std::uint32_t han_word(std::string_view word) const;

  static constexpr std::size_t kLongestWord = 32;

 private:
  using Neighbours = std::unordered_map<char32_t, std::vector<Neighbour>>;

  std::vector<std::vector<Word>> by_length_ = std::vector<std::vector<Word>>(kLongestWord + 1);
  std::unordered_map<std::uint64_t, std::uint32_t> pairs_;
  Neighbours after_, before_;
};

}  // namespace gbalex::index

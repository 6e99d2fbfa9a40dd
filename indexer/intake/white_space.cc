#include "intake/white_space.h"

#include <algorithm>
#include <array>
#include <utility>

#include "text/unicode.h"

namespace gbalex::intake {
namespace {

constexpr std::string_view kWrapping = " \t\r\n";

struct Block {
  char32_t first, last;
};

// Characters that Chinese text is set in: no space stands between two of them.
constexpr std::array kChinese = {
    Block{0x2E80, 0x2FDF}, Block{0x3001, 0x303F}, Block{0x3400, 0x4DBF}, Block{0x4E00, 0x9FFF},
    Block{0xF900, 0xFAFF}, Block{0xFE10, 0xFE1F}, Block{0xFE30, 0xFE4F}, Block{0xFF01, 0xFF0F},
    Block{0xFF1A, 0xFF20}, Block{0xFF3B, 0xFF40}, Block{0xFF5B, 0xFF65}, Block{0x20000, 0x323AF}};

bool is_chinese(char32_t character) {
  for (const Block& block : kChinese) {
    if (character >= block.first && character <= block.last) return true;
  }
  return false;
}

char32_t last_character(std::string_view text) {
  std::size_t at = text.size() - 1;
  const std::size_t first = text.size() - std::min<std::size_t>(text.size(), 4);
  while (at > first && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) --at;
  return text::decode(text, at).character;
}

}  // namespace

// Writes what stands between the words so far and `next`, which is not empty.
void Words::separate(std::string_view next) {
  const Gap gap = std::exchange(gap_, Gap::none);
  if (text_.empty() || gap == Gap::none) return;
  if (gap == Gap::line) {
    text_ += breaks_ == LineBreaks::kept ? '\n' : ' ';
  } else if (gap == Gap::space || !is_chinese(text::decode(next, 0).character) ||
             !is_chinese(last_character(text_))) {
    text_ += ' ';
  }
}

void Words::append(std::string_view utf8) {
  std::size_t at = 0;
  while (at < utf8.size()) {
    const std::size_t word = utf8.find_first_not_of(kWrapping, at);
    const std::string_view run = utf8.substr(at, word == std::string_view::npos ? word : word - at);
    if (!run.empty() && gap_ != Gap::line) {
      const bool wraps = run.find_first_of("\r\n") != std::string_view::npos;
      gap_ = wraps || gap_ == Gap::wrapping ? Gap::wrapping : Gap::space;
    }
    if (word == std::string_view::npos) return;
    separate(utf8.substr(word));
    if (open_ > 0 && !mark_has_words_) {
      mark_.begin = text_.size();
      mark_has_words_ = true;
    }
    const std::size_t end = utf8.find_first_of(kWrapping, word);
    text_ += utf8.substr(word, end == std::string_view::npos ? end : end - word);
    at = end == std::string_view::npos ? utf8.size() : end;
  }
}

void Words::break_line() { gap_ = Gap::line; }

void Words::open(library::Mark::Kind kind, std::string value) {
  if (open_++ > 0) return;
  mark_.kind = kind;
  mark_.value = std::move(value);
  mark_has_words_ = false;
}

void Words::close() {
  if (--open_ > 0 || !mark_has_words_) return;
  mark_.end = text_.size();
  marks_.push_back(mark_);
  mark_has_words_ = false;
}

Words::Taken Words::take() {
  if (open_ > 0 && mark_has_words_) {
    mark_.end = text_.size();
    marks_.push_back(mark_);
    mark_has_words_ = false;
  }
  gap_ = Gap::none;
  return {std::exchange(text_, {}), std::exchange(marks_, {})};
}

std::string one_line(std::string_view utf8) {
  Words words;
  words.append(utf8);
  return words.take().text;
}

std::string_view without_brackets(std::string_view text) {
  if (text.size() < 2 || text.front() != '(' || text.back() != ')') return text;
  int depth = 0;
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    if (text[i] == '(') ++depth;
    if (text[i] == ')') --depth;
    if (depth == 0) return text;
  }
  return text.substr(1, text.size() - 2);
}

std::string_view shortened(std::string_view utf8, std::size_t bytes) {
  if (utf8.size() <= bytes) return utf8;
  while (bytes > 0 && (static_cast<unsigned char>(utf8[bytes]) & 0xC0U) == 0x80U) --bytes;
  return utf8.substr(0, bytes);
}

}  // namespace gbalex::intake

// Words that a publisher's file wraps over lines: one string without the wrapping, and the marks in
// it by byte. Used by the readers of XML.
//
// Space, tab, carriage return and line feed are the file's, other white space (U+00A0, U+3000) is
// the text's and stays. A run of the file's becomes one space; a run that holds a line feed becomes
// nothing between two characters of Chinese text (ideographs and their punctuation), for nobody
// breaks lines there with a space. Runs at both ends are dropped. Linear; invalid UTF-8 passes.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "library/wording.h"

namespace gbalex::intake {

// How a line break is written that the publisher means (br, the end of a paragraph in a cell).
enum class LineBreaks { as_space, kept };

class Words {
 public:
  explicit Words(LineBreaks breaks = LineBreaks::as_space) : breaks_(breaks) {}

  void append(std::string_view utf8);
  // A break that is no wrapping. Several in a row are one; none at the ends.
  void break_line();

  // The words up to close() are marked. Of marks in marks the outer one is kept; one without words
  // is dropped.
  void open(library::Mark::Kind kind, std::string value);
  void close();

  [[nodiscard]] bool empty() const { return text_.empty(); }

  struct Taken {
    std::string text;
    std::vector<library::Mark> marks;
  };
  // The words so far; starts again. A mark that is open goes on in what follows.
  Taken take();

 private:
  enum class Gap { none, space, wrapping, line };
  void separate(std::string_view next);

  LineBreaks breaks_;
  Gap gap_ = Gap::none;
  std::string text_;
  std::vector<library::Mark> marks_;
  library::Mark mark_;  // the one that is open, where open_ > 0
  bool mark_has_words_ = false;
  int open_ = 0;
};

// The same without marks, as one line.
std::string one_line(std::string_view utf8);

// Without the brackets that enclose all of it, "(Amended 18 of 2012)"; else as it is.
std::string_view without_brackets(std::string_view text);

// At most so many bytes of the text, cut between characters: for messages.
std::string_view shortened(std::string_view utf8, std::size_t bytes);

}  // namespace gbalex::intake

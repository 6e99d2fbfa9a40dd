// The numbers and labels at the start of a line of a law of Macao, in Chinese and Portuguese: for
// the readers of the Official Gazette. Pure, linear in the line.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "library/wording.h"

namespace gbalex::intake {

struct GazetteMark {
  enum class Kind { none, division, article, attachment, number, item };
  // How an item or number is written; a list keeps one style.
  enum class Style {
    none,
    dotted,     // 1.
    han,        // 一、
    closed,     // 1)
    han_round,  // （一）
    round,      // (1), （1）
    letter,     // a)
    roman,      // i), where a letter could not be meant, or (i)
  };
  Kind kind = Kind::none;
  Style style = Style::none;
  library::UnitKind division = library::UnitKind::chapter;  // of divisions
  long value = 0;                                           // 0: none is printed ("ANEXO")
  std::string suffix;                                       // "A" of 第二十八-A條
  long last = 0;           // of a range of articles, 第一條至第四條; else 0
  std::string name;        // of an item, as its id has it: "1", "a", "ii"
  std::size_t length = 0;  // of the label, in bytes
  bool is_alone = false;   // nothing stands behind it
};

// `line` has no white space at its start and no asterisks at its end. A line whose first words
// cite a provision ("Artigo 3.º do Regulamento …", 第三條所指的…) has no mark.
GazetteMark read_gazette_mark(std::string_view line);

// The value of a Roman numeral in letters of one case, up to 399; 0: it is none.
long roman_value(std::string_view letters);

// Length of the hyphen or dash at the start, 0: none. Also U+2010..U+2015.
std::size_t dash_at(std::string_view text);
// Words that can be a heading: no end of a sentence, at most 400 bytes, no mark.
bool is_gazette_heading(std::string_view text);
// Without "(…)" or （…） around all of it.
std::string_view bare_heading(std::string_view text);
// Drops asterisks and white space at the end; says whether there were any asterisks.
bool drop_stars(std::string& text);

}  // namespace gbalex::intake

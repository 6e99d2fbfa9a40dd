// What the readers of publishers' formats share: each is a pure function from bytes to wordings.
//
// A reader never loses anything silently: what it does not take in is a Finding with the place and
// the reason. A file that is no file of its format is an Error; one in which parts are broken gives
// what is whole.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "library/wording.h"
#include "record/result.h"

namespace gbalex::intake {

// What was left out of a file, changed, or not understood.
struct Finding {
  enum class What {
    empty_body,       // a heading and no text
    unknown_element,  // its text is kept as text
    unknown_value,    // of a list that the publisher keeps; taken as not printed
    broken_date,
    repeated_id,   // the second unit keeps its text and loses the id
    out_of_order,  // article 7 before article 6
    left_out,      // navigation, table of contents, advertising: not of the law
    replaced,      // bytes that are no text in the encoding
  };
  What what = What::left_out;
  std::string where;  // "file:line", "file:/ordinance/main/section[3]"
  std::string why;    // one clause
};
std::string_view code(Finding::What what);  // "empty-body", …

struct Taken {
  std::vector<library::Wording> wordings;
  std::vector<Finding> findings;
};

// A file that a reader is given. `name` is for messages and for what names say (dates, languages).
struct File {
  std::string_view bytes;
  std::string_view name;
};

}  // namespace gbalex::intake

// Which elements the XML of Hong Kong e-Legislation (HKLM 1.0) has, and what each is in a wording.
// Internal to the reader of HKLM.
#pragma once

#include <pugixml.hpp>
#include <string_view>

#include "library/wording.h"

namespace gbalex::intake::hklm {

enum class Role {
  unit,           // a unit with a number
  group,          // words with units of their own: a definition, a proviso
  block,          // a paragraph of words
  inline_words,   // part of a paragraph
  title,          // docTitle
  short_title,    // part of a paragraph, and the title of the law
  reference,      // ref
  term,           // term
  number,         // num
  heading,        // heading
  cross_heading,  // a heading between units
  history,        // notes that are not of the law
  line_break,
  table,
  picture,
  nothing,  // holds no words
};

struct Element {
  std::string_view name;
  Role role = Role::block;
  library::UnitKind kind = library::UnitKind::text;  // of Role::unit
};

// By the name without its prefix; null for one that is not known.
const Element* find_element(std::string_view name);

// Without the prefix of its namespace.
std::string_view local_name(const pugi::xml_node& node);

// PCDATA and CDATA.
bool is_words(const pugi::xml_node& node);

}  // namespace gbalex::intake::hklm

// The elements of an XML file with the byte offsets of every part, so that an edit can replace
// exactly the bytes it means and leave layout, comments and quoting of the rest alone.
//
// Called by edit_fields.cc only. It reads what corpus::read_file accepts: no document type
// declaration, five named entities and numeric ones. It checks nesting and quoting as far as it
// must to be sure of its offsets; whether the file is a good corpus file is read_file's to say.
// Pure function of the bytes, no recursion, time linear in the size.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "record/result.h"

namespace gbalex::corpus {

struct ByteSpan {
  std::size_t begin = 0, end = 0;  // [begin, end) in bytes

  [[nodiscard]] bool empty() const { return begin == end; }
  [[nodiscard]] std::size_t size() const { return end - begin; }
};

struct XmlAttribute {
  std::string name;
  std::string value;  // entities resolved
  ByteSpan whole;     // name="value"
  ByteSpan raw;       // between the quotes
  char quote = '"';
};

// A run of characters or one CDATA section directly inside an element.
struct XmlText {
  std::string value;  // entities resolved
  ByteSpan whole;     // of a CDATA section with its brackets
};

struct XmlElement {
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  std::string name;
  std::vector<XmlAttribute> attributes;
  std::vector<XmlText> texts;
  std::vector<std::size_t> children;  // indices into the file's list, in order
  std::size_t parent = kNone;
  ByteSpan start_tag;  // <name …> or <name …/>
  ByteSpan end_tag;    // </name>; empty at start_tag.end when the element is <name …/>
  bool empty_tag = false;

  [[nodiscard]] ByteSpan whole() const { return {start_tag.begin, end_tag.end}; }
  [[nodiscard]] const XmlAttribute* attribute(std::string_view name) const;
  // All text directly inside, without comments, blanks at both ends cut.
  [[nodiscard]] std::string text() const;
};

// In the order of their start tags; the first is the root.
record::Result<std::vector<XmlElement>> scan_elements(std::string_view bytes);

// A value as it may stand between quotes `quote`, or between tags (quote 0).
std::string escape_xml(std::string_view value, char quote);

// Without the blanks (space, tab, line ends) at both ends.
std::string_view trim_blanks(std::string_view text);

}  // namespace gbalex::corpus

// Writes XML 1.0, one element after the other. For this folder.
//
// What XML cannot hold (control characters, bytes that are no UTF-8) becomes U+FFFD. Names and
// prefixes are the caller's literals and are not checked.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace gbalex::library {

class XmlWriter {
 public:
  XmlWriter();
  // Begins an element; on a new line, or inside running text, where white space counts.
  void begin(std::string_view name);
  void begin_inline(std::string_view name);
  // Of the element just begun; add_attribute() leaves an empty value out.
  void attribute(std::string_view name, std::string_view value);
  void add_attribute(std::string_view name, std::string_view value);
  void text(std::string_view text);
  void end();
  void empty(std::string_view name, std::string_view attribute, std::string_view value);

  // The document; all elements are ended.
  std::string take();

 private:
  void end_of_tag();

  std::string out_;
  std::vector<std::string_view> open_;
  bool in_tag_ = false;
};

}  // namespace gbalex::library

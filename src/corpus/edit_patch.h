// Replacements in a file's bytes, collected in any order and applied at once; and the layout around
// an element: how its line is indented, how its file ends lines. For edit_fields.cc.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/edit_tree.h"

namespace gbalex::corpus {

class Patches {
 public:
  // Insertions at one place stand in the order of the calls, before what is replaced there.
  void replace(ByteSpan span, std::string text);
  void insert(std::size_t at, std::string text) { replace({at, at}, std::move(text)); }
  void remove(ByteSpan span) { replace(span, {}); }

  // Empty when two replacements overlap.
  [[nodiscard]] std::optional<std::string> apply(std::string_view bytes) const;

 private:
  struct Patch {
    ByteSpan span;
    std::string text;
  };
  std::vector<Patch> patches_;
};

// The bytes of a file and its scanned elements, with questions about layout.
class Layout {
 public:
  Layout(std::string_view bytes, const std::vector<XmlElement>& elements)
      : bytes_(bytes), elements_(elements) {}

  // "\r\n" or "\n", as the file's first line ends.
  [[nodiscard]] std::string_view newline() const;
  // The blanks before this byte on its line; empty when something else stands there.
  [[nodiscard]] std::optional<std::string_view> indent_at(std::size_t at) const;
  // What stands before a child of the element: a line end and an indentation in the file's own
  // manner, or nothing where the element itself shares its line with others.
  [[nodiscard]] std::string child_separator(const XmlElement& parent) const;
  // The element with the line that it fills, from the end of the line before to the end of its
  // own, so that a new element can take its place; the element alone when others share its line.
  [[nodiscard]] ByteSpan removable(const XmlElement& element) const;
  // Where a new element after this one goes: past a comment that ends on its line.
  [[nodiscard]] std::size_t place_after(const XmlElement& element) const;
  // The blanks between the attributes of a start tag.
  [[nodiscard]] std::string attribute_separator(const XmlElement& element) const;
  // One step of indentation: what a record has more than its root, or a field than its record.
  [[nodiscard]] std::string unit() const;

 private:
  std::string_view bytes_;
  const std::vector<XmlElement>& elements_;
};

}  // namespace gbalex::corpus

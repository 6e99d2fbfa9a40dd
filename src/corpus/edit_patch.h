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
  // Replacements must not overlap. Several at one empty span stand in the order of the calls.
  void replace(ByteSpan span, std::string text);
  void insert(std::size_t at, std::string text) { replace({at, at}, std::move(text)); }
  void remove(ByteSpan span) { replace(span, {}); }

  [[nodiscard]] std::string apply(std::string_view bytes) const;

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
  // What stands between two children of the element: a line end and an indentation in the file's
  // own manner, or nothing where the element is written on one line.
  [[nodiscard]] std::string child_separator(const XmlElement& parent) const;
  // The element with the line that it fills, or the element alone when others share its line.
  [[nodiscard]] ByteSpan removable(const XmlElement& element) const;
  // The blanks between the attributes of a start tag.
  [[nodiscard]] std::string attribute_separator(const XmlElement& element) const;
  // One step of indentation: what the element's children have more than it.
  [[nodiscard]] std::string unit(const XmlElement& parent) const;

 private:
  std::string_view bytes_;
  const std::vector<XmlElement>& elements_;
};

}  // namespace gbalex::corpus

// Reads a snippet back as a strict browser would: <mark>, </mark>, five entities, and text.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace gbalex::tests {

struct ShownSnippet {
  std::string text;                 // without marks and entities
  std::vector<std::string> marked;  // the text of each mark
};

// Empty when anything else is there, or marks are not in pairs.
inline std::optional<ShownSnippet> read_snippet(std::string_view html) {
  constexpr std::array<std::pair<std::string_view, char>, 5> kEntities = {
      {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&#39;", '\''}}};
  ShownSnippet shown;
  bool open = false;
  std::size_t begin = 0;  // of the open mark
  while (!html.empty()) {
    constexpr std::string_view kOpen = "<mark>", kClose = "</mark>";
    if (html.starts_with(kOpen)) {
      if (open) return std::nullopt;
      open = true;
      begin = shown.text.size();
      html.remove_prefix(kOpen.size());
    } else if (html.starts_with(kClose)) {
      if (!open || begin == shown.text.size()) return std::nullopt;
      shown.marked.push_back(shown.text.substr(begin));
      open = false;
      html.remove_prefix(kClose.size());
    } else if (html.front() == '&') {
      bool known = false;
      for (const auto& [entity, character] : kEntities) {
        if (known || !html.starts_with(entity)) continue;
        shown.text += character;
        html.remove_prefix(entity.size());
        known = true;
      }
      if (!known) return std::nullopt;
    } else {
      constexpr std::string_view kForbidden = "<>\"'";
      if (kForbidden.find(html.front()) != std::string_view::npos) return std::nullopt;
      shown.text += html.front();
      html.remove_prefix(1);
    }
  }
  if (open) return std::nullopt;
  return shown;
}

}  // namespace gbalex::tests

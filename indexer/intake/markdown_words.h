// Markup inside a line of Markdown: for read_markdown() of markdown.h.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "library/wording.h"

namespace gbalex::intake {

struct MarkdownWords {
  std::vector<std::string> lines;  // one, or several where <br> stands
  bool had_picture = false;
};
// Without emphasis, links, tags, entities and escapes; a bold number at the start is set apart from
// the words by U+3000.
MarkdownWords markdown_words(std::string_view line);

// The cells of a row "| a | b |"; `\|` is a character of a cell.
std::vector<library::Cell> table_row(std::string_view line);
// |---|:--:|
bool is_table_rule(std::string_view line);
// ---, ***, ___ and === alone.
bool is_rule(std::string_view line);

}  // namespace gbalex::intake

// Lines of a statute before they are read: what joins and cuts them. For the readers of statutes.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "intake/statute_text.h"

namespace gbalex::intake {

// Cuts a paragraph in which articles follow each other without line breaks before every number
// that continues the count: …。第二条　…. The pieces keep the line's number.
std::vector<StatuteLine> cut_run_on(std::vector<StatuteLine> lines);

// 第十七条 alone on a line and 之一 at the start of the next are one number, cut in two by the
// makers of a collection.
std::vector<StatuteLine> join_numbers(std::vector<StatuteLine> lines);

// Joins the lines of a text wrapped at a fixed width, and leaves out its page numbers (- 11 -),
// with a Finding each; a text that is not wrapped stays as it is.
std::vector<StatuteLine> unwrap(std::vector<StatuteLine> lines, std::string_view file,
                                std::vector<Finding>& findings);

// The table of contents: indices [first, last) into `lines`, its heading 目录 included; empty where
// there is none. Its entries come again as the headings of the body, else they are the headings.
std::pair<std::size_t, std::size_t> find_contents(const std::vector<StatuteLine>& lines);

// Where the making of the text is told, and where the text begins.
struct StatuteHead {
  std::string title;                 // one line
  std::vector<std::string> history;  // one act each
  std::vector<std::size_t> preface;  // indices of lines before the title: an order of publication
  std::size_t body = 0;              // index of the first line behind the head
};
StatuteHead read_head(const StatuteText& text, std::vector<Finding>& findings);

}  // namespace gbalex::intake

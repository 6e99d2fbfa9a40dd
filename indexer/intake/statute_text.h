// The text of a Mainland statute, as lines, made into a tree of units: what every reader of
// Mainland texts (Markdown, plain text, DOCX, JSON) stands on.
//
// Levels are told by their words (编 分编 章 节 条, （一）, 1．) and, in Markdown, by its headings.
// A paragraph without a number is a 款; where an article has one only, its 项 stand in the article,
// as they are cited: 第六十条第四项 is art60(4), 第四十二条第二款第一项 is art42(2)(1).
//
// Linear in the text. Nothing is left out without a Finding; every number, heading and paragraph
// stays in the order of the file.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "intake/reader.h"

namespace gbalex::intake {

struct StatuteLine {
  std::size_t number = 0;   // of the line or paragraph in the file, from 1
  std::string text;         // without white space at its ends; empty only for a table
  int level = 0;            // of a Markdown heading, 1 for #; 0: no heading by its markup
  bool is_history = false;  // stands where the file keeps the 题注
  std::vector<std::vector<library::Cell>> rows;  // of a table
};

struct StatuteText {
  std::string_view name;  // of the file, for messages
  std::string title;      // where the format names it; else empty and told from the first lines
  std::vector<StatuteLine> lines;
};

// Fills title, number, issuer, region, dates, history, preface and units; what the caller has set
// of title, number, issuer and dates stays. A text without articles keeps its paragraphs as units
// of text in `units`.
void read_statute(StatuteText text, library::Wording& wording, std::vector<Finding>& findings);

// Plain text, UTF-8 or GB18030, one paragraph a line, or wrapped at a fixed width as a PDF is.
record::Result<Taken> read_plain_statute(const File& file);

// The lines of a file in UTF-8. Bytes of GB18030 are converted; bytes of neither become U+FFFD,
// with a Finding. Line ends are LF, CR LF or CR; a byte order mark is skipped.
std::vector<StatuteLine> text_lines(const File& file, std::vector<Finding>& findings);

// "file:12", "file:12-40".
std::string line_place(std::string_view file, std::size_t first, std::size_t last);

}  // namespace gbalex::intake

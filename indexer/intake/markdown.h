// Mainland statutes in Markdown, in the house styles of the collections that exist: headings # to
// ###### over 编 章 节 条, or numbers that are bold or plain; 题注 as a list, as paragraphs or in
// italics before a mark <!-- INFO END -->; front matter; tables of pipes, also with blank lines
// between their rows.
//
// Markup goes, words stay. What is neither (pictures, comments of the makers) is a Finding. A date
// in the file's name, 专利法(2020-10-17).md, is that of publication where the text prints none.
#pragma once

#include "intake/reader.h"

namespace gbalex::intake {

record::Result<Taken> read_markdown(const File& file);

}  // namespace gbalex::intake

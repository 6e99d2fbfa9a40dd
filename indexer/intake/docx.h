// Mainland statutes as DOCX, as the national database and offices publish them: the paragraphs and
// tables of word/document.xml with the numbers that Word generates, read as lines of a statute.
//
// Words of text boxes follow their paragraph. Footnotes go to the history of the wording. Deleted
// words of tracked changes, pictures, and heads and feet of pages are left out with a Finding.
#pragma once

#include "intake/reader.h"

namespace gbalex::intake {

// Places in findings are the ordinals of paragraphs, "file.docx:12".
record::Result<Taken> read_docx(const File& file);

}  // namespace gbalex::intake

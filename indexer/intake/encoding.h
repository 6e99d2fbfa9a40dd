// In which encoding a page of a publisher is, and its text. Pages declare an encoding and are
// sometimes of another; what is valid decides.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "intake/reader.h"
#include "text/encoding.h"

namespace gbalex::intake {

// The label that a page gives itself in its first 3,000 bytes: <meta charset=…>, or the content of
// <meta http-equiv="Content-Type">, or the encoding of an XML declaration; empty: none.
std::string_view declared_charset(std::string_view bytes);

// Bytes that are UTF-8 and not only ASCII are UTF-8, whatever is declared. Else the encoding that
// the server named (`charset`, may be empty), then the page's own, where next to nothing is wrong
// in it; else the first of UTF-8, Big5-HKSCS, windows-1252 and GB18030 in which that is so; else
// the one with the least that is wrong.
text::Encoding sniff_encoding(std::string_view bytes, std::string_view charset = {});

// The text of a file. Findings for bytes that are no text in its encoding, for an encoding other
// than the declared one, and for controls U+0080..U+009F, which are windows-1252 that somebody
// read as ISO-8859-1 and are mended.
std::string decode_file(const File& file, std::string_view charset, std::vector<Finding>& findings);

// The same of a text that is UTF-8 already: of a JSON.
std::string mend_controls(std::string text, std::string_view where, std::vector<Finding>& findings);

}  // namespace gbalex::intake

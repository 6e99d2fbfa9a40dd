// Bytes of the encodings that publishers of the three regions use, as UTF-8. Called by the readers
// of publishers' formats. Pure functions, safe from any thread; nothing throws.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace gbalex::text {

enum class Encoding {
  utf8,
  big5_hkscs,    // Big5 with Hong Kong's supplementary characters, of which plain Big5 is a part
  windows_1252,  // also what pages mean by ISO-8859-1 and ASCII (WHATWG, Encoding)
  gb18030,       // also GB2312 and GBK
};

// The encoding that a label of HTTP or HTML names, in any case: "Big5", "iso-8859-1"; empty: none
// of these.
std::optional<Encoding> parse_encoding(std::string_view label);
// The usual label: "UTF-8", "Big5-HKSCS".
std::string_view code(Encoding encoding);

struct DecodedBytes {
  std::string utf8;          // without a byte order mark
  std::size_t replaced = 0;  // how many U+FFFD stand in it
};
// Bytes that are no character of the encoding become U+FFFD: also those that only private use maps,
// and of windows-1252 those that it leaves undefined.
DecodedBytes decode(std::string_view bytes, Encoding encoding);

}  // namespace gbalex::text

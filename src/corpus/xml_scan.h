// What must be true of a file's bytes before an XML parser may see them.
//
// The parser (pugixml) is lenient: it accepts invalid UTF-8, two roots, unknown entities and text
// outside the root, and it recurses on deep trees. This scanner is one pass, iterative, linear in
// the bytes, and finds those; the parser then finds mismatched tags. Pure function.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace gbalex::corpus {

struct ScanProblem {
  std::size_t offset;  // byte
  std::string what;
  std::string what_to_do;
};

struct Scan {
  std::vector<ScanProblem> problems;  // in the order of their offsets
  bool parsable = true;               // false: the parser must not see these bytes
};

Scan scan_xml(std::string_view bytes, int max_depth);

}  // namespace gbalex::corpus

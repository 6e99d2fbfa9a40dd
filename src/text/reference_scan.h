// The inside of find_references(), on folded text; its tests count the reads of a CitationText.
#pragma once

#include <string>
#include <vector>

#include "text/reference_parts.h"

namespace gbalex::text {

struct Stretch {  // of folded characters
  std::size_t begin = 0, end = 0;
};

// As Reference, in folded characters.
struct ScannedReference {
  std::size_t begin = 0, end = 0;
  std::size_t name_begin = 0, name_end = 0;
  bool own = false;
  std::string number;
  int year = 0;
  std::string provision;
};

std::vector<ScannedReference> scan_references(const CitationText& text, Language language,
                                              std::vector<Stretch> known_names);

}  // namespace gbalex::text

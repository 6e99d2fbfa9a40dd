// The inside of find_citations(), on folded text, so that analyse() folds only once.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "text/analyse.h"

namespace gbalex::text {

// As CitationMention, with [begin, end) counted in folded characters.
struct ScannedCitation {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string number;
  std::string provision;
};

// In the order of their beginnings; they may not overlap.
std::vector<ScannedCitation> scan_citations(std::string_view source, const Folded& folded,
                                            Language language);

}  // namespace gbalex::text

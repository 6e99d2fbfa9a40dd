// What thesaurus.h does not show of finding: for this folder.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "text/analyse.h"
#include "text/thesaurus.h"

namespace gbalex::text {

struct ScannedConcept {
  std::uint32_t number;  // of the concept
  std::size_t begin;     // folded character
  Span span;             // in the source
};

// As Thesaurus::find(); nothing for null or a thesaurus without concepts.
std::vector<ScannedConcept> scan_concepts(const Thesaurus* thesaurus, std::string_view source,
                                          const Folded& folded);

}  // namespace gbalex::text

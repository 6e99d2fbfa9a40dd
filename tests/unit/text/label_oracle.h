// Finding labels slowly, by reading the rules of text/thesaurus.h as they stand: every label at
// every place of every text, words compared by their stems.
#pragma once

#include <string>
#include <vector>

#include "text/thesaurus.h"

namespace gbalex::tests {

std::vector<text::Thesaurus::Match> slow_find(const std::vector<text::ConceptLabels>& concepts,
                                              const std::string& source);

}  // namespace gbalex::tests

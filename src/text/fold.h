// What analyse.h does not show of folding: for this folder.
#pragma once

#include <string_view>

#include "text/analyse.h"

namespace gbalex::text {

enum class Marks { drop, keep };  // of Latin letters: é as e, or as é

// As fold(source); Marks::keep for a stemmer, which knows its language's accents.
Folded fold(std::string_view source, Marks marks);

// The source bytes of folded characters [begin, end), end > begin. Characters that came from one
// source character share its span.
Span source_span(const Folded& folded, std::size_t begin, std::size_t end);

}  // namespace gbalex::text

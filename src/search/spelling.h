// Mending words that no document holds: the most frequent word of the index within one or two
// slips of the finger.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "index/reader.h"

namespace gbalex::search {

// Insertions, deletions, substitutions and swaps of neighbours between two words of ASCII letters;
// more than `limit` counts as limit + 1.
int slips(std::string_view a, std::string_view b, int limit);

// A word of the index for one that is not in it; empty for short words, numbers and other scripts.
std::optional<std::string> mended(const index::Reader& reader, const std::string& word);

}  // namespace gbalex::search

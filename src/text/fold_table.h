// The generated script-fold table (see make_fold_table.cc). Two levels: kFoldPage[c >> 8] is the
// page of a character, 0 meaning that the whole page folds to itself; a value of 0 inside a page
// means that the character does.
#pragma once

#include <cstddef>
#include <cstdint>

namespace gbalex::text {

inline constexpr std::size_t kFoldPageCount = 0x400;  // characters below U+40000
extern const std::uint16_t kFoldPage[kFoldPageCount];
extern const char32_t kFoldValues[];
extern const std::uint64_t kFoldDigest;  // of all pairs in order
extern const std::size_t kFoldPairCount;

}  // namespace gbalex::text

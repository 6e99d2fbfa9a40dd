// The generated table of readings (see make_pinyin_table.cc): for the characters from
// kFirstReading on the number of a syllable; syllable 0 is empty.
#pragma once

#include <cstddef>
#include <cstdint>

namespace gbalex::text {

inline constexpr char32_t kFirstReading = 0x3400;
inline constexpr std::size_t kReadings = 0xA000 - 0x3400;
extern const char* const kSyllables[];
extern const std::uint16_t kReadingOf[kReadings];

}  // namespace gbalex::text

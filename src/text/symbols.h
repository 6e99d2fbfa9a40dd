// A text as a row of numbers, for looking closely at many documents of one search: which of the
// query's characters, pairs of characters and words stand where. A tenth of the cost of analyse().
//
// It sees what analyse() sees (the same folding, the same runs) without terms in between:
//   a Han character   its folded code point
//   a word or number  symbol_of() its folded letters; then symbol_of() each of its stems, marked as
//                     standing at the same place
//   a concept         behind the character or word (and its stems) at which a label of it begins:
//                     symbol_of() its term, marked as standing at the same place
//   a mark            kMark; white space is nothing
// Pure functions, safe from any thread; linear in the text.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "text/analyse.h"

namespace gbalex::text {

using Symbol = std::uint32_t;

inline constexpr Symbol kMark = 0;
inline constexpr Symbol kWordFlag = 0x80000000U;
inline constexpr Symbol kSamePlaceFlag = 0x40000000U;  // another form of what stands before it

// The symbol of a term of analyse() that is a word ("patent") or a stem ("Zpatent"): 30 bits of a
// hash. Two words share one with a chance of one in 10^9.
Symbol symbol_of(std::string_view term);

constexpr bool is_same_place(Symbol symbol) { return (symbol & kSamePlaceFlag) != 0; }
constexpr bool is_han_symbol(Symbol symbol) { return symbol != kMark && symbol < kSamePlaceFlag; }

std::vector<Symbol> symbols(std::string_view text, Language language,
                            const Thesaurus* thesaurus = nullptr);
// The same behind what is in the row.
void append_symbols(std::string_view text, Language language, const Thesaurus* thesaurus,
                    std::vector<Symbol>& row);

}  // namespace gbalex::text

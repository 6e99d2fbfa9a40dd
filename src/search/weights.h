// The numbers of the ranking, all in one place. They were chosen on development queries of the
// library and of public statute collections; a change must help on both.
#pragma once

#include <cstddef>
#include <cstdint>

namespace gbalex::search {

// First stage: BM25 (k1, b as in the literature, not Xapian's defaults) over the terms of a query,
// each with the weight of its kind.
inline constexpr double kBm25K1 = 1.2;
inline constexpr double kBm25B = 0.75;
inline constexpr double kBm25MinLength = 0.5;

inline constexpr double kBigramWeight = 1.0;
inline constexpr double kUnigramWeight = 1.0;
inline constexpr double kDictionaryWeight = 0.3;
inline constexpr double kWordWeight = 0.6;
inline constexpr double kStemWeight = 0.6;
inline constexpr double kNumberWeight = 0.5;
inline constexpr double kCitationWeight = 1.0;
inline constexpr double kConceptWeight = 1.0;

// The same terms under a prefix, relative to the text.
inline constexpr double kTitleFactor = 1.0;
inline constexpr double kContextFactor = 0.5;

// Fewer documents than this that hold all words: the search is relaxed.
inline constexpr std::size_t kFew = 10;
// Depth of the first stage, where no page lies deeper, and of the second.
inline constexpr unsigned kBest = 1000;
inline constexpr std::size_t kSecondStage = 500;

// A term that more documents hold than this, and more than a tenth of all, finds nothing and ranks
// nothing in the first stage: to walk through its documents is most of the cost of a search.
inline constexpr std::uint32_t kCommon = 5000;
// … but where the rarer terms find fewer than this, the rarest of the common ones are kept.
inline constexpr std::uint32_t kEnough = 5000;
inline constexpr double kCommonShare = 0.1;

// The prior of a document (Slot::prior) is worth this × the square root of the summed rarity of the
// terms: about what the best document of a question gets.
inline constexpr double kPriorWeight = 6.0;

// A relaxed result must hold this share of the best one's first-stage score …
inline constexpr double kTail = 0.15;
// … less where the second stage looks at it: there it must hold a content word of the query.
inline constexpr double kTailLookedAt = 0.07;
// … and one of the best results this share of the query's weight, or this many of its content words
// (a long question in plain words), else nothing is shown.
struct Enough {
  double share = 0;
  std::size_t words = 0;
  std::size_t depth = 10;  // so many results are looked at
};
inline constexpr Enough kAnswered{0.3, 4};
// Of a question in a sentence less is enough: people tell much that no law says.
inline constexpr Enough kQuestionAnswered{0.08, 2, 100};
// Who names a right (商标, copyright) asks about what the library is of, whatever stands beside it;
// what names no concept at all and is no question is more likely about something else.
inline constexpr Enough kRightAnswered{0.08, 1, 100};
inline constexpr Enough kStrangeAnswered{0.5, 3};
// A question with more content words than this tells a story: a place in it is not what it asks
// for.
inline constexpr std::size_t kStory = 12;

}  // namespace gbalex::search

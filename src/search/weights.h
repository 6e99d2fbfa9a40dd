// The numbers of the ranking, all in one place. They were chosen on development queries of the
// library and of public statute collections; a change must help on both.
#pragma once

#include <cstddef>

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

// The same terms under a prefix, relative to the text.
inline constexpr double kTitleFactor = 1.0;
inline constexpr double kContextFactor = 0.5;

// Fewer documents than this that hold all words: the search is relaxed.
inline constexpr std::size_t kFew = 10;
// Depth of the first stage, where no page lies deeper, and of the second.
inline constexpr unsigned kBest = 1000;
inline constexpr std::size_t kSecondStage = 200;

// Second stage: factors on the score of the first.
inline constexpr double kTitleCoverage = 0.3;  // × the share of the query that the title holds
inline constexpr double kTitleMatch = 0.4;     // × that × the share of the title in the query
inline constexpr double kCoverage = 0.8;       // × the share of the query that the record holds
inline constexpr double kAskedKind = 1.6;  // a contact where 电话 is asked, a link where 网站 is
inline constexpr double kTopicPrior = 1.3;  // answers for all regions at once
inline constexpr double kLinkPrior = 0.8;
inline constexpr double kContactPrior = 0.9;
inline constexpr double kNamedRegion = 1.2;
inline constexpr double kOtherRegion = 0.6;
inline constexpr double kEnded = 0.7;      // repealed or superseded on the day
inline constexpr double kReferring = 0.3;  // × the best score: cites what the query cites

// A relaxed result must hold this share of the best one's first-stage score …
inline constexpr double kTail = 0.15;
// … and the best result this share of the query's weight …
inline constexpr double kAnswered = 0.3;
// … or this many of its content words (a long question in plain words), else nothing is shown.
inline constexpr std::size_t kAnsweredWords = 4;

}  // namespace gbalex::search

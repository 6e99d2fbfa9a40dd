// Provisions to read beside a provision: those it cites, those that cite it, those that a
// comparison sets beside it, and those of other laws in much the same words. For the page of a
// provision and the API.
//
// Deterministic: the same index gives the same list. Thread-safe: no state. Reads posting lists of
// a dozen terms, a few milliseconds at most.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "search/search.h"

namespace gbalex::search {

struct Related {
  enum class Why {
    cites,     // the provision at hand cites it
    cited_by,  // it cites the provision at hand
    compared,  // a topic sets the two side by side
    similar,   // similar wording
  };
  Why why = Why::similar;
  std::string topic;  // of compared: its id
  ShownText topic_title;
  std::string id, provision;
  record::Region region = record::Region::mainland;
  ShownText title, heading;
  std::string url;  // without language prefix
};
std::string_view code(Related::Why why);

inline constexpr std::size_t kMostRelated = 6;

// Of one held provision; empty when it is not held. Other enactments of its own work are left out,
// but for those that are cited.
std::vector<Related> related(const index::Reader& reader, std::string_view instrument,
                             std::string_view provision, record::Language language,
                             const record::Date& day);

}  // namespace gbalex::search

// Places that a query names: the regions of the library, and jurisdictions and offices outside it.
//
// A named region ranks its records higher. A place outside the library must be named by a record
// that is shown: a question about Singapore's Patents Act is not answered by Hong Kong's.
#pragma once

#include <string_view>
#include <vector>

#include "record/vocabulary.h"
#include "text/analyse.h"

namespace gbalex::search {

struct Places {
  std::vector<record::Region> regions;  // mainland, guangdong, hongkong, macao; each once
  std::vector<text::Span> elsewhere;    // where the query names a place outside
};

Places find_places(std::string_view query);

}  // namespace gbalex::search

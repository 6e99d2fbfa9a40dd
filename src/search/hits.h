// From stored documents to what a reader is shown: title, heading and snippet in the reader's
// language or the next of the fallback chain, status on the day.
#pragma once

#include "index/reader.h"
#include "search/highlight.h"
#include "search/search.h"

namespace gbalex::search {

struct Showing {
  record::Language reader;
  const record::Date& day;
  const Marker& marker;
  const index::Reader& index;
};

Hit make_hit(const index::Reader::Found& document, const Showing& showing);
// A further hit of a group: its heading says enough, so it has no snippet unless it has no heading.
Hit make_member(const index::Reader::Found& document, const Showing& showing);

// The text of one kind of field for a reader; empty text when there is none.
ShownText pick_text(const index::Stored& document, index::FieldKind kind, record::Language reader);

}  // namespace gbalex::search

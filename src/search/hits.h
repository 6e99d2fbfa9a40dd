// From stored documents to what a reader is shown: title and heading in the reader's language or
// the next of the fallback chain, status on the day, and why the document was found: marks in
// title, heading and the best passage, in whatever language matched, and the places of the match in
// words.
#pragma once

#include "index/reader.h"
#include "search/highlight.h"
#include "search/plan.h"
#include "search/search.h"
#include "search/understand.h"

namespace gbalex::search {

// What is marked for a query.
Marker make_marker(const Understood& understood, const Plan& plan, const Query& query);

struct Showing {
  record::Language reader;
  const record::Date& day;
  const Marker& marker;
  const index::Reader& index;
};

// What ranking knows of a hit and its text does not say.
struct Known {
  bool cited = false;   // the query cites it
  bool refers = false;  // it cites what the query cites
};

Hit make_hit(const index::Reader::Found& document, const Showing& showing, const Known& known);
// A further hit of a group: its heading says enough, so it has no snippet unless it has no heading.
Hit make_member(const index::Reader::Found& document, const Showing& showing, const Known& known);

// The text of one kind of field for a reader; empty text when there is none.
ShownText pick_text(const index::Stored& document, index::FieldKind kind, record::Language reader);

}  // namespace gbalex::search

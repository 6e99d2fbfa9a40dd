// What a text cites, resolved against the index: text::find_references() says where laws and
// provisions are named, this says which records they are.
//
// A law is a record only when its number, or its name as a whole, is one of the catalogue's; any
// other law is outside the library and stays so. Without a date a citation means the enactment in
// force on the day; a year beside the name (（2019年修正）) picks the enactment, and where that one
// is not held the answer says so.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "index/reader.h"
#include "record/date.h"
#include "record/provision_id.h"
#include "text/reference.h"

namespace gbalex::search {

// A record that a mention may mean.
struct CitedLaw {
  std::string instrument;
  std::optional<record::ProvisionId>
      provision;                // as the instrument counts it: 条 is s in Hong Kong
  bool provision_held = false;  // a document covers it
  bool version_held = true;     // false: the year that is asked for is of no enactment that is held
};

struct CitedMention {
  text::Span span;
  bool own = false;       // of the text itself; `laws` is empty
  std::string name;       // as it stands in the text; empty: none
  std::string number;     // canonical, text::Reference::number
  std::string provision;  // as written, text::Reference::provision
  int year = 0;
  // One for each work of the name or number, best first: in force and holding the provision. Empty:
  // a law outside the library, or the text's own.
  std::vector<CitedLaw> laws;
  bool ambiguous = false;  // the second best is as good as the best
};

// How a text is read.
enum class Reading {
  running,  // a text somebody wrote
  typed,    // a query: 专利法四十二 is an article, and one law of the text is that of all its
            // articles
};

std::vector<CitedMention> cited_mentions(const index::Reader& reader, std::string_view text,
                                         record::Language language, const record::Date& day,
                                         Reading reading);
// The provision as the instrument counts it, where a document covers it.
std::optional<record::ProvisionId> held_provision(const index::Reader& reader,
                                                  std::string_view instrument,
                                                  const std::string& provision);
// The language in whose ways of citing a typed text is read.
record::Language citing_language(std::string_view text);

}  // namespace gbalex::search

// From the query tree to the set of documents that match it, as a Xapian query.
//
// Terms and positions settle most of a tree. Where they cannot (punctuation in a phrase, single
// characters at its ends, phrases inside a title), the query finds more than the tree means, never
// less, and `unsettled` says that each document must be read (holds.h). What is excluded is found
// by what a reader can see: the context (names of region and subject) does not count there.
//
// Only stock, serialisable classes; see plan.h.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "index/reader.h"
#include "search/query.h"
#include "search/units.h"

namespace gbalex::search {

// What the words of a leaf were understood as.
struct Meaning {
  std::vector<Unit> units;
  std::vector<std::string> cited;  // name terms of what they cite: found although words are missing
  std::vector<text::Span> labels;  // of the concepts that they name
};
// By leaf of the tree, which must not change meanwhile.
using Meanings = std::unordered_map<const Words*, Meaning>;

struct Match {
  Xapian::Query query;
  bool unsettled = false;
};
// What all of the nodes mean, on the day for filters of status. Every words leaf in them has a
// meaning.
Match match_all(const index::Reader& reader, const std::vector<const Node*>& nodes,
                const Meanings& meanings, const record::Date& day);

// The documents that hold all units; every document when there are none.
Xapian::Query holds_all(const index::Reader& reader, const std::vector<Unit>& units);

// Whether a unit counts among these: stop words only where there is nothing else.
bool counts(const Unit& unit, const std::vector<Unit>& among);

// Where a word is looked for.
enum class Where { text_and_context, text };
// The forms of a group that documents hold. A term that none holds is left out of every query:
// looking for it costs as much as finding it.
std::vector<std::string> held_forms(const index::Reader& reader, const Forms& group,
                                    Where where = Where::text_and_context);
// The same in titles or headings.
std::vector<std::string> field_forms(const index::Reader& reader, const Forms& group,
                                     TextField field);
// The documents that hold a group: one of its forms, or what it names.
Xapian::Query holds_group(const index::Reader& reader, const Forms& group);

// Whether any document is found.
bool finds_any(const index::Reader& reader, const Xapian::Query& query);

// What is left of words where one place of them is mended or left out: whether that can lead
// anywhere, before it is tried.
class Rest {
 public:
  Rest(const index::Reader& reader, const std::vector<Unit>& units);
  // Whether a document may hold all groups that do not meet the span of the words' text. "No" is
  // certain as long as what stands there instead names no concept; "yes" is cheap: few groups are
  // asked for together.
  [[nodiscard]] bool may_be_held(const text::Span& without) const;

 private:
  struct Group {
    text::Span span;
    Xapian::Query held;           // empty: by no document
    std::uint64_t documents = 0;  // summed over its forms
  };
  const index::Reader& reader_;
  std::vector<Group> groups_;  // the rarest first
};

// A single character: titles hold it as a term only where it stands alone.
bool is_lone_character(const Unit& unit);

// The documents that pass the filters but for issuers; every document without filters.
Xapian::Query filter_query(const index::Reader& reader, const Filters& filters,
                           const record::Date& day);

// All of them hold; every document where there are none. Never Query::MatchAll: its copies share
// one reference count that is not atomic, so that two threads free it under each other.
Xapian::Query all_of(const std::vector<Xapian::Query>& queries);
Xapian::Query any_of(const std::vector<Xapian::Query>& queries);  // none: no document
Xapian::Query any_of(const std::vector<std::string>& terms);

}  // namespace gbalex::search

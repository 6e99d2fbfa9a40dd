// From a Query to Xapian queries: which documents match (strictly, or relaxed) and how the first
// stage ranks them.
//
// Only stock, serialisable classes, in the shape
//   (weighted terms OR'd) FILTER (all units AND phrases AND filters)            strict
//   (weighted terms OR'd) FILTER (phrases AND filters)                          relaxed
// No OP_SYNONYM, OP_MAX or ELITE_SET: beside a phrase they crash or mis-score Xapian 1.4.22.
#pragma once

#include <xapian.h>

#include <string>
#include <vector>

#include "index/reader.h"
#include "search/query.h"
#include "search/units.h"

namespace gbalex::search {

// One group of a unit with what it weighs: the share of a query that a document covers is
// counted in these.
struct Want {
  Forms group;
  double idf = 0;  // of its most frequent form; the highest possible where no document has it
  std::vector<std::string> held;  // its forms, in the text or in the context, that documents hold
  bool han = false;
};

struct Plan {
  // The weighted terms OR'd, single characters behind them; matches nothing when the query has no
  // words.
  Xapian::Query scored;
  Xapian::Query all;   // every unit holds
  Xapian::Query must;  // phrases, without what is excluded; every document when there are none
  std::vector<std::string> verified;  // phrases to be checked on the stored text
  std::vector<std::string> verified_absent;
  std::vector<Want> wants;
  bool has_words = false;
  bool has_scored = false;
};

// `units` are those of the query's words; the words of phrases only count for the ranking.
Plan make_plan(const index::Reader& reader, const Query& query, const std::vector<Unit>& units,
               const std::vector<Unit>& phrase_units);

// The forms of a group, in the text and in the context, that documents hold. A term that none holds
// is left out of every query: looking for it costs as much as finding it.
std::vector<std::string> held_forms(const index::Reader& reader, const Forms& group);

// Documents that hold all units.
Xapian::Query holds_all(const index::Reader& reader, const std::vector<Unit>& units);

// The documents that pass the filters; every document without filters.
Xapian::Query filter_query(const index::Reader& reader, const Filters& filters,
                           const record::Date& day);

Xapian::BM25Weight first_stage_weight();

}  // namespace gbalex::search

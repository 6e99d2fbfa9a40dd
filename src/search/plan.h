// From a Query to Xapian queries: which documents match (strictly, or relaxed) and how the first
// stage ranks them.
//
// Only stock, serialisable classes, in the shape
//   (everything wanted) AND_MAYBE (weighted terms OR'd)                         strict
//   (weighted terms OR'd) FILTER (all but the words that hold for the whole)    relaxed
// No OP_SYNONYM, OP_MAX or ELITE_SET: beside a phrase they crash or mis-score Xapian 1.4.22.
#pragma once

#include <xapian.h>

#include <string>
#include <vector>

#include "index/reader.h"
#include "search/concepts.h"
#include "search/match.h"
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

// A concept that the query names and documents hold.
struct WantedConcept {
  std::string term;                // "Gcopyright"
  std::string id;                  // "copyright"
  double idf = 0;                  // as Want::idf
  std::vector<std::size_t> wants;  // the places of the wants that its label is made of
};

// What a plan is made of: the tree, cut where it may be relaxed, and what its leaves mean.
struct Question {
  const Words* common = nullptr;  // see common_words()
  std::vector<const Node*> rest;  // what is wanted beside it
  const Meanings& meanings;
  const std::vector<Unit>& units;         // of the words that are wanted anywhere in the tree
  const std::vector<Unit>& phrase_units;  // of phrases and of fields: only for the ranking
  const std::vector<NamedConcept>& concepts;
  const record::Date& day;
};

struct Plan {
  // The weighted terms OR'd, single characters behind them; matches nothing when the query has no
  // words.
  Xapian::Query scored;
  Xapian::Query all;       // every unit of the common words holds, or it is what they cite
  Xapian::Query must;      // the rest; every document when there is none
  bool unsettled = false;  // `must` finds more than it means: each document is to be read
  std::vector<Want> wants;
  std::vector<WantedConcept> concepts;
  bool has_words = false;
  bool has_scored = false;
  bool can_relax = false;  // there are common words of which one may be missing
};

// Whether the plan is to rank what it finds, or to count it: then nothing is scored.
enum class Purpose { ranking, counting };
Plan make_plan(const index::Reader& reader, const Question& question,
               Purpose purpose = Purpose::ranking);

Xapian::BM25Weight first_stage_weight();

}  // namespace gbalex::search

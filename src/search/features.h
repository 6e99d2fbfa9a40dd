// The features of the second stage: what is known of a query and one of its documents, as numbers.
// They are about text and law, never about which law. learned_weights.h has a weight for each.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>
#include <vector>

#include "index/stored.h"
#include "index/view.h"
#include "search/evidence.h"
#include "search/rank.h"

namespace gbalex::search {

// Sums of BM25 parts are relative to the best of them among the candidates.
enum class Feature : std::size_t {
  // The text; see Evidence.
  first_stage,
  characters,
  pairs,
  words,
  body,
  heading,
  title,
  best_term,
  last_sentence,
  repeated,
  characters_held,
  pairs_held,
  words_held,
  near,
  concepts,  // to the best of them
  concepts_held,
  concepts_in_title,
  answer,  // of the answers that rest on it
  answer_held,
  title_in_query,    // share of the rarity of the law's title that the query holds, best title
  query_in_title,    // share of the query's rarity that this title holds
  heading_in_query,  // of a provision
  query_in_heading,
  body_length,   // logarithm
  title_length,  // logarithm
  // The law.
  cited,           // logarithm of the times its work is cited
  work_size,       // logarithm of the number of its provisions
  statute,         // 1 or 0, as all that follow
  interpretation,  // of the courts
  liability,       // stands under a heading about liability
  frame,           // under general or final provisions
  liability_asked,
  statute_law_asked,  // the question asks which law says so
  interpretation_law_asked,
  cited_law_asked,
  body_length_law_asked,
  // The same for long questions: × the length of the query, 3 at most.
  statute_long,
  interpretation_long,
  cited_long,
  body_length_long,
  pairs_held_long,
  characters_held_long,
  words_long,
  title_long,
  all_long,
  // The record.
  is_topic,
  topic_region_named,  // a topic answers for all regions, and one is asked for
  is_instrument,
  is_contact,
  is_link,
  is_programme,
  contact_asked,
  link_asked,
  contact_named,     // the query holds the whole name of an office
  instrument_named,  // the whole title of an instrument
  title_asked,       // title_in_query × query_in_title: the query is a title
  heading_asked,
  region_named,
  region_other,
  ended,
  refers,  // to what is cited
  // To the best documents; see Ties. Not set by features_of().
  cited_by_best,
  provision_by_best,  // the same of provisions
  cites_best,
  link_to_best,  // the same of links
  beaten_topic,  // how far a topic stands behind the best one
  count,
};

inline constexpr std::size_t kFeatures = static_cast<std::size_t>(Feature::count);
using FeatureRow = std::array<double, kFeatures>;

// "first_stage", …: in the order of Feature.
std::string_view name_of(Feature feature);

// The family of reasons that a feature belongs to, as readers are told: "text", "title", "law",
// "kind", "region", "status", "cites" (what the query cites), "ties" (to the best hits).
std::string_view family_of(Feature feature);

// One row a candidate, in their order; coverage and words of the candidates are set.
std::vector<FeatureRow> features_of(const index::Reader& reader, const Ranking& ranking,
                                    std::vector<Candidate>& candidates);

}  // namespace gbalex::search

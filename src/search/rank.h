// The second stage: the best documents of the first stage ordered by a learned sum of features
// (features.h): how well each text holds the query, what kind of record and which region are asked
// for, what the law is worth and whether it is in force.
#pragma once

#include <xapian.h>

#include <string_view>
#include <unordered_map>
#include <vector>

#include "index/reader.h"
#include "index/stored.h"
#include "search/places.h"
#include "search/plan.h"
#include "search/search.h"

namespace gbalex::search {

// What the words of a query say beside their terms.
struct Intent {
  bool contact = false;    // 电话, address, hotline, telefone …
  bool link = false;       // 网站, URL, página …
  bool old = false;        // 旧, former, revogado …: superseded law is wanted
  bool liability = false;  // 处罚, penalty, multa …: what is done to those who break the rule
  bool law = false;        // 法律, law, lei: which law says so
  bool question = false;   // in a sentence: 吗, 如何, what, como …
  Places places;
  std::vector<text::Span> asked;  // the words that say so
};
// 电话 is answered by a contact, not by a text that says 电话: such words are no content.
void leave_out_asked_kind(std::vector<Unit>& units, const Intent& intent);
Intent find_intent(std::string_view query, const std::vector<Unit>& units);

struct Candidate {
  Xapian::docid id = 0;
  double score = 0;
  double coverage = 0;    // share of the query's weight that the document holds, 0 to 1
  std::size_t words = 0;  // content words that it holds
};

struct Ranking {
  std::string_view text;  // the words and phrases that are looked for
  const Plan& plan;
  const Intent& intent;
  const record::Date& day;
  const std::vector<Xapian::docid>& referring;  // sorted: documents that cite what is cited
  // Where the reasons are asked for: each step that changed a score, by document, in order. The
  // score of the first stage, taken through its steps, is the score.
  std::unordered_map<Xapian::docid, std::vector<ScoreStep>>* steps = nullptr;
  // Features whose weight is nothing are needed too: they are written to learn weights from.
  bool learning = false;
};

// Orders the first `kSecondStage` of the candidates, which come in the order of the first stage.
void rank(const index::Reader& reader, const Ranking& ranking, std::vector<Candidate>& candidates);

}  // namespace gbalex::search

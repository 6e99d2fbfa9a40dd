// What a document holds of a query, term by term, counted on the document itself: the second stage
// of ranking is made of it. The first stage leaves out what nearly every document holds; here all
// terms count.
//
// A term is a Han character, a pair of neighbouring ones, or a word with its stems. Concepts are
// counted beside them, and cover the words that name them. Made once a search; look_at() is called
// for each of its best documents.
#pragma once

#include <bitset>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "index/reader.h"
#include "index/view.h"
#include "search/plan.h"

namespace gbalex::search {

// Sums of BM25 parts over the terms that a document holds, and shares of their rarity, 0 to 1.
struct Evidence {
  double characters = 0, pairs = 0, words = 0;  // single characters, pairs, pairs inside words
  double body = 0, heading = 0, title = 0;      // all three, in one kind of field
  double best_term = 0;                         // the largest part
  double last_sentence = 0;                     // of the terms of the query's last sentence
  double repeated = 0;                          // terms that the query repeats count more
  double characters_held = 0, pairs_held = 0, words_held = 0;  // shares
  double near = 0;      // share of the pairs that stand within kNear places of each other
  double answer = 0, answer_held = 0;  // of the answers that rest on it: sum and share
  double concepts = 0;  // sum of the BM25 parts of the concepts that the query names
  double concepts_held = 0, concepts_in_title = 0;  // shares
  // What the plan wants: the share of its weight that the document holds, and how many.
  double coverage = 0;
  std::size_t wants = 0;

  static constexpr double kWordShare = 0.3;
  [[nodiscard]] double all() const { return characters + pairs + kWordShare * words; }
};

class QueryEvidence {
 public:
  static constexpr std::uint32_t kNear = 40;

  QueryEvidence(const index::Reader& reader, std::string_view text, const Plan& plan);

  // Evidence::near is told only where it is looked for: it is most of the counting of a pair.
  enum class Near { told, left_out };
  [[nodiscard]] Evidence look_at(const index::View& view, Near near = Near::told) const;
  // Characters and words of the query.
  [[nodiscard]] std::size_t length() const { return length_; }

 private:
  struct Term {
    double idf = 0;
    bool character = false, pair = false, word = false;  // in which sums it counts
    bool last = false;                                   // in the last sentence
    double repeated = 1;
  };
  struct Entry {
    std::uint64_t key = 0;  // 0: free
    std::int32_t term = -1, want = -1, concept_ = -1;
  };
  struct Counts;

  void add_terms(const index::Reader& reader, std::string_view text);
  void add_wants(const Plan& plan);
  void add_concepts(const Plan& plan);
  Entry& entry(std::uint64_t key);
  [[nodiscard]] const Entry* find(std::uint64_t key) const;
  void count(const index::View& view, Near near, Counts& counts) const;
  [[nodiscard]] double length_norm(std::uint32_t length) const;
  void sum_up(const index::View& view, const Counts& counts, Evidence& evidence) const;
  void sum_up_concepts(const index::View& view, const Counts& counts, Evidence& evidence) const;

  std::vector<Term> terms_;
  std::vector<double> wants_;  // their weights
  std::vector<WantedConcept> concepts_;
  std::vector<Entry> table_;
  std::size_t entries_ = 0;
  // Which symbols begin an entry or a pair, by their low bits: nearly all others are passed over.
  std::bitset<65536> known_;
  std::size_t length_ = 0;
  double average_length_ = 1;
};

}  // namespace gbalex::search

// Which documents satisfy a query tree, decided by reading every text of every document: no index,
// no terms at positions, no planner. Slow and meant to be obvious.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "index/document.h"
#include "record/date.h"
#include "search/query.h"
#include "search/search.h"
#include "text/thesaurus.h"

namespace gbalex::tests {

class Oracle {
 public:
  Oracle(const std::vector<index::Document>& documents,
         const std::vector<record::Concept>& concepts, const record::Date& day);

  // Places in the documents.
  std::set<std::size_t> matching(const search::Node& root) const;

  using Counts = std::map<std::string, std::map<std::string, int>>;  // facet → value → results
  struct Counted {
    int total = 0;
    Counts facets;
  };
  // Of what the root matches: the results under all filters, and for each facet under the others.
  Counted counted(const std::set<std::size_t>& matching, const search::Filters& filters,
                  search::Group group) const;
  std::set<std::size_t> filtered(const std::set<std::size_t>& matching,
                                 const search::Filters& filters) const;

 private:
  struct Read {
    std::set<std::string> words, context, title, heading;  // analysed
    std::set<std::uint32_t> concepts;                      // that stand anywhere in it
    std::vector<std::string> texts, titles, headings;      // folded
  };

  bool holds(const search::Node& node, std::size_t document, bool excluded) const;
  bool holds(const search::Words& words, std::size_t document, bool excluded) const;
  bool holds(const search::Phrase& phrase, std::size_t document) const;
  // A word or pair of characters of a text in which these labels stand.
  bool holds_by_concept(const text::Token& token, const std::vector<text::Thesaurus::Match>& labels,
                        const Read& read) const;
  std::vector<text::Thesaurus::Match> outermost_labels(const std::string& text) const;
  bool passes(const search::Filters& filters, std::size_t document, const std::string& but) const;
  std::set<std::string> values(std::size_t document, const std::string& facet) const;

  const std::vector<index::Document>& documents_;
  std::set<std::uint32_t> held_concepts_;  // by some document
  text::Thesaurus thesaurus_;
  record::Date day_;
  std::vector<Read> read_;
};

}  // namespace gbalex::tests

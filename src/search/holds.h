// Whether a document satisfies a query tree, decided on its stored texts: what match.h cannot
// settle by terms and positions. Exact, and slower than any posting list: it inflates the document.
// One object a search, used by one thread.
#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "index/reader.h"
#include "search/match.h"

namespace gbalex::search {

class Holds {
 public:
  // All of the nodes are wanted; they and the meanings outlive this object.
  Holds(const index::Reader& reader, const std::vector<const Node*>& nodes,
        const Meanings& meanings, const record::Date& day);

  [[nodiscard]] bool operator()(std::uint32_t document) const;

 private:
  using AnyOf = std::vector<std::size_t>;  // places in terms_
  struct Group {
    AnyOf forms;
    std::vector<std::vector<AnyOf>> by_concept;  // or one of each of one of these
  };
  // A words leaf: the document holds each group, or one of what it cites.
  struct Check {
    std::vector<Group> groups;
    std::vector<std::size_t> cited;
    std::vector<std::string> lone;  // single characters, looked for in the texts of the field
  };
  struct Document;

  void prepare(const Node& node, bool excluded);
  void prepare(const Words& words, bool excluded);
  std::size_t place_of(const std::string& term);
  AnyOf places_of(const std::vector<std::string>& terms);
  [[nodiscard]] std::vector<bool> held_terms(std::uint32_t document) const;
  [[nodiscard]] std::vector<std::uint32_t> documents_with(const std::string& term) const;
  [[nodiscard]] bool holds(const Node& node, const Document& document) const;
  [[nodiscard]] bool holds(const Words& words, const Document& document) const;
  [[nodiscard]] bool holds(const Filters& filters, const Document& document) const;

  const index::Reader& reader_;
  std::vector<const Node*> nodes_;
  const Meanings& meanings_;
  record::Date day_;
  std::unordered_map<const Words*, Check> checks_;
  std::vector<std::string> terms_;
  // Of each term the documents, sorted; only where the terms of a document
  // cannot be asked for, or are far away.
  std::vector<std::vector<std::uint32_t>> holding_;
};

}  // namespace gbalex::search

// What readers need of one revision of the index again and again, kept in memory for all threads:
// the names of laws, what is counted of each document and what the second stage knows of it, and
// the documents last shown with the terms of their fields.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "index/completions.h"
#include "index/concepts.h"
#include "index/digest.h"
#include "index/document.h"
#include "index/facets.h"
#include "index/feature_table.h"
#include "index/lazy.h"
#include "index/lru.h"
#include "index/names.h"
#include "index/view.h"
#include "index/vocabulary.h"

namespace gbalex::index {

// A term where it stands in a text: bytes [begin, end).
struct TermSpan {
  std::uint64_t term;  // its term_hash()
  std::uint32_t begin, end;
};

// The single words, characters, citations and concepts of a text, in the order of their beginnings.
std::vector<TermSpan> term_spans(std::string_view text, record::Language language,
                                 const text::Thesaurus* thesaurus = nullptr);
// Of these the single Han characters, the pairs of neighbours and the concepts; a fifth of the
// cost.
std::vector<TermSpan> han_spans(std::string_view text, const text::Thesaurus* thesaurus = nullptr);

struct Revision {
  bool is_remote = false;      // some of its shards lie on other machines
  bool has_term_lists = true;  // the terms of a document can be asked for
  std::shared_ptr<const ConceptIndex> thesaurus = std::make_shared<const ConceptIndex>();
  LawNames names;
  Facets facets;
  mutable Lru<std::uint64_t, Document> documents{std::size_t{32} << 20};
  mutable Lru<std::uint64_t, std::vector<TermSpan>> spans{std::size_t{32} << 20};
  mutable Lru<std::uint64_t, View> views{std::size_t{64} << 20};
  mutable Lru<std::string, std::uint32_t> frequencies{std::size_t{8} << 20};  // of terms
  mutable Lru<std::uint64_t, std::vector<std::string>> references{std::size_t{4} << 20};
  mutable Lazy<FeatureTable> features;
  mutable Lazy<bool> has_references;
  mutable Lazy<Completions> completions;
  mutable Lazy<Vocabulary> vocabulary;
};

}  // namespace gbalex::index

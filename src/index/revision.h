// What readers need of one revision of the index again and again, kept in memory for all threads:
// the names of laws, what is counted of each document, and the documents last shown with the terms
// of their fields.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "index/document.h"
#include "index/lru.h"
#include "index/names.h"
#include "index/stored.h"

namespace gbalex::index {

// A term where it stands in a text: bytes [begin, end).
struct TermSpan {
  std::uint64_t term;  // see term_hash()
  std::uint32_t begin, end;
};

// 64 bits of a term: two terms of one text share them with a chance of one in 10^13.
std::uint64_t term_hash(std::string_view term);

// The single words and characters of a text, in the order of their beginnings.
std::vector<TermSpan> term_spans(std::string_view text, record::Language language);

// What is counted of every document: the distinct values of Slot::facets, and which one each has.
// Most documents of one instrument share one.
struct Facets {
  static constexpr std::uint32_t kNone = 0xffffffffU;
  struct Value {
    std::string bytes;    // see parse_facet_value()
    std::uint32_t group;  // the same number for an instrument and its provisions
  };
  std::vector<Value> values;
  std::vector<std::uint32_t> of_document;  // by document number: its value, or kNone
  std::uint32_t groups = 0;

  [[nodiscard]] std::uint32_t of(std::uint32_t document) const {
    return document < of_document.size() ? of_document[document] : kNone;
  }
};

struct Revision {
  LawNames names;
  Facets facets;
  mutable Lru<std::uint64_t, Document> documents{std::size_t{32} << 20};
  mutable Lru<std::uint64_t, std::vector<TermSpan>> spans{std::size_t{32} << 20};
  mutable Lru<std::uint64_t, Features> features{std::size_t{16} << 20};
  mutable Lru<std::string, std::uint32_t> frequencies{std::size_t{8} << 20};  // of terms
};

}  // namespace gbalex::index

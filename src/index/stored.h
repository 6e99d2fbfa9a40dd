// The data of an index document: how it is packed and read back.
//
//   data     = format head-size head fields payload
//   head     = kind region status first-effective from to titles headings      (features)
//   titles   = count { language count { hash } }      sorted 32-bit hashes of the terms of a title
//   fields   = id provision work subjects languages level year as-of count { field }
//   field    = kind language text-status text
//
// Numbers are LEB128, strings are length and bytes, dates are YYYYMMDD with 00 for what is not
// known and 0 for none, hashes are four bytes, little-endian. The head comes first so that the
// second stage reads a few dozen bytes of a document.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "index/document.h"
#include "record/instrument.h"

namespace gbalex::index {

// The terms of one title or heading, for title coverage.
struct TermSet {
  record::Language language = record::Language::en;
  std::vector<std::uint32_t> hashes;  // sorted, unique
};

// What the second stage of ranking knows of a document.
struct Features {
  record::Kind kind = record::Kind::instrument;
  record::Region region = record::Region::mainland;
  record::Status recorded_status = record::Status::in_force;
  std::optional<record::Date> first_effective, from, to;
  std::vector<TermSet> titles;
  std::vector<TermSet> headings;
};

// Whether a kind of record has a legal status.
bool has_status(record::Kind kind);

std::string pack(const Document& document);
// Empty when the bytes are not of this format: a damaged index.
std::optional<Features> unpack_features(std::string_view data);
std::optional<Document> unpack(std::string_view data);

// Recorded status and dates as one short text, the value of a TermField::status term, and the
// status it means on a day. Lets a filter pick the few distinct states that fit a day.
std::string status_key(const Document& document);
std::optional<record::StatusOnDay> status_on(std::string_view status_key, const record::Date& day);

// Everything of a document that is counted, in one value.
struct FacetKey {
  std::string group;  // the instrument's id for it and its provisions; else the document's name
  record::Kind kind = record::Kind::instrument;
  std::vector<record::Region> regions;
  std::vector<std::string> subjects;
  std::vector<record::Language> languages;
  int year = 0;
  std::string status;  // see status_key(); empty for kinds without a status
};
std::string facet_value(const Document& document);
std::optional<FacetKey> parse_facet_value(std::string_view value);

// The terms of a text by which title coverage is computed.
std::vector<std::uint32_t> coverage_hashes(std::string_view text, record::Language language);

}  // namespace gbalex::index

// The data and features of an index document: how they are packed and read back.
//
//   features = format kind region status first-effective from to work standing of-liability
//              of-frame cited titles headings
//   titles   = count { count { hash } }               sorted 32-bit hashes of the terms of a title
//   work     = a 64-bit hash of its id, 0 of none; in the data its id
//   data     = format kind region status first-effective from to id provision work subjects
//              languages level issuer year as-of count { field }
//   field    = kind language text-status text
//
// Numbers are LEB128, strings are length and bytes, dates are YYYYMMDD with 00 for what is not
// known and 0 for none, hashes are four or eight bytes, little-endian.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "index/document.h"
#include "record/instrument.h"

namespace gbalex::index {

// The terms of titles, or of headings, one set for each: for title coverage.
class TermSets {
 public:
  [[nodiscard]] std::size_t size() const { return ends_.size(); }
  // Hashes, sorted, unique, at least one.
  [[nodiscard]] std::span<const std::uint32_t> operator[](std::size_t set) const {
    const std::size_t begin = set == 0 ? 0 : ends_[set - 1];
    return std::span(hashes_).subspan(begin, ends_[set] - begin);
  }
  void add(std::uint32_t hash) { hashes_.push_back(hash); }
  void end_set() { ends_.push_back(hashes_.size()); }

 private:
  std::vector<std::uint32_t> hashes_;
  std::vector<std::size_t> ends_;
};

// What a rule is worth beside others that say the same.
enum class Standing { other, statute, interpretation };

// The standing of an instrument's level; of a document without one, by how its work is called.
Standing standing_of(const Document& document);

// What the second stage of ranking knows of a document; FeatureTable has it of all.
struct Features {
  record::Kind kind = record::Kind::instrument;
  record::Region region = record::Region::mainland;
  record::Status recorded_status = record::Status::in_force;
  std::optional<record::Date> first_effective, from, to;
  std::uint64_t work = 0;  // a hash of its id; 0 for records that are no law
  Standing standing = Standing::other;
  bool of_liability = false;          // a heading says so: 法律责任, offences, sanções
  bool of_frame = false;              // general, supplementary, final provisions: 总则, 附则
  std::uint32_t cited = 0;            // in documents of other works; see authority.h
  std::string_view titles, headings;  // in the bytes that were read: see unpack_sets()
};

// Whether a kind of record has a legal status.
bool has_status(record::Kind kind);

std::string pack(const Document& document);
std::string pack_features(const Document& document, std::uint32_t cited);
// Empty when the bytes are not of this format: a damaged index. The payload is a value of its own.
std::optional<Document> unpack(std::string_view data);
// The fields of it alone, and nothing is copied: the texts are in the bytes.
struct FieldView {
  FieldKind kind;
  record::Language language;
  std::string_view text;
};
std::optional<std::vector<FieldView>> unpack_fields(std::string_view data);
std::optional<Features> unpack_features(std::string_view features);
// Of the titles, or the headings, of features that could be read; what stands behind them is left.
TermSets unpack_sets(std::string_view packed);

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
  std::string level;   // of instruments and provisions
  std::string status;  // see status_key(); empty for kinds without a status
};
std::string facet_value(const Document& document);
std::optional<FacetKey> parse_facet_value(std::string_view value);

// The terms of a text by which title coverage is computed.
std::vector<std::uint32_t> coverage_hashes(std::string_view text, record::Language language);

}  // namespace gbalex::index

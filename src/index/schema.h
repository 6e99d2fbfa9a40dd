// The index schema: the one place that says what a document of the index consists of. The writer
// (compose.cc) and the readers (reader.cc, src/search) both take prefixes and slots from here.
//
// One Xapian document stands for one record, or for one (instrument, article-level provision,
// wording) with all its languages.
//
//   terms of text::analyse, as they come ("patent", "Zpatent", "商标", "商", "N103", "Acap559"),
//       from all fields, but no dictionary words: nearly all have two characters, and are bigrams;
//       a query's bigrams weigh more where its dictionary words are. Words and bigrams (and the
//       unigram of a run of one character) with positions; a gap of kFieldGap between two fields,
//       so that no phrase crosses fields. A field that says the same as an earlier one after
//       folding is not indexed twice.
//   G…  the terms of the concepts whose labels stand in it ("Gcopyright"), as often as they do,
//       without positions; under S and C too, not under T, H and I.
//   S…  the terms of the titles again, without positions, as far as is_under_prefixes(). A
//   provision has none: the title of
//       its instrument and its heading count as body (a prefix of their own for headings made the
//       ranking worse, on our queries and on a collection of statutes).
//   T…, H…, I…  the same terms of titles (of a provision: of its instrument), headings and the
//       issuing body, without weight: title:, heading: and issuer: of the query language.
//   C…  the terms of context: names of region, subjects, functions, city in four languages.
//       Context is found, never quoted, and is in no phrase.
//   and boolean terms, one table below.
//
// Values, all sortable as bytes; dates are eight digits, missing parts 00, unknown is empty.
//
// Data: the stored fields. What the second stage of ranking needs (features) and the payload for
// readers are values: Xapian inflates the whole data of a document at every read, which took most
// of the time of a search when all three stood there. Encodings: stored.h.
//
// Metadata: kMetaSchema, kMetaAnalyser (an index of another version is refused by name),
// kMetaDocuments (how many; kept by every commit), kMetaThesaurus (the concepts it was indexed
// with; updates take them from here), kMetaEdits (in an index that is never edited; it has no lists
// of terms by document), and the entries of the program (commands/build). In shards
// they stand in shard 0, but for kMetaDocuments, which each has of its own, and kMetaShard, which
// is in shards only (shards.h).
//
// Version 2: sums of terms; fewer terms under the prefixes; features without languages.
// Version 3: T…, H… and I… terms; issuing body in the data, level in the facets; no dictionary
// words; prior, standing, times cited.
// Version 4: G… terms and the thesaurus they are of.
// Version 5: sums as bytes; hashes of works in the features; no title slots and lists of terms
// where nothing is edited.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "text/analyse.h"

namespace gbalex::index {

inline constexpr std::string_view kSchemaVersion = "5";

// Boolean terms. No two prefixes can be mistaken: terms of the analyser start with a lower-case
// letter, digit or Han character, or with one of A G N W Z; text prefixes are S, C, T, H and I.
enum class TermField {
  name,       // document_name: unique
  record,     // id of the record; of a provision: of its instrument
  kind,       // code of the kind
  region,     // code of the region
  subject,    // one a subject
  language,   // one a language in which it has text of its own
  level,      // level of the instrument
  year,       // four digits
  work,       // id of the work
  reference,  // one a record (or instrument/article) it points to
  citation,   // citation term that leads exactly here
  law_name,   // folded name or short name of an instrument
  status,     // recorded status and dates, see status_key()
};

struct TermSpec {
  TermField field;
  std::string_view prefix;
};
inline constexpr std::array kTermSpecs = {
    TermSpec{TermField::name, "Q"},      TermSpec{TermField::record, "XD"},
    TermSpec{TermField::kind, "K"},      TermSpec{TermField::region, "R"},
    TermSpec{TermField::subject, "J"},   TermSpec{TermField::language, "L"},
    TermSpec{TermField::level, "V"},     TermSpec{TermField::year, "Y"},
    TermSpec{TermField::work, "XW"},     TermSpec{TermField::reference, "XR"},
    TermSpec{TermField::citation, "XC"}, TermSpec{TermField::law_name, "XN"},
    TermSpec{TermField::status, "XT"},
};

// Prefixes of analysed text.
inline constexpr std::string_view kTitlePrefix = "S";
inline constexpr std::string_view kContextPrefix = "C";
inline constexpr std::string_view kTitleFieldPrefix = "T";
inline constexpr std::string_view kHeadingFieldPrefix = "H";
inline constexpr std::string_view kIssuerPrefix = "I";

// Whether a term of the analyser is held under these prefixes too. Single characters of a longer
// run and dictionary words are not: they doubled the terms of a query and made no answer better.
bool is_under_prefixes(const text::Token& token);

inline constexpr unsigned kFieldGap = 100;

// Value slots.
enum class Slot : unsigned {
  facets = 0,           // everything that is counted, see facet_key()
  first_effective = 1,  // dates of the wording, see record::status_on
  from = 2,
  to = 3,
  date = 4,   // for sort=date: of the wording or record
  title = 5,  // for sort=title: folded title for a reader of kLanguages[0]; 6, 7, 8 for the others;
              // none in an index that is never edited
  features = 9,  // see Features
  payload = 10,  // JSON of the record for readers
  sums = 11,     // of its terms and of their positions, as they were written: 8 bytes each
  prior = 12,    // of the first stage, sortable_serialise(): what it is worth before a query
};
inline constexpr unsigned kTitleSlots = 4;
inline constexpr unsigned kSlots = 13;

inline constexpr const char* kMetaSchema = "schema";
inline constexpr const char* kMetaAnalyser = "analyser";
inline constexpr const char* kMetaDocuments = "documents";
inline constexpr const char* kMetaShard = "shard";
inline constexpr const char* kMetaAuthority = "authority";  // see authority.h
inline constexpr const char* kMetaEdits = "edits";          // absent, or
inline constexpr const char* kNeverEdited = "never";
inline constexpr const char* kMetaThesaurus = "thesaurus";  // see concepts.h

std::string_view prefix(TermField field);
// The term of a value. Longer than Xapian's limit: its first bytes and a hash.
std::string term(TermField field, std::string_view value);
// A term of the analyser under a prefix of text, within the limit; without a prefix as it is.
std::string prefixed(std::string_view prefix, const std::string& term);

constexpr unsigned number(Slot slot) { return static_cast<unsigned>(slot); }

}  // namespace gbalex::index

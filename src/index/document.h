// What goes into the index: one Document a record, and one a provision and wording, made from the
// catalogue. Knows no Xapian: the writer turns a Document into terms, slots and data.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "record/catalogue.h"

namespace gbalex::index {

enum class FieldKind {
  title,    // of the record; of a provision: the title of its instrument
  heading,  // of a provision
  number,   // official numbers, provision labels, telephone numbers, ids as people type them
  body,     // digests, answers, names, summaries, addresses
  context,  // names of region, subjects, functions in four languages: found, never quoted
  answer,   // questions and answers of topics that rest on it: found, never quoted
};

// What is known about a record beside what it says itself.
constexpr bool is_about(FieldKind kind) {
  return kind == FieldKind::context || kind == FieldKind::answer;
}

struct Field {
  FieldKind kind = FieldKind::body;
  record::Language language = record::Language::en;
  std::string text;
  record::TextStatus status = record::TextStatus::unmarked;
};

struct Document {
  record::Kind kind = record::Kind::instrument;
  std::string id;         // of the record; of a provision: of its instrument
  std::string provision;  // article level, "art42"; empty for other kinds
  std::string work;       // instruments and provisions
  record::Region region = record::Region::mainland;
  std::vector<record::Region> compares;  // topics: the regions they answer for, beside `region`
  std::vector<std::string> subjects;
  std::vector<record::Language> languages;  // in which it has text of its own (not converted)
  std::string level;                        // instruments and provisions: instrument level
  std::string issuer;                       // likewise: the issuing body as recorded
  int year = 0;                             // of the wording or record; 0 unknown
  record::Status recorded_status = record::Status::in_force;
  std::optional<record::Date> first_effective, from, to;  // see record::status_on
  std::optional<record::Date> as_of;
  std::vector<Field> fields;           // everything that is searched, as shown
  std::vector<std::string> citations;  // citation terms that lead exactly here
  // Ids of records this one points to; a cited article also as "cn-patent-law/art42".
  std::vector<std::string> references;
  std::vector<std::string> law_names;  // instruments: folded names people cite it by, see names.h
  std::string payload;                 // JSON of the record for readers
};

// "provision:cn-patent-law/art42", "contact:hk-ipd".
std::string document_name(record::Kind kind, std::string_view id, std::string_view provision = {});

// How a record becomes its payload; given by the program, so that this folder knows no JSON.
struct Payloads {
  std::function<std::string(const record::Instrument&)> instrument;
  std::function<std::string(const record::Instrument&, const record::Provision&)> provision;
  std::function<std::string(const record::Contact&)> contact;
  std::function<std::string(const record::Link&)> link;
  std::function<std::string(const record::Topic&)> topic;
  std::function<std::string(const record::ProgrammeItem&)> programme;
};

// All documents of the catalogue in a fixed order: same catalogue, same documents.
std::vector<Document> make_documents(const record::Catalogue& catalogue, const Payloads& payloads);
// The documents of one record (an instrument: it and its provisions); empty for an unknown id.
std::vector<Document> make_documents_of(const record::Catalogue& catalogue, std::string_view id,
                                        const Payloads& payloads);

}  // namespace gbalex::index

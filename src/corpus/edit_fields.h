// The textual edit of one record: new field values, a new evidence line, the as-of date and the
// history event go into the bytes of the file; everything else stays byte for byte, so that a
// one-field edit is a small diff.
//
// Called by edit.cc, which locks, validates and writes. The mechanism is general: a field is an
// attribute of the record, a text child, a text child in one language, or an attribute of such a
// child; which fields a kind of record has is the caller's to know. Pure functions, no file access.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "record/date.h"
#include "record/provenance.h"
#include "record/result.h"
#include "record/vocabulary.h"

namespace gbalex::corpus {

// Where a value stands inside the record's element.
struct FieldPath {
  std::string child;      // name of the child element; empty: the record's own start tag
  std::string language;   // the child with this lang; empty: the first child of that name
  std::string attribute;  // empty: the child's text
};

struct FieldEdit {
  std::string name;  // in the history and in messages: "url", "title.zh-Hant"
  FieldPath path;
  std::string value;  // one line of UTF-8; empty: the field is removed
};

// A source that the editor looked at. Becomes an <evidence/> after those that are there, unless
// the same one stands there already.
struct NewEvidence {
  std::string kind;
  std::string url;   // may be empty
  std::string date;  // ISO 8601; may be empty
};

struct RecordEdit {
  record::Kind kind;  // instrument, contact, link, topic or programme
  std::string id;
  std::vector<FieldEdit> fields;  // no path twice
  std::optional<NewEvidence> evidence;
  record::Date as_of;  // written where anything changes
  std::string at;      // of the history event, ISO 8601 with offset
  std::string by;      // role or account id
  std::string action;  // "set"
  std::string why;     // may be empty
};

// The change that a new evidence line makes in the history; no field of the record itself.
inline constexpr std::string_view kEvidenceField = "evidence";

struct EditedRecord {
  std::string bytes;                         // of the whole file
  std::vector<record::FieldChange> changes;  // empty: nothing differed, bytes as they came
};

// Fields that already have their value are no change. A text marked status="converted" loses the
// mark when it is set: it is no longer the conversion. Fails when the file holds no such record or
// no child to carry an attribute.
record::Result<EditedRecord> edit_record(std::string_view bytes, const RecordEdit& edit);

}  // namespace gbalex::corpus

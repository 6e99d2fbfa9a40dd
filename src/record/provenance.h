// Where a record's facts come from, and what happened to the record since it came.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "record/date.h"
#include "record/vocabulary.h"

namespace gbalex::record {

// One source. Readers see kind, publisher (the host of the address) and date; repository
// coordinates and notes are for maintainers.
struct Evidence {
  std::string kind;  // one of evidence_kinds()
  std::string key;   // name inside the record, where a detail refers to it; may be empty
  std::string title;
  std::string url;
  std::string repository, commit, path;
  std::string note;
  std::optional<DateSpan> date;
};

// One field that an edit changed; empty text where the field was or is absent.
struct FieldChange {
  std::string field;
  std::string before, after;
};

// One edit of a record. The history in the corpus is the only truth about edits.
struct HistoryEvent {
  std::string at;      // "2026-11-24T09:30:00+08:00", or a bare date for the first import
  std::string by;      // role or account id, never a person's name
  std::string action;  // "import", "add", "set", "retire"
  std::string why;     // may be empty
  std::vector<FieldChange> changes;

  // The day of `at` (its first ten characters).
  [[nodiscard]] std::optional<Date> day() const;
};

// What every record has.
struct Provenance {
  Date as_of;  // the day on which the record was last brought up to date as a whole
  Confidence confidence = Confidence::low;
  std::vector<Evidence> evidence;     // never empty
  std::vector<HistoryEvent> history;  // oldest first
  std::string note;                   // for maintainers only
  std::string file;                   // path of the corpus file, relative to the corpus
};

}  // namespace gbalex::record

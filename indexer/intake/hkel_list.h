// The list that Hong Kong e-Legislation publishes of its data sets: which chapters there are, in
// which versions, in which member of which zip file, and at which address.
// (hkel_list_c_all_en.json and its like; "c" current, "p" past versions.) Pure functions.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "intake/reader.h"
#include "library/wording.h"
#include "record/date.h"
#include "record/result.h"
#include "record/vocabulary.h"

namespace gbalex::intake {

// A zip file of the data set.
struct ListedArchive {
  std::string title;
  std::string address;
  std::string sha256;  // 64 hexadecimal digits in lower case; empty: not listed
  std::uint64_t bytes = 0;
  std::optional<record::Date> date;
};

struct ListedVersion {
  std::optional<record::Date> date;
  bool is_current = false;
  std::string status;       // as listed: "InEffect", "NoLongerInEffect", "NotYetInEffect"
  std::string status_code;  // "1"
  std::string archive;      // address of the zip file
  std::string folder,
      file;             // of the member; instruments have "A1_en_c" where the list has "cap_A1_…"
  std::string address;  // of the page for readers
};

struct ListedChapter {
  std::string number;     // "528A", "A1"
  std::string shown;      // "Cap. 528A"
  std::string title;      // in the language of the list
  std::string type;       // O ordinance, S subsidiary, I instrument
  std::string principal;  // number of the ordinance it is under: "528"
  std::vector<ListedVersion> versions;
};

struct HkelList {
  std::string updated;  // as listed: "2026-06-01T21:09:16"
  std::optional<record::Language> language;
  bool is_past = false;
  std::vector<ListedArchive> archives;
  std::vector<ListedChapter> chapters;
  std::vector<Finding> findings;  // entries without a number or file, dates that are none
};

// Errors: no JSON, no such list, nested deeper than 32.
record::Result<HkelList> read_hkel_list(File file);

// The law in force that a status says: empty for a word that is not known.
std::optional<library::UnitStatus> parse_listed_status(std::string_view status);

// What the name of a file of the data sets says, "cap_559_20250214000000_en_c.xml".
struct HkelName {
  std::string number;  // "559", "A1"
  record::Language language = record::Language::en;
  std::optional<record::Date> date;  // empty: the name has hyphens
  bool is_past = false;
  bool operator==(const HkelName&) const = default;
};
// Empty for other names.
std::optional<HkelName> parse_hkel_file(std::string_view name);

// The same of a member of a zip file, "cap_559_en_c/cap_559_20250214000000_en_c.xml", whose folder
// says the same. Empty for other members: images, folders. Folders before the chapter's are passed
// over; '/' and '\' part names.
std::optional<HkelName> parse_hkel_member(std::string_view name);

}  // namespace gbalex::intake

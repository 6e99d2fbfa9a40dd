// A law, regulation, rule, interpretation, treaty or co-operation document, with the provisions we
// hold something about, and the legal state of it on a day.
//
// An instrument is one enactment; successive enactments of one law share a work. The dates of
// this wording are [current_text_effective, end_date]; either may be unknown.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "record/date.h"
#include "record/provenance.h"
#include "record/provision_id.h"
#include "record/texts.h"

namespace gbalex::record {

// Whether a provision's number was confirmed in a text. whole_instrument: no number is meant.
// Link to an article only where confirmed.
enum class Pin { confirmed, unconfirmed, whole_instrument };
std::string_view code(Pin pin);  // "confirmed", "unconfirmed", "whole"
std::optional<Pin> parse_pin(std::string_view text);

// One statement about a provision.
struct ProvisionRow {
  std::optional<ProvisionId> provision;  // empty: number unknown, or the whole instrument
  Pin pin = Pin::unconfirmed;
  Text about;               // what it says, in our own words
  Texts heading;            // our own words, not the official heading
  std::string topic;        // the topic whose citation made this row; may be empty
  std::optional<bool> key;  // Hong Kong: one of the sections most looked up
  std::optional<Status> status;
  std::optional<Date> version_date, in_force_since;
  std::string note;  // for maintainers only
};

struct Source {
  std::string url;
  std::string basis;  // one of source_bases()
};

// Hong Kong: the entry in the official list of chapters.
struct OfficialList {
  Date as_of;
  Date version_date;
  bool in_effect = false;
  std::string title_en;
};

struct Instrument {
  std::string id;
  std::string work;  // the id of its work; own id when the work has one enactment
  Region region = Region::mainland;
  std::string city;
  std::string level;
  std::string official_number;  // empty: not known
  std::string number_basis;     // one of number_bases(), or empty
  Texts title;
  std::vector<Text> short_names;  // it is cited by, beside those in the titles: "RJPI"
  std::vector<std::string> subjects;
  std::string issuing_body;
  std::optional<Date> first_adopted, first_effective, last_amended;
  std::optional<Date> current_text_effective, end_date;
  Status status = Status::in_force;  // as recorded on provenance.as_of
  std::string status_note;
  std::vector<std::string> repeals;
  std::string replaced_by;
  std::optional<int> count;
  std::string count_unit;
  std::vector<Source> sources;
  std::string wipo_lex;
  std::vector<ProvisionRow> provisions;  // as in the file
  std::optional<OfficialList> official_list;
  std::map<Region, std::string> territorial_application;
  std::string amendment_history;
  Provenance provenance;
};

// The legal state of an instrument on a day.
struct StatusOnDay {
  Status status;
  // False when the dates are unknown and the recorded status is shown with its date.
  bool from_dates;
};
StatusOnDay status_on(const Instrument& instrument, const Date& day);
// The same rule from its parts, for callers that hold only the dates.
StatusOnDay status_on(Status recorded, const std::optional<Date>& first_effective,
                      const std::optional<Date>& from, const std::optional<Date>& end,
                      const Date& day);

// One article-level provision and all rows about it, in reading order of their paragraphs.
struct Provision {
  std::string instrument;
  ProvisionId id;  // at article level: art42, never art42(1); a range stands as a range
  std::vector<const ProvisionRow*> rows;  // into the instrument; never empty
  bool confirmed = false;                 // some row's number is confirmed
};
// In reading order; rows without a number are left out. Points into `instrument`.
std::vector<Provision> provisions_of(const Instrument& instrument);

}  // namespace gbalex::record

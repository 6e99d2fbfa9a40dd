// An authority, court, hotline, association or co-operation mechanism, with its details; each
// detail names the evidence it stands on. Names of officers are left out on purpose.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "record/date.h"
#include "record/provenance.h"
#include "record/texts.h"

namespace gbalex::record {

enum class DetailKind { address, phone, fax, email, website };
inline constexpr std::array kDetailKinds = {DetailKind::address, DetailKind::phone, DetailKind::fax,
                                            DetailKind::email, DetailKind::website};
std::string_view code(DetailKind kind);  // "address" …
std::optional<DetailKind> parse_detail_kind(std::string_view text);

struct Detail {
  DetailKind kind;
  std::string value;                     // the address, number, mail address or web address
  std::string evidence;                  // key of an evidence item of the same record
  std::string label;                     // may be empty
  std::string note;                      // for maintainers only
  std::string status;                    // "superseded 2024-10-21", "older line" …; empty: live
  std::optional<Language> language;      // of an address
  std::optional<Confidence> confidence;  // empty: that of the record

  // A superseded or historical detail: never shown as live.
  [[nodiscard]] bool is_live() const;
};

struct TimelineEvent {
  DateSpan date;  // a meeting may last days
  std::string event;
  std::string evidence;
};

// Members of a mechanism: list name ("current", "report_2017", "plan_2023_24") to contact ids.
struct MemberList {
  std::string name;
  std::vector<std::string> members;
};

// The contact's part in the cooperation programme.
struct Cooperation {
  std::vector<std::string> programme_items;
  std::vector<std::string> programme_items_via_predecessor;
  std::vector<std::string> programme_items_as_place;
  std::vector<std::string> expert_group;  // names of the member lists it stands in
};

struct CounterpartList {
  std::string function;  // one of counterpart_functions()
  std::vector<std::string> contacts;
};

struct Contact {
  std::string id;
  Region region = Region::mainland;
  std::string city, district;
  std::string level;
  std::vector<std::string> kinds;
  Texts names;
  std::optional<bool> name_confirmed;  // false: built on the provincial pattern
  std::vector<std::string> functions;
  std::string parent, owner, successor;
  std::vector<std::string> predecessors;
  std::vector<std::string> former_names;
  std::vector<std::string> also_holds;
  std::vector<std::string> units;
  std::string status_note;
  std::optional<Date> since;
  std::string area_code;
  std::vector<std::string> jurisdiction;
  std::string coverage;
  std::vector<std::string> members_text;
  std::vector<Detail> details;  // as in the file, one kind after the other
  std::string hours;
  std::vector<Language> languages;
  std::string languages_note;
  std::vector<std::string> hotlines;
  std::vector<MemberList> members;
  std::string members_description;  // where the members are only described
  std::vector<TimelineEvent> timeline;
  Cooperation cooperation;
  std::vector<CounterpartList> counterparts;
  Provenance provenance;
};

}  // namespace gbalex::record

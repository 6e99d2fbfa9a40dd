// The ids of the units of a Hong Kong law, from the publisher's keys and the printed numbers:
// "s18A", "s18A(1)(a)", "part5", "part5/div1", "sch1", "sch1/s2", "ord100". Rules have "r3",
// regulations "reg5". Both languages of a law get the same ids. Internal to the reader of HKLM;
// pure functions.
#pragma once

#include <string>
#include <string_view>

#include "library/wording.h"

namespace gbalex::intake::hklm {

// What is printed of a unit, and where it stands.
struct Numbering {
  library::UnitKind kind = library::UnitKind::text;
  std::string_view key;        // temporalId, "sch1_s2"; may be empty
  std::string_view name;       // "s2"; may be empty
  std::string_view value;      // of num: "2", "2A", "5...7"; may be empty
  std::string_view number;     // as printed: "2.", "(a)", "(e)-(ea)"
  std::string_view container;  // the id of the schedule or order around it; may be empty
  std::string_view parent;     // the id of the numbered unit around it
  std::string_view section;    // how sections of this law are called: "s", "r", "reg"
};

// Empty where the unit has no number that an id can be made of.
std::string unit_id(const Numbering& numbering);

// How the sections of a law are called: by what its title ends with ("Rules", "規例"), where
// `kind`, the element or role of the section ("section", "rule", "regulation"), does not say it.
std::string_view section_prefix(std::string_view kind, std::string_view title);

// The number at the head of a section's id, "reg12A" → 12; 0 where there is none.
int section_number(std::string_view id);

}  // namespace gbalex::intake::hklm

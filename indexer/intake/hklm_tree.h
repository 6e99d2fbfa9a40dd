// The body of an HKLM file as units of a wording. Internal to the reader of HKLM.
//
// A definition or a proviso is a text unit that holds what stands under it; numbers under it are no
// ids, since every definition begins again with (a). Notes of the publisher go to the history of
// the unit that they stand in. The first docTitle is the title of the law, and no unit. An element
// that is not known keeps its words as text, with a finding.
#pragma once

#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "intake/hklm_report.h"
#include "library/wording.h"
#include "record/vocabulary.h"

namespace gbalex::intake::hklm {

struct Tree {
  std::vector<library::Unit> units;  // of the file's own order, preface and schedules among them
  std::vector<std::string> history;  // of the whole text
};

struct TreeSettings {
  record::Language language = record::Language::en;
  std::string title;           // decides how sections are called
  bool is_instrument = false;  // provisions may be articles: of a constitutional instrument
};

Tree read_tree(const pugi::xml_node& main, const TreeSettings& settings, Report& report);

// The publisher's words for a state, as attributes or as docStatus; empty for others.
std::optional<library::UnitStatus> parse_status(std::string_view text);

// A date or the date of a time; empty for others.
std::optional<record::Date> parse_day(std::string_view text);

}  // namespace gbalex::intake::hklm

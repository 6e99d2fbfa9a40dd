// The cooperation programme of the Guangdong / Hong Kong expert group: years and their items.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "record/date.h"
#include "record/provenance.h"
#include "record/texts.h"

namespace gbalex::record {

struct Figure {
  std::string name;
  double value = 0;
  std::string unit;
  std::string qualifier;  // "about", "more than", "nearly" or empty
};

struct Activity {
  std::string what;
  std::optional<DateSpan> date;
  std::string place;
};

struct ProgrammeItem {
  std::string id;
  int item = 0;      // number in the report
  std::string year;  // id of the programme year
  Region region = Region::crossborder;
  std::vector<std::string> subjects;
  Texts title, summary;
  std::vector<std::string> parties;  // contact ids
  std::vector<std::string> other_parties;
  Date from, to;
  std::vector<Activity> activities;
  std::vector<Figure> figures;
  bool is_new = false;
  std::string source;
  Provenance provenance;
};

// One report period; its items stand in one file.
struct ProgrammeYear {
  std::string id;  // "2016-2017"
  DateSpan period;
  Texts title;
  std::string source;
};

// A row of the counterpart table: who does this function on each side.
struct CounterpartRow {
  std::string function;
  // Contact ids; the first column holds national and Guangdong bodies. Empty: none known.
  std::vector<std::string> mainland, hongkong, macao;
};

}  // namespace gbalex::record

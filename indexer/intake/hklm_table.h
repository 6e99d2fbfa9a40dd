// A table of HKLM (XHTML with elements of HKLM in its cells). Internal to the reader of HKLM.
#pragma once

#include <pugixml.hpp>
#include <string>
#include <vector>

#include "intake/hklm_report.h"
#include "intake/white_space.h"
#include "library/wording.h"

namespace gbalex::intake::hklm {

// Its rows; notes of amendment in it go to `history` of the table. Words between cells become cells
// of their own. Spans are 1 to 1,000.
library::Unit read_table(const pugi::xml_node& table, Report& report);

// All words of a node, notes included, blocks and line breaks as breaks.
void gather(const pugi::xml_node& node, Words& words);

// The same as one line.
std::string words_of(const pugi::xml_node& node);

}  // namespace gbalex::intake::hklm

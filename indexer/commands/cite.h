// gbalex cite TEXT: where a citation in any spelling leads.
#pragma once

#include <ostream>
#include <string>

#include "commands/settings.h"
#include "record/vocabulary.h"

namespace gbalex::commands {

// One line a target: address, title. kDataWrong when nothing is cited or held.
int cite(const std::string& text, record::Language reader, const Settings& settings,
         std::ostream& out, std::ostream& err);

}  // namespace gbalex::commands

// gbalex cite TEXT: what a text cites, in any spelling, and where that leads.
#pragma once

#include <ostream>
#include <string>

#include "commands/settings.h"
#include "record/vocabulary.h"

namespace gbalex::commands {

struct Cite {
  std::string text;
  std::string as_of;  // "2026-12-31"; empty: today
  record::Language reader = record::Language::en;
};

// One line a target: address, title, provision, what is not held. kDataWrong when nothing is cited
// or held.
int cite(const Cite& cite, const Settings& settings, std::ostream& out, std::ostream& err);

}  // namespace gbalex::commands

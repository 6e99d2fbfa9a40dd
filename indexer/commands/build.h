// gbalex build: from the corpus to a verified index that readers are switched to.
#pragma once

#include <cstddef>
#include <map>
#include <ostream>
#include <string>

#include "commands/settings.h"
#include "record/catalogue.h"

namespace gbalex::commands {

struct BuildOptions {
  bool terminal = false;   // draw a progress bar on `err`; else one line a step
  std::size_t shards = 1;  // in which the index is divided
};

// kDataWrong when the corpus has problems (all of them are printed); kEnvironment when another
// build runs, or disk or permissions fail; the live index is as it was before.
int build(const BuildOptions& options, const Settings& settings, std::ostream& out,
          std::ostream& err);

// What the index carries beside its documents: "counterparts" (the table as JSON),
// "programme-years" (JSON) and "corpus-counts" (records of each kind, JSON).
std::map<std::string, std::string> index_metadata(const record::Catalogue& catalogue);

}  // namespace gbalex::commands

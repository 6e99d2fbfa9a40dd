// gbalex show ID: one record as readers see it, from the corpus.
#pragma once

#include <ostream>
#include <string>

#include "commands/settings.h"

namespace gbalex::commands {

// `id` is a record's id, "instrument/provision" (cn-patent-law/art42, hk-cap-559/s18/1), or of a
// concept its id or, as a record may have the same, "concept/id".
// With json the record as the API answers it. kUsage when there is no such record.
int show(const std::string& id, const Settings& settings, std::ostream& out, std::ostream& err);

}  // namespace gbalex::commands

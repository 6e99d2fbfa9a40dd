// gbalex check: reads the corpus strictly and says everything that is wrong with it.
#pragma once

#include <filesystem>
#include <iosfwd>

#include "record/date.h"

namespace gbalex::commands {

// Prints the problems to `err`, one a line as "file:line:column: what, what to do", and a summary
// with the number of records of each kind to `out`. With `json`, prints the problems to `out` as
// one JSON array instead. Returns the exit status: 0 when there is no problem, else 1.
int check(const std::filesystem::path& corpus, const record::Date& today, bool json,
          std::ostream& out, std::ostream& err);

}  // namespace gbalex::commands

// Strict reading of corpus/: every file, every record, every cross-reference, all problems at once.
//
// Used by every command and by the indexer. A corpus with a problem is still read as far as it
// goes, so that one run names all problems; nobody builds an index from a corpus with problems.
// pugixml stays inside this folder. No global state; safe from any thread on distinct directories.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "record/catalogue.h"
#include "record/date.h"

namespace gbalex::corpus {

struct Problem {
  std::string file;  // relative to the corpus directory, '/' separated
  int line = 0;      // from 1; 0: the file as a whole
  int column = 0;    // in characters, from 1
  std::string what;
  std::string what_to_do;

  // "file:line:column: what, what to do"
  [[nodiscard]] std::string to_string() const;
};

struct Corpus {
  record::Catalogue catalogue;
  std::vector<Problem> problems;  // in the order of file, line, column
};

inline constexpr std::uintmax_t kMaxFileBytes = 4U << 20;
inline constexpr int kMaxDepth = 64;

// Reads all of `directory`. `today` decides which dates of sources, checks and history lie in the
// future. A directory that cannot be read is a problem of its own.
Corpus read(const std::filesystem::path& directory, const record::Date& today);

// Reads one file as if it stood at `name` in the corpus, without cross-references: what an edit
// checks before it is written. The records found are appended to `into`.
std::vector<Problem> read_file(const std::string& name, std::string_view bytes,
                               const record::Date& today, record::Catalogue& into);

// The references between records: dangling ids and duplicates.
std::vector<Problem> check_references(const record::Catalogue& catalogue);

}  // namespace gbalex::corpus

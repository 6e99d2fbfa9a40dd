// gbalex ingest: publishers' files of official texts into this copy's library.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <ostream>
#include <string>
#include <vector>

#include "commands/settings.h"
#include "intake/detect.h"

namespace gbalex::commands {

struct IngestOptions {
  std::vector<std::string> paths;        // files, folders, zip files, patterns
  std::filesystem::path library;         // empty: "library" in the data folder
  std::optional<intake::Format> format;  // of all files; empty: as each is detected
  bool dry_run = false;                  // tell, write nothing
  std::filesystem::path terms;           // file for candidates of the thesaurus; empty: none
  bool terminal = false;                 // draw a progress bar on `err`; else one line a tenth
  std::size_t threads = 0;               // that read files; 0: as many as the machine has cores
};

// Reports on `out` what became of every file. kDataWrong when no text could be taken of one of the
// paths, when a file is broken, or when the corpus has problems; kUsage for a path that leads
// nowhere or a terms file inside the corpus; kEnvironment when disk or permissions fail.
// What was stored before a failure stays; the same command again goes on from there.
int ingest(const IngestOptions& options, const Settings& settings, std::ostream& out,
           std::ostream& err);

}  // namespace gbalex::commands

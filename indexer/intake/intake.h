// Takes publishers' files into the library: detects, reads, identifies, stores, and reports what
// became of each. Called by `gbalex ingest`.
//
// Files are read in several threads and stored in the order of the collection, so that the same
// files give the same library and the same report. A few files are in memory at a time, whatever
// their number; members of zip files are never unpacked to disk.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "intake/collect.h"
#include "intake/detect.h"
#include "intake/report.h"
#include "library/identify.h"
#include "library/store.h"

namespace gbalex::intake {

struct IntakeOptions {
  std::optional<Format> format;  // of every file; empty: as detected
  bool is_dry_run = false;       // nothing is written; texts of one run do not see each other
  std::size_t threads = 2;       // that read
};

struct TakenIn {
  Report report;
  // Texts of Hong Kong that the library holds now: instrument and version.
  std::set<std::pair<std::string, std::string>> hong_kong;
};

// `done` counts up to about `total`. Called in the caller's thread.
using IntakeProgress = std::function<void(std::size_t done, std::size_t total)>;

// An Error is one of the environment, and ends it; what is wrong with a file stands in the report.
record::Result<TakenIn> take_in(const Collection& collection,
                                const library::Identifier& identifier,
                                const library::Store& store, const IntakeOptions& options,
                                const IntakeProgress& progress);

}  // namespace gbalex::intake

// gbalex eval: runs judged queries through the product's own analyser and planner and writes a
// TREC run, for the scorers of any collection.
#pragma once

#include <filesystem>
#include <optional>
#include <ostream>

#include "commands/settings.h"

namespace gbalex::commands {

struct EvalOptions {
  // Without a collection the product's own index under --data is searched; documents are named
  // "contact:hk-ipd", "provision:cn-patent-law/art42".
  std::optional<std::filesystem::path> collection;  // JSON lines: id, and work title heading text
  std::filesystem::path queries;                    // JSON lines: id, and query or text
  std::filesystem::path run;                        // "qid Q0 document rank score tag"
  std::optional<std::filesystem::path> latency;     // "qid<TAB>milliseconds"
  // "qid<TAB>document<TAB>value…", a column a feature, its head line first: what
  // bench/retrieval/train.py learns from.
  std::optional<std::filesystem::path> features;
  // Where the index of the collection is kept; one that stands there is taken as it is.
  std::optional<std::filesystem::path> keep;
  bool exact = false;  // as search::Request::exact: what concepts and spellings are worth
};

// Prints how many documents and queries, index seconds, bytes on disk, peak memory, and the
// latencies p50 and p95. kDataWrong for a malformed line (file:line), kEnvironment for the rest.
int eval(const EvalOptions& options, const Settings& settings, std::ostream& out,
         std::ostream& err);

}  // namespace gbalex::commands

// Settling what a killed process left of an edit, and letting a rebuild run beside edits.
//
// An intent of the ledger that is still open tells by the hash of its file how far it came: the old
// bytes, and it is reverted; the new bytes, and the index follows and it is done; any other bytes,
// and a person has changed the file since, which only a full rebuild settles.
//
// Edits call recover() under their lock and refuse to go on past what it leaves unsettled;
// gbalex-web calls recover(settings) at its start and logs the messages. `gbalex build` goes on,
// because it reads every file anew:
//
//   const auto edits = note_edits(settings);        // first of all, before the corpus is read
//   … corpus::read, Builder::add …
//   auto late = late_edits(settings, *edits);       // takes the lock: no edit until `late` is gone
//   if (!late->records.empty())                     // read the corpus again, for each record
//     builder.replace(make_documents_of(catalogue, record, payloads));
//   builder.finish(); builder.swap();               // verified, then current
//   settle_edits(*late);                            // the new index holds every edit
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "commands/settings.h"
#include "corpus/edit_lock.h"
#include "ledger/ledger.h"
#include "record/result.h"

namespace gbalex::commands {

struct Unsettled {
  ledger::EditIntent intent;
  bool file_is_new;  // the file holds the edit, but the index could not follow
  record::Error why;
};

struct Recovery {
  std::vector<ledger::EditIntent> completed, reverted;
  std::vector<Unsettled> unsettled;
};

// Fails only when ledger or corpus cannot be read.
record::Result<Recovery> recover(const corpus::CorpusLock& lock, const Settings& settings,
                                 ledger::Ledger& ledger);
// Takes the lock itself, and only when there is something to settle: a corpus that may not be
// written can be served.
record::Result<Recovery> recover(const Settings& settings);

// Where the edits stand, with none under way: the sequence for late_edits().
record::Result<std::int64_t> note_edits(const Settings& settings);

// Keeps the corpus locked as long as it lives.
struct LateEdits {
  corpus::CorpusLock lock;
  ledger::Ledger ledger;
  std::vector<std::string> records;  // edited since, each once
  std::vector<Unsettled> unsettled;  // in the files that the build has read, or reads again now
};
record::Result<LateEdits> late_edits(const Settings& settings, std::int64_t since);
record::Result<record::Done> settle_edits(LateEdits& late);

}  // namespace gbalex::commands

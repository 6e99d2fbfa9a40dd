#include "commands/recover.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "commands/edit_journal.h"
#include "corpus/edit_file.h"
#include "corpus/read.h"
#include "ledger/sha256.h"

namespace gbalex::commands {

using corpus::CorpusLock;
using ledger::EditIntent;
using ledger::IntentState;
using ledger::Ledger;
using record::Done;
using record::Error;
using record::ErrorKind;
using record::Result;

namespace {

std::string name_of(const EditIntent& intent) {
  return "edit " + std::to_string(intent.sequence) + " of " + intent.record;
}

Error changed_since(const EditIntent& intent) {
  return {ErrorKind::data,
          name_of(intent) + " was interrupted, and the file has been changed by other means since",
          intent.file, "look at the file, run gbalex check, then gbalex build"};
}

Result<Done> revert(const EditIntent& intent, const Settings& settings, Ledger& ledger) {
  const auto temporary = corpus::temporary_of(settings.corpus / intent.file);
  std::error_code error;
  std::filesystem::remove(temporary, error);
  if (error) {
    return Error{ErrorKind::environment, "cannot remove: " + error.message(), temporary.string(),
                 "remove it by hand"};
  }
  return ledger.mark(intent.sequence, IntentState::reverted);
}

}  // namespace

Result<Recovery> recover(const CorpusLock& /*held*/, const Settings& settings, Ledger& ledger) {
  Recovery recovery;
  auto pending = ledger.pending();
  if (!pending) return pending.error();
  std::optional<corpus::Corpus> corpus;  // read once, and only when an index must follow
  for (EditIntent& intent : *pending) {
    // A file that is gone has the hash of none.
    const auto bytes = corpus::read_bytes(settings.corpus / intent.file);
    const std::string hash = bytes ? ledger::sha256(*bytes) : std::string();
    if (hash == intent.sha256_before) {
      if (const auto reverted = revert(intent, settings, ledger); !reverted) {
        return reverted.error();
      }
      recovery.reverted.push_back(std::move(intent));
    } else if (hash == intent.sha256_after) {
      if (!corpus) corpus = corpus::read(settings.corpus, settings.today);
      const auto followed = follow_in_index(settings, corpus->catalogue, intent.record);
      if (!followed) {
        Error why = followed.error();
        why.what = name_of(intent) + " is in the corpus but not in the index: " + why.what;
        recovery.unsettled.push_back({std::move(intent), true, std::move(why)});
        continue;
      }
      if (const auto done = ledger.mark(intent.sequence, IntentState::done); !done) {
        return done.error();
      }
      recovery.completed.push_back(std::move(intent));
    } else {
      Error why = changed_since(intent);
      recovery.unsettled.push_back({std::move(intent), false, std::move(why)});
    }
  }
  return recovery;
}

Result<Recovery> recover(const Settings& settings) {
  std::error_code error;
  if (!std::filesystem::exists(ledger::ledger_file(settings.data), error)) return Recovery{};
  auto ledger = Ledger::open(settings.data);
  if (!ledger) return ledger.error();
  const auto pending = ledger->pending();
  if (!pending) return pending.error();
  if (pending->empty()) return Recovery{};
  const auto lock = CorpusLock::take(settings.corpus);
  if (!lock) return lock.error();
  return recover(*lock, settings, *ledger);
}

Result<std::int64_t> note_edits(const Settings& settings) {
  const auto lock = CorpusLock::take(settings.corpus);
  if (!lock) return lock.error();
  auto ledger = Ledger::open(settings.data);
  if (!ledger) return ledger.error();
  if (const auto recovery = recover(*lock, settings, *ledger); !recovery) return recovery.error();
  return ledger->last_sequence();
}

Result<LateEdits> late_edits(const Settings& settings, std::int64_t since) {
  auto lock = CorpusLock::take(settings.corpus);
  if (!lock) return lock.error();
  auto ledger = Ledger::open(settings.data);
  if (!ledger) return ledger.error();
  auto recovery = recover(*lock, settings, *ledger);
  if (!recovery) return recovery.error();
  const auto edits = ledger->since(since);
  if (!edits) return edits.error();
  std::vector<std::string> records;
  for (const EditIntent& edit : *edits) {
    const bool known = std::find(records.begin(), records.end(), edit.record) != records.end();
    if (edit.state != IntentState::reverted && !known) records.push_back(edit.record);
  }
  return LateEdits{std::move(*lock), std::move(*ledger), std::move(records),
                   std::move(recovery->unsettled)};
}

Result<Done> settle_edits(LateEdits& late) {
  for (const Unsettled& each : late.unsettled) {
    const auto state = each.file_is_new ? IntentState::done : IntentState::superseded;
    if (const auto marked = late.ledger.mark(each.intent.sequence, state); !marked) {
      return marked.error();
    }
  }
  late.unsettled.clear();
  return Done{};
}

}  // namespace gbalex::commands

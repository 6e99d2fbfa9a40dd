// What an edit of the corpus needs from ledger and index, which src/corpus does not know.
#pragma once

#include <string>

#include "commands/settings.h"
#include "corpus/edit.h"
#include "ledger/ledger.h"

namespace gbalex::commands {

// The intents of edits as rows of the ledger. The ledger must outlive it.
class LedgerJournal : public corpus::EditJournal {
 public:
  explicit LedgerJournal(ledger::Ledger& ledger) : ledger_(ledger) {}

  record::Result<std::int64_t> intend(const std::string& record, const std::string& file,
                                      std::string_view before, std::string_view after,
                                      const std::string& at) override;
  record::Result<record::Done> done(std::int64_t sequence) override;
  record::Result<record::Done> reverted(std::int64_t sequence) override;

 private:
  ledger::Ledger& ledger_;
};

// Replaces the documents of one record in the live index by those of the catalogue.
record::Result<record::Done> follow_in_index(const Settings& settings,
                                             const record::Catalogue& catalogue,
                                             const std::string& record);

// "2026-11-24T09:30:00+08:00": the time of an event in the histories.
std::string event_time(std::chrono::system_clock::time_point now);

}  // namespace gbalex::commands

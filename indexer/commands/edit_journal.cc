#include "commands/edit_journal.h"

#include <fmt/chrono.h>

#include "commands/payloads.h"
#include "index/build.h"
#include "index/document.h"
#include "ledger/sha256.h"

namespace gbalex::commands {

using record::Done;
using record::Result;

Result<std::int64_t> LedgerJournal::intend(const std::string& record, const std::string& file,
                                           std::string_view before, std::string_view after,
                                           const std::string& at) {
  ledger::EditIntent intent;
  intent.record = record;
  intent.file = file;
  intent.sha256_before = ledger::sha256(before);
  intent.sha256_after = ledger::sha256(after);
  intent.at = at;
  return ledger_.add_intent(intent);
}

Result<Done> LedgerJournal::done(std::int64_t sequence) {
  return ledger_.mark(sequence, ledger::IntentState::done);
}

Result<Done> LedgerJournal::reverted(std::int64_t sequence) {
  return ledger_.mark(sequence, ledger::IntentState::reverted);
}

Result<Done> follow_in_index(const Settings& settings, const record::Catalogue& catalogue,
                             const std::string& record) {
  const auto documents = index::make_documents_of(catalogue, record, reader_payloads());
  return index::update(settings.data, record, documents);
}

std::string event_time(std::chrono::system_clock::time_point now) {
  using std::chrono::system_clock;
  const std::time_t local = system_clock::to_time_t(now + std::chrono::hours(8));
  return fmt::format("{:%Y-%m-%dT%H:%M:%S}+08:00", fmt::gmtime(local));
}

}  // namespace gbalex::commands

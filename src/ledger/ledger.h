// The ledger: what machines and accounts did, in DATA/ledger.db (SQLite, on a local disk).
//
// Today it holds one intent per edit of the corpus. An intent is written, and on the disk, before
// the corpus file is touched, and settled after the index has followed; what a killed process left
// unsettled is found by pending() and settled by the hash of the file (commands/recover.h). The
// history inside the corpus stays the only truth about what was edited.
//
// One Ledger per thread; any number of processes (write-ahead log, writers wait up to 5 seconds
// for each other). A ledger written by another version of the program is refused by name.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "record/result.h"

namespace gbalex::ledger {

enum class IntentState {
  intended,    // under way, or left by a killed process
  done,        // file and index hold the new state
  reverted,    // the file was never touched
  superseded,  // the file was changed by other means; a full rebuild has read it since
};
std::string_view code(IntentState state);
std::optional<IntentState> parse_intent_state(std::string_view text);

struct EditIntent {
  std::int64_t sequence = 0;                // given by the ledger, growing, never used twice
  std::string record;                       // id
  std::string file;                         // relative to the corpus
  std::string sha256_before, sha256_after;  // of the whole file, hexadecimal
  IntentState state = IntentState::intended;
  std::string at;  // ISO 8601 with the offset of UTC+8
};

class Ledger {
 public:
  // Opens DATA/ledger.db, creating the directory and the tables where they are missing.
  static record::Result<Ledger> open(const std::filesystem::path& data);
  Ledger(Ledger&&) noexcept;
  Ledger& operator=(Ledger&&) noexcept;
  ~Ledger();

  // Durable when it returns. `sequence` and `state` of the argument are not read.
  record::Result<std::int64_t> add_intent(const EditIntent& intent);
  // Fails when there is no such intent.
  record::Result<record::Done> mark(std::int64_t sequence, IntentState state);

  // Each in the order of sequences.
  [[nodiscard]] record::Result<std::vector<EditIntent>> pending() const;
  [[nodiscard]] record::Result<std::vector<EditIntent>> since(std::int64_t sequence) const;
  // 0 before the first edit.
  [[nodiscard]] record::Result<std::int64_t> last_sequence() const;

 private:
  class Database;
  explicit Ledger(std::unique_ptr<Database> database);
  std::unique_ptr<Database> database_;
};

// Where the ledger of a data directory stands.
std::filesystem::path ledger_file(const std::filesystem::path& data);

}  // namespace gbalex::ledger

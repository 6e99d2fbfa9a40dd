#include "ledger/ledger.h"

#include <algorithm>
#include <array>
#include <utility>

#include "ledger/database.h"

namespace gbalex::ledger {

using record::Done;
using record::Error;
using record::ErrorKind;
using record::Result;

namespace {

// PRAGMA user_version of the tables below. 1: edit intents.
constexpr std::int64_t kSchemaVersion = 1;

constexpr const char* kTables = R"(
CREATE TABLE edit_intent (
  sequence      INTEGER PRIMARY KEY AUTOINCREMENT,
  record        TEXT NOT NULL,
  file          TEXT NOT NULL,
  sha256_before TEXT NOT NULL CHECK (length(sha256_before) = 64),
  sha256_after  TEXT NOT NULL CHECK (length(sha256_after) = 64),
  state         TEXT NOT NULL CHECK (state IN ('intended', 'done', 'reverted', 'superseded')),
  at            TEXT NOT NULL
) STRICT;
CREATE INDEX edit_intent_pending ON edit_intent (sequence) WHERE state = 'intended';
)";

constexpr std::string_view kColumns =
    "SELECT sequence, record, file, sha256_before, sha256_after, state, at FROM edit_intent ";

constexpr std::array<std::pair<IntentState, std::string_view>, 4> kStates = {{
    {IntentState::intended, "intended"},
    {IntentState::done, "done"},
    {IntentState::reverted, "reverted"},
    {IntentState::superseded, "superseded"},
}};

Result<std::int64_t> one_number(const Connection& connection, std::string_view sql) {
  Result<Statement> statement = connection.prepare(sql);
  if (!statement) return statement.error();
  const Result<bool> row = statement->step();
  if (!row) return row.error();
  return *row ? statement->number(0) : 0;
}

// Inside a transaction, so that two processes that open a new ledger make it once.
Result<Done> prepare_schema(const Connection& connection) {
  Result<Transaction> transaction = Transaction::begin(connection);
  if (!transaction) return transaction.error();
  const Result<std::int64_t> version = one_number(connection, "PRAGMA user_version");
  if (!version) return version.error();
  if (*version == 0) {
    const Result<std::int64_t> tables =
        one_number(connection, "SELECT count(*) FROM sqlite_schema");
    if (!tables) return tables.error();
    if (*tables != 0) {
      return Error{ErrorKind::environment, "this is a database of another program",
                   connection.file().string(), "name another --data directory"};
    }
    if (const Result<Done> made = connection.execute(kTables); !made) return made.error();
    const std::string stamp = "PRAGMA user_version=" + std::to_string(kSchemaVersion);
    if (const Result<Done> stamped = connection.execute(stamp); !stamped) return stamped.error();
  } else if (*version != kSchemaVersion) {
    return Error{ErrorKind::environment,
                 "the ledger has version " + std::to_string(*version) +
                     ", this program reads version " + std::to_string(kSchemaVersion),
                 connection.file().string(),
                 "use the program that wrote it, or another --data directory"};
  }
  return transaction->commit();
}

Result<std::vector<EditIntent>> read_intents(Statement statement) {
  std::vector<EditIntent> intents;
  for (;;) {
    const Result<bool> row = statement.step();
    if (!row) return row.error();
    if (!*row) return intents;
    EditIntent intent;
    intent.sequence = statement.number(0);
    intent.record = statement.text(1);
    intent.file = statement.text(2);
    intent.sha256_before = statement.text(3);
    intent.sha256_after = statement.text(4);
    // The table's CHECK admits no other code.
    intent.state = parse_intent_state(statement.text(5)).value();
    intent.at = statement.text(6);
    intents.push_back(std::move(intent));
  }
}

}  // namespace

class Ledger::Database {
 public:
  explicit Database(Connection opened) : connection(std::move(opened)) {}
  Connection connection;
};

Ledger::Ledger(std::unique_ptr<Database> database) : database_(std::move(database)) {}
Ledger::Ledger(Ledger&&) noexcept = default;
Ledger& Ledger::operator=(Ledger&&) noexcept = default;
Ledger::~Ledger() = default;

std::string_view code(IntentState state) {
  for (const auto& [value, text] : kStates) {
    if (value == state) return text;
  }
  return {};
}

std::optional<IntentState> parse_intent_state(std::string_view text) {
  for (const auto& [value, name] : kStates) {
    if (name == text) return value;
  }
  return std::nullopt;
}

std::filesystem::path ledger_file(const std::filesystem::path& data) { return data / "ledger.db"; }

Result<Ledger> Ledger::open(const std::filesystem::path& data) {
  std::error_code error;
  std::filesystem::create_directories(data, error);
  if (error) {
    return Error{ErrorKind::environment, "cannot make the data directory: " + error.message(),
                 data.string(), "check the path and its permissions"};
  }
  Result<Connection> connection = Connection::open(ledger_file(data));
  if (!connection) return connection.error();
  if (const Result<Done> prepared = prepare_schema(*connection); !prepared) {
    return prepared.error();
  }
  return Ledger(std::make_unique<Database>(std::move(connection).value()));
}

Result<std::int64_t> Ledger::add_intent(const EditIntent& intent) {
  const Connection& connection = database_->connection;
  Result<Transaction> transaction = Transaction::begin(connection);
  if (!transaction) return transaction.error();
  Result<Statement> insert = connection.prepare(
      "INSERT INTO edit_intent (record, file, sha256_before, sha256_after, state, at) "
      "VALUES (?, ?, ?, ?, 'intended', ?)");
  if (!insert) return insert.error();
  insert->bind(1, intent.record)
      .bind(2, intent.file)
      .bind(3, intent.sha256_before)
      .bind(4, intent.sha256_after)
      .bind(5, intent.at);
  if (const Result<Done> inserted = insert->run(); !inserted) return inserted.error();
  const std::int64_t sequence = connection.last_row();
  if (const Result<Done> committed = transaction->commit(); !committed) return committed.error();
  return sequence;
}

Result<Done> Ledger::mark(std::int64_t sequence, IntentState state) {
  const Connection& connection = database_->connection;
  Result<Transaction> transaction = Transaction::begin(connection);
  if (!transaction) return transaction.error();
  Result<Statement> update =
      connection.prepare("UPDATE edit_intent SET state = ? WHERE sequence = ?");
  if (!update) return update.error();
  update->bind(1, code(state)).bind(2, sequence);
  if (const Result<Done> updated = update->run(); !updated) return updated.error();
  if (connection.changed_rows() != 1) {
    return Error{ErrorKind::data, "there is no edit " + std::to_string(sequence),
                 connection.file().string(), "check that --data is the directory of that edit"};
  }
  return transaction->commit();
}

Result<std::vector<EditIntent>> Ledger::pending() const {
  Result<Statement> select = database_->connection.prepare(
      std::string(kColumns) + "WHERE state = 'intended' ORDER BY sequence");
  if (!select) return select.error();
  return read_intents(std::move(select).value());
}

Result<std::vector<EditIntent>> Ledger::since(std::int64_t sequence) const {
  Result<Statement> select =
      database_->connection.prepare(std::string(kColumns) + "WHERE sequence > ? ORDER BY sequence");
  if (!select) return select.error();
  select->bind(1, sequence);
  return read_intents(std::move(select).value());
}

Result<std::int64_t> Ledger::last_sequence() const {
  return one_number(database_->connection, "SELECT coalesce(max(sequence), 0) FROM edit_intent");
}

}  // namespace gbalex::ledger

#include "ledger/database.h"

#include <utility>

namespace gbalex::ledger {

using record::Done;
using record::Error;
using record::ErrorKind;
using record::Result;

namespace {

constexpr int kBusyTimeoutMilliseconds = 5'000;

Error failure_of(sqlite3* handle, const std::filesystem::path& file) {
  const int code = handle == nullptr ? SQLITE_NOMEM : sqlite3_errcode(handle);
  const char* message = handle == nullptr ? sqlite3_errstr(code) : sqlite3_errmsg(handle);
  std::string advice = "check that the directory is on a local disk and may be written";
  if (code == SQLITE_BUSY) advice = "another process holds it; try again in a moment";
  if (code == SQLITE_NOTADB || code == SQLITE_CORRUPT) {
    advice = "move the file away and run gbalex build: the corpus holds the history of all edits";
  }
  return {ErrorKind::environment, std::string("the ledger fails: ") + message, file.string(),
          advice};
}

}  // namespace

Statement& Statement::bind(int parameter, std::string_view text) {
  const int result = sqlite3_bind_text64(statement_.get(), parameter, text.data(), text.size(),
                                         SQLITE_TRANSIENT, SQLITE_UTF8);
  if (result != SQLITE_OK) bind_failure_ = result;
  return *this;
}

Statement& Statement::bind(int parameter, std::int64_t number) {
  const int result = sqlite3_bind_int64(statement_.get(), parameter, number);
  if (result != SQLITE_OK) bind_failure_ = result;
  return *this;
}

Result<bool> Statement::step() {
  if (bind_failure_ != SQLITE_OK) return connection_->failure();
  const int result = sqlite3_step(statement_.get());
  if (result == SQLITE_ROW) return true;
  if (result == SQLITE_DONE) return false;
  return connection_->failure();
}

Result<Done> Statement::run() {
  if (const Result<bool> row = step(); !row) return row.error();
  return Done{};
}

std::string Statement::text(int column) const {
  const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(statement_.get(), column));
  if (bytes == nullptr) return {};
  return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column))};
}

std::int64_t Statement::number(int column) const {
  return sqlite3_column_int64(statement_.get(), column);
}

Result<Connection> Connection::open(const std::filesystem::path& file) {
  sqlite3* handle = nullptr;
  const int opened =
      sqlite3_open_v2(file.c_str(), &handle,
                      SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nullptr);
  Connection connection(handle, file);
  if (opened != SQLITE_OK) return connection.failure();
  if (sqlite3_busy_timeout(handle, kBusyTimeoutMilliseconds) != SQLITE_OK) {
    return connection.failure();
  }
  for (const char* pragma : {"PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL"}) {
    if (const Result<Done> set = connection.execute(pragma); !set) return set.error();
  }
  return connection;
}

Result<Statement> Connection::prepare(std::string_view sql) const {
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v2(handle_.get(), sql.data(), static_cast<int>(sql.size()), &statement,
                         nullptr) != SQLITE_OK) {
    return failure();
  }
  return Statement(*this, statement);
}

Result<Done> Connection::execute(const std::string& sql) const {
  if (sqlite3_exec(handle_.get(), sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) {
    return failure();
  }
  return Done{};
}

Error Connection::failure() const { return failure_of(handle_.get(), file_); }

Result<Transaction> Transaction::begin(const Connection& connection) {
  if (const Result<Done> begun = connection.execute("BEGIN IMMEDIATE"); !begun) {
    return begun.error();
  }
  return Transaction(connection);
}

Transaction::Transaction(Transaction&& other) noexcept
    : connection_(std::exchange(other.connection_, nullptr)) {}

Transaction::~Transaction() {
  // A rollback that fails leaves nothing to do: closing the connection rolls back as well.
  if (connection_ != nullptr) (void)connection_->execute("ROLLBACK");
}

Result<Done> Transaction::commit() {
  const Result<Done> committed = connection_->execute("COMMIT");
  if (committed) connection_ = nullptr;
  return committed;
}

}  // namespace gbalex::ledger

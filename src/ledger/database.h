// SQLite for this folder: a connection, a statement, a transaction. Every failure becomes a
// record::Error that names the file. One thread at a time per connection.
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "record/result.h"

namespace gbalex::ledger {

class Connection;

// A prepared statement. Parameters count from 1, columns from 0, as in SQLite.
class Statement {
 public:
  Statement& bind(int parameter, std::string_view text);
  Statement& bind(int parameter, std::int64_t number);

  // True: a row is there. False: no more rows.
  record::Result<bool> step();
  // For statements without rows.
  record::Result<record::Done> run();

  [[nodiscard]] std::string text(int column) const;
  [[nodiscard]] std::int64_t number(int column) const;

 private:
  friend class Connection;
  struct Finalise {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
  };
  Statement(const Connection& connection, sqlite3_stmt* statement)
      : connection_(&connection), statement_(statement) {}

  const Connection* connection_;
  std::unique_ptr<sqlite3_stmt, Finalise> statement_;
  int bind_failure_ = SQLITE_OK;
};

class Connection {
 public:
  // Write-ahead log, full synchronisation (a committed row survives a power cut), busy timeout.
  static record::Result<Connection> open(const std::filesystem::path& file);

  [[nodiscard]] record::Result<Statement> prepare(std::string_view sql) const;
  record::Result<record::Done> execute(const std::string& sql) const;
  [[nodiscard]] std::int64_t last_row() const { return sqlite3_last_insert_rowid(handle_.get()); }
  [[nodiscard]] int changed_rows() const { return sqlite3_changes(handle_.get()); }

  [[nodiscard]] record::Error failure() const;
  [[nodiscard]] const std::filesystem::path& file() const { return file_; }

 private:
  struct Close {
    void operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }
  };
  Connection(sqlite3* handle, std::filesystem::path file)
      : handle_(handle), file_(std::move(file)) {}

  std::unique_ptr<sqlite3, Close> handle_;
  std::filesystem::path file_;
};

// Takes the write lock at once, so that a read inside it is still true at the commit. Rolled back
// unless committed. The connection must outlive it and stay where it is.
class Transaction {
 public:
  static record::Result<Transaction> begin(const Connection& connection);
  Transaction(Transaction&& other) noexcept;
  Transaction& operator=(Transaction&&) = delete;
  ~Transaction();

  record::Result<record::Done> commit();

 private:
  explicit Transaction(const Connection& connection) : connection_(&connection) {}
  const Connection* connection_;  // null: committed or moved from
};

}  // namespace gbalex::ledger

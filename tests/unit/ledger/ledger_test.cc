#include "ledger/ledger.h"

#include <sqlite3.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <thread>

#include "commands/temporary_folder.h"
#include "ledger/sha256.h"

using namespace gbalex::ledger;
namespace fs = std::filesystem;

namespace {

EditIntent intent_of(const std::string& record) {
  return {0,
          record,
          "links/a.xml",
          sha256("old " + record),
          sha256("new " + record),
          IntentState::intended,
          "2026-11-24T09:30:00+08:00"};
}

Ledger opened(const fs::path& data) {
  auto ledger = Ledger::open(data);
  INFO((ledger ? std::string() : ledger.error().to_string()));
  REQUIRE(ledger.ok());
  return std::move(ledger).value();
}

void run_sql(const fs::path& file, const char* sql) {
  sqlite3* handle = nullptr;
  REQUIRE(sqlite3_open(file.c_str(), &handle) == SQLITE_OK);
  CHECK(sqlite3_exec(handle, sql, nullptr, nullptr, nullptr) == SQLITE_OK);
  sqlite3_close(handle);
}

}  // namespace

TEST_CASE("the hash is SHA-256 as published") {
  CHECK(sha256("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(sha256("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST_CASE("an intent goes from intended to done and is found by sequence") {
  const gbalex::commands::TemporaryFolder data;
  {
    Ledger ledger = opened(data.path() / "new" / "var");
    CHECK(ledger.last_sequence().value() == 0);
    CHECK(ledger.pending().value().empty());
    CHECK(ledger.add_intent(intent_of("link-1")).value() == 1);
    CHECK(ledger.add_intent(intent_of("link-2")).value() == 2);
    CHECK(ledger.mark(1, IntentState::done).ok());
  }
  Ledger ledger = opened(data.path() / "new" / "var");
  CHECK(ledger.last_sequence().value() == 2);
  const auto pending = ledger.pending().value();
  REQUIRE(pending.size() == 1);
  CHECK(pending[0].sequence == 2);
  CHECK(pending[0].record == "link-2");
  CHECK(pending[0].file == "links/a.xml");
  CHECK(pending[0].sha256_before == sha256("old link-2"));
  CHECK(pending[0].sha256_after == sha256("new link-2"));
  CHECK(pending[0].at == "2026-11-24T09:30:00+08:00");
  CHECK(ledger.since(0).value().size() == 2);
  CHECK(ledger.since(0).value()[0].state == IntentState::done);
  CHECK(ledger.since(1).value().size() == 1);
  CHECK(ledger.since(2).value().empty());
  for (const IntentState state : {IntentState::reverted, IntentState::superseded}) {
    CHECK(ledger.mark(2, state).ok());
    CHECK(ledger.since(1).value()[0].state == state);
  }
  CHECK(ledger.pending().value().empty());
}

TEST_CASE("an edit that does not exist cannot be settled") {
  const gbalex::commands::TemporaryFolder data;
  Ledger ledger = opened(data.path());
  const auto marked = ledger.mark(7, IntentState::done);
  REQUIRE_FALSE(marked.ok());
  CHECK(marked.error().what == "there is no edit 7");
}

TEST_CASE("a row that no intent could make is refused by the table") {
  const gbalex::commands::TemporaryFolder data;
  Ledger ledger = opened(data.path());
  EditIntent intent = intent_of("link-1");
  intent.sha256_after = "short";
  CHECK_FALSE(ledger.add_intent(intent).ok());
  CHECK(ledger.last_sequence().value() == 0);
  CHECK(ledger.add_intent(intent_of("link-1")).ok());
}

TEST_CASE("a ledger of another version is refused by name") {
  const gbalex::commands::TemporaryFolder data;
  { opened(data.path()); }
  run_sql(ledger_file(data.path()), "PRAGMA user_version=9");
  const auto ledger = Ledger::open(data.path());
  REQUIRE_FALSE(ledger.ok());
  CHECK(ledger.error().kind == gbalex::record::ErrorKind::environment);
  CHECK(ledger.error().to_string() ==
        ledger_file(data.path()).string() +
            ": the ledger has version 9, this program reads version 1; use the program that wrote "
            "it, or another --data directory");
}

TEST_CASE("a file that is no ledger is refused, not written to") {
  const gbalex::commands::TemporaryFolder data;
  SECTION("a database of another program") {
    run_sql(ledger_file(data.path()), "CREATE TABLE mail (id INTEGER)");
    const auto ledger = Ledger::open(data.path());
    REQUIRE_FALSE(ledger.ok());
    CHECK(ledger.error().what == "this is a database of another program");
  }
  SECTION("a text") {
    std::FILE* file = std::fopen(ledger_file(data.path()).c_str(), "w");
    REQUIRE(file != nullptr);
    for (int i = 0; i < 100; ++i) std::fputs("not a database\n", file);
    std::fclose(file);
    const auto ledger = Ledger::open(data.path());
    REQUIRE_FALSE(ledger.ok());
    CHECK(ledger.error().what.find("not a database") != std::string::npos);
  }
  SECTION("a directory that cannot be made") {
    {
      std::FILE* file = std::fopen((data.path() / "plain").c_str(), "w");
      std::fclose(file);
    }
    const auto ledger = Ledger::open(data.path() / "plain" / "var");
    REQUIRE_FALSE(ledger.ok());
    CHECK(ledger.error().kind == gbalex::record::ErrorKind::environment);
  }
}

TEST_CASE("writers beside each other wait, and every sequence is given once") {
  const gbalex::commands::TemporaryFolder data;
  constexpr int kWriters = 4, kEach = 25;
  std::vector<std::thread> writers;
  std::atomic<int> failures = 0;
  for (int writer = 0; writer < kWriters; ++writer) {
    writers.emplace_back([&] {
      auto ledger = Ledger::open(data.path());
      if (!ledger) {
        failures += kEach;
        return;
      }
      for (int i = 0; i < kEach; ++i) {
        const auto sequence = ledger->add_intent(intent_of("link-1"));
        if (!sequence || !ledger->mark(*sequence, IntentState::done)) ++failures;
      }
    });
  }
  for (std::thread& each : writers) each.join();
  CHECK(failures == 0);
  const Ledger ledger = opened(data.path());
  CHECK(ledger.since(0).value().size() == kWriters * kEach);
  CHECK(ledger.last_sequence().value() == kWriters * kEach);
  CHECK(ledger.pending().value().empty());
}

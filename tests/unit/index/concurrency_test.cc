// Readers beside a writer that commits all the time, and beside swaps.
#include <array>
#include <atomic>
#include <catch2/catch.hpp>
#include <mutex>
#include <thread>

#include "unit/index/invented.h"

namespace gbalex::tests {

namespace {

constexpr int kReaders = 8;

// What went wrong in any thread: Catch's assertions belong to the main thread.
class Faults {
 public:
  void add(const std::string& fault) {
    if (fault.empty()) return;
    const std::lock_guard lock(mutex_);
    if (count_++ == 0) first_ = fault;
  }
  // Only when all threads have ended.
  [[nodiscard]] int count() const { return count_; }
  [[nodiscard]] const std::string& first() const { return first_; }

 private:
  std::mutex mutex_;
  int count_ = 0;
  std::string first_;
};

struct Reads {
  std::array<std::atomic<int>, kReaders> by_reader{};
  std::atomic<int> high = 0, low = 0;
};

// Reads until `done` and at least once.
void read_until(const std::atomic<bool>& done, int reader_number, index::ReaderPool& pool,
                Reads& reads, Faults& faults) {
  do {
    Seen seen;
    auto read = pool.with([&seen](const index::Reader& reader) {
      seen = look(reader);
      if (!seen.wrong.empty()) return;
      for (const index::Stored& provision : reader.provisions(kTide)) {
        if (provision.payload != seen.state) seen.wrong = "a provision says " + provision.payload;
      }
    });
    if (!read) {
      faults.add(read.error().to_string());
    } else {
      faults.add(seen.wrong);
      ++(seen.state == kHigh ? reads.high : reads.low);
    }
    ++reads.by_reader[static_cast<std::size_t>(reader_number)];
  } while (!done);
}

void write_updates(const DataDir& data, int commits, Faults& faults) {
  const auto high = tide(kHigh), low = tide(kLow);
  for (int i = 0; i < commits; ++i) {
    auto updated = index::update(data.path(), kTide, i % 2 == 0 ? low : high);
    if (!updated) faults.add(updated.error().to_string());
  }
}

// Eight readers beside `write`.
template <typename Write>
void read_beside(const DataDir& data, const Write& write) {
  auto pool = index::ReaderPool::open(data.path());
  REQUIRE(pool.ok());
  std::atomic<bool> done = false;
  Faults faults;
  Reads reads;
  std::vector<std::thread> readers;
  for (int i = 0; i < kReaders; ++i) {
    readers.emplace_back([&, i] { read_until(done, i, **pool, reads, faults); });
  }
  write(faults);
  done = true;
  for (std::thread& reader : readers) reader.join();
  INFO(faults.first());
  CHECK(faults.count() == 0);
  for (const auto& count : reads.by_reader) CHECK(count > 0);
  CHECK(reads.high > 0);
  CHECK(reads.low > 0);
}

}  // namespace

TEST_CASE("eight readers beside 200 commits see the record whole at every read") {
  const DataDir data;
  build(data.path(), kHigh);
  read_beside(data, [&](Faults& faults) { write_updates(data, 200, faults); });
  CHECK(index::verify(data.path()).ok());
}

TEST_CASE("eight readers beside swaps see the index whole at every read") {
  const DataDir data;
  build(data.path(), kHigh);
  const auto high = documents(kHigh), low = documents(kLow);
  read_beside(data, [&](Faults& faults) {
    for (int i = 0; i < 40; ++i) faults.add(try_build(data.path(), i % 2 == 0 ? low : high));
  });
  CHECK(index::verify(data.path()).ok());
}

TEST_CASE("eight readers beside commits and swaps in turn see the index whole at every read") {
  const DataDir data;
  build(data.path(), kHigh);
  const auto high = documents(kHigh), low = documents(kLow);
  // As in the program: no edit is written while a build is being swapped in.
  std::mutex edits;
  read_beside(data, [&](Faults& faults) {
    std::thread builder([&] {
      for (int i = 0; i < 20; ++i) {
        const std::lock_guard no_edits(edits);
        faults.add(try_build(data.path(), i % 2 == 0 ? low : high));
      }
    });
    for (int i = 0; i < 50; ++i) {
      const std::lock_guard no_swap(edits);
      write_updates(data, 2, faults);
    }
    builder.join();
  });
  CHECK(index::verify(data.path()).ok());
}

TEST_CASE("writers of several records wait for each other and lose no update") {
  constexpr int kCommits = 15;
  const DataDir data;
  build(data.path(), kHigh);
  const auto rename_office = [](int number) {
    auto office = index::make_documents_of(catalogue(kHigh), "hk-lantern-office", payloads());
    office.front().payload = "office " + std::to_string(number);
    return office;
  };
  Faults faults;
  std::thread other([&] {
    for (int i = 1; i <= kCommits; ++i) {
      auto updated = index::update(data.path(), "hk-lantern-office", rename_office(i));
      if (!updated) faults.add(updated.error().to_string());
    }
  });
  write_updates(data, kCommits, faults);
  other.join();
  INFO(faults.first());
  CHECK(faults.count() == 0);
  auto pool = index::ReaderPool::open(data.path());
  REQUIRE(pool.ok());
  std::string office, law;
  REQUIRE((*pool)
              ->with([&](const index::Reader& reader) {
                if (auto found = reader.get(record::Kind::contact, "hk-lantern-office")) {
                  office = found->payload;
                }
                if (auto found = reader.get(record::Kind::instrument, kTide)) law = found->payload;
              })
              .ok());
  CHECK(office == "office " + std::to_string(kCommits));
  CHECK(law == kLow);  // the last of an odd number of commits
  CHECK(index::verify(data.path()).ok());
}

}  // namespace gbalex::tests

// Opening what is not an index of ours: refused with words, never a crash.
#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>

#include "index/schema.h"
#include "text/analyse.h"
#include "unit/index/invented.h"

namespace gbalex::tests {

namespace fs = std::filesystem;

namespace {

std::string read_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void write_file(const fs::path& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
}

void both_refuse(const DataDir& data, const std::string& because) {
  const auto pool = index::ReaderPool::open(data.path());
  REQUIRE_FALSE(pool.ok());
  CHECK(pool.error().kind == record::ErrorKind::environment);
  CHECK_THAT(pool.error().what, Catch::Contains(because));
  CHECK_FALSE(pool.error().where.empty());
  CHECK_FALSE(pool.error().what_to_do.empty());
  const auto verified = index::verify(data.path());
  REQUIRE_FALSE(verified.ok());
  CHECK_FALSE(verified.error().what.empty());
}

// Overwrites the first byte after `marker` in the database of the current generation.
void patch_after(const DataDir& data, const std::string& marker, char from, char to,
                 std::size_t within) {
  const fs::path file = data.current() / "postlist.glass";
  std::string bytes = read_file(file);
  std::size_t patched = 0;
  for (std::size_t at = bytes.find(marker); at != std::string::npos;
       at = bytes.find(marker, at + 1)) {
    const std::size_t start = at + marker.size();
    const std::size_t value = bytes.find(from, start);
    if (value == std::string::npos || value - start >= within) continue;
    bytes[value] = to;
    ++patched;
  }
  REQUIRE(patched > 0);
  write_file(file, bytes);
}

}  // namespace

TEST_CASE("without an index opening fails and says how to make one") {
  const DataDir data;
  both_refuse(data, "no index");
  const auto missing = index::ReaderPool::open(data.path() / "nowhere");
  REQUIRE_FALSE(missing.ok());
  CHECK_THAT(missing.error().what, Catch::Contains("no index"));
}

TEST_CASE("an update without an index is done and makes none") {
  const DataDir data;
  CHECK(index::update(data.path(), kTide, tide(kLow)).ok());
  both_refuse(data, "no index");
}

TEST_CASE("garbage in place of a database is refused") {
  const DataDir data;
  build(data.path(), kHigh);
  const fs::path generation = data.current();
  for (const auto& entry : fs::directory_iterator(generation)) {
    write_file(entry.path(), std::string(5000, '#'));
  }
  both_refuse(data, "cannot read the index");
}

TEST_CASE("a plain file called current is no index") {
  const DataDir data;
  fs::create_directories(data.index());
  write_file(data.index() / "current", "g000001");
  both_refuse(data, "no index");
}

TEST_CASE("a truncated database does not verify") {
  const DataDir data;
  build(data.path(), kHigh);
  const fs::path file = data.current() / "postlist.glass";
  fs::resize_file(file, fs::file_size(file) / 2);
  const auto verified = index::verify(data.path());
  REQUIRE_FALSE(verified.ok());
  CHECK_THAT(verified.error().what, Catch::Contains("damaged"));
}

TEST_CASE("an index of another text analyser is refused by name") {
  const DataDir data;
  build(data.path(), kHigh);
  const std::string ours = text::analyser_digest();
  const std::string head = ours.substr(0, ours.size() - 1);
  const char other = ours.back() == '0' ? '1' : '0';
  patch_after(data, head, ours.back(), other, 1);
  both_refuse(data, "text analyser " + head + other);
  CHECK_FALSE(index::update(data.path(), kTide, tide(kLow)).ok());
}

TEST_CASE("an index of another schema version is refused by name") {
  const DataDir data;
  build(data.path(), kHigh);
  // The metadata entry stands plainly in the file: its key, a length, its value.
  patch_after(data, "schema", index::kSchemaVersion.front(), '9', 4);
  both_refuse(data, "schema version 9");
  CHECK_FALSE(index::update(data.path(), kTide, tide(kLow)).ok());
}

}  // namespace gbalex::tests

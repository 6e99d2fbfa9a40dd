// An index that is built once and never edited takes less of the disk, and is whole all the same.
#include <xapian.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>
#include <sstream>

#include "index/attach.h"
#include "index/schema.h"
#include "unit/index/invented.h"

namespace gbalex::tests {

namespace fs = std::filesystem;

namespace {

index::BuildReport build_with(const fs::path& data, const index::BuildOptions& options) {
  auto builder = index::Builder::begin(data, options);
  REQUIRE(builder.ok());
  REQUIRE((*builder)->add(documents(kHigh), {}).ok());
  auto report = (*builder)->finish();
  INFO((report ? std::string() : report.error().to_string()));
  REQUIRE(report.ok());
  REQUIRE((*builder)->swap().ok());
  return *report;
}

index::BuildReport build_once(const fs::path& data, std::size_t shards = 1) {
  return build_with(data, {.shards = shards, .edits = index::Edits::never});
}

std::vector<fs::path> files_called(const fs::path& folder, const char* name) {
  std::vector<fs::path> found;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.path().filename() == name) found.push_back(entry.path());
  }
  return found;
}

// What the documents have in a slot, the empty ones too.
std::vector<std::string> values(const fs::path& generation, unsigned slot) {
  const Xapian::Database database(generation.string());
  std::vector<std::string> all;
  for (auto at = database.postlist_begin(""); at != database.postlist_end(""); ++at) {
    all.push_back(database.get_document(*at).get_value(slot));
  }
  return all;
}

// How many documents have an entry in the slots that results are sorted by title with.
std::size_t title_keys(const fs::path& generation) {
  std::size_t keys = 0;
  for (unsigned i = 0; i < index::kTitleSlots; ++i) {
    for (const std::string& value : values(generation, index::number(index::Slot::title) + i)) {
      keys += value.empty() ? 0 : 1;
    }
  }
  return keys;
}

}  // namespace

TEST_CASE("the sums of terms and positions take sixteen bytes a document") {
  const DataDir data;
  build(data.path(), kHigh);
  const auto sums = values(data.current(), index::number(index::Slot::sums));
  REQUIRE(sums.size() == 13);
  for (const std::string& each : sums) CHECK(each.size() == 16);
  CHECK(std::set<std::string>(sums.begin(), sums.end()).size() > 1);
}

TEST_CASE("what is never edited has no terms by document and no keys of titles") {
  for (const std::size_t shards : {1U, 3U}) {
    CAPTURE(shards);
    const DataDir whole, once;
    const auto larger = build_with(whole.path(), {.shards = shards});
    const auto smaller = build_once(once.path(), shards);
    CHECK(files_called(whole.current(), "termlist.glass").size() == shards);
    CHECK(files_called(once.current(), "termlist.glass").empty());
    CHECK(title_keys(whole.current()) > 0);
    CHECK(title_keys(once.current()) == 0);
    CHECK(smaller.documents == larger.documents);
    CHECK(smaller.bytes < larger.bytes);
  }
}

TEST_CASE("what is never edited is whole, and verified as it was when it was built") {
  for (const std::size_t shards : {1U, 3U}) {
    CAPTURE(shards);
    const DataDir data;
    const auto built = build_once(data.path(), shards);
    const auto verified = index::verify(data.path());
    INFO((verified ? std::string() : verified.error().to_string()));
    REQUIRE(verified.ok());
    CHECK(verified->content_digest == built.content_digest);
    CHECK(verified->documents == built.documents);
    CHECK(verified->bytes == built.bytes);
    for (const fs::path& table : files_called(data.current(), "postlist.glass")) {
      std::ostringstream said;
      CHECK(Xapian::Database::check(table.parent_path().string(), 0, &said) == 0);
    }
    const Seen seen = look(data.path());
    CHECK(seen.state == kHigh);
    CHECK(seen.wrong == "");
  }
}

TEST_CASE("what is never edited cannot be updated, and says so") {
  for (const std::size_t shards : {1U, 3U}) {
    CAPTURE(shards);
    const DataDir data;
    const auto built = build_once(data.path(), shards);
    for (const auto& refused :
         {index::can_update(data.path()), index::update(data.path(), kTide, tide(kLow))}) {
      REQUIRE_FALSE(refused.ok());
      CHECK(refused.error().kind == record::ErrorKind::environment);
      CHECK_THAT(refused.error().what, Catch::Contains("never edited"));
      CHECK_FALSE(refused.error().what_to_do.empty());
    }
    const auto verified = index::verify(data.path());
    REQUIRE(verified.ok());
    CHECK(verified->content_digest == built.content_digest);
    build(data.path(), kHigh, shards);
    CHECK(index::update(data.path(), kTide, tide(kLow)).ok());
  }
}

TEST_CASE("damage to what is never edited is found") {
  const DataDir data;
  build_once(data.path());
  const fs::path file = data.current() / "postlist.glass";
  fs::resize_file(file, fs::file_size(file) / 2);
  CHECK_FALSE(index::verify(data.path()).ok());
}

TEST_CASE("an index that may be edited is damaged without its terms by document") {
  const DataDir data;
  build(data.path(), kHigh);
  fs::remove(data.current() / "termlist.glass");
  const auto verified = index::verify(data.path());
  REQUIRE_FALSE(verified.ok());
  CHECK_THAT(verified.error().what, Catch::Contains("damaged"));
}

TEST_CASE("what a record points to is known without its terms") {
  const DataDir whole, once;
  build(whole.path(), kHigh);
  build_once(once.path());
  const auto references = [](const fs::path& data) {
    std::vector<std::vector<std::string>> all;
    auto pool = index::ReaderPool::open(data);
    REQUIRE(pool.ok());
    REQUIRE((*pool)
                ->with([&all](const index::Reader& reader) {
                  for (std::uint32_t id = 1; id <= 13; ++id) all.push_back(*reader.references(id));
                })
                .ok());
    return all;
  };
  const auto wanted = references(whole.path());
  CHECK(
      std::any_of(wanted.begin(), wanted.end(), [](const auto& each) { return each.size() > 1; }));
  CHECK(references(once.path()) == wanted);
}

}  // namespace gbalex::tests

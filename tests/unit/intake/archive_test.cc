// Zip files that are as they should be, and those that somebody made to do harm.
#include "intake/archive.h"

#include <archive.h>
#include <archive_entry.h>

#include <catch2/catch.hpp>
#include <fstream>
#include <map>
#include <utility>

using namespace gbalex;
using intake::ArchiveLimits;
using intake::Finding;
using intake::Member;
using intake::read_archive;

namespace {

struct Put {
  std::string name, bytes;
  mode_t type = AE_IFREG;
};

// Written by the same library: what it reads of others is measured on real files.
std::string zip_of(const std::vector<Put>& members) {
  std::string out(1U << 20U, '\0');
  for (const Put& member : members) out.resize(out.size() + member.bytes.size() + 400);
  std::size_t used = 0;
  struct archive* writer = archive_write_new();
  archive_write_set_format_zip(writer);
  REQUIRE(archive_write_open_memory(writer, out.data(), out.size(), &used) == ARCHIVE_OK);
  for (const Put& member : members) {
    struct archive_entry* entry = archive_entry_new();
    archive_entry_set_pathname(entry, member.name.c_str());
    archive_entry_set_filetype(entry, member.type);
    archive_entry_set_perm(entry, 0644);
    if (member.type == AE_IFLNK) {
      archive_entry_set_symlink(entry, member.bytes.c_str());
    } else {
      archive_entry_set_size(entry, static_cast<la_int64_t>(member.bytes.size()));
    }
    REQUIRE(archive_write_header(writer, entry) >= ARCHIVE_WARN);
    if (member.type == AE_IFREG) {
      archive_write_data(writer, member.bytes.data(), member.bytes.size());
    }
    archive_entry_free(entry);
  }
  archive_write_close(writer);
  archive_write_free(writer);
  out.resize(used);
  return out;
}

struct Outcome {
  std::map<std::string, std::string> members;
  std::vector<Finding> findings;
  std::string error;
};

Outcome outcome_of(
    std::string_view zip, const ArchiveLimits& limits = {},
    const intake::Wanted& wanted = [](std::string_view) { return true; }) {
  Outcome outcome;
  auto read = read_archive(
      intake::File{zip, "x.zip"}, wanted,
      [&](Member member) -> record::Result<record::Done> {
        outcome.members.emplace(std::move(member.name), std::move(member.bytes));
        return record::Done{};
      },
      limits);
  if (read) {
    outcome.findings = read.value();
  } else {
    outcome.error = read.error().to_string();
    CHECK(read.error().where.starts_with("x.zip"));
  }
  return outcome;
}

}  // namespace

TEST_CASE("members come with their bytes, and with slashes whatever the file has") {
  const std::string zip = zip_of({{"cap_1_en_c/", "", AE_IFDIR},
                                  {"cap_1_en_c\\a.xml", "one"},
                                  {"./cap_1_en_c/b.xml", std::string(100'000, 'b')},
                                  {"燈.xml", "three"}});
  const Outcome outcome = outcome_of(zip);
  CHECK(outcome.error == "");
  REQUIRE(outcome.members.size() == 3);
  CHECK(outcome.members.at("cap_1_en_c/a.xml") == "one");
  CHECK(outcome.members.at("cap_1_en_c/b.xml").size() == 100'000);
  CHECK(outcome.members.at("燈.xml") == "three");
}

TEST_CASE("a file on disk gives the same as its bytes") {
  const std::string zip = zip_of({{"a.xml", "one"}, {"b.jpg", "two"}});
  const auto path = std::filesystem::path(GBALEX_BINARY_DIR) / "archive_test.zip";
  std::ofstream(path, std::ios::binary) << zip;
  std::vector<std::string> names;
  const auto read = read_archive(
      path, [](std::string_view name) { return name.ends_with(".xml"); },
      [&](const Member& member) -> record::Result<record::Done> {
        names.push_back(member.name);
        return record::Done{};
      });
  std::filesystem::remove(path);
  CHECK(read.ok());
  CHECK(names == std::vector<std::string>{"a.xml"});
  const auto gone = read_archive(
      path, [](std::string_view) { return true; },
      [](const Member&) -> record::Result<record::Done> { return record::Done{}; });
  REQUIRE_FALSE(gone.ok());
  CHECK(gone.error().kind == record::ErrorKind::environment);
}

TEST_CASE("an error of the taker ends the reading") {
  const std::string zip = zip_of({{"a", "1"}, {"b", "2"}});
  int taken = 0;
  const auto read = read_archive(
      intake::File{zip, "x.zip"}, [](std::string_view) { return true; },
      [&](const Member&) -> record::Result<record::Done> {
        ++taken;
        return record::Error{record::ErrorKind::data, "enough", {}, {}};
      });
  REQUIRE_FALSE(read.ok());
  CHECK(read.error().what == "enough");
  CHECK(taken == 1);
}

TEST_CASE("a member that grows without end is refused where it is wanted") {
  const std::string zip = zip_of({{"bomb.xml", std::string(5'000'000, 'a')}, {"a.xml", "1"}});
  CHECK(zip.size() < 100'000);
  const ArchiveLimits limits{.member_bytes = 1'000'000};
  CHECK(outcome_of(zip, limits).error.find("x.zip:bomb.xml: a member of more than 1000000") == 0);
  const Outcome skipped =
      outcome_of(zip, limits, [](std::string_view name) { return name == "a.xml"; });
  CHECK(skipped.error == "");
  CHECK(skipped.members.size() == 1);
}

TEST_CASE("many members that are too much together are refused") {
  std::vector<Put> members;
  for (int i = 0; i < 30; ++i) members.push_back({std::to_string(i), std::string(1'000, 'a')});
  const std::string zip = zip_of(members);
  CHECK(outcome_of(zip, {.total_bytes = 20'000}).error.find("20000 bytes in all") !=
        std::string::npos);
  CHECK(outcome_of(zip, {.members = 29}).error.find("more than 29 members") != std::string::npos);
  CHECK(outcome_of(zip, {.members = 30}).members.size() == 30);
}

TEST_CASE("names that lead out of the archive are refused") {
  for (const std::string name :
       {"../a.xml", "a/../../b.xml", "..\\a.xml", "/etc/a.xml", "C:\\a.xml", "a\nb.xml", "a/.."}) {
    INFO(name);
    CHECK(outcome_of(zip_of({{name, "1"}})).error.find("no path inside") != std::string::npos);
  }
  CHECK(outcome_of(zip_of({{"a..b/..c.xml", "1"}})).error == "");
}

TEST_CASE("links and second members of a name are left out and said") {
  const Outcome outcome =
      outcome_of(zip_of({{"a.xml", "1"}, {"a.xml", "2"}, {"link.xml", "/etc/passwd", AE_IFLNK}}));
  CHECK(outcome.error == "");
  CHECK(outcome.members == std::map<std::string, std::string>{{"a.xml", "1"}});
  REQUIRE(outcome.findings.size() == 2);
  CHECK(outcome.findings[0].where == "x.zip:a.xml");
  CHECK(outcome.findings[1].where == "x.zip:link.xml");
}

TEST_CASE("what is no zip file, or half of one, is an error") {
  CHECK_FALSE(outcome_of("").error.empty());
  CHECK_FALSE(outcome_of("<html>Busy</html>").error.empty());
  const std::string zip = zip_of({{"a.xml", std::string(10'000, 'a')}, {"b.xml", "2"}});
  CHECK_FALSE(outcome_of(std::string_view(zip).substr(0, 40)).error.empty());
}

TEST_CASE("a zip file with any byte changed gives members or an error, and nothing else") {
  const std::string zip = zip_of({{"a.xml", "one one one one"}, {"b/c.xml", "two"}});
  for (std::size_t at = 0; at < zip.size(); ++at) {
    std::string changed = zip;
    changed[at] = static_cast<char>(changed[at] ^ 0x5A);
    Outcome outcome;
    const auto read = read_archive(
        intake::File{changed, "x.zip"}, [](std::string_view) { return true; },
        [&](const Member& member) -> record::Result<record::Done> {
          CHECK(member.bytes.size() < 1'000'000);
          return record::Done{};
        });
    if (!read) CHECK_FALSE(read.error().what.empty());
  }
}

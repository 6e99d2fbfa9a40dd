// All real files at hand through the intake: every one is accounted for.
#include <catch2/catch.hpp>
#include <filesystem>
#include <map>
#include <set>
#include <string>

#include "commands/temporary_folder.h"
#include "intake/intake.h"
#include "intake/intake_pair.h"
#include "shared.h"

using namespace gbalex;
namespace fs = std::filesystem;

namespace {

std::size_t files_below(const fs::path& folder) {
  std::size_t files = 0;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    files += entry.is_regular_file() ? 1 : 0;
  }
  return files;
}

intake::TakenIn take(const fs::path& folder, const library::Store& store) {
  const auto collection = intake::collect({folder.string()});
  if (!collection) FAIL(collection.error().to_string());
  auto taken = intake::take_in(*collection, library::Identifier({}), store, {}, {});
  if (!taken) FAIL(taken.error().to_string());
  return std::move(taken).value();
}

// What became of the files of a format, or of none: "hklm", "left out", "not read".
std::map<std::string, std::size_t> formats(const intake::Report& report) {
  std::map<std::string, std::size_t> times;
  for (const intake::FileReport& file : report.files) {
    ++times[file.error ? "not read" : !file.left_out.empty() ? "left out" : file.format];
  }
  return times;
}

}  // namespace

TEST_CASE("a chapter of Hong Kong is taken in both languages, and these are paired") {
  GBALEX_NEEDS_SHARED(shared);
  const commands::TemporaryFolder folder;
  const library::Store store(folder.path());
  const intake::TakenIn taken = take(shared / "data/hongkong", store);
  CHECK(taken.report.files.size() == files_below(shared / "data/hongkong"));
  const auto times = formats(taken.report);
  CHECK(times.at("hklm") == 3);
  // Two lists, a manifest, two fragments.
  CHECK(times.at("left out") == 5);
  std::size_t terms = 0;
  const auto pairs = intake::pair_languages(store, taken.hong_kong,
                                            [&](const intake::TermCandidate&) { ++terms; });
  REQUIRE(pairs);
  REQUIRE(pairs->size() == 1);
  CHECK(pairs->front().instrument == "hk-cap-486");
  CHECK(pairs->front().units > 1500);
  CHECK(terms > 50);
}

TEST_CASE("statutes of the Mainland in Markdown, DOCX and JSON are all told of, none broken") {
  GBALEX_NEEDS_SHARED(shared);
  for (const char* name : {"ip_markdown", "ip_versioned", "docx", "docx_text_json", "flk_api"}) {
    INFO(name);
    const commands::TemporaryFolder folder;
    const fs::path files = shared / "data/mainland" / name;
    const intake::TakenIn taken = take(files, library::Store(folder.path()));
    CHECK(taken.report.files.size() == files_below(files));
    CHECK(intake::count(taken.report).files_broken == 0);
  }
}

TEST_CASE("texts of Macao's Official Gazette are all told of, news left out") {
  GBALEX_NEEDS_SHARED(shared);
  const commands::TemporaryFolder folder;
  const fs::path files = shared / "data/macao";
  const intake::TakenIn taken = take(files, library::Store(folder.path()));
  CHECK(taken.report.files.size() == files_below(files));
  const auto times = formats(taken.report);
  CHECK(times.at("gazette-json") == 30);
  CHECK(times.at("left out") >= 10);
}

TEST_CASE("two versions of the Trade Mark Law are told apart by their list of versions") {
  GBALEX_NEEDS_SHARED(shared);
  const commands::TemporaryFolder folder;
  const library::Store store(folder.path());
  const fs::path files = shared / "data/mainland/ip_versioned/civil-and-commercial/trademark-law";
  const intake::TakenIn taken = take(files, store);
  std::set<std::string> versions;
  for (const intake::FileReport& file : taken.report.files) {
    for (const intake::TextReport& text : file.texts) versions.insert(text.version);
  }
  CHECK(versions == std::set<std::string>{"2019-11-01", "2027-01-01"});
}

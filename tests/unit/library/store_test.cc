#include "library/store.h"

#include <unistd.h>

#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>
#include <map>
#include <thread>

#include "commands/temporary_folder.h"
#include "ledger/sha256.h"

using namespace gbalex::library;
using gbalex::commands::TemporaryFolder;
using gbalex::record::Date;
using gbalex::record::Language;
namespace fs = std::filesystem;

namespace {

Wording law(const std::string& words, const std::string& from = "2020-11-01",
            Language language = Language::zh_hans) {
  Wording wording;
  wording.instrument = "cn-t-00000000aa";
  wording.language = language;
  wording.title = "月球标志法";
  wording.from = Date::parse(from);
  wording.origin.file = "moon.docx";
  wording.origin.format = "docx";
  Unit article;
  article.kind = UnitKind::article;
  article.id = "art1";
  article.units.emplace_back().text = words;
  wording.units = {article};
  return wording;
}

Stored put(const Store& store, const Wording& wording, const std::string& original = "bytes") {
  const auto stored = store.put(wording, original);
  INFO((stored ? std::string() : stored.error().to_string()));
  REQUIRE(stored.ok());
  return *stored;
}

std::vector<std::string> names(const Store& store) {
  std::vector<std::string> all;
  const auto versions = store.versions("cn-t-00000000aa");
  REQUIRE(versions.ok());
  for (const Version& version : *versions) all.push_back(version.name);
  return all;
}

// Every file with its bytes and time of change: what "nothing changes" means.
std::map<std::string, std::pair<std::string, fs::file_time_type>> everything(
    const fs::path& folder) {
  std::map<std::string, std::pair<std::string, fs::file_time_type>> all;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    std::ifstream in(entry.path(), std::ios::binary);
    all[entry.path().string()] = {std::string(std::istreambuf_iterator<char>(in), {}),
                                  entry.last_write_time()};
  }
  return all;
}

InForce on(const Store& store, const std::string& day, Language language = Language::zh_hans) {
  const auto found = store.in_force_on("cn-t-00000000aa", language, *Date::parse(day));
  REQUIRE(found.ok());
  return *found;
}

}  // namespace

TEST_CASE("a text is kept by instrument, version and language, the publisher's file beside it") {
  const TemporaryFolder data;
  const Store store(data.path() / "library");
  const Stored stored = put(store, law("words"), "the publisher's bytes");
  CHECK(stored.what == Stored::What::added);
  CHECK(stored.version == "2020-11-01");
  CHECK_FALSE(stored.is_altered);
  const fs::path folder = data.path() / "library/cn-t-00000000aa/2020-11-01";
  CHECK(fs::exists(folder / "zh-Hans.xml"));
  const std::string hash = gbalex::ledger::sha256("the publisher's bytes");
  CHECK(fs::exists(folder / (hash + ".docx")));

  const auto text = store.open("cn-t-00000000aa", "2020-11-01", Language::zh_hans);
  REQUIRE(text.ok());
  Wording expected = law("words");
  expected.origin.sha256 = hash;
  CHECK(*text == expected);
  CHECK(*store.original("cn-t-00000000aa", "2020-11-01", text->origin) == "the publisher's bytes");
  CHECK(*store.list() == std::vector<std::string>{"cn-t-00000000aa"});
}

TEST_CASE("the same text again changes nothing and says so, from whatever file it came") {
  const TemporaryFolder data;
  const Store store(data.path());
  put(store, law("words"));
  const auto before = everything(data.path());
  CHECK(put(store, law("words")).what == Stored::What::unchanged);
  Wording other_file = law("words");
  other_file.origin.file = "moon.md";
  other_file.origin.retrieved = Date::of_day(2026, 1, 1);
  CHECK(put(store, other_file, "other bytes").what == Stored::What::unchanged);
  CHECK(everything(data.path()) == before);
}

TEST_CASE("a changed text of the same version is kept beside the first, which stays") {
  const TemporaryFolder data;
  const Store store(data.path());
  put(store, law("words"));
  const auto before = everything(data.path());
  const Stored second = put(store, law("other words"), "other bytes");
  CHECK(second.what == Stored::What::another);
  CHECK(second.version == "2020-11-01.2");
  CHECK(put(store, law("third words")).version == "2020-11-01.3");
  CHECK(put(store, law("words")).what == Stored::What::unchanged);
  for (const auto& [file, what] : before) CHECK(everything(data.path()).at(file) == what);
  CHECK(names(store) == std::vector<std::string>{"2020-11-01", "2020-11-01.2", "2020-11-01.3"});
}

TEST_CASE("the same words out of another file are no other text, the same file read anew is") {
  const TemporaryFolder data;
  const Store store(data.path());
  put(store, law("甲，乙　丙"), "docx");
  CHECK(put(store, law("甲,乙 丙"), "markdown").what == Stored::What::unchanged);
  CHECK(put(store, law("甲,乙 丙"), "docx").what == Stored::What::another);
  Wording ended = law("甲,乙 丙");
  ended.to = Date::of_day(2026, 12, 31);
  CHECK(put(store, ended, "web").what == Stored::What::another);  // says when it ended
  Wording cut_otherwise = law("甲,乙 丙");
  cut_otherwise.units[0].id = "art2";
  CHECK(put(store, cut_otherwise, "text").what == Stored::What::another);
}

TEST_CASE("another language joins the version") {
  const TemporaryFolder data;
  const Store store(data.path());
  put(store, law("words"));
  CHECK(put(store, law("palavras", "2020-11-01", Language::pt)).version == "2020-11-01");
  CHECK(store.versions("cn-t-00000000aa")->at(0).languages ==
        std::vector{Language::zh_hans, Language::pt});
}

TEST_CASE("versions are named after the effective date, else promulgation, else undated") {
  const TemporaryFolder data;
  const Store store(data.path());
  put(store, law("a", "2020-11-01"));
  put(store, law("b", "1999"));
  Wording promulgated = law("c", "");
  promulgated.promulgated = Date::of_day(2001, 2, 3);
  put(store, promulgated);
  put(store, law("d", ""));
  put(store, law("e", ""));
  CHECK(names(store) ==
        std::vector<std::string>{"1999", "2001-02-03", "2020-11-01", "undated", "undated.2"});
}

TEST_CASE("which version holds on a day, and whether its text is held") {
  const TemporaryFolder data;
  const Store store(data.path());
  CHECK(on(store, "2020-01-01").state == InForce::State::not_held);
  Wording first = law("a", "2010-01-01");
  first.to = Date::of_day(2012, 12, 31);
  put(store, first);
  put(store, law("b", "2020-11-01"));
  put(store, law("c", "2027-01-01"));
  const auto version = [&](const std::string& day) {
    const InForce found = on(store, day);
    return found.state == InForce::State::held ? found.version : "not held";
  };
  CHECK(version("2009-12-31") == "not held");
  CHECK(version("2010-01-01") == "2010-01-01");
  CHECK(version("2012-12-31") == "2010-01-01");
  CHECK(version("2013-01-01") == "not held");  // amended then, by a text that is not here
  CHECK(version("2020-11-01") == "2020-11-01");
  CHECK(version("2026-12-31") == "2020-11-01");
  CHECK(version("2027-01-01") == "2027-01-01");
  CHECK(on(store, "2027-01-01", Language::en).state == InForce::State::not_held);
}

TEST_CASE("the last text put of a version is the one that holds") {
  const TemporaryFolder data;
  const Store store(data.path());
  put(store, law("a"));
  put(store, law("b"));
  CHECK(on(store, "2021-01-01").version == "2020-11-01.2");
}

TEST_CASE("where dates are not known well enough, that is said") {
  const TemporaryFolder data;
  const Store store(data.path());
  put(store, law("a", "2010"));
  CHECK(on(store, "2009-12-31").state == InForce::State::not_held);
  CHECK(on(store, "2010-06-01").state == InForce::State::unknown);
  CHECK(on(store, "2010-12-31").state == InForce::State::held);
  put(store, law("b", ""));
  CHECK(on(store, "2009-12-31").state == InForce::State::unknown);
}

TEST_CASE("what is not held is an error that names it") {
  const TemporaryFolder data;
  const Store store(data.path());
  put(store, law("a"));
  const auto error = [&](const char* instrument, const char* version) {
    const auto text = store.open(instrument, version, Language::en);
    REQUIRE(!text.ok());
    CHECK(text.error().kind == gbalex::record::ErrorKind::usage);
    return text.error().what;
  };
  CHECK(error("cn-t-00000000aa", "2020-11-01") ==
        "no text of cn-t-00000000aa of 2020-11-01 in en is held");
  CHECK(!error("cn-t-00000000aa", "1999").empty());
  CHECK(!error("../cn-t-00000000aa", "2020-11-01").empty());
  CHECK(!error("cn-t-00000000aa", "../../etc").empty());
  CHECK(store.versions("nobody")->empty());
}

TEST_CASE("no file is written for a text without an instrument, or outside of the folder") {
  const TemporaryFolder data;
  const Store store(data.path() / "library");
  for (const char* name : {"", "..", "a/b", "A", ".lock"}) {
    Wording wording = law("a");
    wording.instrument = name;
    CHECK_FALSE(store.put(wording, "bytes").ok());
  }
  Wording wrong_bytes = law("a");
  wrong_bytes.origin.sha256 = gbalex::ledger::sha256("other bytes");
  CHECK_FALSE(store.put(wrong_bytes, "bytes").ok());
  CHECK_FALSE(fs::exists(data.path() / "library"));
  Wording odd_name = law("a");
  odd_name.origin.file = "x.../../../evil";
  put(store, odd_name);
  for (const auto& [file, what] : everything(data.path())) {
    CHECK(file.find(data.path().string() + "/library/") == 0);
  }
}

TEST_CASE("a text that XML cannot hold whole is kept and told") {
  const TemporaryFolder data;
  const Store store(data.path());
  CHECK(put(store, law("bell \x07")).is_altered);
  CHECK(put(store, law("bell \x07")).what == Stored::What::unchanged);
}

TEST_CASE("what a stopped process left is no text, and the next put takes its place") {
  const TemporaryFolder data;
  const Store store(data.path());
  const fs::path version = data.path() / "cn-t-00000000aa/2020-11-01";
  fs::create_directories(version);
  std::ofstream(version / ".zh-Hans.xml.new") << "<akomaNto";
  CHECK(names(store).empty());
  CHECK(store.list()->empty());
  CHECK(put(store, law("words")).version == "2020-11-01");
  CHECK(store.open("cn-t-00000000aa", "2020-11-01", Language::zh_hans).ok());
}

TEST_CASE("a folder that cannot be written is an error of the environment") {
  if (::geteuid() == 0) {
    const Store store("/proc/nowhere");
    const auto stored = store.put(law("a"), "bytes");
    REQUIRE_FALSE(stored.ok());
    CHECK(stored.error().kind == gbalex::record::ErrorKind::environment);
    return;
  }
  const TemporaryFolder data;
  fs::permissions(data.path(), fs::perms::owner_read | fs::perms::owner_exec);
  const auto stored = Store(data.path() / "library").put(law("a"), "bytes");
  fs::permissions(data.path(), fs::perms::owner_all);
  REQUIRE_FALSE(stored.ok());
  CHECK(stored.error().kind == gbalex::record::ErrorKind::environment);
}

TEST_CASE("two that put at once lose nothing") {
  const TemporaryFolder data;
  constexpr int kTexts = 20;
  const auto work = [&](const std::string& who) {
    const Store store(data.path());
    for (int i = 0; i < kTexts; ++i) {
      if (!store.put(law(who + std::to_string(i)), who)) return;
    }
  };
  std::thread a(work, "a"), b(work, "b");
  a.join();
  b.join();
  CHECK(names(Store(data.path())).size() == 2 * kTexts);
}

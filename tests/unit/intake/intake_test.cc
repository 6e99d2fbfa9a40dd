// From publishers' files to a library and a report, on invented files.
#include "intake/intake.h"

#include <catch2/catch.hpp>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "hklm_fixture.h"
#include "intake/intake_order.h"
#include "intake/intake_pair.h"
#include "intake_folder.h"

using namespace gbalex;
using intake::IntakeOptions;
using intake::Report;
using intake::TakenIn;
using intake::TextReport;
using record::Instrument;
using tests::Folder;
using tests::moon_law;
namespace fs = std::filesystem;

namespace {

Instrument held(const std::string& id, const std::string& title, const std::string& current) {
  Instrument instrument;
  instrument.id = id;
  instrument.region = record::Region::mainland;
  instrument.title.set(record::Text{record::Language::zh_hans, title});
  instrument.current_text_effective = record::Date::parse(current);
  return instrument;
}

struct World {
  Folder files, library;
  std::vector<Instrument> catalogue;

  TakenIn take(const IntakeOptions& options = {}, const std::string& path = "") const {
    auto collection = intake::collect({files.path(path)});
    if (!collection) FAIL(collection.error().to_string());
    auto taken = intake::take_in(*collection, library::Identifier(catalogue), store(), options, {});
    if (!taken) FAIL(taken.error().to_string());
    return std::move(taken).value();
  }
  [[nodiscard]] library::Store store() const { return library::Store(library.path("texts")); }
};

// "a.md: cn-x 2031-05-01 added", by names of files without folders.
std::vector<std::string> lines(const Report& report) {
  std::vector<std::string> all;
  for (const intake::FileReport& file : report.files) {
    const std::string name = file.place.substr(file.place.rfind('/') + 1);
    if (!file.left_out.empty()) all.push_back(name + ": left out");
    if (file.error) all.push_back(name + ": not read");
    for (const TextReport& text : file.texts) {
      std::string line = name + ":";
      if (!text.instrument.empty()) line += " " + text.instrument + " " + text.version;
      all.push_back(line + " " + std::string(code(text.what)));
    }
  }
  return all;
}

std::string as_text(const Report& report) {
  std::ostringstream out;
  intake::write_text(report, out);
  return out.str();
}

std::string chapter(const std::string& language, const std::string& words) {
  return tests::hklm_chapter(
      "<longTitle><content>x</content></longTitle>" + tests::hklm_section("1", words), language);
}

}  // namespace

TEST_CASE("a law of the catalogue goes to its id, others get one by rule; again changes nothing") {
  World world;
  world.catalogue = {held("cn-moon-rules", "月光管理条例", "2031-05-01")};
  world.files.write("a.md", moon_law());
  world.files.write("b.md", moon_law("星光管理条例", "星光属于大家。"));
  world.files.write("notes.md", "# How to use it\n\nRead.\n");
  const TakenIn first = world.take();
  const std::vector<std::string> told = lines(first.report);
  REQUIRE(told.size() == 3);
  CHECK(told[0] == "a.md: cn-moon-rules 2031-05-01 added");
  CHECK(told[1].starts_with("b.md: cn-t-"));
  CHECK(told[1].ends_with(" 2031-05-01 added"));
  CHECK(told[2] == "notes.md: left out");
  CHECK(intake::count(first.report).provisions == 4);
  const auto text = world.store().open("cn-moon-rules", "2031-05-01", record::Language::zh_hans);
  REQUIRE(text);
  CHECK(text->title == "月光管理条例");
  CHECK(world.store().original("cn-moon-rules", "2031-05-01", text->origin).value() == moon_law());
  const TakenIn again = world.take();
  CHECK(lines(again.report)[0] == "a.md: cn-moon-rules 2031-05-01 unchanged");
  CHECK(intake::count(again.report).texts.at(TextReport::What::unchanged) == 2);
}

TEST_CASE("a text that may be any of several enactments is left out with their names") {
  World world;
  world.catalogue = {held("cn-moon-2019", "月光条例（2019年修正）", ""),
                     held("cn-moon-2026", "月光条例（2026年修订）", "")};
  world.files.write("a.md", "# 月光条例\n\n<!-- INFO END -->\n\n###### 第一条\n\n月光。\n");
  const Report report = world.take().report;
  REQUIRE(report.files.at(0).texts.size() == 1);
  const TextReport& text = report.files[0].texts[0];
  CHECK(text.what == TextReport::What::undecided);
  CHECK(text.candidates == std::vector<std::string>{"cn-moon-2019", "cn-moon-2026"});
  CHECK(as_text(report).find("it may be any of cn-moon-2019, cn-moon-2026\n") != std::string::npos);
  CHECK(intake::count(report).arguments_without_text.size() == 1);
  CHECK(world.store().list().value().empty());
}

TEST_CASE("the same file and the same words under another name are told, not lost") {
  World world;
  world.files.write("a.md", moon_law());
  world.files.write("b.md", moon_law());
  world.files.write("c.md", moon_law("星光管理条例"));
  const Report report = world.take().report;
  REQUIRE(report.files.size() == 3);
  const TextReport& b = report.files[1].texts.at(0);
  CHECK(b.what == TextReport::What::unchanged);
  CHECK(b.has_same_bytes);
  CHECK(b.same_as == report.files[0].place);
  const TextReport& c = report.files[2].texts.at(0);
  CHECK(c.what == TextReport::What::added);
  CHECK(!c.has_same_bytes);
  CHECK(c.same_as == report.files[0].place);
  const intake::Totals totals = intake::count(report);
  CHECK(totals.same_bytes == 1);
  CHECK(totals.same_words == 1);
}

TEST_CASE("other words of the same version stand beside the first") {
  World world;
  world.files.write("a.md", moon_law());
  world.files.write("b.md", moon_law("月光管理条例", "月光属于国家。"));
  const std::vector<std::string> told = lines(world.take().report);
  CHECK(told[0].ends_with("2031-05-01 added"));
  CHECK(told[1].ends_with("2031-05-01.2 another"));
}

TEST_CASE("a dry run tells the same and writes nothing") {
  World world;
  world.files.write("a.md", moon_law());
  world.files.write("b.md", "# 附则\n\n**第九条**　月光。\n");
  IntakeOptions options;
  options.is_dry_run = true;
  const Report dry = world.take(options).report;
  CHECK(!fs::exists(world.library.path("texts")));
  CHECK(as_text(dry).find("would be added") != std::string::npos);
  const Report wet = world.take().report;
  CHECK(lines(dry) == lines(wet));
  CHECK(lines(wet)[1] == "b.md: unnamed");
  CHECK(lines(world.take(options).report)[0].ends_with("unchanged"));
}

TEST_CASE("a broken file and a text without words do not stop the others") {
  World world;
  world.files.write("a.xml", "<ordinance xmlns=\"http://www.xml.gov.hk/schemas/hklm/1.0\"><main>");
  world.files.write("b.md", "# 月光管理条例\n\n<!-- INFO END -->\n");
  world.files.write("c.md", moon_law());
  world.files.write("d.json", R"({"bbbs":"0a","title":"月光法"})");
  const Report report = world.take().report;
  const std::vector<std::string> told = lines(report);
  REQUIRE(told.size() == 4);
  CHECK(told[0] == "a.xml: not read");
  CHECK(told[1] == "b.md: empty");
  CHECK(told[2].ends_with("added"));
  CHECK(told[3] == "d.json: left out");
  CHECK(intake::count(report).files_broken == 1);
  CHECK(intake::to_json(report).find("\"files_not_read\": 1") != std::string::npos);
}

TEST_CASE("a named format is read whatever the file looks like") {
  World world;
  world.files.write("a.txt", "月光\n\n月光属于大家。\n");
  CHECK(lines(world.take().report) == std::vector<std::string>{"a.txt: left out"});
  IntakeOptions options;
  options.format = intake::Format::plain_text;
  const std::vector<std::string> told = lines(world.take(options).report);
  REQUIRE(told.size() == 1);
  CHECK(told[0].ends_with("undated added"));
}

TEST_CASE("chapters of Hong Kong come out of a zip file, are paired, and give their terms") {
  World world;
  const std::string term =
      "<def name=\"a\"><term>moonlight</term> (<term xml:lang=\"zh-Hant-HK\">"
      "月光</term>) means light;</def>";
  const std::string chinese =
      "<def name=\"b\"><term>月光</term> (<term xml:lang=\"en\">moonlight"
      "</term>) 指光；</def>";
  world.files.zip("all.zip",
                  {{"cap_9901_en_c\\cap_9901_20310405000000_en_c.xml", chapter("en", term)},
                   {"cap_9901_zh-Hant_c\\cap_9901_20310405000000_zh-Hant_c.xml",
                    chapter("zh-Hant-HK", chinese)}});
  const TakenIn taken = world.take();
  CHECK(intake::count(taken.report).texts.at(TextReport::What::added) == 2);
  REQUIRE(taken.hong_kong.size() == 1);
  CHECK(taken.hong_kong.begin()->first == "hk-cap-9901");
  std::vector<std::string> terms;
  const auto pairs = intake::pair_languages(
      world.store(), taken.hong_kong, [&terms](const intake::TermCandidate& candidate) {
        terms.push_back(candidate.provision + " " + candidate.left + " = " + candidate.right);
      });
  REQUIRE(pairs);
  REQUIRE(pairs->size() == 1);
  CHECK(pairs->front().left_only == 0);
  CHECK(terms == std::vector<std::string>{"s1 moonlight = 月光"});
}

TEST_CASE("the report and the library do not depend on the number of threads") {
  std::map<std::string, std::vector<std::string>> told;
  for (const std::size_t threads : {1U, 2U, 7U}) {
    World world;
    for (int i = 0; i < 40; ++i) {
      const std::string number = std::to_string(i);
      // Two of each: which one comes first decides which is the other's double.
      world.files.write("a" + number + ".md", moon_law("月光" + std::to_string(i / 2) + "条例"));
    }
    IntakeOptions options;
    options.threads = threads;
    told[std::to_string(threads)] = lines(world.take(options).report);
  }
  CHECK(told["1"].size() == 40);
  CHECK(told["1"] == told["2"]);
  CHECK(told["1"] == told["7"]);
}

TEST_CASE("work in threads is taken in order, few at a time, and ends with the first error") {
  using Order = intake::InOrder<int, int>;
  std::vector<int> taken;
  int given = 0;
  const auto produce = [&given](const Order::Give& give) {
    while (given < 1000 && give(given)) ++given;
  };
  const auto twice = [](int i) { return 2 * i; };
  const auto keep = [&taken](int i) -> record::Result<record::Done> {
    if (i > 200) return record::Error{record::ErrorKind::environment, "full", {}, {}};
    taken.push_back(i);
    return record::Done{};
  };
  const auto stopped = Order(3, produce, twice, keep).run();
  REQUIRE(!stopped);
  CHECK(stopped.error().what == "full");
  REQUIRE(taken.size() == 101);
  CHECK(taken.back() == 200);
  CHECK(given < 120);
  const auto broken =
      Order(
          2, [](const Order::Give&) { throw std::runtime_error("no disk"); }, twice, keep)
          .run();
  REQUIRE(!broken);
  CHECK(broken.error().what == "no disk");
}

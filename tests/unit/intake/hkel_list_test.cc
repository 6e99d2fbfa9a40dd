// The publisher's list of chapters and files.
#include "intake/hkel_list.h"

#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>
#include <map>

#include "shared.h"

using namespace gbalex;
using intake::HkelList;
using intake::parse_hkel_member;
using intake::read_hkel_list;
using library::UnitStatus;
using record::Date;
using record::Language;

namespace {

HkelList list_of(std::string_view bytes) {
  auto list = read_hkel_list({bytes, "list.json"});
  if (!list) FAIL(list.error().to_string());
  return std::move(list.value());
}

constexpr std::string_view kList = R"({"UpdatedDateTime":"2031-06-01T21:09:16","lang":"zh-Hant",
  "pointOfTime":"c","DataSet":[{"DataResource":{"url":"https://x.example/a.zip","fileSize":12,
  "fileDate":"2031-06-01T21:00:04","value":"All",
  "sha256":"4E17D62CC9498AF7001A8D1B46B840812DF24E034177B5D7DE2F599CA7C484BF"}}],
  "Chapter":[{"CapNo":"9901A","CapNoDisplay":"第9901A章","ChapterTitleTraditionalChinese":"風箏規則",
  "LegislationType":"S","PrincipalOrdinance":"9901","SubLegislation":{"value":null},
  "Version":{"VersionDate":{"isCurrentVersion":true,"statusCategory":"NoLongerInEffect",
  "statusCode":17,"value":"2031-02-03T00:00:00"},"DataResourceUrl":"https://x.example/a.zip",
  "FileLocation":"cap_9901A_zh-Hant_c","FileName":"cap_9901A_20310203000000_zh-Hant_c.xml",
  "Web":"https://x.example/hk/cap9901A"}}]})";

}  // namespace

TEST_CASE("the list says which file holds a chapter") {
  const HkelList list = list_of(kList);
  CHECK(list.language == Language::zh_hant);
  REQUIRE(list.archives.size() == 1);
  CHECK(list.archives[0].sha256.starts_with("4e17d62c"));
  CHECK(list.archives[0].bytes == 12);
  CHECK(list.archives[0].date == Date::parse("2031-06-01"));
  REQUIRE(list.chapters.size() == 1);
  const auto& chapter = list.chapters[0];
  CHECK(chapter.number == "9901A");
  CHECK(chapter.title == "風箏規則");
  CHECK(chapter.principal == "9901");
  REQUIRE(chapter.versions.size() == 1);
  CHECK(chapter.versions[0].is_current);
  CHECK(chapter.versions[0].date == Date::parse("2031-02-03"));
  CHECK(chapter.versions[0].status_code == "17");
  CHECK(intake::parse_listed_status(chapter.versions[0].status) == UnitStatus::repealed);
  CHECK(chapter.versions[0].file == "cap_9901A_20310203000000_zh-Hant_c.xml");
  CHECK(list.findings.empty());
}

TEST_CASE("entries that say too little are found, and the others are kept") {
  const HkelList list = list_of(R"({"Chapter":[{"CapNo":null},7,
    {"CapNo":"9902","Version":[{"FileName":"a.xml","VersionDate":{"value":"soon",
    "statusCategory":"Asleep"}},{}]},{"CapNo":9903}],"DataSet":[{"DataResource":{}}]})");
  REQUIRE(list.chapters.size() == 2);
  CHECK(list.chapters[0].versions.size() == 1);
  CHECK(list.chapters[1].number == "9903");
  // The data set, two chapters without a number, date, status, the version, the one without a file.
  CHECK(list.findings.size() == 7);
}

TEST_CASE("what is no such list is an error") {
  for (const std::string& bytes :
       {std::string(), std::string("{"), std::string("[]"), std::string("{\"a\":1}"),
        std::string("<Listing/>"), std::string(1'000'000, '['),
        "{\"Chapter\":" + std::string(100, '[') + std::string(100, ']') + "}"}) {
    const auto list = read_hkel_list({bytes, "list.json"});
    REQUIRE_FALSE(list.ok());
    CHECK(list.error().where == "list.json");
  }
}

TEST_CASE("the name of a member says chapter, language and version") {
  struct Row {
    std::string_view name, number, date;
    Language language;
    bool is_past;
  };
  const Row rows[] = {
      {"cap_559_en_c/cap_559_20250214000000_en_c.xml", "559", "2025-02-14", Language::en, false},
      {"cap_486_en_c\\cap_486_20221001000000_en_c.xml", "486", "2022-10-01", Language::en, false},
      {"A1_en_c/A1_--------------_en_c.xml", "A1", "", Language::en, false},
      {"cap_A1_en_c/cap_A1_--------------_en_c.xml", "A1", "", Language::en, false},
      {"all/cap_41W_zh-Hant_c/cap_41W_--------------_zh-Hant_c.xml", "41W", "", Language::zh_hant,
       false},
      {"cap_5_zh-Hans_p/cap_5_19970630000000_zh-Hans_p.xml", "5", "1997-06-30", Language::zh_hans,
       true},
  };
  for (const Row& row : rows) {
    INFO(row.name);
    const auto member = parse_hkel_member(row.name);
    REQUIRE(member.has_value());
    CHECK(member->number == row.number);
    CHECK(member->language == row.language);
    CHECK(member->is_past == row.is_past);
    CHECK((member->date ? member->date->to_string() : "") == row.date);
  }
  for (const std::string_view name :
       {"", ".xml", "/.xml", "cap_559_20250214000000_en_c.xml",
        "cap_559_en_c/images/A207_en_longTitle_0001.JPG",
        "cap_558_en_c/cap_559_20250214000000_en_c.xml",
        "cap_559_en_c/cap_559_20250214000000_zh-Hant_c.xml",
        "cap_559_en_c/cap_559_20251314000000_en_c.xml",
        "cap_559_en_c/cap_559_2025021400000_en_c.xml", "cap__en_c/cap__20250214000000_en_c.xml",
        "B1_en_c/B1_--------------_en_c.xml", "_en_c/_--------------_en_c.xml"}) {
    INFO(name);
    CHECK_FALSE(parse_hkel_member(name).has_value());
  }
}

TEST_CASE("the real list of June 2026 is read whole") {
  GBALEX_NEEDS_SHARED(shared);
  std::ifstream file(shared / "data/hongkong/catalogue/hkel_list_c_all_en.json", std::ios::binary);
  if (!file) {
    WARN("skipped: no list of Hong Kong e-Legislation among the shared data");
    return;
  }
  const std::string bytes{std::istreambuf_iterator<char>(file), {}};
  const HkelList list = list_of(bytes);
  CHECK(list.findings.empty());
  CHECK(list.chapters.size() == 3'150);
  CHECK(list.archives.size() == 4);
  std::map<std::string, int> types, states;
  int named = 0;
  for (const auto& chapter : list.chapters) {
    CHECK_FALSE(chapter.title.empty());
    ++types[chapter.type];
    for (const auto& version : chapter.versions) {
      ++states[version.status];
      CHECK(version.date.has_value());
      const auto member = parse_hkel_member(version.folder + "/" + version.file);
      if (member && member->number == chapter.number) ++named;
    }
  }
  CHECK(named == 3'150);
  CHECK(types == std::map<std::string, int>{{"I", 59}, {"O", 838}, {"S", 2'253}});
  CHECK(states["InEffect"] + states["NoLongerInEffect"] + states["NotYetInEffect"] == 3'150);
}

#include "intake/markdown.h"

#include <catch2/catch.hpp>

#include "intake/front_matter.h"
#include "statute_tree.h"

using namespace gbalex;
using intake::Finding;
using tests::drawn;
using tests::places;

namespace {

library::Wording read(std::string_view text, std::vector<Finding>* findings = nullptr,
                      std::string_view name = "law.md") {
  auto taken = intake::read_markdown({text, name});
  REQUIRE(taken);
  REQUIRE(taken->wordings.size() == 1);
  if (findings != nullptr) *findings = taken->findings;
  return taken->wordings.front();
}

constexpr std::string_view kTree =
    "ch1 第一章 {总则}\n"
    "  art1 第一条\n"
    "    为了果。\n"
    "  art2 第二条\n"
    "    art2(1)\n"
    "      果农登记。\n"
    "    art2(2)\n"
    "      登记不收费。\n";

}  // namespace

TEST_CASE("one law in three house styles of Markdown is one tree") {
  const auto headings = read(
      "# 果法\n\n- 2020年5月6日第十三届全国人民代表大会第一次会议通过\n\n<!-- INFO END -->\n\n#### "
      "第一章 总 则\n\n"
      "###### 第一条\n\n为了果。\n\n###### 第二条\n\n果农登记。\n\n登记不收费。\n");
  const auto inline_numbers = read(
      "# 果法\n\n2020年5月6日第十三届全国人民代表大会第一次会议通过\n<!-- INFO END -->\n\n## "
      "第一章 总则\n\n"
      "第一条 为了果。\n\n第二条 果农登记。\n\n登记不收费。\n");
  const auto bold = read(
      "---\nsidebar: auto\n---\n\n# "
      "果法\n\n2020年5月6日第十三届全国人民代表大会第一次会议通过\n\n## 第一章　总则\n\n"
      "**第一条**　为了果。\n\n**第二条**果农登记。\n\n登记不收费。\n");
  for (const auto* law : {&headings, &inline_numbers, &bold}) {
    CHECK(law->title == "果法");
    CHECK(drawn(law->units) == kTree);
    CHECK(law->history ==
          std::vector<std::string>{"2020年5月6日第十三届全国人民代表大会第一次会议通过"});
    CHECK(law->promulgated->to_string() == "2020-05-06");
  }
}

TEST_CASE("a number that the makers cut in two is one") {
  CHECK(drawn(read("# 果法\n\n<!-- INFO END -->\n\n###### 第一条\n\n甲。\n\n###### 第一条\n\n之一 "
                   "乙。\n")
                  .units) == "art1 第一条\n  甲。\nart1-1 第一条之一\n  乙。\n");
}

TEST_CASE("a text that slipped into the place of the history is read as the text") {
  const auto law = read(
      "# 果园控制条例\n\n- （\n\n- "
      "1998年8月28日果市第二届人民代表大会常务委员\n会第二十五次会议通过\n\n"
      " 第一条 为了果。\n 第二条 广告应当在\n\n- 1999年12月31日前清除。\n（一）果园；\n\n<!-- INFO "
      "END -->");
  CHECK(law.history == std::vector<std::string>{
                           "1998年8月28日果市第二届人民代表大会常务委员会第二十五次会议通过"});
  CHECK(drawn(law.units) ==
        "art1 第一条\n  为了果。\nart2 第二条\n  广告应当在1999年12月31日前清除。\n  art2(1) "
        "（一）\n    果园；\n");
}

TEST_CASE("a title printed again in pieces, and the makers' breaks in dates, are no text") {
  const auto law = read(
      "# 果委员会关于果的决定\n\n- "
      "2024年6月28日第十四届全国人民代表大会\n常务委员会第十次会议通过\n\n"
      "<!-- INFO END -->\n\n果委员会\n\n关于果的决定\n\n果委员会决定：\n\n一、种果。\n");
  CHECK(drawn(law.units) == "果委员会决定：\n一、种果。\n");
  CHECK(law.promulgated->to_string() == "2024-06-28");
}

TEST_CASE("tables have their rows, with blank lines between or not") {
  const auto law = read(
      "# 果税法\n\n<!-- INFO END -->\n\n###### 第一条\n\n税率如下：\n\n果税税目表\n\n<!-- TABLE "
      "-->\n\n| 级 | 税 |\n\n"
      "|---|---|\n\n| 1 | 3\\|4 |\n\n<!-- TABLE END -->\n");
  CHECK(drawn(law.units) ==
        "art1 第一条\n  税率如下：\nattachment {果税税目表}\n  table [级][税]/[1][3|4]/\n");
  REQUIRE(law.units.size() == 2);
  CHECK(law.units[1].units[0].rows[0][0].is_heading);
  CHECK_FALSE(law.units[1].units[0].rows[1][0].is_heading);
}

TEST_CASE("markup goes, words stay, and what is neither is reported") {
  std::vector<Finding> findings;
  const auto law = read(
      "# 果法\n\n第一条 见[果表](http://fruit.example/1)&nbsp;及<br>*附注*，2\\*3，a*b。\n"
      "![果](fruit.png)\n<!-- made by a tool -->\n---\n",
      &findings);
  CHECK(drawn(law.units) ==
        "art1 第一条\n  art1(1)\n    见果表 及\n  art1(2)\n    附注，2*3，a*b。\n");
  CHECK(places(findings, Finding::What::left_out) ==
        std::vector<std::string>{"law.md:4 a picture", "law.md:5 a comment"});
}

TEST_CASE("the date in a file's name is that of publication where none is printed") {
  std::vector<Finding> findings;
  CHECK(read("# 果法\n\n第一条 果。\n", nullptr, "果法(2020-10-17).md").promulgated->to_string() ==
        "2020-10-17");
  const auto law = read("# 果法\n\n2020年5月6日果部令第1号公布\n\n第一条 果。\n", &findings,
                        "果法(2020-10-17).md");
  CHECK(law.promulgated->to_string() == "2020-05-06");
  CHECK(places(findings, Finding::What::broken_date).back().find("name has another day") !=
        std::string::npos);
}

TEST_CASE("front matter dates a law, and other keys are reported") {
  std::vector<Finding> findings;
  const auto law = read(
      "---\ntitle: \"果法\"\npublish: 2020-05-06\neffective: 2020-13-01\nsidebar: "
      "auto\n---\n第一条 果。\n",
      &findings);
  CHECK(law.title == "果法");
  CHECK(law.promulgated->to_string() == "2020-05-06");
  CHECK(places(findings, Finding::What::left_out) ==
        std::vector<std::string>{"law.md:1-6 front matter that is not of the law: sidebar"});
  CHECK(places(findings, Finding::What::broken_date).front() == "law.md \"2020-13-01\" is no date");
}

TEST_CASE("a list of versions says which text holds when") {
  const auto versions = intake::read_versions({R"({"title":"果法","versions":[
          {"id":"a","promulgatedOn":"2019-04-23","effectiveFrom":"2019-11-01",
           "effectiveTo":"2027-01-01","entry":"README.md"},
          {"id":"b","promulgatedOn":"2026-06-26","effectiveFrom":"2027-01-01","effectiveTo":null,
           "entry":"versions/2027-01-01/README.md"}]})",
                                               "versions.json"});
  REQUIRE(versions);
  REQUIRE(versions->size() == 2);
  CHECK(versions->at(0).to->to_string() == "2026-12-31");
  CHECK_FALSE(versions->at(1).to);
  library::Wording law;
  std::vector<Finding> findings;
  apply(versions->at(0), "README.md", law, findings);
  CHECK(law.title == "果法");
  CHECK(law.from->to_string() == "2019-11-01");
  CHECK(law.to->to_string() == "2026-12-31");
  CHECK(findings.empty());
  law.promulgated = record::Date::parse("2018-01-01");
  apply(versions->at(0), "README.md", law, findings);
  CHECK(law.promulgated->to_string() == "2019-04-23");
  CHECK(findings.size() == 1);
  CHECK_FALSE(intake::read_versions({"[1]", "versions.json"}).ok());
}

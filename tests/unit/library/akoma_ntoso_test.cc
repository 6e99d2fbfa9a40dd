#include "library/akoma_ntoso.h"

#include <catch2/catch.hpp>
#include <pugixml.hpp>

#include "akoma_ntoso_schema.h"
#include "random_wording.h"

using namespace gbalex::library;
using gbalex::record::Date;
using gbalex::record::Language;
using gbalex::record::Region;
using gbalex::tests::against_schema;

namespace {

Unit words(std::string text) {
  Unit unit;
  unit.text = std::move(text);
  return unit;
}

Unit numbered(UnitKind kind, std::string id, std::string number, std::vector<Unit> units) {
  Unit unit;
  unit.kind = kind;
  unit.id = std::move(id);
  unit.number = std::move(number);
  unit.units = std::move(units);
  return unit;
}

// A law of the Moon with a list that words follow.
Wording moon_law() {
  Wording wording;
  wording.instrument = "cn-t-00000000aa";
  wording.title = "月球标志法";
  wording.from = Date::of_day(2020, 11, 1);
  Unit article = numbered(UnitKind::article, "art1", "第一条",
                          {words("下列标志不得使用："),
                           numbered(UnitKind::point, "art1(1)", "（一）", {words("环形山；")}),
                           numbered(UnitKind::point, "art1(2)", "（二）", {words("月海。")}),
                           words("前款规定不适用于彗星。")});
  article.history = {"2020年修正"};
  article.from = Date::of_day(2020, 11, 1);
  Unit chapter = numbered(UnitKind::chapter, "ch1", "第一章", {std::move(article)});
  chapter.heading = "总则";
  wording.units = {std::move(chapter)};
  return wording;
}

Reading read_back(const std::string& xml) {
  auto reading = read_akoma_ntoso(xml, "moon.xml");
  INFO((reading ? std::string() : reading.error().to_string()));
  REQUIRE(reading.ok());
  return std::move(reading).value();
}

pugi::xml_node first(pugi::xml_document& document, const std::string& xml, const char* path) {
  REQUIRE(document.load_string(xml.c_str()));
  return document.select_node(path).node();
}

}  // namespace

TEST_CASE("a law becomes an act with articles in the standard's own elements") {
  const std::string xml = akoma_ntoso(moon_law());
  INFO(xml);
  pugi::xml_document document;
  const pugi::xml_node article = first(document, xml, "/akomaNtoso/act/body/chapter/article");
  CHECK(std::string(document.document_element().attribute("xmlns").value()) ==
        "http://docs.oasis-open.org/legaldocml/ns/akn/3.0");
  CHECK(std::string(article.attribute("eId").value()) == "art1");
  CHECK(std::string(article.child("intro").child("p").text().get()) == "下列标志不得使用：");
  CHECK(std::string(article.child("point").child("content").child("p").text().get()) == "环形山；");
  CHECK(std::string(article.child("wrapUp").child("p").text().get()) == "前款规定不适用于彗星。");
  CHECK(against_schema(xml) == std::vector<std::string>{});
}

TEST_CASE("words between two lists stay between them") {
  Wording wording;
  wording.units = {
      numbered(UnitKind::section, "s1", "1.",
               {numbered(UnitKind::paragraph, "s1(a)", "(a)", {words("one")}), words("and also"),
                numbered(UnitKind::paragraph, "s1(b)", "(b)", {words("two")})})};
  const Reading reading = read_back(akoma_ntoso(wording));
  CHECK(reading.wording == wording);
  CHECK(plain_text(reading.wording.units[0]) == "1.\n(a)\none\nand also\n(b)\ntwo\n");
}

TEST_CASE("schedules at the end are attachments, each a document of its own") {
  Wording wording = moon_law();
  wording.units.push_back(numbered(UnitKind::attachment, "sch1", "附表1", {words("月相表")}));
  const std::string xml = akoma_ntoso(wording);
  pugi::xml_document document;
  const pugi::xml_node p =
      first(document, xml, "/akomaNtoso/act/attachments/attachment[@eId='sch1']/doc/mainBody/p");
  CHECK(std::string(p.text().get()) == "月相表");
  CHECK(against_schema(xml) == std::vector<std::string>{});
  CHECK(read_back(xml).wording == wording);
}

TEST_CASE("marks, white space and characters that XML escapes come back as they were") {
  Wording wording;
  Unit def = words("  “mark” <(標記)> means a & b  ");
  def.marks = {{5, 9, Mark::Kind::term, "en"}, {15, 21, Mark::Kind::reference, ""}};
  def.units = {numbered(UnitKind::paragraph, "", "(a)", {words(" ")})};
  wording.units = {def};
  CHECK(read_back(akoma_ntoso(wording)).wording == wording);
}

TEST_CASE("a definition with a list under it is one unit, its words before the list") {
  Wording wording;
  Unit def = words("月球——");
  def.units = {numbered(UnitKind::paragraph, "", "(a)", {words("圆的")})};
  wording.units = {numbered(UnitKind::section, "s2", "2.", {def, words("尾")})};
  const std::string xml = akoma_ntoso(wording);
  CHECK(against_schema(xml) == std::vector<std::string>{});
  CHECK(read_back(xml).wording == wording);
}

TEST_CASE("a date known to the year stays so, beside the day that the standard wants") {
  Wording wording = moon_law();
  wording.promulgated = Date::parse("2019");
  wording.units[0].to = Date::parse("2026-11");
  const std::string xml = akoma_ntoso(wording);
  CHECK(xml.find("date=\"2019-01-01\" gba:date=\"2019\"") != std::string::npos);
  CHECK(against_schema(xml) == std::vector<std::string>{});
  CHECK(read_back(xml).wording == wording);
}

TEST_CASE("what XML cannot hold is a replacement character, never a broken file") {
  Wording wording;
  wording.title = std::string("a\x01\xFFz\0y", 6);
  wording.units = {words("\xE4\xB8")};
  const Reading reading = read_back(akoma_ntoso(wording));
  CHECK(reading.wording.title == "a\uFFFD\uFFFDz\uFFFDy");
  CHECK(reading.wording.units.at(0).text == "\uFFFD\uFFFD");
}

TEST_CASE("marks that overlap, lie outside or cut a character are left out, the words are whole") {
  Wording wording;
  Unit text = words("abcdef标");
  text.marks = {{0, 3, Mark::Kind::term, ""},
                {2, 4, Mark::Kind::term, ""},
                {5, 4, Mark::Kind::term, ""},
                {6, 8, Mark::Kind::term, ""},
                {7, 99, Mark::Kind::reference, ""}};
  wording.units = {text};
  const Reading reading = read_back(akoma_ntoso(wording));
  CHECK(reading.wording.units.at(0).text == "abcdef标");
  CHECK(reading.wording.units.at(0).marks == std::vector<Mark>{{0, 3, Mark::Kind::term, ""}});
}

TEST_CASE("any wording comes back equal, is valid by the schema, and is written the same twice") {
  std::mt19937 chance(20261128);
  for (int i = 0; i < 3000; ++i) {
    const Wording wording = gbalex::tests::random_wording(chance);
    const std::string xml = akoma_ntoso(wording);
    const auto reading = read_akoma_ntoso(xml, "random.xml");
    REQUIRE(reading.ok());
    if (!(reading->wording == wording)) {
      INFO("wording " << i << "\n" << xml << "\n" << akoma_ntoso(reading->wording));
      FAIL("it does not come back equal");
    }
    CHECK(reading->messages.empty());
    if (i % 10 != 0) continue;
    INFO(xml);
    REQUIRE(against_schema(xml) == std::vector<std::string>{});
    REQUIRE(akoma_ntoso(reading->wording) == xml);
  }
}

TEST_CASE("the rules of the schema refuse what the schema refuses") {
  const std::string xml = akoma_ntoso(moon_law());
  const auto with = [&xml](const std::string& from, const std::string& to) {
    std::string broken = xml;
    const std::size_t at = broken.find(from);
    REQUIRE(at != std::string::npos);
    return against_schema(broken.replace(at, from.size(), to));
  };
  CHECK(with("<intro>", "<content>x</content><intro>").size() >= 1);
  CHECK(with(" contains=", " containing=").size() == 1);
  CHECK(with("eId=\"art1(1)\"", "eId=\"art1\"").size() == 1);
  CHECK(with("date=\"2020-11-01\"", "date=\"2020\"").size() == 1);
  CHECK(with("<body>", "<body><p>x</p>").size() == 1);
}

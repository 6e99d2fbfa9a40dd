// Akoma Ntoso of others: with a prefix, with line breaks for layout, with elements that a wording
// does not have; and files that are broken or hostile.
#include <catch2/catch.hpp>

#include "library/akoma_ntoso.h"

using namespace gbalex::library;
using gbalex::record::Date;
using gbalex::record::Language;
using gbalex::record::Region;

namespace {

constexpr const char* kForeign = R"(<?xml version="1.0" encoding="UTF-8"?>
<an:akomaNtoso xmlns:an="http://docs.oasis-open.org/legaldocml/ns/akn/3.0">
 <an:act name="act">
  <an:meta>
   <an:identification source="#x">
    <an:FRBRWork>
     <an:FRBRthis value="/akn/hk/act/1999/9"/><an:FRBRuri value="/akn/hk/act/1999/9"/>
     <an:FRBRdate date="1999-05-01" name="Generation"/><an:FRBRauthor href="#x"/>
     <an:FRBRcountry value="hk"/><an:FRBRsubtype value="ordinance"/><an:FRBRnumber value="9"/>
    </an:FRBRWork>
    <an:FRBRExpression>
     <an:FRBRdate date="2001-02-03" name="Generation"/>
     <an:FRBRlanguage language="eng"/>
    </an:FRBRExpression>
   </an:identification>
   <an:notes source="#x"><an:note eId="n1"><an:p>A note of the editor.</an:p></an:note></an:notes>
  </an:meta>
  <an:preface><an:longTitle><an:p>An Ordinance on <an:docTitle>Tides</an:docTitle>.</an:p>
   </an:longTitle></an:preface>
  <an:body>
   <an:part eId="part_1"><an:num>Part 1</an:num><an:heading>General</an:heading>
    <an:section eId="part_1__sec_4A"><an:num>4A.</an:num><an:heading>The
        tide</an:heading>
     <an:subsection eId="part_1__sec_4A__subsec_1"><an:num>(1)</an:num>
      <an:intro><an:p>A tide, as in <an:ref href="/akn/hk/act/1998/3">Ordinance
        3</an:ref>, is <an:b>high</an:b> —</an:p></an:intro>
      <an:paragraph eId="part_1__sec_4A__subsec_1__para_a"><an:num>(a)</an:num>
       <an:content><an:p>at noon;<an:br/>or</an:p></an:content></an:paragraph>
      <an:wrapUp><an:p>and not otherwise.</an:p></an:wrapUp>
     </an:subsection>
     <an:clause eId="part_1__sec_4A__cl_2"><an:num>2</an:num><an:content>
      <an:blockList eId="l"><an:listIntroduction>List:</an:listIntroduction>
       <an:item eId="l_i"><an:num>i</an:num><an:p>ebb</an:p></an:item></an:blockList>
      </an:content></an:clause>
     <an:weather><an:p>Rain is kept.</an:p></an:weather>
     <an:storm>Wind is kept.</an:storm>
    </an:section>
   </an:part>
   <an:hcontainer name="schedule" eId="sched_1"><an:num>Schedule</an:num>
    <an:content><an:table><an:tr><an:th><an:p>Moon</an:p></an:th><an:td colspan="2">
      <an:p>full<an:br/>new</an:p></an:td></an:tr></an:table></an:content></an:hcontainer>
  </an:body>
 </an:act>
</an:akomaNtoso>)";

Reading read(const std::string& xml) {
  auto reading = read_akoma_ntoso(xml, "tides.xml");
  INFO((reading ? std::string() : reading.error().to_string()));
  REQUIRE(reading.ok());
  return std::move(reading).value();
}

std::string error_of(const std::string& xml) {
  const auto reading = read_akoma_ntoso(xml, "broken.xml");
  REQUIRE(!reading.ok());
  return reading.error().to_string();
}

bool says(const Reading& reading, const std::string& what) {
  for (const Message& message : reading.messages) {
    if (message.what.find(what) != std::string::npos) return true;
  }
  return false;
}

std::string in_body(const std::string& inside) {
  return "<akomaNtoso><act><meta/><body>" + inside + "</body></act></akomaNtoso>";
}

}  // namespace

TEST_CASE("a foreign act is read with its dates, language, title and words") {
  const Wording wording = read(kForeign).wording;
  CHECK(wording.region == Region::hongkong);
  CHECK(wording.language == Language::en);
  CHECK(wording.title == "Tides");
  CHECK(wording.type == "ordinance");
  CHECK(wording.promulgated == Date::of_day(1999, 5, 1));
  CHECK(wording.from == Date::of_day(2001, 2, 3));
  CHECK(wording.history == std::vector<std::string>{"A note of the editor."});
  CHECK(wording.origin.file == "tides.xml");
  CHECK(plain_text(wording) ==
        "An Ordinance on Tides.\n"
        "Part 1\nGeneral\n4A.\nThe tide\n(1)\n"
        "A tide, as in Ordinance 3, is high —\n(a)\nat noon; or\nand not otherwise.\n"
        "2\nList:\ni\nebb\nRain is kept.\nWind is kept.\nSchedule\nMoon\nfull\nnew\n");
}

TEST_CASE("the eIds of the naming convention become ids of provisions") {
  const Wording wording = read(kForeign).wording;
  const Unit& part = wording.units.at(0);
  CHECK(part.id == "part1");
  CHECK(part.units.at(0).id == "s4A");
  CHECK(part.units.at(0).units.at(0).id == "s4A(1)");
  CHECK(part.units.at(0).units.at(0).units.at(1).id == "s4A(1)(a)");
  CHECK(wording.units.at(1).id == "sch1");
  CHECK(wording.units.at(1).kind == UnitKind::attachment);
}

TEST_CASE("a reference keeps where it leads, also where its words were broken for layout") {
  const Wording wording = read(kForeign).wording;
  const Unit& intro = wording.units.at(0).units.at(0).units.at(0).units.at(0);
  REQUIRE(intro.marks.size() == 1);
  const Mark& mark = intro.marks[0];
  CHECK(intro.text.substr(mark.begin, mark.end - mark.begin) == "Ordinance 3");
  CHECK(mark.value == "/akn/hk/act/1998/3");
}

TEST_CASE("what is not known is told, with its line, and its words are kept") {
  const Reading reading = read(kForeign);
  CHECK(says(reading, "<clause> is taken for a section"));
  CHECK(says(reading, "<weather> is not known here"));
  CHECK(says(reading, "<storm> is not known here"));
  REQUIRE(!reading.messages.empty());
  CHECK(reading.messages[0].where.starts_with("tides.xml:"));
  CHECK(reading.messages[0].where != "tides.xml:1");
}

TEST_CASE("a line that was broken between two Han characters has no blank there") {
  const Reading reading =
      read(in_body("<article><content><p>商标\n   注册 and\n more</p></content>"
                   "</article>"));
  CHECK(reading.wording.units.at(0).units.at(0).text == "商标注册 and more");
}

TEST_CASE("the second unit with an id keeps its text and loses the id") {
  const Reading reading =
      read(in_body("<article eId='art_1'/><article eId='art_1'><content><p>x</p></content>"
                   "</article>"));
  CHECK(reading.wording.units.at(0).id == "art1");
  CHECK(reading.wording.units.at(1).id.empty());
  CHECK(plain_text(reading.wording.units.at(1)) == "x\n");
  CHECK(says(reading, "comes again"));
}

TEST_CASE("a file that is none of the format is refused by name") {
  CHECK(error_of("").find("broken.xml:1: no well-formed XML") == 0);
  CHECK(error_of("<a>\n<b></a>").find("broken.xml:2: no well-formed XML") == 0);
  CHECK(error_of("<html/>").find("no Akoma Ntoso: the root is <html>") != std::string::npos);
  CHECK(error_of("<akomaNtoso/>").find("no act") != std::string::npos);
  CHECK(error_of("PK\x03\x04").find("no well-formed XML") != std::string::npos);
}

TEST_CASE("hostile nesting is an error, not a crash") {
  std::string deep, end;
  for (int i = 0; i < 200'000; ++i) {
    deep += "<part>";
    end += "</part>";
  }
  CHECK(error_of(in_body(deep + end)).find("nested deeper than 256") != std::string::npos);
  std::string inline_deep = "<article><content><p>";
  for (int i = 0; i < 200'000; ++i) inline_deep += "<b>";
  CHECK(error_of(in_body(inline_deep)).find("no well-formed XML") != std::string::npos);
}

TEST_CASE("entities of a document type are not expanded") {
  const Reading reading = read("<!DOCTYPE akomaNtoso [<!ENTITY a 'boom'>]>" +
                               in_body("<article><content><p>&a;</p></content></article>"));
  CHECK(plain_text(reading.wording.units.at(0)).find("boom") == std::string::npos);
}

TEST_CASE("a long line with many unknown elements takes time in proportion") {
  std::string many;
  for (int i = 0; i < 100'000; ++i) many += "<storm>x</storm>";
  const Reading reading = read(in_body("<article>" + many + "</article>"));
  CHECK(reading.messages.size() >= 100'000);
  CHECK(reading.wording.units.at(0).units.size() == 100'000);
}

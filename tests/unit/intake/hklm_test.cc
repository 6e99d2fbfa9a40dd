// What a user finds of a chapter of Hong Kong: its provisions, their numbers, words and notes.
#include "hklm_fixture.h"

using namespace gbalex;
using namespace gbalex::tests;
using library::Mark;
using library::Unit;
using library::UnitKind;
using library::UnitStatus;

namespace {

std::string marked(const Unit& unit, std::size_t mark) {
  return unit.text.substr(unit.marks.at(mark).begin,
                          unit.marks.at(mark).end - unit.marks.at(mark).begin);
}

std::vector<std::string> ids_of(const std::vector<Unit>& units) {
  std::vector<std::string> ids;
  for (const Unit& unit : units) {
    if (!unit.id.empty()) ids.push_back(unit.id);
    for (std::string& id : ids_of(unit.units)) ids.push_back(std::move(id));
  }
  return ids;
}

}  // namespace

TEST_CASE("a chapter says its title, number, version and address") {
  const library::Wording law = read_chapter(
      "<longTitle temporalId=\"longTitle\" startPeriod=\"2031-01-02\"><content>An Ordinance to\n"
      "    light lanterns.</content><content><marker role=\"blank-line\"/></content></longTitle>" +
      hklm_section("1",
                   "<content>This Ordinance may be cited as the <shortTitle>Lantern\n"
                   "      Ordinance</shortTitle>.</content>"));
  CHECK(law.title == "Lantern Ordinance");
  CHECK(law.number == "Cap. 9901");
  CHECK(law.instrument == "hk-cap-9901");
  CHECK(law.type == "ordinance");
  CHECK(law.region == record::Region::hongkong);
  CHECK(law.language == record::Language::en);
  CHECK(law.status == UnitStatus::in_force);
  CHECK(law.from == record::Date::parse("2031-04-05"));
  CHECK(law.origin.address == "https://www.elegislation.gov.hk/hk/cap9901!en");
  CHECK(law.origin.file == "cap_9901_en_c.xml");
  CHECK(law.origin.format == "hklm");
  REQUIRE(law.preface.size() == 1);
  CHECK(law.preface[0].text == "An Ordinance to light lanterns.");
  CHECK(law.preface[0].pair == "longTitle");
  CHECK(law.preface[0].from == record::Date::parse("2031-01-02"));
  CHECK(unit_of(law, "s1").units.at(0).text ==
        "This Ordinance may be cited as the Lantern Ordinance.");
}

TEST_CASE("the title of a law that does not mark it is read from the words that say it") {
  CHECK(read_chapter(hklm_section("1", "<content>These may be cited as the Kite Rules.</content>"))
            .title == "Kite Rules");
  CHECK(read_chapter(hklm_section("1", "<content>本條例可引稱為《風箏條例》。</content>"),
                     "zh-Hant-HK")
            .title == "風箏條例");
  CHECK(read_chapter(hklm_section("1", "<content>Nothing is said.</content>")).title ==
        "Cap. 9901");
}

TEST_CASE("a Chinese title has no marks around it") {
  const library::Wording law = read_chapter(
      hklm_section("1", "<content>可引稱為<shortTitle>《燈籠(紙)條例》</shortTitle>。</content>"),
      "zh-Hant-HK");
  CHECK(law.title == "燈籠(紙)條例");
  CHECK(law.language == record::Language::zh_hant);
}

TEST_CASE("a version that is not in force yet has no day of coming into force") {
  const auto taken = take_hklm(hklm_chapter(hklm_section("1", "<content>x</content>"), "en",
                                            "subLeg", hklm_meta("9901B", "Not yet in operation")));
  CHECK(taken.wordings[0].status == UnitStatus::not_yet_in_force);
  CHECK_FALSE(taken.wordings[0].from);
  CHECK(taken.wordings[0].instrument == "hk-cap-9901b");
}

TEST_CASE("the name of the file says what the file does not") {
  const std::string bytes =
      "<lawDoc" + std::string(kHklmNamespaces) + "><main><text>words</text></main></lawDoc>";
  const auto taken =
      take_hklm(bytes, "all/cap_9901_zh-Hans_c/cap_9901_20310203000000_zh-Hans_c.xml");
  CHECK(taken.wordings[0].language == record::Language::zh_hans);
  CHECK(taken.wordings[0].from == record::Date::parse("2031-02-03"));
  CHECK_FALSE(intake::read_hklm({bytes, "words.xml"}).ok());
}

TEST_CASE("every level of a section is a unit with the number that is cited") {
  const library::Wording law = read_chapter(
      R"(<part name="P2" temporalId="P2"><num value="2">Part 2</num><heading>Lamps</heading>
      <division name="D1" temporalId="P2_D1"><num value="1">Division 1</num><heading>Oil</heading>
      <section name="s18A" temporalId="s18A" startPeriod="2030-02-03" status="operational"
        reason="inEffect"><num value="18A">18A.</num><heading>Wicks</heading>
      <subsection name="1" temporalId="s18A_1"><num value="1">(1)</num><leadIn>A wick—</leadIn>
      <paragraph name="a" temporalId="s18A_1_a"><num value="a">(a)</num><leadIn>of—</leadIn>
      <subparagraph name="1" temporalId="s18A_1_a_1"><num value="1">(i)</num><leadIn>a</leadIn>
      <subparagraph name="A" role="subSubParagraph" temporalId="s18A_1_a_1_A"><num value="A">(A)</num>
      <content>b</content>
      <subparagraph name="I" role="subSubSubParagraph"><num value="I">(I)</num><content>c</content>
      </subparagraph></subparagraph></subparagraph></paragraph><continued>is a wick.</continued>
      </subsection></section></division></part>)");
  const Unit& wicks = unit_of(law, "s18A");
  CHECK(wicks.kind == UnitKind::section);
  CHECK(wicks.number == "18A.");
  CHECK(wicks.heading == "Wicks");
  CHECK(wicks.pair == "s18A");
  CHECK(wicks.from == record::Date::parse("2030-02-03"));
  CHECK(wicks.status == UnitStatus::in_force);
  CHECK(ids_of(law.units) == std::vector<std::string>{"part2", "part2/div1", "s18A", "s18A(1)",
                                                      "s18A(1)(a)", "s18A(1)(a)(i)",
                                                      "s18A(1)(a)(i)(A)", "s18A(1)(a)(i)(A)(I)"});
  CHECK(unit_of(law, "s18A(1)").kind == UnitKind::subsection);
  CHECK(unit_of(law, "s18A(1)(a)").kind == UnitKind::paragraph);
  CHECK(unit_of(law, "s18A(1)(a)(i)").kind == UnitKind::subparagraph);
  CHECK(unit_of(law, "s18A(1)(a)(i)(A)").kind == UnitKind::point);
  CHECK(unit_of(law, "s18A(1)(a)(i)(A)(I)").kind == UnitKind::indent);
  CHECK(unit_of(law, "s18A(1)").units.back().text == "is a wick.");
}

TEST_CASE("sections of a schedule are cited under it") {
  const library::Wording law = read_chapter(
      R"(<schedule name="sch1" temporalId="sch1"><num value="1">Schedule 1</num>
      <note role="crossReferences" type="inline">[<ref href="/hk/cap9901/s2">s. 2</ref>]</note>
      <heading>Forms<marker role="blank-line"/></heading>
      <section name="s2" temporalId="sch1_s2"><num value="2">2.</num><content>a</content></section>
      <part name="P1" temporalId="sch1_P1"><num value="1"><b>Part
        1</b></num><heading>b</heading>
      <section name="s2A" temporalId="sch1_P1_2A"><num value="2A">2A.</num><content>c</content>
      </section></part></schedule>
      <schedule name="sch2" temporalId="sch2"><num value="2">Schedule 2</num></schedule>)");
  CHECK(ids_of(law.units) ==
        std::vector<std::string>{"sch1", "sch1/s2", "sch1/part1", "sch1/part1/s2A", "sch2"});
  const Unit& schedule = unit_of(law, "sch1");
  CHECK(schedule.kind == UnitKind::attachment);
  CHECK(schedule.heading == "Forms");
  CHECK(schedule.units.at(0).text == "[s. 2]");
  CHECK(schedule.units.at(0).marks.at(0).value == "/hk/cap9901/s2");
  CHECK(unit_of(law, "sch1/part1").number == "Part 1");
}

TEST_CASE("the only schedule of a law has no number") {
  const library::Wording law = read_chapter(
      R"(<schedule name="sch0" temporalId="sch0"><num value="0">Schedule</num>Words in it.
      <subsection name="0" temporalId="sch0_0"><paragraph name="a" temporalId="sch0_0_a">
      <num value="a">(a)</num><content>x</content></paragraph></subsection></schedule>)");
  CHECK(ids_of(law.units) == std::vector<std::string>{"sch"});
  CHECK(unit_of(law, "sch").units.at(0).text == "Words in it.");
}

TEST_CASE("rules and regulations are cited as such, in both languages") {
  const auto id = [](std::string_view title, std::string_view language) {
    const std::string body = "<docTitle>" + std::string(title) + "</docTitle>" +
                             hklm_section("3", "<content>x</content>");
    const auto taken = take_hklm(hklm_chapter(body, language, "subLeg"));
    CHECK(taken.wordings[0].title == title);
    return taken.wordings[0].units.at(0).id;
  };
  CHECK(id("Kite (Tails) Rules", "en") == "r3");
  CHECK(id("風箏(尾巴)規則", "zh-Hant-HK") == "r3");
  CHECK(id("Kite Regulation", "en") == "reg3");
  CHECK(id("风筝规例", "zh-Hans-HK") == "reg3");
  CHECK(id("Kite Order", "en") == "s3");
}

TEST_CASE("articles of a constitutional instrument are articles") {
  const std::string meta =
      "<meta><docName>Instrument A901</docName><docType>instrument</docType>"
      "<docNumber>A901</docNumber></meta>";
  const auto taken = take_hklm(hklm_chapter(
      R"(<section name="s139" temporalId="s139"><num value="139">Article 139</num>
      <content>x</content></section>)",
      "en", "lawDoc", meta));
  CHECK(taken.wordings[0].units.at(0).id == "art139");
  CHECK(taken.wordings[0].units.at(0).kind == UnitKind::article);
  CHECK(taken.wordings[0].instrument.empty());
  CHECK(taken.wordings[0].number == "Instrument A901");
}

TEST_CASE("a definition is a text with its terms, and its paragraphs have no ids") {
  const library::Wording law = read_chapter(hklm_section("2", R"(<leadIn>In this Ordinance—</leadIn>
      <def name="Lamp"><term>lamp</term> (<term xml:lang="zh-Hant-HK">燈</term>) means a light;</def>
      <def name="Oil"><leadIn><term>oil</term> includes—</leadIn>
      <paragraph name="a" temporalId="s2_a"><num value="a">(a)</num><content>fat;</content></paragraph>
      <continued>but no wax;</continued></def>
      <def name="Wax"><leadIn><term>wax</term> includes—</leadIn>
      <paragraph name="a" temporalId="s2_a"><num value="a">(a)</num><content>tallow.</content>
      </paragraph></def>
      <paragraph name="b"><num value="b">(b)</num><content>of the section</content></paragraph>)"));
  const Unit& section = unit_of(law, "s2");
  REQUIRE(section.units.size() == 5);
  const Unit& lamp = section.units[1];
  CHECK(lamp.kind == UnitKind::text);
  CHECK(lamp.text == "lamp (燈) means a light;");
  REQUIRE(lamp.marks.size() == 2);
  CHECK(marked(lamp, 0) == "lamp");
  CHECK(lamp.marks[0].value == "en");
  CHECK(marked(lamp, 1) == "燈");
  CHECK(lamp.marks[1].value == "zh-Hant");
  CHECK(lamp.marks[1].kind == Mark::Kind::term);
  const Unit& oil = section.units[2];
  CHECK(oil.text == "oil includes—");
  REQUIRE(oil.units.size() == 2);
  CHECK(oil.units[0].number == "(a)");
  CHECK(oil.units[0].id.empty());
  CHECK(oil.units[0].pair == "s2_a");
  CHECK(oil.units[1].text == "but no wax;");
  CHECK(section.units[4].id == "s2(b)");
}

TEST_CASE("notes of the publisher are history, not words") {
  const library::Wording law = read_chapter(
      R"(<commencementNote>[1 May
      2030]<sourceNote><inline class="width_6"> </inline><ref href="hk/2030/ln3">L.N. 3 of 2030</ref>
      </sourceNote></commencementNote><sourceNote>(Format changes—<ref>E.R. 1 of 2031</ref>)
      </sourceNote>)" +
      hklm_section("5", R"(<heading>Oil <sourceNote>(Amended 3 of 2031)</sourceNote></heading>
      <editorialNote><content>(Not yet in operation)</content></editorialNote>
      <content>Oil is sold.<inline class="width_3"> </inline><sourceNote>(Added <ref
      href="/hk/2030/18">18 of 2030 s. 3</ref>)</sourceNote></content>
      <statutoryNote><b>Note—</b><content>See <ref>section 9</ref>.</content></statutoryNote>)"));
  CHECK(law.history ==
        std::vector<std::string>{"[1 May 2030] L.N. 3 of 2030", "Format changes—E.R. 1 of 2031"});
  const Unit& section = unit_of(law, "s5");
  CHECK(section.heading == "Oil");
  REQUIRE(section.units.size() == 1);
  CHECK(section.units[0].text == "Oil is sold.");
  CHECK(section.history == std::vector<std::string>{"Amended 3 of 2031", "Not yet in operation",
                                                    "Added 18 of 2030 s. 3",
                                                    "Note— See section 9."});
}

TEST_CASE("a note in the middle of a sentence does not part it") {
  const library::Wording law = read_chapter(hklm_section(
      "5", "<content>Oil <sourceNote>(Amended 3 of 2031)</sourceNote> is sold.</content>"));
  REQUIRE(unit_of(law, "s5").units.size() == 1);
  CHECK(unit_of(law, "s5").units[0].text == "Oil is sold.");
}

TEST_CASE("a repealed section keeps its place and says so") {
  const library::Wording law = read_chapter(
      R"(<section name="s34" temporalId="s34" status="repealed" reason="repealed">
      <num value="34">34.</num><sourceNote>(Repealed 18 of 2012 s. 20)</sourceNote></section>
      <section name="s35" temporalId="s35" status="pending" reason="notYetInOperation">
      <num value="35">35.</num><content>x</content></section>
      <section name="s36" temporalId="s36" status="omitted" reason="omittedAsSpent">
      <num value="36">36.</num></section>)");
  CHECK(unit_of(law, "s34").status == UnitStatus::repealed);
  CHECK(unit_of(law, "s34").history == std::vector<std::string>{"Repealed 18 of 2012 s. 20"});
  CHECK(unit_of(law, "s34").units.empty());
  CHECK(unit_of(law, "s35").status == UnitStatus::not_yet_in_force);
  CHECK(unit_of(law, "s36").status == UnitStatus::omitted);
}

TEST_CASE("references keep where they lead, with one slash at the head") {
  const library::Wording law =
      read_chapter(hklm_section("1", R"(<content>See <ref href="/hk/cap4">Cap. 4</ref>, <ref
      href="hk/2018/er5">E.R. 5</ref> and <ref>section
      9(1)</ref>.</content>)"));
  const Unit& text = unit_of(law, "s1").units.at(0);
  CHECK(text.text == "See Cap. 4, E.R. 5 and section 9(1).");
  REQUIRE(text.marks.size() == 3);
  CHECK(text.marks[0].value == "/hk/cap4");
  CHECK(text.marks[1].value == "/hk/2018/er5");
  CHECK(text.marks[2].value.empty());
  CHECK(marked(text, 2) == "section 9(1)");
}

TEST_CASE("a table keeps its cells, spans and lines") {
  const library::Wording law = read_chapter(hklm_section(
      "1",
      R"(<text><table xmlns="http://www.w3.org/1999/xhtml"><colgroup><col width="5%"/></colgroup>
      <thead><tr><td>Item</td><td>Fee</td></tr></thead>
      <tbody><tr><td colspan="2" rowspan="0"><p>To the
        <ref xmlns="http://www.xml.gov.hk/schemas/hklm/1.0">Keeper</ref></p><p>of lamps</p></td></tr>
      <tr><th>1.</th><td>$5 for <paragraph><num>(a)</num>
      <content>oil</content></paragraph><paragraph><num>(b)</num><content>wax</content></paragraph>
      <sourceNote>(Amended 3 of 2031)</sourceNote></td></tr></tbody></table>
      <sourceNote>(Added 9 of 2030)</sourceNote></text><content>after</content>)"));
  const Unit& section = unit_of(law, "s1");
  REQUIRE(section.units.size() == 2);
  const Unit& table = section.units[0];
  CHECK(table.kind == UnitKind::table);
  REQUIRE(table.rows.size() == 3);
  CHECK(table.rows[0][1].text == "Fee");
  CHECK(table.rows[0][1].is_heading);
  CHECK(table.rows[1].at(0).text == "To the Keeper\nof lamps");
  CHECK(table.rows[1].at(0).columns == 2);
  CHECK(table.rows[1].at(0).rows == 1);
  CHECK(table.rows[2].at(0).is_heading);
  CHECK(table.rows[2].at(1).text == "$5 for\n(a) oil\n(b) wax");
  CHECK(table.history == std::vector<std::string>{"Amended 3 of 2031"});
  CHECK(section.history == std::vector<std::string>{"Added 9 of 2030"});
  CHECK(section.units[1].text == "after");
}

TEST_CASE("cross headings and provisos keep their place") {
  const library::Wording law = read_chapter(
      R"(<part name="P1" temporalId="P1"><num value="1">Part 1</num>
      <crossHeading><i>Lamps</i></crossHeading><crossHeading>
      </crossHeading>)" +
      hklm_section("1", R"(<paragraph name="a"><num value="a">(a)</num><content>x,</content>
      </paragraph><proviso temporalId="s1_proviso"><leadIn> but only—</leadIn>
      <paragraph name="a"><num value="a">(a)</num><content>y</content></paragraph></proviso>)") +
      "</part>");
  const Unit& part = unit_of(law, "part1");
  REQUIRE(part.units.size() == 2);
  CHECK(part.units[0].kind == UnitKind::cross_heading);
  CHECK(part.units[0].text == "Lamps");
  const Unit& proviso = unit_of(law, "s1").units.at(1);
  CHECK(proviso.text == "but only—");
  CHECK(proviso.pair == "s1_proviso");
  CHECK(proviso.units.at(0).id.empty());
}

TEST_CASE("a range of repealed paragraphs is one unit") {
  const library::Wording law = read_chapter(hklm_section(
      "2", R"(<paragraph name="e...ea" temporalId="s2_e...ea"><num value="e...ea">(e)-(ea)</num>
      <sourceNote>(Repealed 5 of 2002)</sourceNote></paragraph>)"));
  CHECK(unit_of(law, "s2(e)..(ea)").number == "(e)-(ea)");
}

TEST_CASE("orders of court rules carry their rules") {
  const auto taken = take_hklm(hklm_chapter(
      R"(<docTitle>Rules of the Lantern Court</docTitle><part name="O100" temporalId="O100">
      <num value="100">Order 100</num><section name="s1" temporalId="O100_s1"><num value="1">1.</num>
      <content>x</content></section></part>)",
      "en", "subLeg"));
  CHECK(ids_of(taken.wordings[0].units) == std::vector<std::string>{"ord100", "ord100/r1"});
}

TEST_CASE("a text without any numbered unit is body, but for its long title") {
  const library::Wording law = read_chapter(
      "<longTitle temporalId=\"longTitle\"><content>To resolve.</content></longTitle>"
      "<text>Resolved: that lamps be lit.</text>");
  CHECK(law.preface.size() == 1);
  REQUIRE(law.units.size() == 1);
  CHECK(law.units[0].text == "Resolved: that lamps be lit.");
}

#include "intake/hklm_ids.h"

#include <catch2/catch.hpp>

#include "record/provision_id.h"

using namespace gbalex;
using intake::hklm::Numbering;
using intake::hklm::section_prefix;
using intake::hklm::unit_id;
using library::UnitKind;

TEST_CASE("ids are those that everybody cites") {
  struct Row {
    UnitKind kind;
    std::string_view key, name, value, number, container, parent, id;
  };
  const Row rows[] = {
      {UnitKind::section, "s18A", "s18A", "18A", "18A.", "", "", "s18A"},
      {UnitKind::section, "s18A", "s18A", "", "18A.", "", "", "s18A"},
      {UnitKind::section, "", "s18A", "", "18A.", "", "", "s18A"},
      {UnitKind::section, "", "", "", "18A.", "", "", "s18A"},
      {UnitKind::section, "", "", "", "", "", "", ""},
      {UnitKind::section, "s5...7", "s5...7", "5...7", "5-7.", "", "", "s5..7"},
      {UnitKind::section, "sch1_s2", "s2", "2", "2.", "sch1", "sch1", "sch1/s2"},
      {UnitKind::section, "", "s2", "2", "2.", "sch1", "sch1", "sch1/s2"},
      {UnitKind::section, "sch1_P1_2A", "2A", "2A", "2A.", "sch1", "sch1", "sch1/part1/s2A"},
      {UnitKind::section, "s1!/\\<", "", "", "", "", "", "s1"},
      {UnitKind::part, "P5", "P5", "5", "Part 5", "", "", "part5"},
      {UnitKind::part, "PXA", "PXA", "XA", "Part XA", "", "", "partXA"},
      {UnitKind::part, "PIV", "PIV", "", "Part IV", "", "", "partIV"},
      {UnitKind::part, "", "", "4", "第4部", "", "", "part4"},
      {UnitKind::part, "sch6_P1", "P1", "1", "Part 1", "sch6", "", "sch6/part1"},
      {UnitKind::part, "O100", "O100", "100", "Order 100", "", "", "ord100"},
      {UnitKind::division, "P5_D1", "D1", "1", "Division 1", "", "", "part5/div1"},
      {UnitKind::subdivision, "P5_D1_SD2", "SD2", "2", "", "", "", "part5/div1/subdiv2"},
      {UnitKind::attachment, "sch0", "sch0", "0", "Schedule", "", "", "sch"},
      {UnitKind::attachment, "sch12", "sch12", "12", "Schedule 12", "", "", "sch12"},
      {UnitKind::article, "s7", "s7", "7", "Article 7", "", "", "art7"},
      {UnitKind::subsection, "s2_1", "1", "1", "(1)", "", "s2", "s2(1)"},
      {UnitKind::subparagraph, "s2_1_a_1", "1", "1", "(i)", "", "s2(1)(a)", "s2(1)(a)(i)"},
      {UnitKind::paragraph, "", "", "", "a.", "", "sch1", "sch1(a)"},
      {UnitKind::paragraph, "", "", "", "（一）", "", "s2", "s2(一)"},
      {UnitKind::paragraph, "", "", "", "(e)-(ea)", "", "s2", "s2(e)..(ea)"},
      {UnitKind::paragraph, "", "", "", "(e) to (g)", "", "s2", "s2(e)..(g)"},
      {UnitKind::paragraph, "s2_a", "a", "a", "(a)", "", "", ""},
      {UnitKind::paragraph, "s2_a", "a", "a", "", "", "s2", ""},
      {UnitKind::text, "longTitle", "", "", "", "", "", ""},
  };
  for (const Row& row : rows) {
    INFO(row.key << " " << row.number);
    CHECK(unit_id({row.kind, row.key, row.name, row.value, row.number, row.container, row.parent,
                   "s"}) == row.id);
  }
}

TEST_CASE("ids of sections and subsections are those of the catalogue's grammar") {
  for (const std::string_view id : {"s18A", "s18A(1)(a)", "r3", "reg5", "s5..7", "art139"}) {
    CHECK(record::ProvisionId::parse(id).has_value());
  }
}

TEST_CASE("what the sections of a law are called is in its title") {
  CHECK(section_prefix("section", "Kite Rules") == "r");
  CHECK(section_prefix("section", "Kite (General) Rules (Repealed)") == "r");
  CHECK(section_prefix("section", "The Rules of the Kite Court") == "r");
  CHECK(section_prefix("section", "風箏法院規則") == "r");
  CHECK(section_prefix("section", "Kite Regulations") == "reg");
  CHECK(section_prefix("section", "風箏規例") == "reg");
  CHECK(section_prefix("regulation", "Kite Order") == "reg");
  CHECK(section_prefix("rule", "") == "r");
  CHECK(section_prefix("section", "Kite Ordinance") == "s");
  CHECK(section_prefix("section", "") == "s");
}

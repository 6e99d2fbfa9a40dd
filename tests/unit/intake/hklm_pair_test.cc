// Two languages side by side.
#include "intake/hklm_pair.h"

#include "hklm_fixture.h"

using namespace gbalex;
using namespace gbalex::tests;
using intake::defined_terms;
using intake::pair_by_key;
using intake::pair_terms;
using intake::Pairs;
using library::UnitKind;

namespace {

// Definitions stand in the order of their own language, and each begins again with (a).
library::Wording english() {
  return read_chapter(
      R"(<section temporalId="s2"><num value="2">2.</num>
      <def><leadIn><term>lamp</term> (<term xml:lang="zh-Hant-HK">燈</term>) is—</leadIn>
        <paragraph temporalId="s2_a"><num>(a)</num><content>of lamp a</content></paragraph>
        <paragraph temporalId="s2_b"><num>(b)</num><content>of lamp b</content></paragraph></def>
      <def><leadIn><term>Oil Treaty</term> (《<term xml:lang="zh-Hant-HK">油約</term>》) is—</leadIn>
        <paragraph temporalId="s2_a"><num>(a)</num><content>of oil</content></paragraph></def>
      <def><term>rule of law</term> (<term xml:lang="zh-Hant-HK">法治</term>) is it</def></section>
      <section temporalId="s3"><num value="3">3.</num><content>x</content></section>
      <section temporalId="s4"><num value="4">4.</num><content>only here</content></section>)");
}

library::Wording chinese() {
  return read_chapter(
      R"(<section temporalId="s2"><num value="2">2.</num>
      <def><leadIn><term>《油約》</term> (<term xml:lang="en">Oil
        Treaty</term>)指 ——</leadIn>
        <paragraph temporalId="s2_a"><num>(a)</num><content>油</content></paragraph></def>
      <def><term>法治</term> (rule of law) 指此(a)</def>
      <def><leadIn><term>燈</term> (<term xml:lang="en">lamp</term>)指 ——</leadIn>
        <paragraph temporalId="s2_a"><num>(a)</num><content>燈甲</content></paragraph>
        <paragraph temporalId="s2_b"><num>(b)</num><content>燈乙</content></paragraph></def></section>
      <section temporalId="s3"><num value="3">3.</num><content>x</content></section>
      <section temporalId="s5"><num value="5">5.</num><content>只在此</content></section>)",
      "zh-Hant-HK");
}

std::string words(const library::Unit* unit) { return unit->units.at(0).text; }

}  // namespace

TEST_CASE("paragraphs of a definition pair with those of the same definition") {
  const library::Wording en = english(), zh = chinese();
  const Pairs pairs = pair_by_key(en, zh);
  CHECK(pairs.count(UnitKind::section) == 2);
  CHECK(pairs.count(UnitKind::paragraph) == 3);
  std::vector<std::string> paragraphs;
  for (const Pairs::Pair& pair : pairs.units) {
    if (pair.left->kind == UnitKind::paragraph) {
      paragraphs.push_back(words(pair.left) + " = " + words(pair.right));
    }
  }
  CHECK(paragraphs ==
        std::vector<std::string>{"of lamp a = 燈甲", "of lamp b = 燈乙", "of oil = 油"});
  REQUIRE(pairs.left_only.size() == 1);
  CHECK(pairs.left_only[0]->id == "s4");
  REQUIRE(pairs.right_only.size() == 1);
  CHECK(pairs.right_only[0]->id == "s5");
}

TEST_CASE("keys that differ, or are another unit's, do not part what has one number") {
  const auto law = [](std::string_view first, std::string_view second) {
    const auto paragraph = [](std::string_view key, std::string_view number) {
      return "<subparagraph temporalId=\"" + std::string(key) + "\"><num>(" + std::string(number) +
             ")</num><content>" + std::string(number) + "</content></subparagraph>";
    };
    return read_chapter(hklm_section("2", "<paragraph temporalId=\"s2_a\"><num>(a)</num>" +
                                              paragraph(first, "i") + paragraph(second, "ii") +
                                              "</paragraph>"));
  };
  const library::Wording left = law("s2_a_1", "s2_a_2"), right = law("s2_a_i", "s2_a_1");
  const Pairs pairs = pair_by_key(left, right);
  CHECK(pairs.count(UnitKind::subparagraph) == 2);
  for (const Pairs::Pair& pair : pairs.units) CHECK(pair.left->id == pair.right->id);
}

TEST_CASE("definitions whose terms differ pair in their order") {
  const std::string def = R"(<def><leadIn><term>a</term>—</leadIn>
      <paragraph temporalId="s2_a"><num>(a)</num><content>x</content></paragraph></def>)";
  const library::Wording left = read_chapter(hklm_section("2", def + def));
  const library::Wording right = read_chapter(hklm_section("2", def + def + def));
  const Pairs pairs = pair_by_key(left, right);
  CHECK(pairs.count(UnitKind::paragraph) == 2);
  CHECK(pairs.left_only.empty());
  CHECK(pairs.right_only.size() == 1);
}

TEST_CASE("definitions make a glossary, whether the other term is marked or only in brackets") {
  const library::Wording en = english(), zh = chinese();
  std::vector<std::string> found;
  for (const intake::DefinedTerm& term : defined_terms(zh)) {
    found.push_back(term.term + " = " + term.foreign + " (" + term.language + ")");
  }
  CHECK(found == std::vector<std::string>{"油約 = Oil Treaty (en)", "法治 = rule of law (en)",
                                          "燈 = lamp (en)"});
  const auto pairs = pair_terms(en, zh);
  REQUIRE(pairs.size() == 3);
  CHECK(pairs[0].left.term == "lamp");
  CHECK(pairs[0].right.term == "燈");
  CHECK(pairs[0].right.unit->text.starts_with("燈 (lamp)"));
  CHECK(pairs[1].left.foreign == "油約");
}

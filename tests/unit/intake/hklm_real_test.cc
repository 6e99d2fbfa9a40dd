// Real chapters of Hong Kong, measured.
#include <fstream>
#include <functional>
#include <iterator>
#include <map>

#include "hklm_fixture.h"
#include "hklm_oracle.h"
#include "intake/hklm_pair.h"
#include "library/akoma_ntoso.h"
#include "shared.h"

using namespace gbalex;
using namespace gbalex::tests;
using library::Unit;
using library::UnitKind;
using library::Wording;

namespace {

std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

void count_kinds(const std::vector<Unit>& units, std::map<UnitKind, std::size_t>& kinds) {
  for (const Unit& unit : units) {
    ++kinds[unit.kind];
    count_kinds(unit.units, kinds);
  }
}

void each_unit(const std::vector<Unit>& units, const std::function<void(const Unit&)>& visit) {
  for (const Unit& unit : units) {
    visit(unit);
    each_unit(unit.units, visit);
  }
}

constexpr std::string_view kFolder = "data/hongkong";

struct Chapter {
  std::string bytes;
  intake::Taken taken;
  [[nodiscard]] const Wording& wording() const { return taken.wordings.front(); }
};

Chapter chapter_of(const std::filesystem::path& path) {
  Chapter chapter{bytes_of(path), {}};
  INFO(path);
  REQUIRE_FALSE(chapter.bytes.empty());
  chapter.taken = take_hklm(chapter.bytes, path.filename().string());
  return chapter;
}

}  // namespace

#define NEEDS_CHAPTERS(name)                                         \
  GBALEX_NEEDS_SHARED(name##_shared);                                \
  const std::filesystem::path name = name##_shared / kFolder;        \
  if (!std::filesystem::is_directory(name)) {                        \
    WARN("skipped: no chapters of Hong Kong among the shared data"); \
    return;                                                          \
  }                                                                  \
  static_assert(true)

TEST_CASE("no word of a real chapter is lost or added") {
  NEEDS_CHAPTERS(folder);
  std::size_t chapters = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.path().extension() != ".xml") continue;
    std::string bytes = bytes_of(entry.path());
    if (bytes.find("<main") == std::string::npos) bytes = hklm_chapter(bytes);  // a fragment
    INFO(entry.path());
    const intake::Taken taken = take_hklm(bytes, entry.path().filename().string());
    CHECK(without_space(library::plain_text(taken.wordings.front())) == hklm_oracle(bytes));
    CHECK(taken.findings.empty());
    for (const intake::Finding& finding : taken.findings) WARN(finding.where << " " << finding.why);
    ++chapters;
  }
  CHECK(chapters >= 5);
}

TEST_CASE("Cap. 486 has the units that its file has, in both languages") {
  NEEDS_CHAPTERS(folder);
  for (const char* name :
       {"hk-pdpo-cap486-20221001-en.xml", "hk-pdpo-cap486-20221001-zh-Hant-HK.xml"}) {
    const Chapter chapter = chapter_of(folder / "cap486" / name);
    const Wording& law = chapter.wording();
    std::map<UnitKind, std::size_t> kinds;
    count_kinds(law.preface, kinds);
    count_kinds(law.units, kinds);
    CHECK(kinds[UnitKind::part] == 15);
    CHECK(kinds[UnitKind::division] == 12);
    CHECK(kinds[UnitKind::attachment] == 6);
    CHECK(kinds[UnitKind::section] == 150);
    CHECK(kinds[UnitKind::subsection] == 479);
    CHECK(kinds[UnitKind::paragraph] == 728);  // of 730; two stand in a statutory note
    CHECK(kinds[UnitKind::paragraph] == count_elements(chapter.bytes, "paragraph", ""));
    CHECK(kinds[UnitKind::subparagraph] == count_elements(chapter.bytes, "subparagraph", ""));
    CHECK(kinds[UnitKind::subparagraph] + kinds[UnitKind::point] + kinds[UnitKind::indent] == 260);
    CHECK(kinds[UnitKind::table] == 3);
    CHECK(law.from == record::Date::parse("2022-10-01"));
    CHECK(law.instrument == "hk-cap-486");
  }
}

TEST_CASE("the two languages of Cap. 486 pair unit by unit, with the same ids") {
  NEEDS_CHAPTERS(folder);
  const Chapter en = chapter_of(folder / "cap486/hk-pdpo-cap486-20221001-en.xml");
  const Chapter zh = chapter_of(folder / "cap486/hk-pdpo-cap486-20221001-zh-Hant-HK.xml");
  CHECK(en.wording().title == "Personal Data (Privacy) Ordinance");
  CHECK(zh.wording().title == "個人資料(私隱)條例");
  const intake::Pairs pairs = intake::pair_by_key(en.wording(), zh.wording());
  CHECK(pairs.count(UnitKind::section) == 150);
  CHECK(pairs.count(UnitKind::subsection) == 479);
  CHECK(pairs.count(UnitKind::paragraph) == 728);
  CHECK(pairs.count(UnitKind::subparagraph) + pairs.count(UnitKind::point) +
            pairs.count(UnitKind::indent) ==
        260);
  CHECK(pairs.left_only.empty());
  CHECK(pairs.right_only.size() == 2);  // provisos, which English writes as words that go on
  for (const Unit* unit : pairs.right_only) CHECK(unit->kind == UnitKind::text);
  std::size_t other_start = 0, other_place = 0;
  for (const auto& pair : pairs.units) {
    CHECK(pair.left->number.empty() == pair.right->number.empty());
    CHECK(pair.left->status == pair.right->status);
    if (pair.left->from != pair.right->from) ++other_start;
    if (pair.left->id != pair.right->id) ++other_place;
  }
  CHECK(other_start == 3);  // section 12, section 35K and Schedule 1: so printed
  CHECK(other_place == 4);  // of 58(1A) and 59(1): under a definition or proviso in one language
  const auto terms = intake::pair_terms(en.wording(), zh.wording());
  CHECK(terms.size() == 118);
}

TEST_CASE("provisions of Cap. 486 are where they are cited") {
  NEEDS_CHAPTERS(folder);
  const Chapter en = chapter_of(folder / "cap486/hk-pdpo-cap486-20221001-en.xml");
  const Wording& law = en.wording();
  CHECK(unit_of(law, "s33").status == library::UnitStatus::not_yet_in_force);
  CHECK_FALSE(unit_of(law, "s33").from);
  CHECK(unit_of(law, "s33").history.at(0) == "Not yet in operation");
  CHECK(unit_of(law, "s34").status == library::UnitStatus::repealed);
  CHECK(unit_of(law, "s14(8)(a)(ii)(A)").kind == UnitKind::point);
  CHECK(unit_of(law, "sch1/s1").kind == UnitKind::section);
  CHECK(unit_of(law, "sch6/part1").number == "Part 1");
  CHECK(unit_of(law, "part6A").kind == UnitKind::part);
}

TEST_CASE("the rules of Cap. 362F are rules") {
  NEEDS_CHAPTERS(folder);
  const Chapter chapter = chapter_of(folder / "cap362F/cap_362F_20120802000000_en_c.xml");
  const Wording& law = chapter.wording();
  CHECK(law.title == "Trade Mark (Border Measures) Rules");
  CHECK(law.type == "subLeg");
  CHECK(law.instrument == "hk-cap-362f");
  CHECK(unit_of(law, "r1").status == library::UnitStatus::omitted);
  CHECK(unit_of(law, "r5").heading == "Proceedings may be disposed of in chambers, etc.");
  CHECK(law.preface.at(0).text == "(Cap. 362, section 30K)");
}

TEST_CASE("words of real chapters are without the wrapping of the file") {
  NEEDS_CHAPTERS(folder);
  for (const char* name :
       {"hk-pdpo-cap486-20221001-en.xml", "hk-pdpo-cap486-20221001-zh-Hant-HK.xml"}) {
    const Chapter chapter = chapter_of(folder / "cap486" / name);
    each_unit(chapter.wording().units, [](const Unit& unit) {
      for (const std::string& words : {unit.text, unit.heading, unit.number}) {
        INFO(words);
        CHECK(words.find('\n') == std::string::npos);
        CHECK(words.find("  ") == std::string::npos);
        CHECK_FALSE(words.starts_with(' '));
        CHECK_FALSE(words.ends_with(' '));
      }
      std::size_t last = 0;
      for (const library::Mark& mark : unit.marks) {
        CHECK(mark.begin >= last);
        CHECK(mark.begin < mark.end);
        CHECK(mark.end <= unit.text.size());
        last = mark.end;
      }
    });
  }
}

TEST_CASE("real chapters come back from Akoma Ntoso as they went in") {
  NEEDS_CHAPTERS(folder);
  for (const char* name :
       {"cap486/hk-pdpo-cap486-20221001-en.xml", "cap486/hk-pdpo-cap486-20221001-zh-Hant-HK.xml",
        "cap362F/cap_362F_20120802000000_en_c.xml"}) {
    const Chapter chapter = chapter_of(folder / name);
    const auto back = library::read_akoma_ntoso(library::akoma_ntoso(chapter.wording()), name);
    REQUIRE(back.ok());
    CHECK((back->wording == chapter.wording()));
    CHECK(back->messages.empty());
  }
}

#include "library/diff.h"

#include <catch2/catch.hpp>
#include <fstream>

#include "shared.h"

using namespace gbalex::library;
using Kind = ProvisionChange::Kind;

namespace {

Unit article(int number, const std::string& words) {
  Unit unit;
  unit.kind = UnitKind::article;
  unit.id = "art" + std::to_string(number);
  unit.number = "第" + std::to_string(number) + "条";
  unit.units.emplace_back().text = words;
  return unit;
}

Wording law(std::vector<Unit> units) {
  Wording wording;
  wording.units = std::move(units);
  return wording;
}

std::string shown(const std::vector<ProvisionChange>& changes) {
  std::string out;
  for (const ProvisionChange& change : changes) {
    const char* kind = change.kind == Kind::same      ? "same"
                       : change.kind == Kind::changed ? "changed"
                       : change.kind == Kind::added   ? "added"
                                                      : "removed";
    out += change.before + ">" + change.after + " " + kind + "; ";
  }
  return out;
}

const std::string kTransfer = "转让注册商标的，转让人和受让人应当签订转让协议，并共同提出申请。";
const std::string kLicence = "商标注册人可以通过签订许可合同，许可他人使用其注册商标。";
const std::string kRenewal =
    "注册商标有效期满，需要继续使用的，应当在期满前十二个月内办理续展手续。";
const std::string kTides = "月球上的潮汐由国务院有关部门按照各自职责负责观测、记录和公布。";

}  // namespace

TEST_CASE("the same articles are the same, whatever their layout") {
  const auto changes =
      compare(law({article(1, "甲，乙。丙丁")}), law({article(1, "甲, 乙。 丙丁")}));
  CHECK(shown(changes) == "art1>art1 same; ");
  CHECK(changes.at(0).words.empty());
}

TEST_CASE("an article that moved is told as renumbered, with the words that changed") {
  std::string renewal = kRenewal;
  renewal.replace(renewal.find("十二个月"), std::string("十二个月").size(), "六个月");
  const auto changes =
      compare(law({article(33, kRenewal), article(34, kTransfer), article(35, kLicence)}),
              law({article(33, kTides), article(34, kTransfer), article(36, renewal),
                   article(37, kLicence)}));
  CHECK(shown(changes) ==
        ">art33 added; art34>art34 same; art33>art36 changed; art35>art37 same; ");
  CHECK(changes.at(2).is_renumbered());
  CHECK(changes.at(2).number_before == "第33条");
  CHECK(changes.at(2).number_after == "第36条");
  CHECK_FALSE(changes.at(1).is_renumbered());
}

TEST_CASE("an article whose words are all new is changed where the numbers beside it run on") {
  const auto changes = compare(law({article(1, kTransfer), article(2, kTides)}),
                               law({article(1, kTransfer), article(2, kLicence)}));
  CHECK(shown(changes) == "art1>art1 same; art2>art2 changed; ");
}

TEST_CASE("another article that has the number by chance is no change of the one before") {
  const auto changes =
      compare(law({article(1, kTransfer), article(2, kTides), article(3, kLicence)}),
              law({article(1, kRenewal), article(2, kLicence), article(3, kTransfer)}));
  CHECK(shown(changes) == ">art1 added; art3>art2 same; art1>art3 same; art2> removed; ");
}

TEST_CASE("the only article is changed when its words are all new") {
  const auto changes = compare(law({article(1, kTides)}), law({article(1, kLicence)}));
  CHECK(shown(changes) == "art1>art1 changed; ");
}

TEST_CASE("a removed article stands where it stood") {
  const auto changes =
      compare(law({article(1, kTransfer), article(2, kLicence), article(3, kRenewal)}),
              law({article(1, kTransfer), article(2, kRenewal)}));
  CHECK(shown(changes) == "art1>art1 same; art2> removed; art3>art2 same; ");
}

TEST_CASE("articles of equal words keep to their numbers") {
  const std::string repealed = "（废止）";
  const auto changes =
      compare(law({article(1, repealed), article(2, repealed), article(3, kTides)}),
              law({article(1, repealed), article(2, repealed), article(3, kTides)}));
  CHECK(shown(changes) == "art1>art1 same; art2>art2 same; art3>art3 same; ");
}

TEST_CASE("headings of chapters, schedules and the preface are compared as well") {
  const auto with = [](const std::string& heading, const std::string& schedule,
                       const std::string& preamble) {
    Unit chapter;
    chapter.kind = UnitKind::chapter;
    chapter.id = "ch1";
    chapter.heading = heading;
    chapter.units = {article(1, kTides)};
    Unit attachment;
    attachment.kind = UnitKind::attachment;
    attachment.id = "sch1";
    attachment.units.emplace_back().text = schedule;
    Wording wording = law({chapter, attachment});
    wording.preface.emplace_back().text = preamble;
    return wording;
  };
  const auto changes = compare(with("总则", "甲", "序"), with("一般规定", "乙", "言"));
  CHECK(shown(changes) == "> changed; ch1>ch1 changed; art1>art1 same; sch1>sch1 changed; ");
}

TEST_CASE("every word of both wordings is in the comparison") {
  Unit section = article(1, kTransfer);
  Unit table;
  table.kind = UnitKind::table;
  table.rows = {{{"cell one", 1, 1, false}}};
  section.units.push_back(table);
  Unit stray;
  stray.text = "stray words";
  const auto changes = compare(law({}), law({section, stray}));
  std::string all;
  for (const ProvisionChange& change : changes) {
    for (const Stretch& stretch : change.words) all += stretch.text;
  }
  for (const char* words : {"cell one", "stray words", "共同提出申请"}) {
    CHECK(all.find(words) != std::string::npos);
  }
}

namespace {

// One article a paragraph that begins with **第…条**, further paragraphs until the next.
Wording read_simply(const std::filesystem::path& file) {
  Wording wording;
  std::ifstream in(file);
  int number = 0;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("**第") && line.find("条**") != std::string::npos) {
      const std::size_t end = line.find("**", 2);
      wording.units.push_back(article(++number, line.substr(end + 2)));
    } else if (!line.empty() && !line.starts_with("#") && !wording.units.empty()) {
      wording.units.back().units.emplace_back().text = line;
    }
  }
  return wording;
}

}  // namespace

TEST_CASE("the Trademark Law of 2019 and its revision of 2026: renumbered articles are found") {
  GBALEX_NEEDS_SHARED(shared);
  std::vector<std::filesystem::path> files;
  for (const auto& entry :
       std::filesystem::recursive_directory_iterator(shared / "data/mainland/ip_versioned")) {
    const std::string path = entry.path().string();
    if (path.ends_with(".md") && path.find("trademark") != std::string::npos) {
      files.push_back(entry.path());
    }
  }
  std::ranges::sort(files);
  REQUIRE(files.size() >= 2);
  const Wording before = read_simply(files.front()), after = read_simply(files.back());
  REQUIRE(before.units.size() > 60);
  REQUIRE(after.units.size() > 60);
  const auto changes = compare(before, after);
  int same = 0, changed = 0, added = 0, removed = 0, renumbered = 0;
  for (const ProvisionChange& change : changes) {
    same += change.kind == Kind::same;
    changed += change.kind == Kind::changed;
    added += change.kind == Kind::added;
    removed += change.kind == Kind::removed;
    renumbered += change.is_renumbered();
  }
  WARN("same " << same << ", changed " << changed << ", added " << added << ", removed " << removed
               << "; renumbered " << renumbered);
  CHECK(static_cast<std::size_t>(same + changed + added) == after.units.size());
  CHECK(static_cast<std::size_t>(same + changed + removed) == before.units.size());
  CHECK(renumbered > 10);
}

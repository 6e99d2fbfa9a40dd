#include <catch2/catch.hpp>
#include <random>

#include "library/diff.h"

using namespace gbalex::library;
using Kind = Stretch::Kind;

namespace {

// "=same-removed+added"
std::string shown(const std::vector<Stretch>& stretches) {
  std::string out;
  for (const Stretch& stretch : stretches) {
    out += stretch.kind == Kind::same ? '=' : stretch.kind == Kind::removed ? '-' : '+';
    out += stretch.text;
  }
  return out;
}

// The words of one side; white space is that of the later text, so each stretch stands apart.
std::string side(const std::vector<Stretch>& stretches, Kind other) {
  std::string out;
  for (const Stretch& stretch : stretches) {
    if (stretch.kind != other) out += " " + stretch.text;
  }
  return out;
}

std::string random_text(std::mt19937& chance, int most) {
  static const std::vector<std::string> kPieces = {"商", "标", "权", "人", "，", "。", "mark",
                                                   " ",  "42", "的", "—",  "(",  "α"};
  std::string out;
  for (int i = std::uniform_int_distribution<int>(0, most)(chance); i > 0; --i) {
    out += kPieces[std::uniform_int_distribution<std::size_t>(0, kPieces.size() - 1)(chance)];
  }
  return out;
}

}  // namespace

TEST_CASE("what changed is marked character by character in Chinese, word by word in English") {
  struct Row {
    const char *before, *after, *shown;
  };
  const Row rows[] = {
      {"罚款五千元", "罚款五万元", "=罚款五-千+万=元"},
      {"十日内", "三十日内", "+三=十日内"},
      {"the Registrar may", "the Registrar must", "=the Registrar- may+ must"},
      {"within 30 days", "within 60 days", "=within- 30+ 60= days"},
      {"a patent", "a patents", "=a- patent+ patents"},
      {"商标注册人", "商标注册人", "=商标注册人"},
      {"", "新增", "+新增"},
      {"删去", "", "-删去"},
      {"", "", ""},
  };
  for (const Row& row : rows) CHECK(shown(compare_words(row.before, row.after)) == row.shown);
}

TEST_CASE("formatting is no change") {
  const std::pair<const char*, const char*> same[] = {
      {"第 四十二 条　转让", "第四十二条 转让"},
      {"（一）商标，ABC１２", "(一)商标,ABC12"},
      {"“商标”——的", "\"商标\"—的"},
      {"line\nbreak", "line break"},
      {"下列情形︰", "下列情形："},
      {"Office’s", "Office's"},
  };
  for (const auto& [before, after] : same) {
    INFO(before << " | " << after);
    CHECK(without_formatting(before) == without_formatting(after));
    CHECK(shown(compare_words(before, after)) == "=" + std::string(after));
  }
}

TEST_CASE("what has a meaning is a change") {
  const std::pair<const char*, const char*> different[] = {
      {"may", "May"},   {"甲、乙", "甲，乙"},  {"10 000", "10000"}, {"不得", "得"},
      {"専利", "专利"}, {"can not", "cannot"}, {"甲。", "甲；"}};
  for (const auto& [before, after] : different) {
    INFO(before << " | " << after);
    CHECK(without_formatting(before) != without_formatting(after));
  }
}

TEST_CASE("a single character between two changes goes with them") {
  CHECK(shown(compare_words("甲方的权利", "乙丙的义务")) == "-甲方的权利+乙丙的义务");
}

TEST_CASE("either text can be read off, whatever was changed") {
  std::mt19937 chance(7);
  for (int i = 0; i < 5000; ++i) {
    const std::string before = random_text(chance, 25), after = random_text(chance, 25);
    const auto stretches = compare_words(before, after);
    INFO(before << " | " << after << " | " << shown(stretches));
    REQUIRE(without_formatting(side(stretches, Kind::added)) == without_formatting(before));
    REQUIRE(without_formatting(side(stretches, Kind::removed)) == without_formatting(after));
  }
}

TEST_CASE("what both share is at least what the longest common subsequence leaves") {
  // Texts of one-character tokens that share no single token alone between changes.
  std::mt19937 chance(11);
  const std::string alphabet[] = {"甲乙丙丁", "戊己庚辛", "壬癸子丑", "寅卯辰巳"};
  for (int i = 0; i < 2000; ++i) {
    std::vector<std::size_t> a, b;
    const auto draw = [&chance] {
      return std::uniform_int_distribution<std::size_t>(0, 3)(chance);
    };
    for (std::size_t n = draw() * 2; n > 0; --n) a.push_back(draw());
    for (std::size_t n = draw() * 2; n > 0; --n) b.push_back(draw());
    std::vector<std::vector<std::size_t>> common(a.size() + 1,
                                                 std::vector<std::size_t>(b.size() + 1));
    for (std::size_t x = 1; x <= a.size(); ++x) {
      for (std::size_t y = 1; y <= b.size(); ++y) {
        common[x][y] = a[x - 1] == b[y - 1] ? common[x - 1][y - 1] + 1
                                            : std::max(common[x - 1][y], common[x][y - 1]);
      }
    }
    std::string before, after;
    for (const std::size_t block : a) before += alphabet[block];
    for (const std::size_t block : b) after += alphabet[block];
    std::size_t same = 0;
    for (const Stretch& stretch : compare_words(before, after)) {
      if (stretch.kind == Kind::same) same += stretch.text.size() / alphabet[0].size();
    }
    INFO(before << " | " << after);
    REQUIRE(same == common[a.size()][b.size()]);
  }
}

TEST_CASE("texts that have nothing in common end as one removed and one added stretch") {
  std::string before, after;
  for (int i = 0; i < 30'000; ++i) {
    before += "甲" + std::to_string(i);
    after += "乙" + std::to_string(i + 100'000);
  }
  const auto stretches = compare_words("头" + before + "尾", "头" + after + "尾");
  REQUIRE(stretches.size() == 4);
  CHECK(stretches[0] == Stretch{Kind::same, "头"});
  CHECK(stretches[1].text == before);
  CHECK(stretches[2].text == after);
  CHECK(stretches[3] == Stretch{Kind::same, "尾"});
}

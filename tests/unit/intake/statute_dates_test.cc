#include <catch2/catch.hpp>

#include "intake/statute_text_dates.h"
#include "intake/statute_text_words.h"
#include "statute_tree.h"

using namespace gbalex;
using tests::places;
using tests::read_words;

namespace {

std::string shown(const std::optional<record::Date>& date) {
  return date ? date->to_string() : "-";
}

struct Made {
  const char* history;
  const char* clause;
  const char* promulgated;
  const char* from;
  const char* issuer;
};

}  // namespace

TEST_CASE("dates in every spelling") {
  const auto found =
      intake::find_dates(intake::compact("1998年8月28日、１９９９年６月１８日、一九九八年十一月一日"
                                         "、二〇〇一年1月2号、2001年2月30日"));
  std::vector<std::string> days;
  for (const auto& date : found.dates) days.push_back(date.date.to_string());
  CHECK(days == std::vector<std::string>{"1998-08-28", "1999-06-18", "1998-11-01", "2001-01-02"});
  CHECK(found.broken == std::vector<std::string>{"2001年2月30日"});
}

TEST_CASE("what is printed of the making dates the wording, and nothing is guessed") {
  static constexpr Made kTable[] = {
      {"（2003年7月21日中华人民共和国国务院令第385号公布　自2003年9月1日起施行）", "", "2003-07-21",
       "2003-09-01", "国务院"},
      // The Congress adopts and publishes on one day.
      {"（2026年3月12日第十四届全国人民代表大会第四次会议通过）", "本法自2026年8月15日起施行。",
       "2026-03-12", "2026-08-15", "全国人民代表大会"},
      // A local congress publishes later, on a day that is not printed.
      {"（2025年6月25日果市第十五届人民代表大会常务委员会第三次会议通过　2026年3月26日果省第十四届"
       "人民代表"
       "大会常务委员会第二次会议批准）",
       "本条例自2026年5月1日起施行。", "-", "2026-05-01", "果市人民代表大会常务委员会"},
      // The clause is that of the first wording.
      {"（1982年8月23日第五届全国人民代表大会常务委员会第二十四次会议通过　根据2019年4月23日第十三"
       "届全国"
       "人民代表大会常务委员会第十次会议《关于修改〈果法〉的决定》第四次修正）",
       "本法自1983年3月1日起施行。", "2019-04-23", "-", "全国人民代表大会常务委员会"},
      {"（2002年1月1日果部令第1号公布　根据2010年1月1日果部令第9号修正）",
       "本办法自公布之日起施行。", "2010-01-01", "-", "果部"},
      {"（2002年1月1日果部令第1号公布）", "本办法自公布之日起施行。", "2002-01-01", "2002-01-01",
       "果部"},
      // Days of other texts.
      {"（2002年1月1日果部令第1号公布）",
       "本办法自2002年3月1日起施行。《自1999年1月1日起施行的办法》同时废止。", "2002-01-01",
       "2002-03-01", "果部"},
      {"（2002年1月1日果部令第1号公布）",
       "本办法自2002年3月1日起施行。本办法自2002年4月1日起施行。", "2002-01-01", "-", "果部"},
      {"", "本条例自2026年6月1日起施行。", "-", "2026-06-01", ""},
  };
  for (const Made& made : kTable) {
    INFO(made.history << made.clause);
    const auto law = read_words(std::string("果园管理条例\n") + made.history +
                                "\n第一条　果。\n第二条　" + made.clause + "\n");
    CHECK(shown(law.promulgated) == made.promulgated);
    CHECK(shown(law.from) == made.from);
    CHECK(law.issuer == made.issuer);
  }
}

TEST_CASE("a date that is missing or no day is reported") {
  std::vector<intake::Finding> findings;
  read_words("果法\n（2001年2月30日果部公布）\n第一条　果。\n", &findings);
  CHECK(places(findings, intake::Finding::What::broken_date) ==
        std::vector<std::string>{
            "law.txt \"2001年2月30日\" is no day of the calendar",
            "law.txt no day of adoption or publication is printed",
            "law.txt the day from which this wording is in force is not printed"});
}

TEST_CASE("the amended text in the title's year is not in force from a day before it") {
  const auto law =
      read_words("果法(2001年修正)\n第一条　果。\n第二条　本法自1983年3月1日起施行。\n");
  CHECK(shown(law.from) == "-");
}

TEST_CASE("an order of publication stands before the title") {
  const auto law = read_words(
      "果业部令\n第八十四号\n《果园办法》已经通过，现予公布，自2026年1月1日起施行。\n部长　果某\n"
      "2025年11月10日\n果园办法\n第一条　果。\n",
      nullptr);
  // Without a title known, the first lines are taken for it; a JSON or Markdown names it.
  CHECK(shown(law.from) == "2026-01-01");
}

TEST_CASE("texts of Guangdong are told by issuer or title") {
  CHECK(intake::region_of("果条例", "广东省人民代表大会常务委员会") == record::Region::guangdong);
  CHECK(intake::region_of("深圳经济特区果条例", "") == record::Region::guangdong);
  CHECK(intake::region_of("果条例", "果省人民代表大会") == record::Region::mainland);
}

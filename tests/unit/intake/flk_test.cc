#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "intake/flk_details.h"
#include "intake/text_json.h"
#include "statute_tree.h"

using namespace gbalex;
using intake::Finding;
using tests::drawn;
using tests::places;

namespace {

constexpr std::string_view kDetails =
    R"({"msg":"操作成功","code":200,"data":{"bbbs":"ff80","title":"<em>果</em>法","flxz":"法律",
    "zdjgName":"全国人民代表大会","gbrq":"2020-05-28","sxrq":"2021-01-01 00:00:00","sxx":3,
    "ossFile":{"ossWordPath":"prod/1.docx","ossPdfPath":"prod/1.pdf"},
    "lsyg":[{"bbbs":"ee70","title":"果法","gbrq":"1999-01-01","sxrq":"x"}],
    "content":{"title":"果法","children":[{"title":"题注","children":[]},
      {"title":"第一章 总则","children":[{"title":"第一条","children":[]},{"title":"第二条"}]}]}}})";

}  // namespace

TEST_CASE("the details of the national database say what a text is") {
  const auto details = intake::read_flk_details({kDetails, "d.json"});
  REQUIRE(details);
  CHECK(details->title == "果法");
  CHECK(details->promulgated->to_string() == "2020-05-28");
  CHECK(details->from->to_string() == "2021-01-01");
  CHECK(details->status == library::UnitStatus::in_force);
  CHECK(details->word_path == "prod/1.docx");
  REQUIRE(details->earlier.size() == 1);
  CHECK(details->earlier[0].promulgated->to_string() == "1999-01-01");
  CHECK(details->labels == std::vector<std::string>{"题注", "第一章 总则", "第一条", "第二条"});
  CHECK(places(details->findings, Finding::What::broken_date).size() == 1);
}

TEST_CASE("details go before the text, and an article that the text lacks is reported") {
  const auto details = intake::read_flk_details({kDetails, "d.json"});
  REQUIRE(details);
  library::Wording law = tests::read_words("果法\n（2020年5月6日果部令第1号公布）\n第一条　果。\n");
  std::vector<Finding> findings;
  apply(*details, "law.docx", law, findings);
  CHECK(law.promulgated->to_string() == "2020-05-28");
  CHECK(law.issuer == "全国人民代表大会");
  CHECK(law.origin.address == "https://flk.npc.gov.cn/detail?id=ff80");
  CHECK(places(findings, Finding::What::broken_date).size() == 1);
  CHECK(places(findings, Finding::What::empty_body) ==
        std::vector<std::string>{
            "law.docx 第二条 is in the database's table of contents and not in the text"});
}

TEST_CASE("a state that is not understood is none, and JSON that is too deep an error") {
  const auto details =
      intake::read_flk_details({R"({"data":{"bbbs":"a","title":"果法","sxx":77}})", "d.json"});
  REQUIRE(details);
  CHECK_FALSE(details->status);
  CHECK(places(details->findings, Finding::What::unknown_value).size() == 1);
  CHECK_FALSE(intake::read_flk_details({"{}", "d.json"}).ok());
  CHECK_FALSE(intake::read_flk_details({std::string(100000, '['), "d.json"}).ok());
  const std::string brackets = "{\"a\":\"" + std::string(1000, '[') + "\"}";
  CHECK(intake::parse_json({brackets, "d.json"}).ok());
}

TEST_CASE("texts as JSON bring the publisher's dates") {
  const auto taken = intake::read_text_json(
      {R"({"title":"果法","text":"果法\n（2020年5月6日果市第一届人民代表大会第一次会议通过）\n第一条　果。","date":"2020-05-20",
          "effective_date":"2020-06-01","law_type":"地方法规","timeliness":"4","issuing_body":"果市人大",
          "url":"https://flk.npc.gov.cn/detail?id=1","_fetched_at":"2026-03-23T00:00:00"})",
       "a.json"});
  REQUIRE(taken);
  const auto& law = taken->wordings.front();
  CHECK(law.promulgated->to_string() == "2020-05-20");
  CHECK(law.from->to_string() == "2020-06-01");
  CHECK(law.status == library::UnitStatus::not_yet_in_force);
  CHECK(law.issuer == "果市人大");
  CHECK(law.origin.retrieved->to_string() == "2026-03-23");
  CHECK(drawn(law.units) == "art1 第一条\n  果。\n");
  CHECK(taken->findings.empty());
}

TEST_CASE("the date of a web page is not that of publication") {
  const auto taken = intake::read_text_json(
      {R"({"title":"果园规程（局令第82号）","text":"果园规程\n第一条　果。","date":"2025-01-02",
          "url":"https://fruit.example/1"})",
       "a.json"});
  REQUIRE(taken);
  CHECK_FALSE(taken->wordings.front().promulgated);
  CHECK(taken->wordings.front().title == "果园规程");
  CHECK(taken->wordings.front().number == "局令第82号");
}

TEST_CASE("several texts in one file, one a line or in an array") {
  const auto lines = intake::read_text_json(
      {"{\"title\":\"果法\",\"text\":\"第一条　果。\"}\n{broken\n{\"title\":\"x\"}\n"
       "{\"title\":\"梨法\",\"text\":\"第一条　梨。\"}\n",
       "a.jsonl"});
  REQUIRE(lines);
  REQUIRE(lines->wordings.size() == 2);
  CHECK(lines->wordings[1].title == "梨法");
  CHECK(places(lines->findings, Finding::What::left_out).size() == 2);
  const auto array = intake::read_text_json(
      {R"([{"title":"果法","text":"第一条　果。"},{"title":"x"}])", "a.json"});
  REQUIRE(array);
  CHECK(array->wordings.size() == 1);
  CHECK_FALSE(intake::read_text_json({"{\"title\":\"x\"}", "a.json"}).ok());
  CHECK_FALSE(intake::read_text_json({"no json", "a.json"}).ok());
}

TEST_CASE("an order of publication before a title that is known") {
  const auto taken = intake::read_text_json(
      {R"({"title":"果园办法","text":"果业部令\n\n第八十四号\n\n《果园办法》现予公布，自2026年1月1日起施行。\n\n部长　果某\n\n2025年11月10日\n\n果园办法\n\n第一条　果。"})",
       "a.json"});
  REQUIRE(taken);
  const auto& law = taken->wordings.front();
  CHECK(law.number == "果业部令第八十四号");
  CHECK(law.issuer == "果业部");
  CHECK(law.promulgated->to_string() == "2025-11-10");
  CHECK(law.from->to_string() == "2026-01-01");
  CHECK(law.preface.size() == 5);
  CHECK(drawn(law.units) == "art1 第一条\n  果。\n");
}

// Suggestions, the ladder, other spellings and related provisions, over real HTTP.
#include <algorithm>
#include <catch2/catch.hpp>

#include "web/small_site.h"

namespace gbalex::tests {

TEST_CASE("suggestions answer in the shape that is promised") {
  const Json answer = json("/api/v1/suggest?q=" + encoded("商標") + "&lang=en");
  CHECK(answer["query"] == "商標");
  REQUIRE(answer["suggestions"].size() == 2);
  CHECK(answer["suggestions"][0] == Json{{"text", "商標條例"},
                                         {"lang", "zh-Hant"},
                                         {"kind", "instrument"},
                                         {"label", "Law"},
                                         {"id", "hk-cap-559"},
                                         {"region", "hongkong"},
                                         {"url", "/law/hk-cap-559"}});
  CHECK(answer["suggestions"][1]["url"] == "/topic/mark-term");
  CHECK(json("/api/v1/suggest?q=zscq")["suggestions"][0]["id"] == "hk-office");
  CHECK(json("/api/v1/suggest?q=trade")["suggestions"][0]["text"] == "Trade Marks Ordinance");
  CHECK(json("/api/v1/suggest?q=dura" + encoded("çã") + "&lang=pt")["suggestions"][0]["label"] ==
        "Comparação");
  CHECK(json("/api/v1/suggest?q=ordin&limit=1")["suggestions"].size() == 1);
  CHECK(json("/api/v1/suggest?q=&lang=pt")["suggestions"].empty());
  CHECK(json("/api/v1/suggest")["suggestions"].empty());
}

TEST_CASE("a suggestion that cannot be asked for is refused by the name of the field") {
  for (const auto& [target, field] : std::vector<std::pair<std::string, std::string>>{
           {"/api/v1/suggest?q=a&lang=fr", "lang"},
           {"/api/v1/suggest?q=a&limit=0", "limit"},
           {"/api/v1/suggest?q=a&limit=21", "limit"},
           {"/api/v1/suggest?q=a&format=xml", "format"}}) {
    const Answer answer = page(target);
    CHECK(answer.status == 400);
    CHECK(Json::parse(answer.body)["field"] == field);
  }
}

TEST_CASE("a browser can make a search engine of the site, with whole addresses") {
  const std::string host = "test";  // as the client names it
  const Answer description = page("/opensearch.xml?lang=zh-Hant");
  CHECK(description.status == 200);
  CHECK(description.header("content-type") ==
        "application/opensearchdescription+xml; charset=utf-8");
  CHECK(has(description, "template=\"http://" + host + "/zh-Hant/search?q={searchTerms}\""));
  CHECK(has(description, "format=opensearch&amp;lang=zh-Hant\""));
  const Answer behind_proxy = page("/opensearch.xml", "X-Forwarded-Proto: https\r\n");
  CHECK(has(behind_proxy, "template=\"https://" + host + "/"));
  const Json answer =
      json("/api/v1/suggest?q=mark&lang=en&format=opensearch", "application/x-suggestions+json");
  REQUIRE(answer.size() == 4);
  CHECK(answer[0] == "mark");
  CHECK(answer[1].size() == answer[3].size());
  CHECK(answer[3][0].get<std::string>().starts_with("http://" + host + "/en/"));
  CHECK(has(page("/en/topics"), "href=\"/opensearch.xml?lang=en\""));
}

TEST_CASE("the search box is a plain form that the script finds by its data") {
  for (const std::string language : {"zh-Hans", "zh-Hant", "en", "pt"}) {
    for (const std::string path : {"/", "/topics"}) {
      const Answer answer = page("/" + language + path);
      CAPTURE(language, path);
      CHECK(has(answer, "data-suggest=\"/api/v1/suggest\" data-base=\"/" + language + "\""));
      CHECK(has(answer, "method=\"get\""));
      const auto script = answer.body.find("/static/suggest.js");
      REQUIRE(script != std::string::npos);
      const Answer file = page(answer.body.substr(script, answer.body.find('"', script) - script));
      CHECK(file.status == 200);
      CHECK(file.header("content-type") == "text/javascript; charset=utf-8");
    }
  }
}

TEST_CASE("where a filter leaves nothing the page says what each step would give") {
  const std::string query = "q=ordinance&region=macao";
  const Json answer = json("/api/v1/search?lang=en&" + query);
  CHECK(answer["total"] == 0);
  REQUIRE(!answer["ladder"].empty());
  for (const Json& step : answer["ladder"]) {
    CAPTURE(step.dump());
    CHECK(step["count"].get<int>() > 0);
    const std::string url = step["url"].get<std::string>();
    CHECK(json("/api/v1" + url + "&lang=en")["total"] == step["count"]);
  }
  const auto is_step = [&answer](const char* step, const char* value) {
    return std::any_of(answer["ladder"].begin(), answer["ladder"].end(), [&](const Json& one) {
      return one["step"] == step && one["value"] == value;
    });
  };
  CHECK(is_step("without_filter", "macao"));
  CHECK(is_step("other_region", "hongkong"));
  CHECK(has(page("/en/search?" + query), "Without the filter Region: Macao"));
  CHECK(has(page("/pt/search?" + query), "Sem o filtro Região: Macau"));
  CHECK(has(page("/zh-Hant/search?" + query), "去掉篩選條件 地區：澳門"));
  CHECK(has(page("/zh-Hans/search?" + query), "去掉筛选条件 地区：澳门"));
}

TEST_CASE("results for another spelling say so and lead back to what was typed") {
  const Json answer = json("/api/v1/search?q=ordinacne&lang=en");
  CHECK(answer["query"]["text"] == "ordinacne");
  CHECK(answer["query"]["shown_for"] == "ordinance");
  CHECK(answer["suggestion"] == "ordinance");
  const Answer shown = page("/en/search?q=ordinacne");
  CHECK(has(shown, "No record holds “ordinacne”. Results for"));
  CHECK(has(shown, "href=\"/en/search?q=ordinacne&amp;exact=1\""));
  const Json exact = json("/api/v1/search?q=ordinacne&lang=en&exact=1");
  CHECK(exact["query"]["shown_for"].is_null());
  CHECK(exact["total"] == 0);
  CHECK(exact["suggestion"] == "ordinance");
  CHECK(page("/api/v1/search?q=a&exact=yes").status == 400);
}

TEST_CASE("a hit says where it matched, on the page in words where no mark can show it") {
  const Json answer = json("/api/v1/search?q=ordinance&lang=en&group=none");
  REQUIRE(!answer["hits"].empty());
  CHECK(answer["hits"][0]["matched"][0]["in"] == "title");
  CHECK(has(page("/en/search?q=ordinance"), "Trade Marks <mark>Ordinance</mark>"));
  const Json subject = json("/api/v1/search?q=brand&lang=en&group=none");
  REQUIRE(!subject["hits"].empty());
  const Json& matched = subject["hits"][0]["matched"];
  CHECK(std::any_of(matched.begin(), matched.end(), [](const Json& one) {
    return one["in"] == "subject" && one["value"] == "trademark";
  }));
  CHECK(has(page("/en/search?q=brand"), "Matched: subject (Trade marks)"));
  CHECK(has(page("/pt/search?q=brand"), "Coincide em: matéria (Marcas)"));
}

}  // namespace gbalex::tests

// The JSON interface over real HTTP: shapes and refusals to the letter.
#include <algorithm>
#include <catch2/catch.hpp>
#include <vector>

#include "web/small_site.h"

namespace gbalex::tests {
namespace {

std::vector<std::string> keys(const Json& object) {
  std::vector<std::string> names;
  for (const auto& [name, value] : object.items()) names.push_back(name);
  return names;
}

bool contains(const std::vector<std::string>& all, const std::string& one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

}  // namespace

TEST_CASE("a search answers in the shape that is promised") {
  const Json answer = json("/api/v1/search?q=mark&lang=en&per_page=2");
  for (const char* name :
       {"query", "total", "total_is_exact", "page", "per_page", "hits", "facets", "suggestion"}) {
    CHECK(contains(keys(answer), name));
  }
  for (const char* name :
       {"text", "understood", "expanded", "concepts", "relaxed", "notices", "hints"}) {
    CHECK(contains(keys(answer["query"]), name));
  }
  CHECK(answer["query"]["text"] == "mark");
  CHECK(answer["query"]["expanded"].is_array());
  CHECK(answer["page"] == 1);
  CHECK(answer["per_page"] == 2);
  CHECK(answer["hits"].size() <= 2);
  REQUIRE(!answer["hits"].empty());
  for (const Json& hit : answer["hits"]) {
    for (const char* name : {"kind", "id", "provision", "title", "heading", "snippet", "url",
                             "region", "status", "languages", "score"}) {
      CHECK(contains(keys(hit), name));
    }
    CHECK(hit["url"].get<std::string>().front() == '/');
    CHECK(hit["url"].get<std::string>().find("/en/") == std::string::npos);
  }
  for (const auto& [name, values] : answer["facets"].items()) {
    CAPTURE(name);
    for (const Json& value : values)
      CHECK(keys(value) == std::vector<std::string>{"value", "count"});
  }
}

TEST_CASE("a provision's hit names its instrument and its provision") {
  const Json answer = json("/api/v1/search?q=inserted+section&group=none&kind=provision");
  REQUIRE(!answer["hits"].empty());
  CHECK(answer["hits"][0]["kind"] == "provision");
  CHECK(answer["hits"][0]["id"] == "hk-cap-559");
  CHECK(answer["hits"][0]["provision"] == "s14A");
  CHECK(answer["hits"][0]["url"] == "/law/hk-cap-559/s14A");
}

TEST_CASE("the facet counts are those of the lists behind them") {
  const Json all = json("/api/v1/search?q=&group=none&per_page=100");
  for (const Json& value : all["facets"]["kind"]) {
    CAPTURE(value.dump());
    const Json one =
        json("/api/v1/search?q=&group=none&per_page=100&kind=" + value["value"].get<std::string>());
    CHECK(one["total"] == value["count"]);
  }
}

TEST_CASE("type, year and issuing body narrow a search, as parameters and as typed") {
  const auto total = [](const std::string& query) {
    return json("/api/v1/search?group=none&" + query)["total"].get<int>();
  };
  const Json all = json("/api/v1/search?q=&group=none");
  for (const char* facet : {"level", "year"}) {
    REQUIRE(!all["facets"][facet].empty());
    for (const Json& value : all["facets"][facet]) {
      const std::string code = value["value"].get<std::string>();
      CAPTURE(facet, code);
      CHECK(total(std::string("q=&") + facet + "=" + code) == value["count"]);
      CHECK(total(std::string("q=") + facet + "%3A" + code) == value["count"]);
    }
  }
  const int years = total("q=&year=2019..2027");
  CHECK(years > 0);
  CHECK(years < all["total"]);
  CHECK(total("q=year%3A2019..2027") == years);
  const int issued = total("q=&issuer=State+Council");
  CHECK(issued > 0);
  CHECK(issued < all["total"]);
  CHECK(total("q=issuer%3A%22State+Council%22") == issued);
  CHECK(total("q=-issuer%3A%22State+Council%22") == all["total"].get<int>() - issued);
  CHECK(total("q=&issuer=Council+State") == 0);
}

TEST_CASE("what is not understood is said with its place") {
  const Json query = json("/api/v1/search?q=mark+region%3Amars+OR")["query"];
  REQUIRE(query["hints"].size() == 2);
  CHECK(query["hints"][0] ==
        Json({{"column", 6}, {"text", "region:mars"}, {"what", "unknown-value"}}));
  CHECK(query["hints"][1] == Json({{"column", 18}, {"text", "OR"}, {"what", "lone-operator"}}));
  CHECK(json("/api/v1/search?q=mark")["query"]["hints"].empty());
}

TEST_CASE("wrong parameters are refused with a problem that names the field") {
  struct Case {
    const char* target;
    const char* field;
  };
  for (const Case& one : {Case{"/api/v1/search?q=x&per_page=0", "per_page"},
                          Case{"/api/v1/search?q=x&per_page=101", "per_page"},
                          Case{"/api/v1/search?q=x&per_page=ten", "per_page"},
                          Case{"/api/v1/search?q=x&page=0", "page"},
                          Case{"/api/v1/search?q=x&page=51", "page"},
                          Case{"/api/v1/search?q=x&page=11&per_page=100", "page"},
                          Case{"/api/v1/search?q=x&region=europe", "region"},
                          Case{"/api/v1/search?q=x&kind=topic,thing", "kind"},
                          Case{"/api/v1/search?q=x&subject=cooking", "subject"},
                          Case{"/api/v1/search?q=x&status=current", "status"},
                          Case{"/api/v1/search?q=x&level=king", "level"},
                          Case{"/api/v1/search?q=x&year=19", "year"},
                          Case{"/api/v1/search?q=x&year=2023..2019", "year"},
                          Case{"/api/v1/search?q=x&lang=fr", "lang"},
                          Case{"/api/v1/search?q=x&text_lang=fr", "text_lang"},
                          Case{"/api/v1/search?q=x&sort=size", "sort"},
                          Case{"/api/v1/search?q=x&group=topic", "group"},
                          Case{"/api/v1/search?q=x&as_of=2026-02-30", "as_of"},
                          Case{"/api/v1/search?q=x&as_of=2026", "as_of"},
                          Case{"/api/v1/cite", "text"},
                          Case{"/api/v1/contacts?region=europe", "region"},
                          Case{"/api/v1/contacts?per_page=1000", "per_page"},
                          Case{"/api/v1/counterparts?function=cooking", "function"}}) {
    CAPTURE(one.target);
    const Answer answer = get(served().port(), one.target);
    CHECK(answer.status == 400);
    REQUIRE(answer.header("content-type") == "application/problem+json");
    const Json problem = Json::parse(answer.body);
    CHECK(problem["status"] == 400);
    CHECK(problem["type"] == "about:blank");
    CHECK(problem["field"] == one.field);
    CHECK(!problem["detail"].get<std::string>().empty());
  }
  CHECK(json("/api/v1/search?q=x&page=10&per_page=100")["page"] == 10);  // the deepest
}

TEST_CASE("lists are paged, in the order of ids, and narrowed by region") {
  const Json all = json("/api/v1/contacts?per_page=100");
  CHECK(keys(all) == std::vector<std::string>{"total", "page", "per_page", "items"});
  CHECK(all["total"] == 6);
  Json joined = Json::array();
  for (int page = 1; page <= 3; ++page) {
    const Json part = json("/api/v1/contacts?per_page=2&page=" + std::to_string(page));
    CHECK(part["total"] == 6);
    for (const Json& item : part["items"]) joined.push_back(item);
  }
  CHECK(joined == all["items"]);
  CHECK(json("/api/v1/contacts?page=9")["items"].empty());
  CHECK(json("/api/v1/contacts")["per_page"] == 20);
  CHECK(json("/api/v1/contacts?region=hongkong")["total"] == 2);
  CHECK(json("/api/v1/contacts?region=guangdong")["total"] == 1);
  CHECK(json("/api/v1/contacts?region=mainland")["total"] == 4);  // with Guangdong's
  for (const char* list : {"instruments", "topics", "links", "programme"}) {
    CAPTURE(list);
    CHECK(json(std::string("/api/v1/") + list)["total"] > 0);
  }
  CHECK(json("/api/v1/playbooks")["items"].empty());
}

TEST_CASE("one record is the record, for readers") {
  const Json law = json("/api/v1/instruments/cn-mark-law-2019");
  CHECK(law["id"] == "cn-mark-law-2019");
  CHECK(law["title"]["pt"] == "Lei das Marcas (2019)");
  CHECK(law["key_provisions"].size() == 5);
  CHECK(!contains(keys(law), "note"));
  CHECK(json("/api/v1/topics/mark-term")["regions"]["mainland"]["citations"].size() == 2);
  CHECK(json("/api/v1/programme/prog-01")["figures"][0]["qualifier"] == "more than");
  const Answer none = get(served().port(), "/api/v1/topics/none");
  CHECK(none.status == 404);
  CHECK(none.header("content-type") == "application/problem+json");
  CHECK(get(served().port(), "/api/v1/nothing").header("content-type") ==
        "application/problem+json");
}

TEST_CASE("a provision is answered with its rows, by its range where need be") {
  CHECK(json("/api/v1/law/cn-mark-law-2019/art42")["rows"].size() == 2);
  const Json paragraph = json("/api/v1/law/cn-mark-law-2019/art42/2");
  CHECK(paragraph["provision"] == "art42");
  CHECK(paragraph["asked"] == "art42(2)");
  CHECK(paragraph["held_as_range"] == false);
  const Json member = json("/api/v1/law/cn-mark-law-2019/art214");
  CHECK(member["provision"] == "art213..215");
  CHECK(member["held_as_range"] == true);
  CHECK(get(served().port(), "/api/v1/law/cn-mark-law-2019/art7").status == 404);
  CHECK(get(served().port(), "/api/v1/law/none/art7").status == 404);
}

TEST_CASE("counterparts are the table, or one row of it") {
  CHECK(json("/api/v1/counterparts")["total"] == 2);
  const Json one = json("/api/v1/counterparts?function=border");
  CHECK(one["total"] == 1);
  CHECK(one["items"][0]["function"] == "border");
}

TEST_CASE("a citation is looked up, and /id leads to it") {
  const Json answer = json("/api/v1/cite?text=" + encoded("Cap. 559 s 18"));
  REQUIRE(answer["targets"].size() == 1);
  CHECK(answer["targets"][0]["instrument"] == "hk-cap-559");
  CHECK(answer["targets"][0]["provision"] == "s18");
  CHECK(answer["targets"][0]["url"] == "/law/hk-cap-559/s18");
  const Answer one = get(served().port(), "/id?cite=" + encoded("Cap. 559 s 18"));
  CHECK(one.status == 302);
  CHECK(one.header("location") == "/law/hk-cap-559/s18");
  CHECK(get(served().port(), "/id?cite=" + encoded("Cap. 999 s 1")).status == 404);
  CHECK(get(served().port(), "/id").status == 400);
}

TEST_CASE("other methods are a problem document with Allow") {
  const Answer answer = request(served().port(), "DELETE", "/api/v1/topics/mark-term");
  CHECK(answer.status == 405);
  CHECK(answer.header("allow") == "GET, HEAD");
  CHECK(answer.header("content-type") == "application/problem+json");
}

}  // namespace gbalex::tests

// The thesaurus over real HTTP: its pages, its data, and searches that other names answer.
#include <algorithm>
#include <catch2/catch.hpp>
#include <pugixml.hpp>
#include <vector>

#include "web/small_site.h"

namespace gbalex::tests {
namespace {

const std::vector<std::string> kLanguageCodes = {"zh-Hans", "zh-Hant", "en", "pt"};
// Found by, never shown.
const std::vector<std::string> kHidden = {"enforcment", "保护年限"};

pugi::xml_document skos(const std::string& target, const std::string& headers = "") {
  const Answer answer = page(target, headers);
  INFO(target << " → " << answer.status);
  REQUIRE(answer.status == 200);
  CHECK(answer.header("content-type") == "application/rdf+xml; charset=utf-8");
  pugi::xml_document document;
  REQUIRE(document.load_buffer(answer.body.data(), answer.body.size()));
  return document;
}

std::vector<std::string> concepts_of(const pugi::xml_document& document) {
  std::vector<std::string> addresses;
  for (const auto& node : document.child("rdf:RDF").children("skos:Concept")) {
    addresses.push_back(node.attribute("rdf:about").value());
  }
  return addresses;
}

// The address of the first link with this text, as a browser reads it.
std::string link_named(const Answer& answer, const std::string& text) {
  const auto end = answer.body.find("\" rel=\"nofollow\">" + text);
  if (end == std::string::npos) return "";
  const auto begin = answer.body.rfind("href=\"", end) + 6;
  std::string address = answer.body.substr(begin, end - begin);
  for (auto at = address.find("&amp;"); at != std::string::npos; at = address.find("&amp;")) {
    address.replace(at, 5, "&");
  }
  return address;
}

}  // namespace

TEST_CASE("the thesaurus lists every concept under its part, in the reader's language") {
  struct Case {
    const char *language, *title, *part, *concept_;
  };
  for (const Case& one : {Case{"zh-Hans", "三地术语对照", "法律保护", "保护期"},
                          Case{"zh-Hant", "三地術語對照", "法律保護", "保護期"},
                          Case{"en", "Thesaurus", "Protection by law", "protection period"},
                          Case{"pt", "Tesauro", "Proteção legal", "prazo de proteção"}}) {
    CAPTURE(one.language);
    const std::string language = one.language;
    const Answer answer = page("/" + language + "/thesaurus");
    REQUIRE(answer.status == 200);
    const std::string body = main_part(answer);
    CHECK(body.find("<h1>" + std::string(one.title)) != std::string::npos);
    CHECK(body.find(one.part) != std::string::npos);
    CHECK(body.find("<a href=\"/" + language + "/concept/term-of-protection\"><span lang=\"" +
                    language + "\">" + one.concept_) != std::string::npos);
    for (const char* id : {"enforcement", "protection", "renewal"}) {
      CHECK(body.find("/" + language + "/concept/" + id + "\"") != std::string::npos);
    }
    CHECK(has(answer, "<a href=\"/" + language + "/thesaurus\" aria-current=\"true\""));
  }
  // The order of the part's file, not that of ids.
  const std::string body = main_part(page("/en/thesaurus"));
  CHECK(body.find("/concept/term-of-protection\"") < body.find("/concept/protection\""));
  CHECK(page("/thesaurus", "Accept-Language: pt\r\n").header("location") == "/pt/thesaurus");
}

TEST_CASE("a name of one region says whose it is, and a name in another language which that is") {
  const std::string list = main_part(page("/zh-Hant/thesaurus"));
  CHECK(list.find("續期</span></a> <small class=\"label\">香港") != std::string::npos);
  CHECK(list.find("續展</span> <small class=\"label\">澳門") != std::string::npos);
  const std::string portuguese = main_part(page("/pt/concept/renewal"));
  CHECK(portuguese.find("<h1><span lang=\"en\">renewal</span>") != std::string::npos);
  CHECK(portuguese.find("só em inglês") != std::string::npos);
}

TEST_CASE("a concept shows its names, where it stands, and the records about it") {
  for (const std::string& language : kLanguageCodes) {
    CAPTURE(language);
    const Answer answer = page("/" + language + "/concept/term-of-protection");
    REQUIRE(answer.status == 200);
    const std::string body = main_part(answer);
    for (const char* name :
         {"lang=\"zh-Hans\">保护期<", "lang=\"zh-Hant\">保護期<", "lang=\"en\">protection period<",
          "lang=\"en\">lifetime of a right<", "lang=\"pt\">prazo de proteção<"}) {
      CAPTURE(name);
      CHECK(body.find(name) != std::string::npos);
    }
    CHECK(body.find("/" + language + "/concept/protection\"") != std::string::npos);
    CHECK(body.find("/" + language + "/concept/renewal\"") != std::string::npos);
    CHECK(body.find("/" + language + "/topic/mark-term\"") != std::string::npos);
    CHECK(body.find("/" + language + "/search?q=") != std::string::npos);
    CHECK(body.find("href=\"/concept/term-of-protection.rdf\"") != std::string::npos);
    CHECK(body.find("href=\"/api/v1/concepts/term-of-protection\"") != std::string::npos);
    CHECK(body.find("example.gov") != std::string::npos);  // the evidence of its part
  }
  const std::string english = main_part(page("/en/concept/term-of-protection"));
  CHECK(english.find("How long a right lasts &amp; from when.") != std::string::npos);
  CHECK(english.find("/en/search?q=protection%20period") != std::string::npos);
  // What is above is below from there.
  const std::string above = main_part(page("/en/concept/protection"));
  CHECK(above.find("<dt>Narrower</dt>") != std::string::npos);
  CHECK(above.find("/en/concept/term-of-protection\"") != std::string::npos);
  CHECK(above.find("No record holds any of these names.") != std::string::npos);
  CHECK(has(page("/en/concept/renewal"), "extension &lt;of&gt; term"));
}

TEST_CASE("a concept that is not held is a 404 in every form") {
  for (const std::string& language : kLanguageCodes) {
    CHECK(page("/" + language + "/concept/none").status == 404);
    CHECK(page("/" + language + "/concept/none.rdf").status == 404);
  }
  CHECK(page("/concept/none.rdf").status == 404);
  CHECK(page("/concept/.rdf").status != 200);
  const Answer answer = page("/api/v1/concepts/none");
  CHECK(answer.status == 404);
  CHECK(answer.header("content-type") == "application/problem+json");
}

TEST_CASE("labels that are only found by are shown nowhere") {
  std::vector<std::string> targets = {"/api/v1/concepts?per_page=100"};
  for (const auto& concept_ : small_catalogue().concepts) {
    targets.push_back("/api/v1/concepts/" + concept_.id);
    for (const std::string& language : kLanguageCodes) {
      targets.push_back("/" + language + "/concept/" + concept_.id);
    }
  }
  for (const std::string& language : kLanguageCodes) {
    targets.push_back("/" + language + "/thesaurus");
    targets.push_back("/" + language + "/search?q=enforcement&explain=1");
    targets.push_back("/" + language + "/search?q=" + encoded("保护期"));
  }
  targets.emplace_back("/api/v1/suggest?q=enforcm");
  targets.emplace_back("/api/v1/search?q=enforcement");
  for (const std::string& target : targets) {
    CAPTURE(target);
    const Answer answer = page(target);
    REQUIRE(answer.status == 200);
    for (const std::string& hidden : kHidden) CHECK(!has(answer, hidden));
  }
}

TEST_CASE("the thesaurus is SKOS under addresses that lead back to its pages") {
  const auto document = skos("/thesaurus.rdf");
  std::vector<std::string> addresses = concepts_of(document);
  std::ranges::sort(addresses);
  CHECK(addresses == std::vector<std::string>{
                         "http://test/concept/enforcement", "http://test/concept/protection",
                         "http://test/concept/renewal", "http://test/concept/term-of-protection"});
  const Answer there = page("/concept/renewal", "Accept-Language: en\r\n");
  CHECK(there.status == 302);
  CHECK(there.header("location") == "/en/concept/renewal");
  CHECK(concepts_of(skos("/thesaurus.rdf", "X-Forwarded-Proto: https\r\n"))
            .front()
            .starts_with("https://test/concept/"));
  const auto one = skos("/concept/protection.rdf");
  CHECK(concepts_of(one) == std::vector<std::string>{"http://test/concept/protection"});
  CHECK(one.child("rdf:RDF")
            .child("skos:Concept")
            .child("skos:narrower")
            .attribute("rdf:resource")
            .value() == std::string("http://test/concept/term-of-protection"));
}

TEST_CASE("the concepts are a list like the others, each the record of its own address") {
  const Json all = json("/api/v1/concepts?per_page=100");
  CHECK(all["total"] == 4);
  CHECK(all["items"].size() == 4);
  CHECK(all["items"][0]["id"] == "enforcement");  // in the order of ids
  Json joined = Json::array();
  for (int number = 1; number <= 2; ++number) {
    const Json part = json("/api/v1/concepts?per_page=3&page=" + std::to_string(number));
    CHECK(part["per_page"] == 3);
    for (const Json& item : part["items"]) joined.push_back(item);
  }
  CHECK(joined == all["items"]);
  for (const Json& item : all["items"]) {
    CHECK(json("/api/v1/concepts/" + item["id"].get<std::string>()) == item);
  }
  CHECK(json("/api/v1/concepts?page=9")["items"].empty());
  CHECK(page("/api/v1/concepts?per_page=0").status == 400);
  const Json term = json("/api/v1/concepts/term-of-protection");
  CHECK(term["part"] == "law");
  CHECK(term["broader"] == Json::array({"protection"}));
  CHECK(term["related"] == Json::array({"renewal"}));
  CHECK(term["as_of"] == "2026-11-22");
  CHECK(term["labels"].size() == 5);
  CHECK(json("/api/v1/concepts/protection")["narrower"] == Json::array({"term-of-protection"}));
}

TEST_CASE("a search by one name finds what another name stands in, and says by which") {
  struct Case {
    std::string query, found, held;
  };
  for (const Case& one : {Case{"lifetime of a right", "/topic/mark-term", "保护期"},
                          Case{"prazo de proteção", "/topic/mark-term", "保护期"},
                          Case{"保护年限", "/topic/mark-term", "保护期"},
                          Case{"fiscalização", "/programme/prog-01", "enforcement"}}) {
    CAPTURE(one.query);
    const std::string query = "q=" + encoded(one.query);
    const Json answer = json("/api/v1/search?lang=zh-Hans&" + query);
    REQUIRE(!answer["hits"].empty());
    CHECK(answer["hits"][0]["url"] == one.found);
    const Json& expanded = answer["query"]["expanded"];
    REQUIRE(expanded.is_array());
    CHECK(std::ranges::find(expanded, Json(one.held)) != expanded.end());
    REQUIRE(answer["query"]["concepts"].size() == 1);
    const Json& concept_ = answer["query"]["concepts"][0];
    CHECK(concept_["label"] == one.query);
    CHECK(!concept_["also"].empty());
    CHECK(concept_["also"][0].contains("text"));
    CHECK(concept_["also"][0].contains("lang"));
    const Answer shown = page("/en/search?" + query);
    CHECK(has(shown, "Also searched:"));
    CHECK(has(shown, ">" + one.held + "</span>"));
    CHECK(has(shown, "href=\"/en/concept/" + concept_["id"].get<std::string>() + "\""));
    const Json exact = json("/api/v1/search?exact=1&" + query);
    CHECK(exact["query"]["expanded"].empty());
    CHECK(exact["query"]["concepts"].empty());
  }
  CHECK(json("/api/v1/search?exact=1&q=lifetime+of+a+right")["total"] == 0);
}

TEST_CASE("the words alone are one click away and back, and nothing else of the search changes") {
  const std::string others =
      "q=enforcement&region=crossborder&sort=date&group=none&as_of=2026-12-31&per_page=5";
  const std::vector<std::pair<std::string, std::string>> words = {
      {"zh-Hans", "只检索所输入的词语"},
      {"zh-Hant", "只檢索所輸入的詞語"},
      {"en", "Search only the words typed"},
      {"pt", "Pesquisar só as palavras escritas"}};
  for (const auto& [language, text] : words) {
    CAPTURE(language);
    const std::string plain = "/" + language + "/search?" + others;
    CHECK(link_named(page(plain), text) == plain + "&exact=1");
    CHECK(link_named(page(plain + "&page=1"), text) == plain + "&exact=1");
  }
  const Answer exact = page("/en/search?exact=1&" + others);
  CHECK(!has(exact, "Also searched:"));
  CHECK(has(exact, "Only the words as typed were searched."));
  CHECK(link_named(exact, "Search other names") == "/en/search?" + others);
  CHECK(!has(page("/en/search?" + others), "Only the words as typed were searched."));
}

TEST_CASE("why a hit stands where it does names the concept by the name that was typed") {
  const Answer answer = page("/en/search?explain=1&q=" + encoded("fiscalização"));
  CHECK(has(answer, "<th scope=\"row\">fiscalização</th><td>concept, by any of its names"));
}

TEST_CASE("a concept is suggested by any of its names") {
  for (const auto& [typed, text] : std::vector<std::pair<std::string, std::string>>{
           {"protection per", "protection period"}, {"lifetime", "lifetime of a right"}}) {
    CAPTURE(typed);
    const Json list = json("/api/v1/suggest?lang=en&q=" + encoded(typed))["suggestions"];
    REQUIRE(!list.empty());
    CHECK(list[0] == Json{{"text", text},
                          {"lang", "en"},
                          {"kind", "concept"},
                          {"label", "Concept"},
                          {"id", "term-of-protection"},
                          {"region", nullptr},
                          {"url", "/concept/term-of-protection"}});
  }
}

TEST_CASE("a site without a thesaurus says so and answers the rest") {
  record::Catalogue catalogue = small_catalogue();
  catalogue.concepts.clear();
  catalogue.thesaurus.clear();
  const Served bare(catalogue);
  CHECK(has(get(bare.port(), "/en/thesaurus"), "The library holds no concepts yet."));
  CHECK(get(bare.port(), "/thesaurus.rdf").status == 200);
  CHECK(Json::parse(get(bare.port(), "/api/v1/concepts").body)["total"] == 0);
  CHECK(!has(get(bare.port(), "/en/search?q=enforcement"), "Also searched:"));
}

}  // namespace gbalex::tests

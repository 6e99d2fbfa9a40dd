// The site on the shipped corpus: what people type, every alias, every record's page.
#include <algorithm>
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

#include "web/client.h"
#include "web/served.h"

namespace gbalex::tests {
namespace {

using Json = nlohmann::ordered_json;

const std::vector<std::string> kLanguageCodes = {"zh-Hans", "zh-Hant", "en", "pt"};

const record::Catalogue& catalogue() {
  static const record::Catalogue shipped = shipped_catalogue();
  return shipped;
}

Served& served() {
  static Served site(catalogue());
  return site;
}

// The addresses of the results on a page, first to last, without the language.
std::vector<std::string> results(const Answer& answer, const std::string& language) {
  std::vector<std::string> urls;
  std::size_t at = answer.body.find("<ol class=\"results\"");
  while ((at = answer.body.find("<li class=\"hit", at)) != std::string::npos) {
    const std::string opening = "href=\"/" + language + "/";
    const auto href = answer.body.find(opening, at);
    if (href == std::string::npos) break;
    const auto begin = href + opening.size() - 1;
    urls.push_back(answer.body.substr(begin, answer.body.find('"', begin) - begin));
    at = begin;
  }
  return urls;
}

struct Wanted {
  const char* query;
  std::vector<std::string> any_of;  // one of these first or second
};
const std::vector<Wanted> kWanted = {
    {"专利法42条", {"/law/cn-patent-law/art42"}},
    {"Cap. 559 s 18", {"/law/hk-cap-559/s18"}},
    {"第97/99/M號法令", {"/law/mo-dl-97-99-m"}},
    {"香港海关 版权", {"/contact/hk-customs", "/contact/hk-customs-ipib"}},
    {"海關備案", {"/topic/customs-recordal"}},
    {"trade mark renewal Hong Kong", {"/topic/tm-renewal", "/law/hk-cap-559"}},
    {"外观设计 保护期", {"/topic/design-term"}},
    {"duração da patente Macau", {"/topic/patent-term-invention"}},
    {"雷公行动", {"/programme/"}},
    {"copyright infringement hotline Macau", {"/contact/mo-"}},
};

std::string alternative_spelling(const std::string& rest) {
  // Every hyphen between a letter and a digit left out, and capital letters.
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  std::string out;
  for (std::size_t i = 0; i < rest.size(); ++i) {
    const bool inner = rest[i] == '-' && i > 0 && i + 1 < rest.size();
    if (inner && digit(rest[i - 1]) != digit(rest[i + 1])) continue;
    out += rest[i] >= 'a' && rest[i] <= 'z' ? static_cast<char>(rest[i] - 'a' + 'A') : rest[i];
  }
  return out;
}

void check_page(const std::string& target) {
  CAPTURE(target);
  const Answer answer = get(served().port(), target);
  CHECK(answer.status == 200);
  CHECK(answer.body.find("⟨") == std::string::npos);
  CHECK(answer.body.find(">null<") == std::string::npos);
  CHECK(answer.body.find("{{") == std::string::npos);
}

}  // namespace

TEST_CASE("what people type finds the record first or second, in every interface language") {
  for (const std::string& language : kLanguageCodes) {
    for (const Wanted& wanted : kWanted) {
      CAPTURE(language, wanted.query);
      const Answer answer =
          get(served().port(), "/" + language + "/search?q=" + encoded(wanted.query));
      REQUIRE(answer.status == 200);
      std::vector<std::string> top = results(answer, language);
      if (top.size() > 2) top.resize(2);
      CAPTURE(top);
      const bool found = std::ranges::any_of(top, [&](const std::string& url) {
        return std::ranges::any_of(wanted.any_of,
                                   [&](const std::string& one) { return url.starts_with(one); });
      });
      CHECK(found);
    }
  }
}

TEST_CASE("the interface finds what the pages find") {
  const Answer answer =
      get(served().port(), "/api/v1/search?lang=en&q=" + encoded("Cap. 559 s 18"));
  REQUIRE(answer.status == 200);
  const Json first = Json::parse(answer.body)["hits"][0];
  CHECK(first["id"] == "hk-cap-559");
  CHECK(first["provision"] == "s18");
}

TEST_CASE("every instrument has its short addresses") {
  for (const record::Instrument& law : catalogue().instruments) {
    const auto hyphen = law.id.find('-');
    REQUIRE(hyphen != std::string::npos);
    const std::string region = law.id.substr(0, hyphen);
    const std::string rest = law.id.substr(hyphen + 1);
    for (const std::string& spelling : {rest, alternative_spelling(rest)}) {
      CAPTURE(law.id, spelling);
      const Answer answer = get(served().port(), "/" + region + "/" + spelling + "/art1");
      CHECK(answer.status == 301);
      CHECK(answer.header("location") == "/law/" + law.id + "/art1");
    }
  }
}

TEST_CASE("the page of every record is whole") {
  // One language a record, in turn: all four are met by every kind.
  std::size_t turn = 0;
  const auto next = [&] { return "/" + kLanguageCodes[turn++ % kLanguageCodes.size()]; };
  for (const auto& law : catalogue().instruments) {
    check_page(next() + "/law/" + law.id);
    const auto provisions = record::provisions_of(law);
    if (provisions.empty()) continue;
    const auto& one = provisions[turn % provisions.size()];
    check_page(next() + "/law/" + law.id + "/" + one.id.path());
  }
  for (const auto& contact : catalogue().contacts) check_page(next() + "/contact/" + contact.id);
  for (const auto& topic : catalogue().topics) check_page(next() + "/topic/" + topic.id);
  for (const auto& link : catalogue().links) check_page(next() + "/link/" + link.id);
  for (const auto& item : catalogue().programme) check_page(next() + "/programme/" + item.id);
  for (const auto& year : catalogue().programme_years) check_page(next() + "/programme/" + year.id);
  for (const std::string& language : kLanguageCodes) {
    for (const char* list :
         {"/", "/topics", "/contacts", "/counterparts", "/links", "/programme", "/about"}) {
      check_page("/" + language + list);
    }
  }
}

TEST_CASE("every confirmed citation of a comparison leads to a page") {
  for (const record::Topic& topic : catalogue().topics) {
    for (const record::TopicAnswer& answer : topic.answers) {
      for (const record::Citation& citation : answer.citations) {
        if (!citation.provision || citation.pin != record::Pin::confirmed) continue;
        const std::string target =
            "/en/law/" + citation.instrument + "/" + citation.provision->path();
        CAPTURE(topic.id, target);
        CHECK(get(served().port(), target).status == 200);
      }
    }
  }
}

// What may be meant is chosen by the reader, in every language of the interface.
TEST_CASE("a citation leads to its page, to a list where several may be meant, or says none") {
  const auto id = [](const std::string& cite, const std::string& language) {
    return get(served().port(), "/id?cite=" + encoded(cite),
               "Accept-Language: " + language + "\r\n");
  };
  for (const std::string& language : kLanguageCodes) {
    CAPTURE(language);
    const Answer one = get(served().port(), "/id?cite=" + encoded("专利法第42条第2款"));
    CHECK(one.status == 302);
    CHECK(one.header("location") == "/law/cn-patent-law/art42/2");

    const Answer several = id("art. 9 of DL 97/99/M", language);
    CHECK(several.status == 300);
    CHECK(several.body.find("/" + language + "/law/mo-dl-97-99-m/art9\"") != std::string::npos);
    const std::string of_decree =
        "/" + language + "/law/mo-dl-97-99-m?provision=art9&amp;of=decree";
    CHECK(several.body.find(of_decree) != std::string::npos);

    const Answer none = id("《劳动合同法》第三十九条", language);
    CHECK(none.status == 404);
    CHECK(none.body.find("<q>《劳动合同法》第三十九条</q>") != std::string::npos);
  }
  // The page of the decree says that it holds no digest of the decree's own article.
  const Answer decree = get(served().port(), "/en/law/mo-dl-97-99-m?provision=art9&of=decree");
  CHECK(decree.status == 200);
  CHECK(decree.body.find("of the decree-law itself") != std::string::npos);
  // A year of which no enactment is held is said before anything is shown.
  CHECK(id("《商标法》（1993年修正）第四条", "en").status == 300);
}

TEST_CASE("the interface reads the citations of a text, on the day that is asked for") {
  const auto cite = [](const std::string& text, const std::string& more = "") {
    return Json::parse(get(served().port(), "/api/v1/cite?text=" + encoded(text) + more).body);
  };
  const Json answer = cite("依照《商标法》第49条和《劳动合同法》第三十九条");
  REQUIRE(answer["mentions"].size() == 2);
  CHECK(answer["as_of"] == kToday);
  CHECK(answer["mentions"][0]["text"] == "《商标法》第49条");
  CHECK(answer["mentions"][0]["instrument"] == "cn-trademark-law-2019");
  CHECK(answer["mentions"][0]["provision"] == "art49");
  CHECK(answer["mentions"][0]["begin"] == 6);  // bytes
  CHECK(answer["mentions"][0]["held"] == true);
  CHECK(answer["mentions"][1]["outside"] == true);
  CHECK(answer["mentions"][1]["instrument"] == nullptr);
  CHECK(answer["targets"].size() == 1);
  CHECK(cite("商标法第49条", "&as_of=2026-12-31")["targets"][0]["instrument"] ==
        "cn-trademark-law-2019");
  CHECK(cite("商标法第49条", "&as_of=2027-01-01")["targets"][0]["instrument"] ==
        "cn-trademark-law-2026");
  const Json decree = cite("art. 9 of DL 97/99/M");
  CHECK(decree["mentions"][0]["alternatives"][0]["approving_decree"] == true);
  CHECK(cite("hello")["not_understood"] == "hello");
  const Answer bad = get(served().port(), "/api/v1/cite?text=x&as_of=2027");
  CHECK(bad.status == 400);
  CHECK(Json::parse(bad.body)["field"] == "as_of");
}

TEST_CASE("an explanation says that a hit cites what was cited only where something was") {
  const auto steps_of = [](const std::string& query) {
    const Json answer = Json::parse(
        get(served().port(), "/api/v1/search?explain=1&group=none&q=" + encoded(query)).body);
    std::set<std::string> names;
    for (const Json& hit : answer["hits"]) {
      for (const Json& step : hit["explanation"]["steps"]) names.insert(step["name"]);
    }
    return names;
  };
  const std::set<std::string> words = steps_of("patent compulsory licence");
  CHECK(words.count("cites") == 0);
  CHECK(words.count("ties") == 1);
  CHECK(steps_of("Cap 514 s 64 compulsory licence").count("cites") == 1);
}

TEST_CASE("an explanation writes large and small numbers as people do") {
  const std::string page =
      get(served().port(), "/en/search?explain=1&q=" + encoded("patent compulsory licence")).body;
  CHECK(page.find(" × 10") != std::string::npos);
  CHECK(page.find("e+") == std::string::npos);
  CHECK(page.find("e-0") == std::string::npos);
}

TEST_CASE("the Trademark Law in force follows the day") {
  served().set_today("2026-12-31");
  CHECK(get(served().port(), "/en/law/cn-trademark-law").header("location") ==
        "/en/law/cn-trademark-law-2019");
  served().set_today("2027-01-01");
  CHECK(get(served().port(), "/en/law/cn-trademark-law").header("location") ==
        "/en/law/cn-trademark-law-2026");
  served().set_today(kToday);
}

TEST_CASE("a record of the interface has the status of the day") {
  struct Row {
    const char *day, *path, *status;
  };
  for (const Row& row : {Row{"2026-12-31", "instruments/cn-trademark-law-2019", "in_force"},
                         Row{"2027-01-01", "instruments/cn-trademark-law-2019", "superseded"},
                         Row{"2026-12-31", "instruments/cn-trademark-law-2026", "not_yet_in_force"},
                         Row{"2027-01-01", "instruments/cn-trademark-law-2026", "in_force"},
                         Row{"2027-01-01", "law/cn-trademark-law-2019/art57", "superseded"}}) {
    CAPTURE(row.day, row.path);
    served().set_today(row.day);
    const Answer answer = get(served().port(), std::string("/api/v1/") + row.path);
    REQUIRE(answer.status == 200);
    CHECK(answer.body.find(std::string("\"status\":\"") + row.status + "\"") != std::string::npos);
  }
  served().set_today(kToday);
}

}  // namespace gbalex::tests

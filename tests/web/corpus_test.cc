// The site on the shipped corpus: what people type, every alias, every record's page.
#include <algorithm>
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
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

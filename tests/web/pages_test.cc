// The pages over real HTTP, on a small catalogue whose every oddity is known.
#include <catch2/catch.hpp>
#include <filesystem>
#include <set>
#include <vector>

#include "web/small_site.h"

namespace gbalex::tests {
namespace {

using std::string_literals::operator""s;

const std::vector<std::string> kLanguageCodes = {"zh-Hans", "zh-Hant", "en", "pt"};

}  // namespace

TEST_CASE("every kind of page is whole in every language") {
  const std::vector<std::string> paths = {"/",
                                          "/search?q=mark",
                                          "/search?q=zzqqxx",
                                          "/search?q=",
                                          "/search?q=lifetime+of+a+right",
                                          "/search?q=enforcement&exact=1&explain=1",
                                          "/search?q=enforcement&explain=1",
                                          "/thesaurus",
                                          "/concept/term-of-protection",
                                          "/concept/renewal",
                                          "/concept/protection",
                                          "/law/cn-mark-law-2019",
                                          "/law/hk-cap-559",
                                          "/law/mo-dl-97-99-m",
                                          "/law/cn-mark-law-2019/art42",
                                          "/law/cn-mark-law-2019/art42/2",
                                          "/law/cn-mark-law-2019/art214",
                                          "/law/hk-cap-559/s14A",
                                          "/topics",
                                          "/topic/mark-term",
                                          "/contacts",
                                          "/contacts?region=hongkong&function=trademark",
                                          "/contact/gz-amr",
                                          "/contact/hk-office",
                                          "/contact/hotline-12345",
                                          "/counterparts",
                                          "/counterparts?function=border&region=macao",
                                          "/links",
                                          "/links?category=fees",
                                          "/link/link-001",
                                          "/programme",
                                          "/programme/2016-2017",
                                          "/programme/prog-01",
                                          "/about"};
  for (const std::string& language : kLanguageCodes) {
    for (const std::string& path : paths) {
      CAPTURE(language, path);
      const Answer answer = page("/" + language + path);
      REQUIRE(answer.status == 200);
      CHECK(answer.header("content-type") == "text/html; charset=utf-8");
      CHECK(answer.header("content-security-policy").find("default-src 'none'") == 0);
      CHECK(answer.header("x-content-type-options") == "nosniff");
      CHECK(!answer.header("referrer-policy").empty());
      CHECK(answer.header("content-language") == language);
      CHECK(has(answer, "<html lang=\"" + language + "\">"));
      CHECK(answer.body.find("<title>") != std::string::npos);
      CHECK(!has(answer, "⟨"));
      CHECK(!has(answer, "{{"));
      CHECK(!has(answer, "null"));
      // No script of its own on any page: only the file of the search box.
      const auto script = answer.body.find("<script");
      CHECK(answer.body.find("<script src=\"/static/suggest.js") == script);
      CHECK(answer.body.find("<script", script + 1) == std::string::npos);
      CHECK(answer.header("content-security-policy").find("unsafe") == std::string::npos);
      CHECK(!has(answer, " style="));
      CHECK(!has(answer, "lang=\"\""));
      CHECK(!has(answer, "· ·"));
    }
  }
}

TEST_CASE("a page says what it did not understand, and how it read the rest, in its language") {
  const std::string query = "/search?q=law+OR+mark+term+region%3Amars+%22x";
  for (const std::string& language : kLanguageCodes) {
    CAPTURE(language);
    const Answer answer = page("/" + language + query);
    CHECK(has(answer, "region:mars"));
    CHECK(has(answer, "law OR (mark term region:mars x)"));
    CHECK_FALSE(has(answer, "⟨"));
    const Answer help = page("/" + language + "/about");
    CHECK(has(help, "id=\"search\""));
    CHECK(has(help, "<code>year:2019..2023</code>"));
    CHECK(has(help, "<code>crossborder</code>"));
    CHECK_FALSE(has(help, "⟨"));
  }
  CHECK(has(page("/en" + query), "Character 18: region:mars is not a value"));
  CHECK_FALSE(has(page("/en/search?q=mark"), "Understood as"));
  // A facet of types of instrument, as links that work without a script.
  CHECK(has(page("/en/search?q=mark"), "level=ordinance"));
  CHECK(has(page("/en/search?q=mark&level=ordinance"), "aria-current=\"true\""));
}

TEST_CASE("the start page goes to the reader's language") {
  CHECK(page("/", "Accept-Language: pt-PT\r\n").header("location") == "/pt/");
  CHECK(page("/", "Accept-Language: pt\r\nCookie: gbalex_lang=en\r\n").header("location") ==
        "/en/");
  CHECK(page("/").header("location") == "/zh-Hans/");
  const Answer unprefixed = page("/topics?x=1", "Accept-Language: en\r\n");
  CHECK(unprefixed.status == 302);
  CHECK(unprefixed.header("location") == "/en/topics?x=1");
  CHECK(unprefixed.header("vary").find("Accept-Language") != std::string::npos);
  CHECK(page("/EN/topics").header("location") == "/en/topics");
  CHECK(page("/en").header("location") == "/en/");
  CHECK(page("/en/topics/").header("location") == "/en/topics");
}

TEST_CASE("a page remembers its language, and the switcher keeps the page") {
  const Answer answer = page("/en/search?q=mark&region=mainland");
  CHECK(answer.header("set-cookie").find("gbalex_lang=en") == 0);
  CHECK(page("/en/topics", "Cookie: gbalex_lang=en\r\n").header("set-cookie").empty());
  CHECK(has(answer, "href=\"/pt/search?q=mark&amp;region=mainland\""));
}

TEST_CASE("text that a visitor typed is escaped wherever it is shown") {
  const Answer answer = page("/en/search?q=" + encoded("<b>\"'&"));
  CHECK(answer.status == 200);
  CHECK(!has(answer, "<b>"));
  CHECK(has(answer, "value=\"&lt;b&gt;&quot;"));
  const Answer law = page("/en/law/cn-mark-law-2019");
  CHECK(has(law, "second kind &lt;script&gt;"));
}

TEST_CASE("a law's status follows the day, without a new index") {
  struct Case {
    const char* day;
    const char* work_leads_to;
    const char* old_status;
    const char* new_status;
  };
  for (const Case& one :
       {Case{"2026-12-31", "/en/law/cn-mark-law-2019", "status-in_force",
             "status-not_yet_in_force"},
        Case{"2027-01-01", "/en/law/cn-mark-law-2026", "status-superseded", "status-in_force"}}) {
    CAPTURE(one.day);
    served().set_today(one.day);
    const Answer work = page("/en/law/cn-mark-law");
    CHECK(work.status == 302);
    CHECK(work.header("location") == one.work_leads_to);
    const auto head = [](const Answer& answer) {
      return answer.body.substr(0, answer.body.find("</h1>"));
    };
    CHECK(head(page("/en/law/cn-mark-law-2019")).find(one.old_status) != std::string::npos);
    CHECK(head(page("/en/law/cn-mark-law-2026")).find(one.new_status) != std::string::npos);
  }
  served().set_today(kToday);
  CHECK(page("/en/law/cn-mark-law?as_of=2027-03-01").header("location") ==
        "/en/law/cn-mark-law-2026?as_of=2027-03-01");
  CHECK(page("/en/law/cn-mark-law/art42?as_of=2027-03-01").header("location") ==
        "/en/law/cn-mark-law-2026/art42?as_of=2027-03-01");
  const Answer early = page("/en/law/cn-mark-law-2019?as_of=2010-01-01");
  CHECK(has(early, "status-earlier_wording"));
  CHECK(has(early, "We do not hold the text of that date"));
  CHECK(page("/en/law/cn-mark-law-2019?as_of=2010").status == 400);
}

TEST_CASE("a status that dates do not give is shown as recorded, with its date") {
  const Answer answer = page("/en/law/mo-dl-97-99-m");
  CHECK(has(answer, "as recorded on 22 November 2026"));
  CHECK(has(answer, "not known"));  // number, issuing body, start of the wording
}

TEST_CASE("a law shows its titles, sources, topics, links and other enactments") {
  const Answer answer = page("/pt/law/cn-mark-law-2019");
  CHECK(has(answer, "Lei das Marcas (2019)"));
  CHECK(has(answer, "lang=\"zh-Hans\">标记法（2019年修正）"));
  CHECK(has(answer, "href=\"https://law.example.cn/1\""));
  CHECK(answer.body.find("law.example.cn/1") < answer.body.find("flk.example.cn"));
  CHECK(has(answer, "href=\"/pt/topic/mark-term\""));
  CHECK(has(answer, "href=\"/pt/link/link-001\""));
  CHECK(has(answer, "href=\"/pt/law/cn-mark-law-2026\""));
  CHECK(has(answer, "href=\"/pt/law/cn-mark-law-2019/art42\""));
  CHECK(has(answer, "artigos 213.º a 215.º"));
  CHECK(has(answer, "número não confirmado"));
}

TEST_CASE("a paragraph is marked on the page of its article") {
  const Answer answer = page("/zh-Hans/law/cn-mark-law-2019/art42/2");
  CHECK(has(answer, "第42条第2款"));
  const auto marked = answer.body.find("class=\"highlighted\"");
  REQUIRE(marked != std::string::npos);
  CHECK(answer.body.find("second kind") > marked);
  CHECK(answer.body.find("first kind") < marked);
  CHECK(has(page("/en/law/hk-cap-559/s18/1"), "Section 18(1)"));
  CHECK(has(page("/zh-Hant/law/hk-cap-559/s18/1"), "第18(1)條"));
  CHECK(has(page("/en/law/cn-mark-law-2019/art42/9"), "nothing on this paragraph"));
}

TEST_CASE("an article inside a range is answered by the range, and says so") {
  const Answer answer = page("/en/law/cn-mark-law-2019/art214");
  CHECK(answer.status == 200);
  CHECK(has(answer, "We do not hold Article 214 by itself"));
  CHECK(has(answer, "Articles 213–215"));
  CHECK(has(answer, "offences as a group"));
}

TEST_CASE("a provision that is not held is a 404 that names the law and its official text") {
  const Answer answer = page("/en/law/cn-mark-law-2019/art7");
  CHECK(answer.status == 404);
  CHECK(has(answer, "We hold the instrument, but nothing on this provision"));
  CHECK(has(answer, "https://law.example.cn/1"));
  CHECK(page("/en/law/cn-mark-law-2019/nonsense").status == 404);
  CHECK(page("/en/law/none/art1").status == 404);
  CHECK(page("/en/law/none").status == 404);
}

TEST_CASE("a provision has one address") {
  CHECK(page("/en/law/cn-mark-law-2019/art42(2)").header("location") ==
        "/en/law/cn-mark-law-2019/art42/2");
}

TEST_CASE("a comparison links confirmed numbers only and labels what it does not know") {
  const Answer answer = page("/zh-Hant/topic/mark-term");
  const std::string body = main_part(answer);
  CHECK(body.find("href=\"/zh-Hant/law/cn-mark-law-2019/art42/1\"") != std::string::npos);
  CHECK(body.find("art99") == std::string::npos);
  CHECK(body.find("第99條") != std::string::npos);
  CHECK(body.find("條號未經核實") != std::string::npos);
  CHECK(body.find("條號不詳") != std::string::npos);
  CHECK(body.find("lang=\"en\">Ten years in English only.") != std::string::npos);
  CHECK(body.find("僅有英文") != std::string::npos);
  CHECK(body.find("不詳：我們尚無答案") != std::string::npos);  // Macao
  CHECK(body.find("繁簡轉換") != std::string::npos);
  CHECK(body.find("example.gov") != std::string::npos);
  CHECK(body.find("可信度低") != std::string::npos);
}

TEST_CASE("a city of Guangdong leads with the public lines, not with its desks") {
  const std::string body = main_part(page("/zh-Hans/contact/gz-amr"));
  const auto lines = body.find("12345");
  const auto portal = body.find("scjgj.example.cn");
  const auto desk = body.find("020-11112222");
  REQUIRE(lines != std::string::npos);
  REQUIRE(portal != std::string::npos);
  REQUIRE(desk != std::string::npos);
  CHECK(lines < portal);
  CHECK(portal < desk);
  CHECK(body.find("12315") < desk);
  CHECK(body.find("12330") < desk);
  CHECK(body.find("请先拨打上列热线") < desk);
}

TEST_CASE("a superseded detail stands apart and a missing one is unknown") {
  const std::string body = main_part(page("/en/contact/hk-office"));
  const auto former = body.find("id=\"former\"");
  REQUIRE(former != std::string::npos);
  CHECK(body.find("9999 0000") > former);
  CHECK(body.find("1111 2222") < former);
  CHECK(body.find("not known") != std::string::npos);  // address and website
  CHECK(body.find("20 November 2026") != std::string::npos);
  CHECK(body.find("8 days ago") != std::string::npos);
  CHECK(body.find("Details as of 22 November 2026") != std::string::npos);
  CHECK(body.find("(6 days ago)") != std::string::npos);
  CHECK(body.find("Our cooperation with this office") != std::string::npos);
  CHECK(body.find("/en/programme/prog-01") != std::string::npos);
  CHECK(body.find("/en/contact/gz-amr") != std::string::npos);
  CHECK(body.find("/en/contact/hk-old") != std::string::npos);
  CHECK(main_part(page("/en/contact/hk-old")).find("Succeeded by") != std::string::npos);
}

TEST_CASE("counterparts stand side by side, none known where none is") {
  const std::string body = main_part(page("/en/counterparts"));
  CHECK(body.find("/en/contact/gz-amr") != std::string::npos);
  CHECK(body.find("/en/contact/hk-office") != std::string::npos);
  CHECK(body.find("none known") != std::string::npos);
  CHECK(page("/en/counterparts?function=nonsense").status == 400);
}

TEST_CASE("figures are shown as the report qualifies them") {
  CHECK(has(page("/en/programme/prog-01"), "more than 120 cases"));
  CHECK(has(page("/zh-Hans/programme/prog-01"), "超过120宗案件"));
  CHECK(has(page("/pt/programme/prog-01"), "mais de 120 casos"));
  CHECK(has(page("/en/programme/prog-01"), "12.5%"));
  CHECK(has(page("/zh-Hans/programme/prog-01"), "广州"));
  CHECK(has(page("/en/programme/2016-2017"), "/en/programme/prog-01"));
}

TEST_CASE("a link shows where it goes and how sure its address is") {
  const Answer answer = page("/en/link/link-001");
  CHECK(has(answer, "href=\"https://law.example.cn/1?a=1&amp;b=2\""));
  CHECK(has(answer, "the address is not given by a source"));
  CHECK(has(answer, "href=\"/en/law/cn-mark-law-2019\""));
}

TEST_CASE("short addresses lead to laws in any spelling, provisions and query included") {
  struct Case {
    const char* alias;
    const char* location;
  };
  for (const Case& one :
       {Case{"/hk/cap559/s18", "/law/hk-cap-559/s18"}, Case{"/HK/Cap-559", "/law/hk-cap-559"},
        Case{"/mo/dl97-99m", "/law/mo-dl-97-99-m"}, Case{"/cn/mark-law", "/law/cn-mark-law"},
        Case{"/cn/mark-law2019/art42/2?as_of=2020-01-01",
             "/law/cn-mark-law-2019/art42/2?as_of=2020-01-01"},
        Case{"/en/hk/cap559", "/en/law/hk-cap-559"}}) {
    CAPTURE(one.alias);
    const Answer answer = page(one.alias);
    CHECK(answer.status == 301);
    CHECK(answer.header("location") == one.location);
  }
  CHECK(page("/hk/cap999").status == 404);
}

TEST_CASE("errors are pages in the language of the address") {
  const Answer missing = page("/pt/none");
  CHECK(missing.status == 404);
  CHECK(has(missing, "Esta página não existe"));
  CHECK(has(missing, "<html lang=\"pt\">"));
  CHECK(page("/en/topic/none").status == 404);
  CHECK(page("/en/contact/none").status == 404);
  CHECK(page("/en/link/none").status == 404);
  CHECK(page("/en/programme/none").status == 404);
  CHECK(page("/en/%FF").status == 400);
  CHECK(page("/en/search?q=%00").status == 400);
  CHECK(page("/en/search?q=x&region=nowhere").status == 400);
  CHECK(page("/en/search?q=x&page=1000&per_page=20").status == 400);
  CHECK(page("/en/contacts?region=nowhere").status == 400);
  CHECK(page("/en/links?category=nothing").status == 400);
}

TEST_CASE("what is only read answers other methods with 405 and Allow") {
  for (const char* method : {"POST", "PUT", "DELETE", "OPTIONS", "PATCH"}) {
    CAPTURE(method);
    const Answer answer = request(served().port(), method, "/en/topics", "", "a=b");
    CHECK(answer.status == 405);
    CHECK(answer.header("allow") == "GET, HEAD");
    CHECK(has(answer, "This method is not allowed"));
  }
  CHECK(request(served().port(), "POST", "/en/none", "", "a=b").status == 404);
  const Answer head = request(served().port(), "HEAD", "/en/topics");
  CHECK(head.status == 200);
  CHECK(head.body.empty());
}

TEST_CASE("static files have a tag and a life, and nothing else is served from disk") {
  const Answer answer = page("/static/style.css");
  CHECK(answer.status == 200);
  CHECK(answer.header("content-type") == "text/css; charset=utf-8");
  const std::string tag = answer.header("etag");
  REQUIRE(!tag.empty());
  CHECK(page("/static/style.css", "If-None-Match: " + tag + "\r\n").status == 304);
  const std::string version = tag.substr(1, tag.size() - 2);
  CHECK(page("/static/style.css?v=" + version).header("cache-control").find("immutable") !=
        std::string::npos);
  CHECK(has(page("/en/"), "/static/style.css?v=" + version));
  for (const char* path : {"/static/../main.cc", "/static/..%2Fmain.cc", "/static/%2e%2e/main.cc",
                           "/static/", "/static", "/static/none.css", "/static//etc/passwd"}) {
    CAPTURE(path);
    CHECK(page(path).status == 404);
  }
}

TEST_CASE("a symbolic link among the static files is not followed") {
  const commands::TemporaryFolder folder;
  std::filesystem::create_symlink("/etc/passwd", folder.path() / "leak.txt");
  const auto assets = web::Assets::read(folder.path().string());
  REQUIRE(assets.ok());
  CHECK(!assets->get("leak.txt", "", ""));
}

TEST_CASE("health, readiness, metrics and robots are plain text") {
  CHECK(page("/healthz").body == "ok\n");
  CHECK(page("/readyz").status == 200);
  page("/en/topics");
  CHECK(has(page("/metrics"), "gbalex_requests_total{route=\"/topics\",status=\"200\"}"));
  CHECK(has(page("/robots.txt"), "Disallow: /en/search"));
}

TEST_CASE("without its index the site lives, says it is not ready, and shows 503") {
  Served site(small_catalogue());
  CHECK(get(site.port(), "/readyz").status == 200);
  std::filesystem::remove_all(site.data() / "index");
  CHECK(get(site.port(), "/readyz").status == 503);
  CHECK(get(site.port(), "/healthz").status == 200);
  const Answer answer = get(site.port(), "/en/topic/mark-term");
  CHECK(answer.status == 503);
  CHECK(has(answer, "The records cannot be read just now"));
  CHECK(get(site.port(), "/api/v1/topics").header("content-type") == "application/problem+json");
}

}  // namespace gbalex::tests

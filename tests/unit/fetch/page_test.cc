// Pages: the cache, and what comes in a page's place.
#include <fstream>

#include "fetch/note.h"
#include "fetching.h"

using namespace gbalex::fetch;
namespace fs = std::filesystem;

namespace {

Settings cached(const fs::path& folder) {
  Settings settings;
  settings.cache = folder;
  return settings;
}

}  // namespace

TEST_CASE("a page that has not changed is taken from the cache") {
  const gbalex::commands::TemporaryFolder folder;
  for (const auto& [sent, asked] : std::vector<std::pair<std::string, std::string>>{
           {"ETag: \"v1\"", "if-none-match"},
           {"ETag: W/\"v1\"", "if-none-match"},
           {"Last-Modified: Mon, 01 Jun 2026 21:00:04 GMT", "if-modified-since"}}) {
    INFO(sent);
    Fetching world(cached(folder.path() / "cache"));
    const std::string value = sent.substr(sent.find(": ") + 2);
    const std::string field = sent;
    const std::string condition = asked;
    world.server.on("/law", [=](const Heard& heard) {
      return heard.field(condition) == value
                 ? say(304, {field}, "")
                 : say(200, {field, "Content-Type: text/html"}, "words");
    });
    CHECK_FALSE(world.page("/law").is_from_cache);
    const Page again = world.page("/law");
    CHECK(again.is_from_cache);
    CHECK(again.body == "words");
    CHECK(again.type == "text/html");
    world.server.on("/law", say(200, {field}, "others"));
    CHECK(world.page("/law").body == "others");
  }
}

TEST_CASE("a damaged entry of the cache is none, and another page has its own") {
  const gbalex::commands::TemporaryFolder folder;
  Fetching world(cached(folder.path() / "cache"));
  world.server.on("/law", say(200, {"ETag: \"v1\""}, "words"));
  world.server.on("/other", say(200, {"ETag: \"v1\""}, "else"));
  world.page("/law");
  world.page("/other");
  int entries = 0;
  for (const auto& entry : fs::directory_iterator(folder.path() / "cache")) {
    std::ofstream(entry.path(), std::ios::app) << "more";
    ++entries;
  }
  CHECK(entries == 2);
  CHECK(world.page("/law").body == "words");
  CHECK(world.server.heard().back().field("if-none-match").empty());
  CHECK(world.page("/other").body == "else");
  CHECK(world.page("/law").body == "words");
  CHECK(world.server.heard().back().field("if-none-match") == "\"v1\"");
}

TEST_CASE("what must not be stored is not, and an answer nobody asked for is a failure") {
  const gbalex::commands::TemporaryFolder folder;
  Fetching world(cached(folder.path() / "cache"));
  world.server.on("/law", say(200, {"ETag: \"v1\"", "Cache-Control: private, no-store"}, "words"));
  world.page("/law");
  CHECK_FALSE(fs::exists(folder.path() / "cache"));
  world.server.on("/law", say(304, {}, ""));
  CHECK(world.no_page("/law").status == 304);
}

TEST_CASE("a cache that cannot be written is told") {
  const gbalex::commands::TemporaryFolder folder;
  std::ofstream(folder.path() / "file") << "in the way";
  Fetching world(cached(folder.path() / "file" / "cache"));
  world.server.on("/law", say(200, {"ETag: \"v1\""}, "words"));
  CHECK(world.no_page("/law").kind == FailureKind::disk);
}

TEST_CASE("an answer that is no success is a failure with its status") {
  Fetching world;
  for (const int status : {201, 202, 204, 300, 304, 400, 401, 403, 404, 410, 451, 500}) {
    world.server.on("/law", say(status, {}, status == 204 ? "" : "words"));
    const Failure failure = world.no_page("/law");
    CHECK(failure.kind == FailureKind::status);
    CHECK(failure.status == status);
  }
}

TEST_CASE("pages of firewalls are told from the site's own") {
  struct Row {
    int status;
    std::vector<std::string> fields;
    std::string body;
  };
  const std::vector<Row> table{
      {200, {}, "<html><title>Just a moment...</title><script>window._cf_chl_opt={}</script>"},
      {403, {"cf-mitigated: challenge"}, "<html><p>x</p></html>"},
      {202, {"x-amzn-waf-action: challenge"}, ""},
      {405, {}, "<html><script>window.gokuProps = {}</script></html>"},
      {200, {}, "<html><script>var arg1='A';document.cookie='acw_sc__v2=';</script></html>"},
      {521, {}, "<script>document.cookie='__jsl_clearance=1';location.href=x</script>"},
      {412, {}, "<html><script>$_ts=window['$_ts'];</script></html>"},
      {200, {}, "<html><script>document.cookie='a=b';location.reload()</script></html>"},
  };
  for (const Row& row : table) {
    INFO(row.body);
    Fetching world;
    world.server.on("/law", say(row.status, row.fields, row.body));
    const Failure failure = world.no_page("/law", Expected::html);
    CHECK(failure.kind == FailureKind::challenge);
    CHECK(failure.status == row.status);
  }
  // Pages about these things, and pages that carry a firewall's script beside their words.
  for (const std::string body :
       {"<html><body><p>Just a moment... says the captcha.</p></body></html>",
        "<html><p>Law</p><script src=\"/cdn-cgi/challenge-platform/scripts/jsd/main.js\">",
        "<html><h1>Law</h1><script>document.cookie='a=b';function f(){location.reload()}"}) {
    INFO(body);
    Fetching world;
    world.server.on("/law", say(body));
    CHECK(world.page("/law", Expected::html).body == body);
  }
}

TEST_CASE("something else than was asked for is told") {
  struct Row {
    Expected expected;
    std::string body;
    bool is_right;
  };
  const std::string page = "<!DOCTYPE html><html><p>Sign in</p></html>";
  const std::vector<Row> table{
      {Expected::json, R"( {"a":1})", true},
      {Expected::json, "\xEF\xBB\xBF[1]", true},
      {Expected::json, page, false},
      {Expected::json, "", false},
      {Expected::xml, "<?xml version=\"1.0\"?><a/>", true},
      {Expected::xml, "\xEF\xBB\xBF\n<a/>", true},
      {Expected::xml, page, false},
      {Expected::xml, "words", false},
      {Expected::zip, std::string("PK\x03\x04...", 7), true},
      {Expected::zip, page, false},
      {Expected::pdf, "%PDF-1.7", true},
      {Expected::pdf, page, false},
      {Expected::html, page, true},
      {Expected::html, std::string("PK\x03\x04...", 7), false},
      {Expected::any, "", true},
  };
  for (const Row& row : table) {
    INFO(row.body << " " << static_cast<int>(row.expected));
    Fetching world;
    world.server.on("/law", say(row.body));
    const auto got = world.client->get(world.request("/law", row.expected));
    CHECK(got.ok() == row.is_right);
    if (!got) CHECK(got.failure().kind == FailureKind::wrong_type);
  }
}

TEST_CASE("a note is read as it was written, and nothing else is a note") {
  Note note;
  note.url = "https://law.test/x";
  note.etag = "\"a b\"";
  note.range_by = "\"a b\"";
  note.sha256 = std::string(64, 'a');
  CHECK(Note::parse(note.to_text()) == note);
  CHECK(Note::parse(Note().to_text()) == Note());
  CHECK_FALSE(Note::parse(""));
  CHECK_FALSE(Note::parse("gbalex-fetch 2\n"));
  CHECK_FALSE(Note::parse(note.to_text() + "cut in the mid"));
}

// How the client behaves as a guest.
#include "fetch/polite.h"
#include "fetching.h"

using namespace gbalex::fetch;
using std::chrono::seconds;

TEST_CASE("every request says who asks and where to read about it") {
  Fetching world;
  world.server.on("/law", say("words"));
  world.page("/law");
  REQUIRE(world.server.heard(true).size() == 2);
  for (const Heard& heard : world.server.heard(true)) {
    CHECK(heard.field("user-agent") == "GBA-Lex/1.0 (+https://library.test/about)");
    CHECK(heard.field("cookie").empty());
  }
  for (const std::string address : {"", "https://x.test\r\nX: y", "two words", "x)"}) {
    Settings settings;
    settings.version = "1.0";
    settings.address = address;
    CHECK_FALSE(Client::create(settings, world.clock).ok());
  }
}

TEST_CASE("robots.txt is asked for once a day, before anything else") {
  Fetching world;
  world.server.on("/robots.txt", say("User-agent: *\nDisallow: /no\nAllow: /no/yes"));
  world.server.on("/law", say("words"));
  world.server.on("/no/yes", say("words"));
  world.page("/law");
  world.page("/no/yes");
  const Failure failure = world.no_page("/no");
  CHECK(failure.kind == FailureKind::robots);
  auto heard = world.server.heard(true);
  REQUIRE(heard.size() == 3);
  CHECK(heard[0].target == "/robots.txt");
  world.clock.pass(std::chrono::hours(23));
  world.page("/law");
  CHECK(world.server.heard(true).size() == 4);
  world.clock.pass(std::chrono::hours(2));
  world.page("/law");
  CHECK(world.server.heard(true).size() == 6);
}

TEST_CASE("a redirect to a forbidden page is not followed") {
  Fetching world;
  world.server.on("/robots.txt", say("User-agent: gba-lex\nDisallow: /no"));
  world.server.on("/law", redirect(302, "/no"));
  const Failure failure = world.no_page("/law");
  CHECK(failure.kind == FailureKind::robots);
  CHECK(failure.hops.size() == 1);
}

TEST_CASE("a site without robots.txt allows all, one that fails forbids all") {
  struct Row {
    Said robots;
    bool is_allowed;
  };
  const std::vector<Row> table{
      {say(404, {}, "no"), true},
      {say(403, {}, "User-agent: *\nDisallow: /"), true},
      {say(410, {}, ""), true},
      {say(200, {}, ""), true},
      {say(500, {}, ""), false},
      {say(503, {}, ""), false},
      {say(429, {}, ""), false},
      {redirect(301, "/elsewhere.txt"), false},  // which forbids all
      {redirect(301, "/robots.txt"), true},      // in a circle: there is none
      {redirect(301, "ftp://law.test/"), true},
  };
  for (const Row& row : table) {
    INFO(row.robots.bytes);
    Fetching world;
    world.server.on("/robots.txt", row.robots);
    world.server.on("/elsewhere.txt", say("User-agent: *\nDisallow: /"));
    world.server.on("/law", say("words"));
    const auto got = world.client->get(world.request("/law"));
    CHECK(got.ok() == row.is_allowed);
    if (!got) CHECK(got.failure().kind == FailureKind::robots);
  }
}

TEST_CASE("a site whose robots.txt failed is asked again after an hour") {
  Fetching world;
  world.server.on("/robots.txt", say(500, {}, ""));
  world.server.on("/law", say("words"));
  CHECK(world.no_page("/law").kind == FailureKind::robots);
  world.server.on("/robots.txt", say(404, {}, ""));
  CHECK(world.no_page("/law").kind == FailureKind::robots);
  world.clock.pass(std::chrono::minutes(61));
  CHECK(world.page("/law").body == "words");
}

TEST_CASE("between two requests to a host lies the pause, or the one it asks for") {
  Settings settings;
  settings.interval = seconds(2);
  settings.longest_wait = seconds(60);
  Fetching world(settings);
  world.server.on("/law", say("words"));
  world.page("/law");
  CHECK(world.clock.slept() == std::vector<Milliseconds>{seconds(2)});
  world.clock.pass(seconds(1));
  world.page("/law");
  CHECK(world.clock.slept().back() == seconds(1));
  world.clock.pass(seconds(5));
  world.page("/law");
  CHECK(world.clock.slept().size() == 2);

  for (const auto& [asked, pause] :
       std::vector<std::pair<std::string, int>>{{"10", 10}, {"0.5", 2}, {"86400", 60}}) {
    Fetching slow(settings);
    slow.server.on("/robots.txt", say("User-agent: *\nCrawl-delay: " + asked));
    slow.server.on("/law", say("words"));
    slow.page("/law");
    CHECK(slow.clock.slept() == std::vector<Milliseconds>{seconds(pause)});
  }
}

TEST_CASE("one request at a time goes to a host, and one robots.txt") {
  Fetching world;
  world.server.on("/law", [](const Heard&) {
    std::this_thread::yield();
    return say("words");
  });
  std::vector<std::thread> threads;
  std::atomic<int> good{0};
  for (int i = 0; i < 8; ++i) {
    threads.emplace_back([&] { good += world.client->get(world.request("/law")).ok() ? 1 : 0; });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(good == 8);
  CHECK(world.server.most_at_once() == 1);
  CHECK(world.server.heard(true).size() == 9);
}

TEST_CASE("Retry-After is obeyed, in seconds and as a date") {
  for (const std::string after : {"30", "DATE"}) {
    INFO(after);
    Settings settings;
    settings.interval = Milliseconds(0);
    Fetching world(settings);
    int times = 0;
    const std::time_t then = std::chrono::system_clock::to_time_t(world.clock.now()) + 30;
    char date[64];
    std::tm parts{};
    std::strftime(date, sizeof date, "%a, %d %b %Y %H:%M:%S GMT", ::gmtime_r(&then, &parts));
    const std::string field = "Retry-After: " + (after == "DATE" ? std::string(date) : after);
    world.server.on("/law", [&](const Heard&) {
      return ++times == 1 ? say(503, {field}, "later") : say("words");
    });
    CHECK(world.page("/law").body == "words");
    CHECK(world.clock.slept() == std::vector<Milliseconds>{seconds(30)});
  }
}

TEST_CASE("a host that wants to be left alone for long is left alone") {
  Fetching world;
  world.server.on("/law", say(429, {"Retry-After: 3600"}, "later"));
  const Failure failure = world.no_page("/law");
  CHECK(failure.kind == FailureKind::status);
  CHECK(failure.status == 429);
  CHECK(world.server.heard().size() == 1);
  CHECK(world.no_page("/law").kind == FailureKind::too_early);
  CHECK(world.server.heard().size() == 1);
  world.clock.pass(std::chrono::minutes(59));
  world.server.on("/law", say("words"));
  CHECK(world.page("/law").body == "words");
}

TEST_CASE("what fails for a moment is tried three times with growing pauses") {
  Fetching world;
  world.server.on("/law", say(502, {}, "bad"));
  CHECK(world.no_page("/law").status == 502);
  CHECK(world.server.heard().size() == 3);
  CHECK(world.clock.slept() == std::vector<Milliseconds>{seconds(2), seconds(4), seconds(8)});
  for (const int status : {400, 403, 404, 410, 500}) {
    Fetching other;
    other.server.on("/law", say(status, {"Retry-After: 1"}, "no"));
    CHECK(other.no_page("/law").status == status);
    CHECK(other.server.heard().size() == 1);
  }
}

TEST_CASE("a Retry-After that is no time counts as none") {
  const Time now = Time(seconds(1'795'000'000));
  CHECK_FALSE(retry_after("", now));
  CHECK_FALSE(retry_after("soon", now));
  CHECK_FALSE(retry_after("-5", now));
  CHECK(retry_after("0", now) == Milliseconds(0));
  CHECK(retry_after("Sun, 06 Nov 1994 08:49:37 GMT", now) == Milliseconds(0));
  CHECK(retry_after("Sunday, 06-Nov-94 08:49:37 GMT", now) == Milliseconds(0));
  CHECK(retry_after("999999999999", now) <= std::chrono::hours(24 * 366));
}

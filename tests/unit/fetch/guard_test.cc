// Where the client does not let itself be led.
#include "fetching.h"

using namespace gbalex::fetch;

TEST_CASE("this machine is not asked unless a test allows it") {
  Fetching world;
  Settings settings;
  settings.version = "1.0";
  settings.address = "https://library.test/about";
  world.remake(settings);
  world.server.on("/", say("secret"));
  const Failure failure = world.no_page("/");
  CHECK(failure.kind == FailureKind::not_public);
  CHECK(failure.error.what.find("127.0.0.1") != std::string::npos);
  CHECK(world.server.heard(true).empty());
}

TEST_CASE("a redirect to a private address in any spelling is not followed") {
  for (const std::string to :
       {"http://10.0.0.1/", "http://169.254.169.254/latest/meta-data/", "http://0x0a000001/",
        "http://167772161/", "http://[::ffff:10.0.0.1]/", "http://0.0.0.0/", "http://[fe80::1]/",
        "http://192.168.1/"}) {
    INFO(to);
    Fetching world;
    world.server.on("/law", redirect(302, to));
    const Failure failure = world.no_page("/law");
    CHECK(failure.kind == FailureKind::not_public);
    REQUIRE(failure.hops.size() == 1);
    CHECK(failure.hops[0] == Hop{world.server.url("/law"), 302});
  }
}

TEST_CASE("a public name that leads to a private address is not asked") {
  Settings settings;
  settings.resolved = {"law.test:80:10.0.0.1"};
  Fetching world(settings);
  Request request;
  request.url = "http://law.test/x";
  const auto got = world.client->get(request);
  REQUIRE_FALSE(got.ok());
  CHECK(got.failure().kind == FailureKind::not_public);
}

TEST_CASE("the environment's proxy is not used") {
  ::setenv("http_proxy", "http://127.0.0.1:1/", 1);
  Fetching world;
  world.server.on("/law", say("words"));
  CHECK(world.page("/law").body == "words");
  ::unsetenv("http_proxy");
}

TEST_CASE("redirects are followed and told") {
  Fetching world;
  world.server.on("/a", redirect(301, "/b"));
  world.server.on("/b", redirect(302, world.server.url("/c?x=1")));
  world.server.on("/c?x=1", say("words"));
  const Page page = world.page("/a");
  CHECK(page.body == "words");
  CHECK(page.url == world.server.url("/c?x=1"));
  CHECK(page.hops ==
        std::vector<Hop>{{world.server.url("/a"), 301}, {world.server.url("/b"), 302}});
}

TEST_CASE("redirects in a circle, without end and to nowhere are failures") {
  Fetching world;
  world.server.on("/self", redirect(301, "/self"));
  world.server.on("/x", redirect(301, "/y"));
  world.server.on("/y", redirect(301, "/x#again"));
  for (int i = 0; i < 20; ++i) {
    world.server.on("/n" + std::to_string(i), redirect(307, "/n" + std::to_string(i + 1)));
  }
  world.server.on("/nowhere", say(302, {}, ""));
  for (const std::string target : {"/self", "/x", "/n0", "/nowhere"}) {
    INFO(target);
    CHECK(world.no_page(target).kind == FailureKind::redirects);
  }
  world.server.on("/file", redirect(302, "file:///etc/passwd"));
  world.server.on("/gopher", redirect(302, "gopher://law.test/"));
  CHECK(world.no_page("/file").kind == FailureKind::address);
  CHECK(world.no_page("/gopher").kind == FailureKind::address);
}

TEST_CASE("slow, broken and endless answers are failures with their kind") {
  Fetching world;
  const auto kind = [&](const std::string& target, Milliseconds limit = std::chrono::minutes(1)) {
    Request request = world.request(target);
    request.time_limit = limit;
    request.most_bytes = 1000;
    const auto got = world.client->get(request);
    REQUIRE_FALSE(got.ok());
    return got.failure().kind;
  };
  world.server.on("/silent", Said{"", true});
  world.server.on("/slow", Said{"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf", true});
  world.server.on("/short", Said{"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf"});
  world.server.on("/chunk",
                  Said{"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n"});
  world.server.on("/nothing", Said{""});
  world.server.on("/old", Said{"just words"});
  world.server.on("/big", say(std::string(1001, 'x')));
  world.server.on("/endless", Said{"HTTP/1.1 200 OK\r\n\r\n" + std::string(5000, 'x')});
  std::string header = "HTTP/1.1 200 OK\r\n";
  for (int i = 0; i < 2000; ++i) header += "X: " + std::string(50, 'x') + "\r\n";
  world.server.on("/header", Said{header + "\r\nwords"});
  CHECK(kind("/silent", Milliseconds(400)) == FailureKind::timeout);
  CHECK(kind("/slow", Milliseconds(400)) == FailureKind::timeout);
  CHECK(kind("/short") == FailureKind::truncated);
  CHECK(kind("/chunk") == FailureKind::truncated);
  CHECK(kind("/nothing") == FailureKind::connection);
  CHECK(kind("/old") == FailureKind::protocol);
  CHECK(kind("/big") == FailureKind::too_large);
  CHECK(kind("/endless") == FailureKind::too_large);
  CHECK(kind("/header") == FailureKind::protocol);
}

TEST_CASE("an unknown host, a host without encryption and a closed port are told apart") {
  Fetching world;
  Request request;
  // No name has a part that long: no network is needed to know.
  request.url = "http://" + std::string(64, 'a') + ".invalid/";
  auto got = world.client->get(request);
  REQUIRE_FALSE(got.ok());
  CHECK(got.failure().kind == FailureKind::no_such_host);
  request.url = "https" + world.server.url("/").substr(4);
  got = world.client->get(request);
  REQUIRE_FALSE(got.ok());
  CHECK(got.failure().kind == FailureKind::tls);
  request.url = "http://127.0.0.1:1/";
  got = world.client->get(request);
  REQUIRE_FALSE(got.ok());
  CHECK(got.failure().kind == FailureKind::connection);
}

TEST_CASE("a request that is stopped ends") {
  Fetching world;
  std::stop_source source;
  world.server.on("/hangs", [&](const Heard&) {
    source.request_stop();
    return Said{"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf", true};
  });
  Request request = world.request("/hangs");
  request.stop = source.get_token();
  const auto got = world.client->get(request);
  REQUIRE_FALSE(got.ok());
  CHECK(got.failure().kind == FailureKind::cancelled);
  const std::size_t asked = world.server.heard(true).size();
  const auto again = world.client->get(request);
  REQUIRE_FALSE(again.ok());
  CHECK(again.failure().kind == FailureKind::cancelled);
  CHECK(world.server.heard(true).size() == asked);
}

TEST_CASE("waiting is stopped at once") {
  SystemClock clock;
  std::stop_source source;
  std::thread stopper([&] { source.request_stop(); });
  CHECK_FALSE(clock.sleep(std::chrono::hours(1), source.get_token()));
  stopper.join();
  CHECK(clock.sleep(Milliseconds(1), {}));
}

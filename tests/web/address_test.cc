// Addresses, routes, languages and aliases as plain functions.
#include "web/address.h"

#include <catch2/catch.hpp>

#include "web/alias.h"
#include "web/negotiate.h"
#include "web/routes.h"

namespace gbalex::tests {

using record::Language;
using web::parse_target;

TEST_CASE("targets are split and decoded") {
  const auto target =
      parse_target("/law/hk-cap-559/s18?q=%E5%95%86+%E6%A0%87&kind=topic&kind=link");
  REQUIRE(target);
  CHECK(target->segments == std::vector<std::string>{"law", "hk-cap-559", "s18"});
  CHECK(target->query.get("q") == "商 标");
  CHECK(target->query.all("kind") == std::vector<std::string>{"topic", "link"});
  CHECK(parse_target("/")->segments.empty());
  CHECK(parse_target("/a/")->segments == std::vector<std::string>{"a", ""});
  CHECK(parse_target("/a?x")->query.get("x") == "");
  CHECK(parse_target("/?q=100%")->query.get("q") == "100%");
  CHECK(parse_target("/?q=a%09b")->query.get("q") == "a b");
}

TEST_CASE("targets with bytes that are no text are refused") {
  for (const char* target :
       {"", "x", "/%FF", "/%00", "/a%0Ab", "/a%7F", "/%", "/%zz", "/?q=%FF", "/?q=%00",
        "/?q=%0d%0a", "/?%C3=1", "/%E5%95", "/%ED%A0%80", "/\xff"}) {
    CAPTURE(target);
    CHECK(!parse_target(target));
  }
}

TEST_CASE("what is encoded is decoded to the same") {
  const std::string text = "商标 & \"x\" = 100% /?#+";
  const auto target =
      parse_target("/" + web::percent_encode(text) +
                   web::Parameters().with("q", text).plus("q", "b").without("q", "b").query());
  REQUIRE(target);
  CHECK(target->segments == std::vector<std::string>{text});
  CHECK(target->query.all("q") == std::vector<std::string>{text});
}

TEST_CASE("patterns capture segments and tails, and literals win") {
  web::Routes<int> routes;
  routes.add("/law/{id}", 1);
  routes.add("/law/{id}/{rest...}", 2);
  routes.add("/law/all", 3);
  routes.add("/", 4);
  routes.add("/word/{id}", 5);
  routes.add("/list/{id}.rdf", 6);
  struct Case {
    const char* path;
    int action;
    const char* rest;
  };
  for (const Case& one :
       {Case{"/law/x", 1, ""}, Case{"/law/x/art42", 2, "art42"},
        Case{"/law/x/art42/2/a", 2, "art42/2/a"}, Case{"/law/all", 3, ""}, Case{"/", 4, ""},
        Case{"/word/a.rdf", 5, ""}, Case{"/list/a.rdf", 6, ""}}) {
    CAPTURE(one.path);
    auto match = routes.find(parse_target(one.path)->segments);
    REQUIRE(match);
    CHECK(*match->action == one.action);
    CHECK(match->captures["rest"] == one.rest);
  }
  for (const char* path :
       {"/law", "/law/", "/law//x", "/other", "/law/x/", "/list/a", "/list/.rdf"}) {
    CAPTURE(path);
    CHECK(!routes.find(parse_target(path)->segments));
  }
  CHECK(routes.find(parse_target("/list/a.b.rdf")->segments)->captures["id"] == "a.b");
}

TEST_CASE("the language is that of the cookie, then of Accept-Language") {
  struct Case {
    const char* cookie;
    const char* accept;
    Language language;
  };
  for (const Case& one :
       {Case{"", "", Language::zh_hans}, Case{"", "en-GB,en;q=0.9", Language::en},
        Case{"", "zh-HK,zh;q=0.8,en;q=0.5", Language::zh_hant},
        Case{"", "zh-TW", Language::zh_hant}, Case{"", "zh-Hant-MO", Language::zh_hant},
        Case{"", "zh-CN,zh;q=0.9", Language::zh_hans}, Case{"", "zh-Hans-HK", Language::zh_hans},
        Case{"", "pt-PT", Language::pt}, Case{"", "fr, de;q=0.9, pt;q=0.1", Language::pt},
        Case{"", "en;q=0.2, pt;q=0.7, zh-CN;q=0.5", Language::pt},
        Case{"", "en;q=0, pt;q=nonsense", Language::zh_hans}, Case{"", "*", Language::zh_hans},
        Case{"gbalex_lang=pt", "en", Language::pt},
        Case{"a=b; gbalex_lang=zh-Hant; c=d", "en", Language::zh_hant},
        Case{"gbalex_lang=xx", "en", Language::en}}) {
    CAPTURE(one.cookie, one.accept);
    CHECK(web::choose_language(one.cookie, one.accept) == one.language);
  }
}

TEST_CASE("hyphens between letters and digits do not matter in an alias, others do") {
  CHECK(web::alias_key("hk-cap-559") == web::alias_key("HK-Cap559"));
  CHECK(web::alias_key("mo-dl-97-99-m") == web::alias_key("mo-DL97-99M"));
  CHECK(web::alias_key("mo-dl-97-99-m") != web::alias_key("mo-dl-9799-m"));
  CHECK(web::alias_key("cn-patent-law") != web::alias_key("cn-patentlaw"));
}

}  // namespace gbalex::tests

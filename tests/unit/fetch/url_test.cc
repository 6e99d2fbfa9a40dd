#include "fetch/url.h"

#include <catch2/catch.hpp>

using namespace gbalex::fetch;

TEST_CASE("an address is read and written in one spelling") {
  const std::vector<std::pair<std::string, std::string>> table{
      {"https://www.law.test", "https://www.law.test/"},
      {"HTTPS://WWW.Law.Test:443/A?b=c#part", "https://www.law.test/A?b=c"},
      {"http://law.test:8080/x", "http://law.test:8080/x"},
      {"  http://law.test:80/a b  ", "http://law.test/a%20b"},
      {"https://law.test/法", "https://law.test/%E6%B3%95"},
      {"https://law.test/a/../b/./c", "https://law.test/b/c"},
      {"https://law.test/hk/cap559!en?xpid=ID_1", "https://law.test/hk/cap559!en?xpid=ID_1"},
      {"http://[2001:DB8::1]/x", "http://[2001:db8::1]/x"},
  };
  for (const auto& [text, expected] : table) {
    INFO(text);
    const auto url = Url::parse(text);
    REQUIRE(url.ok());
    CHECK(url->text() == expected);
    CHECK(Url::parse(url->text())->text() == expected);
  }
}

TEST_CASE("what is no address of the web is refused with what to do") {
  for (const std::string text :
       {"", "law.test", "/only/a/path", "ftp://law.test/x", "file:///etc/passwd",
        "javascript:alert(1)", "https://", "https:///x", "https://user@law.test/",
        "https://user:word@law.test/", "https://law.test:99999/", "https://law.test:0/",
        "https://law.test\r\nHost: other/", "https://法律.test/", "https://a%00b.test/",
        "gopher://law.test/", "https://good.test\\@evil.test/"}) {
    INFO(text);
    const auto url = Url::parse(text);
    REQUIRE_FALSE(url.ok());
    CHECK(url.failure().kind == FailureKind::address);
    CHECK_FALSE(url.failure().error.what_to_do.empty());
  }
  CHECK_FALSE(Url::parse("https://law.test/" + std::string(9000, 'a')).ok());
}

TEST_CASE("a redirect's reference is relative to where it was said") {
  const auto base = Url::parse("https://law.test/a/b?q=1");
  REQUIRE(base.ok());
  const std::vector<std::pair<std::string, std::string>> table{
      {"c", "https://law.test/a/c"},
      {"/c", "https://law.test/c"},
      {"../c", "https://law.test/c"},
      {"?q=2", "https://law.test/a/b?q=2"},
      {"//other.test/c", "https://other.test/c"},
      {"http://other.test", "http://other.test/"},
      {"/文件.zip", "https://law.test/%E6%96%87%E4%BB%B6.zip"},
  };
  for (const auto& [reference, expected] : table) {
    INFO(reference);
    const auto joined = base->join(reference);
    REQUIRE(joined.ok());
    CHECK(joined->text() == expected);
  }
  CHECK_FALSE(base->join("file:///etc/passwd").ok());
}

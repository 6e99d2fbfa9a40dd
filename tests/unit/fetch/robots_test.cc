#include "fetch/robots.h"

#include <catch2/catch.hpp>

using namespace gbalex::fetch;

namespace {

bool allows(const std::string& file, const std::string& target) {
  return Robots::parse(file, "GBA-Lex").allows(target);
}

}  // namespace

TEST_CASE("the longest pattern that matches decides") {
  struct Row {
    std::string rules, target;
    bool is_allowed;
  };
  const std::vector<Row> table{
      {"Disallow: /", "/", false},
      {"Disallow:", "/x", true},
      {"Disallow: /a", "/ab", false},
      {"Disallow: /a/", "/a", true},
      {"Disallow: /a\nAllow: /a/b", "/a/b/c", true},
      {"Allow: /a/b\nDisallow: /a", "/a/c", false},
      {"Disallow: /page\nAllow: /page", "/page", true},
      {"Allow: /p\nDisallow: /", "/page", true},
      {"Allow: /$\nDisallow: /", "/", true},
      {"Allow: /$\nDisallow: /", "/x", false},
      {"Disallow: /*.pdf$", "/a/b.pdf", false},
      {"Disallow: /*.pdf$", "/a/b.pdf?x", true},
      {"Disallow: /*.pdf", "/a/b.pdf?x", false},
      {"Disallow: /a*b*c", "/a-c-b", true},
      {"Disallow: /a*b*c", "/a-b-c", false},
      {"Disallow: /a*b$", "/a-b-b", false},
      {"Disallow: /ab*b$", "/ab", true},
      {"Disallow: *search", "/x/search?q=1", false},
      {"Disallow: /search?q=", "/search?q=1", false},
      {"Disallow: /%7Eold", "/~old/x", false},
      {"Disallow: /~old", "/%7eold/x", false},
      {"Disallow: /\xE6\xB3\x95", "/%e6%b3%95/1", false},
      {"Disallow: /%E6%B3%95", "/\xE6\xB3\x95/1", false},
      {"Disallow: /a%2Fb", "/a/b", true},
      {"Disallow: /a # but not all", "/ab", false},
      {"  DISALLOW :  /a  ", "/ab", false},
      {"Disallow: /", "/robots.txt", true},
      {"nonsense\nDisallow /x\nDisallow: /y", "/y", false},
  };
  for (const Row& row : table) {
    INFO(row.rules << " | " << row.target);
    CHECK(allows("User-agent: *\n" + row.rules, row.target) == row.is_allowed);
  }
}

TEST_CASE("groups that name us are taken together, and alone") {
  const std::string file =
      "\xEF\xBB\xBFUser-agent: gba-lex/2.0\r\nDisallow: /one\r\n\r\n"
      "User-Agent: *\r\nDisallow: /all\r\n"
      "User-agent: other\rUser-agent: GBA-LEX\rDisallow: /two\r";
  CHECK_FALSE(allows(file, "/one"));
  CHECK_FALSE(allows(file, "/two"));
  CHECK(allows(file, "/all"));
  CHECK(allows("User-agent: gba-lexicon\nDisallow: /", "/x"));
  CHECK(allows("User-agent: other\nDisallow: /", "/x"));
  CHECK(allows("User-agent: *\nDisallow: /\nUser-agent: GBA-Lex\nDisallow:", "/x"));
}

TEST_CASE("an empty file, a page and bytes allow all") {
  CHECK(allows("", "/x"));
  CHECK(allows("<!doctype html><html><p>Disallow: /</p></html>", "/x"));
  CHECK(allows(std::string("\0\xFF\xFE:\0", 5), "/x"));
  CHECK(allows("Disallow: /", "/x"));
}

TEST_CASE("a crawl delay is one of our group") {
  using std::chrono::milliseconds;
  const auto delay = [](const std::string& file) {
    return Robots::parse(file, "GBA-Lex").crawl_delay();
  };
  CHECK(delay("User-agent: *\nCrawl-delay: 10") == milliseconds(10'000));
  CHECK(delay("User-agent: *\nCrawl-delay: 0.5") == milliseconds(500));
  CHECK_FALSE(delay("User-agent: *\nCrawl-delay: -1"));
  CHECK_FALSE(delay("User-agent: *\nCrawl-delay: soon"));
  CHECK_FALSE(delay("User-agent: *\nCrawl-delay: nan"));
  CHECK_FALSE(delay("User-agent: *\nCrawl-delay: 10\nUser-agent: gba-lex\nDisallow: /x"));
  CHECK(delay("User-agent: *\nCrawl-delay: 1e99") == milliseconds(1'000'000'000));
}

TEST_CASE("a rule that the limit of size cuts in two does not count") {
  std::string file = "User-agent: *\nDisallow: /a\n";
  file += "#" + std::string(Robots::kMostBytes - file.size() - 14, 'x') + "\nDisallow: /bcd\n";
  CHECK_FALSE(allows(file, "/a"));
  CHECK(allows(file, "/b"));
}

TEST_CASE("a pattern of many stars takes no long time") {
  std::string pattern = "Disallow: /";
  for (int i = 0; i < 2000; ++i) pattern += "*a";
  CHECK(allows("User-agent: *\n" + pattern + "b$", "/" + std::string(8000, 'a')));
}

// Damaged files never harm the reader: it finds problems, or it reads them.
#include <array>
#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>
#include <random>
#include <string>

#include "corpus/addresses.h"
#include "corpus/read.h"
#include "corpus/xml_scan.h"
#include "fixtures.h"
#include "shared.h"

namespace gbalex {
namespace {

constexpr std::array kFiles = {"instruments/hongkong/hk-cap-559.xml",
                               "contacts/macao/mo-dsedt.xml",
                               "topics/patent-term-invention.xml",
                               "links/hongkong/fees.xml",
                               "programme/2016-2017.xml",
                               "thesaurus/moon.xml"};

std::string bytes_of(const std::string& name) {
  const auto folder = name.starts_with("thesaurus/") ? "tests/data" : "corpus";
  std::ifstream file(tests::source_dir() / folder / name, std::ios::binary);
  REQUIRE(file.good());
  return {std::istreambuf_iterator<char>(file), {}};
}

std::string damaged(std::string bytes, std::mt19937& random) {
  const auto below = [&](std::size_t limit) {
    return std::uniform_int_distribution<std::size_t>(0, limit - 1)(random);
  };
  constexpr std::string_view kMarks = "<>&\"'/=;!?[]-";
  for (std::size_t change = below(6) + 1; change > 0 && bytes.size() > 1; --change) {
    const std::size_t at = below(bytes.size());
    switch (below(5)) {
      case 0:
        bytes[at] = static_cast<char>(below(256));
        break;
      case 1:
        bytes[at] = kMarks[below(kMarks.size())];
        break;
      case 2:
        bytes.erase(at, below(40) + 1);
        break;
      case 3:
        bytes.insert(at, bytes.substr(below(bytes.size()), below(200) + 1));
        break;
      default:
        bytes.resize(at);
        break;
    }
  }
  return bytes;
}

TEST_CASE("hundreds of damaged files of each kind give problems with places, or read well") {
  std::mt19937 random(20261122);  // fixed: a failure can be repeated
  const record::Date today = *record::Date::parse("2026-11-28");
  int refused = 0;
  int read_well = 0;
  for (const char* name : kFiles) {
    const std::string good = bytes_of(name);
    for (int i = 0; i < 400; ++i) {
      const std::string bytes = damaged(good, random);
      record::Catalogue catalogue;
      const auto problems = corpus::read_file(name, bytes, today, catalogue);
      for (const corpus::Problem& problem : problems) {
        INFO(problem.to_string());
        REQUIRE(problem.file == name);
        REQUIRE(problem.line >= 1);
        REQUIRE(problem.column >= 1);
        REQUIRE_FALSE(problem.what.empty());
        REQUIRE_FALSE(problem.what_to_do.empty());
      }
      ++(problems.empty() ? read_well : refused);
    }
  }
  CHECK(refused > 1000);
  CHECK(read_well > 0);  // a changed letter in a note is no problem
}

TEST_CASE("what the parser is too lenient for is found before it") {
  struct Row {
    std::string bytes;
    bool good;
  };
  const std::array<Row, 18> rows = {{
      {"<a/>", true},
      {"<a b='>'/>", true},
      {"<a b=\"x'y\"/>", true},
      {"<?xml version='1.0' encoding='utf-8'?><a/>", true},
      {"<!-- <b> & --><a><![CDATA[<&]]></a>", true},
      {"<a>&#x10FFFF;&lt;</a>", true},
      {"<a>&#0;</a>", false},
      {"<a>&#x110000;</a>", false},
      {"<a>&#xD800;</a>", false},
      {"<a>&#;</a>", false},
      {"<a>&long-name-without-end</a>", false},
      {"<a b='<'/>", false},
      {"<a/><a/>", false},
      {"<a/>x", false},
      {"<![CDATA[x]]><a/>", false},
      {"<a>\xC0\x80</a>", false},      // overlong
      {"<a>\xED\xA0\x80</a>", false},  // a surrogate
      {"<a>\xF4\x90\x80\x80</a>", false},
  }};
  for (const Row& row : rows) {
    INFO(row.bytes);
    CHECK(corpus::scan_xml(row.bytes, corpus::kMaxDepth).problems.empty() == row.good);
  }
}

TEST_CASE("web addresses, mail addresses and telephone numbers of every form") {
  for (const char* good :
       {"https://a.example", "http://a.example:8080/x?y=%E6%9C%88#z", "https://xn--fiq.example/~m",
        "https://a.example?x=(1)&y=[2]", "http://1.2.3.4/"}) {
    INFO(good);
    CHECK(corpus::wrong_url(good) == std::nullopt);
  }
  for (const char* bad :
       {"", "a.example", "HTTPS://a.example", "https://", "https://localhost/",
        "https://a..example", "https://.example", "https://a.example:", "https://a.example:port/",
        "https://me@a.example", "https://-a.example", "https://a.example/a b",
        "https://a.example/\"x", "javascript:alert(1)", "https://a.example/<x>", "//a.example"}) {
    INFO(bad);
    CHECK(corpus::wrong_url(bad) != std::nullopt);
  }
  for (const char* good : {"a@b.example", "a.b+c-d_e@f.g.example"}) {
    CHECK(corpus::is_mail_address(good));
  }
  for (const char* bad : {"", "a", "@b.example", "a@b", "a@b@c.example", "a b@c.example"}) {
    CHECK_FALSE(corpus::is_mail_address(bad));
  }
  for (const char* good : {"110", "12345", "+853 2871 5291", "010-62083114"}) {
    CHECK(corpus::is_phone_number(good));
  }
  for (const char* bad : {"", "+", "12", "1 2 x", "853+1234", "１１０"}) {
    CHECK_FALSE(corpus::is_phone_number(bad));
  }
}

TEST_CASE("a file of problems only takes time in proportion to its size") {
  std::string bytes = "<links>";
  while (bytes.size() < (3U << 20)) bytes += "<x/>";  // one line, 786,000 problems
  bytes += "</links>";
  record::Catalogue catalogue;
  const auto problems =
      corpus::read_file("links/macao/x.xml", bytes, tests::fixture_today(), catalogue);
  REQUIRE(problems.size() == (3U << 20) / 4 - 1);
  CHECK(problems.back().column == static_cast<int>(bytes.size() - 8 - 4 + 1));
}

}  // namespace
}  // namespace gbalex

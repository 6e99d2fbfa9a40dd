// The script fold against OpenCC's phrase conversion: a text and its conversion to the writing of
// Hong Kong or Taiwan must give the same terms. OpenCC converts words in their context, the fold
// does not: the oracle is another machine than the table's.
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <opencc/SimpleConverter.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "random_text.h"
#include "shared.h"
#include "text/analyse.h"

using namespace gbalex;
using record::Language;

namespace {

struct Rate {
  std::size_t characters = 0, different = 0;
  std::size_t lines = 0, lines_with_other_terms = 0;

  [[nodiscard]] double alike() const {
    return 1.0 - static_cast<double>(different) / static_cast<double>(characters);
  }
};

bool same_terms(const std::vector<text::Token>& a, const std::vector<text::Token>& b) {
  return a.size() == b.size() &&
         std::equal(a.begin(), a.end(), b.begin(), [](const auto& x, const auto& y) {
           return x.term == y.term && x.kind == y.kind && x.position == y.position;
         });
}

void compare(const std::string& line, const opencc::SimpleConverter& converter, Rate& rate) {
  const std::string converted = converter.Convert(line);
  const std::u32string a = text::fold(line).characters, b = text::fold(converted).characters;
  rate.characters += a.size();
  ++rate.lines;
  if (a.size() != b.size()) {
    rate.different += a.size();
  } else {
    for (std::size_t i = 0; i < a.size(); ++i) rate.different += a[i] == b[i] ? 0 : 1;
  }
  if (a == b) return;
  if (!same_terms(text::analyse(line, Language::zh_hans),
                  text::analyse(converted, Language::zh_hant))) {
    ++rate.lines_with_other_terms;
  }
}

std::vector<std::string> lines_of(const std::filesystem::path& folder, std::string_view extension) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file() && entry.path().extension() == extension) {
      files.push_back(entry.path());
    }
  }
  std::vector<std::string> lines;
  for (const auto& path : files) {
    std::ifstream file(path);
    for (std::string line; std::getline(file, line);) {
      if (!line.empty() && text::is_valid_utf8(line)) lines.push_back(line);
    }
  }
  return lines;
}

void check_corpus(const std::vector<std::string>& lines) {
  for (const std::string config : {"s2hk.json", "s2tw.json"}) {
    const opencc::SimpleConverter converter(config);
    Rate rate;
    for (const std::string& line : lines) compare(line, converter, rate);
    CAPTURE(config, rate.characters, rate.different, rate.lines, rate.lines_with_other_terms);
    REQUIRE(rate.characters > 50'000);
    CHECK(rate.alike() >= 0.9999);
    CHECK(rate.lines_with_other_terms * 1000 <= rate.lines);
    WARN(config << ": " << rate.different << " of " << rate.characters
                << " characters fold differently, " << rate.lines_with_other_terms << " of "
                << rate.lines << " lines give other terms");
  }
}

}  // namespace

TEST_CASE("generated law text and its conversions give the same terms") {
  tests::RandomText random(3);
  for (const std::string config : {"s2hk.json", "s2tw.json", "s2t.json"}) {
    const opencc::SimpleConverter converter(config);
    for (int i = 0; i < 500; ++i) {
      const std::string source = random.han(1 + random.below(30));
      const std::string converted = converter.Convert(source);
      if (!same_terms(text::analyse(source, Language::zh_hans),
                      text::analyse(converted, Language::zh_hant))) {
        FAIL(config << ": " << source << " / " << converted);
      }
    }
  }
  SUCCEED();
}

TEST_CASE("a text in Traditional script and its conversion to Simplified give the same terms") {
  for (const std::string config : {"hk2s.json", "tw2s.json"}) {
    const opencc::SimpleConverter converter(config);
    for (const std::string source :
         {"版權擁有人可提出覆核", "衞生署署長及海關關長", "於該等貨品之上", "著作權人得藉以銷譭",
          "知識產權署諮詢文件", "台灣與臺灣", "後果與皇后", "裏面與裡面", "複製品與恢復"}) {
      CAPTURE(config, source);
      CHECK(same_terms(text::analyse(source, Language::zh_hant),
                       text::analyse(converter.Convert(source), Language::zh_hans)));
    }
  }
}

TEST_CASE("real Mainland IP law and its conversions fold alike to one character in 10,000") {
  GBALEX_NEEDS_SHARED(shared);
  check_corpus(lines_of(shared / "data/mainland/ip_markdown", ".md"));
}

TEST_CASE("the fact base and its conversions fold alike to one character in 10,000") {
  GBALEX_NEEDS_SHARED(shared);
  check_corpus(lines_of(shared / "facts", ".jsonl"));
}

#include <catch2/catch.hpp>
#include <string>

#include "text/citation.h"

using gbalex::text::parse_numeral;

namespace {

struct Row {
  std::string_view text;
  long value;
  std::string_view taken;
};

// Numbers as a law writes them, the slow way: one unit after the other.
std::string in_words(long n) {
  static const char* const kDigits[] = {"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
  static const char* const kUnits[] = {"千", "百", "十", ""};
  const auto section = [](long value) {
    std::string text;
    bool zero = false;
    long unit = 1000;
    for (int place = 0; place < 4; ++place, unit /= 10) {
      const long digit = value / unit % 10;
      if (digit == 0) {
        zero = !text.empty();
        continue;
      }
      if (zero) text += kDigits[0];
      zero = false;
      text += std::string(kDigits[digit]) + kUnits[place];
    }
    return text;
  };
  std::string text = n >= 10'000 ? section(n / 10'000) + "万" : "";
  if (n >= 10'000 && n % 10'000 != 0 && n % 10'000 < 1000) text += kDigits[0];
  text += section(n % 10'000);
  if (text.starts_with("一十")) text.erase(0, std::string("一").size());
  return text;
}

}  // namespace

TEST_CASE("numerals of every spelling are read") {
  const Row row = GENERATE(values<Row>({
      {"103", 103, "103"},
      {"１０３", 103, "１０３"},
      {"007", 7, "007"},
      {"一百零三", 103, "一百零三"},
      {"一〇三", 103, "一〇三"},
      {"四十二条", 42, "四十二"},
      {"十", 10, "十"},
      {"十二", 12, "十二"},
      {"廿一", 21, "廿一"},
      {"卅", 30, "卅"},
      {"卌五", 45, "卌五"},
      {"二百一十九", 219, "二百一十九"},
      {"一百十二", 112, "一百十二"},
      {"一千二百六十", 1260, "一千二百六十"},
      {"二〇二六年", 2026, "二〇二六"},
      {"二○一九", 2019, "二○一九"},
      {"壹佰贰拾叁", 123, "壹佰贰拾叁"},
      {"貳萬參仟", 23000, "貳萬參仟"},
      {"三萬零五", 30005, "三萬零五"},
      {"三万五", 35000, "三万五"},
      {"一百二", 120, "一百二"},
      {"两百", 200, "两百"},
      {"100万", 1'000'000, "100万"},
      {"零", 0, "零"},
      {"99999999", 99'999'999, "99999999"},
      {"三十日", 30, "三十"},
  }));
  CAPTURE(row.text);
  long value = -1;
  CHECK(parse_numeral(row.text, value) == row.taken.size());
  CHECK(value == row.value);
}

TEST_CASE("what is no numeral takes nothing") {
  for (const std::string_view text :
       {"", "条", "百分之五", "万一", "x1", "100000000", "一二三四五六七八九", "\xFF", "，"}) {
    CAPTURE(text);
    long value = -1;
    CHECK(parse_numeral(text, value) == 0);
    CHECK(value == -1);
  }
}

TEST_CASE("numbers written in words are read back") {
  for (long n = 1; n < 100'000; n += n < 12'000 ? 1 : 37) {
    const std::string words = in_words(n);
    long value = -1;
    if (parse_numeral(words, value) != words.size() || value != n) {
      FAIL(words << " read as " << value);
    }
  }
  SUCCEED();
}

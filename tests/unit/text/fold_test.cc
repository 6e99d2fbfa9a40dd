#include <catch2/catch.hpp>
#include <string>

#include "text/analyse.h"

using namespace gbalex::text;

namespace {
struct Row {
  std::string_view text;
  std::string_view folded;
};
}  // namespace

TEST_CASE("text folds to lower case, half width, Simplified, without accents") {
  const Row row = GENERATE(values<Row>({
      {"著作權", "著作权"},
      {"穿着", "穿著"},
      {"覆核", "复核"},
      {"臺灣、台湾、檯", "台湾、台湾、台"},
      {"衞生", "卫生"},
      {"裏裡里", "里里里"},
      {"諮詢", "咨询"},
      {"二○一九", "二〇一九"},
      {"ＡＢＣ　１２３（）", "abc 123()"},
      {"①㈠Ⅳ", "1(一)iv"},
      {"ﬁle", "file"},
      {"Invenções", "invencoes"},
      {"n.º 1.ª", "n.o 1.a"},
      {"e\u0301tat", "etat"},
      {"Straße", "strasse"},
      {"Łódź œuvre Øre", "lodz oeuvre ore"},
      {"각", "각"},
      {"  two \t\n blanks ", "two blanks"},
      {"soft\u00ADhyphen", "softhyphen"},
      {"bad\xFF", "bad\uFFFD"},
      {"", ""},
  }));
  CHECK(fold_key(row.text) == row.folded);
}

TEST_CASE("folding twice is folding once") {
  for (char32_t c = 0; c < 0x40000; ++c) {
    const char32_t once = fold_script(c);
    if (fold_script(once) != once) FAIL("U+" << std::hex << static_cast<unsigned>(c));
  }
  for (const std::string_view text : {"衞生覆核臺灣Ａﬁ①", "İI\u0307ßſ"}) {
    CHECK(fold_key(fold_key(text)) == fold_key(text));
  }
}

TEST_CASE("folded characters know the bytes they came from") {
  const Folded folded = fold("A\u0301商㈠\xFFz");
  CHECK(folded.characters == U"a商(一)\uFFFDz");
  CHECK(folded.offsets == std::vector<std::size_t>{0, 3, 6, 6, 6, 9, 10, 11});
}

TEST_CASE("invalid UTF-8 is one replacement a byte") {
  struct Bad {
    std::string_view bytes;
    std::size_t replacements;
  };
  const Bad bad = GENERATE(values<Bad>({
      {"\x80", 1},
      {"\xC0\xAF", 2},
      {"\xE0\x80\xAF", 3},
      {"\xED\xA0\x80", 3},
      {"\xF4\x90\x80\x80", 4},
      {"\xE5\x95", 2},
      {"\xF8\x88\x80\x80\x80", 5},
  }));
  CHECK_FALSE(is_valid_utf8(bad.bytes));
  CHECK(fold(bad.bytes).characters == std::u32string(bad.replacements, U'\uFFFD'));
}

TEST_CASE("Han is what is cut into characters") {
  for (const char32_t c : U"商標〇々𠮷㐀") {
    if (c != 0) CHECK(is_han(c));
  }
  for (const char32_t c : U"a1，。あ한　") {
    if (c != 0) CHECK_FALSE(is_han(c));
  }
}

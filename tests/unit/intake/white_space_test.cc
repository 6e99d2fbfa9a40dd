#include "intake/white_space.h"

#include <catch2/catch.hpp>

using namespace gbalex;
using intake::LineBreaks;
using intake::one_line;
using intake::without_brackets;
using intake::Words;
using library::Mark;

TEST_CASE("the publisher's wrapping of lines goes") {
  struct Row {
    std::string_view file, words;
  };
  const Row rows[] = {
      {"Lantern\n        Ordinance", "Lantern Ordinance"},
      {"  a \t b\r\n", "a b"},
      {"燈籠\n      條例", "燈籠條例"},
      {"燈籠，\n      條例", "燈籠，條例"},
      {"燈籠\r\n條例", "燈籠條例"},
      {"燈籠 條例", "燈籠 條例"},        // a space that is printed
      {"燈籠\n (lamp)", "燈籠 (lamp)"},  // Latin brackets have one
      {"燈籠 ——\n 條例", "燈籠 —— 條例"},
      {"第\u3000一\u00A0章", "第\u3000一\u00A0章"},
      {"\U00020000\n\U00020001", "\U00020000\U00020001"},
      {"", ""},
      {" \n ", ""},
  };
  for (const Row& row : rows) CHECK(one_line(row.file) == row.words);
}

TEST_CASE("words that elements part are one text, wherever they are parted") {
  const std::string file = "Cap.\n    614 and 燈籠\n  條例 (a)";
  for (std::size_t cut = 0; cut <= file.size(); ++cut) {
    if (cut < file.size() && (static_cast<unsigned char>(file[cut]) & 0xC0U) == 0x80U) continue;
    Words words;
    words.append(std::string_view(file).substr(0, cut));
    words.append(std::string_view(file).substr(cut));
    CHECK(words.take().text == "Cap. 614 and 燈籠條例 (a)");
  }
}

TEST_CASE("line breaks that are meant are kept or become a space") {
  for (const auto breaks : {LineBreaks::as_space, LineBreaks::kept}) {
    Words words(breaks);
    words.break_line();
    words.append("燈");
    words.break_line();
    words.append(" \n ");
    words.break_line();
    words.append("籠");
    words.break_line();
    CHECK(words.take().text == (breaks == LineBreaks::kept ? "燈\n籠" : "燈 籠"));
  }
}

TEST_CASE("a mark begins at its words, not at the space before them") {
  Words words;
  words.append("see ");
  words.open(Mark::Kind::reference, "/hk/cap4");
  words.append("\n Cap. 4 ");
  words.close();
  words.append("too");
  words.open(Mark::Kind::term, "en");
  words.close();
  const Words::Taken taken = words.take();
  CHECK(taken.text == "see Cap. 4 too");
  REQUIRE(taken.marks.size() == 1);
  CHECK(taken.text.substr(taken.marks[0].begin, taken.marks[0].end - taken.marks[0].begin) ==
        "Cap. 4");
}

TEST_CASE("of marks in marks the outer one is kept") {
  Words words;
  words.open(Mark::Kind::term, "en");
  words.append("a ");
  words.open(Mark::Kind::reference, "x");
  words.append("b");
  words.close();
  words.append(" c");
  words.close();
  const Words::Taken taken = words.take();
  REQUIRE(taken.marks.size() == 1);
  CHECK(taken.marks[0] == Mark{0, 5, Mark::Kind::term, "en"});
}

TEST_CASE("messages cut between characters") {
  CHECK(intake::shortened("燈籠", 6) == "燈籠");
  CHECK(intake::shortened("燈籠", 5) == "燈");
  CHECK(intake::shortened("燈籠", 2) == "");
  CHECK(intake::shortened("", 2) == "");
}

TEST_CASE("brackets go where they enclose all") {
  CHECK(without_brackets("(Amended 18 of 2012)") == "Amended 18 of 2012");
  CHECK(without_brackets("(a) and (b)") == "(a) and (b)");
  CHECK(without_brackets("(a (b))") == "a (b)");
  CHECK(without_brackets("()") == "");
  CHECK(without_brackets("(") == "(");
  CHECK(without_brackets("") == "");
}

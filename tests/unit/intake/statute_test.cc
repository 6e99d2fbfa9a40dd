#include <catch2/catch.hpp>

#include "statute_tree.h"

using gbalex::intake::Finding;
using gbalex::tests::count_articles;
using gbalex::tests::drawn;
using gbalex::tests::places;
using gbalex::tests::read_words;

TEST_CASE("a law is read down to items, and its table of contents is left out") {
  std::vector<Finding> findings;
  const auto law = read_words(
      "果园管理条例\n"
      "（2020年5月6日果园委员会令第12号公布　自2020年8月1日起施行）\n"
      "目　　录\n"
      "第一章　总　　则\n"
      "第二章　果树登记\n"
      "第一章　总　　则\n"
      "第一条　为了管理果园，制定本条例。\n"
      "第二条　本条例所称果园，是指下列园地：\n"
      "（一）苹果园；\n"
      "（二）其他园地，包括：\n"
      "1．梨园；\n"
      "2．桃园。\n"
      "第二章　果树登记\n"
      "第一节　申请\n"
      "第三条　果农可以申请登记。\n"
      "前款申请应当提交：\n"
      "（一）申请书；\n"
      "（二）图片。\n"
      "第三条之一　登记不收费。\n",
      &findings);
  CHECK(drawn(law.units) ==
        "ch1 第一章 {总则}\n"
        "  art1 第一条\n"
        "    为了管理果园，制定本条例。\n"
        "  art2 第二条\n"
        "    本条例所称果园，是指下列园地：\n"
        "    art2(1) （一）\n"
        "      苹果园；\n"
        "    art2(2) （二）\n"
        "      其他园地，包括：\n"
        "      art2(2)(1) 1．\n"
        "        梨园；\n"
        "      art2(2)(2) 2．\n"
        "        桃园。\n"
        "ch2 第二章 {果树登记}\n"
        "  ch2s1 第一节 {申请}\n"
        "    art3 第三条\n"
        "      art3(1)\n"
        "        果农可以申请登记。\n"
        "      art3(2)\n"
        "        前款申请应当提交：\n"
        "        art3(2)(1) （一）\n"
        "          申请书；\n"
        "        art3(2)(2) （二）\n"
        "          图片。\n"
        "    art3-1 第三条之一\n"
        "      登记不收费。\n");
  CHECK(law.title == "果园管理条例");
  CHECK(law.history ==
        std::vector<std::string>{"2020年5月6日果园委员会令第12号公布", "自2020年8月1日起施行"});
  CHECK(law.issuer == "果园委员会");
  CHECK(law.number == "果园委员会令第12号");
  CHECK(law.promulgated->to_string() == "2020-05-06");
  CHECK(law.from->to_string() == "2020-08-01");
  CHECK(places(findings, Finding::What::left_out) ==
        std::vector<std::string>{"law.txt:3-5 the table of contents"});
  CHECK(findings.size() == 1);
}

TEST_CASE("books restart the count of chapters, and every one has its own id") {
  const auto law = read_words(
      "果法\n第一编　总则\n第一章　原则\n第一条　一。\n第二编　分则\n第一分编　通则\n"
      "第一章　规定\n第二条　二。\n附　则\n第三条　三。\n");
  CHECK(drawn(law.units) ==
        "part1 第一编 {总则}\n"
        "  part1/ch1 第一章 {原则}\n"
        "    art1 第一条\n"
        "      一。\n"
        "part2 第二编 {分则}\n"
        "  part2/part1 第一分编 {通则}\n"
        "    part2/part1/ch1 第一章 {规定}\n"
        "      art2 第二条\n"
        "        二。\n"
        "cross_heading 附则\n"
        "art3 第三条\n"
        "  三。\n");
}

TEST_CASE("headings stand on the line of the number, behind it, or on the next") {
  const auto law = read_words(
      "果法\n第一章\n总　则\n第一条　【目的】为了果。\n第二条（范围）\n本法适用于果。\n"
      "第３条 果是植物。\n第四条：果可以吃。\n");
  CHECK(drawn(law.units) ==
        "ch1 第一章 {总则}\n"
        "  art1 第一条 {目的}\n"
        "    为了果。\n"
        "  art2 第二条 {范围}\n"
        "    本法适用于果。\n"
        "  art3 第３条\n"
        "    果是植物。\n"
        "  art4 第四条\n"
        "    果可以吃。\n");
}

TEST_CASE("a line that cites a provision is no provision") {
  const auto law = read_words(
      "果法\n第一条　果农的义务。\n第二条规定的义务除外。\n第三章规定的果除外，另行规定。\n"
      "第二条　登记。\n");
  CHECK(count_articles(law.units) == 2);
  CHECK(drawn(law.units).find("art1(2)\n    第二条规定的义务除外。") != std::string::npos);
}

TEST_CASE("articles without white space behind their numbers are told by their count") {
  const auto law = read_words("果法\n第一条为了果。\n第二条果农登记。\n第三条的规定不变。\n");
  CHECK(count_articles(law.units) == 2);
}

TEST_CASE("paragraphs that explain an item stay in it") {
  const auto law =
      read_words("果法\n第一条　分三类：\n（一）苹果；\n苹果包括海棠。\n（二）梨。\n梨不分类。\n");
  CHECK(drawn(law.units) ==
        "art1 第一条\n"
        "  art1(1)\n"
        "    分三类：\n"
        "    art1(1)(1) （一）\n"
        "      苹果；\n"
        "      苹果包括海棠。\n"
        "    art1(1)(2) （二）\n"
        "      梨。\n"
        "  art1(2)\n"
        "    梨不分类。\n");
}

TEST_CASE("articles in one paragraph are cut where the count goes on") {
  std::string words = "果园暂行规定 (1973年5月30日果业部发布) ";
  for (const char* number : {"第一条", "第二条", "第三条"}) {
    words += std::string(number) +
             "　依照第九条　的规定，每个果园都应当登记果树的数量、品种和位置，"
             "并且每年报告：(一)产量；(二)面积。";
  }
  const auto law = read_words("果园暂行规定\n" + words);
  CHECK(count_articles(law.units) == 3);
  CHECK(law.promulgated->to_string() == "1973-05-30");
  CHECK(drawn(law.units).find("  art2(1) (一)\n    产量；\n") != std::string::npos);
}

TEST_CASE("a text wrapped at a fixed width is one paragraph a paragraph, without page numbers") {
  std::string words = "果园登记规程\n";
  const char* const numbers[] = {"一", "二", "三", "四", "五", "六", "七", "八", "九", "十"};
  for (int i = 0; i < 10; ++i) {
    words += std::string("第") + numbers[i] +
             "条 果农应当在每年秋天到来之前向登记处报告\n"
             "果树的数量和品种以及果园的位置和面积还有灌溉的\n"
             "办法以及施肥的办法和防治虫害的各种办法以及采摘\n"
             "的日期。\n";
    if (i % 5 == 4) words += "— " + std::to_string(i / 5 + 1) + " —\n";
  }
  std::vector<Finding> findings;
  const auto law = read_words(words, &findings);
  CHECK(count_articles(law.units) == 10);
  REQUIRE(law.units.front().units.size() == 1);
  CHECK(law.units.front().units.front().text ==
        "果农应当在每年秋天到来之前向登记处报告果树的数量和品种以及果园的位置和面积还有灌溉的办法"
        "以及施肥的办法和防治虫害的各种办法以及采摘的日期。");
  CHECK(places(findings, Finding::What::left_out).size() == 2);
}

TEST_CASE("annexes have ids of their own, also for their articles") {
  const auto law = read_words(
      "果法\n第一条　见附件。\n附件1：果树目录\n苹果、梨。\n附表：\n税目表\n一级果树。\n"
      "附件2　实施办法\n第一条　登记。\n");
  CHECK(drawn(law.units) ==
        "art1 第一条\n"
        "  见附件。\n"
        "attachment annex1 附件1 {果树目录}\n"
        "  苹果、梨。\n"
        "attachment sch 附表 {税目表}\n"
        "  一级果树。\n"
        "attachment annex2 附件2 {实施办法}\n"
        "  annex2/art1 第一条\n"
        "    登记。\n");
}

TEST_CASE("a decision without articles keeps its paragraphs in order") {
  const auto law = read_words(
      "果园委员会关于修改《果园条例》的决定\n（2021年3月4日果园委员会公布）\n"
      "果园委员会决定作如下修改：\n一、第二条修改为：“果农登记。”\n二、删去第三条。\n"
      "本决定自公布之日起施行。\n附件：果园条例\n");
  CHECK(law.preface.empty());
  CHECK(drawn(law.units) ==
        "果园委员会决定作如下修改：\n"
        "一、第二条修改为：“果农登记。”\n"
        "二、删去第三条。\n"
        "本决定自公布之日起施行。\n"
        "attachment annex 附件 {果园条例}\n");
  CHECK(law.from->to_string() == "2021-03-04");
}

TEST_CASE("numbered headings over articles are headings, not the end of the article before") {
  const auto law = read_words("果案解释\n一、管辖\n第一条　果院。\n二、证据\n第二条　果核。\n");
  CHECK(drawn(law.units) ==
        "cross_heading 一、管辖\nart1 第一条\n  果院。\ncross_heading 二、证据\nart2 第二条\n  "
        "果核。\n");
}

TEST_CASE("a second article of the same number keeps its words and loses its id") {
  std::vector<Finding> findings;
  const auto law =
      read_words("果法\n第一条　甲。\n第二条　乙。\n第二条　丙。\n第五条　丁。\n", &findings);
  CHECK(drawn(law.units) ==
        "art1 第一条\n  甲。\nart2 第二条\n  乙。\n第二条\n  丙。\nart5 第五条\n  丁。\n");
  CHECK(places(findings, Finding::What::repeated_id) ==
        std::vector<std::string>{"law.txt:4 a second art2"});
  CHECK(places(findings, Finding::What::out_of_order) ==
        std::vector<std::string>{"law.txt:5 article 5 follows article 2"});
}

TEST_CASE("headings without text and texts without a body are reported") {
  std::vector<Finding> findings;
  read_words("果法\n第一章　总则\n第一条\n第二条　乙。\n", &findings);
  CHECK(places(findings, Finding::What::empty_body) ==
        std::vector<std::string>{"law.txt:3 第一条 has no text"});
  read_words("果法\n", &findings);
  CHECK(places(findings, Finding::What::empty_body) ==
        std::vector<std::string>{"law.txt the text has no body"});
}

TEST_CASE("bytes that are no UTF-8 are GB18030, or are replaced with a finding") {
  std::vector<Finding> findings;
  // 果法 第一条 甲。
  const auto law =
      read_words("\xB9\xFB\xB7\xA8\n\xB5\xDA\xD2\xBB\xCC\xF5 \xBC\xD7\xA1\xA3\n", &findings);
  CHECK(law.title == "果法");
  CHECK(drawn(law.units) == "art1 第一条\n  甲。\n");
  CHECK(places(findings, Finding::What::replaced).empty());
  read_words("果法\n第一条　甲\xFF\xFF。\n", &findings);
  CHECK(places(findings, Finding::What::replaced).size() == 1);
  CHECK_FALSE(gbalex::intake::read_plain_statute({std::string_view("a\0b", 3), "x"}).ok());
}

TEST_CASE("hostile texts end soon") {
  // Nested numbers, brackets that nothing closes, and one line of megabytes.
  std::string words = "果法\n第一条　";
  for (int i = 0; i < 20000; ++i) words += "（一）1．（1）①a）";
  words += "\n（";
  for (int i = 0; i < 20000; ++i) words += "（2001年1月1日）《";
  for (int i = 0; i < 20000; ++i) words += "\n（一）1．\n1．（\n①（（（年月日";
  std::vector<Finding> findings;
  const auto law = read_words(words, &findings);
  CHECK(count_articles(law.units) == 1);
}

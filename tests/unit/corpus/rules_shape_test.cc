// The form of files: bytes, elements, attributes and texts.
#include <catch2/catch.hpp>

#include "fixtures.h"
#include "rules.h"

namespace gbalex::tests {
namespace {

TEST_CASE("the good corpus has no problem") { CHECK(problems_of(good_corpus()).empty()); }

TEST_CASE("bytes that are not a file of XML are refused with their place") {
  check_rows({
      {"invalid UTF-8",
       kLinks,
       "Taxas do luar",
       "Taxas do \xFF"
       " luar",
       {"links/macao/fees.xml:7:31: invalid UTF-8, save the file as UTF-8"}},
      {"a control character",
       kLinks,
       "Taxas do luar",
       "Taxas do\x01"
       "luar",
       {"links/macao/fees.xml:7:30: a control character, take it away"}},
      {"another encoding is declared",
       kLinks,
       "encoding=\"UTF-8\"",
       "encoding=\"GBK\"",
       {"links/macao/fees.xml:1:31: a declared encoding other than UTF-8, save the file as UTF-8 "
        "and declare encoding=\"UTF-8\""}},
      {"a document type",
       kLinks,
       "<links>",
       "<!DOCTYPE links><links>",
       {"links/macao/fees.xml:2:1: a document type declaration, take it away; entities are not "
        "used here"}},
      {"an entity that is not of XML",
       kLinks,
       "Taxas do luar",
       "Taxas&nbsp;do luar",
       {"links/macao/fees.xml:7:27: an unknown entity, write &amp; for an ampersand"}},
      {"a bare ampersand",
       kLinks,
       "&amp;b=2",
       "&b=2",
       {"links/macao/fees.xml:8:57: an unknown entity, write &amp; for an ampersand"}},
      {"a second root",
       kCounterparts,
       "</counterparts>\n",
       "</counterparts>\n<counterparts as-of=\"2031-05-01\"/>\n",
       {"counterparts.xml:5:1: a second root element, put it into a file of its own"}},
      {"text outside the root",
       kCounterparts,
       "</counterparts>\n",
       "</counterparts>\nand so on\n",
       {"counterparts.xml:5:1: text outside the root element, put it into an element or take it "
        "away"}},
      {"a comment that does not end",
       kLinks,
       "office -->",
       "office -- >",
       {"links/macao/fees.xml:3:3: a comment that does not end, end it with -->"}},
      {"a tag that does not end",
       kLinks,
       "<owner>",
       "<owner",
       {"links/macao/fees.xml:9:5: a tag that does not end, end it with >"}},
      {"quotes that do not end",
       kLinks,
       "languages=\"en pt\"",
       "languages=\"en pt",
       {"links/macao/fees.xml:5:71: an attribute value that does not end, or holds <, close the "
        "quotes, and write &lt; for <"}},
      {"an end tag of another name",
       kLinks,
       "</owner>",
       "</title>",
       {"links/macao/fees.xml:9:36: not well-formed XML: Start-end tags mismatch, check the tags "
        "and quotes before this place"}},
      {"an element that is not closed",
       kCounterparts,
       "</counterparts>\n",
       "",
       {"counterparts.xml:3:48: not well-formed XML: Start-end tags mismatch, check the tags and "
        "quotes before this place"}},
  });
}

TEST_CASE("elements, attributes and texts that nobody knows are refused") {
  check_rows({
      {"an unknown element in a link",
       kLinks,
       "<owner>",
       "<colour>blue</colour><owner>",
       {"links/macao/fees.xml:9:5: unknown element <colour> in <link>, take it away or use one of "
        "url, title, owner, evidence, history, note"}},
      {"an unknown element in an instrument",
       kInstrument,
       "  <count>",
       "  <sum>1</sum>\n  <count>",
       {"instruments/macao/xy-moon-law.xml:8:3: unknown element <sum> in <instrument>, take it "
        "away or use one of official-number, title, short-name, issuing-body, status-note, count, "
        "source, "
        "wipo-lex, provision, official-list, territory, amendment-history, evidence, history, "
        "note"}},
      {"an unknown attribute",
       kLinks,
       "category=\"fees\" ",
       "category=\"fees\" mood=\"good\" ",
       {"links/macao/fees.xml:4:54: unknown attribute mood in <link>, take it away or use one of "
        "id, region, city, category, subjects, languages, instrument, as-of, confidence, region"}},
      {"an element where there are none",
       kLinks,
       "Taxas do luar",
       "Taxas <b>do</b> luar",
       {"links/macao/fees.xml:7:28: unknown element <b> in <title>, take it away; there are none "
        "here"}},
      {"an attribute where there are none",
       kLinks,
       "<owner>",
       "<owner lang=\"en\">",
       {"links/macao/fees.xml:9:12: unknown attribute lang in <owner>, take it away; there are "
        "none here"}},
      {"an attribute twice",
       kLinks,
       "category=\"fees\" ",
       "category=\"fees\" category=\"fees\" ",
       {"links/macao/fees.xml:4:54: the attribute category stands twice, take one away"}},
      {"the column counts characters",
       kLinks,
       "月光署 Office of the Moon</owner>",
       "月光署 Office of the Moon</owner><new/>",
       {"links/macao/fees.xml:9:42: unknown element <new> in <link>, take it away or use one of "
        "url, title, owner, evidence, history, note"}},
      {"text between elements",
       kLinks,
       "  <link id",
       "  moon <link id",
       {"links/macao/fees.xml:4:3: text where no text may be in <links>, put it into an element or "
        "take it away"}},
      {"text in an element that holds elements only",
       kInstrument,
       "<official-list as-of",
       "stray <official-list as-of",
       {"instruments/macao/xy-moon-law.xml:10:3: text where no text may be in <instrument>, put it "
        "into an element or take it away"}},
      {"a missing attribute",
       kLinks,
       " category=\"fees\"",
       "",
       {"links/macao/fees.xml:4:3: <link> has no attribute category, add it"}},
      {"an empty attribute",
       kLinks,
       "category=\"fees\"",
       "category=\"\"",
       {"links/macao/fees.xml:4:38: the attribute category is empty, give its value"}},
      {"an empty optional attribute",
       kContact,
       "area-code=\"853\"",
       "area-code=\"\"",
       {"contacts/hongkong/xy-office.xml:3:33: the attribute area-code is empty, give its value or "
        "take it away"}},
      {"a missing element",
       kLinks,
       "    <owner>月光署 Office of the Moon</owner>\n",
       "",
       {"links/macao/fees.xml:4:3: <link> has no <owner>, add it"}},
      {"an empty element",
       kLinks,
       "<owner>月光署 Office of the Moon</owner>",
       "<owner> </owner>",
       {"links/macao/fees.xml:9:5: <owner> is empty, write its text or take it away"}},
      {"a link without an address",
       kLinks,
       "    <url basis=\"cited\">https://moon.example.org/fees?a=1&amp;b=2</url>\n",
       "",
       {"links/macao/fees.xml:4:3: <link> has no <url>, add it"}},
      {"a record without a title",
       kInstrument,
       "  <title lang=\"zh-Hant\" status=\"official\">月光法</title>\n  <title "
       "lang=\"en\">Moonlight Law</title>\n",
       "",
       {"instruments/macao/xy-moon-law.xml:2:1: <instrument> has no <title>, add it in at least "
        "one language"}},
      {"an element that may stand once",
       kLinks,
       "</owner>",
       "</owner><owner>the tide</owner>",
       {"links/macao/fees.xml:9:42: a second <owner> in <link>, take one away"}},
      {"a language twice",
       kLinks,
       "<title lang=\"pt\">",
       "<title lang=\"zh-Hant\">",
       {"links/macao/fees.xml:7:5: a second <title> with lang=\"zh-Hant\", take one away"}},
      {"a text on two lines",
       kLinks,
       "Taxas do luar",
       "Taxas do\n      luar",
       {"links/macao/fees.xml:7:22: a text on more than one line, write it on one line"}},
      {"a topic without one of its regions",
       kTopic,
       "  <answer region=\"macao\" confidence=\"medium\">\n    <text lang=\"en\">One "
       "month.</text>\n    <citation instrument=\"xy-moon-law\" pin=\"whole\"/>\n    <evidence "
       "kind=\"public_text\" repo=\"moon/laws\" path=\"law.md\"/>\n  </answer>\n",
       "",
       {"topics/moon-term.xml:2:1: <topic> has no answer for macao, add it"}},
      {"an answer for a region that is not compared",
       kTopic,
       "region=\"macao\"",
       "region=\"guangdong\"",
       {"topics/moon-term.xml:2:1: <topic> has no answer for macao, add it",
        "topics/moon-term.xml:13:19: an answer for guangdong, answer for mainland, hongkong and "
        "macao"}},
      {"an answer without citation and contact",
       kTopic,
       " contacts=\"xy-office\"",
       "",
       {"topics/moon-term.xml:4:3: an answer without a citation or a contact, add a <citation>, or "
        "contacts=\"…\""}},
      {"a record without history",
       kContact,
       "  <history>\n    <event at=\"2031-05-01\" by=\"maintainer\" action=\"import\"/>\n  "
       "</history>\n",
       "",
       {"contacts/hongkong/xy-office.xml:2:1: <contact> has no history, add <history> with an "
        "<event> that says when it was added, and why"}},
  });
}

}  // namespace
}  // namespace gbalex::tests

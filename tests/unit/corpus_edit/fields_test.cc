#include <catch2/catch.hpp>

#include "corpus/edit_fields.h"
#include "unit/corpus_edit/line_diff.h"

using gbalex::corpus::edit_record;
using gbalex::corpus::EditedRecord;
using gbalex::corpus::FieldEdit;
using gbalex::corpus::NewEvidence;
using gbalex::corpus::RecordEdit;
using gbalex::record::Date;
using gbalex::tests::line_diff;

namespace {

using Lines = std::vector<std::string>;

const FieldEdit kUrl{"url", {"url", "", ""}, "https://b.example.org/"};

RecordEdit edit_of(std::vector<FieldEdit> fields, const std::string& id = "link-1") {
  RecordEdit edit{gbalex::record::Kind::link,
                  id,
                  std::move(fields),
                  {},
                  Date::parse("2026-11-24").value(),
                  "",
                  "",
                  "",
                  ""};
  edit.at = "2026-11-24T09:30:00+08:00";
  edit.by = "maintainer";
  edit.action = "set";
  return edit;
}

std::string edited(const std::string& before, const RecordEdit& edit) {
  const auto result = edit_record(before, edit);
  INFO((result ? std::string() : result.error().to_string()));
  REQUIRE(result.ok());
  return result->bytes;
}

Lines diff_of(const std::string& before, const RecordEdit& edit) {
  return line_diff(before, edited(before, edit));
}

// A record in the corpus's own layout, with what maintainers do to files.
const std::string kFile = R"(<?xml version="1.0" encoding="UTF-8"?>
<!-- pages of the "harbour" office; id="link-1" is the first -->
<links>
  <link id="link-1"
        region="hongkong"
        category="authority"
        subjects="patent"
        languages="en"
        confidence="high"
        as-of="2026-11-22">
    <!-- <url>https://never.example.org/</url> -->
    <title lang="zh-Hans">海港署</title>
    <title lang="zh-Hant" status="converted">海港署</title>
    <title lang="en">Harbour Office</title>
    <url basis="cited">https://a.example.org/</url>  <!-- moved in 2020 -->
    <owner>海港署 HO</owner>
    <evidence kind="public_code">
      <note>url in code</note>
    </evidence>
    <history>
      <event at="2026-11-22" by="maintainer" action="import"><why>first</why></event>
    </history>
  </link>
  <link id="link-2" region="macao" as-of="2026-11-22">
    <url basis="cited">https://a.example.org/</url>
  </link>
</links>
)";

const Lines kEvent = {
    "+      <event at=\"2026-11-24T09:30:00+08:00\" by=\"maintainer\" action=\"set\">\n",
    "+        <change field=\"url\" before=\"https://a.example.org/\" "
    "after=\"https://b.example.org/\"/>\n",
    "+      </event>\n"};

Lines operator+(Lines a, const Lines& b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

const Lines kDate = {"-        as-of=\"2026-11-22\">\n", "+        as-of=\"2026-11-24\">\n"};

}  // namespace

TEST_CASE("a one-field edit changes its line, the date and adds one event") {
  CHECK(
      diff_of(kFile, edit_of({kUrl})) ==
      kDate +
          Lines{"-    <url basis=\"cited\">https://a.example.org/</url>  <!-- moved in 2020 -->\n",
                "+    <url basis=\"cited\">https://b.example.org/</url>  "
                "<!-- moved in 2020 -->\n"} +
          kEvent);
}

TEST_CASE("the value that a field already has changes nothing at all") {
  const auto result =
      edit_record(kFile, edit_of({{"url", {"url", "", ""}, " https://a.example.org/ "},
                                  {"region", {"", "", "region"}, "hongkong"},
                                  {"title.pt", {"title", "pt", ""}, ""}}));
  REQUIRE(result.ok());
  CHECK(result->changes.empty());
  CHECK(result->bytes == kFile);
}

TEST_CASE("each kind of field: the lines that change beside date and event") {
  struct Row {
    const char* says;
    FieldEdit field;
    Lines diff;  // between the date's lines and the event's
  };
  const std::vector<Row> rows = {
      {"an attribute of the record",
       {"category", {"", "", "category"}, "fees"},
       {"-        category=\"authority\"\n", "+        category=\"fees\"\n"}},
      {"an attribute of a child",
       {"url_basis", {"url", "", "basis"}, "pattern"},
       {"-    <url basis=\"cited\">https://a.example.org/</url>  <!-- moved in 2020 -->\n",
        "+    <url basis=\"pattern\">https://a.example.org/</url>  <!-- moved in 2020 -->\n"}},
      {"a text in one language",
       {"title.en", {"title", "en", ""}, "Harbours & <Quays>"},
       {"-    <title lang=\"en\">Harbour Office</title>\n",
        "+    <title lang=\"en\">Harbours &amp; &lt;Quays&gt;</title>\n"}},
      {"a converted text that is set is converted no longer",
       {"title.zh-Hant", {"title", "zh-Hant", ""}, "海港總署"},
       {"-    <title lang=\"zh-Hant\" status=\"converted\">海港署</title>\n",
        "+    <title lang=\"zh-Hant\">海港總署</title>\n"}},
      {"a language that was not there comes after the others",
       {"title.pt", {"title", "pt", ""}, "Direcção dos Portos"},
       {"+    <title lang=\"pt\">Direcção dos Portos</title>\n"}},
      {"a child that is removed takes its line along",
       {"owner", {"owner", "", ""}, ""},
       {"-    <owner>海港署 HO</owner>\n"}},
      {"a note that was not there comes before the evidence",
       {"note", {"note", "", ""}, "ask again"},
       {"+    <note>ask again</note>\n"}},
      {"a kind of child that the order does not name comes before the evidence",
       {"hours", {"hours", "", ""}, "9-5"},
       {"+    <hours>9-5</hours>\n"}},
  };
  for (const Row& row : rows) {
    DYNAMIC_SECTION(row.says) {
      Lines diff = diff_of(kFile, edit_of({row.field}));
      Lines rest;
      for (const std::string& line : diff) {
        const bool event = line.find("<event ") != std::string::npos ||
                           line.find("<change ") != std::string::npos ||
                           line.find("</event>") != std::string::npos;
        if (line.find("as-of") == std::string::npos && !event) rest.push_back(line);
      }
      CHECK(rest == row.diff);
    }
  }
}

TEST_CASE("an attribute is added in its place and removed with its blanks") {
  const std::string in_place =
      "        languages=\"en\"\n        instrument=\"hk-cap-1\"\n        confidence=\"high\"\n";
  const RecordEdit add = edit_of({{"instrument", {"", "", "instrument"}, "hk-cap-1"}});
  const std::string added = edited(kFile, add);
  CHECK(added.find(in_place) != std::string::npos);
  const RecordEdit remove = edit_of({{"instrument", {"", "", "instrument"}, ""}});
  CHECK(edited(added, remove).find("languages=\"en\"\n        confidence=\"high\"\n") !=
        std::string::npos);
  const std::string one_line =
      R"(<links><link as-of='2026-11-22' id='link-1'><evidence kind="news"/></link></links>)";
  CHECK(edited(one_line, add)
            .find(R"(<link as-of='2026-11-24' id='link-1' instrument="hk-cap-1">)") !=
        std::string::npos);
}

TEST_CASE("the history says what was before and after, with the reader's eyes") {
  const auto result =
      edit_record(kFile, edit_of({{"title.zh-Hant", {"title", "zh-Hant", ""}, "海港\"總\"署"},
                                  {"owner", {"owner", "", ""}, ""}}));
  REQUIRE(result.ok());
  REQUIRE(result->changes.size() == 3);
  CHECK(result->changes[0].field == "title.zh-Hant");
  CHECK(result->changes[1].field == "title_status.zh-Hant");
  CHECK(result->changes[1].before == "converted");
  CHECK(result->changes[2].before == "海港署 HO");
  CHECK(result->changes[2].after.empty());
  CHECK(result->bytes.find("<change field=\"title.zh-Hant\" before=\"海港署\" "
                           "after=\"海港&quot;總&quot;署\"/>") != std::string::npos);
}

TEST_CASE("a reason and a source stand where a maintainer looks for them") {
  RecordEdit edit = edit_of({kUrl});
  edit.why = "the office moved & \"renamed\" its pages";
  edit.evidence = NewEvidence{"official_page", "https://b.example.org/?a=1&b=2", "2026-11-24"};
  const std::string after = edited(kFile, edit);
  CHECK(after.find("    </evidence>\n    <evidence kind=\"official_page\" "
                   "url=\"https://b.example.org/?a=1&amp;b=2\" date=\"2026-11-24\"/>\n"
                   "    <history>\n") != std::string::npos);
  CHECK(after.find("        <change field=\"evidence\" before=\"\" "
                   "after=\"official_page https://b.example.org/?a=1&amp;b=2 2026-11-24\"/>\n"
                   "        <why>the office moved &amp; \"renamed\" its pages</why>\n"
                   "      </event>\n    </history>") != std::string::npos);
  SECTION("the same source a second time is no change") {
    RecordEdit again = edit;
    again.fields.clear();
    const auto result = edit_record(after, again);
    REQUIRE(result.ok());
    CHECK(result->changes.empty());
  }
  SECTION("a long source is written an attribute a line") {
    edit.evidence->url = "https://b.example.org/" + std::string(60, 'x');
    CHECK(edited(kFile, edit).find("    <evidence kind=\"official_page\"\n              url=") !=
          std::string::npos);
  }
}

TEST_CASE("files as people leave them") {
  struct Row {
    const char* says;
    std::string before, after;
  };
  const std::string event =
      R"(<event at="2026-11-24T09:30:00+08:00" by="maintainer" action="set">)";
  const std::string change =
      R"(<change field="url" before="https://a.example.org/" after="https://b.example.org/"/>)";
  const std::string old_event = R"(<event at="2026-11-22" by="x" action="import"/>)";
  const std::vector<Row> rows = {
      {"attributes in any order, single quotes, blanks around the equal sign",
       "<links>\n <link as-of = '2026-11-22'\n  id='link-1'>\n  <url>https://a.example.org/</url>\n"
       "  <history>\n   " +
           old_event + "\n  </history>\n </link>\n</links>",
       "<links>\n <link as-of = '2026-11-24'\n  id='link-1'>\n  <url>https://b.example.org/</url>\n"
       "  <history>\n   " +
           old_event + "\n   " + event + "\n    " + change +
           "\n   </event>\n  </history>\n </link>\n</links>"},
      {"a value in CDATA, with a comment before it",
       "<links>\n  <link id=\"link-1\">\n"
       "    <url><!-- new? --><![CDATA[https://a.example.org/]]></url>\n"
       "    <history>\n      " +
           old_event + "\n    </history>\n  </link>\n</links>\n",
       "<links>\n  <link id=\"link-1\">\n"
       "    <url><!-- new? -->https://b.example.org/</url>\n"
       "    <history>\n      " +
           old_event + "\n      " + event + "\n        " + change +
           "\n      </event>\n    </history>\n  </link>\n</links>\n"},
      {"a value on a line of its own, an entity in it, split by a comment",
       "<links>\n  <link id=\"link-1\">\n"
       "    <url>\n      https:&#x2F;/a.example<!-- . -->.org/\n    </url>\n"
       "    <history>\n      " +
           old_event + "\n    </history>\n  </link>\n</links>\n",
       "<links>\n  <link id=\"link-1\">\n"
       "    <url>\n      https://b.example.org/<!-- . -->\n    </url>\n"
       "    <history>\n      " +
           old_event + "\n      " + event + "\n        " + change +
           "\n      </event>\n    </history>\n  </link>\n</links>\n"},
      {"line ends of another system",
       "<links>\r\n  <link id=\"link-1\">\r\n    <url>https://a.example.org/</url>\r\n"
       "    <history>\r\n      " +
           old_event + "\r\n    </history>\r\n  </link>\r\n</links>\r\n",
       "<links>\r\n  <link id=\"link-1\">\r\n    <url>https://b.example.org/</url>\r\n"
       "    <history>\r\n      " +
           old_event + "\r\n      " + event + "\r\n        " + change +
           "\r\n      </event>\r\n    </history>\r\n  </link>\r\n</links>\r\n"},
      {"tabs, and a record that is the root",
       "<link id=\"link-1\">\n\t<url>https://a.example.org/</url>\n"
       "\t<history>\n\t\t" +
           old_event + "\n\t</history>\n</link>\n",
       "<link id=\"link-1\">\n\t<url>https://b.example.org/</url>\n"
       "\t<history>\n\t\t" +
           old_event + "\n\t\t" + event + "\n\t\t\t" + change +
           "\n\t\t</event>\n\t</history>\n</link>\n"},
      {"a history on one line",
       "<links>\n  <link id=\"link-1\">\n    <url>https://a.example.org/</url>\n"
       "    <history>" +
           old_event + "</history>\n  </link>\n</links>\n",
       "<links>\n  <link id=\"link-1\">\n    <url>https://b.example.org/</url>\n"
       "    <history>" +
           old_event + "\n      " + event + "\n        " + change +
           "\n      </event>\n    </history>\n  </link>\n</links>\n"},
      {"a comment after the last event stays beside it",
       "<links>\n  <link id=\"link-1\">\n    <url>https://a.example.org/</url>\n"
       "    <history>\n      " +
           old_event + " <!-- a > b -->\n    </history>\n  </link>\n</links>\n",
       "<links>\n  <link id=\"link-1\">\n    <url>https://b.example.org/</url>\n"
       "    <history>\n      " +
           old_event + " <!-- a > b -->\n      " + event + "\n        " + change +
           "\n      </event>\n    </history>\n  </link>\n</links>\n"},
      {"no history yet",
       "<links>\n  <link id=\"link-1\">\n    <url>https://a.example.org/</url>\n"
       "  </link>\n</links>\n",
       "<links>\n  <link id=\"link-1\">\n    <url>https://b.example.org/</url>\n"
       "    <history>\n      " +
           event + "\n        " + change +
           "\n      </event>\n    </history>\n  </link>\n</links>\n"},
      {"an empty history",
       "<links>\n  <link id=\"link-1\">\n    <url>https://a.example.org/</url>\n"
       "    <history/>\n  </link>\n</links>\n",
       "<links>\n  <link id=\"link-1\">\n    <url>https://b.example.org/</url>\n"
       "    <history>\n      " +
           event + "\n        " + change +
           "\n      </event>\n    </history>\n  </link>\n</links>\n"},
      {"everything on one line",
       "<links><link id=\"link-1\"><url>https://a.example.org/</url></link></links>",
       "<links><link id=\"link-1\"><url>https://b.example.org/</url><history>" + event + change +
           "</event></history></link></links>"},
  };
  for (const Row& row : rows) {
    DYNAMIC_SECTION(row.says) { CHECK(edited(row.before, edit_of({kUrl})) == row.after); }
  }
}

TEST_CASE("an empty child takes a value") {
  const std::string before = "<link id=\"link-1\">\n  <url/>\n  <owner></owner>\n</link>\n";
  const std::string after =
      edited(before, edit_of({kUrl, {"owner", {"owner", "", ""}, "Quay & Co"}}));
  CHECK(
      after.starts_with("<link id=\"link-1\">\n  <url>https://b.example.org/</url>\n"
                        "  <owner>Quay &amp; Co</owner>\n  <history>"));
}

TEST_CASE("what cannot be edited is refused with the place and the way out") {
  struct Row {
    const char* says;
    std::string bytes;
    std::vector<FieldEdit> fields;
    std::string error;
  };
  const std::vector<Row> rows = {
      {"an id that is not there",
       "<links>\n</links>",
       {kUrl},
       "link-1: the file holds no such record; run gbalex check"},
      {"an id twice",
       "<links><link id='link-1'/><link id=\"link-1\"/></links>",
       {kUrl},
       "link-1: two records of the file have this id; run gbalex check"},
      {"an id deeper down is no record",
       "<links><link id='x'><a id='link-1'/></link></links>",
       {kUrl},
       "link-1: the file holds no such record; run gbalex check"},
      {"an attribute of a child that is not there",
       "<link id='link-1'><a/></link>",
       {{"url_basis", {"url", "", "basis"}, "cited"}},
       "url_basis: the record has no <url> to carry it; set the text of <url> first"},
      {"a child that holds more than text",
       "<link id='link-1'><url><b/></url></link>",
       {kUrl},
       "url: <url> holds more than text; edit the file by hand and run gbalex check"},
      {"a control character",
       "<link id='link-1'><url>a</url></link>",
       {{"url", {"url", "", ""}, "https://b\x01"}},
       "url: the value holds a control character; take it out"},
      {"a value set and removed at once",
       "<link id='link-1'><url basis='a'>x</url></link>",
       {{"url_basis", {"url", "", "basis"}, "b"}, {"url", {"url", "", ""}, ""}},
       "link-1: two of the changes touch the same place in the file; make them one after the "
       "other"},
      {"a tag that is not closed",
       "<links>\n<link id='link-1'>\n</links>",
       {kUrl},
       "line 3: </links> closes nothing that is open; mend the file and run gbalex check"},
      {"a document type",
       "<!DOCTYPE links>\n<links/>",
       {kUrl},
       "line 1: a document type declaration has no place here; mend the file and run gbalex "
       "check"},
      {"nothing", "", {kUrl}, "line 1: there is no element; mend the file and run gbalex check"},
  };
  for (const Row& row : rows) {
    DYNAMIC_SECTION(row.says) {
      const auto result = edit_record(row.bytes, edit_of(row.fields));
      REQUIRE_FALSE(result.ok());
      CHECK(result.error().to_string() == row.error);
    }
  }
}

// Which format a file is in: by its bytes, whatever its name.
#include "intake/detect.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "hklm_fixture.h"

using namespace gbalex;
using intake::Detected;
using intake::Format;

namespace {

struct Row {
  const char* name;
  std::string bytes;
  Format format;
};

std::string page(const std::string& body) {
  return "<!DOCTYPE html>\n<!-- made by hand --><HTML><head><title>x</title></head><body>" + body +
         "</body></HTML>";
}

void check(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    INFO(row.name << ": " << row.bytes.substr(0, 80));
    const Detected detected = intake::detect({row.bytes, row.name});
    CHECK(code(detected.format) == code(row.format));
    CHECK(detected.why.empty() == (row.format != Format::none));
  }
}

}  // namespace

TEST_CASE("texts of law are told by their bytes") {
  check({
      {"a.xml", tests::hklm_chapter(tests::hklm_section("1", "<content>Moon.</content>")),
       Format::hklm},
      {"a.txt", "\xEF\xBB\xBF\n<!-- a --><lawDoc><main/></lawDoc>", Format::hklm},
      {"a.xml",
       R"(<?xml version="1.0"?><akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"/>)",
       Format::akoma_ntoso},
      {"a.xml", "<akn:akomaNtoso xmlns:akn=\"x\"/>", Format::akoma_ntoso},
      {"a.zip", "PK\x03\x04....word/document.xml....", Format::docx},
      {"a.htm", page("<div class=\"margincontent\"><h2>第1/2031號法律</h2></div>"),
       Format::gazette},
      {"law.md", "# 月光管理条例\n\n###### 第一条\n\n月光属于大家。\n", Format::markdown},
      {"law", "**第一条**　月光属于大家。\n", Format::markdown},
      {"law.txt", "月光管理条例\n第一条　月光属于大家。\n", Format::plain_text},
      {"law.md", "# 关于月光的决定\n\n月光不得出售。\n", Format::markdown},
      {"law.txt", "关于月光的答记者问\n1984年3月12日第六届月光大会常务委员会第四次会议通过\n",
       Format::plain_text},
      {"law.md", "<!-- INFO END -->\n月光属于大家，月光不得出售。", Format::markdown},
      {"lei.txt", "Lei n.º 1/2031\nArtigo 1.º\nA lua é de todos.\n", Format::gazette_text},
      {"lei.txt", "第1/2031號法律\n第一章\n一般規定\n第一條\n月光屬於大家。\n",
       Format::gazette_text},
  });
}

TEST_CASE("objects of JSON are told by their keys") {
  check({
      {"a.json", R"({"title":"月光条例","text":"第一条　月光。"})", Format::text_json},
      {"a.json", R"([{"title":"月光条例","content":"第一条　月光。"}])", Format::text_json},
      {"a.jsonl", "{\"title\":\"a\",\"text\":\"b\"}\n{\"title\":\"c\",\"text\":\"d\"}\n",
       Format::text_json},
      {"a.json", R"({"_source":"MO/Moon","_type":"legislation","text":"Artigo 1.º"})",
       Format::gazette_json},
      {"a.json", R"({"_type":"doctrine","text":"the moon rises"})", Format::none},
      {"a.json", R"({"code":200,"data":{"bbbs":"0a","title":"月光条例"}})", Format::flk_details},
      {"versions.json", R"({"versions":[{"entry":"README.md"}]})", Format::versions},
      {"a.json", R"({"DataSet":[],"Chapter":[]})", Format::none},
      {"a.json", R"({"schemaVersion":1})", Format::none},
      {"a.json", "[]", Format::none},
      {"a.json", "{\"title\":\"x\", \"text\":\"broken", Format::text_json},
  });
}

TEST_CASE("what is no text of a law is told with its reason") {
  check({
      {"a.md", "", Format::none},
      {"a.md", " \n\n", Format::none},
      {"a.pdf", "%PDF-1.7\n...", Format::none},
      {"a.doc", "\xD0\xCF\x11\xE0\xA1\xB1", Format::none},
      {"a.png", "\x89PNG\r\n", Format::none},
      {"a.txt", std::string("a\0b", 3), Format::none},
      {"a.txt", "\xFF\xFE-\x4E", Format::none},
      {"README.md", "# Files of the moon\n\nHow to use them: see [the page](https://a.b).\n",
       Format::none},
      {"a.htm", page("<p>News of the moon</p>"), Format::none},
      {"a.xml", "<section name=\"s13\"><num>13.</num></section>", Format::none},
      {"a.xml", "<Listing UpdatedDateTime=\"x\"/>", Format::none},
      {"a.xml", "<?xml version=\"1.0\"", Format::none},
      {"02.md", "---\nprev: /moon/01\n---\n\n## 第二章\n\n**第七条**　月光。\n", Format::none},
      {"a.xlsx", "PK\x03\x04....[Content_Types].xml....xl/workbook.xml", Format::none},
  });
}

TEST_CASE("a long text is told by its beginning, cut between characters") {
  std::string line = "月光管理条例";
  while (line.size() < 200'000) line += "月光属于大家，";
  CHECK(intake::detect({"第一条　" + line, "a.txt"}).format == Format::plain_text);
}

TEST_CASE("names of formats are what parse_format reads") {
  for (const Format format : intake::kTextFormats) {
    CHECK(intake::parse_format(code(format)) == format);
  }
  CHECK(!intake::parse_format("pdf"));
}

#include "intake/docx.h"

#include <archive.h>
#include <archive_entry.h>

#include <catch2/catch.hpp>
#include <map>

#include "intake/docx_numbering.h"
#include "statute_tree.h"

using namespace gbalex;
using intake::Finding;
using tests::drawn;
using tests::places;

namespace {

std::string zip(const std::map<std::string, std::string>& parts) {
  std::string bytes(1 << 20, '\0');
  std::size_t used = 0;
  archive* out = archive_write_new();
  archive_write_set_format_zip(out);
  REQUIRE(archive_write_open_memory(out, bytes.data(), bytes.size(), &used) == ARCHIVE_OK);
  for (const auto& [name, words] : parts) {
    archive_entry* entry = archive_entry_new();
    archive_entry_set_pathname(entry, name.c_str());
    archive_entry_set_size(entry, static_cast<la_int64_t>(words.size()));
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_perm(entry, 0644);
    archive_write_header(out, entry);
    archive_write_data(out, words.data(), words.size());
    archive_entry_free(entry);
  }
  archive_write_close(out);
  archive_write_free(out);
  bytes.resize(used);
  return bytes;
}

std::string part(const std::string& root, const std::string& inside) {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:" + root +
         " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">" + inside +
         "</w:" + root + ">";
}

std::string paragraph(const std::string& words, const std::string& properties = "") {
  return "<w:p><w:pPr>" + properties + "</w:pPr><w:r><w:t>" + words + "</w:t></w:r></w:p>";
}

std::string document(const std::string& blocks) {
  return part("document", "<w:body>" + blocks + "<w:sectPr/></w:body>");
}

record::Result<intake::Taken> read(std::map<std::string, std::string> parts) {
  const std::string bytes = zip(parts);
  return intake::read_docx({bytes, "law.docx"});
}

}  // namespace

TEST_CASE("paragraphs of a DOCX are the lines of a statute") {
  const auto taken =
      read({{"word/document.xml",
             document(paragraph("果法") + paragraph("（2020年5月6日果部令第1号公布）") + "<w:p/>" +
                      "<w:p><w:r><w:t xml:space=\"preserve\">  第一条</w:t></w:r><w:r><w:t"
                      " xml:space=\"preserve\">  </w:t></w:r><w:r><w:t>为了果。</w:t></w:r></w:p>" +
                      paragraph("（一）苹果。"))}});
  REQUIRE(taken);
  const auto& law = taken->wordings.front();
  CHECK(law.title == "果法");
  CHECK(law.number == "果部令第1号");
  CHECK(law.origin.format == "docx");
  CHECK(drawn(law.units) == "art1 第一条\n  为了果。\n  art1(1) （一）\n    苹果。\n");
}

TEST_CASE("numbers that Word generates are part of the text") {
  const std::string numbering = part(
      "numbering",
      "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt"
      " w:val=\"chineseCountingThousand\"/><w:lvlText w:val=\"第%1条\"/></w:lvl><w:lvl "
      "w:ilvl=\"1\">"
      "<w:start w:val=\"1\"/><w:numFmt w:val=\"chineseCounting\"/><w:lvlText "
      "w:val=\"（%2）\"/></w:lvl>"
      "</w:abstractNum><w:num w:numId=\"7\"><w:abstractNumId w:val=\"0\"/></w:num>");
  const std::string styles = part(
      "styles",
      "<w:style w:styleId=\"A\"><w:pPr><w:numPr><w:numId w:val=\"7\"/></w:numPr></w:pPr></w:style>"
      "<w:style w:styleId=\"B\"><w:basedOn w:val=\"A\"/></w:style>"
      "<w:style w:styleId=\"C\"><w:basedOn w:val=\"C\"/></w:style>");
  const std::string item = "<w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"7\"/></w:numPr>";
  const std::string none = "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"0\"/></w:numPr>";
  const auto taken =
      read({{"word/numbering.xml", numbering},
            {"word/styles.xml", styles},
            {"word/document.xml",
             document(paragraph("果法", none) + paragraph("甲：", "<w:pStyle w:val=\"B\"/>") +
                      paragraph("苹果；", item) + paragraph("梨。", item) +
                      paragraph("乙：", "<w:pStyle w:val=\"A\"/>") + paragraph("桃。", item) +
                      paragraph("丙。", "<w:pStyle w:val=\"C\"/>"))}});
  REQUIRE(taken);
  CHECK(
      drawn(taken->wordings.front().units) ==
      "art1 第一条\n  甲：\n  art1(1) （一）\n    苹果；\n  art1(2) （二）\n    梨。\n"
      "art2 第二条\n  art2(1)\n    乙：\n    art2(1)(1) （一）\n      桃。\n  art2(2)\n    丙。\n");
}

TEST_CASE("Chinese numerals of generated numbers") {
  CHECK(intake::chinese_numeral(10) == "十");
  CHECK(intake::chinese_numeral(12) == "十二");
  CHECK(intake::chinese_numeral(20) == "二十");
  CHECK(intake::chinese_numeral(101) == "一百零一");
  CHECK(intake::chinese_numeral(110) == "一百一十");
  CHECK(intake::chinese_numeral(1005) == "一千零五");
  CHECK(intake::chinese_numeral(0) == "0");
}

TEST_CASE("cells that reach over columns and rows are one cell") {
  const std::string table =
      "<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc><w:tcPr><w:gridSpan "
      "w:val=\"2\"/></w:tcPr>" +
      paragraph("果") + paragraph("表") +
      "</w:tc></w:tr><w:tr><w:tc><w:tcPr><w:vMerge w:val=\"restart\"/>"
      "</w:tcPr>" +
      paragraph("一级") + "</w:tc><w:tc>" + paragraph("梨") +
      "</w:tc></w:tr><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc><w:tc>" +
      paragraph("桃") + "</w:tc></w:tr></w:tbl>";
  const auto taken = read(
      {{"word/document.xml", document(paragraph("果法") + paragraph("第一条　如下：") + table)}});
  REQUIRE(taken);
  const auto& article = taken->wordings.front().units.front();
  REQUIRE(article.units.size() == 2);
  const auto& rows = article.units[1].rows;
  REQUIRE(rows.size() == 3);
  CHECK(rows[0][0].text == "果\n表");
  CHECK(rows[0][0].columns == 2);
  CHECK(rows[0][0].is_heading);
  CHECK(rows[1][0].rows == 2);
  REQUIRE(rows[2].size() == 1);
  CHECK(rows[2][0].text == "桃");
}

TEST_CASE("what is not in the words is reported, and text boxes are read") {
  const auto taken = read(
      {{"word/document.xml",
        document(
            paragraph("果法") +
            "<w:p><w:r><w:t>第一条　甲</w:t><w:footnoteReference w:id=\"2\"/></w:r><w:del><w:r>"
            "<w:delText>乙</w:delText></w:r></w:del><w:ins><w:r><w:t>丙。</w:t></w:r></w:ins>"
            "<w:r><w:pict><w:txbx><w:txbxContent>" +
            paragraph("盒中的字。") +
            "</w:txbxContent></w:txbx></w:pict></w:r></w:p>"
            "<w:p><w:r><w:drawing><w:blip/></w:drawing></w:r></w:p>")},
       {"word/footnotes.xml",
        part("footnotes", "<w:footnote w:id=\"2\">" + paragraph("果注。") + "</w:footnote>")},
       {"word/footer1.xml", part("ftr", paragraph("- 1 -") + paragraph("果业部制"))}});
  REQUIRE(taken);
  const auto& law = taken->wordings.front();
  CHECK(drawn(law.units) == "art1 第一条\n  art1(1)\n    甲丙。\n  art1(2)\n    盒中的字。\n");
  CHECK(law.history == std::vector<std::string>{"果注。"});
  CHECK(places(taken->findings, Finding::What::left_out) ==
        std::vector<std::string>{
            "law.docx:2 words that a tracked change deletes", "law.docx:4 a picture",
            "law.docx:/word/footer1.xml at the head or foot of pages: 果业部制"});
}

TEST_CASE("files that are no DOCX are refused by name") {
  CHECK_FALSE(intake::read_docx({"no zip", "law.docx"}).ok());
  CHECK_FALSE(read({{"word/other.xml", "<a/>"}}).ok());
  CHECK_FALSE(read({{"word/document.xml", "<w:document"}}).ok());
  const auto old = intake::read_docx({"\xD0\xCF\x11\xE0 old", "law.doc"});
  REQUIRE_FALSE(old.ok());
  CHECK(old.error().to_string().find("Word 97") != std::string::npos);
  std::string deep;
  for (int i = 0; i < 5000; ++i) deep += "<w:sdt>";
  for (int i = 0; i < 5000; ++i) deep += "</w:sdt>";
  CHECK_FALSE(read({{"word/document.xml", document(deep)}}).ok());
}

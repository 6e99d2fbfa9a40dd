#include "intake/docx.h"

#include <map>
#include <optional>
#include <pugixml.hpp>
#include <string>
#include <utility>

#include "corpus/xml_scan.h"
#include "intake/archive.h"
#include "intake/docx_numbering.h"
#include "intake/docx_paragraphs.h"
#include "intake/statute_text.h"
#include "intake/statute_text_words.h"

namespace gbalex::intake {
namespace {

constexpr int kDeepest = 200;  // elements in elements
constexpr ArchiveLimits kLimits = {.members = 10'000, .member_bytes = 256U << 20U};
constexpr std::string_view kOldWord = "\xD0\xCF\x11\xE0";

using Parts = std::map<std::string, std::string, std::less<>>;

record::Error broken(std::string_view name, std::string what) {
  return {record::ErrorKind::data, std::move(what), std::string(name),
          "save it again as DOCX, or give its text"};
}

// word/document.xml and what stands beside it, whatever folder they are in.
record::Result<Parts> read_parts(const File& file) {
  Parts parts;
  const auto wanted = [](std::string_view name) {
    const std::size_t slash = name.rfind('/');
    const std::string_view last = slash == name.npos ? name : name.substr(slash + 1);
    return name.starts_with("word/") && last.ends_with(".xml") &&
           starts_with_any(last, "document|numbering|styles|footnotes|endnotes|header|footer");
  };
  const auto read = read_archive(
      file, wanted,
      [&parts](Member member) -> record::Result<record::Done> {
        parts[member.name] = std::move(member.bytes);
        return record::Done{};
      },
      kLimits);
  if (!read) return read.error();
  return parts;
}

// The tree of a part; empty where there is no such part.
record::Result<pugi::xml_document> parse(const Parts& parts, std::string_view part,
                                         std::string_view file) {
  pugi::xml_document document;
  const auto found = parts.find(part);
  if (found == parts.end()) return document;
  const std::string place = std::string(file) + ":/" + std::string(part);
  const corpus::Scan scan = corpus::scan_xml(found->second, kDeepest);
  if (!scan.parsable) return broken(place, scan.problems.back().what);
  const pugi::xml_parse_result parsed = document.load_buffer(
      found->second.data(), found->second.size(), pugi::parse_default | pugi::parse_ws_pcdata);
  if (!parsed) return broken(place, parsed.description());
  return document;
}

// Words of footnotes or endnotes by "footnote 2".
void read_notes(const pugi::xml_node& root, const File& file, DocxNumbering& numbering,
                std::map<std::string, std::string>& notes, std::vector<Finding>& findings) {
  for (const pugi::xml_node& note : root.children()) {
    DocxParagraphs paragraphs(file.name, numbering, findings);
    paragraphs.read(note);
    std::string words;
    for (const StatuteLine& line : paragraphs.take_lines()) {
      words += (words.empty() ? "" : " ") + line.text;
    }
    notes[std::string(local_name(note)) + " " + std::string(value_of(note, "id"))] = words;
  }
}

// More than a page number.
bool has_words(std::string_view text) {
  const std::string words = compact(text);
  return words.find_first_not_of("0123456789-. ") != std::string::npos &&
         !starts_with_any(words, "—|第|–|－");
}

record::Result<record::Done> report_page_words(const Parts& parts, const File& file,
                                               DocxNumbering& numbering,
                                               std::vector<Finding>& findings) {
  for (const auto& [name, bytes] : parts) {
    if (!starts_with_any(name, "word/header|word/footer")) continue;
    const auto document = parse(parts, name, file.name);
    if (!document) return document.error();
    DocxParagraphs paragraphs(file.name, numbering, findings);
    paragraphs.read(document->document_element());
    for (const StatuteLine& line : paragraphs.take_lines()) {
      if (!has_words(line.text)) continue;
      findings.push_back({Finding::What::left_out, std::string(file.name) + ":/" + name,
                          "at the head or foot of pages: " + line.text});
    }
  }
  return record::Done{};
}

}  // namespace

record::Result<Taken> read_docx(const File& file) {
  if (file.bytes.starts_with(kOldWord)) {
    return broken(file.name, "it is a document of Word 97 to 2003 (.doc)");
  }
  const auto parts = read_parts(file);
  if (!parts) return parts.error();
  if (parts->count("word/document.xml") == 0) {
    return broken(file.name, "there is no word/document.xml in it");
  }
  std::map<std::string, pugi::xml_document> trees;
  for (const char* part : {"word/document.xml", "word/numbering.xml", "word/styles.xml",
                           "word/footnotes.xml", "word/endnotes.xml"}) {
    auto tree = parse(*parts, part, file.name);
    if (!tree) return tree.error();
    trees[part] = std::move(tree.value());
  }
  Taken taken;
  DocxNumbering numbering(trees["word/numbering.xml"].document_element(),
                          trees["word/styles.xml"].document_element());
  DocxParagraphs paragraphs(file.name, numbering, taken.findings);
  const pugi::xml_node body = child_of(trees["word/document.xml"].document_element(), "body");
  if (!body) return broken(file.name, "there is no body in word/document.xml");
  paragraphs.read(body);
  std::map<std::string, std::string> notes;
  for (const char* part : {"word/footnotes.xml", "word/endnotes.xml"}) {
    read_notes(trees[part].document_element(), file, numbering, notes, taken.findings);
  }
  const auto reported = report_page_words(*parts, file, numbering, taken.findings);
  if (!reported) return reported.error();

  library::Wording wording;
  wording.origin.file = file.name;
  wording.origin.format = "docx";
  StatuteText text;
  text.name = file.name;
  text.lines = paragraphs.take_lines();
  read_statute(std::move(text), wording, taken.findings);
  for (const std::string& note : paragraphs.notes()) {
    if (!notes[note].empty()) wording.history.push_back(notes[note]);
  }
  taken.wordings.push_back(std::move(wording));
  return taken;
}

}  // namespace gbalex::intake

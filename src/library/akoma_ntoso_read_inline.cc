// Running text: words, marks and notes of one block.
#include <algorithm>
#include <array>

#include "library/akoma_ntoso_read.h"
#include "text/analyse.h"
#include "text/unicode.h"

namespace gbalex::library {
namespace {

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

constexpr std::array<std::string_view, 52> kInline = {"b",
                                                      "i",
                                                      "u",
                                                      "sub",
                                                      "sup",
                                                      "span",
                                                      "abbr",
                                                      "inline",
                                                      "ins",
                                                      "omissis",
                                                      "embeddedText",
                                                      "quotedText",
                                                      "mod",
                                                      "mmod",
                                                      "rmod",
                                                      "mref",
                                                      "placeholder",
                                                      "fillIn",
                                                      "decoration",
                                                      "remark",
                                                      "date",
                                                      "time",
                                                      "person",
                                                      "organization",
                                                      "concept",
                                                      "object",
                                                      "event",
                                                      "location",
                                                      "process",
                                                      "role",
                                                      "quantity",
                                                      "entity",
                                                      "docType",
                                                      "docTitle",
                                                      "docNumber",
                                                      "docProponent",
                                                      "docDate",
                                                      "docAuthority",
                                                      "docPurpose",
                                                      "docStatus",
                                                      "docStage",
                                                      "shortTitle",
                                                      "legislature",
                                                      "session",
                                                      "signature",
                                                      "courtType",
                                                      "party",
                                                      "judge",
                                                      "lawyer",
                                                      "docketNumber",
                                                      "affectedDocument",
                                                      "relatedDocument"};

class WordsReader {
 public:
  WordsReader(Sheet& sheet, Lines lines) : sheet_(sheet), lines_(lines) {}

  void read(pugi::xml_node parent) {
    for (const pugi::xml_node node : parent.children()) {
      if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata) {
        append(node.value());
      } else if (node.type() == pugi::node_element) {
        element(node);
      }
    }
  }

  Words take() { return std::move(words_); }

 private:
  void append(std::string_view text);
  void append_character(std::string_view bytes, char32_t character);
  void element(pugi::xml_node node);
  void mark(pugi::xml_node node, Mark::Kind kind, std::string_view value);
  void note(pugi::xml_node node);
  void structure(pugi::xml_node node);

  Sheet& sheet_;
  Lines lines_;
  Words words_;
  // White space of foreign files is one blank, and none where a line was broken between two Han
  // characters, at the beginning and at the end.
  bool blank_ = false, line_broken_ = false;
  char32_t last_ = 0;
  bool in_mark_ = false, mark_begun_ = false;
  std::size_t mark_begin_ = 0;
};

void WordsReader::append(std::string_view text) {
  if (sheet_.ours) {
    words_.text += text;
    return;
  }
  for (std::size_t at = 0; at < text.size();) {
    if (is_space(text[at])) {
      blank_ = true;
      line_broken_ |= text[at] == '\n';
      ++at;
      continue;
    }
    const text::Decoded next = text::decode(text, at);
    append_character(text.substr(at, next.length), next.character);
    at += next.length;
  }
}

void WordsReader::append_character(std::string_view bytes, char32_t character) {
  const bool wrapped = line_broken_ && text::is_han(last_) && text::is_han(character);
  const bool at_begin = words_.text.empty() || words_.text.back() == '\n';
  if (blank_ && !wrapped && !at_begin) words_.text += ' ';
  blank_ = line_broken_ = false;
  if (in_mark_ && !mark_begun_) mark_begin_ = words_.text.size();
  mark_begun_ = true;
  words_.text += bytes;
  last_ = character;
}

void WordsReader::element(pugi::xml_node node) {
  const std::string_view name = local_name(node);
  if (name == "ref" || name == "a") {
    mark(node, Mark::Kind::reference, node.attribute("href").value());
  } else if (name == "rref") {
    mark(node, Mark::Kind::reference, node.attribute("from").value());
  } else if (name == "term" || name == "def") {
    mark(node, Mark::Kind::term, node.attribute("xml:lang").value());
  } else if (name == "authorialNote") {
    note(node);
  } else if (name == "br" && lines_ == Lines::kept) {
    words_.text += '\n';
    blank_ = line_broken_ = false;
  } else if (name == "br" || name == "eol" || name == "eop") {
    blank_ = line_broken_ = true;
  } else if (name == "del") {
    sheet_.say(node, "deleted words are left out");
  } else if (std::ranges::find(kInline, name) != kInline.end()) {
    read(node);
  } else {
    structure(node);
  }
}

void WordsReader::mark(pugi::xml_node node, Mark::Kind kind, std::string_view value) {
  if (in_mark_) {
    sheet_.say(node, "a mark inside another is left out, its words are kept");
    return read(node);
  }
  in_mark_ = true;
  mark_begun_ = sheet_.ours;
  mark_begin_ = words_.text.size();
  read(node);
  const std::size_t begin = mark_begun_ ? mark_begin_ : words_.text.size();
  words_.marks.push_back({begin, words_.text.size(), kind, std::string(value)});
  in_mark_ = false;
}

void WordsReader::note(pugi::xml_node node) {
  Words inside = read_words(node, sheet_);
  if (sheet_.ours || !inside.text.empty()) words_.history.push_back(std::move(inside.text));
}

// Paragraphs in running text, where quoted structures and notes have them.
void WordsReader::structure(pugi::xml_node node) {
  const std::string_view name = local_name(node);
  const bool is_paragraph = name == "p" || name == "num" || name == "heading";
  if (!is_paragraph) {
    sheet_.say(node, local_name_in_tag(node) + " in running text: its words are kept" +
                         (node.first_child() ? "" : ", of which it has none"));
  }
  if (sheet_.ours) return read(node);
  blank_ = true;
  read(node);
  blank_ = true;
}

}  // namespace

Words read_words(pugi::xml_node node, Sheet& sheet, Lines lines) {
  WordsReader reader(sheet, lines);
  reader.read(node);
  return reader.take();
}

}  // namespace gbalex::library

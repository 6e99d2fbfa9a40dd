// Paragraphs and tables of word/document.xml as lines: for read_docx().
#pragma once

#include <map>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "intake/docx_numbering.h"
#include "intake/statute_text.h"

namespace gbalex::intake {

// Trees are walked with recursion: the caller bounds their depth.
class DocxParagraphs {
 public:
  DocxParagraphs(std::string_view file, DocxNumbering& numbering, std::vector<Finding>& findings)
      : file_(file), numbering_(numbering), findings_(findings) {}

  // Takes in the blocks of w:body, w:footnote, w:hdr.
  void read(const pugi::xml_node& container);

  std::vector<StatuteLine> take_lines() { return std::move(lines_); }
  // Ids of the footnotes that the words refer to, in their order.
  [[nodiscard]] const std::vector<std::string>& notes() const { return notes_; }

 private:
  void read_paragraph(const pugi::xml_node& paragraph);
  void read_runs(const pugi::xml_node& node);
  void read_inline(const pugi::xml_node& node);
  void read_drawing(const pugi::xml_node& node);
  void read_table(const pugi::xml_node& table);
  std::string cell_text(const pugi::xml_node& cell);
  void end_line();
  void left_out(std::string why);

  std::string_view file_;
  DocxNumbering& numbering_;
  std::vector<Finding>& findings_;
  std::vector<StatuteLine> lines_;
  std::vector<std::string> notes_;
  std::vector<pugi::xml_node> boxes_;  // of the paragraph: text boxes, read behind it
  std::string line_;
  std::size_t paragraph_ = 0;
};

}  // namespace gbalex::intake

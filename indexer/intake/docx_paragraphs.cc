#include "intake/docx_paragraphs.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "intake/statute_text_words.h"

namespace gbalex::intake {
namespace {

constexpr int kMostColumns = 200;

bool is_one_of(std::string_view name, std::initializer_list<std::string_view> names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

int count_of(const pugi::xml_node& node, int otherwise) {
  const std::string_view text = value_of(node);
  int value = otherwise;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return std::clamp(value, otherwise, kMostColumns);
}

// Whether a drawing shows something: a shape of lines and frames does not.
bool is_picture(const pugi::xml_node& node) {
  const std::string_view name = local_name(node);
  if (is_one_of(name, {"blip", "imagedata", "OLEObject", "chart"})) return true;
  const auto children = node.children();
  return std::any_of(children.begin(), children.end(), is_picture);
}

}  // namespace

void DocxParagraphs::read(const pugi::xml_node& container) {
  for (const pugi::xml_node& node : container.children()) {
    const std::string_view name = local_name(node);
    if (name == "p") {
      read_paragraph(node);
    } else if (name == "tbl") {
      read_table(node);
    } else if (name == "del" || name == "moveFrom") {
      left_out("words that a tracked change deletes");
    } else if (node.type() == pugi::node_element && name != "sectPr") {
      read(node);
    }
  }
}

void DocxParagraphs::read_paragraph(const pugi::xml_node& paragraph) {
  ++paragraph_;
  std::vector<pugi::xml_node> boxes = std::exchange(boxes_, {});
  const std::string outer = std::exchange(line_, {});
  bool has_words = false;
  read_runs(paragraph);
  has_words = !trim(line_).empty();
  // Word counts empty paragraphs as well, but nobody reads a number without words.
  const std::string number = numbering_.next(child_of(paragraph, "pPr"));
  if (has_words) line_.insert(0, number);
  end_line();
  const std::vector<pugi::xml_node> inner = std::exchange(boxes_, std::move(boxes));
  for (const pugi::xml_node& box : inner) read(box);
  line_ = outer;
}

void DocxParagraphs::read_runs(const pugi::xml_node& node) {
  for (const pugi::xml_node& child : node.children()) read_inline(child);
}

void DocxParagraphs::read_inline(const pugi::xml_node& node) {
  const std::string_view name = local_name(node);
  if (name == "t") {
    for (const pugi::xml_node& words : node.children()) line_ += words.value();
  } else if (name == "tab" || name == "ptab") {
    line_ += ' ';
  } else if (name == "cr" ||
             (name == "br" && !is_one_of(value_of(node, "type"), {"page", "column"}))) {
    line_ += '\n';
  } else if (name == "noBreakHyphen") {
    line_ += '-';
  } else if (name == "del" || name == "moveFrom") {
    left_out("words that a tracked change deletes");
  } else if (is_one_of(name, {"drawing", "pict", "object"})) {
    read_drawing(node);
  } else if (name == "footnoteReference" || name == "endnoteReference") {
    notes_.push_back(std::string(name.substr(0, name.find("Reference"))) + " " +
                     std::string(value_of(node, "id")));
  } else if (name == "sym") {
    left_out("a character of a symbol font");
  } else if (name == "AlternateContent") {
    const pugi::xml_node choice = child_of(node, "Choice");
    read_runs(choice ? choice : child_of(node, "Fallback"));
  } else if (!is_one_of(name, {"pPr", "rPr", "instrText", "delText", "delInstrText", "rt", "sdtPr",
                               "sdtEndPr", "fldChar", "br"})) {
    read_runs(node);
  }
}

void DocxParagraphs::read_drawing(const pugi::xml_node& node) {
  const std::size_t boxes = boxes_.size();
  std::vector<pugi::xml_node> open = {node};
  while (!open.empty()) {
    const pugi::xml_node at = open.back();
    open.pop_back();
    if (local_name(at) == "txbxContent") {
      boxes_.push_back(at);
      continue;
    }
    for (pugi::xml_node child = at.last_child(); child; child = child.previous_sibling()) {
      open.push_back(child);
    }
  }
  if (boxes_.size() == boxes && is_picture(node)) left_out("a picture");
}

void DocxParagraphs::end_line() {
  std::string_view rest = line_;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    if (const std::string_view words = trim(rest.substr(0, end)); !words.empty()) {
      StatuteLine line;
      line.number = paragraph_;
      line.text = words;
      lines_.push_back(std::move(line));
    }
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  line_.clear();
}

// Paragraphs of a cell, those of tables in it included.
std::string DocxParagraphs::cell_text(const pugi::xml_node& cell) {
  std::vector<StatuteLine> outer = std::exchange(lines_, {});
  read(cell);
  std::string text;
  for (const StatuteLine& line : lines_) {
    const auto add = [&text](const std::string& words) {
      if (!words.empty()) text += (text.empty() ? "" : "\n") + words;
    };
    add(line.text);
    for (const auto& row : line.rows) {
      for (const library::Cell& inner : row) add(inner.text);
    }
  }
  lines_ = std::move(outer);
  return text;
}

void DocxParagraphs::read_table(const pugi::xml_node& table) {
  StatuteLine line;
  line.number = paragraph_ + 1;
  // Where the cell that reaches down into a column stands: row and place in it.
  std::map<int, std::pair<std::size_t, std::size_t>> reaching;
  for (const pugi::xml_node& row : table.children()) {
    if (local_name(row) != "tr") continue;
    const pugi::xml_node properties = child_of(row, "trPr");
    int column = count_of(child_of(properties, "gridBefore"), 0);
    std::vector<library::Cell> cells;
    for (const pugi::xml_node& node : row.children()) {
      if (local_name(node) != "tc") continue;
      const pugi::xml_node about = child_of(node, "tcPr");
      library::Cell cell;
      cell.columns = count_of(child_of(about, "gridSpan"), 1);
      cell.is_heading = !child_of(properties, "tblHeader").empty();
      cell.text = cell_text(node);
      const pugi::xml_node merge = child_of(about, "vMerge");
      const auto above = reaching.find(column);
      const bool goes_on = merge && value_of(merge) != "restart" && above != reaching.end();
      if (goes_on && cell.text.empty()) {
        ++line.rows[above->second.first][above->second.second].rows;
      } else {
        if (merge) {
          reaching[column] = {line.rows.size(), cells.size()};
        } else {
          reaching.erase(column);
        }
        cells.push_back(std::move(cell));
      }
      column += count_of(child_of(about, "gridSpan"), 1);
    }
    line.rows.push_back(std::move(cells));
  }
  const bool has_words = std::any_of(line.rows.begin(), line.rows.end(), [](const auto& row) {
    return std::any_of(row.begin(), row.end(), [](const auto& cell) { return !cell.text.empty(); });
  });
  if (has_words) lines_.push_back(std::move(line));
}

void DocxParagraphs::left_out(std::string why) {
  findings_.push_back(
      {Finding::What::left_out, line_place(file_, paragraph_, paragraph_), std::move(why)});
}

}  // namespace gbalex::intake

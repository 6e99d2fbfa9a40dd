#include "intake/hklm_table.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "intake/hklm_elements.h"

namespace gbalex::intake::hklm {
namespace {

using library::Cell;
using library::Unit;

constexpr int kWidest = 1'000;  // columns or rows that one cell may span

bool has_class(std::string_view name, std::initializer_list<std::string_view> names) {
  return std::ranges::find(names, name) != names.end();
}

bool is_inline(std::string_view name) {
  const Element* element = find_element(name);
  if (element == nullptr) return false;
  return element->role == Role::inline_words || element->role == Role::reference ||
         element->role == Role::term || element->role == Role::short_title;
}

int span_of(const pugi::xml_node& cell, const char* attribute) {
  const std::string_view text = cell.attribute(attribute).value();
  int span = 1;
  std::from_chars(text.data(), text.data() + text.size(), span);
  return std::clamp(span, 1, kWidest);
}

class TableReader {
 public:
  explicit TableReader(Report& report) : report_(report) { table_.kind = library::UnitKind::table; }

  Unit read(const pugi::xml_node& table) {
    rows(table, false);
    return std::move(table_);
  }

 private:
  void rows(const pugi::xml_node& node, bool heading) {
    for (const pugi::xml_node& child : node.children()) {
      const std::string_view name = local_name(child);
      if (has_class(name, {"tbody", "tfoot"})) {
        rows(child, false);
      } else if (name == "thead") {
        rows(child, true);
      } else if (name == "tr") {
        row(child, heading);
      } else {
        const std::size_t before = table_.rows.size();
        stray(child, table_.rows.emplace_back());
        if (table_.rows[before].empty()) table_.rows.pop_back();
      }
    }
  }

  void row(const pugi::xml_node& node, bool heading) {
    std::vector<Cell> cells;
    for (const pugi::xml_node& child : node.children()) {
      const std::string_view name = local_name(child);
      if (name != "td" && name != "th") {
        stray(child, cells);
        continue;
      }
      Cell cell;
      cell.is_heading = heading || name == "th";
      cell.columns = span_of(child, "colspan");
      cell.rows = span_of(child, "rowspan");
      Words words(LineBreaks::kept);
      cell_words(child, words);
      cell.text = words.take().text;
      cells.push_back(std::move(cell));
    }
    table_.rows.push_back(std::move(cells));
  }

  // What stands in a table and in no cell.
  void stray(const pugi::xml_node& node, std::vector<Cell>& cells) {
    Words words(LineBreaks::kept);
    if (is_words(node)) {
      words.append(node.value());
    } else if (node.type() == pugi::node_element) {
      if (note(node)) return;
      cell_words(node, words);
    }
    if (words.empty()) return;
    if (local_name(node) != "caption") {
      report_.add(Finding::What::unknown_element, node.parent(), "words in no cell of the table");
    }
    cells.push_back({words.take().text, 1, 1, false});
  }

  bool note(const pugi::xml_node& node) {
    const Element* element = find_element(local_name(node));
    if (element == nullptr || element->role != Role::history) return false;
    std::string line = words_of(node);
    if (!line.empty()) table_.history.push_back(std::move(line));
    return true;
  }

  void cell_words(const pugi::xml_node& node, Words& words) {
    bool after_number = false;  // whose words stand on its line
    for (const pugi::xml_node& child : node.children()) {
      if (is_words(child)) {
        words.append(child.value());
        continue;
      }
      if (child.type() != pugi::node_element || note(child)) continue;
      const Element* element = find_element(local_name(child));
      if (element != nullptr && element->role == Role::picture) {
        report_.add(Finding::What::left_out, child, "a picture");
      }
      if (is_inline(local_name(child))) {
        cell_words(child, words);
        continue;
      }
      const bool is_number = local_name(child) == "num";
      if (!after_number) words.break_line();
      cell_words(child, words);
      if (is_number) {
        words.append(" ");
      } else {
        words.break_line();
      }
      after_number = is_number;
    }
  }

  Report& report_;
  Unit table_;
};

}  // namespace

Unit read_table(const pugi::xml_node& table, Report& report) {
  return TableReader(report).read(table);
}

void gather(const pugi::xml_node& node, Words& words) {
  for (const pugi::xml_node& child : node.children()) {
    if (is_words(child)) {
      words.append(child.value());
    } else if (is_inline(local_name(child)) || local_name(child) == "sourceNote") {
      gather(child, words);
    } else if (child.type() == pugi::node_element) {
      words.break_line();
      gather(child, words);
      words.break_line();
    }
  }
}

std::string words_of(const pugi::xml_node& node) {
  Words words;
  gather(node, words);
  return std::string(without_brackets(words.take().text));
}

}  // namespace gbalex::intake::hklm

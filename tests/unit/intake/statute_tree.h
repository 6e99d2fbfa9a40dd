// Trees of statutes as lines of text, for the tests of Mainland readers.
#pragma once

#include <string>
#include <vector>

#include "intake/statute_text.h"
#include "library/wording.h"

namespace gbalex::tests {

// "art42(2)(1) （一） words", a unit a line, two spaces a level; headings in braces; kinds are
// named where neither id nor number tells them.
inline void draw(const library::Unit& unit, int depth, std::string& out) {
  std::string line(static_cast<std::size_t>(depth) * 2, ' ');
  const bool is_named = unit.kind == library::UnitKind::attachment ||
                        unit.kind == library::UnitKind::cross_heading ||
                        unit.kind == library::UnitKind::table;
  if (is_named) line += std::string(code(unit.kind)) + " ";
  for (const std::string& part : {unit.id, unit.number}) {
    if (!part.empty()) line += part + " ";
  }
  if (!unit.heading.empty()) line += "{" + unit.heading + "} ";
  line += unit.text;
  for (const auto& row : unit.rows) {
    for (const auto& cell : row) line += "[" + cell.text + "]";
    line += "/";
  }
  while (line.ends_with(' ')) line.pop_back();
  out += line + "\n";
  for (const library::Unit& child : unit.units) draw(child, depth + 1, out);
}

inline std::string drawn(const std::vector<library::Unit>& units) {
  std::string out;
  for (const library::Unit& unit : units) draw(unit, 0, out);
  return out;
}

inline long count_articles(const std::vector<library::Unit>& units) {
  long count = 0;
  for (const library::Unit& unit : units) {
    count += unit.kind == library::UnitKind::article ? 1 : 0;
    count += count_articles(unit.units);
  }
  return count;
}

inline std::vector<std::string> places(const std::vector<intake::Finding>& findings,
                                       intake::Finding::What what) {
  std::vector<std::string> out;
  for (const intake::Finding& finding : findings) {
    if (finding.what == what) out.push_back(finding.where + " " + finding.why);
  }
  return out;
}

// The only wording of a text as its lines stand in a file "law.txt".
inline library::Wording read_words(std::string_view words,
                                   std::vector<intake::Finding>* findings = nullptr) {
  auto taken = intake::read_plain_statute({words, "law.txt"});
  if (!taken || taken->wordings.size() != 1) return {};
  if (findings != nullptr) *findings = taken->findings;
  return taken->wordings.front();
}

}  // namespace gbalex::tests

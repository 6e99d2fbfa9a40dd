#include "intake/statute_text_articles.h"

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "intake/statute_text_marks.h"

namespace gbalex::intake {
namespace {

using library::Unit;
using library::UnitKind;

// Ids of items below `unit`, by their numbers; of two with one number the first.
void name_items(Unit& unit, const std::string& prefix, std::unordered_set<std::string>& ids) {
  for (Unit& child : unit.units) {
    if (child.kind != UnitKind::point && child.kind != UnitKind::indent) continue;
    const long value = read_mark(child.number + " ").value;
    std::string id = prefix + "(" + std::to_string(value) + ")";
    if (prefix.empty() || !ids.insert(id).second) id.clear();
    child.id = id;
    // Depth is that of the styles of numbers, six at most.
    name_items(child, id, ids);
  }
}

}  // namespace

void finish_article(Unit& article, std::unordered_set<std::string>& ids) {
  if (article.units.size() == 1 && article.units.front().kind == UnitKind::paragraph) {
    std::vector<Unit> units = std::move(article.units.front().units);
    article.units = std::move(units);
  }
  const bool has_paragraphs =
      !article.units.empty() && article.units.front().kind == UnitKind::paragraph;
  if (!has_paragraphs) return name_items(article, article.id, ids);
  std::size_t ordinal = 0;
  for (Unit& paragraph : article.units) {
    ++ordinal;
    if (article.id.empty()) continue;
    paragraph.id = article.id + "(" + std::to_string(ordinal) + ")";
    ids.insert(paragraph.id);
    name_items(paragraph, paragraph.id, ids);
  }
}

}  // namespace gbalex::intake

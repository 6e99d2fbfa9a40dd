#include <algorithm>
#include <span>

#include "library/akoma_ntoso.h"
#include "library/akoma_ntoso_names.h"
#include "library/xml_writer.h"

namespace gbalex::library {
namespace {

using Units = std::span<const Unit>;

// What may stand beside a unit.
enum class Place {
  hierarchy,  // units with a number, cross headings
  mixed,      // mainBody: those and paragraphs, but no cross heading
  blocks,     // preface: paragraphs and tables; units with a number become blockContainers
};

bool has_rows(const Unit& unit) {
  return !unit.rows.empty() && std::ranges::none_of(unit.rows, &std::vector<Cell>::empty);
}

bool has_head(const Unit& unit) { return !unit.number.empty() || !unit.heading.empty(); }

// A p or a table.
bool is_block(const Unit& unit) {
  if (has_head(unit) || !unit.units.empty()) return false;
  if (unit.kind == UnitKind::text) return unit.rows.empty();
  return unit.kind == UnitKind::table && unit.text.empty() && unit.marks.empty() && has_rows(unit);
}

bool is_cross_heading(const Unit& unit) {
  return unit.kind == UnitKind::cross_heading && !has_head(unit) && unit.units.empty() &&
         unit.rows.empty();
}

bool is_boundary(std::string_view text, std::size_t at) {
  return at >= text.size() || (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
}

// Behind the mark before it, inside the text, between characters.
bool can_stand(const Mark& mark, std::size_t done, std::string_view text) {
  return mark.begin >= done && mark.begin <= mark.end && mark.end <= text.size() &&
         is_boundary(text, mark.begin) && is_boundary(text, mark.end);
}

class Writer {
 public:
  explicit Writer(const Wording& wording) : wording_(wording), periods_(wording) {}
  std::string write();

 private:
  void preface();
  void body(Units units);
  void attachments(Units units);
  void attachment(const Unit& unit, std::size_t number);
  void unit(const Unit& unit, Place place);
  void attributes(const Unit& unit);
  void head(const Unit& unit);
  void below(const Unit& unit, Place place);
  void hierarchy(const Unit* own, Units units);
  void words(Units units);
  void blocks(Units units);
  void block(const Unit& unit);
  void own_blocks(const Unit& unit);
  void table(const Unit& unit, bool is_own);
  void cells(const std::vector<Cell>& row);
  void marked_text(const Unit& unit);
  void notes(const Unit& unit);
  void nothing() { xml_.empty("block", "name", kNothing); }

  const Wording& wording_;
  Periods periods_;
  XmlWriter xml_;
};

std::string Writer::write() {
  const Units units = wording_.units;
  std::size_t end = units.size();
  while (end > 0 && units[end - 1].kind == UnitKind::attachment) --end;
  xml_.begin("akomaNtoso");
  xml_.attribute("xmlns", kNamespace);
  xml_.attribute("xmlns:gba", kOwnNamespace);
  xml_.begin("act");
  xml_.attribute("name", "act");
  xml_.attribute("contains", "singleVersion");
  write_meta(xml_, wording_, periods_);
  preface();
  body(units.first(end));
  attachments(units.subspan(end));
  xml_.end();
  xml_.end();
  return xml_.take();
}

void Writer::preface() {
  const Wording& w = wording_;
  const auto identified = [this](std::string_view element, const std::string& text) {
    if (text.empty()) return;
    xml_.begin("p");
    xml_.begin_inline(element);
    xml_.text(text);
    xml_.end();
    xml_.end();
  };
  if (w.title.empty() && w.number.empty() && w.history.empty() && w.preface.empty()) return;
  xml_.begin("preface");
  if (!w.title.empty() || !w.number.empty()) {
    xml_.begin("container");
    xml_.attribute("name", kIdentification);
    identified("docTitle", w.title);
    identified("docNumber", w.number);
    xml_.end();
  }
  if (!w.history.empty()) {
    xml_.begin("container");
    xml_.attribute("name", kHistory);
    for (const std::string& line : w.history) {
      xml_.begin("p");
      xml_.text(line);
      xml_.end();
    }
    xml_.end();
  }
  for (const Unit& piece : w.preface) unit(piece, Place::blocks);
  xml_.end();
}

// Only units with a number may stand at the top: the rest is put into containers.
void Writer::body(Units units) {
  xml_.begin("body");
  if (wording_.status) xml_.attribute("gba:status", code(*wording_.status));
  if (units.empty()) words(units);
  while (!units.empty()) {
    std::size_t count = 0;
    while (count < units.size() && (is_block(units[count]) || is_cross_heading(units[count]))) {
      ++count;
    }
    if (count > 0) words(units.first(count));
    if (count == 0) unit(units.front(), Place::hierarchy);
    units = units.subspan(std::max<std::size_t>(count, 1));
  }
  xml_.end();
}

void Writer::words(Units units) {
  xml_.begin("hcontainer");
  xml_.attribute("name", kWords);
  if (!units.empty()) hierarchy(nullptr, units);
  xml_.end();
}

void Writer::attachments(Units units) {
  if (units.empty()) return;
  xml_.begin("attachments");
  for (std::size_t i = 0; i < units.size(); ++i) attachment(units[i], i + 1);
  xml_.end();
}

void Writer::attachment(const Unit& unit_of_it, std::size_t number) {
  xml_.begin("attachment");
  attributes(unit_of_it);
  head(unit_of_it);
  xml_.begin("doc");
  xml_.attribute("name", "attachment");
  write_attachment_meta(xml_, wording_, "attachment_" + std::to_string(number));
  xml_.begin("mainBody");
  own_blocks(unit_of_it);
  for (const Unit& piece : unit_of_it.units) unit(piece, Place::mixed);
  if (unit_of_it.units.empty() && unit_of_it.text.empty() && unit_of_it.marks.empty() &&
      unit_of_it.rows.empty()) {
    nothing();
  }
  xml_.end();
  xml_.end();
  xml_.end();
}

void Writer::unit(const Unit& unit_of_it, Place place) {
  if (is_block(unit_of_it) && place != Place::hierarchy) return block(unit_of_it);
  if (is_cross_heading(unit_of_it)) {
    xml_.begin(place == Place::hierarchy ? "crossHeading" : "block");
    if (place != Place::hierarchy) xml_.attribute("name", kCrossHeading);
    attributes(unit_of_it);
    marked_text(unit_of_it);
    notes(unit_of_it);
    xml_.end();
    return;
  }
  const std::string_view element = element_of(unit_of_it.kind);
  if (place == Place::blocks) {
    xml_.begin("blockContainer");
    xml_.attribute("gba:kind", code(unit_of_it.kind));
  } else {
    xml_.begin(element.empty() ? "hcontainer" : element);
    if (element.empty()) xml_.attribute("name", code(unit_of_it.kind));
  }
  attributes(unit_of_it);
  head(unit_of_it);
  below(unit_of_it, place);
  xml_.end();
}

void Writer::attributes(const Unit& unit_of_it) {
  xml_.add_attribute("eId", unit_of_it.id);
  if (const std::string period = periods_.name_of(unit_of_it); !period.empty()) {
    xml_.attribute("period", "#" + period);
  }
  if (unit_of_it.status == UnitStatus::repealed) xml_.attribute("status", "removed");
  if (unit_of_it.status == UnitStatus::omitted) xml_.attribute("status", "ignored");
  if (unit_of_it.status != UnitStatus::in_force) {
    xml_.attribute("gba:status", code(unit_of_it.status));
  }
  xml_.add_attribute("gba:pair", unit_of_it.pair);
}

void Writer::head(const Unit& unit_of_it) {
  const bool notes_in_heading = !unit_of_it.heading.empty();
  if (!unit_of_it.number.empty() || (!notes_in_heading && !unit_of_it.history.empty())) {
    xml_.begin("num");
    xml_.text(unit_of_it.number);
    if (!notes_in_heading) notes(unit_of_it);
    xml_.end();
  }
  if (notes_in_heading) {
    xml_.begin("heading");
    xml_.text(unit_of_it.heading);
    notes(unit_of_it);
    xml_.end();
  }
}

void Writer::below(const Unit& unit_of_it, Place place) {
  if (place != Place::blocks) return hierarchy(&unit_of_it, unit_of_it.units);
  own_blocks(unit_of_it);
  for (const Unit& piece : unit_of_it.units) unit(piece, place);
  if (unit_of_it.units.empty() && unit_of_it.text.empty() && unit_of_it.marks.empty() &&
      unit_of_it.rows.empty()) {
    nothing();
  }
}

// `own`: the unit whose own words and rows come first; null: there is none.
void Writer::hierarchy(const Unit* own, Units units) {
  const bool has_own =
      own != nullptr && (!own->text.empty() || !own->marks.empty() || !own->rows.empty());
  const auto first = std::ranges::find_if_not(units, is_block);
  const auto leading = static_cast<std::size_t>(first - units.begin());
  if (has_own || leading > 0) {
    xml_.begin(leading == units.size() ? "content" : "intro");
    if (has_own) own_blocks(*own);
    blocks(units.first(leading));
    xml_.end();
  }
  units = units.subspan(leading);
  while (!units.empty()) {
    std::size_t count = 0;
    while (count < units.size() && is_block(units[count])) ++count;
    if (count == 0) {
      unit(units.front(), Place::hierarchy);
    } else if (count == units.size()) {
      xml_.begin("wrapUp");
      blocks(units);
      xml_.end();
    } else {
      words(units.first(count));
    }
    units = units.subspan(std::max<std::size_t>(count, 1));
  }
}

void Writer::blocks(Units units) {
  for (const Unit& piece : units) block(piece);
}

void Writer::block(const Unit& unit_of_it) {
  if (unit_of_it.kind == UnitKind::table) return table(unit_of_it, false);
  xml_.begin("p");
  attributes(unit_of_it);
  marked_text(unit_of_it);
  notes(unit_of_it);
  xml_.end();
}

void Writer::own_blocks(const Unit& unit_of_it) {
  if (!unit_of_it.text.empty() || !unit_of_it.marks.empty()) {
    xml_.begin("p");
    xml_.attribute("gba:own", "words");
    marked_text(unit_of_it);
    xml_.end();
  }
  if (!unit_of_it.rows.empty()) table(unit_of_it, true);
}

void Writer::table(const Unit& unit_of_it, bool is_own) {
  xml_.begin("table");
  if (is_own) {
    xml_.attribute("gba:own", "rows");
  } else {
    attributes(unit_of_it);
    if (!unit_of_it.history.empty()) {
      xml_.begin("caption");
      notes(unit_of_it);
      xml_.end();
    }
  }
  for (const std::vector<Cell>& row : unit_of_it.rows) {
    xml_.begin("tr");
    if (row.empty()) xml_.attribute("gba:cells", "none");
    cells(row);
    xml_.end();
  }
  xml_.end();
}

void Writer::cells(const std::vector<Cell>& row) {
  // The schema wants a cell in every row.
  if (row.empty()) {
    xml_.begin("td");
    xml_.end();
  }
  for (const Cell& cell : row) {
    xml_.begin(cell.is_heading ? "th" : "td");
    if (cell.columns != 1) xml_.attribute("colspan", std::to_string(cell.columns));
    if (cell.rows != 1) xml_.attribute("rowspan", std::to_string(cell.rows));
    for (std::string_view rest = cell.text; !cell.text.empty();) {
      const std::size_t end = rest.find('\n');
      xml_.begin_inline("p");
      xml_.text(rest.substr(0, end));
      xml_.end();
      if (end == std::string_view::npos) break;
      rest.remove_prefix(end + 1);
    }
    xml_.end();
  }
}

void Writer::marked_text(const Unit& unit_of_it) {
  const std::string_view text = unit_of_it.text;
  std::size_t done = 0;
  for (const Mark& mark : unit_of_it.marks) {
    if (!can_stand(mark, done, text)) continue;
    xml_.text(text.substr(done, mark.begin - done));
    const bool is_term = mark.kind == Mark::Kind::term;
    xml_.begin_inline(is_term ? "term" : "ref");
    if (is_term) {
      xml_.attribute("refersTo", "#concept.term");
      xml_.add_attribute("xml:lang", mark.value);
    } else {
      xml_.attribute("href", mark.value);
    }
    xml_.text(text.substr(mark.begin, mark.end - mark.begin));
    xml_.end();
    done = mark.end;
  }
  xml_.text(text.substr(done));
}

void Writer::notes(const Unit& unit_of_it) {
  for (const std::string& note : unit_of_it.history) {
    xml_.begin_inline("authorialNote");
    xml_.attribute("placement", "side");
    xml_.begin_inline("p");
    xml_.text(note);
    xml_.end();
    xml_.end();
  }
}

}  // namespace

std::string akoma_ntoso(const Wording& wording) { return Writer(wording).write(); }

}  // namespace gbalex::library

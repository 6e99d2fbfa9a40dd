#include "library/akoma_ntoso_read.h"

#include <algorithm>
#include <array>

namespace gbalex::library {

using pugi::xml_node;
using record::Error;
using record::ErrorKind;
using record::Result;

std::string_view local_name(xml_node node) {
  const std::string_view name = node.name();
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

std::string local_name_in_tag(xml_node node) { return "<" + std::string(local_name(node)) + ">"; }

xml_node child_of(xml_node node, std::string_view name) {
  return node.find_child([name](xml_node child) { return local_name(child) == name; });
}

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

void Sheet::say(xml_node where, std::string what) {
  if (lines.empty()) {
    lines.push_back(0);
    for (std::size_t at = xml.find('\n'); at != std::string_view::npos;
         at = xml.find('\n', at + 1)) {
      lines.push_back(at + 1);
    }
  }
  const auto offset = static_cast<std::size_t>(std::max<std::ptrdiff_t>(where.offset_debug(), 0));
  const auto line = std::ranges::upper_bound(lines, offset) - lines.begin();
  messages.push_back({std::string(name) + ":" + std::to_string(line), std::move(what)});
}

namespace {

constexpr std::array<std::string_view, 24> kWrappers = {
    "content",   "intro",       "wrapUp",       "body",         "mainBody",    "blockList",
    "ul",        "ol",          "list",         "sublist",      "container",   "div",
    "longTitle", "formula",     "recitals",     "citations",    "preface",     "preamble",
    "coverPage", "conclusions", "interstitial", "fragmentBody", "portionBody", "collectionBody"};
constexpr std::array<std::string_view, 7> kBlocks = {
    "p", "block", "listIntroduction", "listWrapUp", "num", "heading", "subheading"};
constexpr std::array<std::string_view, 5> kLeftOut = {"toc", "componentRef", "documentRef", "img",
                                                      "meta"};

template <std::size_t N>
bool is_one_of(const std::array<std::string_view, N>& names, std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}

bool is_text(xml_node node) {
  return node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata;
}

int number_of(pugi::xml_attribute attribute) {
  constexpr int kMost = 10'000;
  return attribute ? std::clamp(attribute.as_int(1), 1, kMost) : 1;
}

Unit unit_of(UnitKind kind) {
  Unit made;
  made.kind = kind;
  return made;
}

Unit paragraph_of(Words words) {
  Unit made;
  made.text = std::move(words.text);
  made.marks = std::move(words.marks);
  made.history = std::move(words.history);
  return made;
}

class Reader {
 public:
  explicit Reader(Sheet& sheet) : sheet_(sheet) {}

  // The children of a node become units of `owner`.
  void pieces(xml_node parent, Unit& owner);
  void attachment(xml_node node, Unit& owner);
  void preface(xml_node node, Wording& wording);

 private:
  void piece(xml_node node, Unit& owner);
  void stray(xml_node words, Unit& owner);
  void block(xml_node node, Unit& owner);
  void unit(xml_node node, UnitKind kind, Unit& owner);
  void generic(xml_node node, Unit& owner);
  void table(xml_node node, Unit& owner);
  void row(xml_node node, Unit& table);
  void unknown(xml_node node, Unit& owner);
  void attributes(xml_node node, Unit& unit);
  void id(xml_node node, Unit& unit);
  bool head(xml_node node, Unit& unit);
  void document(xml_node node, Unit& owner);
  bool is_title(xml_node paragraph, Wording& wording);

  Sheet& sheet_;
};

void Reader::pieces(xml_node parent, Unit& owner) {
  for (const xml_node node : parent.children()) {
    if (node.type() == pugi::node_element) piece(node, owner);
    if (is_text(node) && !is_blank(node.value())) {
      stray(node, owner);
    }
  }
}

void Reader::stray(xml_node words, Unit& owner) {
  sheet_.say(words.parent(), "words outside of a paragraph are taken for one");
  owner.units.push_back(paragraph_of({.text = words.value(), .marks = {}, .history = {}}));
}

void Reader::piece(xml_node node, Unit& owner) {
  const std::string_view name = local_name(node);
  if (is_one_of(kBlocks, name)) return block(node, owner);
  if (const auto kind = kind_of_element(name)) return unit(node, *kind, owner);
  if (is_one_of(kWrappers, name)) return pieces(node, owner);
  if (name == kCrossHeading) return unit(node, UnitKind::cross_heading, owner);
  if (name == "table") return table(node, owner);
  if (name == "hcontainer" || name == "blockContainer") return generic(node, owner);
  if (name == "attachment" || name == "component") return attachment(node, owner);
  if (name == "attachments" || name == "components") return pieces(node, owner);
  if (is_one_of(kLeftOut, name)) {
    return sheet_.say(node, local_name_in_tag(node) + " is left out");
  }
  if (name == "authorialNote") {
    owner.history.push_back(read_words(node, sheet_).text);
    return;
  }
  if (const auto kind = nearest_kind(name)) {
    if (name != "item" && name != "li") {
      sheet_.say(node, local_name_in_tag(node) + " is taken for a " + std::string(code(*kind)));
    }
    return unit(node, *kind, owner);
  }
  unknown(node, owner);
}

void Reader::attributes(xml_node node, Unit& unit) {
  id(node, unit);
  const std::string_view period = node.attribute("period").value();
  if (period.starts_with('#')) {
    if (const auto found = sheet_.periods.find(std::string(period.substr(1)));
        found != sheet_.periods.end()) {
      std::tie(unit.from, unit.to) = found->second;
    }
  }
  if (const auto status = parse_unit_status(node.attribute("gba:status").value())) {
    unit.status = *status;
  } else if (std::string_view(node.attribute("status").value()) == "removed") {
    unit.status = UnitStatus::repealed;
  }
  unit.pair = node.attribute("gba:pair").value();
}

void Reader::id(xml_node node, Unit& unit) {
  const std::string_view eid = node.attribute("eId").value();
  unit.id = eid;
  if (sheet_.ours || eid.empty()) return;
  if (std::string provision = provision_of_eid(eid); !provision.empty()) {
    unit.id = std::move(provision);
  }
  if (sheet_.ids.insert(unit.id).second) return;
  sheet_.say(node, "the id " + unit.id + " comes again and is left out here");
  unit.id.clear();
}

// Whether the node is a number or a heading of the unit.
bool Reader::head(xml_node node, Unit& unit) {
  const std::string_view name = local_name(node);
  if (name != "num" && name != "heading" && name != "subheading") return false;
  Words words = read_words(node, sheet_);
  std::string& place = name == "num" ? unit.number : unit.heading;
  if (!place.empty() && !words.text.empty()) place += ' ';
  place += words.text;
  unit.history.insert(unit.history.end(), words.history.begin(), words.history.end());
  return true;
}

void Reader::unit(xml_node node, UnitKind kind, Unit& owner) {
  Unit made = unit_of(kind);
  attributes(node, made);
  const bool has_words = kind == UnitKind::cross_heading && local_name(node) != "hcontainer" &&
                         local_name(node) != "blockContainer";
  if (has_words || local_name(node) == "li") {
    Unit words = paragraph_of(read_words(node, sheet_));
    made.history = std::move(words.history);
    words.history.clear();
    if (has_words) {
      made.text = std::move(words.text);
      made.marks = std::move(words.marks);
    } else {
      made.units.push_back(std::move(words));
    }
  } else {
    for (const xml_node child : node.children()) {
      if (child.type() == pugi::node_element) {
        if (!head(child, made)) piece(child, made);
      } else if (is_text(child) && !is_blank(child.value())) {
        stray(child, made);
      }
    }
  }
  owner.units.push_back(std::move(made));
}

void Reader::block(xml_node node, Unit& owner) {
  const std::string_view name = node.attribute("name").value();
  const bool is_generic = local_name(node) == "block";
  if (is_generic && name == kCrossHeading) return unit(node, UnitKind::cross_heading, owner);
  if (is_generic && name == kNothing && sheet_.ours) return;
  Words words = read_words(node, sheet_);
  if (sheet_.ours && std::string_view(node.attribute("gba:own").value()) == "words") {
    owner.text = std::move(words.text);
    owner.marks = std::move(words.marks);
    return;
  }
  if (!sheet_.ours && words.text.empty() && words.history.empty()) return;
  Unit made = paragraph_of(std::move(words));
  attributes(node, made);
  owner.units.push_back(std::move(made));
}

// hcontainer and blockContainer.
void Reader::generic(xml_node node, Unit& owner) {
  const std::string_view name = node.attribute("name").value();
  if (sheet_.ours && name == kWords) return pieces(node, owner);
  const std::string_view kind_name = node.attribute("gba:kind").value();
  if (const auto kind = parse_unit_kind(kind_name.empty() ? name : kind_name)) {
    return unit(node, *kind, owner);
  }
  if (name == "schedule" || name == "annex" || name == "appendix") {
    return unit(node, UnitKind::attachment, owner);
  }
  const bool has_head = child_of(node, "num") || child_of(node, "heading");
  if (!has_head) return pieces(node, owner);
  const UnitKind kind =
      local_name(node) == "blockContainer" ? UnitKind::paragraph : UnitKind::division;
  sheet_.say(node, "the container \"" + std::string(name) + "\" is taken for a " +
                       std::string(code(kind)));
  unit(node, kind, owner);
}

void Reader::table(xml_node node, Unit& owner) {
  const bool is_own = sheet_.ours && std::string_view(node.attribute("gba:own").value()) == "rows";
  Unit made = unit_of(UnitKind::table);
  attributes(node, made);
  for (const xml_node child : node.children()) {
    const std::string_view name = local_name(child);
    if (name == "caption") {
      Words words = read_words(child, sheet_);
      made.heading = std::move(words.text);
      made.history = std::move(words.history);
    } else if (name == "tr") {
      row(child, made);
    } else if (name == "tbody" || name == "thead" || name == "tfoot") {
      for (const xml_node line : child.children()) {
        if (local_name(line) == "tr") row(line, made);
      }
    } else if (child.type() == pugi::node_element && child.first_child()) {
      sheet_.say(child, local_name_in_tag(child) + " in a table is left out");
    }
  }
  if (is_own) {
    owner.rows = std::move(made.rows);
  } else {
    owner.units.push_back(std::move(made));
  }
}

void Reader::row(xml_node node, Unit& table_of_it) {
  std::vector<Cell>& cells = table_of_it.rows.emplace_back();
  if (std::string_view(node.attribute("gba:cells").value()) == "none") return;
  for (const xml_node child : node.children()) {
    const std::string_view name = local_name(child);
    if (name != "td" && name != "th") continue;
    Cell& cell = cells.emplace_back();
    cell.is_heading = name == "th";
    cell.columns = number_of(child.attribute("colspan"));
    cell.rows = number_of(child.attribute("rowspan"));
    bool is_first = true;
    for (const xml_node line : child.children()) {
      if (line.type() != pugi::node_element && is_blank(line.value())) continue;
      if (!is_first) cell.text += '\n';
      is_first = false;
      if (is_text(line)) {
        cell.text += line.value();
        continue;
      }
      Words words = read_words(line, sheet_, Lines::kept);
      cell.text += words.text;
      table_of_it.history.insert(table_of_it.history.end(), words.history.begin(),
                                 words.history.end());
    }
  }
}

void Reader::unknown(xml_node node, Unit& owner) {
  const bool has_words = std::ranges::any_of(
      node.children(), [](xml_node child) { return is_text(child) && !is_blank(child.value()); });
  sheet_.say(node, local_name_in_tag(node) + " is not known here: its words are kept");
  if (!has_words) return pieces(node, owner);
  owner.units.push_back(paragraph_of(read_words(node, sheet_)));
}

void Reader::attachment(xml_node node, Unit& owner) {
  Unit made = unit_of(UnitKind::attachment);
  attributes(node, made);
  for (const xml_node child : node.children()) {
    if (child.type() != pugi::node_element || head(child, made)) continue;
    const std::string_view name = local_name(child);
    if (name == "doc" || name == "act" || name == "statement" || name == "bill") {
      document(child, made);
    } else {
      piece(child, made);
    }
  }
  owner.units.push_back(std::move(made));
}

void Reader::document(xml_node node, Unit& owner) {
  for (const xml_node part : node.children()) {
    if (part.type() == pugi::node_element && local_name(part) != "meta") piece(part, owner);
  }
}

// Takes title and number out of a paragraph of the preface; whether it says nothing else.
bool Reader::is_title(xml_node paragraph, Wording& wording) {
  bool nothing_else = false;
  for (const auto& [element, place] :
       {std::pair{"docTitle", &wording.title}, std::pair{"docNumber", &wording.number}}) {
    const std::string_view name = element;
    const xml_node found =
        paragraph.find_node([name](xml_node node) { return local_name(node) == name; });
    if (!found) continue;
    *place = read_words(found, sheet_).text;
    nothing_else |= *place == read_words(paragraph, sheet_).text;
  }
  return nothing_else;
}

void Reader::preface(xml_node node, Wording& wording) {
  Unit pieces_of_it;
  for (const xml_node child : node.children()) {
    if (child.type() != pugi::node_element) continue;
    const std::string_view name = child.attribute("name").value();
    const bool is_container = sheet_.ours && local_name(child) == "container";
    if (is_container && name == kHistory) {
      for (const xml_node line : child.children()) {
        if (local_name(line) == "p") wording.history.push_back(read_words(line, sheet_).text);
      }
    } else if (is_container && name == kIdentification) {
      for (const xml_node line : child.children()) is_title(line, wording);
    } else if (sheet_.ours || !is_title(child, wording)) {
      piece(child, pieces_of_it);
    }
  }
  std::ranges::move(pieces_of_it.units, std::back_inserter(wording.preface));
}

// Iterative: a file may be nested deeper than the stack.
bool is_too_deep(pugi::xml_document& document) {
  struct Walker : pugi::xml_tree_walker {
    bool for_each(xml_node& /*node*/) override { return depth() <= kMaxDepth; }
  } walker;
  return !document.traverse(walker);
}

Error wrong(std::string_view name, std::string what) {
  return {ErrorKind::data, std::move(what), std::string(name), "check the file"};
}

void read_document(xml_node document, Sheet& sheet, Wording& wording) {
  read_meta(child_of(document, "meta"), sheet, wording);
  Reader reader(sheet);
  Unit body;
  for (const xml_node part : document.children()) {
    if (part.type() != pugi::node_element) continue;
    const std::string_view name = local_name(part);
    if (name == "meta") continue;
    if (name == "preface" || name == "preamble" || name == "coverPage") {
      reader.preface(part, wording);
      continue;
    }
    if (name == "body") wording.status = parse_unit_status(part.attribute("gba:status").value());
    reader.pieces(part, body);
  }
  wording.units = std::move(body.units);
}

}  // namespace

Result<Reading> read_akoma_ntoso(std::string_view xml, std::string_view name) {
  pugi::xml_document document;
  const unsigned flags =
      pugi::parse_escapes | pugi::parse_cdata | pugi::parse_eol | pugi::parse_ws_pcdata;
  const pugi::xml_parse_result parsed = document.load_buffer(xml.data(), xml.size(), flags);
  Sheet sheet;
  sheet.name = name;
  sheet.xml = xml;
  if (!parsed) {
    const auto at = static_cast<std::size_t>(std::max<std::ptrdiff_t>(parsed.offset, 0));
    const auto line = std::ranges::count(xml.substr(0, at), '\n') + 1;
    return wrong(std::string(name) + ":" + std::to_string(line),
                 std::string("no well-formed XML: ") + parsed.description());
  }
  if (is_too_deep(document)) {
    return wrong(name, "elements are nested deeper than " + std::to_string(kMaxDepth));
  }
  const xml_node root = document.document_element();
  if (local_name(root) != "akomaNtoso") {
    return wrong(name, "no Akoma Ntoso: the root is " + local_name_in_tag(root));
  }
  const xml_node act =
      root.find_child([](xml_node child) { return bool(child_of(child, "meta")); });
  if (!act) return wrong(name, "no act or other document with meta data");
  Reading reading;
  read_document(act, sheet, reading.wording);
  reading.messages = std::move(sheet.messages);
  return reading;
}

}  // namespace gbalex::library

#include "intake/hklm_tree.h"

#include <algorithm>
#include <array>
#include <unordered_set>
#include <utility>

#include "intake/hklm_elements.h"
#include "intake/hklm_ids.h"
#include "intake/hklm_table.h"
#include "intake/white_space.h"

namespace gbalex::intake::hklm {
namespace {

using library::Mark;
using library::Unit;
using library::UnitKind;
using library::UnitStatus;

// Where ids of what stands here are made from.
struct Scope {
  std::string container;  // the schedule or order around, "sch1"
  std::string parent;     // the numbered unit around, "s18(1)"
  bool has_ids = true;    // false under definitions
};

bool is_below_provision(UnitKind kind) {
  return kind == UnitKind::subsection || kind == UnitKind::paragraph ||
         kind == UnitKind::subparagraph || kind == UnitKind::point || kind == UnitKind::indent;
}

// Levels under (i) have the element of (i), told apart by the role "subSubParagraph".
UnitKind kind_of(const Element& element, const pugi::xml_node& node, UnitKind around) {
  if (element.kind != UnitKind::subparagraph && element.kind != UnitKind::paragraph) {
    return element.kind;
  }
  std::string_view role = node.attribute("role").value();
  std::size_t subs = 0;
  for (; role.starts_with("sub") || role.starts_with("Sub"); role.remove_prefix(3)) ++subs;
  if (subs > 0) {
    return subs == 1 ? UnitKind::subparagraph : subs == 2 ? UnitKind::point : UnitKind::indent;
  }
  if (element.kind == UnitKind::paragraph) return element.kind;
  if (around == UnitKind::subparagraph) return UnitKind::point;
  return around == UnitKind::point || around == UnitKind::indent ? UnitKind::indent : element.kind;
}

// "第七條", "Article 7".
bool is_article(std::string_view number) {
  return number.starts_with("Article") || (number.starts_with("第") && number.ends_with("條")) ||
         (number.starts_with("第") && number.ends_with("条"));
}

// The publisher writes "/hk/cap4" and "hk/2018/er5".
std::string reference_of(const pugi::xml_node& node) {
  const std::string_view href = node.attribute("href").value();
  return href.starts_with("hk/") ? "/" + std::string(href) : std::string(href);
}

std::string language_of(const pugi::xml_node& node, record::Language fallback) {
  const std::string_view tag = node.attribute("xml:lang").value();
  if (tag.empty()) return std::string(record::code(fallback));
  for (const std::string_view known : {"zh-Hant", "zh-Hans", "en", "pt"}) {
    if (tag.starts_with(known)) return std::string(known);
  }
  return std::string(tag);
}

class TreeReader {
 public:
  TreeReader(const TreeSettings& settings, Report& report) : settings_(settings), report_(report) {}

  Tree read(const pugi::xml_node& main) {
    Unit root;
    fill(root, main, {});
    return {std::move(root.units), std::move(root.history)};
  }

 private:
  void fill(Unit& unit, const pugi::xml_node& node, const Scope& scope) {
    Words words;
    walk(unit, node, words, scope);
    flush(unit, words);
  }

  static void flush(Unit& unit, Words& words, UnitKind kind = UnitKind::text) {
    if (words.empty()) return;
    Words::Taken taken = words.take();
    Unit& paragraph = unit.units.emplace_back();
    paragraph.kind = kind;
    paragraph.text = std::move(taken.text);
    paragraph.marks = std::move(taken.marks);
  }

  void walk(Unit& unit, const pugi::xml_node& node, Words& words, const Scope& scope) {
    for (const pugi::xml_node& child : node.children()) {
      if (is_words(child)) {
        words.append(child.value());
      } else if (child.type() == pugi::node_element) {
        element(unit, child, words, scope);
      }
    }
  }

  void element(Unit& unit, const pugi::xml_node& node, Words& words, const Scope& scope) {
    const Element* known = find_element(local_name(node));
    if (known == nullptr) {
      report_.add(Finding::What::unknown_element, node,
                  "the element " + std::string(shortened(local_name(node), 80)));
      return block(unit, node, words, scope);
    }
    switch (known->role) {
      case Role::unit:
        return numbered(unit, *known, node, words, scope);
      case Role::group:
        return group(unit, node, words);
      case Role::block:
        return block(unit, node, words, scope);
      case Role::short_title:
      case Role::inline_words:
        return walk(unit, node, words, scope);
      case Role::reference:
        return mark(unit, Mark::Kind::reference, node, words, scope);
      case Role::term:
        return mark(unit, Mark::Kind::term, node, words, scope);
      case Role::title:
        return title(unit, node, words, scope);
      case Role::number:
        return number(unit, node, words, scope);
      case Role::heading:
        return heading(unit, node, words, scope);
      case Role::cross_heading:
        return cross_heading(unit, node, words, scope);
      case Role::history:
        return note(unit, node);
      case Role::line_break:
        return words.break_line();
      case Role::table:
        flush(unit, words);
        unit.units.push_back(read_table(node, report_));
        return;
      case Role::picture:
        report_.add(Finding::What::left_out, node, "a picture");
        return block(unit, node, words, scope);
      case Role::nothing:
        return;
    }
  }

  // A paragraph. The key and the state of one that has them (longTitle) are of its first words.
  void block(Unit& unit, const pugi::xml_node& node, Words& words, const Scope& scope) {
    flush(unit, words);
    const std::size_t before = unit.units.size();
    walk(unit, node, words, scope);
    flush(unit, words);
    if (!node.attribute("temporalId").empty() && unit.units.size() > before) {
      unit.units[before].pair = node.attribute("temporalId").value();
      state(unit.units[before], node);
    }
  }

  void mark(Unit& unit, Mark::Kind kind, const pugi::xml_node& node, Words& words,
            const Scope& scope) {
    words.open(kind, kind == Mark::Kind::term ? language_of(node, settings_.language)
                                              : reference_of(node));
    walk(unit, node, words, scope);
    words.close();
  }

  void title(Unit& unit, const pugi::xml_node& node, Words& words, const Scope& scope) {
    if (std::exchange(has_title_, true)) return block(unit, node, words, scope);
    flush(unit, words);
    apart(unit, node, scope);
  }

  // The words of a node as one line, its notes to the unit's history.
  std::string apart(Unit& unit, const pugi::xml_node& node, const Scope& scope) {
    Unit scratch;
    fill(scratch, node, {scope.container, {}, false});
    std::ranges::move(scratch.history, std::back_inserter(unit.history));
    std::string line;
    for (const Unit& piece : scratch.units) {
      if (!line.empty()) line += ' ';
      line += one_line(library::plain_text(piece));
    }
    return line;
  }

  // The number of a unit was read when the unit began.
  void number(Unit& unit, const pugi::xml_node& node, Words& words, const Scope& scope) {
    if (node == number_node_ && !unit.number.empty()) return;
    block(unit, node, words, scope);
  }

  void heading(Unit& unit, const pugi::xml_node& node, Words& words, const Scope& scope) {
    if (unit.kind == UnitKind::text || !unit.heading.empty()) {
      return cross_heading(unit, node, words, scope);
    }
    flush(unit, words);
    unit.heading = apart(unit, node, scope);
  }

  void cross_heading(Unit& unit, const pugi::xml_node& node, Words& words, const Scope& scope) {
    flush(unit, words);
    const std::size_t before = unit.units.size();
    walk(unit, node, words, scope);
    flush(unit, words, UnitKind::cross_heading);
    for (std::size_t i = before; i < unit.units.size(); ++i) {
      if (unit.units[i].kind == UnitKind::text) unit.units[i].kind = UnitKind::cross_heading;
    }
  }

  static void note(Unit& unit, const pugi::xml_node& node) {
    std::string line = words_of(node);
    if (!line.empty()) unit.history.push_back(std::move(line));
  }

  // Words that have units of their own under them.
  void group(Unit& unit, const pugi::xml_node& node, Words& words) {
    flush(unit, words);
    Unit definition;
    definition.pair = node.attribute("temporalId").value();
    fill(definition, node, {{}, {}, false});
    std::vector<Unit>& under = definition.units;
    if (!under.empty() && under.front().kind == UnitKind::text && under.front().units.empty()) {
      definition.text = std::move(under.front().text);
      definition.marks = std::move(under.front().marks);
      under.erase(under.begin());
    }
    if (definition.text.empty() && under.empty() && definition.history.empty()) return;
    unit.units.push_back(std::move(definition));
  }

  void numbered(Unit& around, const Element& element, const pugi::xml_node& node, Words& words,
                const Scope& scope) {
    flush(around, words);
    Unit unit;
    unit.kind = kind_of(element, node, around.kind);
    unit.pair = node.attribute("temporalId").value();
    const pugi::xml_node num = first_number(node);
    if (num) unit.number = apart(unit, num, scope);
    if (settings_.is_instrument && unit.kind == UnitKind::section && is_article(unit.number)) {
      unit.kind = UnitKind::article;
    }
    state(unit, node);
    const Scope inner = identify(unit, node, num, scope);
    const pugi::xml_node outer_number = std::exchange(number_node_, num);
    fill(unit, node, inner);
    number_node_ = outer_number;
    around.units.push_back(std::move(unit));
  }

  static pugi::xml_node first_number(const pugi::xml_node& node) {
    for (const pugi::xml_node& child : node.children()) {
      if (local_name(child) == "num") return child;
    }
    return {};
  }

  // Gives the unit its id; returns the scope of what stands in it.
  Scope identify(Unit& unit, const pugi::xml_node& node, const pugi::xml_node& num,
                 const Scope& scope) {
    if (!scope.has_ids) return scope;
    std::string_view element = node.attribute("role").value();
    if (element.empty()) element = local_name(node);
    unit.id = unit_id({.kind = unit.kind,
                       .key = unit.pair,
                       .name = node.attribute("name").value(),
                       .value = num.attribute("value").value(),
                       .number = unit.number,
                       .container = scope.container,
                       .parent = scope.parent,
                       .section = section_prefix(element, settings_.title)});
    Scope inner = scope;
    // Nobody can cite what stands under a subsection without a number: (a) comes again in the next.
    if (unit.number.empty() && is_below_provision(unit.kind)) return {scope.container, {}, false};
    if (!unit.id.empty() && !ids_.insert(unit.id).second) {
      report_.add(Finding::What::repeated_id, node,
                  "a second " + std::string(shortened(unit.id, 80)));
      unit.id.clear();
    }
    check_order(unit, node);
    inner.parent = unit.id;
    if (unit.kind == UnitKind::attachment || unit.id.starts_with("ord")) inner.container = unit.id;
    return inner;
  }

  void check_order(const Unit& unit, const pugi::xml_node& node) {
    const bool is_provision = unit.kind == UnitKind::section || unit.kind == UnitKind::article;
    if (!is_provision || unit.id.empty() || unit.id.find('/') != std::string::npos) return;
    const int number = section_number(unit.id);
    if (number != 0 && number < last_section_) {
      report_.add(Finding::What::out_of_order, node,
                  "stands behind number " + std::to_string(last_section_));
    }
    if (number != 0) last_section_ = number;
  }

  void state(Unit& unit, const pugi::xml_node& node) {
    unit.from = day(node, "startPeriod");
    unit.to = day(node, "endPeriod");
    const std::string_view status = node.attribute("status").value();
    const std::string_view reason = node.attribute("reason").value();
    if (status.empty() && reason.empty()) return;
    auto read = parse_status(status);
    if (!read) read = parse_status(reason);
    if (read) {
      unit.status = *read;
    } else {
      report_.add(
          Finding::What::unknown_value, node,
          "the status \"" + std::string(shortened(status.empty() ? reason : status, 40)) + "\"");
    }
  }

  std::optional<record::Date> day(const pugi::xml_node& node, const char* attribute) {
    const std::string_view text = node.attribute(attribute).value();
    if (text.empty()) return std::nullopt;
    auto date = parse_day(text);
    if (!date) report_.add(Finding::What::broken_date, node, attribute);
    return date;
  }

  const TreeSettings& settings_;
  Report& report_;
  bool has_title_ = false;
  std::unordered_set<std::string> ids_;
  pugi::xml_node number_node_;  // of the unit that is being read
  int last_section_ = 0;
};

}  // namespace

Tree read_tree(const pugi::xml_node& main, const TreeSettings& settings, Report& report) {
  return TreeReader(settings, report).read(main);
}

std::optional<UnitStatus> parse_status(std::string_view text) {
  struct Word {
    std::string_view text;
    UnitStatus status;
  };
  static constexpr std::array kWords = {Word{"operational", UnitStatus::in_force},
                                        Word{"inEffect", UnitStatus::in_force},
                                        Word{"In effect", UnitStatus::in_force},
                                        Word{"In force", UnitStatus::in_force},
                                        Word{"pending", UnitStatus::not_yet_in_force},
                                        Word{"notYetInOperation", UnitStatus::not_yet_in_force},
                                        Word{"notYetInEffect", UnitStatus::not_yet_in_force},
                                        Word{"Not yet in operation", UnitStatus::not_yet_in_force},
                                        Word{"Not yet in effect", UnitStatus::not_yet_in_force},
                                        Word{"Not yet in force", UnitStatus::not_yet_in_force},
                                        Word{"repealed", UnitStatus::repealed},
                                        Word{"Repealed", UnitStatus::repealed},
                                        Word{"No longer in effect", UnitStatus::repealed},
                                        Word{"noLongerInEffect", UnitStatus::repealed},
                                        Word{"omitted", UnitStatus::omitted},
                                        Word{"omittedAsSpent", UnitStatus::omitted},
                                        Word{"omittedAsExpired", UnitStatus::omitted},
                                        Word{"Omitted", UnitStatus::omitted},
                                        Word{"Omitted as spent", UnitStatus::omitted},
                                        Word{"spent", UnitStatus::omitted},
                                        Word{"Spent", UnitStatus::omitted},
                                        Word{"expired", UnitStatus::omitted},
                                        Word{"Expired", UnitStatus::omitted}};
  const auto* found = std::ranges::find(kWords, text, &Word::text);
  return found == kWords.end() ? std::nullopt : std::optional(found->status);
}

std::optional<record::Date> parse_day(std::string_view text) {
  if (text.size() > 10 && text[10] != 'T' && text[10] != ' ' && text[10] != '+' &&
      text[10] != 'Z') {
    return std::nullopt;
  }
  auto date = record::Date::parse(text.substr(0, 10));
  return date && date->is_day() ? date : std::nullopt;
}

}  // namespace gbalex::intake::hklm

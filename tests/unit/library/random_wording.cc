#include "random_wording.h"

#include <algorithm>
#include <array>

namespace gbalex::tests {

using library::Cell;
using library::Mark;
using library::Unit;
using library::UnitKind;
using library::UnitStatus;
using library::Wording;
using record::Date;

namespace {

constexpr std::array<std::string_view, 16> kPieces = {
    "商标", "第四十二条", " ",  "the mark", "<b>&amp;", "\"quoted\"", "，",  "《法》",
    "  ",   "é",          "𠮷", "]]>",      "'",        "\t",         "(a)", "——"};

class Maker {
 public:
  explicit Maker(std::mt19937& chance) : chance_(chance) {}

  int below(int n) { return std::uniform_int_distribution<int>(0, n - 1)(chance_); }
  bool one_in(int n) { return below(n) == 0; }

  std::string text(int most) {
    std::string out;
    for (int i = below(most + 1); i > 0; --i) out += kPieces[static_cast<std::size_t>(below(16))];
    return out;
  }
  std::string often(int most) { return one_in(2) ? std::string{} : text(most); }

  std::optional<Date> date() {
    if (!one_in(4)) return std::nullopt;
    return Date::of_parts(1990 + below(40), one_in(5) ? 0 : 1 + below(12), 0);
  }
  std::optional<Date> day() {
    if (one_in(2)) return date();
    return Date::of_day(1990 + below(40), 1 + below(12), 1 + below(28));
  }

  std::vector<Unit> units(int depth) {
    std::vector<Unit> all;
    for (int i = below(4); i > 0; --i) all.push_back(unit(depth));
    return all;
  }

 private:
  Unit unit(int depth) {
    Unit made;
    made.kind = static_cast<UnitKind>(below(19));
    if (one_in(2)) made.kind = UnitKind::text;
    if (one_in(2)) made.id = "art" + std::to_string(++last_id_) + "(1)";
    const bool plain = made.kind >= UnitKind::text && !one_in(4);
    if (!plain) {
      made.number = often(2);
      made.heading = often(3);
    }
    if (made.kind == UnitKind::text || made.kind == UnitKind::cross_heading || one_in(8)) {
      made.text = text(8);
      made.marks = marks(made.text);
    }
    if (made.kind == UnitKind::table || one_in(10)) made.rows = rows();
    for (int i = one_in(3) ? below(3) : 0; i > 0; --i) made.history.push_back(text(3));
    if (one_in(4)) made.status = static_cast<UnitStatus>(below(4));
    made.from = day();
    made.to = day();
    if (one_in(3)) made.pair = "s2_1_" + text(1);
    if (depth > 0 && !plain) made.units = units(depth - 1);
    return made;
  }

  // Between characters, in order, without overlap.
  std::vector<Mark> marks(const std::string& text_of_it) {
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i <= text_of_it.size(); ++i) {
      const bool inside =
          i < text_of_it.size() && (static_cast<unsigned char>(text_of_it[i]) & 0xC0U) == 0x80U;
      if (!inside && one_in(3)) places.push_back(i);
    }
    std::vector<Mark> all;
    for (std::size_t i = 0; i + 1 < places.size(); i += 2) {
      const bool is_term = one_in(2);
      all.push_back({places[i], places[i + 1], is_term ? Mark::Kind::term : Mark::Kind::reference,
                     one_in(3) ? "" : (is_term ? "zh-Hant" : "/hk/cap622 &\"")});
    }
    return all;
  }

  std::vector<std::vector<Cell>> rows() {
    std::vector<std::vector<Cell>> all(static_cast<std::size_t>(below(4)));
    for (std::vector<Cell>& row : all) {
      for (int i = below(4); i > 0; --i) {
        Cell cell{text(3), 1 + below(3), 1 + below(3), one_in(4)};
        if (one_in(3)) cell.text += "\n" + text(2);
        // One empty line is no line.
        row.push_back(std::move(cell));
      }
    }
    return all;
  }

  std::mt19937& chance_;
  int last_id_ = 0;
};

}  // namespace

Wording random_wording(std::mt19937& chance) {
  Maker make(chance);
  Wording wording;
  if (!make.one_in(4)) wording.instrument = "cn-t-0123456789";
  wording.region = record::kRegions[static_cast<std::size_t>(make.below(6))];
  wording.language = record::kLanguages[static_cast<std::size_t>(make.below(4))];
  wording.title = make.often(5);
  wording.number = make.often(2);
  wording.type = make.often(2);
  wording.issuer = make.often(2);
  wording.promulgated = make.day();
  wording.from = make.day();
  wording.to = make.day();
  if (make.one_in(2)) wording.status = static_cast<UnitStatus>(make.below(4));
  for (int i = make.below(3); i > 0; --i) wording.history.push_back(make.text(4));
  wording.preface = make.units(3);
  wording.units = make.units(5);
  for (int i = make.below(3); i > 0; --i) {
    Unit attachment;
    attachment.kind = UnitKind::attachment;
    attachment.number = make.often(2);
    attachment.units = make.units(3);
    wording.units.push_back(std::move(attachment));
  }
  wording.origin = {make.often(1), make.often(1), make.often(1),
                    make.often(1), make.often(1), make.day()};
  // Ids are unique in a wording; those of the parts were counted anew.
  return wording;
}

}  // namespace gbalex::tests

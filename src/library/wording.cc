#include "library/wording.h"

#include <array>

namespace gbalex::library {
namespace {

// In the order of the enumerators.
constexpr std::array<std::string_view, 19> kKinds = {
    "book",       "part",       "title",         "subtitle",     "chapter",
    "subchapter", "division",   "subdivision",   "attachment",   "article",
    "section",    "subsection", "paragraph",     "subparagraph", "point",
    "indent",     "text",       "cross_heading", "table"};
static_assert(kKinds.size() == static_cast<std::size_t>(UnitKind::table) + 1);

constexpr std::array<std::string_view, 4> kStatuses = {"in_force", "not_yet_in_force", "repealed",
                                                       "omitted"};
static_assert(kStatuses.size() == static_cast<std::size_t>(UnitStatus::omitted) + 1);

template <typename Enum, std::size_t N>
std::optional<Enum> parse(const std::array<std::string_view, N>& codes, std::string_view text) {
  for (std::size_t i = 0; i < N; ++i) {
    if (codes[i] == text) return static_cast<Enum>(i);
  }
  return std::nullopt;
}

void append_line(std::string& out, std::string_view line) {
  if (line.empty()) return;
  out += line;
  out += '\n';
}

void append_lines(std::string& out, std::string_view text) {
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    append_line(out, text.substr(0, end));
    if (end == std::string_view::npos) return;
    text.remove_prefix(end + 1);
  }
}

void append_unit(std::string& out, const Unit& unit) {
  append_line(out, unit.number);
  append_line(out, unit.heading);
  append_line(out, unit.text);
  for (const std::vector<Cell>& row : unit.rows) {
    for (const Cell& cell : row) append_lines(out, cell.text);
  }
  for (const Unit& below : unit.units) append_unit(out, below);
}

}  // namespace

bool is_provision(UnitKind kind) { return kind == UnitKind::article || kind == UnitKind::section; }

std::string_view code(UnitKind kind) { return kKinds[static_cast<std::size_t>(kind)]; }
std::optional<UnitKind> parse_unit_kind(std::string_view text) {
  return parse<UnitKind>(kKinds, text);
}
std::string_view code(UnitStatus status) { return kStatuses[static_cast<std::size_t>(status)]; }
std::optional<UnitStatus> parse_unit_status(std::string_view text) {
  return parse<UnitStatus>(kStatuses, text);
}

std::string plain_text(const Unit& unit) {
  std::string out;
  append_unit(out, unit);
  return out;
}

std::string plain_text(const Wording& wording) {
  std::string out;
  for (const Unit& unit : wording.preface) append_unit(out, unit);
  for (const Unit& unit : wording.units) append_unit(out, unit);
  return out;
}

}  // namespace gbalex::library

#include "intake/hklm_title.h"

#include <algorithm>

#include "intake/hkel_list.h"
#include "intake/hklm_elements.h"
#include "intake/hklm_table.h"
#include "intake/hklm_tree.h"
#include "intake/white_space.h"

namespace gbalex::intake::hklm {
namespace {

using library::Unit;
using library::UnitStatus;

constexpr std::size_t kFirstSections = 3;  // a law says its title in the first or second
constexpr std::size_t kLongestTitle = 600;
constexpr std::string_view kPublisher = "https://www.elegislation.gov.hk";

std::string between(std::string_view text, std::string_view before, std::string_view after) {
  std::size_t begin = text.find(before);
  if (begin == std::string_view::npos) return {};
  begin += before.size();
  const std::size_t end = text.find(after, begin);
  if (end == std::string_view::npos || end - begin > kLongestTitle) return {};
  return std::string(text.substr(begin, end - begin));
}

std::string title_in(std::string_view text) {
  for (const std::string_view before : {"cited as the ", "cited as "}) {
    std::string title = between(text, before, ".\n");
    if (!title.empty()) return title;
  }
  for (const std::string_view before : {"引稱為《", "引称为《", "稱為《", "称为《"}) {
    std::string title = between(text, before, "》");
    if (!title.empty()) return title;
  }
  return {};
}

void first_sections(const std::vector<Unit>& units, std::vector<const Unit*>& sections) {
  for (const Unit& unit : units) {
    if (sections.size() == kFirstSections || unit.kind == library::UnitKind::attachment) return;
    if (library::is_provision(unit.kind)) {
      sections.push_back(&unit);
    } else {
      first_sections(unit.units, sections);
    }
  }
}

pugi::xml_node child_of(const pugi::xml_node& node, std::string_view name) {
  for (const pugi::xml_node& child : node.children()) {
    if (local_name(child) == name) return child;
  }
  return {};
}

bool is_chapter(std::string_view number) {
  if (number.empty() || number.size() > 8 || number.front() < '0' || number.front() > '9') {
    return false;
  }
  return std::ranges::all_of(
      number, [](char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z'); });
}

std::string in_small_letters(std::string text) {
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return text;
}

}  // namespace

std::string_view bare_title(std::string_view title) {
  constexpr std::string_view kOpen = "《", kClose = "》";
  const bool marked = title.starts_with(kOpen) && title.ends_with(kClose) &&
                      title.find(kClose) + kClose.size() == title.size();
  return marked ? title.substr(kOpen.size(), title.size() - kOpen.size() - kClose.size()) : title;
}

std::string cited_title(const std::vector<Unit>& units) {
  std::vector<const Unit*> sections;
  first_sections(units, sections);
  for (const Unit* section : sections) {
    std::string title = title_in(library::plain_text(*section));
    if (!title.empty()) return title;
  }
  return {};
}

bool is_instrument(const pugi::xml_node& root) {
  return words_of(child_of(child_of(root, "meta"), "docType")) == "instrument";
}

void read_meta(const pugi::xml_node& root, std::string_view file, library::Wording& wording,
               Report& report) {
  const pugi::xml_node meta = child_of(root, "meta");
  wording.region = record::Region::hongkong;
  wording.type = local_name(root);
  wording.number = words_of(child_of(meta, "docName"));
  const std::string chapter = words_of(child_of(meta, "docNumber"));
  if (is_chapter(chapter)) wording.instrument = "hk-cap-" + in_small_letters(chapter);

  const std::string status = words_of(child_of(meta, "docStatus"));
  wording.status = parse_status(status);
  if (!status.empty() && !wording.status) {
    report.add(Finding::What::unknown_value, child_of(meta, "docStatus"),
               "the status \"" + std::string(shortened(status, 80)) + "\"");
  }
  const std::string date = words_of(child_of(meta, "date"));
  auto day = parse_day(date);
  if (!date.empty() && !day) report.add(Finding::What::broken_date, child_of(meta, "date"), "date");
  wording.origin.file = file.substr(file.find_last_of("/\\") + 1);
  const auto named = parse_hkel_file(wording.origin.file);
  if (!day && named) day = named->date;
  // The date of a version that is not in force yet is no day of coming into force.
  if (wording.status != UnitStatus::not_yet_in_force) wording.from = day;

  const std::string identifier = words_of(child_of(meta, "identifier"));
  wording.origin.format = "hklm";
  wording.origin.publisher = words_of(child_of(meta, "publisher"));
  if (identifier.starts_with("/hk/")) {
    wording.origin.address = std::string(kPublisher) + identifier;
  } else if (identifier.starts_with("hk/")) {
    wording.origin.address = std::string(kPublisher) + "/" + identifier;
  } else if (identifier.starts_with("https://")) {
    wording.origin.address = identifier;
  }
}

}  // namespace gbalex::intake::hklm

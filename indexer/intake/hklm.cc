#include "intake/hklm.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <pugixml.hpp>
#include <string>
#include <utility>

#include "corpus/xml_scan.h"
#include "intake/hkel_list.h"
#include "intake/hklm_elements.h"
#include "intake/hklm_report.h"
#include "intake/hklm_table.h"
#include "intake/hklm_title.h"
#include "intake/hklm_tree.h"
#include "text/unicode.h"

namespace gbalex::intake {
namespace {

using library::Unit;
using library::UnitKind;
using record::Error;
using record::ErrorKind;

constexpr std::size_t kMostBytes = 64U << 20U;
constexpr int kDeepest = 100;
constexpr std::size_t kMostStrangeEntities = 100'000;
constexpr std::string_view kNamespace = "http://www.xml.gov.hk/schemas/hklm/";
constexpr std::array<std::string_view, 4> kRoots = {"ordinance", "subLeg", "resolution", "lawDoc"};

Error broken(std::string_view name, std::string_view place, std::string what) {
  std::string where(name);
  if (!place.empty()) where += ":" + std::string(place);
  return {ErrorKind::data, std::move(what), std::move(where), "take the publisher's file again"};
}

std::string line_and_column(std::string_view bytes, std::size_t at) {
  const std::string_view before = bytes.substr(0, at);
  const auto line = std::ranges::count(before, '\n') + 1;
  const std::size_t start = before.rfind('\n');
  const std::size_t column = start == std::string_view::npos ? at + 1 : at - start;
  return std::to_string(line) + ":" + std::to_string(column);
}

bool is_control(char c) {
  return static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r';
}

// A copy that is UTF-8 without control characters and without a byte order mark.
std::string clean(std::string_view bytes, hklm::Report& report) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  std::string out;
  out.reserve(bytes.size());
  std::size_t replaced = 0, first = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    const text::Decoded decoded = text::decode(bytes, at);
    if (decoded.valid && !is_control(bytes[at])) {
      out += bytes.substr(at, decoded.length);
    } else {
      if (replaced++ == 0) first = at;
      text::append_utf8(out, text::kReplacement);
    }
    at += decoded.length;
  }
  if (replaced > 0) {
    report.add(Finding::What::replaced, line_and_column(bytes, first),
               std::to_string(replaced) + " bytes that are no text in UTF-8");
  }
  return out;
}

// How many '&' are none of the five entities of XML; stops counting at the limit.
std::size_t strange_entities(std::string_view bytes) {
  std::size_t count = 0;
  for (std::size_t at = bytes.find('&');
       at != std::string_view::npos && count < kMostStrangeEntities; at = bytes.find('&', at + 1)) {
    const std::string_view rest = bytes.substr(at + 1, 5);
    const bool known = rest.starts_with("amp;") || rest.starts_with("lt;") ||
                       rest.starts_with("gt;") || rest.starts_with("quot;") ||
                       rest.starts_with("apos;");
    if (!known) ++count;
  }
  return count;
}

// What the parser would take without a word.
record::Result<record::Done> check(std::string_view bytes, std::string_view name,
                                   hklm::Report& report) {
  if (strange_entities(bytes) >= kMostStrangeEntities) {
    return broken(name, {}, "too many entities that are not of XML");
  }
  const corpus::Scan scan = corpus::scan_xml(bytes, kDeepest);
  if (!scan.parsable) {
    const corpus::ScanProblem& problem = scan.problems.back();
    return broken(name, line_and_column(bytes, problem.offset), problem.what);
  }
  for (const corpus::ScanProblem& problem : scan.problems) {
    if (!bytes.substr(problem.offset).starts_with('&')) {
      return broken(name, line_and_column(bytes, problem.offset), problem.what);
    }
    report.add(Finding::What::unknown_element, std::string_view("an entity"), problem.what);
  }
  return record::Done{};
}

record::Result<record::Done> parse(std::string& bytes, std::string_view name,
                                   pugi::xml_document& document) {
  const pugi::xml_parse_result parsed = document.load_buffer_inplace(
      bytes.data(), bytes.size(), pugi::parse_default | pugi::parse_ws_pcdata, pugi::encoding_utf8);
  if (parsed) return record::Done{};
  return broken(name, "byte " + std::to_string(parsed.offset), parsed.description());
}

pugi::xml_node main_of(const pugi::xml_node& root) {
  for (const pugi::xml_node& child : root.children()) {
    if (hklm::local_name(child) == "main") return child;
  }
  return {};
}

bool is_hklm(const pugi::xml_node& root) {
  if (std::ranges::find(kRoots, hklm::local_name(root)) != kRoots.end()) return true;
  for (const pugi::xml_attribute& attribute : root.attributes()) {
    const std::string_view value = attribute.value();
    if (std::string_view(attribute.name()).starts_with("xmlns") && value.starts_with(kNamespace)) {
      return true;
    }
  }
  return false;
}

std::optional<record::Language> parse_tag(std::string_view tag) {
  if (tag.starts_with("en")) return record::Language::en;
  if (tag.starts_with("zh-Hant") || tag == "zh-HK") return record::Language::zh_hant;
  if (tag.starts_with("zh-Hans") || tag == "zh-CN") return record::Language::zh_hans;
  return std::nullopt;
}

// As the root, its main part, the identifier "/hk/cap9!zh-Hant-HK", or the name of the file says.
std::optional<record::Language> language_of(const pugi::xml_node& root,
                                            const library::Wording& wording) {
  for (const pugi::xml_node& node : {root, main_of(root)}) {
    if (const auto language = parse_tag(node.attribute("xml:lang").value())) return language;
  }
  const std::string_view address = wording.origin.address;
  const std::size_t mark = address.find('!');
  if (mark != std::string_view::npos) {
    if (const auto language = parse_tag(address.substr(mark + 1))) return language;
  }
  const auto named = parse_hkel_file(wording.origin.file);
  return named ? std::optional(named->language) : std::nullopt;
}

bool has_words(const Unit& unit) {
  if (!unit.text.empty() || !unit.rows.empty()) return true;
  return std::ranges::any_of(unit.units, has_words);
}

// What stands before the first unit that has a number, or is over units that have, is preface.
void divide(std::vector<Unit> units, library::Wording& wording) {
  const auto begins_body = [](const Unit& unit) {
    return unit.kind != UnitKind::text && unit.kind != UnitKind::table &&
           unit.kind != UnitKind::cross_heading;
  };
  auto body = std::ranges::find_if(units, begins_body);
  const auto is_long_title = [](const Unit& unit) { return unit.pair == "longTitle"; };
  if (body == units.end()) body = std::ranges::find_if_not(units, is_long_title);
  wording.preface.assign(std::make_move_iterator(units.begin()), std::make_move_iterator(body));
  wording.units.assign(std::make_move_iterator(body), std::make_move_iterator(units.end()));
}

// The words before they are read as a tree decide how sections are called.
std::string title_in(const pugi::xml_node& root) {
  struct Finder : pugi::xml_tree_walker {
    bool for_each(pugi::xml_node& node) override {
      const std::string_view name = hklm::local_name(node);
      if (name == "docTitle") title = hklm::words_of(node);
      if (name == "shortTitle" && title.empty()) title = hklm::words_of(node);
      return name != "docTitle";
    }
    std::string title;
  } finder;
  pugi::xml_node start = root;
  start.traverse(finder);
  return std::string(hklm::bare_title(finder.title));
}

library::Wording read(const pugi::xml_node& root, library::Wording wording, hklm::Report& report) {
  wording.title = title_in(root);
  const hklm::TreeSettings settings{wording.language, wording.title, hklm::is_instrument(root)};
  std::vector<Unit> units;
  for (const pugi::xml_node& child : root.children()) {
    if (child.type() != pugi::node_element || hklm::local_name(child) == "meta") continue;
    hklm::Tree tree = hklm::read_tree(child, settings, report);
    std::ranges::move(tree.units, std::back_inserter(units));
    std::ranges::move(tree.history, std::back_inserter(wording.history));
  }
  divide(std::move(units), wording);
  if (wording.title.empty()) wording.title = hklm::cited_title(wording.units);
  if (wording.title.empty()) wording.title = wording.number;
  if (std::ranges::none_of(wording.units, has_words) &&
      std::ranges::none_of(wording.preface, has_words)) {
    report.add(Finding::What::empty_body, main_of(root), "no words of a law");
  }
  return wording;
}

}  // namespace

record::Result<Taken> read_hklm(File file) {
  if (file.bytes.size() > kMostBytes) {
    return broken(file.name, {}, "longer than " + std::to_string(kMostBytes >> 20U) + " MiB");
  }
  hklm::Report report(file.name);
  std::string bytes = clean(file.bytes, report);
  if (auto checked = check(bytes, file.name, report); !checked) return checked.error();
  pugi::xml_document document;
  if (auto parsed = parse(bytes, file.name, document); !parsed) return parsed.error();
  const pugi::xml_node root = document.document_element();
  if (!is_hklm(root) || !main_of(root)) {
    return Error{ErrorKind::data, "not an HKLM file of Hong Kong e-Legislation",
                 std::string(file.name),
                 "its root is ordinance, subLeg, resolution or lawDoc, and holds main"};
  }
  library::Wording wording;
  hklm::read_meta(root, file.name, wording, report);
  const auto language = language_of(root, wording);
  if (!language) {
    return Error{ErrorKind::data, "the file does not say its language", std::string(file.name),
                 "give the root xml:lang=\"en\", \"zh-Hant-HK\" or \"zh-Hans-HK\""};
  }
  wording.language = *language;
  Taken taken;
  taken.wordings.push_back(read(root, std::move(wording), report));
  taken.findings = report.take();
  return taken;
}

}  // namespace gbalex::intake

// How a provision is called in each language and region (view.h).
#include <algorithm>
#include <array>
#include <tuple>

#include "web/view.h"

namespace gbalex::web {
namespace {

using record::Language;
using record::ProvisionId;

// Inserted articles of the treaties, as their Chinese texts count them.
struct Inserted {
  std::string_view latin, chinese;
};
constexpr std::array kInserted = {
    Inserted{"quinquies", "之五"}, Inserted{"quater", "之四"}, Inserted{"sexies", "之六"},
    Inserted{"septies", "之七"},   Inserted{"octies", "之八"}, Inserted{"bis", "之二"},
    Inserted{"ter", "之三"},
};
constexpr std::array kChineseDigits = {"〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"};

bool is_chinese(Language language) {
  return language == Language::zh_hans || language == Language::zh_hant;
}

// "219-1" is 第219条之一, "6bis" is 第6条之二: the number, and what follows 条.
std::pair<std::string, std::string> split_inserted(const std::string& number) {
  const auto hyphen = number.find('-');
  if (hyphen != std::string::npos && hyphen + 2 == number.size()) {
    const char digit = number.back();
    if (digit >= '0' && digit <= '9') {
      return {number.substr(0, hyphen),
              std::string("之") + kChineseDigits[static_cast<std::size_t>(digit - '0')]};
    }
  }
  for (const Inserted& inserted : kInserted) {
    if (number.ends_with(inserted.latin)) {
      return {number.substr(0, number.size() - inserted.latin.size()),
              std::string(inserted.chinese)};
    }
  }
  return {number, ""};
}

// "(1)(a)" as its parts.
std::vector<std::string> paragraph_parts(std::string_view paragraphs) {
  std::vector<std::string> parts;
  while (!paragraphs.empty()) {
    const auto end = paragraphs.find(')');
    parts.emplace_back(paragraphs.substr(1, end == std::string_view::npos ? end : end - 1));
    if (end == std::string_view::npos) break;
    paragraphs.remove_prefix(end + 1);
  }
  return parts;
}

// A number of this kind is a name: it must not be grouped as a quantity ("1,185").
constexpr char kNameMark = '\x01';
std::string as_name(const std::string& number) { return kNameMark + number; }
std::string formatted(const Visit& visit, std::string_view key,
                      const text::MessageArguments& arguments) {
  std::string label = visit.t(key, arguments);
  std::erase(label, kNameMark);
  return label;
}

std::string paragraphs_label(const Visit& visit, const ProvisionId& id) {
  static constexpr std::array kLevels = {"provision.paragraph", "provision.item",
                                         "provision.subitem"};
  std::string label;
  const auto parts = paragraph_parts(id.paragraphs());
  for (std::size_t i = 0; i < parts.size(); ++i) {
    label +=
        formatted(visit, kLevels[std::min(i, kLevels.size() - 1)], {{"number", as_name(parts[i])}});
  }
  return label;
}

}  // namespace

std::string provision_label(const Visit& visit, const ProvisionId& id, std::string_view region) {
  const std::string& unit = id.unit();
  std::string number = id.article();
  if (number.starts_with(unit)) number.erase(0, unit.size());
  const bool open = id.is_range() && number.ends_with("..");
  if (open) number.resize(number.size() - 2);

  std::string key = "provision." + unit;
  std::string chapter;
  if (unit.starts_with("ch") && unit.size() > 2) {  // "ch4s": chapter 4, section …
    key = "provision.ch-s";
    chapter = unit.substr(2, unit.size() - 3);
  }
  if (!visit.site.messages().has(key)) return id.text();
  if (const auto dots = number.find(".."); dots != std::string::npos) {
    return formatted(visit, key + "-range",
                     {{"from", as_name(number.substr(0, dots))},
                      {"to", as_name(number.substr(dots + 2))},
                      {"chapter", as_name(chapter)}});
  }

  const bool chinese = is_chinese(visit.language);
  // Hong Kong writes the subsection inside: 第18(1)條, section 18(1).
  const bool inside = region == "hongkong" || visit.language == Language::en;
  std::string after;
  if (chinese && !open) std::tie(number, after) = split_inserted(number);
  if (inside) number += id.paragraphs();
  std::string label =
      formatted(visit, key, {{"number", as_name(number)}, {"chapter", as_name(chapter)}});
  label += after;
  if (!inside) label += paragraphs_label(visit, id);
  if (open) label = visit.t("provision.open", {{"label", label}});
  return label;
}

std::string provision_path(std::string_view instrument, const ProvisionId& id) {
  return "/law/" + std::string(instrument) + "/" + id.path();
}

}  // namespace gbalex::web

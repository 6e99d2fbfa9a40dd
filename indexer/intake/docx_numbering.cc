#include "intake/docx_numbering.h"

#include <algorithm>
#include <charconv>

namespace gbalex::intake {
namespace {

int number_of(std::string_view text, int otherwise) {
  int value = otherwise;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

std::string letters(long number, char first) {
  // a … z, aa … zz, as Word counts.
  const long repeats = std::min<long>((number - 1) / 26 + 1, 8);
  return std::string(static_cast<std::size_t>(repeats),
                     static_cast<char>(first + (number - 1) % 26));
}

std::string roman(long number, bool is_upper) {
  static constexpr std::pair<long, std::string_view> kParts[] = {
      {1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"}, {90, "xc"}, {50, "l"},
      {40, "xl"},  {10, "x"},   {9, "ix"},  {5, "v"},    {4, "iv"},  {1, "i"}};
  std::string out;
  number = std::min<long>(number, 3999);
  for (const auto& [value, word] : kParts) {
    for (; number >= value; number -= value) out += word;
  }
  if (is_upper) {
    for (char& letter : out) letter = static_cast<char>(letter - 'a' + 'A');
  }
  return out;
}

std::string circled(long number) {
  std::string out = "\xE2\x91\xA0";  // ①
  out[2] = static_cast<char>(0xA0 + number - 1);
  return out;
}

std::string written(long number, std::string_view format) {
  if (number < 1) return std::to_string(number);
  if (format == "none" || format == "bullet") return {};
  if (format == "lowerLetter") return letters(number, 'a');
  if (format == "upperLetter") return letters(number, 'A');
  if (format == "lowerRoman" || format == "upperRoman") {
    return roman(number, format == "upperRoman");
  }
  if (format.starts_with("decimalEnclosedCircle") && number <= 20) return circled(number);
  const bool is_chinese = format.starts_with("chinese") || format.starts_with("japanese") ||
                          format.starts_with("taiwanese") || format.starts_with("ideograph");
  return is_chinese ? chinese_numeral(number) : std::to_string(number);
}

}  // namespace

std::string_view local_name(const pugi::xml_node& node) {
  const std::string_view name = node.name();
  const std::size_t colon = name.find(':');
  return colon == name.npos ? name : name.substr(colon + 1);
}

pugi::xml_node child_of(const pugi::xml_node& node, std::string_view name) {
  for (const pugi::xml_node& child : node.children()) {
    if (local_name(child) == name) return child;
  }
  return {};
}

std::string_view value_of(const pugi::xml_node& node, std::string_view attribute) {
  for (const pugi::xml_attribute& one : node.attributes()) {
    const std::string_view name = one.name();
    const std::size_t colon = name.find(':');
    if ((colon == name.npos ? name : name.substr(colon + 1)) == attribute) return one.value();
  }
  return {};
}

std::string chinese_numeral(long number) {
  static constexpr std::string_view kDigits[] = {"〇", "一", "二", "三", "四",
                                                 "五", "六", "七", "八", "九"};
  static constexpr std::string_view kPlaces[] = {"", "十", "百", "千", "万"};
  const std::string digits = std::to_string(number);
  if (number < 1 || digits.size() > std::size(kPlaces)) return digits;
  std::string out;
  bool is_gap = false;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    const auto digit = static_cast<std::size_t>(digits[i] - '0');
    if (digit == 0) {
      is_gap = true;
      continue;
    }
    if (is_gap) out += "零";
    is_gap = false;
    const std::size_t place = digits.size() - 1 - i;
    if (!(digits.size() == 2 && i == 0 && digit == 1)) out += kDigits[digit];
    out += kPlaces[place];
  }
  return out;
}

DocxNumbering::DocxNumbering(const pugi::xml_node& numbering, const pugi::xml_node& styles) {
  read_lists(numbering);
  read_styles(styles);
}

void DocxNumbering::read_lists(const pugi::xml_node& numbering) {
  const auto read_level = [](const pugi::xml_node& node, List& list) {
    const int at = number_of(value_of(node, "ilvl"), -1);
    if (at < 0 || at >= kLevels) return;
    Level& level = list.levels[static_cast<std::size_t>(at)];
    level.format = value_of(child_of(node, "numFmt"));
    level.text = value_of(child_of(node, "lvlText"));
    level.start = number_of(value_of(child_of(node, "start")), 1);
  };
  std::map<std::string, List, std::less<>> abstract;
  for (const pugi::xml_node& node : numbering.children()) {
    if (local_name(node) != "abstractNum") continue;
    List list;
    list.abstract = value_of(node, "abstractNumId");
    for (const pugi::xml_node& level : node.children()) {
      if (local_name(level) == "lvl") read_level(level, list);
    }
    abstract[list.abstract] = list;
  }
  for (const pugi::xml_node& node : numbering.children()) {
    if (local_name(node) != "num") continue;
    const std::string id(value_of(node, "numId"));
    const auto found = abstract.find(value_of(child_of(node, "abstractNumId")));
    if (found == abstract.end()) continue;
    List list = found->second;
    for (const pugi::xml_node& change : node.children()) {
      if (local_name(change) != "lvlOverride") continue;
      // A list that starts anew counts for itself.
      list.abstract = "num " + id;
      const int at = number_of(value_of(change, "ilvl"), 0);
      if (const pugi::xml_node level = child_of(change, "lvl")) read_level(level, list);
      const pugi::xml_node start = child_of(change, "startOverride");
      if (start && at >= 0 && at < kLevels) {
        list.levels[static_cast<std::size_t>(at)].start = number_of(value_of(start), 1);
      }
    }
    lists_[id] = std::move(list);
  }
}

void DocxNumbering::read_styles(const pugi::xml_node& styles) {
  for (const pugi::xml_node& style : styles.children()) {
    if (local_name(style) != "style") continue;
    const std::string id(value_of(style, "styleId"));
    if (const pugi::xml_node base = child_of(style, "basedOn")) bases_[id] = value_of(base);
    const pugi::xml_node place = child_of(child_of(style, "pPr"), "numPr");
    if (!place) continue;
    styles_[id] = {std::string(value_of(child_of(place, "numId"))),
                   number_of(value_of(child_of(place, "ilvl")), 0)};
  }
}

DocxNumbering::Place DocxNumbering::place_of(const pugi::xml_node& paragraph_properties) const {
  constexpr int kDeepestStyle = 20;  // styles stand on styles, in hostile files in a circle
  if (const pugi::xml_node own = child_of(paragraph_properties, "numPr")) {
    return {std::string(value_of(child_of(own, "numId"))),
            number_of(value_of(child_of(own, "ilvl")), 0)};
  }
  std::string style(value_of(child_of(paragraph_properties, "pStyle")));
  for (int depth = 0; depth < kDeepestStyle && !style.empty(); ++depth) {
    if (const auto found = styles_.find(style); found != styles_.end()) return found->second;
    const auto base = bases_.find(style);
    style = base == bases_.end() ? std::string() : base->second;
  }
  return {};
}

std::string DocxNumbering::next(const pugi::xml_node& paragraph_properties) {
  const Place place = place_of(paragraph_properties);
  const auto found = lists_.find(place.list);
  if (found == lists_.end() || place.level < 0 || place.level >= kLevels) return {};
  const List& list = found->second;
  const auto own = static_cast<std::size_t>(place.level);
  auto [counts, is_new] = counts_.try_emplace(list.abstract);
  if (is_new) {
    for (std::size_t i = 0; i < kLevels; ++i) counts->second[i] = list.levels[i].start - 1;
  }
  ++counts->second[own];
  for (std::size_t i = own + 1; i < kLevels; ++i) counts->second[i] = list.levels[i].start - 1;
  const Level& level = list.levels[own];
  if (level.format == "bullet") return {};
  std::string out;
  for (std::size_t i = 0; i < level.text.size(); ++i) {
    const bool is_place = level.text[i] == '%' && i + 1 < level.text.size() &&
                          level.text[i + 1] >= '1' && level.text[i + 1] <= '9';
    if (!is_place) {
      out += level.text[i];
      continue;
    }
    const auto at = static_cast<std::size_t>(level.text[++i] - '1');
    // A level above that was not counted yet shows its start.
    const long count = std::max(counts->second[at], list.levels[at].start);
    out += written(count, list.levels[at].format);
  }
  return out.starts_with("第") ? out + "　" : out;
}

}  // namespace gbalex::intake

#include "intake/hklm_ids.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

namespace gbalex::intake::hklm {
namespace {

using library::UnitKind;

constexpr std::size_t kLongest = 200;  // bytes of a key or number that ids are made of

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

std::size_t leading_letters(std::string_view text) {
  const auto end = std::ranges::find_if_not(text, is_letter);
  return static_cast<std::size_t>(end - text.begin());
}

// "5...7" → "5..7"; what is no letter or digit goes.
std::string label(std::string_view value) {
  const std::size_t dots = value.find("...");
  if (dots != std::string_view::npos) {
    const std::string first = label(value.substr(0, dots)), last = label(value.substr(dots + 3));
    return first.empty() || last.empty() ? first + last : first + ".." + last;
  }
  std::string out;
  for (const char c : value) {
    if (is_digit(c) || is_letter(c)) out += c;
  }
  return out;
}

// The keys of the publisher begin with letters that say the kind: s18A, P5, D1, sch1.
std::string without_kind(std::string_view key, std::size_t letters) {
  if (key.size() > letters && letters > 0 && !is_digit(key.front())) key.remove_prefix(letters);
  return label(key);
}

struct Prefix {
  UnitKind kind;
  std::string_view id, key;  // key: the letters of the publisher's keys, in capitals
};
constexpr std::array kPrefixes = {Prefix{UnitKind::part, "part", "P"},
                                  Prefix{UnitKind::division, "div", "D"},
                                  Prefix{UnitKind::subdivision, "subdiv", "SD"},
                                  Prefix{UnitKind::subdivision, "subdiv", "SUBD"},
                                  Prefix{UnitKind::chapter, "ch", "CH"},
                                  Prefix{UnitKind::chapter, "ch", "C"},
                                  Prefix{UnitKind::attachment, "sch", "SCH"},
                                  Prefix{UnitKind::attachment, "annex", "ANNEX"},
                                  Prefix{UnitKind::part, "ord", "O"},
                                  Prefix{UnitKind::part, "ord", "ORD"}};
constexpr std::size_t kLongestRoman = 5;  // XVIII

std::string in_capitals(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return out;
}

// "sch1" → "sch1", "P5" → "part5", "PIV" → "partIV"; empty for what is no container.
std::string container_id(std::string_view key) {
  const std::string letters = in_capitals(key.substr(0, leading_letters(key)));
  const Prefix* found = nullptr;
  for (const Prefix& prefix : kPrefixes) {
    const bool fits =
        letters.size() == key.size()
            ? letters.starts_with(prefix.key) && letters.size() <= prefix.key.size() + kLongestRoman
            : letters == prefix.key;
    if (fits && (found == nullptr || prefix.key.size() > found->key.size())) found = &prefix;
  }
  if (found == nullptr) return {};
  const std::string own = label(key.substr(found->key.size()));
  return std::string(found->id) + (own == "0" ? std::string() : own);
}

std::vector<std::string_view> steps_of(std::string_view key) {
  std::vector<std::string_view> steps;
  while (!key.empty()) {
    const std::size_t end = key.find('_');
    steps.push_back(key.substr(0, end));
    key = end == std::string_view::npos ? std::string_view() : key.substr(end + 1);
  }
  return steps;
}

// The containers that the key names, "sch1_P1_2A" → "sch1/part1/"; without a key those around it.
std::string containers_of(const Numbering& numbering, const std::vector<std::string_view>& steps) {
  std::string path;
  if (steps.empty()) {
    if (!numbering.container.empty()) path = std::string(numbering.container) + "/";
    return path;
  }
  for (std::size_t i = 0; i + 1 < steps.size(); ++i) {
    const std::string id = container_id(steps[i]);
    if (!id.empty()) path += id + "/";
  }
  return path;
}

bool is_container(UnitKind kind) {
  return kind == UnitKind::part || kind == UnitKind::division || kind == UnitKind::subdivision ||
         kind == UnitKind::chapter || kind == UnitKind::attachment;
}

std::string container_or_section_id(const Numbering& numbering) {
  const std::vector<std::string_view> steps = steps_of(numbering.key.substr(0, kLongest));
  std::string path = containers_of(numbering, steps);
  const std::string_view own_key =
      steps.empty() ? numbering.name.substr(0, kLongest) : steps.back();
  std::string own = label(numbering.value.substr(0, kLongest));
  if (is_container(numbering.kind)) {
    const std::string by_key = container_id(own_key);
    if (!by_key.empty()) return path + by_key;
    const auto* prefix = std::ranges::find(kPrefixes, numbering.kind, &Prefix::kind);
    return path + std::string(prefix->id) + (own == "0" ? std::string() : own);
  }
  if (own.empty()) own = without_kind(own_key, own_key.starts_with("reg") ? 3 : 1);
  if (own.empty()) own = label(numbering.number.substr(0, kLongest));
  if (own.empty()) return {};
  const bool in_schedule = path.starts_with("sch") || path.starts_with("annex");
  const std::string_view prefix = numbering.kind == UnitKind::article ? "art"
                                  : in_schedule                       ? "s"
                                                                      : numbering.section;
  return path + std::string(prefix) + own;
}

// "(a)" → "(a)", "1." → "(1)", "(e)-(ea)" → "(e)..(ea)"; Chinese numbers stay as they are.
std::string bracketed(std::string_view number) {
  const std::size_t first_end = number.find(')');
  const std::size_t second = number.rfind('(');
  if (first_end != std::string_view::npos && second != std::string_view::npos &&
      second > first_end + 1) {
    const std::string first = bracketed(number.substr(0, first_end + 1));
    const std::string last = bracketed(number.substr(second));
    if (!first.empty() && !last.empty()) return first + ".." + last;
  }
  for (const std::string_view mark : {"（", "）", "．", "、"}) {
    if (number.starts_with(mark)) number.remove_prefix(mark.size());
    if (number.ends_with(mark)) number.remove_suffix(mark.size());
  }
  std::string out;
  for (const char c : number) {
    if (is_digit(c) || is_letter(c) || static_cast<unsigned char>(c) >= 0x80) out += c;
  }
  return out.empty() ? out : "(" + out + ")";
}

}  // namespace

std::string unit_id(const Numbering& numbering) {
  switch (numbering.kind) {
    case UnitKind::text:
    case UnitKind::cross_heading:
    case UnitKind::table:
      return {};
    case UnitKind::subsection:
    case UnitKind::paragraph:
    case UnitKind::subparagraph:
    case UnitKind::point:
    case UnitKind::indent: {
      if (numbering.parent.empty()) return {};
      const std::string own = bracketed(numbering.number.substr(0, kLongest));
      return own.empty() ? own : std::string(numbering.parent) + own;
    }
    default:
      return container_or_section_id(numbering);
  }
}

std::string_view section_prefix(std::string_view kind, std::string_view title) {
  if (kind == "rule") return "r";
  if (kind == "regulation") return "reg";
  if (title.starts_with("Rules of ") || title.starts_with("The Rules of ")) return "r";
  if (title.ends_with(')')) title = title.substr(0, title.rfind(" ("));  // "(Repealed)"
  for (const std::string_view rules : {"Rules", "Rule", "規則", "规则"}) {
    if (title.ends_with(rules)) return "r";
  }
  for (const std::string_view regulations : {"Regulations", "Regulation", "規例", "规例"}) {
    if (title.ends_with(regulations)) return "reg";
  }
  return "s";
}

int section_number(std::string_view id) {
  const std::string_view digits = id.substr(leading_letters(id));
  int number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return number;
}

}  // namespace gbalex::intake::hklm

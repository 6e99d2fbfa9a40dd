#include "intake/statute_text_marks.h"

#include <algorithm>
#include <utility>

#include "intake/statute_text_words.h"
#include "text/citation.h"

namespace gbalex::intake {
namespace {

constexpr long kHighestItem = 999;
constexpr std::size_t kLongestDivision = 210;  // bytes
constexpr std::size_t kLongestAttachment = 180;

std::string_view skip_space(std::string_view text) {
  while (const std::size_t length = space_at(text)) text.remove_prefix(length);
  return text;
}

bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }

bool stands_apart(std::string_view rest) {
  return rest.empty() || space_at(rest) > 0 || starts_with_any(rest, "【|：|:");
}

// 第…编|分编|部分|章|节|条, 第…条之一.
StatuteMark read_ordinal(std::string_view line) {
  static constexpr std::pair<std::string_view, StatuteMark::Kind> kUnits[] = {
      {"分编", StatuteMark::Kind::part},     {"编", StatuteMark::Kind::book},
      {"部分", StatuteMark::Kind::part},     {"章", StatuteMark::Kind::chapter},
      {"节", StatuteMark::Kind::subchapter}, {"条", StatuteMark::Kind::article}};
  StatuteMark mark;
  std::string_view rest = skip_space(line.substr(std::string_view("第").size()));
  const std::size_t digits = text::parse_numeral(rest, mark.value);
  if (digits == 0) return {};
  rest = skip_space(rest.substr(digits));
  for (const auto& [word, kind] : kUnits) {
    if (!rest.starts_with(word)) continue;
    mark.kind = kind;
    rest.remove_prefix(word.size());
    break;
  }
  if (mark.kind == StatuteMark::Kind::none) return {};
  if (rest.starts_with("之")) {
    const std::string_view after = rest.substr(std::string_view("之").size());
    if (const std::size_t length = text::parse_numeral(after, mark.insert)) {
      rest = after.substr(length);
    }
  }
  mark.length = line.size() - rest.size();
  mark.is_apart = stands_apart(rest);
  return mark;
}

StatuteMark item(StatuteMark::Style style, long value, std::string_view line,
                 std::string_view rest) {
  // 一、二项 and （一）至（三） cite items; they are none.
  if (value < 1 || value > kHighestItem || starts_with_any(rest, "、|至|项|，|及|和")) return {};
  StatuteMark mark;
  mark.kind = StatuteMark::Kind::item;
  mark.style = style;
  mark.value = value;
  mark.length = line.size() - rest.size();
  mark.is_apart = true;
  return mark;
}

StatuteMark read_bracketed(std::string_view line) {
  const std::size_t open = line.starts_with("（") ? 3 : 1;
  std::string_view rest = skip_space(line.substr(open));
  const bool is_han = !rest.empty() && !is_digit(rest.front()) && !rest.starts_with("\xEF\xBC");
  long value = 0;
  const std::size_t length = text::parse_numeral(rest, value);
  if (length == 0) return {};
  rest = skip_space(rest.substr(length));
  const std::size_t close = rest.starts_with("）") ? 3 : rest.starts_with(")") ? 1 : 0;
  if (close == 0) return {};
  return item(is_han ? StatuteMark::Style::han : StatuteMark::Style::bracketed, value, line,
              rest.substr(close));
}

// 1. 1． 1、 and 一、.
StatuteMark read_pointed(std::string_view line) {
  const bool is_han = !is_digit(line.front()) && !line.starts_with("\xEF\xBC");
  long value = 0;
  const std::size_t length = text::parse_numeral(line, value);
  if (length == 0) return {};
  const std::string_view rest = line.substr(length);
  if (is_han) {
    return rest.starts_with("、") ? item(StatuteMark::Style::words, value, line, rest.substr(3))
                                  : StatuteMark{};
  }
  const std::size_t point = starts_with_any(rest, "．|、") ? 3 : rest.starts_with(".") ? 1 : 0;
  if (point == 0) return {};
  // 1.2 is a number of two levels or a decimal fraction.
  if (rest.size() > point && is_digit(rest[point])) return {};
  return item(StatuteMark::Style::digits, value, line, rest.substr(point));
}

StatuteMark read_circled(std::string_view line) {
  const auto third = static_cast<unsigned char>(line[2]);
  if (third < 0xA0 || third > 0xB3) return {};
  return item(StatuteMark::Style::circled, third - 0xA0 + 1, line, line.substr(3));
}

StatuteMark read_letter(std::string_view line) {
  const char letter = line.front();
  const bool is_small = letter >= 'a' && letter <= 'z';
  if (!is_small && (letter < 'A' || letter > 'Z')) return {};
  const std::string_view rest = line.substr(1);
  const std::size_t point = starts_with_any(rest, "）|．|、")                ? 3
                            : rest.starts_with(")") || rest.starts_with(".") ? 1
                                                                             : 0;
  if (point == 0 || (rest.size() > point && static_cast<unsigned char>(rest[point]) < 0x80 &&
                     rest[point] != ' ')) {
    return {};
  }
  return item(StatuteMark::Style::letter, letter - (is_small ? 'a' : 'A') + 1, line,
              rest.substr(point));
}

// 附件1, 附表：, 附录 …, 附： at the start of a short line.
StatuteMark read_attachment(std::string_view line) {
  if (line.size() > kLongestAttachment || starts_with_any(line, "附则") ||
      contains_any(line, "。|；|，")) {
    return {};
  }
  StatuteMark mark;
  mark.kind = StatuteMark::Kind::attachment;
  mark.is_table = line.starts_with("附表");
  const bool is_named = starts_with_any(line, "附件|附表|附录|附图");
  std::string_view rest = line.substr(is_named ? 6 : 3);
  const std::string_view digits = skip_space(rest);
  if (const std::size_t length = text::parse_numeral(digits, mark.value)) {
    rest = digits.substr(length);
  }
  mark.length = line.size() - rest.size();
  mark.is_apart = stands_apart(rest);
  if (!mark.is_apart && !starts_with_any(rest, "《|（|(|.|．|、")) return {};
  // 附 alone, or with a number, wants its colon: 附 has other uses.
  if (!is_named && !rest.empty() && !starts_with_any(rest, "：|:")) return {};
  return mark;
}

}  // namespace

StatuteMark read_mark(std::string_view line) {
  if (line.empty()) return {};
  if (line.starts_with("第")) return read_ordinal(line);
  if (line.starts_with("附")) return read_attachment(line);
  if (starts_with_any(line, "（|(")) return read_bracketed(line);
  if (line.size() > 3 && line.starts_with("\xE2\x91")) return read_circled(line);
  if (const StatuteMark mark = read_letter(line); mark.kind != StatuteMark::Kind::none) return mark;
  return read_pointed(line);
}

bool is_cited_on(std::string_view rest) {
  return starts_with_any(
      rest,
      "第|的|规定|所|、|和|至|到|中|款|项|修|增|删|改|关|与|及|或|以|并|内|等|适|"
      "，|。|；|“|”|》|〉|作|调|列|之|）|已|未|处|予|执行|合并|移|）");
}

bool is_division(const StatuteMark& mark, std::string_view line) {
  if (mark.kind == StatuteMark::Kind::none || mark.kind >= StatuteMark::Kind::article) return false;
  if (line.size() > kLongestDivision || contains_any(line, "。|；|：|“|”")) return false;
  if (mark.is_apart) return true;
  return is_heading_like(line) && !is_cited_on(line.substr(mark.length));
}

std::string contents_words(std::string_view line) {
  std::string words = compact(line);
  const std::size_t dots = std::min(words.find("..."), words.find("……"));
  if (dots != std::string::npos) words.resize(dots);
  return words;
}

bool is_contents_entry(std::string_view line) {
  const StatuteMark mark = read_mark(line);
  if (is_division(mark, line)) return true;
  if (contains_any(line, "......|………")) return true;
  if (mark.kind == StatuteMark::Kind::attachment) return true;
  const std::string words = contents_words(line);
  return words == "附则" || words == "总则" || words == "分则" || words == "序言" ||
         words == "前言" || words == "引言" || words == "附件" || words == "附录";
}

}  // namespace gbalex::intake

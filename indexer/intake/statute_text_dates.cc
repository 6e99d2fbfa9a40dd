#include "intake/statute_text_dates.h"

#include <algorithm>
#include <iterator>

#include "intake/statute_text_words.h"
#include "text/citation.h"

namespace gbalex::intake {
namespace {

constexpr std::string_view kActs =
    "通过|公布|发布|颁布|施行|修正|修订|修改|批准|公告|实施|制定|备案|转发|印发|废止|令第";
constexpr std::size_t kLongestHistory = 16'384;  // bytes; the Criminal Law's is 3,000
constexpr long kFirstYear = 1900, kLastYear = 2199;

// The numeral that ends at `end`, four digits at most; its start, or `end` when there is none.
std::size_t year_start(std::string_view text, std::size_t end) {
  static constexpr std::string_view kHan = "〇|零|一|二|三|四|五|六|七|八|九";
  std::size_t at = end;
  for (int digit = 0; digit < 4; ++digit) {
    if (at >= 1 && text[at - 1] >= '0' && text[at - 1] <= '9') {
      at -= 1;
    } else if (at >= 3 && starts_with_any(text.substr(at - 3, 3), kHan)) {
      at -= 3;
    } else {
      break;
    }
  }
  return at;
}

// A numeral and the unit behind it; advances over both.
bool take(std::string_view& text, long& value, std::string_view units) {
  const std::size_t length = text::parse_numeral(text, value);
  if (length == 0) return false;
  const std::string_view rest = text.substr(length);
  if (!starts_with_any(rest, units)) return false;
  text = rest.substr(3);
  return true;
}

// Where a list of several acts, in one pair of brackets, is cut: white space before a date, 根据 or
// 自 and a date.
bool starts_act(std::string_view text) {
  if (text.starts_with("根据")) return true;
  if (text.starts_with("自")) text.remove_prefix(std::string_view("自").size());
  const std::string words = compact(text.substr(0, 60));
  std::string_view rest = words;
  long year = 0;
  return text::parse_numeral(rest, year) > 0 && take(rest, year, "年");
}

std::string_view without_brackets(std::string_view text) {
  text = trim(text);
  while (starts_with_any(text, "（|(")) {
    text = trim(text.substr(text.starts_with("(") ? 1 : 3));
  }
  while (text.ends_with("（") || text.ends_with("(")) {
    text = trim(text.substr(0, text.size() - (text.ends_with("(") ? 1 : 3)));
  }
  // A closing bracket is the outer one where none opens for it.
  for (;;) {
    const std::size_t close = text.ends_with("）") ? 3 : text.ends_with(")") ? 1 : 0;
    if (close == 0) return text;
    long depth = 0;
    for (std::size_t at = 0; at < text.size(); at += character_at(text.substr(at))) {
      const std::string_view rest = text.substr(at);
      if (starts_with_any(rest, "（|(")) ++depth;
      if (starts_with_any(rest, "）|)")) --depth;
    }
    if (depth >= 0) return text;
    text = trim(text.substr(0, text.size() - close));
  }
}

}  // namespace

DatesInText find_dates(std::string_view text) {
  static constexpr std::string_view kYear = "年";
  DatesInText found;
  for (std::size_t at = text.find(kYear); at != std::string_view::npos;
       at = text.find(kYear, at + kYear.size())) {
    const std::size_t start = year_start(text, at);
    long year = 0, month = 0, day = 0;
    if (start == at || text::parse_numeral(text.substr(start), year) != at - start) continue;
    std::string_view rest = text.substr(at + kYear.size());
    if (year < kFirstYear || year > kLastYear || !take(rest, month, "月") ||
        !take(rest, day, "日|号")) {
      continue;
    }
    const std::size_t end = text.size() - rest.size();
    const auto date = month <= 12 && day <= 31
                          ? record::Date::of_day(static_cast<int>(year), static_cast<int>(month),
                                                 static_cast<int>(day))
                          : std::nullopt;
    if (date) {
      found.dates.push_back({*date, start, end});
    } else {
      found.broken.emplace_back(text.substr(start, end - start));
    }
  }
  return found;
}

bool is_history(std::string_view line) {
  if (line.size() > kLongestHistory) return false;
  const std::string words = compact(line);
  std::string_view text = words;
  const bool is_bracketed = text.starts_with("(");
  while (text.starts_with("(")) text.remove_prefix(1);
  if (text.find("年") == text.npos) return false;
  // (1957年5月22日), and nothing else.
  const auto dates = find_dates(text).dates;
  const bool is_date = is_bracketed && !dates.empty() && dates.front().begin == 0 &&
                       text.substr(dates.front().end) == ")";
  if (is_date) return true;
  if (!contains_any(text, kActs)) return false;
  if (is_bracketed) return text.find("日") != text.npos || text.ends_with("布)");
  // A sentence of the text ends in its full stop; an act in its verb.
  if (text.find("。") != text.npos || !(starts_act(text) || text.starts_with("经"))) return false;
  while (text.ends_with(")")) text.remove_suffix(1);
  static constexpr std::string_view kVerbs[] = {"通过", "公布", "发布", "颁布", "施行", "修正",
                                                "修订", "修改", "批准", "公告", "实施", "备案"};
  return std::any_of(std::begin(kVerbs), std::end(kVerbs),
                     [text](std::string_view verb) { return text.ends_with(verb); });
}

std::vector<std::string> history_lines(std::string_view text) {
  std::vector<std::string> lines;
  if (text.size() > kLongestHistory) return {std::string(text)};
  text = without_brackets(text);
  std::size_t start = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t space = space_at(text.substr(at));
    if (space == 0) {
      at += character_at(text.substr(at));
      continue;
    }
    std::size_t next = at;
    while (const std::size_t more = space_at(text.substr(next))) next += more;
    if (at > start && next < text.size() && starts_act(text.substr(next)) &&
        contains_any(text.substr(start, at - start), kActs)) {
      lines.emplace_back(without_brackets(text.substr(start, at - start)));
      start = next;
    }
    at = next;
  }
  if (const std::string_view last = without_brackets(text.substr(start)); !last.empty()) {
    lines.emplace_back(last);
  }
  return lines;
}

std::string issuer_in(std::string_view act) {
  static constexpr std::string_view kEnds[] = {"令",       "公告", "通过", "公布", "发布",
                                               "颁布",     "批准", "修订", "修正", "《",
                                               "常务会议", "会议", "施行", "（",   "("};
  std::string name(act);
  // 第六届, 第1242次: the session and the meeting.
  if (const std::size_t at = name.find("届"); at != std::string::npos) {
    const std::size_t start = name.rfind("第", at);
    if (start != std::string::npos && at - start <= 15) name.erase(start, at + 3 - start);
  }
  std::size_t end = name.size();
  for (const std::string_view stop : kEnds) end = std::min(end, name.find(stop));
  name.resize(end);
  if (const std::size_t meeting = name.find("第"); meeting != std::string::npos) {
    name.resize(meeting);
  }
  for (const std::string_view tail :
       {std::string_view("审判委员会"), std::string_view("全体"), std::string_view("检察委员会")}) {
    if (name.ends_with(tail)) name.resize(name.size() - tail.size());
  }
  return name;
}

record::Region region_of(std::string_view title, std::string_view issuer) {
  static constexpr std::string_view kPlaces =
      "广东省|广州市|深圳市|深圳经济特区|珠海市|珠海经济特区|汕头市|汕头经济特区|佛山市|韶关市|"
      "湛江市|肇庆市|江门市|茂名市|惠州市|梅州市|汕尾市|河源市|阳江市|清远市|东莞市|中山市|潮州市|"
      "揭阳市|云浮市|连山壮族瑶族自治县|连南瑶族自治县|乳源瑶族自治县|横琴粤澳深度合作区";
  const bool is_local = starts_with_any(title, kPlaces) || starts_with_any(issuer, kPlaces);
  return is_local ? record::Region::guangdong : record::Region::mainland;
}

}  // namespace gbalex::intake

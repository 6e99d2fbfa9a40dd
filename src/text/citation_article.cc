// Provisions in Chinese: 第四十二条第二款第(一)项, 42条, 第18(1)條, 第二百一十九条之一,
// 第二百一十三条至第二百一十五条, 附表1第2条.
#include "text/citation_parts.h"

namespace gbalex::text {
namespace {

constexpr std::size_t kMostNumeral = 12;  // characters of a numeral that counts articles

// "四十二", "42", "14A": after it, 0 where there is none.
std::size_t read_count(const CitationText& text, std::size_t at, std::string& out) {
  constexpr long kMost = 9999;
  const bool digits = text.is_digit(at);
  const std::u32string_view ahead = text.from(at).substr(0, kMostNumeral);
  const Numeral numeral = digits ? read_digits(ahead) : read_chinese_numeral(ahead);
  if (numeral.length == 0 || numeral.value == 0 || numeral.value > kMost) return 0;
  out = std::to_string(numeral.value);
  std::size_t end = at + numeral.length;
  if (digits) {
    std::size_t letters = end;
    while (letters < end + 3 && text.is_letter(letters)) ++letters;
    if (text.is_letter(letters)) return 0;
    out += upper_ascii(text.ascii(end, letters));
    end = letters;
  }
  return end;
}

// 之一 of an inserted article, not of 之一切, 之一般.
std::size_t read_inserted(const CitationText& text, std::size_t at, std::string& out) {
  if (text[at] != U'之') return at;
  const Numeral numeral = text.is_digit(at + 1)
                              ? text.digits(at + 1, 3)
                              : read_chinese_numeral(text.from(at + 1).substr(0, kMostNumeral));
  if (numeral.length == 0 || numeral.value == 0) return at;
  const std::size_t end = at + 1 + numeral.length;
  static constexpr std::u32string_view kWords = U"般切定些致并同样律方种个项款百千万";
  if (numeral.length == 1 && text[end] != 0 &&
      kWords.find(text[end]) != std::u32string_view::npos) {
    return at;
  }
  out += "-" + std::to_string(numeral.value);
  return end;
}

bool is_paragraph_unit(char32_t c) { return c == U'款' || c == U'项' || c == U'目' || c == U'段'; }

// What stands below the article: "(2)" of a 款, "(1)" of an 项; unit 0 where none is named.
struct Level {
  std::string label;
  char32_t unit = 0;
};

// One level below the article: 第二款, 第(一)项, (1), a)项, 2款. After it, or `at`.
std::size_t read_level(const CitationText& text, std::size_t at, std::vector<Level>& out) {
  std::size_t next = text.skip_blanks(at);
  const bool linked = text[next] == U'之' || text[next] == U'的';
  if (linked) next = text.skip_blanks(next + 1);
  const bool di = text[next] == U'第';
  if (di) next = text.skip_blanks(next + 1);
  std::string level;
  std::size_t end = read_parenthesis(text, next, level);
  const bool bracketed = end != next;
  if (!bracketed) {
    if (text.is_letter(next) && !text.is_letter(next + 1)) {
      level = "(" + text.ascii(next, next + 1) + ")";
      end = text.skip(next + 1, U")");
    } else {
      std::string count;
      end = read_count(text, next, count);
      if (end == 0) return at;
      level = "(" + count + ")";
      end = text.skip(end, U")");
    }
  }
  std::size_t unit = text.skip_blanks(end);
  if (text[unit] == U'分') ++unit;
  const bool named = is_paragraph_unit(text[unit]) && text[unit + 1] != U'目';
  // 第十八条(1) needs no unit, 第十八条(一) neither; 42条2 does.
  if (!named && (!bracketed || di || linked)) return at;
  out.push_back({level, named ? text[unit] : U'\0'});
  return named ? unit + 1 : end;
}

std::size_t read_levels(const CitationText& text, std::size_t at, std::vector<Level>& out) {
  constexpr std::size_t kMostLevels = 5;
  while (out.size() < kMostLevels) {
    const std::size_t next = read_level(text, at, out);
    if (next == at) break;
    at = next;
  }
  return at;
}

std::string labels(const std::vector<Level>& levels) {
  std::string all;
  for (const Level& level : levels) all += level.label;
  return all;
}

// Further paragraphs of the same article: 第一款、第三款; 第(一)项和第(二)项.
void read_siblings(const CitationText& text, const std::string& article, std::vector<Level> levels,
                   std::vector<ProvisionPart>& parts) {
  constexpr std::size_t kMostSiblings = 20;
  while (!levels.empty() && parts.size() < kMostSiblings) {
    const std::size_t at = parts.back().end;
    static constexpr std::u32string_view kAnd = U"、,和或及与";
    if (text[at] == 0 || kAnd.find(text[at]) == std::u32string_view::npos) return;
    const std::size_t begin = text.skip_blanks(at + 1);
    std::vector<Level> sibling;
    const std::size_t end = read_level(text, begin, sibling);
    if (end == begin || sibling.front().unit == 0) return;
    while (!levels.empty() && levels.back().unit != sibling.front().unit) levels.pop_back();
    if (levels.empty()) return;
    levels.back() = sibling.front();
    const std::size_t deeper = read_levels(text, end, levels);
    parts.push_back({begin, deeper, "art", article + labels(levels), true, false});
  }
}

// Whether 42条 or 四十二条 without 第 counts an article here.
bool may_lack_di(const CitationText& text, std::size_t at, std::size_t after) {
  const char32_t before = text.before(at);
  if (text.is_digit(at)) {
    static constexpr std::u32string_view kNumbers = U"0123456789.,/第";
    static constexpr std::u32string_view kCounted = U"措意建";  // 16条措施
    return (at == 0 || kNumbers.find(before) == std::u32string_view::npos) &&
           (text[after] == 0 || kCounted.find(text[after]) == std::u32string_view::npos);
  }
  static constexpr std::u32string_view kTitleEnds = U"法例则》";
  return at == 0 || kTitleEnds.find(before) != std::u32string_view::npos;
}

// 至第二百一十五条, up to 条; the number is appended. 0 where no range stands.
std::size_t read_range_end(const CitationText& text, std::size_t at, std::string& out) {
  std::size_t next = text.skip_blanks(at);
  static constexpr std::u32string_view kTo = U"至到-~–—";
  if (text[next] == 0 || kTo.find(text[next]) == std::u32string_view::npos) return 0;
  next = text.skip_blanks(text.skip(text.skip_blanks(next + 1), U"第"));
  const std::size_t end = read_count(text, next, out);
  if (end == 0) return 0;
  const std::size_t unit = text.skip_blanks(end);
  return text[unit] == U'条' ? unit + 1 : 0;
}

std::string range_of(const std::string& first, const std::string& last) {
  return std::stol(last) > std::stol(first) ? first + ".." + last : first;
}

std::vector<ProvisionPart> one(std::size_t begin, std::size_t end, std::string_view unit,
                               std::string rest) {
  return {{begin, end, std::string(unit), std::move(rest), unit == "art", false}};
}

// 附表1, 附表1第2条.
std::vector<ProvisionPart> read_schedule(const CitationText& text, std::size_t at) {
  std::string rest, section;
  std::size_t end = read_count(text, text.skip_blanks(at + 2), rest);
  if (end == 0) return {};
  std::size_t next = text.skip_blanks(end);
  if (text[next] == U'第') {
    next = read_count(text, text.skip_blanks(next + 1), section);
    if (next != 0 && text[text.skip_blanks(next)] == U'条') {
      end = text.skip_blanks(next) + 1;
      rest += "/s" + section;
    }
  }
  return one(at, end, "sch", rest);
}

}  // namespace

std::vector<ProvisionPart> read_chinese_provision(const CitationText& text, std::size_t at) {
  if (text.starts(at, U"附表")) return read_schedule(text, at);
  const bool di = text[at] == U'第';
  if (!di && !text.is_digit(at) && !is_numeral_character(text[at])) return {};
  std::string rest;
  std::size_t end = read_count(text, di ? text.skip_blanks(at + 1) : at, rest);
  if (end == 0) return {};
  // 第四十二至四十五条, 213-215条
  std::string last;
  if (const std::size_t range_end = read_range_end(text, end, last); range_end != 0) {
    if (!di && !may_lack_di(text, at, range_end)) return {};
    return one(at, range_end, "art", range_of(rest, last));
  }
  // Hong Kong puts the subsection inside: 第18(1)条.
  std::string inside;
  for (std::size_t next = read_parenthesis(text, end, inside); next != end;
       next = read_parenthesis(text, end, inside)) {
    end = next;
    if (inside.size() > 24) return {};
  }
  const std::size_t unit = text.skip_blanks(end);
  if (text[unit] != U'条') return {};
  end = unit + 1;
  if (!di && !may_lack_di(text, at, end)) return {};
  end = read_inserted(text, end, rest);
  last.clear();
  if (const std::size_t range_end = inside.empty() ? read_range_end(text, end, last) : 0;
      range_end != 0) {
    return one(at, range_end, "art", range_of(rest, last));
  }
  rest += inside;
  std::vector<Level> levels;
  end = read_levels(text, end, levels);
  std::vector<ProvisionPart> parts = one(at, end, "art", rest + labels(levels));
  read_siblings(text, rest, std::move(levels), parts);
  return parts;
}

}  // namespace gbalex::text

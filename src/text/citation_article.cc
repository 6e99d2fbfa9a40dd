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
  if (text[at] == U'-' && text.is_capital(at + 1) && !text.is_letter(at + 2)) {
    out += upper_ascii(text.ascii(at + 1, at + 2));  // Macao: 第四十八条-A
    return at + 2;
  }
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
  std::size_t begin = 0;
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
  out.push_back({level, named ? text[unit] : U'\0', next});
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

// 至第四项 behind 第一项: "..(4)".
std::size_t read_level_range(const CitationText& text, std::size_t at,
                             const std::vector<Level>& levels, std::string& out) {
  const std::size_t to = text.skip_blanks(at);
  if (levels.empty() || (text[to] != U'至' && text[to] != U'到')) return at;
  std::vector<Level> last;
  const std::size_t end = read_level(text, to + 1, last);
  if (last.empty() || last.front().unit == 0 || last.front().unit != levels.back().unit) return at;
  out = ".." + last.front().label;
  return end;
}

// After "、", "和", "或者" and blanks, or `at` where none stands.
std::size_t skip_and(const CitationText& text, std::size_t at) {
  static constexpr std::u32string_view kAnd = U"、,和或及与";
  if (text.starts(at, U"或者") || text.starts(at, U"以及")) return text.skip_blanks(at + 2);
  const bool one = text[at] != 0 && kAnd.find(text[at]) != std::u32string_view::npos;
  return one ? text.skip_blanks(at + 1) : at;
}

// "(一)", "三": a label without its unit; after it, or `at`.
std::size_t read_label(const CitationText& text, std::size_t at, std::string& out) {
  const std::size_t end = read_parenthesis(text, at, out);
  std::string count;
  if (end != at) return end;
  const std::size_t counted = read_count(text, at, count);
  if (counted == 0) return at;
  out += "(" + count + ")";
  return counted;
}

// 第(一)、(三)项, 第一、二款, 第(一)至(三)项, (一)至(三)项 below `above`: labels that share a unit.
// Empty where none stands.
std::vector<ProvisionPart> read_shared_unit(const CitationText& text, std::size_t at,
                                            const std::string& above) {
  std::size_t next = text.skip_blanks(at);
  if (text[next] != U'第' && text[next] != U'(') return {};
  next = text.skip_blanks(text.skip(next, U"第"));
  std::vector<ProvisionPart> parts;
  constexpr std::size_t kMostLabels = 32;  // a longer list is no place in an article
  while (parts.size() < kMostLabels) {
    std::string label;
    std::size_t end = read_label(text, next, label);
    if (end == next) return {};
    const std::size_t to = text.skip_blanks(end);
    if (std::string last; text[to] == U'至' || text[to] == U'到') {
      const std::size_t last_at = text.skip_blanks(text.skip(to + 1, U"第"));
      end = read_label(text, last_at, last);
      if (end == last_at) return {};
      label += ".." + last;
    }
    parts.push_back({parts.empty() ? at : next, end, "art", above + label, true});
    const std::size_t unit = text.skip_blanks(text.skip(text.skip_blanks(end), U"分"));
    if (is_paragraph_unit(text[unit])) {
      parts.back().end = unit + 1;
      return parts;
    }
    next = skip_and(text, unit);
    if (next == unit) return {};
  }
  return {};
}

// Further paragraphs of the same article: 第一款、第三款; 第(一)项和第(二)项.
void read_siblings(const CitationText& text, const std::string& article, std::vector<Level> levels,
                   std::vector<ProvisionPart>& parts) {
  while (!levels.empty()) {
    const std::size_t at = parts.back().end;
    const std::size_t begin = skip_and(text, at);
    if (begin == at) return;
    std::vector<Level> sibling;
    const std::size_t end = read_level(text, begin, sibling);
    if (end == begin || sibling.front().unit == 0) return;
    while (!levels.empty() && levels.back().unit != sibling.front().unit) levels.pop_back();
    if (levels.empty()) return;
    levels.back() = sibling.front();
    std::size_t deeper = read_levels(text, end, levels);
    std::string range;
    deeper = read_level_range(text, deeper, levels, range);
    parts.push_back({begin, deeper, "art", article + labels(levels) + range, true});
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
  return text[unit] == U'条' ? read_inserted(text, unit + 1, out) : 0;
}

std::string range_of(const std::string& first, const std::string& last) {
  const long from = std::stol(first), to = std::stol(last);
  return to > from || (to == from && last > first) ? first + ".." + last : first;
}

std::vector<ProvisionPart> one(std::size_t begin, std::size_t end, std::string_view unit,
                               std::string rest) {
  return {{begin, end, std::string(unit), std::move(rest), unit == "art"}};
}

// 第2条, 第2(1)条, 第2部: after it, or 0 where another unit stands. What stands in brackets has no
// place in an id below a schedule or an order.
std::size_t read_numbered(const CitationText& text, std::size_t at, char32_t unit,
                          std::string& out) {
  const std::size_t di = text.skip_blanks(at);
  std::size_t end = text[di] == U'第' ? read_count(text, text.skip_blanks(di + 1), out) : 0;
  std::string inside;
  for (std::size_t next = read_parenthesis(text, end, inside); end != 0 && next != end;
       next = read_parenthesis(text, end, inside)) {
    end = next;
    if (inside.size() > 24) return 0;
  }
  const std::size_t unit_at = text.skip_blanks(end);
  return end != 0 && text[unit_at] == unit ? unit_at + 1 : 0;
}

// 第二章, 第8部 (a Part of an ordinance), behind the number; empty where another word stands.
std::vector<ProvisionPart> read_division(const CitationText& text, std::size_t at, std::size_t end,
                                         const std::string& number) {
  const std::size_t unit = text.skip_blanks(end);
  if (text[unit] == U'章' && number.find_first_not_of("0123456789") == std::string::npos) {
    std::string section;
    const std::size_t section_end = read_numbered(text, unit + 1, U'节', section);
    std::vector<ProvisionPart> parts = one(at, unit + 1, "ch", number);
    if (section_end != 0) parts = one(at, section_end, "ch", number + "s" + section);
    // 第二章至第四章
    const std::size_t to = text.skip_blanks(parts.front().end);
    std::string last;
    const bool range = section_end == 0 && (text[to] == U'至' || text[to] == U'到');
    if (const std::size_t last_end = range ? read_numbered(text, to + 1, U'章', last) : 0;
        last_end != 0) {
      parts = one(at, last_end, "ch", range_of(number, last));
    }
    parts.front().needs_law = true;
    return parts;
  }
  // 第62号命令第3条规则: the order of rules of court; an id has no place for the rule.
  if (text.starts(unit, U"号命令") && text.is_digit(end - 1)) {
    std::vector<ProvisionPart> parts = one(at, unit + 3, "ord", number);
    parts.front().needs_law = true;
    std::string rule;
    if (const std::size_t end_of_rule = read_numbered(text, unit + 3, U'条', rule);
        end_of_rule != 0) {
      parts.front().end = text.skip(end_of_rule, U"规则");
    }
    return parts;
  }
  static constexpr std::u32string_view kWords = U"分门队落长署委位件电影作小手机";
  const bool digits = text.is_digit(end - 1) || text.is_letter(end - 1);
  const bool word = text[unit + 1] != 0 && kWords.find(text[unit + 1]) != std::u32string_view::npos;
  if (text[unit] != U'部' || !digits || word) return {};
  return one(at, unit + 1, "part", number);
}

// 第47及48条, 第20、21及22(1)条, 第20(1)及(2)条: the members behind the first, [begin, end) up to
// 条; empty where no 条 follows. Members have no 第, so that no two lists are read over the same
// text.
std::vector<ProvisionPart> read_number_list(const CitationText& text, std::size_t at,
                                            std::size_t end, const std::string& first) {
  std::vector<ProvisionPart> parts = one(at, end, "art", first);
  while (true) {
    const std::size_t mark = text.skip_blanks(end), next = skip_and(text, mark);
    if (next == mark) return {};
    std::string number;
    end = text[next] == U'(' ? next : read_count(text, next, number);
    if (end == next) number = above_beside(text, next, parts.back().rest);
    if (end == 0 || number.empty()) return {};
    for (std::size_t inner = read_parenthesis(text, end, number); inner != end;
         inner = read_parenthesis(text, end, number)) {
      end = inner;
      if (number.size() > 24) return {};
    }
    if (end == next) return {};
    parts.push_back({next, end, "art", number, true});
    const std::size_t unit = text.skip_blanks(end);
    if (text[unit] == U'条') {
      parts.back().end = unit + 1;
      return parts;
    }
  }
}

// 附件, 附件二, 附录一, 附件I.
std::vector<ProvisionPart> read_annex(const CitationText& text, std::size_t at) {
  std::string rest;
  const std::size_t number = text.skip_blanks(at + 2);
  std::size_t end = read_count(text, number, rest);
  if (end == 0) end = read_roman(text, number, "annex", rest);
  std::vector<ProvisionPart> parts = one(at, end == 0 ? at + 2 : end, "annex", rest);
  parts.front().needs_law = end == 0;
  return parts;
}

// 附表2、4或6: the members behind the first.
void read_schedule_list(const CitationText& text, std::vector<ProvisionPart>& parts) {
  static constexpr std::u32string_view kCounted = U"条款项段部个名人日月年天元%";
  while (true) {
    const std::size_t mark = text.skip_blanks(parts.back().end), next = skip_and(text, mark);
    if (next == mark) return;
    std::string number;
    const std::size_t end = text.is_digit(next) ? read_count(text, next, number) : 0;
    const char32_t after = text[text.skip_blanks(end)];
    const bool counts = after != 0 && kCounted.find(after) != std::u32string_view::npos;
    if (end == 0 || counts) return;
    parts.push_back({next, end, "sch", number});
  }
}

// 附表, 附表1, 附表1第2条; 附表1第3部 and 附表1第3部第2条, of which an id says the schedule only.
std::vector<ProvisionPart> read_schedule(const CitationText& text, std::size_t at) {
  std::string number, inner;
  const std::size_t end = read_count(text, text.skip_blanks(at + 2), number);
  if (end == 0) {
    std::vector<ProvisionPart> parts = one(at, at + 2, "sch", "");
    parts.front().needs_law = true;
    return parts;
  }
  if (const std::size_t section = read_numbered(text, end, U'条', inner); section != 0) {
    return one(at, section, "sch", number + "/s" + inner);
  }
  if (const std::size_t part = read_numbered(text, end, U'部', inner); part != 0) {
    const std::size_t section = read_numbered(text, part, U'条', inner);
    return one(at, section != 0 ? section : part, "sch", number);
  }
  std::vector<ProvisionPart> parts = one(at, end, "sch", number);
  read_schedule_list(text, parts);
  return parts;
}

}  // namespace

std::vector<ProvisionPart> read_chinese_provision(const CitationText& text, std::size_t at) {
  if (text.starts(at, U"附表")) return read_schedule(text, at);
  if (text.starts(at, U"附件") || text.starts(at, U"附录")) return read_annex(text, at);
  const bool di = text[at] == U'第';
  if (!di && !text.is_digit(at) && !is_numeral_character(text[at])) return {};
  std::string rest;
  const std::size_t number = di ? text.skip_blanks(at + 1) : at;
  std::size_t end = read_count(text, number, rest);
  if (end == 0 && di && (end = read_roman(text, number, "part", rest)) != 0) {
    const std::size_t unit = text.skip_blanks(end);  // 第VIA部
    return text[unit] == U'部' ? one(at, unit + 1, "part", rest) : std::vector<ProvisionPart>{};
  }
  if (end == 0) return {};
  // Macao: 第五-A条
  if (text[end] == U'-' && text.is_capital(end + 1) && text[end + 2] == U'条') {
    rest += upper_ascii(text.ascii(end + 1, end + 2));
    end += 2;
  }
  // 第四十二至四十五条, 213-215条
  std::string last;
  if (const std::size_t range_end = read_range_end(text, end, last); range_end != 0) {
    if (!di && !may_lack_di(text, at, range_end)) return {};
    std::vector<ProvisionPart> parts = one(at, range_end, "art", range_of(rest, last));
    parts.front().lacks_di = !di;
    return parts;
  }
  if (di) {
    if (auto division = read_division(text, at, end, rest); !division.empty()) return division;
  }
  // Hong Kong puts the subsection inside: 第18(1)条.
  std::string inside;
  for (std::size_t next = read_parenthesis(text, end, inside); next != end;
       next = read_parenthesis(text, end, inside)) {
    end = next;
    if (inside.size() > 24) return {};
  }
  const std::size_t unit = text.skip_blanks(end);
  if (text[unit] != U'条') {
    // 《刑法修正案(七)》第11: a number behind a title that nothing follows.
    if (di && text.before(at) == U'》' && (text[unit] == U')' || text[unit] == 0)) {
      std::vector<ProvisionPart> parts = one(at, end, "art", rest + inside);
      parts.front().needs_law = true;
      return parts;
    }
    return di ? read_number_list(text, at, end, rest + inside) : std::vector<ProvisionPart>{};
  }
  end = unit + 1;
  if (!di && !may_lack_di(text, at, end)) return {};
  end = read_inserted(text, end, rest);
  last.clear();
  if (const std::size_t range_end = inside.empty() ? read_range_end(text, end, last) : 0;
      range_end != 0) {
    std::vector<ProvisionPart> parts = one(at, range_end, "art", range_of(rest, last));
    parts.front().lacks_di = !di;
    return parts;
  }
  rest += inside;
  std::vector<Level> levels;
  end = read_levels(text, end, levels);
  std::vector<ProvisionPart> shared;
  if (!levels.empty() && levels.back().unit == 0) {
    const Level first = levels.back();
    levels.pop_back();
    shared = read_shared_unit(text, first.begin, rest + labels(levels));
    levels.push_back(first);
  }
  if (shared.empty()) shared = read_shared_unit(text, end, rest + labels(levels));
  if (!shared.empty()) {
    shared.front().begin = at;
    for (ProvisionPart& part : shared) part.lacks_di = !di;
    return shared;
  }
  std::string range;
  end = read_level_range(text, end, levels, range);
  std::vector<ProvisionPart> parts = one(at, end, "art", rest + labels(levels) + range);
  parts.front().lacks_di = !di;
  read_siblings(text, rest, std::move(levels), parts);
  return parts;
}

}  // namespace gbalex::text

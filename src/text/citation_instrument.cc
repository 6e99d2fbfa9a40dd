// Instruments by number: Hong Kong chapters, Macao laws, Mainland orders and interpretations.
#include <algorithm>

#include "text/citation_parts.h"

namespace gbalex::text {
namespace {

using Literals = std::initializer_list<std::u32string_view>;

constexpr std::string_view kChapters = "cap";  // the series of "Caps. 528 and 559"

// Letters of a chapter number, "559A": at most two, the end of a word.
std::size_t skip_chapter_letters(const CitationText& text, std::size_t at) {
  std::size_t end = at;
  while (end < at + 2 && text.is_letter(end)) ++end;
  return text.is_letter(end) || text.is_digit(end) ? at : end;
}

// ", sub. leg. A": the letter is appended to the number.
std::size_t skip_subsidiary(const CitationText& text, std::size_t at, std::string& number) {
  std::size_t next = text.skip_blanks(text.skip(text.skip_blanks(at), U","));
  if (text.starts(next, U"附属法例")) {
    next = text.skip_blanks(next + 4);
  } else if (const std::size_t sub = text.word(next, {U"sub"}); sub != 0) {
    const std::size_t leg = text.word(text.skip_blanks(text.skip(sub, U".")), {U"leg"});
    if (leg == 0) return at;
    next = text.skip(leg, U".");
  } else {
    return at;
  }
  const std::size_t plain_end = next;
  next = text.skip_blanks(next);
  const bool bracket = text[next] == U'(';
  if (bracket) ++next;
  const std::size_t end = skip_chapter_letters(text, next);
  const std::string letters = text.ascii(next, end);
  if (letters.empty() || !text.is_capital(next)) return plain_end;
  number += upper_ascii(letters);
  return bracket ? text.skip(end, U")") : end;
}

std::optional<InstrumentPart> chapter(const CitationText& text, std::size_t begin,
                                      std::size_t digits_at, long least, bool han) {
  const Numeral value = text.digits(digits_at, 4);
  if (value.length == 0 || value.value < std::max(least, 1L)) return std::nullopt;
  const std::size_t digits_end = digits_at + value.length;
  std::size_t end = skip_chapter_letters(text, digits_end);
  std::string number =
      "cap" + std::to_string(value.value) + upper_ascii(text.ascii(digits_end, end));
  if (han) {
    end = text.skip_blanks(end);
    if (text[end] != U'章') return std::nullopt;
    ++end;
  } else if (text[end] == U'/' && text.is_digit(end + 1)) {
    return std::nullopt;
  }
  if (end == digits_end || han) end = skip_subsidiary(text, end, number);
  return InstrumentPart{begin, end, number};
}

std::optional<InstrumentPart> hong_kong(const CitationText& text, std::size_t at) {
  if (text[at] == U'第') return chapter(text, at, text.skip_blanks(at + 1), 1, true);
  if (text.is_digit(at)) return chapter(text, at, at, 100, true);
  const auto number_after = [&](std::size_t word_end) {
    std::size_t next = text.skip(word_end, U".");
    next = text.skip_blanks(next);
    return text.skip(next, U"-");
  };
  for (const std::u32string_view word : {U"caps", U"cap"}) {
    if (text.starts(at, word) && !text.is_letter(at + word.size())) {
      auto part = chapter(text, at, number_after(at + word.size()), 1, false);
      if (part && word == U"caps") part->series = kChapters;
      return part;
    }
  }
  // "chapter 3" and "c 3" are more often chapters of something else.
  constexpr long kLeastUnmarked = 100;
  if (text.word(at, {U"chapter"}) != 0) {
    return chapter(text, at, text.skip_blanks(at + 7), kLeastUnmarked, false);
  }
  if (text[at] == U'c' && !text.is_letter(at + 1) && text.before(at) != U'.') {
    return chapter(text, at, number_after(at + 1), kLeastUnmarked, false);
  }
  return std::nullopt;
}

// "97", 九七: a number in digits of either script.
Numeral read_any_digits(const CitationText& text, std::size_t at) {
  constexpr std::size_t kMost = 4;
  if (text.is_digit(at)) return text.digits(at, kMost);
  if (!is_numeral_character(text[at])) return {};
  const Numeral number = read_chinese_numeral(text.from(at).substr(0, kMost + 1));
  return number.length > kMost ? Numeral{} : number;
}

// "97/99/M", "5/2012", 三一/八〇/M: canonical "97-99-m", "5-2012". Returns the end, 0 when it is
// none.
std::size_t read_year_number(const CitationText& text, std::size_t at, std::string& out) {
  const Numeral number = read_any_digits(text, at);
  std::size_t next = at + number.length;
  if (number.length == 0 || text[next] != U'/') return 0;
  const Numeral year = read_any_digits(text, next + 1);
  if (year.length != 2 && year.length != 4) return 0;
  const std::string digits = std::to_string(year.value);
  out = std::to_string(number.value) + "-" + std::string(year.length - digits.size(), '0') + digits;
  next += 1 + year.length;
  if (text.starts(next, U"/m") && !text.is_letter(next + 2)) {
    out += "-m";
    next += 2;
  }
  return text[next] == U'/' || text.is_digit(next) || text.is_letter(next) ? 0 : next;
}

struct MacaoType {
  std::u32string_view words;
  std::string_view code;
  bool plural = false;
};
// Longer ones first where one begins the other.
constexpr MacaoType kHanTypes[] = {{U"法律", "lei"},
                                   {U"法令", "dl"},
                                   {U"行政法规", "ra"},
                                   {U"行政命令", "oe"},
                                   {U"行政长官批示", "dce"},
                                   {U"行政长官公告", "ace"},
                                   {U"训令", "portaria"},
                                   {U"行政法务司司长批示", "dsaj"},
                                   {U"经济财政司司长批示", "dsef"},
                                   {U"保安司司长批示", "dss"},
                                   {U"社会文化司司长批示", "dsasc"},
                                   {U"运输工务司司长批示", "dsop"}};
constexpr MacaoType kLatinTypes[] = {
    {U"leis", "lei", true},
    {U"decretos-leis", "dl", true},
    {U"decretos-lei", "dl", true},
    {U"regulamentos administrativos", "ra", true},
    {U"ordens executivas", "oe", true},
    {U"despachos do chefe do executivo", "dce", true},
    {U"portarias", "portaria", true},
    {U"laws", "lei", true},
    {U"decree-laws", "dl", true},
    {U"administrative regulations", "ra", true},
    {U"decreto-lei", "dl"},
    {U"decreto lei", "dl"},
    {U"dec.-lei", "dl"},
    {U"dec-lei", "dl"},
    {U"dec. lei", "dl"},
    {U"dec lei", "dl"},
    {U"decree-law", "dl"},
    {U"decree law", "dl"},
    {U"d.l.", "dl"},
    {U"dl", "dl"},
    {U"lei", "lei"},
    {U"law", "lei"},
    {U"regulamento administrativo", "ra"},
    {U"administrative regulation", "ra"},
    {U"reg. administrativo", "ra"},
    {U"reg. adm.", "ra"},
    {U"ra", "ra"},
    {U"ordem executiva", "oe"},
    {U"executive order", "oe"},
    {U"oe", "oe"},
    {U"despacho do chefe do executivo", "dce"},
    {U"despacho do ce", "dce"},
    {U"chief executive's dispatch", "dce"},
    {U"chief executive dispatch", "dce"},
    {U"dispatch of the chief executive", "dce"},
    {U"dce", "dce"},
    {U"despacho do secretario para a administracao e justica", "dsaj"},
    {U"despacho do secretario para a economia e financas", "dsef"},
    {U"despacho do secretario para a seguranca", "dss"},
    {U"despacho do secretario para os assuntos sociais e cultura", "dsasc"},
    {U"despacho do secretario para os transportes e obras publicas", "dsop"},
    {U"aviso do chefe do executivo", "ace"},
    {U"aviso do ce", "ace"},
    {U"chief executive notice", "ace"},
    {U"ace", "ace"},
    {U"portaria", "portaria"}};

// ", de 13 de Dezembro", also with "de 1999".
std::size_t skip_portuguese_date(const CitationText& text, std::size_t at) {
  std::size_t next = text.word(text.skip_blanks(text.skip(at, U",")), {U"de"});
  if (next == 0) return at;
  next = text.skip_blanks(next);
  const Numeral day = text.digits(next, 2);
  if (day.length == 0) return at;
  next = text.word(text.skip_blanks(text.skip_ordinal(next + day.length)), {U"de"});
  if (next == 0) return at;
  next = text.skip_blanks(next);
  next = text.word(next, {U"janeiro", U"fevereiro", U"marco", U"abril", U"maio", U"junho", U"julho",
                          U"agosto", U"setembro", U"outubro", U"novembro", U"dezembro"});
  if (next == 0) return at;
  const std::size_t of_year = text.word(text.skip_blanks(next), {U"de"});
  if (of_year == 0) return next;
  const std::size_t year_at = text.skip_blanks(of_year);
  return text.digits(year_at, 4).length == 4 ? year_at + 4 : next;
}

// Ordinances of Hong Kong by year and number, as amendment notes cite them: "18 of 2012 s. 2",
// 2021年第32号第10条, (2021年第32号).
std::optional<InstrumentPart> numbered_ordinance(const CitationText& text, std::size_t at) {
  constexpr std::size_t kYearLength = 4;
  const Numeral first = text.digits(at, kYearLength);
  if (first.length == 0 || first.value == 0) return std::nullopt;
  std::size_t end = at + first.length;
  const auto part = [&](long number, long year) {
    return InstrumentPart{at, end, "hk-ord-" + std::to_string(number) + "-" + std::to_string(year)};
  };
  if (first.length == kYearLength && text.starts(end, U"年第")) {
    const std::size_t number_at = text.skip_blanks(end + 2);
    const Numeral number = text.digits(number_at, 3);
    end = text.skip_blanks(number_at + number.length);
    if (number.length == 0 || text[end] != U'号') return std::nullopt;
    ++end;
    static constexpr std::u32string_view kOfAnother = U"告令件知函";  // 公告2015年第62号
    const bool bracketed = text.before(at) == U'(' && text[end] == U')';
    const bool section = text[end] == U'第' || text.starts(end, U"条例");
    if (kOfAnother.find(text.before(at)) != std::u32string_view::npos) return std::nullopt;
    if (!bracketed && !section) return std::nullopt;
    return part(number.value, first.value);
  }
  const std::size_t of = text.word(text.skip_blanks(end), {U"of"});
  if (first.length > 3 || of == 0) return std::nullopt;
  const std::size_t year_at = text.skip_blanks(of);
  const Numeral year = text.digits(year_at, kYearLength);
  end = year_at + year.length;
  if (year.length != kYearLength || text.is_letter(end)) return std::nullopt;
  const std::size_t section = text.skip_blanks(text.skip(end, U","));
  if (text.word(section, {U"s", U"ss", U"sch", U"section", U"sections"}) == 0) return std::nullopt;
  return part(first.value, year.value);
}

// The short form that the catalogue of the Official Gazette puts between kind and number:
// "行政长官批示 (DESCE) 69/2021". After it, or `at`.
std::size_t skip_short_form(const CitationText& text, std::size_t at) {
  constexpr std::size_t kMostLetters = 10;
  const std::size_t open = text.skip_blanks(at);
  if (text[open] != U'(') return at;
  std::size_t end = open + 1;
  while (end <= open + kMostLetters && text.is_capital(end)) ++end;
  return end > open + 1 && text[end] == U')' ? text.skip_blanks(end + 1) : at;
}

std::optional<InstrumentPart> macao(const CitationText& text, std::size_t at) {
  std::string number;
  const auto part = [&](std::size_t end, std::string_view code) {
    return InstrumentPart{at, end, "mo-" + std::string(code) + "-" + number};
  };
  const auto skip_di = [&text](std::size_t from) {
    return text.skip_blanks(text.skip(from, U"第"));
  };
  if (text[at] == U'第' || (text.is_digit(at) && text.before(at) != U'/')) {
    std::size_t end = read_year_number(text, skip_di(at), number);
    if (end == 0) return std::nullopt;
    end = text.skip_blanks(end);
    if (text[end] != U'号') return std::nullopt;
    end = text.skip_blanks(end + 1);
    for (const MacaoType& type : kHanTypes) {
      if (text.starts(end, type.words)) return part(end + type.words.size(), type.code);
    }
    return std::nullopt;
  }
  for (const MacaoType& type : kHanTypes) {
    if (!text.starts(at, type.words)) continue;
    const std::size_t number_at = text.skip_blanks(skip_short_form(text, at + type.words.size()));
    const std::size_t end = read_year_number(text, skip_di(number_at), number);
    if (end != 0) return part(text.skip(end, U"号"), type.code);
  }
  if (!text.is_letter(at) || text.before(at) == U'-') return std::nullopt;
  for (const MacaoType& type : kLatinTypes) {
    const std::size_t words_end = at + type.words.size();
    if (!text.starts(at, type.words) || text.is_letter(words_end)) continue;
    const std::size_t number_at =
        text.skip_number_word(text.skip_blanks(skip_short_form(text, words_end)));
    const std::size_t end = read_year_number(text, number_at, number);
    if (end == 0) continue;
    InstrumentPart found = part(skip_portuguese_date(text, end), type.code);
    if (type.plural) found.series = type.code;
    return found;
  }
  return std::nullopt;
}

struct Issuer {
  std::u32string_view words;
  std::string_view code;
};
// Documents numbered by year in brackets.
constexpr Issuer kBracketSeries[] = {
    {U"法释", "fashi"},   {U"法发", "fafa"},   {U"国办发", "guobanfa"},     {U"国发", "guofa"},
    {U"fa shi", "fashi"}, {U"fashi", "fashi"}, {U"guo ban fa", "guobanfa"}, {U"guo fa", "guofa"}};
// Orders numbered through.
constexpr Issuer kOrders[] = {{U"主席令", "zhuxi"},
                              {U"国务院令", "guowuyuan"},
                              {U"国家知识产权局令", "cnipa"},
                              {U"国家市场监督管理总局令", "samr"},
                              {U"市场监管总局令", "samr"},
                              {U"海关总署令", "gacc"},
                              {U"国家版权局令", "ncac"},
                              {U"国家工商行政管理总局令", "saic"},
                              {U"state council order", "guowuyuan"},
                              {U"state council decree", "guowuyuan"},
                              {U"order of the state council", "guowuyuan"},
                              {U"decree of the state council", "guowuyuan"},
                              {U"presidential order", "zhuxi"},
                              {U"order of the president", "zhuxi"},
                              {U"cnipa order", "cnipa"},
                              {U"samr order", "samr"},
                              {U"gacc order", "gacc"},
                              {U"gacc decree", "gacc"},
                              {U"ncac order", "ncac"},
                              {U"saic order", "saic"}};

std::optional<InstrumentPart> mainland(const CitationText& text, std::size_t at) {
  for (const Issuer& series : kBracketSeries) {
    if (!text.starts(at, series.words)) continue;
    std::size_t next = text.skip_blanks(at + series.words.size());
    static constexpr std::u32string_view kOpen = U"〔[(【《〈";
    static constexpr std::u32string_view kClose = U"〕])】》〉";
    if (kOpen.find(text[next]) == std::u32string_view::npos) continue;
    const Numeral year = text.digits(next + 1, 4);
    next += 1 + year.length;
    if (year.length != 4 || kClose.find(text[next]) == std::u32string_view::npos) continue;
    next = text.skip_number_word(text.skip_blanks(text.skip(text.skip_blanks(next + 1), U"第")));
    const Numeral number = text.digits(next, 5);
    if (number.length == 0) continue;
    return InstrumentPart{at, text.skip(next + number.length, U"号"),
                          std::string(series.code) + "-" + std::to_string(year.value) + "-" +
                              std::to_string(number.value)};
  }
  for (const Issuer& order : kOrders) {
    if (!text.starts(at, order.words)) continue;
    const bool han = !text.is_letter(at);
    std::size_t next = text.skip_blanks(at + order.words.size());
    next = han ? text.skip_blanks(text.skip(text.skip(next, U"("), U"第"))
               : text.skip_number_word(next);
    const Numeral number = read_numeral(text.from(next).substr(0, 12));
    if (number.length == 0 || number.value == 0) continue;
    std::size_t end = next + number.length;
    if (han && text[text.skip_blanks(end)] != U'号') continue;
    if (han) end = text.skip_blanks(end) + 1;
    return InstrumentPart{at, end, std::string(order.code) + "-" + std::to_string(number.value)};
  }
  return std::nullopt;
}

}  // namespace

std::optional<InstrumentPart> read_instrument(const CitationText& text, std::size_t at) {
  const char32_t c = text[at];
  if (text.is_digit(at) && (text.is_digit(at - 1) || text.before(at) == U'.')) return std::nullopt;
  if (text.is_letter(at)) {
    static constexpr std::u32string_view kFirstLetters = U"acdefglnoprs";
    if (!text.at_word_start(at) || kFirstLetters.find(c) == std::u32string_view::npos) {
      return std::nullopt;
    }
  } else if (!text.is_digit(at)) {
    static constexpr std::u32string_view kFirstHan = U"第法行训国主市海";
    if (kFirstHan.find(c) == std::u32string_view::npos) return std::nullopt;
  }
  if (auto part = hong_kong(text, at)) return part;
  if (text.is_digit(at)) {
    if (auto part = numbered_ordinance(text, at)) return part;
  }
  if (auto part = macao(text, at)) return part;
  return mainland(text, at);
}

std::vector<InstrumentPart> read_instruments(const CitationText& text, std::size_t at) {
  std::vector<InstrumentPart> parts;
  const auto first = read_instrument(text, at);
  if (!first) return parts;
  parts.push_back(*first);
  while (!first->series.empty()) {
    bool range = false;
    const std::size_t next = read_separator(text, parts.back().end, range);
    if (next == 0 || range) break;
    if (first->series == kChapters) {
      const auto further = chapter(text, next, next, 1, false);
      if (!further) break;
      parts.push_back(*further);
      continue;
    }
    std::string number;
    const std::size_t end = read_year_number(text, next, number);
    if (end == 0) break;
    parts.push_back(
        {next, skip_portuguese_date(text, end), "mo-" + std::string(first->series) + "-" + number});
  }
  return parts;
}

}  // namespace gbalex::text

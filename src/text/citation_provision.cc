// Provisions in Latin script: section 18(1), s. 118(1)(b), art. 42(2), artigo 9.º, n.º 1, al. a).
#include "text/citation_parts.h"

namespace gbalex::text {
namespace {

struct Unit {
  std::u32string_view word;
  std::string_view unit;
  bool capital_only = false;  // "Order 100" is one, "order 126" mostly not
};
// Plural before singular, long before short.
constexpr Unit kUnits[] = {{U"articles", "art"},
                           {U"article", "art"},
                           {U"artigos", "art"},
                           {U"artigo", "art"},
                           {U"arts", "art"},
                           {U"arto", "art"},
                           {U"art", "art"},
                           {U"annexes", "annex"},
                           {U"annex", "annex"},
                           {U"anexos", "annex"},
                           {U"anexo", "annex"},
                           {U"sections", "s"},
                           {U"section", "s"},
                           {U"secs", "s"},
                           {U"sec", "s"},
                           {U"schedules", "sch"},
                           {U"schedule", "sch"},
                           {U"sch", "sch"},
                           {U"ss", "s"},
                           {U"s", "s"},
                           {U"§§", "s"},
                           {U"§", "s"},
                           {U"rules", "r"},
                           {U"rule", "r"},
                           {U"regulations", "reg"},
                           {U"regulation", "reg"},
                           {U"regs", "reg"},
                           {U"reg", "reg"},
                           {U"rr", "r"},
                           {U"r", "r"},
                           {U"order", "ord", true},
                           {U"ord", "ord", true},
                           {U"parts", "part", true},
                           {U"part", "part"}};

// "18.2.1": the levels below the article of a treaty.
std::size_t read_dotted(const CitationText& text, std::size_t at, std::string& out) {
  constexpr int kMostLevels = 5;
  std::size_t end = at;
  for (int level = 0; level < kMostLevels && text[end] == U'.' && text.is_digit(end + 1); ++level) {
    const Numeral number = text.digits(end + 1, 3);
    if (number.length == 0) return 0;
    out += "(" + std::to_string(number.value) + ")";
    end += 1 + number.length;
  }
  return text.is_letter(end) || text[end] == U'/' ? 0 : end;
}

// ", n.º 1" or ", paragraph 1" of an article.
std::size_t read_numbered_paragraph(const CitationText& text, std::size_t at, std::string& out) {
  std::size_t next = text.skip_blanks(text.skip(text.skip_blanks(at), U","));
  if (const std::size_t words = text.word(next, {U"paragraph", U"para"}); words != 0) {
    next = text.skip_blanks(text.skip(words, U"."));
  } else if (text[next] == U'n') {
    const std::size_t number_word = text.skip_number_word(next);
    next = number_word != next ? number_word : next + 1;
  } else {
    return at;
  }
  const Numeral number = text.digits(next, 3);
  const std::size_t end = next + number.length;
  if (number.length == 0 || text[end] == U'/' || text.is_digit(end)) return at;
  out += "(" + std::to_string(number.value) + ")";
  return end;
}

// ", al. a)", "alínea a)", "a)"; a letter without a bracket only at the end of all.
std::size_t read_item_letter(const CitationText& text, std::size_t at, std::string& out) {
  std::size_t next = text.skip_blanks(text.skip(text.skip_blanks(at), U","));
  const std::size_t words = text.word(next, {U"alinea", U"al", U"subparagraph"});
  if (words != 0) next = text.skip_blanks(text.skip(words, U"."));
  const bool detached = next != at;
  if (!detached) return at;
  if (const Numeral number = text.digits(next, 2); words != 0 && number.length != 0) {
    if (text[next + number.length] != U')') return at;
    out += "(" + std::to_string(number.value) + ")";
    return next + number.length + 1;
  }
  if (!text.is_letter(next) || text.is_letter(next + 1)) return at;
  const bool bracket = text[next + 1] == U')';
  const bool last = text.skip_blanks(next + 1) >= text.size();
  if (!bracket && words == 0 && !last) return at;
  out += "(" + text.ascii(next, next + 1) + ")";
  return bracket ? next + 2 : next + 1;
}

// Everything below the article: "(1)(b)", " (1)", ", n.º 1, al. a)".
std::size_t read_tail(const CitationText& text, std::size_t at, std::string_view unit,
                      std::string& out) {
  constexpr int kMostLevels = 5;
  std::size_t end = at;
  const std::size_t detached = text.skip_blanks(at);
  const std::size_t first = read_parenthesis(text, detached, out);
  if (first != detached) {
    end = first;
    for (int level = 1; level < kMostLevels; ++level) {
      const std::size_t next = read_parenthesis(text, end, out);
      if (next == end) break;
      end = next;
    }
    return end;
  }
  if (unit != "art") return end;
  const std::size_t paragraph = read_numbered_paragraph(text, end, out);
  return read_item_letter(text, paragraph, out);
}

// ", s. 2" inside a schedule.
std::size_t read_schedule_place(const CitationText& text, std::size_t at, std::string& out) {
  std::size_t next = text.skip_blanks(text.skip(text.skip_blanks(at), U","));
  const std::size_t words = text.word(next, {U"section", U"s"});
  if (words == 0) return at;
  next = text.skip_blanks(text.skip(words, U"."));
  std::string number;
  const std::size_t end = read_main_number(text, next, "s", number);
  if (end == 0) return at;
  out += "/s" + number;
  return end;
}

// ", rule 3" of "Order 62, rule 3", of which an id says the order only.
std::size_t skip_rule(const CitationText& text, std::size_t at) {
  const std::size_t next = text.skip_blanks(text.skip(text.skip_blanks(at), U","));
  const std::size_t words = text.word(next, {U"rules", U"rule", U"rr", U"r"});
  if (words == 0) return at;
  std::string rule;
  const std::size_t end =
      read_main_number(text, text.skip_blanks(text.skip(words, U".")), "r", rule);
  return end == 0 ? at : read_tail(text, end, "r", rule);
}

// ", n.os 1 e 2": the paragraphs behind the first, of the article `article`.
void read_plural_paragraphs(const CitationText& text, std::size_t at, const std::string& article,
                            std::vector<ProvisionPart>& parts) {
  const std::size_t word = text.skip_blanks(text.skip(text.skip_blanks(at), U","));
  if (text.word(word, {U"n.os", U"nos"}) == 0) return;
  while (true) {
    bool range = false;
    const std::size_t next = read_separator(text, parts.back().end, range);
    const Numeral number = next == 0 ? Numeral{} : text.digits(next, 3);
    const std::size_t end = next + number.length;
    if (number.length == 0 || text[end] == U'/' || text.is_letter(end)) return;
    const std::string label = "(" + std::to_string(number.value) + ")";
    if (range) {
      parts.back().rest += ".." + label;
      parts.back().end = end;
      return;
    }
    parts.push_back({next, end, "art", article + label, false, parts.front().bare_letter});
  }
}

long leading_number(std::string_view text) {
  long value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') break;
    value = value * 10 + (c - '0');
  }
  return value;
}

// " or (2)" behind "30J(1)" or "30J(1)(a)": the paragraph beside it; after it, or 0.
std::size_t read_beside(const CitationText& text, std::size_t at, const std::string& before,
                        std::string& out) {
  if (text[at] != U'(' || before.find("..") != std::string::npos) return 0;
  out = above_beside(text, at, before);
  if (out.empty()) return 0;
  std::size_t end = at;
  for (std::size_t next = read_parenthesis(text, end, out); next != end && out.size() < 40;
       next = read_parenthesis(text, end, out)) {
    end = next;
  }
  return end == at ? 0 : end;
}

// Further members after the first: ", 13 and 14(2)", " to 120", " or (2)".
void read_list(const CitationText& text, std::vector<ProvisionPart>& parts) {
  while (true) {
    ProvisionPart& last = parts.back();
    if (last.rest.front() < '0' || last.rest.front() > '9') return;  // Part XA
    const std::string_view unit = last.unit;
    bool range = false;
    std::size_t next = read_separator(text, last.end, range);
    const bool blank_only = next == 0;
    if (blank_only) next = text.skip_blanks(last.end);
    if (next == last.end) return;
    std::string number;
    if (const std::size_t beside = read_beside(text, next, last.rest, number);
        beside != 0 && !blank_only && !range) {
      parts.push_back({next, beside, last.unit, number, false, last.bare_letter});
      continue;
    }
    number.clear();
    std::size_t end = read_main_number(text, next, unit, number);
    if (end == 0 && unit == "annex" && !blank_only) end = read_roman(text, next, unit, number);
    if (end == 0) return;
    const long before = leading_number(last.rest), value = leading_number(number);
    if (range) {
      const bool whole = last.rest.find_first_of("(./") == std::string::npos;
      if (!whole) return;
      if (value > before || (value == before && number != last.rest)) {
        last.rest += ".." + number;
        last.end = end;
        continue;
      }
      // "art 219-1" is an inserted article.
      const bool digits = number.find_first_not_of("0123456789") == std::string::npos &&
                          last.rest.find('-') == std::string::npos;
      if (text[last.end] != U'-' || unit != "art" || next != last.end + 1 || !digits) return;
      last.rest += "-" + number;
      last.end = read_tail(text, end, unit, last.rest);
      continue;
    }
    // A list without separators only of close neighbours: "artigo 291 292".
    constexpr long kNeighbours = 50;
    if (blank_only && (value <= before || value > before + kNeighbours)) return;
    end = read_tail(text, end, unit, number);
    parts.push_back({next, end, last.unit, number, false, last.bare_letter});
  }
}

// "Part 1 of Schedule 6", "section 1 of Part 1 of Schedule 1": the schedule; "section 2 of
// Schedule 1" is a place in it. After it, or 0.
std::size_t read_place_in_schedule(const CitationText& text, std::size_t at, std::string_view unit,
                                   const std::string& number, std::string& out) {
  std::size_t next = text.word(text.skip_blanks(at), {U"of", U"in"});
  if (next == 0) return 0;
  next = text.skip_blanks(next);
  bool nested = unit == "part";
  if (const std::size_t part = text.word(next, {U"part"}); part != 0 && unit == "s") {
    std::string ignored;
    std::size_t end = read_main_number(text, text.skip_blanks(part), "part", ignored);
    if (end == 0) return 0;
    next = text.word(text.skip_blanks(end), {U"of"});
    if (next == 0) return 0;
    next = text.skip_blanks(next);
    nested = true;
  }
  const std::size_t words = text.word(next, {U"schedule", U"sch"});
  if (words == 0 || (unit != "part" && unit != "s")) return 0;
  std::string schedule;
  const std::size_t end =
      read_main_number(text, text.skip_blanks(text.skip(words, U".")), "sch", schedule);
  if (end == 0) return 0;
  const bool plain = number.find('(') == std::string::npos;
  out = schedule + (nested || !plain ? "" : "/s" + number);
  return end;
}

}  // namespace

std::size_t read_main_number(const CitationText& text, std::size_t at, std::string_view unit,
                             std::string& out) {
  constexpr std::size_t kMostDigits = 5;
  const Numeral number = text.digits(at, kMostDigits);
  if (number.value == 0) return 0;
  out = std::to_string(number.value);
  std::size_t end = at + number.length;
  const bool fraction = (text[end] == U'/' || text[end] == U'.') && text.is_digit(end + 1);
  if (fraction && unit == "art" && text[end] == U'.') return read_dotted(text, end, out);
  if (fraction) return 0;
  if (unit == "art" || unit == "annex") {
    // The ordinal sign, then a letter of an inserted article.
    const std::size_t sign = text.skip(end, U".");
    const bool feminine = text[sign] == U'a' && !text.is_letter(sign + 1);
    const std::size_t after_sign = feminine ? sign + 1 : text.skip_ordinal(sign);
    const bool ordinal = after_sign != sign;
    if (ordinal) end = after_sign;
    if (ordinal && text[end] == U'-' && text.is_letter(end + 1) && !text.is_letter(end + 2)) {
      out += upper_ascii(text.ascii(end + 1, end + 2));
      return end + 2;
    }
    const std::size_t after = text.skip_blanks(end);
    if (const std::size_t latin =
            text.word(after, {U"bis", U"ter", U"quater", U"quinquies", U"sexies", U"septies"});
        latin != 0) {
      out += text.ascii(after, latin);
      return latin;
    }
    if (ordinal) return end;
  }
  std::size_t letters = end;
  while (letters < end + 3 && text.is_letter(letters)) ++letters;
  if (text.is_letter(letters) || text.is_digit(letters)) return 0;
  out += upper_ascii(text.ascii(end, letters));
  return letters;
}

std::size_t read_separator(const CitationText& text, std::size_t at, bool& range) {
  const std::size_t next = text.skip_blanks(at);
  range = false;
  for (const std::u32string_view dash : {U"-", U"–", U"—", U"~", U".."}) {
    if (text.starts(next, dash)) {
      range = true;
      return text.skip_blanks(next + dash.size());
    }
  }
  if (const std::size_t to = text.word(next, {U"to", U"a", U"ao"}); to != 0 && next != at) {
    range = true;
    return text.skip_blanks(to);
  }
  std::size_t end = text.skip_blanks(text.skip(next, U","));
  const bool comma = end != next && text[next] == U',';
  const std::size_t words = text.word(end, {U"and", U"or", U"e", U"ou"});
  if (words != 0) return text.skip_blanks(words);
  if (text[end] == U'&') return text.skip_blanks(end + 1);
  return comma ? end : 0;
}

std::size_t read_roman(const CitationText& text, std::size_t at, std::string_view unit,
                       std::string& out) {
  std::size_t end = at;
  while (end < at + 6 && text.is_letter(end) && text.is_capital(end)) ++end;
  if (end == at || text.is_letter(end) || text.is_digit(end)) return 0;
  const std::string letters = text.ascii(at, end);
  if (unit == "part") {
    out = upper_ascii(letters);
    return end;
  }
  static constexpr std::string_view kRomans[] = {"i",  "ii",  "iii",  "iv", "v",
                                                 "vi", "vii", "viii", "ix", "x"};
  for (std::size_t i = 0; i < std::size(kRomans); ++i) {
    if (letters == kRomans[i]) {
      out = std::to_string(i + 1);
      return end;
    }
  }
  return 0;
}

std::string above_beside(const CitationText& text, std::size_t at, const std::string& before) {
  const auto is_letter = [](char c) { return c < '0' || c > '9'; };
  const bool letter = !text.is_digit(at + 1);
  std::string above = before;
  while (true) {
    const std::size_t open = above.rfind('(');
    if (open == std::string::npos) return {};
    const bool same = is_letter(above[open + 1]) == letter;
    above.resize(open);
    if (same) return above;
  }
}

std::size_t read_parenthesis(const CitationText& text, std::size_t at, std::string& out) {
  if (text[at] != U'(') return at;
  constexpr std::size_t kMost = 5;
  std::size_t end = at + 1;
  std::string inside;
  if (is_numeral_character(text[end])) {
    const Numeral numeral = read_chinese_numeral(text.from(end).substr(0, kMost));
    inside = std::to_string(numeral.value);
    end += numeral.length;
  } else {
    // (2A) has a capital by custom, however it was typed; (a) and (A) are two things.
    for (; end < at + 1 + kMost && (text.is_letter(end) || text.is_digit(end)); ++end) {
      const bool capital = text.is_letter(end) && (text.is_capital(end) || text.is_digit(end - 1));
      const std::string letter = text.ascii(end, end + 1);
      inside += capital ? upper_ascii(letter) : letter;
    }
    // A word is no paragraph: "(the)"; "(viii)" and "(aa)" are.
    if (inside.find_first_not_of("ivxIVX") != std::string::npos && inside.size() > 3) return at;
  }
  if (inside.empty() || text[end] != U')') return at;
  out += "(" + inside + ")";
  return end + 1;
}

std::vector<ProvisionPart> read_provisions(const CitationText& text, std::size_t at) {
  const char32_t c = text[at];
  if (!text.is_letter(at) && c != U'§') return read_chinese_provision(text, at);
  static constexpr std::u32string_view kFirstLetters = U"anorps§";
  if (kFirstLetters.find(c) == std::u32string_view::npos || !text.at_word_start(at)) return {};
  if (auto inverted = read_inverted(text, at); !inverted.empty()) return inverted;
  for (const Unit& unit : kUnits) {
    if (!text.starts(at, unit.word)) continue;
    std::size_t next = at + unit.word.size();
    if (text.is_letter(next)) continue;
    if (unit.capital_only && !text.is_capital(at)) continue;
    const bool bare_letter = unit.word.size() == 1 && c != U'§';
    // The s of "owner's 18", of "U.S. 12".
    if (bare_letter &&
        (text.before(at) == U'\'' || text.before(at) == U'’' || text.before(at) == U'.')) {
      continue;
    }
    // "in this section.43.Proceedings" ends a sentence: only what is shortened has a full stop.
    const bool shortened = unit.word.size() <= 4 && unit.word != U"part" && unit.word != U"rule";
    if (shortened) next = text.skip(next, U".");
    if (unit.unit == "art") next = text.skip_ordinal(next);
    next = text.skip_blanks(next);
    std::string rest;
    std::size_t end = read_main_number(text, next, unit.unit, rest);
    const bool roman = unit.unit == "part" || unit.unit == "annex";
    if (end == 0 && roman && (text.is_capital(at) || unit.word.starts_with(U"anexo"))) {
      end = read_roman(text, next, unit.unit, rest);
    }
    if (end == 0) continue;
    std::string name(unit.unit);
    if (c == U'§') {  // after a Chinese title it counts articles
      std::size_t title = at;
      while (title > 0 && at - title < 3 && text[title - 1] == U' ') --title;
      if (is_han(text.before(title)) || text.before(title) == U'》') name = "art";
    }
    const std::string main = rest;
    const std::size_t main_end = end;
    end = name == "sch" ? read_schedule_place(text, end, rest) : read_tail(text, end, name, rest);
    if (name == "ord") end = skip_rule(text, end);
    if (std::string place;
        const std::size_t in = read_place_in_schedule(text, end, name, rest, place)) {
      return {{at, in, "sch", place, false, bare_letter}};
    }
    std::vector<ProvisionPart> parts = {{at, end, name, rest, false, bare_letter}};
    if (end != main_end) read_plural_paragraphs(text, main_end, main, parts);
    if (rest.find('/') == std::string::npos && parts.size() == 1) read_list(text, parts);
    return parts;
  }
  return {};
}

}  // namespace gbalex::text

#include "intake/gazette_marks.h"

#include <algorithm>
#include <array>
#include <optional>

#include "intake/statute_text_words.h"
#include "intake/white_space.h"
#include "text/citation.h"

namespace gbalex::intake {
namespace {

using library::UnitKind;
using Kind = GazetteMark::Kind;
using Style = GazetteMark::Style;

constexpr std::size_t kLongestHeading = 400;  // bytes
constexpr long kMostItems = 999;

struct Word {
  std::string_view word;
  UnitKind kind;
};
// The longer before what it ends in.
constexpr std::array kHanDivisions = {
    Word{"卷", UnitKind::book},          Word{"部分", UnitKind::part},
    Word{"分編", UnitKind::subtitle},    Word{"副編", UnitKind::subtitle},
    Word{"編", UnitKind::title},         Word{"章", UnitKind::chapter},
    Word{"分節", UnitKind::division},    Word{"節", UnitKind::subchapter},
    Word{"分目", UnitKind::subdivision}, Word{"目", UnitKind::subdivision}};
constexpr std::array kLatinDivisions = {Word{"LIVRO", UnitKind::book},
                                        Word{"Livro", UnitKind::book},
                                        Word{"PARTE", UnitKind::part},
                                        Word{"Parte", UnitKind::part},
                                        Word{"TÍTULO", UnitKind::title},
                                        Word{"Título", UnitKind::title},
                                        Word{"TITULO", UnitKind::title},
                                        Word{"SUBTÍTULO", UnitKind::subtitle},
                                        Word{"Subtítulo", UnitKind::subtitle},
                                        Word{"CAPÍTULO", UnitKind::chapter},
                                        Word{"Capítulo", UnitKind::chapter},
                                        Word{"CAPITULO", UnitKind::chapter},
                                        Word{"SECÇÃO", UnitKind::subchapter},
                                        Word{"Secção", UnitKind::subchapter},
                                        Word{"SUBSECÇÃO", UnitKind::division},
                                        Word{"Subsecção", UnitKind::division},
                                        Word{"DIVISÃO", UnitKind::subdivision},
                                        Word{"Divisão", UnitKind::subdivision},
                                        Word{"SUBDIVISÃO", UnitKind::subdivision},
                                        Word{"Subdivisão", UnitKind::subdivision}};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_small(char c) { return c >= 'a' && c <= 'z'; }
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

// Reads a line from its start.
class Scan {
 public:
  explicit Scan(std::string_view line) : line_(line), rest_(line) {}

  bool take(std::string_view word) {
    if (!rest_.starts_with(word)) return false;
    rest_.remove_prefix(word.size());
    return true;
  }
  bool take_any(std::string_view alternatives) {  // separated by "|"
    while (!alternatives.empty()) {
      const std::size_t end = std::min(alternatives.find('|'), alternatives.size());
      if (take(alternatives.substr(0, end))) return true;
      alternatives.remove_prefix(std::min(end + 1, alternatives.size()));
    }
    return false;
  }
  bool spaces() {
    const std::size_t before = rest_.size();
    while (const std::size_t space = space_at(rest_)) rest_.remove_prefix(space);
    return rest_.size() != before;
  }
  long digits() {
    long value = 0;
    std::size_t count = 0;
    while (count < rest_.size() && is_digit(rest_[count]) && count < 5) {
      value = value * 10 + (rest_[count++] - '0');
    }
    if (count == 0 || count == 5) return 0;
    rest_.remove_prefix(count);
    return value;
  }
  long numeral() {
    long value = 0;
    const std::size_t length = text::parse_numeral(rest_, value);
    rest_.remove_prefix(length);
    return length == 0 ? 0 : value;
  }
  // "-A", –A, " - A": one capital or two, with nothing of a word behind them.
  std::string letters_behind_dash(bool needs_dash) {
    Scan ahead = *this;
    ahead.spaces();
    const std::size_t dash = dash_at(ahead.rest_);
    if (dash == 0 && needs_dash) return {};
    ahead.rest_.remove_prefix(dash);
    if (dash != 0) ahead.spaces();
    std::size_t count = 0;
    while (count < ahead.rest_.size() && is_capital(ahead.rest_[count])) ++count;
    if (count == 0 || count > 2) return {};
    std::string letters(ahead.rest_.substr(0, count));
    ahead.rest_.remove_prefix(count);
    // "Artigo 3.º - A presente lei": a word, not a letter.
    if (dash != 0 && !ahead.rest_.empty() && space_at(ahead.rest_) != 0 && space_at(rest_) != 0) {
      return {};
    }
    const unsigned char next = ahead.rest_.empty() ? 0 : static_cast<unsigned char>(ahead.rest_[0]);
    if (is_small(static_cast<char>(next)) || next == 0xC3) return {};
    *this = ahead;
    return letters;
  }
  [[nodiscard]] std::string_view rest() const { return rest_; }
  [[nodiscard]] std::size_t taken() const { return line_.size() - rest_.size(); }

 private:
  std::string_view line_, rest_;
};

GazetteMark labelled(GazetteMark mark, const Scan& scan) {
  mark.length = scan.taken();
  mark.is_alone = trim(scan.rest()).empty();
  return mark;
}

// What may stand behind a label in the same line: nothing, its heading in brackets, or words apart
// from it that do not go on with it.
bool is_apart(std::string_view rest) {
  if (rest.empty() || rest.starts_with("(") || rest.starts_with("（")) return true;
  return space_at(rest) != 0;
}

bool starts_new_words(std::string_view rest) {
  rest = trim(rest);
  while (const std::size_t dash = dash_at(rest)) rest = trim(rest.substr(dash));
  if (rest.empty()) return true;
  // Portuguese words that go on begin with small letters, ASCII or À..ÿ.
  const bool is_small_accent =
      rest.starts_with("\xC3") && rest.size() > 1 && static_cast<unsigned char>(rest[1]) >= 0xA0;
  return !is_small(rest.front()) && !is_small_accent;
}

GazetteMark read_han_label(std::string_view line) {
  GazetteMark mark;
  Scan scan(line);
  if (scan.take("獨一條")) {
    mark.kind = Kind::article;
    mark.value = 1;
    return is_apart(scan.rest()) ? labelled(mark, scan) : GazetteMark{};
  }
  if (!scan.take("第")) return {};
  scan.spaces();
  mark.value = scan.numeral();
  if (mark.value == 0) return {};
  mark.suffix = scan.letters_behind_dash(false);
  scan.spaces();
  if (scan.take("條")) {
    mark.kind = Kind::article;
    if (mark.suffix.empty()) mark.suffix = scan.letters_behind_dash(true);
    Scan range = scan;  // 第一條至第四條; the dash between them may be lost: 第一條第四條
    range.take_any("至|–|—|-|、|及");
    if (range.take("第")) {
      mark.last = range.numeral();
      if (mark.last <= mark.value || !range.take("條") || !trim(range.rest()).empty()) return {};
      scan = range;
    }
    return is_apart(scan.rest()) ? labelled(mark, scan) : GazetteMark{};
  }
  for (const Word& word : kHanDivisions) {
    if (!scan.take(word.word)) continue;
    mark.kind = Kind::division;
    mark.division = word.kind;
    if (!is_apart(scan.rest()) || !is_gazette_heading(line)) return {};
    return labelled(mark, scan);
  }
  return {};
}

bool take_ordinal(Scan& scan) { return scan.take_any(".º|º|.°|°|.o|.ª|ª"); }

GazetteMark read_artigo(std::string_view line) {
  GazetteMark mark;
  Scan scan(line);
  if (!scan.take_any("Artigos|ARTIGOS|Artigo|ARTIGO|Art.")) return {};
  if (!scan.spaces()) return {};
  mark.kind = Kind::article;
  if (scan.take_any("único|ÚNICO|Único")) {
    mark.value = 1;
  } else {
    mark.value = scan.digits();
    if (mark.value == 0) return {};
    take_ordinal(scan);
    mark.suffix = scan.letters_behind_dash(true);
    Scan range = scan;
    range.spaces();
    if (range.take("a") && range.spaces()) {
      range.take_any("artigo ");
      mark.last = range.digits();
      take_ordinal(range);
      if (mark.last <= mark.value || !trim(range.rest()).empty()) return {};
      scan = range;
    }
  }
  const std::string_view behind = scan.rest();
  scan.take(".");
  if (!behind.empty() && !behind.starts_with(".") && !is_apart(behind) && dash_at(behind) == 0) {
    return {};
  }
  return starts_new_words(scan.rest()) ? labelled(mark, scan) : GazetteMark{};
}

// "I", "IV", "2", "I-A", "ÚNICO".
bool take_latin_number(Scan& scan, GazetteMark& mark) {
  if (scan.take_any("ÚNICO|ÚNICA|único|única|Único|Única")) {
    mark.value = 1;
    return true;
  }
  mark.value = scan.digits();
  if (mark.value == 0) {
    std::size_t count = 0;
    while (count < scan.rest().size() && is_capital(scan.rest()[count])) ++count;
    mark.value = roman_value(scan.rest().substr(0, count));
    if (mark.value == 0) return false;
    scan.take(scan.rest().substr(0, count));
  }
  take_ordinal(scan);
  mark.suffix = scan.letters_behind_dash(true);
  return true;
}

GazetteMark read_latin_division(std::string_view line) {
  for (const Word& word : kLatinDivisions) {
    GazetteMark mark;
    Scan scan(line);
    if (!scan.take(word.word) || !scan.spaces()) continue;
    if (!take_latin_number(scan, mark)) return {};
    mark.kind = Kind::division;
    mark.division = word.kind;
    const std::string_view rest = scan.rest();
    if (!is_apart(rest) && dash_at(rest) == 0) return {};
    if (!starts_new_words(rest) || !is_gazette_heading(line)) return {};
    return labelled(mark, scan);
  }
  return {};
}

GazetteMark read_attachment(std::string_view line) {
  GazetteMark mark;
  mark.kind = Kind::attachment;
  Scan scan(line);
  if (scan.take_any("附件|附表|附錄|附圖")) {
    scan.spaces();
    mark.value = scan.numeral();
  } else if (scan.take_any("ANEXO|Anexo|APÊNDICE|Apêndice")) {
    if (scan.spaces() && !take_latin_number(scan, mark)) {
      const std::string letter = scan.letters_behind_dash(false);
      mark.suffix = letter.size() == 1 ? letter : std::string{};
    }
  } else {
    return {};
  }
  const std::string_view rest = trim(scan.rest());
  const bool is_bracket = rest.starts_with("(") || rest.starts_with("（");
  return rest.empty() || is_bracket ? labelled(mark, scan) : GazetteMark{};
}

GazetteMark item(Style style, Kind kind, long value, std::string name, const Scan& scan) {
  if (value <= 0 || value > kMostItems) return {};
  GazetteMark mark;
  mark.kind = kind;
  mark.style = style;
  mark.value = value;
  mark.name = std::move(name);
  return labelled(mark, scan);
}

// "1." and "1.º", not 1.5 nor 1.2.3; "1)".
GazetteMark read_digits_item(std::string_view line) {
  Scan scan(line);
  const long value = scan.digits();
  if (value == 0) return {};
  const std::string name = std::to_string(value);
  if (scan.take_any(")|）")) return item(Style::closed, Kind::item, value, name, scan);
  if (!scan.take_any(".º|.°|.|．")) return {};
  const std::string_view rest = scan.rest();
  if (!rest.empty() && space_at(rest) == 0 && dash_at(rest) == 0) return {};
  return item(Style::dotted, Kind::number, value, name, scan);
}

GazetteMark read_round_item(std::string_view line) {
  Scan scan(line);
  if (!scan.take_any("(|（")) return {};
  Scan digits = scan;
  if (const long value = digits.digits(); value > 0 && digits.take_any(")|）")) {
    return item(Style::round, Kind::item, value, std::to_string(value), digits);
  }
  std::size_t small = 0;
  while (small < scan.rest().size() && is_small(scan.rest()[small])) ++small;
  if (small > 0) {
    const std::string letters(scan.rest().substr(0, small));
    scan.take(letters);
    if (!scan.take_any(")|）")) return {};
    return item(Style::roman, Kind::item, roman_value(letters), letters, scan);
  }
  const long value = scan.numeral();
  if (!scan.take_any(")|）")) return {};
  return item(Style::han_round, Kind::item, value, std::to_string(value), scan);
}

GazetteMark read_letter_item(std::string_view line) {
  std::size_t count = 0;
  while (count < line.size() && count < 6 && is_small(line[count])) ++count;
  if (count == 0) return {};
  const std::string_view letters = line.substr(0, count);
  Scan scan(line);
  scan.take(letters);
  if (!scan.take_any(")|）")) return {};
  constexpr long kAlphabet = 26;
  if (count == 1) {
    return item(Style::letter, Kind::item, letters[0] - 'a' + 1, std::string(letters), scan);
  }
  if (const long roman = roman_value(letters)) {
    return item(Style::roman, Kind::item, roman, std::string(letters), scan);
  }
  if (count == 2 && letters[0] == letters[1]) {  // aa) behind z)
    return item(Style::letter, Kind::item, kAlphabet + letters[0] - 'a' + 1, std::string(letters),
                scan);
  }
  return {};
}

GazetteMark read_han_item(std::string_view line) {
  Scan scan(line);
  if (line.empty() || is_digit(line.front())) return {};
  const long value = scan.numeral();
  if (value == 0 || !scan.take("、")) return {};
  return item(Style::han, Kind::number, value, std::to_string(value), scan);
}

}  // namespace

GazetteMark read_gazette_mark(std::string_view line) {
  using Reader = GazetteMark (*)(std::string_view);
  constexpr std::array<Reader, 8> kReaders = {
      read_han_label,   read_artigo,     read_latin_division, read_attachment,
      read_digits_item, read_round_item, read_letter_item,    read_han_item};
  for (const Reader read : kReaders) {
    GazetteMark mark = read(line);
    if (mark.kind != Kind::none) return mark;
  }
  return {};
}

long roman_value(std::string_view letters) {
  constexpr std::string_view kSigns = "ivxlc", kCapitals = "IVXLC";
  constexpr std::array<long, 5> kValues = {1, 5, 10, 50, 100};
  constexpr std::size_t kLongest = 12;  // CCCLXXXVIII has 11
  if (letters.empty() || letters.size() > kLongest) return 0;
  const std::string_view signs = is_small(letters.front()) ? kSigns : kCapitals;
  long value = 0, before = 0;
  for (std::size_t at = letters.size(); at-- > 0;) {
    const std::size_t sign = signs.find(letters[at]);
    if (sign == signs.npos) return 0;
    const long next = kValues[sign];
    value += next < before ? -next : next;
    before = std::max(before, next);
  }
  return value;
}

std::size_t dash_at(std::string_view text) {
  if (text.starts_with("-")) return 1;
  const bool is_dash = text.size() >= 3 && text.starts_with("\xE2\x80") &&
                       static_cast<unsigned char>(text[2]) >= 0x90 &&
                       static_cast<unsigned char>(text[2]) <= 0x95;
  if (is_dash) return 3;
  return text.starts_with("－") || text.starts_with("−") ? 3 : 0;
}

bool is_gazette_heading(std::string_view text) {
  text = trim(text);
  if (text.empty() || text.size() > kLongestHeading) return false;
  for (const std::string_view end : {"。", "；", "：", "，", "．", ".", ";", ":", ",", "…"}) {
    if (text.ends_with(end)) return false;
  }
  return !starts_with_any(text, "«|“|「|『|[…|〔…|[...|*");
}

std::string_view bare_heading(std::string_view text) {
  constexpr std::string_view kOpen = "（", kClose = "）";
  text = trim(text);
  const bool is_enclosed = text.size() > kOpen.size() + kClose.size() && text.starts_with(kOpen) &&
                           text.ends_with(kClose) &&
                           text.find(kClose) == text.size() - kClose.size();
  if (is_enclosed) {
    text.remove_prefix(kOpen.size());
    text.remove_suffix(kClose.size());
    return trim(text);
  }
  return trim(without_brackets(text));
}

bool drop_stars(std::string& text) {
  const std::size_t end = text.find_last_not_of("* ");
  const std::size_t keep = end == std::string::npos ? 0 : end + 1;
  const bool had = text.find('*', keep) != std::string::npos;
  if (had) text = std::string(trim(std::string_view(text).substr(0, keep)));
  return had;
}

}  // namespace gbalex::intake

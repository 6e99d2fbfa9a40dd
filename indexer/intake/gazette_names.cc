#include "intake/gazette_names.h"

#include <algorithm>
#include <array>
#include <chrono>

#include "intake/gazette_marks.h"
#include "intake/statute_text_words.h"
#include "text/citation.h"

namespace gbalex::intake {
namespace {

struct Type {
  std::string_view key, han, latin;
};
// As the addresses of the gazette name them, where they do.
constexpr std::array kTypes = {
    Type{"lei", "法律", "lei"},
    Type{"declei", "法令", "decreto-lei"},
    Type{"regadm", "行政法規", "regulamento administrativo"},
    Type{"despce", "行政長官批示", "despacho do chefe do executivo"},
    Type{"avisce", "行政長官公告", "aviso do chefe do executivo"},
    Type{"ordem", "行政命令", "ordem executiva"},
    Type{"port", "訓令", "portaria"},
    Type{"despsef", "經濟財政司司長批示", "despacho do secretário para a economia e finanças"},
    Type{"despsaj", "行政法務司司長批示", "despacho do secretário para a administração e justiça"},
    Type{"despsas", "保安司司長批示", "despacho do secretário para a segurança"},
    Type{"despsasc", "社會文化司司長批示",
         "despacho do secretário para os assuntos sociais e cultura"},
    Type{"despstop", "運輸工務司司長批示",
         "despacho do secretário para os transportes e obras públicas"},
    Type{"res", "立法會決議", "resolução da assembleia legislativa"},
    Type{"desp", "批示", "despacho"},
    Type{"aviso", "公告", "aviso"},
};
constexpr std::array<std::string_view, 12> kMonths = {
    "janeiro", "fevereiro", "março",    "abril",   "maio",     "junho",
    "julho",   "agosto",    "setembro", "outubro", "novembro", "dezembro"};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// In small letters: ASCII and À..Þ.
std::string lowered(std::string_view text) {
  std::string out(text);
  for (std::size_t at = 0; at < out.size(); ++at) {
    const auto byte = static_cast<unsigned char>(out[at]);
    const bool is_accented = at > 0 && out[at - 1] == '\xC3' && byte >= 0x80 && byte <= 0x9E;
    if ((byte >= 'A' && byte <= 'Z') || is_accented) out[at] = static_cast<char>(byte + 0x20);
  }
  return out;
}

// "97/99/M", "7/2003", "45/GM/86": its length, and the year.
std::size_t number_at(std::string_view text, int& year) {
  std::size_t length = 0, slashes = 0;
  std::array<std::string_view, 3> parts{};
  std::size_t start = 0;
  while (length <= text.size()) {
    const char c = length < text.size() ? text[length] : ' ';
    if (is_digit(c) || (c >= 'A' && c <= 'Z') || c == '-') {
      ++length;
      continue;
    }
    if (slashes == parts.size() || length == start) return 0;
    parts[slashes] = text.substr(start, length - start);
    if (c != '/') break;
    ++slashes;
    start = ++length;
  }
  if (slashes == 0 || !std::ranges::all_of(parts[0].substr(0, 1), is_digit)) return 0;
  for (const std::string_view part : {parts[1], parts[2]}) {
    if (part.empty() || part.size() > 4 || !std::ranges::all_of(part, is_digit)) continue;
    year = 0;
    for (const char c : part) year = year * 10 + (c - '0');
    if (part.size() == 2) year += 1900;
  }
  return length;
}

std::optional<GazetteName> read_han_name(std::string_view line) {
  const std::string words = compact(line);
  constexpr std::string_view kFirst = "第";
  std::string_view rest = words;
  if (!rest.starts_with(kFirst)) return std::nullopt;
  rest.remove_prefix(kFirst.size());
  GazetteName name;
  const std::size_t length = number_at(rest, name.year);
  if (length == 0 || !starts_with_any(rest.substr(length), "號|号")) return std::nullopt;
  rest.remove_prefix(length + std::string_view("號").size());
  const bool is_type =
      std::ranges::any_of(kTypes, [rest](const Type& type) { return rest.ends_with(type.han); });
  constexpr std::size_t kLongest = 60;  // bytes: 20 characters
  if (!is_type || rest.size() > kLongest || contains_any(rest, "，|。|《|的|第")) {
    return std::nullopt;
  }
  name.number = std::string(trim(line));
  name.type = std::string(rest);
  return name;
}

std::optional<GazetteName> read_latin_name(std::string_view line) {
  line = trim(line);
  for (const std::string_view sign : {" n.º ", " N.º ", " n.° ", " nº ", " n.o "}) {
    const std::size_t at = line.find(sign);
    if (at == line.npos) continue;
    const std::string type = lowered(line.substr(0, at));
    const bool is_type = std::ranges::any_of(kTypes, [&type](const Type& known) {
      return type == known.latin ||
             (type.starts_with(known.latin) && known.key.starts_with("desp"));
    });
    GazetteName name;
    const std::string_view number = trim(line.substr(at + sign.size()));
    const std::size_t length = is_type ? number_at(number, name.year) : 0;
    if (length == 0 || length != number.size()) return std::nullopt;
    name.number = std::string(line);
    name.type = std::string(line.substr(0, at));
    return name;
  }
  return std::nullopt;
}

// A number of Chinese text, by digits or in words; its length.
std::size_t han_number(std::string_view text, long& value, std::string_view unit) {
  const std::size_t length = text::parse_numeral(text, value);
  return length > 0 && text.substr(length).starts_with(unit) ? length + unit.size() : 0;
}

std::optional<GazetteDate> read_han_date(std::string_view text, int year) {
  long y = year, month = 0, day = 0;
  std::size_t length = han_number(text, y, "年");
  if (length == 0) y = year;
  const std::size_t months = han_number(text.substr(length), month, "月");
  if (months == 0) return std::nullopt;
  const std::size_t days = han_number(text.substr(length + months), day, "日");
  if (days == 0 || y <= 0 || y > 9999 || month > 12 || day > 31) return std::nullopt;
  const auto date =
      record::Date::of_day(static_cast<int>(y), static_cast<int>(month), static_cast<int>(day));
  if (!date) return std::nullopt;
  return GazetteDate{*date, length + months + days};
}

std::size_t digits_at(std::string_view text, int& value) {
  std::size_t length = 0;
  value = 0;
  while (length < text.size() && is_digit(text[length]) && length < 4) {
    value = value * 10 + (text[length++] - '0');
  }
  return length;
}

// "13 de Dezembro de 1999", "de 1.º de Janeiro".
std::optional<GazetteDate> read_latin_date(std::string_view text, int year) {
  const std::string words = lowered(text.substr(0, 80));
  std::string_view rest = words;
  if (rest.starts_with("de ")) rest.remove_prefix(3);
  int day = 0;
  rest.remove_prefix(digits_at(rest, day));
  for (const std::string_view ordinal : {".º", "º"}) {
    if (rest.starts_with(ordinal)) rest.remove_prefix(ordinal.size());
  }
  if (day == 0 || !rest.starts_with(" de ")) return std::nullopt;
  rest.remove_prefix(4);
  const auto* const month = std::ranges::find_if(
      kMonths, [rest](std::string_view name) { return rest.starts_with(name); });
  if (month == kMonths.end()) return std::nullopt;
  rest.remove_prefix(month->size());
  if (rest.starts_with(" de ") && rest.size() > 4 && is_digit(rest[4])) {
    rest.remove_prefix(4);
    rest.remove_prefix(digits_at(rest, year));
  }
  if (year == 0) return std::nullopt;
  const auto date = record::Date::of_day(year, static_cast<int>(month - kMonths.begin()) + 1, day);
  if (!date) return std::nullopt;
  return GazetteDate{*date, words.size() - rest.size()};
}

// 1999.12.13, 2026/04/13, 2026-04-13.
std::optional<GazetteDate> read_plain_date(std::string_view text) {
  int year = 0, month = 0, day = 0;
  std::size_t at = digits_at(text, year);
  if (at != 4 || at >= text.size() || std::string_view("./-").find(text[at]) == text.npos) {
    return std::nullopt;
  }
  const std::size_t months = digits_at(text.substr(at + 1), month);
  at += 1 + months;
  if (months == 0 || at >= text.size() || std::string_view("./-").find(text[at]) == text.npos) {
    return std::nullopt;
  }
  const std::size_t days = digits_at(text.substr(at + 1), day);
  const auto date = record::Date::of_day(year, month, day);
  if (days == 0 || !date) return std::nullopt;
  return GazetteDate{*date, at + 1 + days};
}

std::optional<record::Date> day_after(const std::optional<record::Date>& day) {
  if (!day || !day->is_day()) return std::nullopt;
  using namespace std::chrono;
  const year_month_day date = sys_days(year(day->year()) / day->month() / day->day()) + days(1);
  return record::Date::of_day(static_cast<int>(date.year()),
                              static_cast<int>(static_cast<unsigned>(date.month())),
                              static_cast<int>(static_cast<unsigned>(date.day())));
}

// A date anywhere in a text.
std::optional<record::Date> date_in(std::string_view text) {
  while (!text.empty()) {
    if (const auto date = read_gazette_date(text)) return date->date;
    const bool is_number = is_digit(text.front());
    std::size_t next = character_at(text);
    while (is_number && next < text.size() && is_digit(text[next])) ++next;
    text.remove_prefix(next);
  }
  return std::nullopt;
}

GazetteCommencement han_commencement(std::string_view sentence,
                                     const std::optional<record::Date>& published) {
  const std::size_t end = sentence.find("起生效");
  if (end == sentence.npos) return {};
  const std::string_view before = sentence.substr(0, end);
  const std::size_t self = before.rfind("本");
  std::size_t from = before.npos;
  constexpr std::size_t kLongestName = 30;  // bytes: 本補充性行政法規
  for (std::size_t at = before.find("本"); at != before.npos; at = before.find("本", at + 1)) {
    const std::size_t since = before.find("自", at);
    if (since != before.npos && since - at <= kLongestName) {
      from = since;
      break;
    }
  }
  if (self == before.npos || from == before.npos) return {};
  const std::string when = compact(before.substr(from));
  GazetteCommencement said{true, std::nullopt};
  if (contains_any(when, "自公佈翌日|自公布翌日|自公佈之翌日|自其公佈翌日|自公佈日之翌日")) {
    said.from = day_after(published);
  } else if (when == "自公佈日" || when == "自公佈之日" || when == "自公布日") {
    said.from = published;
  } else if (const auto date = read_han_date(std::string_view(when).substr(3), 0)) {
    if (3 + date->length == when.size()) said.from = date->date;
  }
  return said;
}

GazetteCommencement latin_commencement(std::string_view sentence,
                                       const std::optional<record::Date>& published) {
  const std::size_t at = sentence.find("entra em vigor");
  if (at == sentence.npos) return {};
  if (!contains_any(sentence.substr(0, at), "resente|Esta lei|Este diploma|Este decreto"))
    return {};
  const std::string_view when =
      trim(sentence.substr(at + std::string_view("entra em vigor").size()));
  GazetteCommencement said{true, std::nullopt};
  if (starts_with_any(when,
                      "no dia seguinte ao da sua publicação|no dia imediato ao da sua "
                      "publicação")) {
    said.from = day_after(published);
  } else if (starts_with_any(when, "na data da sua publicação|no dia da sua publicação")) {
    said.from = published;
  } else {
    for (const std::string_view word : {"no dia ", "em ", "a partir de ", "a ", "no dia"}) {
      if (!when.starts_with(word)) continue;
      if (const auto date = read_latin_date(trim(when.substr(word.size())), 0)) {
        said.from = date->date;
        break;
      }
    }
  }
  return said;
}

}  // namespace

std::optional<GazetteName> read_gazette_name(std::string_view line) {
  constexpr std::size_t kLongest = 160;  // bytes
  if (line.size() > kLongest) return std::nullopt;
  auto name = read_han_name(line);
  return name ? name : read_latin_name(line);
}

std::string gazette_key(std::string_view number) {
  const auto name = read_gazette_name(number);
  if (!name) return {};
  const std::string type = lowered(name->type);
  const auto* const known = std::ranges::find_if(
      kTypes, [&type](const Type& entry) { return type == entry.han || type == entry.latin; });
  if (known == kTypes.end()) return {};
  const std::string words = compact(number);
  const std::size_t start =
      static_cast<std::size_t>(std::ranges::find_if(words, is_digit) - words.begin());
  int year = 0;
  const std::size_t length = number_at(std::string_view(words).substr(start), year);
  return std::string(known->key) + " " + words.substr(start, length);
}

std::optional<GazetteDate> read_gazette_date(std::string_view text, int year) {
  if (text.empty()) return std::nullopt;
  if (const auto date = read_plain_date(text)) return date;
  if (const auto date = read_latin_date(text, year)) return date;
  return read_han_date(text, year);
}

bool is_gazette_signature(std::string_view line) {
  constexpr std::size_t kLongest = 200;  // bytes
  line = trim(line);
  if (line.empty() || line.size() > kLongest) return false;
  if (starts_with_any(line, "Publique-se|Promulgue-se|命令公佈|命令公布")) return true;
  if (starts_with_any(line,
                      "Aprovado |Aprovada |Assinado |Assinada |Promulgado |Promulgada |"
                      "Visto e aprovado |Gabinete d|Direcção dos Serviços |核准於|簽署於|"
                      "於澳門|公佈於")) {
    return date_in(line).has_value();
  }
  const bool is_title = starts_with_any(line, "O |A |Pel");
  if (is_title && contains_any(line,
                               "Chefe do Executivo|Presidente|Governador|Secretári|Director|"
                               "Encarregado|Chefe do Gabinete|Chefe de Gabinete")) {
    // "O Chefe do Executivo, Nome Apelido."
    return line.find(", ") != line.npos && line.size() < 100 && !contains_any(line, ";|:|«");
  }
  if (const auto date = read_gazette_date(line)) {
    const std::string_view rest = trim(line.substr(date->length));
    return rest.empty() || rest == "." || rest == "。" || rest.starts_with("於") ||
           starts_with_any(rest, "通過|簽署|核准|命令公佈|公佈|批准");
  }
  constexpr std::size_t kLongestHan = 60;  // bytes
  if (line.size() <= kLongestHan &&
      starts_with_any(line,
                      "行政長官|立法會主席|總督|護理總督|代理行政長官|代主席|主席|"
                      "經濟財政司司長|行政法務司司長|保安司司長|社會文化司司長|"
                      "運輸工務司司長|局長|代局長|辦公室主任")) {
    return !ends_sentence(line) && contains_any(line, " |　");
  }
  return false;
}

bool is_gazette_issuer(std::string_view line) {
  const std::string words = compact(line);
  if (words.empty() || words.size() > 200) return false;
  if (is_mostly_han(words)) {
    for (const std::string_view end :
         {"辦公室", "澳門特別行政區", "立法會", "澳門政府", "局", "署"}) {
      if (words.ends_with(end)) return !contains_any(words, "，|。|：|；|第");
    }
    return false;
  }
  std::size_t letters = 0;
  for (std::size_t at = 0; at < words.size(); ++at) {
    const auto byte = static_cast<unsigned char>(words[at]);
    if (byte >= 'a' && byte <= 'z') return false;
    if (byte == 0xC3 && at + 1 < words.size() &&
        static_cast<unsigned char>(words[at + 1]) >= 0xA0) {
      return false;
    }
    letters += byte >= 'A' && byte <= 'Z' ? 1 : 0;
  }
  constexpr std::size_t kFewest = 6;
  return letters >= kFewest && read_gazette_mark(line).kind == GazetteMark::Kind::none;
}

bool is_gazette_note(std::string_view line) {
  line = trim(line);
  if (!line.starts_with("*")) return false;
  return contains_any(line,
                      "請查閱|请查阅|Consulte|已更改|已廢止|Alterad|Revogad|Aditad|附加|增加|"
                      "重新公佈|Republicad|Rectificad|更正");
}

bool says_repealed(std::string_view note) { return contains_any(note, "廢止|Revogad|revogad"); }

GazetteCommencement read_gazette_commencement(std::string_view sentence,
                                              const std::optional<record::Date>& published) {
  const GazetteCommencement said = han_commencement(sentence, published);
  return said.is_said ? said : latin_commencement(sentence, published);
}

bool is_mostly_han(std::string_view text) {
  std::size_t han = 0, latin = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0xE3 && byte <= 0xF0) ++han;
    if ((byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z')) ++latin;
  }
  return han > latin;
}

}  // namespace gbalex::intake

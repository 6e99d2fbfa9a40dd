#include "intake/statute_text.h"

#include <iconv.h>

#include <algorithm>
#include <cstring>
#include <utility>

#include "intake/statute_text_build.h"
#include "intake/statute_text_dates.h"
#include "intake/statute_text_lines.h"
#include "intake/statute_text_words.h"

namespace gbalex::intake {
namespace {

// Length of the valid UTF-8 sequence at the start of a text that is not empty; 0: there is none.
std::size_t valid_at(std::string_view text) {
  const auto first = static_cast<unsigned char>(text[0]);
  if (first < 0x80) return 1;
  const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
  if (first < 0xC2 || first > 0xF4 || text.size() < length) return 0;
  for (std::size_t i = 1; i < length; ++i) {
    if ((static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U) return 0;
  }
  const auto second = static_cast<unsigned char>(text[1]);
  const bool is_wrong = (first == 0xE0 && second < 0xA0) || (first == 0xED && second > 0x9F) ||
                        (first == 0xF0 && second < 0x90) || (first == 0xF4 && second > 0x8F);
  return is_wrong ? 0 : length;
}

bool is_utf8(std::string_view text) {
  while (!text.empty()) {
    const std::size_t length = valid_at(text);
    if (length == 0) return false;
    text.remove_prefix(length);
  }
  return true;
}

// Empty when the bytes are no GB18030.
std::string from_gb18030(std::string_view bytes) {
  const iconv_t converter = iconv_open("UTF-8", "GB18030");
  if (converter == reinterpret_cast<iconv_t>(-1)) return {};
  std::string out(bytes.size() * 2 + 8, '\0');
  std::string in(bytes);
  char* from = in.data();
  char* to = out.data();
  std::size_t left = in.size(), room = out.size();
  const std::size_t result = iconv(converter, &from, &left, &to, &room);
  iconv_close(converter);
  if (result == static_cast<std::size_t>(-1) || left > 0) return {};
  out.resize(out.size() - room);
  return out;
}

std::string with_replacements(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t length = valid_at(text);
    out += length > 0 ? text.substr(0, length) : std::string_view("\xEF\xBF\xBD");
    text.remove_prefix(std::max<std::size_t>(length, 1));
  }
  return out;
}

std::string utf8_of(const File& file, std::vector<Finding>& findings) {
  if (is_utf8(file.bytes)) return std::string(file.bytes);
  std::string converted = from_gb18030(file.bytes);
  if (!converted.empty()) return converted;
  findings.push_back({Finding::What::replaced, std::string(file.name),
                      "bytes that are neither UTF-8 nor GB18030"});
  return with_replacements(file.bytes);
}

// An order of publication before the title: 国家知识产权局令, 第八十四号, …, 2025年11月10日.
void read_order(const StatuteText& text, const StatuteHead& head, library::Wording& wording) {
  bool is_order = false;
  for (std::size_t i = 0; i < head.preface.size(); ++i) {
    const std::string words = compact(text.lines[head.preface[i]].text);
    if (words.ends_with("令") && i + 1 < head.preface.size()) {
      const std::string number = compact(text.lines[head.preface[i + 1]].text);
      is_order = number.starts_with("第") && number.ends_with("号");
      if (is_order && wording.number.empty()) wording.number = words + number;
      if (is_order && wording.issuer.empty()) {
        wording.issuer = words.substr(0, words.size() - std::string_view("令").size());
      }
      continue;
    }
    const auto dates = find_dates(words).dates;
    const bool is_date =
        dates.size() == 1 && dates.front().begin == 0 && dates.front().end == words.size();
    if (is_order && is_date && !wording.promulgated) wording.promulgated = dates.front().date;
  }
}

// 行政复议规程(局令第82号): the number is not of the title.
void split_title(library::Wording& wording) {
  const std::string title = compact(wording.title);
  const std::size_t open = title.rfind('(');
  if (open == std::string::npos || !title.ends_with("号)")) return;
  const std::string number = title.substr(open + 1, title.size() - open - 2);
  if (number.find("令第") == std::string::npos) return;
  const std::size_t wide = wording.title.rfind("（"), narrow = wording.title.rfind('(');
  const bool is_wide = narrow == std::string::npos || (wide != std::string::npos && wide > narrow);
  const std::size_t printed = is_wide ? wide : narrow;
  wording.title = heading_words(std::string_view(wording.title).substr(0, printed));
  if (wording.number.empty()) wording.number = number;
}

// Where the bracket opens that follows the title at the start of a paragraph; npos: none does.
std::size_t bracket_behind(std::string_view text, const std::string& title) {
  constexpr std::size_t kLongest = 600;  // bytes of a title with its padding
  const std::size_t end = std::min(text.size(), kLongest);
  for (std::size_t at = 0; at < end; at += character_at(text.substr(at))) {
    const bool is_open = starts_with_any(text.substr(at), "（|(");
    if (is_open && compact(text.substr(0, at)) == title) return at;
  }
  return std::string_view::npos;
}

// A title, its making and the text in one paragraph: 保护规定 (1973年5月30日发布) 第一条…
void cut_title(std::vector<StatuteLine>& lines, const std::string& title) {
  constexpr std::size_t kLatest = 3;
  const std::string wanted = compact(title);
  for (std::size_t i = 0; i < std::min(lines.size(), kLatest) && !wanted.empty(); ++i) {
    const std::string text = lines[i].text;
    const std::size_t open = bracket_behind(text, wanted);
    if (open == text.npos) continue;
    const std::string_view close_mark = text[open] == '(' ? ")" : "）";
    const std::size_t close = text.find(close_mark, open);
    if (close == text.npos) continue;
    const std::size_t end = close + close_mark.size();
    lines[i].text = trim(std::string_view(text).substr(0, open));
    StatuteLine made = lines[i], rest = lines[i];
    made.text = text.substr(open, end - open);
    rest.text = trim(std::string_view(text).substr(end));
    const auto at = lines.begin() + static_cast<std::ptrdiff_t>(i) + 1;
    if (!rest.text.empty()) lines.insert(at, std::move(rest));
    lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(i) + 1, std::move(made));
    return;
  }
}

void leave_out_contents(StatuteText& text, std::vector<Finding>& findings) {
  const auto [first, last] = find_contents(text.lines);
  if (first == last) return;
  findings.push_back({Finding::What::left_out,
                      line_place(text.name, text.lines[first].number, text.lines[last - 1].number),
                      "the table of contents"});
  text.lines.erase(text.lines.begin() + static_cast<std::ptrdiff_t>(first),
                   text.lines.begin() + static_cast<std::ptrdiff_t>(last));
}

}  // namespace

std::string line_place(std::string_view file, std::size_t first, std::size_t last) {
  std::string place = std::string(file) + ":" + std::to_string(first);
  if (last > first) place += "-" + std::to_string(last);
  return place;
}

std::vector<StatuteLine> text_lines(const File& file, std::vector<Finding>& findings) {
  const std::string text = utf8_of(file, findings);
  std::vector<StatuteLine> lines;
  std::size_t number = 0;
  for (std::size_t start = 0; start < text.size();) {
    std::size_t end = text.find_first_of("\r\n", start);
    if (end == std::string::npos) end = text.size();
    ++number;
    const std::string_view words = trim(std::string_view(text).substr(start, end - start));
    if (!words.empty()) {
      StatuteLine line;
      line.number = number;
      line.text = words;
      lines.push_back(std::move(line));
    }
    start = end + (text.compare(end, 2, "\r\n") == 0 ? 2 : 1);
  }
  return lines;
}

void read_statute(StatuteText text, library::Wording& wording, std::vector<Finding>& findings) {
  wording.language = record::Language::zh_hans;
  if (wording.title.empty()) wording.title = text.title;
  split_title(wording);
  text.title = wording.title;
  const bool is_told = !text.title.empty() || text.lines.empty();
  cut_title(text.lines, is_told ? text.title : text.lines.front().text);
  text.lines = join_numbers(cut_run_on(std::move(text.lines)));
  leave_out_contents(text, findings);
  StatuteHead head = read_head(text, findings);
  if (wording.title.empty()) wording.title = head.title;
  if (wording.title.empty()) {
    findings.push_back(
        {Finding::What::unknown_value, std::string(text.name), "no title is printed"});
  }
  wording.history.insert(wording.history.end(), head.history.begin(), head.history.end());
  StatuteBuilder builder(text.name, wording, findings);
  for (const std::size_t i : head.preface) builder.add_preface(text.lines[i].text);
  for (std::size_t i = head.body; i < text.lines.size(); ++i) builder.add(text.lines, i);
  builder.finish();
  read_order(text, head, wording);
  date_wording(wording, text.name, findings);
}

record::Result<Taken> read_plain_statute(const File& file) {
  if (file.bytes.find('\0') != std::string_view::npos) {
    return record::Error{record::ErrorKind::data, "it is no text", std::string(file.name),
                         "give a text file, a Markdown file or a DOCX"};
  }
  Taken taken;
  StatuteText text;
  text.name = file.name;
  text.lines = unwrap(text_lines(file, taken.findings), file.name, taken.findings);
  library::Wording wording;
  wording.origin.file = file.name;
  wording.origin.format = "text";
  read_statute(std::move(text), wording, taken.findings);
  taken.wordings.push_back(std::move(wording));
  return taken;
}

}  // namespace gbalex::intake

// read_head(): title, acts of making and an order of publication before the text itself.
#include <algorithm>

#include "intake/statute_text_dates.h"
#include "intake/statute_text_lines.h"
#include "intake/statute_text_marks.h"
#include "intake/statute_text_words.h"

namespace gbalex::intake {
namespace {

constexpr std::size_t kMostTitleLines = 6;
constexpr std::size_t kMostHistoryLines = 60;  // of one pair of brackets
constexpr std::size_t kLatestTitle = 40;       // behind an order of publication

std::string stem(std::string_view name) {
  const std::size_t dot = name.rfind('.');
  return std::string(dot == std::string_view::npos ? name : name.substr(0, dot));
}

// 中华人民共和国商标法(2019年修正): the brackets are of who files it.
std::string title_words(std::string_view title) {
  std::string words = compact(title);
  for (const std::string_view word : {"《", "》", "〈", "〉"}) {
    for (std::size_t at = words.find(word); at != std::string::npos; at = words.find(word, at)) {
      words.erase(at, word.size());
    }
  }
  return words;
}

// 宪法修正案(1999年) is printed without what its file's name tells it from others by.
std::string without_year(const std::string& words) {
  const std::size_t open = words.rfind('(');
  return words.ends_with(')') && open != std::string::npos ? words.substr(0, open) : std::string();
}

bool is_iso_date(std::string_view line) {
  return line.size() == 10 && record::Date::parse(line).has_value();
}

class Head {
 public:
  Head(const StatuteText& text, std::vector<Finding>& findings)
      : text_(text), lines_(text.lines), findings_(findings) {}

  StatuteHead read() {
    leave_out_web_dates();
    const std::string wanted = title_words(text_.title.empty() ? stem(text_.name) : text_.title);
    head_.title = text_.title;
    if (!take_title(wanted) && !find_title(wanted) && text_.title.empty()) guess_title();
    // The title printed again, and what it says of its making.
    for (;;) {
      if (take_history() || leave_out_web_dates()) continue;
      const std::string words = title_words(head_.title);
      if (!take_title(words) && !take_title(without_year(words))) break;
    }
    head_.body = at_;
    return std::move(head_);
  }

 private:
  [[nodiscard]] bool is_plain(std::size_t i) const {
    return i < lines_.size() && lines_[i].rows.empty() && !lines_[i].is_history;
  }

  // 1994-01-28, as web pages list them under a title.
  bool leave_out_web_dates() {
    const std::size_t first = at_;
    while (is_plain(at_) && is_iso_date(lines_[at_].text)) ++at_;
    if (at_ == first) return false;
    findings_.push_back({Finding::What::left_out,
                         line_place(text_.name, lines_[first].number, lines_[at_ - 1].number),
                         "dates of the web page"});
    return true;
  }

  // Lines from at_ on that are the title, in one piece or several.
  bool take_title(const std::string& wanted) {
    if (wanted.empty()) return false;
    std::string joined;
    for (std::size_t i = at_; is_plain(i) && i < at_ + kMostTitleLines; ++i) {
      joined += title_words(lines_[i].text);
      if (!wanted.starts_with(joined)) return false;
      if (joined != wanted) continue;
      if (head_.title.empty()) {
        for (; at_ <= i; ++at_) head_.title += heading_words(lines_[at_].text);
      }
      at_ = i + 1;
      return true;
    }
    return false;
  }

  // The title behind an order of publication: 国家知识产权局令 第八十四号 …
  bool find_title(const std::string& wanted) {
    const std::size_t start = at_;
    const std::size_t last = std::min(lines_.size(), start + kLatestTitle);
    for (at_ = start; at_ < last; ++at_) {
      const StatuteMark mark = read_mark(lines_[at_].text);
      if (mark.kind == StatuteMark::Kind::article || is_division(mark, lines_[at_].text) ||
          !is_plain(at_) || is_history(lines_[at_].text)) {
        break;
      }
      const std::size_t first = at_;
      if (!take_title(wanted)) continue;
      for (std::size_t i = start; i < first; ++i) head_.preface.push_back(i);
      return true;
    }
    at_ = start;
    return false;
  }

  void guess_title() {
    for (std::size_t lines = 0; is_plain(at_) && lines < kMostTitleLines; ++at_, ++lines) {
      const std::string_view text = lines_[at_].text;
      const StatuteMark mark = read_mark(text);
      const std::string words = compact(text);
      if (mark.kind != StatuteMark::Kind::none || !is_heading_like(text) || is_history(text) ||
          starts_with_any(text, "（|(") || words == "目录") {
        break;
      }
      head_.title += heading_words(text);
    }
  }

  // An act of making, or a pair of brackets over several lines.
  bool take_history() {
    if (at_ >= lines_.size() || !lines_[at_].rows.empty() || lines_[at_].level > 0) return false;
    std::string words = lines_[at_].text;
    std::size_t next = at_ + 1;
    const StatuteMark mark = read_mark(words);
    if (mark.kind == StatuteMark::Kind::article || is_division(mark, words)) return false;
    if (starts_with_any(words, "（|(") && mark.kind == StatuteMark::Kind::none) {
      std::size_t most = kMostHistoryLines;
      while (!trim(words).ends_with("）") && !trim(words).ends_with(")") && next < lines_.size() &&
             --most > 0 && read_mark(lines_[next].text).kind == StatuteMark::Kind::none) {
        // A line that begins a new act is one of its own.
        words += is_history(lines_[next].text) ? "　" : "";
        words += lines_[next++].text;
      }
    }
    if (!is_history(words) && !lines_[at_].is_history) return false;
    if (!is_history(words)) {
      words = lines_[at_].text;
      next = at_ + 1;
    }
    for (std::string& line : history_lines(words)) head_.history.push_back(std::move(line));
    at_ = next;
    return true;
  }

  const StatuteText& text_;
  const std::vector<StatuteLine>& lines_;
  std::vector<Finding>& findings_;
  StatuteHead head_;
  std::size_t at_ = 0;
};

}  // namespace

StatuteHead read_head(const StatuteText& text, std::vector<Finding>& findings) {
  return Head(text, findings).read();
}

}  // namespace gbalex::intake

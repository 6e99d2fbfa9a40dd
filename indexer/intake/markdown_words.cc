#include "intake/markdown_words.h"

#include <algorithm>
#include <cctype>
#include <utility>

#include "intake/statute_text_words.h"

namespace gbalex::intake {
namespace {

constexpr std::string_view kEscapable = "\\`*_{}[]()#+-.!|~>\"$%&',/:;<=?@^";
constexpr std::size_t kLongestTag = 200, kLongestLink = 500;  // bytes

// &nbsp; and its like; the length of the entity, 0: it is none.
std::size_t take_entity(std::string_view text, std::string& out) {
  static constexpr std::pair<std::string_view, std::string_view> kEntities[] = {
      {"&nbsp;", " "},  {"&emsp;", "　"}, {"&ensp;", " "},  {"&lt;", "<"},    {"&gt;", ">"},
      {"&amp;", "&"},   {"&quot;", "\""}, {"&ldquo;", "“"}, {"&rdquo;", "”"}, {"&middot;", "·"},
      {"&times;", "×"}, {"&#39;", "'"},   {"&hellip;", "…"}};
  for (const auto& [entity, character] : kEntities) {
    if (!text.starts_with(entity)) continue;
    out += character;
    return entity.size();
  }
  return 0;
}

// The length of a tag <p align="center">, </p>, <br/>; 0: the character is one of the text.
std::size_t tag_length(std::string_view text) {
  const std::size_t end = text.substr(0, kLongestTag).find('>');
  if (end == std::string_view::npos || end < 2) return 0;
  const std::size_t name = text[1] == '/' ? 2 : 1;
  return std::isalpha(static_cast<unsigned char>(text[name])) != 0 ? end + 1 : 0;
}

class Stripper {
 public:
  MarkdownWords run(std::string_view line) {
    rest_ = line;
    while (!rest_.empty()) step();
    end_line();
    return std::move(words_);
  }

 private:
  void step() {
    const char first = rest_.front();
    if (first == '\\' && rest_.size() > 1 && kEscapable.find(rest_[1]) != kEscapable.npos) {
      line_ += rest_[1];
      rest_.remove_prefix(2);
    } else if (rest_.starts_with("**") || rest_.starts_with("__")) {
      emphasis();
    } else if (first == '`' || first == '*') {
      take_mark(first);
    } else if (first == '<' && tag_length(rest_) > 0) {
      if (rest_.starts_with("<br") || rest_.starts_with("</p")) end_line();
      rest_.remove_prefix(tag_length(rest_));
    } else if (first == '&') {
      const std::size_t length = take_entity(rest_, line_);
      if (length == 0) line_ += first;
      rest_.remove_prefix(std::max<std::size_t>(length, 1));
    } else if (first == '[' || rest_.starts_with("![")) {
      link();
    } else {
      const std::size_t length = character_at(rest_);
      line_ += rest_.substr(0, length);
      rest_.remove_prefix(length);
    }
  }

  // A pair of ** around words; a mark that nothing closes is of the text, as in ______.
  void emphasis() {
    const std::string_view mark = rest_.substr(0, 2);
    std::size_t run = 2;
    while (run < rest_.size() && rest_[run] == mark[0]) ++run;
    if (run > 3 || (!is_open_ && rest_.find(mark, run) == rest_.npos)) {
      line_ += rest_.substr(0, run);
      rest_.remove_prefix(run);
      return;
    }
    // The words behind a bold number stand apart from it.
    if (is_open_ && starts_bold_) line_ += "　";
    starts_bold_ = !is_open_ && trim(line_).empty();
    is_open_ = !is_open_;
    rest_.remove_prefix(run);
  }

  // * or ` around words. A * that stands alone is a footnote's.
  void take_mark(char mark) {
    bool& is_open = mark == '*' ? is_italic_ : is_code_;
    const bool closes = is_open;
    const bool opens =
        !is_open && rest_.size() > 1 && rest_[1] != ' ' && rest_.find(mark, 1) != rest_.npos;
    if (closes || opens) {
      is_open = !is_open;
    } else {
      line_ += mark;
    }
    rest_.remove_prefix(1);
  }

  void link() {
    const bool is_picture = rest_.front() == '!';
    const std::size_t open = is_picture ? 1 : 0;
    const std::size_t middle = rest_.substr(0, kLongestLink).find("](");
    const std::size_t end =
        middle == rest_.npos ? rest_.npos : rest_.substr(0, kLongestLink).find(')', middle);
    if (end == rest_.npos) {
      line_ += rest_.substr(0, open + 1);
      rest_.remove_prefix(open + 1);
      return;
    }
    if (is_picture) {
      words_.had_picture = true;
    } else {
      line_ += rest_.substr(1, middle - 1);
    }
    rest_.remove_prefix(end + 1);
  }

  void end_line() {
    if (const std::string_view words = trim(line_); !words.empty()) {
      words_.lines.emplace_back(words);
    }
    line_.clear();
  }

  std::string_view rest_;
  std::string line_;
  MarkdownWords words_;
  bool is_open_ = false, starts_bold_ = false, is_italic_ = false, is_code_ = false;
};

}  // namespace

MarkdownWords markdown_words(std::string_view line) {
  // Most lines hold no markup at all.
  if (line.find_first_of("\\*_`<&[") == line.npos) {
    MarkdownWords words;
    if (const std::string_view text = trim(line); !text.empty()) words.lines.emplace_back(text);
    return words;
  }
  return Stripper().run(line);
}

std::vector<library::Cell> table_row(std::string_view line) {
  std::vector<library::Cell> cells;
  line = trim(line);
  if (line.starts_with("|")) line.remove_prefix(1);
  if (line.ends_with("|") && !line.ends_with("\\|")) line.remove_suffix(1);
  std::size_t start = 0;
  for (std::size_t at = 0; at <= line.size(); ++at) {
    const bool is_end = at == line.size() || (line[at] == '|' && (at == 0 || line[at - 1] != '\\'));
    if (!is_end) continue;
    library::Cell cell;
    for (const std::string& words : markdown_words(line.substr(start, at - start)).lines) {
      cell.text += (cell.text.empty() ? "" : "\n") + words;
    }
    cells.push_back(std::move(cell));
    start = at + 1;
  }
  return cells;
}

bool is_table_rule(std::string_view line) {
  line = trim(line);
  return line.starts_with("|") && line.find('-') != line.npos &&
         line.find_first_not_of("|-: \t") == line.npos;
}

bool is_rule(std::string_view line) {
  line = trim(line);
  if (line.size() < 3) return false;
  const char mark = line.front();
  return (mark == '-' || mark == '*' || mark == '_' || mark == '=') &&
         line.find_first_not_of(mark) == line.npos;
}

}  // namespace gbalex::intake

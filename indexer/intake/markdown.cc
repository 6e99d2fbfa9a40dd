#include "intake/markdown.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "intake/front_matter.h"
#include "intake/markdown_words.h"
#include "intake/statute_text.h"
#include "intake/statute_text_dates.h"
#include "intake/statute_text_marks.h"
#include "intake/statute_text_words.h"

namespace gbalex::intake {
namespace {

constexpr std::string_view kHeadEnd = "<!-- INFO END -->";

class Reader {
 public:
  Reader(const File& file, std::vector<Finding>& findings) : file_(file), findings_(findings) {}

  StatuteText read(std::size_t skipped_lines) {
    text_.name = file_.name;
    const std::vector<StatuteLine> lines = text_lines(file_, findings_);
    in_head_ = std::any_of(lines.begin(), lines.end(),
                           [](const StatuteLine& line) { return line.text.starts_with(kHeadEnd); });
    for (const StatuteLine& line : lines) {
      if (line.number <= skipped_lines) continue;
      take(line);
    }
    close_table();
    if (in_comment_) left_out(comment_, comment_, "a comment that nothing ends");
    return std::move(text_);
  }

 private:
  void take(const StatuteLine& line) {
    std::string_view words = line.text;
    if (in_comment_) {
      const std::size_t end = words.find("-->");
      if (end == words.npos) return;
      left_out(comment_, line.number, "a comment");
      in_comment_ = false;
      words = trim(words.substr(end + 3));
      if (words.empty()) return;
    }
    if (words.starts_with("<!--")) return take_comment(line, words);
    if (words.starts_with("|")) return take_row(line, words);
    close_table();
    if (is_rule(words) || words.starts_with("```")) return;
    if (words.starts_with("#")) return take_heading(line, words);
    take_paragraph(line, words);
  }

  void take_comment(const StatuteLine& line, std::string_view words) {
    if (words.starts_with(kHeadEnd)) {
      in_head_ = false;
    } else if (words.starts_with("<!-- TABLE")) {
      close_table();
    } else if (words.find("-->") == words.npos) {
      in_comment_ = true;
      comment_ = line.number;
    } else {
      left_out(line.number, line.number, "a comment");
    }
    const std::size_t end = words.find("-->");
    if (end == words.npos) return;
    StatuteLine rest = line;
    rest.text = trim(words.substr(end + 3));
    if (!rest.text.empty()) take(rest);
  }

  // Rows with blank lines between them are one table; a second rule starts a new one.
  void take_row(const StatuteLine& line, std::string_view words) {
    if (is_table_rule(words)) {
      if (has_rule_ && !table_.rows.empty()) {
        std::vector<library::Cell> heading = std::move(table_.rows.back());
        table_.rows.pop_back();
        close_table();
        table_.number = line.number;
        table_.rows.push_back(std::move(heading));
      }
      has_rule_ = true;
      for (auto& row : table_.rows) {
        for (library::Cell& cell : row) cell.is_heading = true;
      }
      return;
    }
    if (table_.rows.empty()) table_.number = line.number;
    table_.rows.push_back(table_row(words));
  }

  void close_table() {
    has_rule_ = false;
    if (table_.rows.empty()) return;
    text_.lines.push_back(std::move(table_));
    table_ = {};
  }

  void take_heading(const StatuteLine& line, std::string_view words) {
    int level = 0;
    while (words.starts_with("#")) {
      words.remove_prefix(1);
      ++level;
    }
    while (words.ends_with("#")) words.remove_suffix(1);
    const MarkdownWords stripped = strip(line, words);
    for (const std::string& piece : stripped.lines) {
      if (level == 1 && text_.title.empty() && text_.lines.empty() &&
          !is_division(read_mark(piece), piece)) {
        text_.title = heading_words(piece);
        continue;
      }
      push(line, piece, level);
    }
  }

  void take_paragraph(const StatuteLine& line, std::string_view words) {
    while (words.starts_with(">")) words = trim(words.substr(1));
    const bool is_listed =
        words.starts_with("- ") || words.starts_with("* ") || words.starts_with("+ ");
    if (is_listed) words = trim(words.substr(2));
    const MarkdownWords stripped = strip(line, words);
    for (const std::string& piece : stripped.lines) {
      if (in_head_ && !in_body_) in_body_ = is_body(piece);
      if (in_head_ && continues(piece, line, is_listed)) {
        text_.lines.back().text += piece;
      } else {
        push(line, piece, 0);
        text_.lines.back().is_history = in_head_ && !in_body_;
      }
      last_ = line.number;
    }
  }

  // A text that stands in the place of the 题注.
  static bool is_body(std::string_view piece) {
    const StatuteMark mark = read_mark(piece);
    return (mark.kind == StatuteMark::Kind::article && mark.is_apart) || is_division(mark, piece);
  }

  // In the head the makers of a collection broke lines, and made a list item of every date.
  bool continues(std::string_view piece, const StatuteLine& line, bool is_listed) const {
    if (text_.lines.empty() || !text_.lines.back().rows.empty()) return false;
    const std::string_view before = text_.lines.back().text;
    if (!in_body_) {
      return !is_listed && text_.lines.back().is_history && line.number == last_ + 1 &&
             !is_history(piece);
    }
    return is_listed && !ends_sentence(before) && text_.lines.back().level == 0;
  }

  MarkdownWords strip(const StatuteLine& line, std::string_view words) {
    MarkdownWords stripped = markdown_words(words);
    if (stripped.had_picture) left_out(line.number, line.number, "a picture");
    return stripped;
  }

  void push(const StatuteLine& line, const std::string& words, int level) {
    StatuteLine out;
    out.number = line.number;
    out.text = words;
    out.level = level;
    text_.lines.push_back(std::move(out));
  }

  void left_out(std::size_t first, std::size_t last, std::string why) {
    findings_.push_back(
        {Finding::What::left_out, line_place(file_.name, first, last), std::move(why)});
  }

  const File& file_;
  std::vector<Finding>& findings_;
  StatuteText text_;
  StatuteLine table_;
  bool has_rule_ = false;
  bool in_head_ = false;  // before <!-- INFO END -->
  bool in_body_ = false;  // in the head, where the text already began
  bool in_comment_ = false;
  std::size_t comment_ = 0, last_ = 0;
};

// 专利法(2020-10-17).md
std::optional<record::Date> date_in_name(std::string_view name) {
  const std::size_t open = name.rfind('(');
  if (open == name.npos || name.size() < open + 12 || name[open + 11] != ')') return std::nullopt;
  return record::Date::parse(name.substr(open + 1, 10));
}

}  // namespace

record::Result<Taken> read_markdown(const File& file) {
  if (file.bytes.find('\0') != std::string_view::npos) {
    return record::Error{record::ErrorKind::data, "it is no text", std::string(file.name),
                         "give a text file, a Markdown file or a DOCX"};
  }
  Taken taken;
  library::Wording wording;
  wording.origin.file = file.name;
  wording.origin.format = "markdown";
  const FrontMatter front = read_front_matter(file.bytes);
  apply(front, file.name, wording, taken.findings);
  StatuteText text = Reader(file, taken.findings).read(front.lines);
  if (wording.title.empty()) wording.title = text.title;
  read_statute(std::move(text), wording, taken.findings);
  if (const auto date = date_in_name(file.name)) {
    if (!wording.promulgated) wording.promulgated = date;
    if (*wording.promulgated != *date) {
      taken.findings.push_back({Finding::What::broken_date, std::string(file.name),
                                "the text was published on " + wording.promulgated->to_string() +
                                    ", its file's name has another day"});
    }
  }
  taken.wordings.push_back(std::move(wording));
  return taken;
}

}  // namespace gbalex::intake

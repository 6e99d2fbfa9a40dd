#include <algorithm>
#include <unordered_set>
#include <utility>

#include "intake/gazette_head.h"
#include "intake/gazette_lines.h"
#include "intake/gazette_marks.h"
#include "intake/gazette_names.h"
#include "intake/statute_text.h"
#include "intake/statute_text_words.h"

namespace gbalex::intake {
namespace {

using library::Unit;
using library::UnitKind;
using Kind = GazetteMark::Kind;
using Style = GazetteMark::Style;

Unit text_unit(std::string_view words, UnitKind kind = UnitKind::text) {
  Unit unit;
  unit.kind = kind;
  unit.text = std::string(words);
  return unit;
}

std::string division_name(UnitKind kind) {
  switch (kind) {
    case UnitKind::chapter:
      return "ch";
    case UnitKind::subchapter:
      return "sec";
    case UnitKind::division:
      return "sub";
    case UnitKind::subdivision:
      return "div";
    default:
      return std::string(code(kind));
  }
}

bool is_rule(std::string_view text) {
  while (!text.empty()) {
    const bool is_line =
        dash_at(text) != 0 || text.starts_with("─") || text.starts_with("_") || space_at(text) != 0;
    if (!is_line) return false;
    text.remove_prefix(character_at(text));
  }
  return true;
}

class Builder {
 public:
  Builder(GazetteText text, std::string_view name, std::vector<Finding>& findings,
          library::Wording& wording)
      : lines_(std::move(text.lines)), name_(name), findings_(findings), wording_(wording) {
    wording_ = std::move(text.wording);
  }

  void build() {
    const std::size_t begin = read_gazette_head(lines_, wording_);
    lines_.erase(lines_.begin(), lines_.begin() + static_cast<std::ptrdiff_t>(begin));
    quoted_ = gazette_quoted(lines_, name_, findings_);
    find_first_articles();
    for (std::size_t at = 0; at < lines_.size(); ++at) take(at);
    close_all();
    if (wording_.units.empty()) std::swap(wording_.units, wording_.preface);
    settle_commencement();
  }

 private:
  struct Open {
    Unit unit;
    enum class Role { attachment, division, article, entry } role = Role::entry;
    Style style = Style::none;
    long value = 0;
    bool is_starred = false;
    std::size_t line = 0;
  };
  using Role = Open::Role;

  // is_first_[i]: the first article at or behind line i is number 1, and near.
  void find_first_articles() {
    constexpr std::size_t kNear = 12;  // lines: titles and divisions over the first article
    is_first_.assign(lines_.size() + 1, false);
    std::size_t at_article = lines_.size() + kNear;
    bool is_one = false;
    for (std::size_t at = lines_.size(); at-- > 0;) {
      const GazetteMark mark = read_gazette_mark(lines_[at].text);
      if (!quoted_[at] && mark.kind == Kind::article) {
        at_article = at;
        is_one = mark.value == 1 && mark.suffix.empty();
      }
      is_first_[at] = is_one && at_article - at <= kNear;
    }
  }

  bool restarts(std::size_t at) const { return last_article_ > 0 && is_first_[at]; }

  void take(std::size_t at) {
    GazetteLine& line = lines_[at];
    if (line.kind == GazetteLine::Kind::table) return add_table(line);
    if (quoted_[at]) return add_text(line.text);
    if (is_gazette_note(line.text)) return add_note(line.text);
    std::string text = line.text;
    const bool is_starred = drop_stars(text);
    if (text.empty() || is_rule(text)) return;
    const GazetteMark mark = read_gazette_mark(text);
    if (awaits_heading_ && takes_heading(line, mark, text)) {
      stack_.back().unit.heading = std::string(bare_heading(text));
      stack_.back().is_starred = stack_.back().is_starred || is_starred;
      awaits_heading_ = false;
      return;
    }
    awaits_heading_ = false;
    switch (mark.kind) {
      case Kind::attachment:
        open_attachment(mark, text, at);
        break;
      case Kind::division:
      case Kind::article:
        if (restarts(at)) open_attachment({}, {}, at);
        mark.kind == Kind::article ? open_article(mark, text, at) : open_division(mark, text, at);
        break;
      case Kind::number:
      case Kind::item:
        has_ended_ ? add_text(text) : open_entry(mark, text, at);
        break;
      case Kind::none:
        take_words(text, at);
        break;
    }
    if (is_starred && !stack_.empty()) stack_.back().is_starred = true;
  }

  // The line behind a label that stands alone.
  bool takes_heading(const GazetteLine& line, const GazetteMark& mark,
                     const std::string& text) const {
    if (stack_.empty() || mark.kind == Kind::article || mark.kind == Kind::division) return false;
    if (mark.kind == Kind::number || mark.kind == Kind::attachment) return false;
    if (is_gazette_signature(text)) return false;
    const bool is_enclosed = bare_heading(text).size() != text.size();
    if (label_is_heading_) return line.kind == GazetteLine::Kind::heading || is_enclosed;
    return mark.kind == Kind::none && (is_enclosed || is_gazette_heading(text));
  }

  void take_words(const std::string& text, std::size_t at) {
    const bool is_title = is_gazette_heading(text) && !is_gazette_signature(text);
    const bool is_over = at + 1 < lines_.size() && starts_annex(at + 1);
    if (is_title && is_over) return open_attachment({}, text, at);
    if (is_gazette_signature(text) && (last_article_ > 0 || !stack_.empty() || has_ended_)) {
      while (!stack_.empty() && stack_.back().role != Role::attachment) close();
      has_ended_ = true;
      wording_or_top().push_back(text_unit(text));
      return;
    }
    if (lines_[at].kind == GazetteLine::Kind::heading)
      return add_text(text, UnitKind::cross_heading);
    add_text(text);
  }

  // Whether what stands at a line makes the title over it that of an annexed text.
  bool starts_annex(std::size_t at) const {
    const GazetteMark mark = read_gazette_mark(lines_[at].text);
    if (mark.kind == Kind::article || mark.kind == Kind::division) {
      return restarts(at) || (has_ended_ && is_first_[at]);
    }
    const std::string& text = lines_[at].text;
    return has_ended_ && mark.kind == Kind::none && !is_gazette_signature(text) &&
           !is_gazette_heading(text) && !is_gazette_note(text) && !is_rule(text);
  }

  void open_attachment(const GazetteMark& mark, const std::string& text, std::size_t at) {
    if (!mark.is_alone && mark.length == 0 && is_untitled_annex()) return;
    close_all();
    has_ended_ = false;
    last_article_ = 0;
    Open open;
    open.role = Role::attachment;
    open.unit.kind = UnitKind::attachment;
    open.unit.number = text.substr(0, mark.length);
    ++attachments_;
    const long value = mark.value > 0 ? mark.value : attachments_;
    const std::string name =
        mark.value == 0 && !mark.suffix.empty() ? mark.suffix : std::to_string(value) + mark.suffix;
    open.unit.id = unique("annex" + name, at);
    const std::string_view rest = trim(std::string_view(text).substr(mark.length));
    if (mark.kind == Kind::none) open.unit.heading = std::string(bare_heading(rest));
    push(std::move(open), at);
    if (mark.kind != Kind::none && !rest.empty()) add_text(rest);
    expect_heading(mark.is_alone, at);
  }

  // The title was read as the heading of an attachment already, and nothing of it yet.
  bool is_untitled_annex() const {
    return !stack_.empty() && stack_.back().role == Role::attachment && last_article_ == 0;
  }

  void open_division(const GazetteMark& mark, const std::string& text, std::size_t at) {
    while (!stack_.empty() && stack_.back().role != Role::attachment &&
           (stack_.back().role != Role::division || stack_.back().unit.kind >= mark.division)) {
      close();
    }
    Open open;
    open.role = Role::division;
    open.unit.kind = mark.division;
    open.unit.number = text.substr(0, mark.length);
    const std::string above = stack_.empty() ? std::string{} : stack_.back().unit.id + "/";
    open.unit.id =
        unique(above + division_name(mark.division) + std::to_string(mark.value) + mark.suffix, at);
    std::string_view rest = trim(std::string_view(text).substr(mark.length));
    while (const std::size_t dash = dash_at(rest)) rest = trim(rest.substr(dash));
    open.unit.heading = std::string(bare_heading(rest));
    has_ended_ = false;
    push(std::move(open), at);
    expect_heading(mark.is_alone, at);
  }

  void open_article(const GazetteMark& mark, const std::string& text, std::size_t at) {
    while (!stack_.empty() && stack_.back().role != Role::attachment &&
           stack_.back().role != Role::division) {
      close();
    }
    if (mark.value < last_article_ || (mark.value == last_article_ && mark.suffix.empty())) {
      findings_.push_back({Finding::What::out_of_order, place(at),
                           "article " + std::to_string(mark.value) + " behind article " +
                               std::to_string(last_article_)});
    }
    last_article_ = mark.last > 0 ? mark.last : mark.value;
    has_ended_ = false;
    Open open;
    open.role = Role::article;
    open.unit.kind = UnitKind::article;
    open.unit.number = std::string(trim(std::string_view(text).substr(0, mark.length)));
    std::string id = attachment_prefix() + "art" + std::to_string(mark.value) + mark.suffix;
    if (mark.last > 0) id += ".." + std::to_string(mark.last);
    open.unit.id = unique(id, at);
    std::string_view rest = trim(std::string_view(text).substr(mark.length));
    while (const std::size_t dash = dash_at(rest)) rest = trim(rest.substr(dash));
    push(std::move(open), at);
    expect_heading(mark.is_alone, at);
    if (rest.empty()) return;
    const GazetteMark inner = read_gazette_mark(rest);
    if (inner.kind == Kind::number || inner.kind == Kind::item) {
      open_entry(inner, std::string(rest), at);
    } else if (bare_heading(rest).size() != rest.size() || is_gazette_heading(rest)) {
      stack_.back().unit.heading = std::string(bare_heading(rest));
    } else {
      add_text(rest);
    }
  }

  // i) behind h) is a letter; elsewhere where no letter can stand it is the first of i), ii).
  void settle_roman(GazetteMark& mark) const {
    const long roman = roman_value(mark.name);
    if (roman == 0 || (mark.style != Style::letter && mark.style != Style::roman)) return;
    bool follows_letter = false, follows_roman = false, has_letters = false;
    for (const Open& open : stack_) {
      if (open.role != Role::entry) continue;
      follows_roman = follows_roman || (open.style == Style::roman && open.value == roman - 1);
      has_letters = has_letters || open.style == Style::letter;
      follows_letter =
          follows_letter || (open.style == Style::letter && open.value == mark.value - 1);
    }
    const bool begins = mark.name == "i" && !follows_letter;
    if (mark.style == Style::letter && (follows_roman || begins)) {
      mark.style = Style::roman;
      mark.value = roman;
    }
  }

  void open_entry(GazetteMark mark, const std::string& text, std::size_t at) {
    settle_roman(mark);
    const bool is_han = mark.style == Style::han;
    const bool is_first_level =
        mark.kind == Kind::number && (is_han || wording_.language == record::Language::pt);
    const auto is_same = [&mark](const Open& open) {
      return open.role == Role::entry && open.style == mark.style;
    };
    const bool continues = std::any_of(stack_.begin(), stack_.end(), is_same);
    while (!stack_.empty() && stack_.back().role == Role::entry && (is_first_level || continues)) {
      const bool is_sibling = is_same(stack_.back());
      close();
      if (is_sibling && !is_first_level) break;
    }
    Open open;
    open.style = mark.style;
    open.value = mark.value;
    const bool is_below = !stack_.empty() && stack_.back().role == Role::entry;
    if (!is_below) {
      open.unit.kind = mark.kind == Kind::number ? UnitKind::paragraph : UnitKind::point;
    } else {
      open.unit.kind =
          stack_.back().unit.kind == UnitKind::paragraph ? UnitKind::point : UnitKind::indent;
    }
    open.unit.number = text.substr(0, mark.length);
    if (stack_.empty() || !stack_.back().unit.id.empty()) {
      const std::string above = stack_.empty() ? std::string{} : stack_.back().unit.id;
      open.unit.id = unique(above + "(" + mark.name + ")", at);
    }
    const std::string_view rest = trim(std::string_view(text).substr(mark.length));
    if (!rest.empty()) {
      open.unit.units.push_back(text_unit(rest));
      consider(rest);
      if (is_repealed_words(rest)) open.unit.status = library::UnitStatus::repealed;
    }
    push(std::move(open), at);
  }

  static bool is_repealed_words(std::string_view words) {
    while (!words.empty() && (words.back() == '.' || words.back() == ';')) words.remove_suffix(1);
    return starts_with_any(words, "[Revogad|(Revogad|[廢止|（廢止|〔廢止") && words.size() < 20;
  }

  // Words without a number stand in the article or its numbered paragraph, behind its lists.
  void add_text(std::string_view text, UnitKind kind = UnitKind::text) {
    leave_lists();
    consider(text);
    wording_or_top().push_back(text_unit(text, kind));
  }

  void add_table(GazetteLine& line) {
    leave_lists();
    Unit unit;
    unit.kind = UnitKind::table;
    unit.rows = std::move(line.rows);
    wording_or_top().push_back(std::move(unit));
  }

  void leave_lists() {
    while (stack_.size() > 1 && stack_.back().role == Role::entry &&
           stack_.back().unit.kind != UnitKind::paragraph) {
      close();
    }
    if (stack_.size() == 1 && stack_.back().unit.kind == UnitKind::point) close();
  }

  // To what the asterisk stands at, else to the article; a note of a text as a whole to the text.
  void add_note(const std::string& note) {
    Open* noted = nullptr;
    for (Open& open : stack_) {
      if (open.is_starred) noted = &open;
    }
    const bool is_marked = noted != nullptr;
    for (Open& open : stack_) {
      if (noted == nullptr && open.role == Role::article) noted = &open;
    }
    if (noted == nullptr) {
      wording_.history.push_back(note);
      return;
    }
    noted->unit.history.push_back(note);
    if (is_marked && says_repealed(note)) noted->unit.status = library::UnitStatus::repealed;
    noted->is_starred = false;
  }

  std::vector<Unit>& wording_or_top() {
    if (!stack_.empty()) return stack_.back().unit.units;
    return has_units_ ? wording_.units : wording_.preface;
  }

  void push(Open open, std::size_t at) {
    has_units_ = true;
    open.line = at;
    stack_.push_back(std::move(open));
  }

  void close() {
    Open open = std::move(stack_.back());
    stack_.pop_back();
    const bool is_hollow = open.unit.units.empty() && open.unit.heading.empty() &&
                           open.unit.status == library::UnitStatus::in_force;
    if (open.role == Role::article && is_hollow) {
      findings_.push_back(
          {Finding::What::empty_body, place(open.line), open.unit.number + " has no words"});
    }
    (stack_.empty() ? wording_.units : stack_.back().unit.units).push_back(std::move(open.unit));
  }

  void close_all() {
    while (!stack_.empty()) close();
  }

  void expect_heading(bool is_alone, std::size_t at) {
    awaits_heading_ = is_alone;
    label_is_heading_ = lines_[at].kind == GazetteLine::Kind::heading;
  }

  std::string attachment_prefix() const {
    const bool is_in = !stack_.empty() && stack_.front().role == Role::attachment;
    return is_in && !stack_.front().unit.id.empty() ? stack_.front().unit.id + "/" : std::string{};
  }

  std::string unique(std::string id, std::size_t at) {
    if (ids_.insert(id).second) return id;
    findings_.push_back({Finding::What::repeated_id, place(at), id + " stands twice"});
    return {};
  }

  std::string place(std::size_t at) const {
    return line_place(name_, lines_[at].number, lines_[at].number);
  }

  void consider(std::string_view words) {
    if (!stack_.empty() && stack_.front().role == Role::attachment) return;
    const auto said = read_gazette_commencement(words, wording_.promulgated);
    if (said.is_said && starts_with_any(words, "«|“|「|\"")) return;
    if (said.is_said) commencements_.emplace_back(said.from, words);
  }

  void settle_commencement() {
    if (commencements_.empty() || wording_.from) return;
    const auto& [first, words] = commencements_.front();
    const bool agree = std::all_of(commencements_.begin(), commencements_.end(),
                                   [&](const auto& other) { return other.first == first; });
    if (agree && first) {
      wording_.from = first;
      return;
    }
    findings_.push_back(
        {Finding::What::broken_date, std::string(name_),
         (agree ? "no day follows from: " : "several days of commencement: ") + words});
  }

  std::vector<GazetteLine> lines_;
  std::string_view name_;
  std::vector<Finding>& findings_;
  library::Wording& wording_;
  std::vector<bool> quoted_, is_first_;
  std::vector<Open> stack_;
  std::unordered_set<std::string> ids_;
  std::vector<std::pair<std::optional<record::Date>, std::string>> commencements_;
  bool awaits_heading_ = false, label_is_heading_ = false, has_ended_ = false, has_units_ = false;
  long last_article_ = 0, attachments_ = 0;
};

}  // namespace

void build_gazette(GazetteText text, std::string_view name, std::vector<Finding>& findings,
                   library::Wording& wording) {
  Builder(std::move(text), name, findings, wording).build();
}

}  // namespace gbalex::intake

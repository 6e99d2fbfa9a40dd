#include "intake/statute_text_build.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "intake/statute_text_articles.h"
#include "intake/statute_text_words.h"

namespace gbalex::intake {
namespace {

using library::Unit;
using library::UnitKind;
using Kind = StatuteMark::Kind;
using Style = StatuteMark::Style;

// Places in the tree; a unit closes what is open at its own place and below.
enum Rank { kRoot = -1, kAttachment, kBook, kPart, kChapter, kSubchapter, kArticle = 10 };
enum RankInArticle { kParagraph = 20, kItem };

int rank_of(Kind kind) {
  switch (kind) {
    case Kind::book:
      return kBook;
    case Kind::part:
      return kPart;
    case Kind::chapter:
      return kChapter;
    case Kind::subchapter:
      return kSubchapter;
    case Kind::article:
      return kArticle;
    default:
      return kAttachment;
  }
}

UnitKind kind_of(Kind kind) {
  switch (kind) {
    case Kind::book:
      return UnitKind::book;
    case Kind::part:
      return UnitKind::part;
    case Kind::chapter:
      return UnitKind::chapter;
    default:
      return UnitKind::subchapter;
  }
}

Unit text_unit(std::string_view text) {
  Unit unit;
  unit.kind = UnitKind::text;
  unit.text = text;
  return unit;
}

std::string number_words(const StatuteMark& mark) {
  std::string words = std::to_string(mark.value);
  if (mark.insert > 0) words += "-" + std::to_string(mark.insert);
  return words;
}

// Behind a number: white space, and the colon that some texts set there.
std::string_view behind_number(std::string_view text) {
  text = trim(text);
  while (starts_with_any(text, "：|:|．|.|、")) text = trim(text.substr(character_at(text)));
  return text;
}

// 【立法目的】, （目的和依据） at the start of an article; its words go to `heading`.
std::string_view take_bracketed(std::string_view text, std::string& heading) {
  constexpr std::size_t kLongest = 90;  // bytes
  const bool is_square = text.starts_with("【");
  if (!is_square && !text.starts_with("（")) return text;
  if (read_mark(text).kind != Kind::none) return text;
  const std::size_t end = text.find(is_square ? "】" : "）");
  if (end == std::string_view::npos || end > kLongest) return text;
  heading = heading_words(text.substr(3, end - 3));
  return trim(text.substr(end + 3));
}

bool has_items(const Unit& paragraph) {
  return !paragraph.units.empty() && paragraph.units.back().kind == UnitKind::point;
}

bool is_article_line(const StatuteLine& line, long value) {
  const StatuteMark mark = read_mark(line.text);
  return mark.kind == Kind::article && (mark.is_apart || line.level > 0) &&
         (value == 0 || mark.value == value);
}

}  // namespace

StatuteBuilder::StatuteBuilder(std::string_view file, library::Wording& wording,
                               std::vector<Finding>& findings)
    : file_(file), wording_(wording), findings_(findings) {
  Open root;
  root.rank = kRoot;
  open_.push_back(std::move(root));
}

void StatuteBuilder::add_preface(std::string_view text) {
  wording_.preface.push_back(text_unit(text));
  ++order_;
}

void StatuteBuilder::add(const std::vector<StatuteLine>& lines, std::size_t i) {
  const StatuteLine& line = lines[i];
  if (!line.rows.empty()) return add_table(line);
  const StatuteMark mark = read_mark(line.text);
  if (take_heading(line, mark) || add_numbered(line, mark) || add_heading(lines, i, mark)) return;
  add_words(line, line.text);
}

// 编, 章, 节, 条 and 附件.
bool StatuteBuilder::add_numbered(const StatuteLine& line, const StatuteMark& mark) {
  if (mark.kind == Kind::attachment) {
    open_attachment(line, mark);
    return true;
  }
  if (is_division(mark, line.text) ||
      (line.level > 0 && mark.kind < Kind::article && mark.kind != Kind::none)) {
    open_division(line, mark);
    return true;
  }
  if (mark.kind != Kind::article) return false;
  const bool is_next = mark.value == article_ + 1 || (mark.value == article_ && mark.insert > 0);
  const bool is_article =
      line.level > 0 || mark.is_apart ||
      (is_next && !is_cited_on(std::string_view(line.text).substr(mark.length)));
  if (is_article) open_article(line, mark);
  return is_article;
}

// Headings without a number of the law's own.
bool StatuteBuilder::add_heading(const std::vector<StatuteLine>& lines, std::size_t i,
                                 const StatuteMark& mark) {
  constexpr std::size_t kLookAhead = 3;
  const StatuteLine& line = lines[i];
  const std::string_view text = line.text;
  if (line.level > 0) {
    add_cross_heading(text, line.level);
    return true;
  }
  if (!is_heading_like(text) || ends_sentence(text)) return false;
  const std::string words = compact(text);
  if (words == "附则" || words == "分则" || words == "总则" ||
      (!has_begun_ && (words == "序言" || words == "前言" || words == "引言"))) {
    add_cross_heading(text, 0);
    return true;
  }
  // 七、保全和先予执行, over articles.
  if (mark.style == Style::words && i + 1 < lines.size() && is_article_line(lines[i + 1], 0)) {
    has_begun_ = true;
    add_cross_heading(text, 0);
    return true;
  }
  if (!in_article() || mark.kind != Kind::none) return false;
  // The title of a table behind the last article.
  if (text.find("表") != text.npos && i + 1 < lines.size() && !lines[i + 1].rows.empty()) {
    open_attachment(line, mark);
    return true;
  }
  // The title of the next text of a series, whose articles begin again.
  for (std::size_t next = i + 1; next < std::min(lines.size(), i + 1 + kLookAhead); ++next) {
    if (!is_article_line(lines[next], 1)) continue;
    add_cross_heading(text, 0);
    article_ = insert_ = 0;
    return true;
  }
  return false;
}

// The heading of what was just opened, on a line of its own.
bool StatuteBuilder::take_heading(const StatuteLine& line, const StatuteMark& mark) {
  Unit& unit = open_.back().unit;
  if (open_.size() == 1 || !unit.units.empty() || !unit.heading.empty() || line.level > 0 ||
      mark.kind != Kind::none) {
    return false;
  }
  if (unit.kind == UnitKind::article) {
    std::string heading;
    if (!take_bracketed(line.text, heading).empty() || heading.empty()) return false;
    unit.heading = std::move(heading);
    return true;
  }
  if (!is_heading_like(line.text) || ends_sentence(line.text)) return false;
  unit.heading = heading_words(line.text);
  return true;
}

void StatuteBuilder::open_attachment(const StatuteLine& line, const StatuteMark& mark) {
  close_to(kAttachment);
  has_begun_ = true;
  article_ = insert_ = words_ = 0;
  Open open;
  open.rank = kAttachment;
  open.line = line.number;
  open.level = line.level;
  open.unit.kind = UnitKind::attachment;
  const std::string_view text = line.text;
  open.unit.number = trim(text.substr(0, mark.length));
  open.unit.heading = heading_words(behind_number(text.substr(mark.length)));
  std::string id;
  if (mark.kind == Kind::attachment) {
    id = mark.is_table ? "sch" : "annex";
    if (mark.value > 0) id += std::to_string(mark.value);
    open.unit.id = take_id(id, line.number);
  }
  has_ids_ = !open.unit.id.empty();
  prefix_ = open.unit.id + "/";
  push(std::move(open));
}

void StatuteBuilder::open_division(const StatuteLine& line, const StatuteMark& mark) {
  close_to(rank_of(mark.kind));
  has_begun_ = true;
  Open open;
  open.rank = rank_of(mark.kind);
  open.line = line.number;
  open.level = line.level;
  open.unit.kind = kind_of(mark.kind);
  const std::string_view text = line.text;
  open.unit.number = trim(text.substr(0, mark.length));
  open.unit.heading = heading_words(behind_number(text.substr(mark.length)));
  open.unit.id = take_id(division_id(mark), line.number);
  push(std::move(open));
}

void StatuteBuilder::open_article(const StatuteLine& line, const StatuteMark& mark) {
  close_to(kArticle);
  has_begun_ = true;
  Open open;
  open.rank = kArticle;
  open.line = line.number;
  open.unit.kind = UnitKind::article;
  const std::string_view text = line.text;
  open.unit.number = trim(text.substr(0, mark.length));
  const std::string_view rest =
      take_bracketed(behind_number(text.substr(mark.length)), open.unit.heading);
  const std::string id = has_ids_ ? (prefix_ + "art" + number_words(mark)) : std::string();
  const bool is_known = ids_.count(id) > 0;
  open.unit.id = take_id(id, line.number);
  if (!is_known) check_order(line, mark);
  article_ = mark.value;
  insert_ = mark.insert;
  push(std::move(open));
  if (!rest.empty()) add_words(line, rest);
}

void StatuteBuilder::check_order(const StatuteLine& line, const StatuteMark& mark) {
  const bool follows = mark.insert > 0 ? (mark.value == article_ && mark.insert == insert_ + 1)
                                       : mark.value == article_ + 1;
  if (follows) return;
  const std::string before =
      article_ == 0 ? std::string("is the first")
                    : "follows article " + std::to_string(article_) +
                          (insert_ > 0 ? "-" + std::to_string(insert_) : std::string());
  report(Finding::What::out_of_order, line.number, "article " + number_words(mark) + " " + before);
}

void StatuteBuilder::add_cross_heading(std::string_view text, int level) {
  if (has_begun_) {
    close_to(level > 0 ? kArticle : kBook);
    while (level > 0 && open_.size() > 1 && open_.back().level >= level) close_top();
  }
  Unit unit;
  unit.kind = UnitKind::cross_heading;
  unit.text = heading_words(text);
  put(std::move(unit));
}

void StatuteBuilder::add_table(const StatuteLine& line) {
  if (open_.back().rank == kArticle) {
    Open paragraph;
    paragraph.rank = kParagraph;
    paragraph.unit.kind = UnitKind::paragraph;
    push(std::move(paragraph));
  }
  Unit unit;
  unit.kind = UnitKind::table;
  unit.rows = line.rows;
  put(std::move(unit));
}

// A paragraph: a 款 or an item in an article, elsewhere a unit of text.
void StatuteBuilder::add_words(const StatuteLine& line, std::string_view text) {
  const StatuteMark mark = read_mark(text);
  if (in_article() && continues_count(mark)) close_to(kBook);
  if (!in_article()) {
    if (mark.style == Style::words) words_ = mark.value;
    has_points_ = has_points_ || (!has_begun_ && mark.style == Style::words);
    return put(text_unit(text));
  }
  if (mark.kind == Kind::item && is_item_here(mark)) return add_item(line, text, mark);
  close_to(kParagraph);
  Open paragraph;
  paragraph.rank = kParagraph;
  paragraph.line = line.number;
  paragraph.unit.kind = UnitKind::paragraph;
  paragraph.unit.units.push_back(text_unit(text));
  push(std::move(paragraph));
}

void StatuteBuilder::add_item(const StatuteLine& line, std::string_view text,
                              const StatuteMark& mark) {
  resume_items(mark);
  if (open_.back().rank < kParagraph) {
    Open paragraph;
    paragraph.rank = kParagraph;
    paragraph.unit.kind = UnitKind::paragraph;
    push(std::move(paragraph));
  }
  int rank = open_.back().rank + 1;
  for (const Open& open : open_) {
    if (open.rank >= kItem && open.style == mark.style) rank = open.rank;
  }
  close_to(rank);
  Open item;
  item.rank = rank;
  item.style = mark.style;
  item.line = line.number;
  item.unit.kind = rank == kItem ? UnitKind::point : UnitKind::indent;
  item.unit.number = trim(text.substr(0, mark.length));
  const std::string_view rest = trim(text.substr(mark.length));
  if (!rest.empty()) item.unit.units.push_back(text_unit(rest));
  push(std::move(item));
}

// （二） behind paragraphs that explain （一）: they are of the item, and the list goes on.
void StatuteBuilder::resume_items(const StatuteMark& mark) {
  constexpr std::size_t kMostParagraphs = 8;
  const std::size_t article = open_.size() - 2;
  if (mark.value < 2 || open_.size() < 2 || open_.back().rank != kParagraph ||
      open_[article].rank != kArticle || has_items(open_.back().unit)) {
    return;
  }
  std::vector<Unit>& paragraphs = open_[article].unit.units;
  std::size_t at = paragraphs.size();
  while (at > 0 && paragraphs.size() - at < kMostParagraphs && !has_items(paragraphs[at - 1])) --at;
  if (at == 0 || !has_items(paragraphs[at - 1])) return;
  Unit& last = paragraphs[at - 1].units.back();
  const StatuteMark before = read_mark(last.number + " ");
  if (before.style != mark.style || before.value + 1 != mark.value) return;
  close_to(kParagraph);
  for (std::size_t i = at; i < paragraphs.size(); ++i) {
    std::move(paragraphs[i].units.begin(), paragraphs[i].units.end(),
              std::back_inserter(last.units));
  }
  paragraphs.resize(at);
  Open paragraph;
  paragraph.rank = kParagraph;
  paragraph.unit = std::move(paragraphs.back());
  paragraphs.pop_back();
  push(std::move(paragraph));
}

// （二） alone can be an item whose first was repealed; 2. alone is more often a number in words.
bool StatuteBuilder::is_item_here(const StatuteMark& mark) const {
  return mark.style == Style::han || mark.value == 1 || is_open(mark.style);
}

// A decision counts its points 一、二、 on over articles that it quotes.
bool StatuteBuilder::continues_count(const StatuteMark& mark) const {
  return mark.style == Style::words && words_ > 0 && mark.value == words_ + 1 &&
         !is_open(Style::words);
}

void StatuteBuilder::push(Open open) { open_.push_back(std::move(open)); }

void StatuteBuilder::put(Unit unit) {
  std::vector<Unit>& units = has_begun_ ? open_.back().unit.units : wording_.preface;
  units.push_back(std::move(unit));
}

void StatuteBuilder::close_to(int rank) {
  while (open_.size() > 1 && open_.back().rank >= rank) close_top();
}

void StatuteBuilder::close_top() {
  Open top = std::move(open_.back());
  open_.pop_back();
  if (top.unit.kind == UnitKind::article) finish_article(top.unit, ids_);
  if (top.unit.units.empty() && top.rank < kParagraph) {
    const std::string& name = top.unit.number.empty() ? top.unit.heading : top.unit.number;
    report(Finding::What::empty_body, top.line, name + " has no text");
  }
  open_.back().unit.units.push_back(std::move(top.unit));
}

bool StatuteBuilder::in_article() const { return open_.back().rank >= kArticle; }

bool StatuteBuilder::is_open(Style style) const {
  return std::any_of(open_.begin(), open_.end(),
                     [style](const Open& open) { return open.style == style; });
}

// part2 of 编, part2/ch1 of the 章 in it, ch4s3 of 节.
std::string StatuteBuilder::division_id(const StatuteMark& mark) const {
  if (!has_ids_) return {};
  const Open& over = open_.back();
  const bool is_over = over.rank >= kBook;
  if (is_over && over.unit.id.empty()) return {};
  const std::string start = is_over ? over.unit.id : prefix_;
  if (mark.kind == Kind::subchapter) {
    if (!is_over || over.rank != kChapter) return {};
    return start + "s" + number_words(mark);
  }
  return start + (is_over ? "/" : "") + (mark.kind == Kind::chapter ? "ch" : "part") +
         number_words(mark);
}

std::string StatuteBuilder::take_id(std::string id, std::size_t line) {
  if (id.empty() || ids_.insert(id).second) return id;
  report(Finding::What::repeated_id, line, "a second " + id);
  return {};
}

void StatuteBuilder::report(Finding::What what, std::size_t line, std::string why) {
  findings_.push_back({what, line_place(file_, line, line), std::move(why)});
}

void StatuteBuilder::finish() {
  close_to(kAttachment);
  std::vector<Unit>& units = wording_.units;
  units = std::move(open_.front().unit.units);
  const bool is_annexed = std::all_of(units.begin(), units.end(), [](const Unit& unit) {
    return unit.kind == UnitKind::attachment;
  });
  if (is_annexed || has_points_) {
    std::vector<Unit>& preface = wording_.preface;
    const auto body = preface.begin() + static_cast<std::ptrdiff_t>(order_);
    units.insert(units.begin(), std::make_move_iterator(body),
                 std::make_move_iterator(preface.end()));
    preface.erase(body, preface.end());
  }
  if (wording_.units.empty()) {
    findings_.push_back({Finding::What::empty_body, std::string(file_), "the text has no body"});
  }
}

}  // namespace gbalex::intake

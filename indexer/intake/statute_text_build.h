// Lines of a statute into its tree: for read_statute() of statute_text.h.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "intake/statute_text.h"
#include "intake/statute_text_marks.h"

namespace gbalex::intake {

class StatuteBuilder {
 public:
  StatuteBuilder(std::string_view file, library::Wording& wording, std::vector<Finding>& findings);

  // Takes in line i; those behind it are looked at only to tell a heading from a paragraph.
  void add(const std::vector<StatuteLine>& lines, std::size_t i);
  void add_preface(std::string_view text);
  // Closes what is open. The preface of a text without articles, or of a decision whose points
  // stand before articles that it quotes, is its body.
  void finish();

 private:
  struct Open {
    library::Unit unit;
    int rank = 0;
    StatuteMark::Style style = StatuteMark::Style::none;  // of an item
    int level = 0;                                        // of its Markdown heading
    std::size_t line = 0;
  };

  bool add_numbered(const StatuteLine& line, const StatuteMark& mark);
  bool add_heading(const std::vector<StatuteLine>& lines, std::size_t i, const StatuteMark& mark);
  bool take_heading(const StatuteLine& line, const StatuteMark& mark);
  void open_attachment(const StatuteLine& line, const StatuteMark& mark);
  void open_division(const StatuteLine& line, const StatuteMark& mark);
  void open_article(const StatuteLine& line, const StatuteMark& mark);
  void check_order(const StatuteLine& line, const StatuteMark& mark);
  void add_cross_heading(std::string_view text, int level);
  void add_table(const StatuteLine& line);
  void add_words(const StatuteLine& line, std::string_view text);
  void add_item(const StatuteLine& line, std::string_view text, const StatuteMark& mark);
  void resume_items(const StatuteMark& mark);
  bool is_item_here(const StatuteMark& mark) const;
  bool continues_count(const StatuteMark& mark) const;

  void push(Open open);
  void put(library::Unit unit);  // at the end of what is open, or of the preface
  void close_to(int rank);       // closes what has this rank or a lower place
  void close_top();
  bool in_article() const;
  bool is_open(StatuteMark::Style style) const;
  std::string division_id(const StatuteMark& mark) const;
  std::string take_id(std::string id, std::size_t line);
  void report(Finding::What what, std::size_t line, std::string why);

  std::string_view file_;
  library::Wording& wording_;
  std::vector<Finding>& findings_;
  std::vector<Open> open_;
  std::unordered_set<std::string> ids_;
  std::string prefix_;             // of ids in an attachment: "annex1/"
  bool has_ids_ = true;            // false in an attachment without one
  bool has_begun_ = false;         // a unit with a number was seen
  long article_ = 0, insert_ = 0;  // the last one
  long words_ = 0;                 // the last 一、 outside articles
  std::size_t order_ = 0;          // units of the preface that are of an order of publication
  bool has_points_ = false;        // 一、 stood in the preface
};

}  // namespace gbalex::intake

// The identity of a provision inside an instrument: art42, art42(1), art219-1, art6bis, s18, s14A,
// r3, reg5, ord100, sch1, part4, partXA, annex1, ch2, ch4s3; ranges art213..215, s88A..88J and
// open ranges art61...; ranges of paragraphs art17(1)..(4), which are no range of articles.
//
// Grammar:   id    = unit number suffix* paragraph* [ ".." [ number suffix* ] | ".." paragraph+ ]
//            unit  = "art" | "s" | "r" | "reg" | "ord" | "sch" | "part" | "annex" | "ch" | "ch" n
//            "s"
// In addresses the paragraphs are path segments: art42(2)(a) is art42/2/a, art17/1..4. Case is kept
// in data and ignored when ids are compared. The value is immutable.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace gbalex::record {

class ProvisionId {
 public:
  // The form in data, "art42(1)". Empty when the text is not of the grammar.
  static std::optional<ProvisionId> parse(std::string_view text);
  // The form in addresses, "art42/1/a" (ranges as in data). Case-insensitive.
  static std::optional<ProvisionId> parse_path(std::string_view path);

  [[nodiscard]] const std::string& text() const { return text_; }
  [[nodiscard]] std::string path() const;                                      // art42/1/a
  [[nodiscard]] const std::string& article() const { return article_; }        // art42, art213..215
  [[nodiscard]] const std::string& unit() const { return unit_; }              // art, s, sch, …
  [[nodiscard]] const std::string& paragraphs() const { return paragraphs_; }  // "(1)(a)" or ""
  [[nodiscard]] bool is_range() const { return range_; }
  // First and last main number; last is INT_MAX for an open range, and 0 where there is no number
  // (partXA, sch).
  [[nodiscard]] int first_number() const { return first_; }
  [[nodiscard]] int last_number() const { return last_; }

  // Whether this id, read at article level, contains the article of `other`: art213..215 covers
  // art214(1), art42 covers art42(1). Letters compare after the number: s88A..88J covers s88C.
  [[nodiscard]] bool covers(const ProvisionId& other) const;

  // Reading order inside an instrument: unit as written in the law, number, suffix.
  friend bool reading_order(const ProvisionId& a, const ProvisionId& b);

  bool operator==(const ProvisionId& other) const { return text_ == other.text_; }

 private:
  ProvisionId() = default;
  std::string text_, unit_, article_, paragraphs_;
  std::string first_suffix_, last_suffix_;
  int first_ = 0, last_ = 0;
  bool range_ = false;
};

bool reading_order(const ProvisionId& a, const ProvisionId& b);

}  // namespace gbalex::record

// The query as a typed tree: what a reader typed, taken apart but not yet looked up.
//
//   words                   all of them wanted; relaxed where too few records hold them all
//   "a phrase"              also “a phrase”, 「…」 and 『…』: stands in one text, letter for letter
//   a OR b, a AND b, NOT a  capitals, as words of their own; a blank is AND, which binds closer
//   -a  -"a b"  -(a b)      none of these
//   (a OR b) c              parentheses
//   title: heading:         before a word, phrase or parenthesis: in the title, in the heading
//   region: kind: subject: status: lang: level: issuer: year:
//                           filters; a year is 2019, 2019..2023, 2019.. or ..2023
//   as_of:2026-12-31        the day of the whole question, wherever it stands
//
// Full-width forms （ ） － ： ＂ ＯＲ count as the others. parse() is linear, needs no index and
// cannot fail: what it does not understand is searched as words and told in `hints`. Nesting is
// bounded by kMaxNesting, so that every tree may be walked by recursion. Values; no shared state.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "record/date.h"
#include "record/vocabulary.h"
#include "text/analyse.h"

namespace gbalex::search {

// Both ends belong to it; an end that is missing is open, one of them is there.
struct YearRange {
  std::optional<int> from, to;
  // "2019..2023", "2019", "2019..", "..2023" with four digits a year.
  static std::optional<YearRange> parse(std::string_view text);
  [[nodiscard]] bool holds(int year) const {
    return year > 0 && (!from || *from <= year) && (!to || year <= *to);
  }
  [[nodiscard]] std::string to_string() const;
  bool operator==(const YearRange&) const = default;
};

// Values of one filter are alternatives; the filters hold all together.
struct Filters {
  std::vector<record::Region> regions;  // mainland includes guangdong
  std::vector<record::Kind> kinds;
  std::vector<std::string> subjects;
  std::vector<record::Status> statuses;  // on the day asked for
  std::vector<record::Language> languages;
  std::vector<std::string> levels;   // types of instrument
  std::vector<std::string> issuers;  // each a part of the name of the issuing body
  std::vector<YearRange> years;

  [[nodiscard]] bool empty() const { return *this == Filters{}; }
  void add(const Filters& more);  // each value once
  bool operator==(const Filters&) const = default;
};

enum class TextField { anywhere, title, heading };

struct Node;

struct Words {
  TextField field = TextField::anywhere;
  std::string text;  // as typed, joined by blanks
  bool operator==(const Words&) const = default;
};
struct Phrase {
  TextField field = TextField::anywhere;
  std::string text;
  // Typed between “ ” or 「 」, as in running text: searched as words where no record holds it.
  bool emphasis = false;
  bool operator==(const Phrase&) const = default;
};
struct All {
  std::vector<Node> of;  // none: every record
};
struct Any {
  std::vector<Node> of;  // two or more
};
struct Not {
  std::vector<Node> of;  // exactly one
};
struct Node {
  std::variant<All, Any, Not, Words, Phrase, Filters> is;
};
bool operator==(const Node& a, const Node& b);

// The one way to make inner nodes, so that equal questions give equal trees. All in All is one All;
// words of one field side by side are one leaf, filters side by side are one leaf; the order is
// words, phrases, alternatives, exclusions, filters. Alternatives and exclusions without a term
// ("…") are left out.
Node make_all(std::vector<Node> nodes);
Node make_any(std::vector<Node> nodes);
Node make_not(Node node);

// What was not understood, and where.
struct Hint {
  enum class What {
    unclosed_quote,
    unclosed_parenthesis,
    stray_parenthesis,  // closes nothing
    too_deep,           // parentheses in more than kMaxNesting parentheses
    lone_operator,      // OR, AND or NOT without something on either side
    unknown_field,
    unknown_value,
    missing_value,
    bad_year,
    bad_day,
    excluded_day,  // -as_of:
  };
  What what = What::unclosed_quote;
  std::size_t column = 1;  // in characters
  text::Span span;         // in bytes
  std::string text;        // what stands there
};
std::string_view code(Hint::What what);  // "unclosed-quote" …

struct Query {
  Node root;                          // without the filters that hold for all of it
  Filters filters;                    // those
  std::optional<record::Date> as_of;  // a day
  std::vector<Hint> hints;
  bool was_cut = false;  // at kMaxTerms

  [[nodiscard]] bool empty() const { return root == Node{All{}}; }
  // In this language: parse(to_string()) gives the same tree, filters and day.
  [[nodiscard]] std::string to_string() const;
};

inline constexpr std::size_t kMaxNesting = 16;
inline constexpr std::size_t kMaxTerms = 256;  // words, numbers and pairs of Han characters

Query parse(std::string_view text);

std::string to_string(const Node& node);

// The words leaf that holds for the whole query and may be relaxed, or null: the root itself or a
// part of its conjunction.
const Words* common_words(const Node& root);

// The phrases that are wanted, not those that are excluded.
std::vector<const Phrase*> wanted_phrases(const Node& root);

// Makes words of wanted phrases, of all or of the emphasised; false, and the tree stays as it is,
// when there are none.
enum class Loosen { emphasised, all };
bool loosen_phrases(Query& query, Loosen which = Loosen::emphasised);

// The query with other common words; none when `words` is empty.
Query with_common_words(const Query& query, const std::string& words);

// Valid UTF-8 of at most `max` bytes; invalid bytes become U+FFFD, control characters blanks.
std::string cleaned(std::string_view text, std::size_t max, bool& was_cut);

}  // namespace gbalex::search

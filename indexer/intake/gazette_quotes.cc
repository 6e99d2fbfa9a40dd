#include <array>

#include "intake/gazette_lines.h"
#include "intake/gazette_marks.h"
#include "intake/gazette_names.h"
#include "intake/statute_text.h"
#include "intake/statute_text_words.h"

namespace gbalex::intake {
namespace {

constexpr std::array<std::string_view, 4> kOpening = {"«", "“", "「", "『"};
// ＂ stands in real texts where ” was meant.
constexpr std::array<std::string_view, 5> kClosing = {"»", "”", "」", "』", "＂"};

template <std::size_t N>
bool begins(std::string_view text, const std::array<std::string_view, N>& marks) {
  for (const std::string_view mark : marks) {
    if (text.starts_with(mark)) return true;
  }
  return false;
}

// How many quotations the text opens and does not close. Straight marks open and close in turn.
int balance(std::string_view text) {
  int depth = 0;
  bool is_straight = false;
  while (!text.empty()) {
    if (begins(text, kOpening)) ++depth;
    if (begins(text, kClosing)) --depth;
    if (text.front() == '"') is_straight = !is_straight;
    text.remove_prefix(character_at(text));
  }
  return is_straight && depth == 0 ? 1 : depth;
}

bool opens(const GazetteLine& line) {
  const bool is_words =
      line.kind != GazetteLine::Kind::table && line.kind != GazetteLine::Kind::ficha;
  return is_words && (begins(line.text, kOpening) || line.text.starts_with('"')) &&
         balance(line.text) > 0;
}

struct End {
  std::size_t line = 0;  // the last one of the quotation
  bool is_closed = false;
};

End end_of_quotation(const std::vector<GazetteLine>& lines, std::size_t first) {
  const bool is_straight = lines[first].text.starts_with('"');
  int depth = 0;
  for (std::size_t at = first; at < lines.size(); ++at) {
    if (at > first && opens(lines[at])) {
      if (!is_straight) return {at - 1, false};
    }
    const int change = balance(lines[at].text);
    if (is_straight) {
      depth = at == first ? 1 : depth - change;
    } else {
      depth += change;
    }
    if (depth <= 0) return {at, true};
  }
  return {lines.size() - 1, false};
}

// Where a quotation that nothing closes ends at the latest: before the article behind the last one
// outside, or before the signatures.
std::size_t last_of_unclosed(const std::vector<GazetteLine>& lines, std::size_t first,
                             std::size_t last, long article) {
  for (std::size_t at = first + 1; at <= last; ++at) {
    const GazetteMark mark = read_gazette_mark(lines[at].text);
    const bool is_next =
        mark.kind == GazetteMark::Kind::article && mark.suffix.empty() && mark.value == article + 1;
    if (is_next || is_gazette_signature(lines[at].text)) return at - 1;
  }
  return last;
}

}  // namespace

std::vector<bool> gazette_quoted(const std::vector<GazetteLine>& lines, std::string_view name,
                                 std::vector<Finding>& findings) {
  std::vector<bool> quoted(lines.size(), false);
  long article = 0;
  for (std::size_t at = 0; at < lines.size(); ++at) {
    if (!opens(lines[at])) {
      const GazetteMark mark = read_gazette_mark(lines[at].text);
      if (mark.kind == GazetteMark::Kind::article) article = mark.value;
      continue;
    }
    End end = end_of_quotation(lines, at);
    if (!end.is_closed) {
      end.line = last_of_unclosed(lines, at, end.line, article);
      findings.push_back({Finding::What::unknown_value,
                          line_place(name, lines[at].number, lines[end.line].number),
                          "a quotation that nothing closes"});
    }
    for (; at < end.line; ++at) quoted[at] = true;
    quoted[at] = true;
  }
  return quoted;
}

}  // namespace gbalex::intake

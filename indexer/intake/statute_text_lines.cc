#include "intake/statute_text_lines.h"

#include <algorithm>
#include <map>

#include "intake/statute_text_marks.h"
#include "intake/statute_text_words.h"

namespace gbalex::intake {
namespace {

// A paragraph longer than this can hold several articles; a wrapped line is never longer.
constexpr std::size_t kShortestRunOn = 300;                   // bytes
constexpr std::size_t kWidestWrap = 50, kNarrowestWrap = 18;  // characters
constexpr std::size_t kFewestWrapped = 20;                    // lines
constexpr std::size_t kFewWide = 50;    // one line in so many can be wider: an address, a table
constexpr std::size_t kRaggedness = 4;  // characters that a full line can be short of the width

StatuteLine piece_of(const StatuteLine& line, std::string_view words) {
  StatuteLine piece;
  piece.number = line.number;
  piece.is_history = line.is_history;
  piece.text = words;
  return piece;
}

// What a count of articles, chapters and items has come to in one paragraph.
struct Counts {
  std::map<StatuteMark::Kind, long> last;
  long items = 0;

  bool takes(const StatuteMark& mark, std::string_view rest, bool is_behind_end) {
    if (mark.kind == StatuteMark::Kind::item) {
      if (mark.style != StatuteMark::Style::han || (mark.value != 1 && mark.value != items + 1))
        return false;
      items = mark.value;
      return is_behind_end;
    }
    if (mark.kind == StatuteMark::Kind::none || mark.kind == StatuteMark::Kind::attachment)
      return false;
    const std::string_view after = rest.substr(mark.length);
    const bool is_next = mark.value == last[mark.kind] + 1 && space_at(after) > 0;
    if (is_next) {
      last[mark.kind] = mark.value;
      items = 0;
    }
    return is_next;
  }
};

void cut(const StatuteLine& line, std::vector<StatuteLine>& out) {
  const std::string_view text = line.text;
  std::vector<std::size_t> cuts;
  Counts counts;
  std::size_t articles = 0;
  bool is_behind_end = true, is_behind_space = true;
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view rest = text.substr(at);
    const std::size_t space = space_at(rest);
    if (space > 0) {
      is_behind_space = true;
      at += space;
      continue;
    }
    if ((is_behind_end || is_behind_space) && starts_with_any(rest, "第|（|(")) {
      const StatuteMark mark = read_mark(rest.substr(0, 60));
      if (counts.takes(mark, rest, is_behind_end)) {
        cuts.push_back(at);
        articles += mark.kind == StatuteMark::Kind::article ? 1 : 0;
      }
    }
    const std::string_view character = rest.substr(0, character_at(rest));
    is_behind_end = ends_sentence(character) && character != "，" && character != ",";
    is_behind_space = false;
    at += character.size();
  }
  if (articles < 2) {
    out.push_back(line);
    return;
  }
  cuts.push_back(text.size());
  std::size_t start = 0;
  for (const std::size_t end : cuts) {
    const std::string_view words = trim(text.substr(start, end - start));
    if (!words.empty()) out.push_back(piece_of(line, words));
    start = end;
  }
}

// "- 11 -", "— 15 —", "第3页".
bool is_page_number(std::string_view line) {
  const std::string words = compact(line);
  std::string_view text = words;
  bool has_dash = false;
  while (starts_with_any(text, "-|—|–|·")) {
    text.remove_prefix(character_at(text));
    has_dash = true;
  }
  std::size_t digits = 0;
  while (digits < text.size() && text[digits] >= '0' && text[digits] <= '9') ++digits;
  text.remove_prefix(digits);
  while (!text.empty() && starts_with_any(text, "-|—|–|·")) text.remove_prefix(character_at(text));
  return digits > 0 && digits <= 4 && text.empty() && has_dash;
}

// The width at which most lines end without ending a sentence; 0: the text is not wrapped.
std::size_t wrap_width(const std::vector<StatuteLine>& lines) {
  std::vector<std::size_t> widths;
  std::size_t open = 0, wide = 0;
  for (const StatuteLine& line : lines) {
    const std::size_t width = characters(line.text);
    const bool is_wide = width > kWidestWrap && !contains_any(line.text, "......|………");
    if (is_wide && ++wide * kFewWide > lines.size()) return 0;
    if (width < kNarrowestWrap || ends_sentence(line.text)) continue;
    widths.push_back(width);
    ++open;
  }
  if (open < kFewestWrapped || open * 3 < lines.size()) return 0;
  std::nth_element(widths.begin(), widths.begin() + static_cast<std::ptrdiff_t>(open / 2),
                   widths.end());
  return widths[open / 2];
}

bool begins_paragraph(std::string_view line) {
  const StatuteMark mark = read_mark(line);
  if (mark.kind == StatuteMark::Kind::none) return is_contents_entry(line);
  if (mark.kind == StatuteMark::Kind::article) return mark.is_apart;
  if (mark.kind < StatuteMark::Kind::article) return is_division(mark, line);
  return true;
}

// A line can end in a comma or a bracket without ending its sentence.
bool ends_paragraph(std::string_view text) {
  return ends_sentence(text) && !text.ends_with("，") && !text.ends_with("）") &&
         !text.ends_with(")") && !text.ends_with(",") && !text.ends_with("”");
}

bool is_ascii_word(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

void append(StatuteLine& line, std::string_view next) {
  if (!line.text.empty() && is_ascii_word(line.text.back()) && is_ascii_word(next.front())) {
    line.text += ' ';
  }
  line.text += next;
}

}  // namespace

std::vector<StatuteLine> cut_run_on(std::vector<StatuteLine> lines) {
  std::vector<StatuteLine> out;
  out.reserve(lines.size());
  for (StatuteLine& line : lines) {
    if (line.text.size() < kShortestRunOn || line.level > 0) {
      out.push_back(std::move(line));
    } else {
      cut(line, out);
    }
  }
  return out;
}

std::vector<StatuteLine> join_numbers(std::vector<StatuteLine> lines) {
  static constexpr std::string_view kOf = "之";
  std::vector<StatuteLine> out;
  out.reserve(lines.size());
  for (StatuteLine& line : lines) {
    const StatuteMark mark = out.empty() ? StatuteMark() : read_mark(out.back().text);
    const bool is_bare = mark.kind == StatuteMark::Kind::article && mark.insert == 0 &&
                         mark.length == out.back().text.size();
    if (is_bare && line.text.starts_with(kOf)) {
      const StatuteMark joined = read_mark(out.back().text + line.text);
      if (joined.insert > 0 && joined.is_apart) {
        out.back().text += line.text;
        continue;
      }
    }
    out.push_back(std::move(line));
  }
  return out;
}

std::vector<StatuteLine> unwrap(std::vector<StatuteLine> lines, std::string_view file,
                                std::vector<Finding>& findings) {
  const std::size_t width = wrap_width(lines);
  if (width == 0) return lines;
  std::vector<StatuteLine> out;
  bool is_open = false;
  for (StatuteLine& line : lines) {
    if (is_page_number(line.text)) {
      findings.push_back(
          {Finding::What::left_out, line_place(file, line.number, line.number), "a page number"});
      continue;
    }
    const std::size_t length = characters(line.text);
    if (is_open && line.rows.empty() && !begins_paragraph(line.text)) {
      append(out.back(), line.text);
    } else {
      out.push_back(std::move(line));
    }
    // The last line of a paragraph is short, or ends its sentence.
    const std::string_view text = out.back().text;
    is_open = length + kRaggedness >= width && out.back().rows.empty() && !ends_paragraph(text) &&
              !is_contents_entry(text);
  }
  return out;
}

std::pair<std::size_t, std::size_t> find_contents(const std::vector<StatuteLine>& lines) {
  constexpr std::size_t kLatest = 400;  // where a table of contents can still begin
  for (std::size_t i = 0; i < std::min(lines.size(), kLatest); ++i) {
    const std::string words = compact(lines[i].text);
    const bool is_named = words == "目录" || words == "目次";
    const std::size_t first = is_named ? i + 1 : i;
    if (first >= lines.size() || !lines[first].rows.empty() ||
        !is_contents_entry(lines[first].text)) {
      continue;
    }
    const std::string entry = contents_words(lines[first].text);
    std::size_t last = first + 1;
    while (last < lines.size() && lines[last].rows.empty() && is_contents_entry(lines[last].text) &&
           contents_words(lines[last].text) != entry) {
      ++last;
    }
    if (!is_named && last - first < 2) return {0, 0};
    const bool comes_again = std::any_of(lines.begin() + static_cast<std::ptrdiff_t>(last),
                                         lines.end(), [&entry](const StatuteLine& line) {
                                           return line.text.size() <= entry.size() * 3 + 60 &&
                                                  contents_words(line.text) == entry;
                                         });
    return comes_again ? std::pair(i, last) : std::pair<std::size_t, std::size_t>(0, 0);
  }
  return {0, 0};
}

}  // namespace gbalex::intake

// Comparing words: Myers' O(ND) algorithm ("An O(ND) Difference Algorithm and Its Variations",
// Algorithmica 1, 1986) over tokens, with a bound on D.
#include <algorithm>

#include "library/diff.h"
#include "text/analyse.h"
#include "text/unicode.h"

namespace gbalex::library {
namespace {

constexpr char32_t kFullWidth = 0xFF01, kFullWidthEnd = 0xFF5E, kFullWidthShift = 0xFEE0;

// A character as it is compared; a blank for white space.
char32_t plain(char32_t c) {
  if (c >= kFullWidth && c <= kFullWidthEnd) c -= kFullWidthShift;
  switch (c) {
    case U'“':
    case U'”':
    case U'„':
    case U'＂':
    case U'「':
    case U'」':
      return U'"';
    case U'‘':
    case U'’':
    case U'『':
    case U'』':
      return U'\'';
    case U'—':
    case U'–':
    case U'―':
    case U'─':
    case U'‐':
    case U'‑':
    case U'－':
      return U'-';
    case U'︰':
    case U'∶':
      return U':';
    case U'。':
    case U'｡':
    case U'．':
      return U'.';
    case U'､':
      return U'、';
    case U'〔':
      return U'[';
    case U'〕':
      return U']';
    case U'·':
    case U'•':
    case U'‧':
    case U'・':
      return U'·';
    case U'\u200B':
    case U'\uFEFF':
      return U' ';
    default:
      return text::classify(c) == text::CharacterClass::space || c < U' ' ? U' ' : c;
  }
}

struct Token {
  std::u32string key;              // as it is compared
  std::size_t begin = 0, end = 0;  // bytes in the text, white space before it included
};

bool is_word(char32_t c) {
  const text::CharacterClass kind = text::classify(c);
  return kind == text::CharacterClass::letter || kind == text::CharacterClass::digit;
}

// Runs of dashes are one: — and —— differ in width only.
bool continues(const std::u32string& key, char32_t c) {
  if (key.back() == U'-') return c == U'-';
  return is_word(key.back()) && is_word(c);
}

std::vector<Token> tokens_of(std::string_view text) {
  std::vector<Token> tokens;
  std::size_t begin = 0;
  bool is_apart = true;
  for (std::size_t at = 0; at < text.size();) {
    const text::Decoded next = text::decode(text, at);
    at += next.length;
    const char32_t c = plain(next.character);
    if (c == U' ') {
      is_apart = true;
      continue;
    }
    if (!is_apart && continues(tokens.back().key, c)) {
      if (c != U'-') tokens.back().key += c;
      tokens.back().end = begin = at;
      continue;
    }
    tokens.push_back({std::u32string(1, c), begin, at});
    begin = at;
    is_apart = false;
  }
  return tokens;
}

struct Edit {
  Stretch::Kind kind;
  std::size_t before, after;  // indices of tokens; of the side that has it
};

using Row = std::vector<int>;  // the furthest x by diagonal k + offset

// Both without what they begin and end with. Empty: more than kMostEdits edits.
class Myers {
 public:
  Myers(const std::vector<Token>& a, const std::vector<Token>& b, std::size_t head,
        std::size_t a_size, std::size_t b_size)
      : a_(a), b_(b), head_(head), n_(static_cast<int>(a_size)), m_(static_cast<int>(b_size)) {}

  std::vector<Edit> edits() {
    const int most = static_cast<int>(std::min<std::size_t>(
        kMostEdits, static_cast<std::size_t>(n_) + static_cast<std::size_t>(m_)));
    Row v(static_cast<std::size_t>(2 * most + 3), 0);
    offset_ = most + 1;
    for (int d = 0; d <= most; ++d) {
      for (int k = -d; k <= d; k += 2) {
        const int x = furthest(v, d, k);
        at(v, k) = x;
        if (x >= n_ && x - k >= m_) {
          keep(v, d);
          return back(d);
        }
      }
      keep(v, d);
    }
    return {};
  }

 private:
  int& at(Row& row, int k) const { return row[static_cast<std::size_t>(k + offset_)]; }

  [[nodiscard]] bool is_down(Row& v, int d, int k) const {
    return k == -d || (k != d && at(v, k - 1) < at(v, k + 1));
  }

  int furthest(Row& v, int d, int k) const {
    int x = d == 0 ? 0 : is_down(v, d, k) ? at(v, k + 1) : at(v, k - 1) + 1;
    while (x < n_ && x - k < m_ && equal(x, x - k)) ++x;
    return x;
  }

  [[nodiscard]] bool equal(int x, int y) const {
    return a_[head_ + static_cast<std::size_t>(x)].key ==
           b_[head_ + static_cast<std::size_t>(y)].key;
  }

  // Diagonals -d-1 to d+1 of the row, which is all that the way back asks for.
  void keep(const Row& v, int d) {
    rows_.emplace_back(v.begin() + (offset_ - d - 1), v.begin() + (offset_ + d + 2));
  }

  std::vector<Edit> back(int d) {
    std::vector<Edit> edits;
    int x = n_, y = m_;
    for (; d > 0; --d) {
      Row& row = rows_[static_cast<std::size_t>(d - 1)];
      offset_ = d;
      const int k = x - y;
      const bool down = is_down(row, d, k);
      const int from_k = down ? k + 1 : k - 1;
      const int from_x = at(row, from_k), from_y = from_x - from_k;
      const int same_x = down ? from_x : from_x + 1;
      for (; x > same_x; --x, --y) add(edits, Stretch::Kind::same, x - 1, y - 1);
      add(edits, down ? Stretch::Kind::added : Stretch::Kind::removed, from_x, from_y);
      x = from_x;
      y = from_y;
    }
    for (; x > 0; --x, --y) add(edits, Stretch::Kind::same, x - 1, y - 1);
    std::ranges::reverse(edits);
    return edits;
  }

  void add(std::vector<Edit>& edits, Stretch::Kind kind, int x, int y) const {
    edits.push_back(
        {kind, head_ + static_cast<std::size_t>(x), head_ + static_cast<std::size_t>(y)});
  }

  const std::vector<Token>&a_, &b_;
  std::size_t head_;
  int n_, m_;
  int offset_ = 0;
  std::vector<Row> rows_;
};

std::vector<Edit> edits_of(const std::vector<Token>& a, const std::vector<Token>& b) {
  const std::size_t most = std::min(a.size(), b.size());
  std::size_t head = 0, tail = 0;
  while (head < most && a[head].key == b[head].key) ++head;
  while (tail < most - head && a[a.size() - 1 - tail].key == b[b.size() - 1 - tail].key) ++tail;
  std::vector<Edit> edits;
  for (std::size_t i = 0; i < head; ++i) edits.push_back({Stretch::Kind::same, i, i});
  const std::size_t a_end = a.size() - tail, b_end = b.size() - tail;
  std::vector<Edit> middle;
  if (head < a_end && head < b_end) {
    middle = Myers(a, b, head, a_end - head, b_end - head).edits();
  }
  if (middle.empty()) {
    for (std::size_t i = head; i < a_end; ++i) middle.push_back({Stretch::Kind::removed, i, head});
    for (std::size_t i = head; i < b_end; ++i) middle.push_back({Stretch::Kind::added, a_end, i});
  }
  edits.insert(edits.end(), middle.begin(), middle.end());
  for (std::size_t i = 0; i < tail; ++i) {
    edits.push_back({Stretch::Kind::same, a_end + i, b_end + i});
  }
  return edits;
}

// A single token that both have between two changes says nothing: 的 in 甲的乙 and 丙的丁. It
// becomes part of the change.
void merge_crumbs(std::vector<Edit>& edits) {
  std::vector<Edit> merged;
  for (std::size_t i = 0; i < edits.size(); ++i) {
    const bool alone = i > 0 && i + 1 < edits.size() && edits[i].kind == Stretch::Kind::same &&
                       edits[i - 1].kind != Stretch::Kind::same &&
                       edits[i + 1].kind != Stretch::Kind::same;
    if (alone) {
      merged.push_back({Stretch::Kind::removed, edits[i].before, edits[i].after});
      merged.push_back({Stretch::Kind::added, edits[i].before, edits[i].after});
    } else {
      merged.push_back(edits[i]);
    }
  }
  edits = std::move(merged);
}

// Edits that touch become one removed and one added stretch.
std::vector<Stretch> stretches_of(const std::vector<Edit>& edits, const std::vector<Token>& a,
                                  const std::vector<Token>& b, std::string_view before,
                                  std::string_view after) {
  std::vector<Stretch> stretches;
  std::string removed, added;
  const auto flush = [&] {
    if (!removed.empty()) stretches.push_back({Stretch::Kind::removed, std::move(removed)});
    if (!added.empty()) stretches.push_back({Stretch::Kind::added, std::move(added)});
    removed.clear();
    added.clear();
  };
  const auto words = [](std::string_view text, const Token& token) {
    return text.substr(token.begin, token.end - token.begin);
  };
  for (const Edit& edit : edits) {
    if (edit.kind == Stretch::Kind::removed) removed += words(before, a[edit.before]);
    if (edit.kind == Stretch::Kind::added) added += words(after, b[edit.after]);
    if (edit.kind != Stretch::Kind::same) continue;
    flush();
    if (stretches.empty() || stretches.back().kind != Stretch::Kind::same) {
      stretches.push_back({Stretch::Kind::same, {}});
    }
    stretches.back().text += words(after, b[edit.after]);
  }
  flush();
  return stretches;
}

}  // namespace

std::string without_formatting(std::string_view text) {
  std::string out;
  for (const Token& token : tokens_of(text)) {
    if (!out.empty()) out += ' ';
    out += text::to_text(token.key);
  }
  return out;
}

std::vector<Stretch> compare_words(std::string_view before, std::string_view after) {
  const std::vector<Token> a = tokens_of(before), b = tokens_of(after);
  std::vector<Edit> edits = edits_of(a, b);
  merge_crumbs(edits);
  return stretches_of(edits, a, b, before, after);
}

}  // namespace gbalex::library

#include "record/provision_id.h"

#include <algorithm>
#include <array>
#include <climits>
#include <tuple>

namespace gbalex::record {
namespace {

constexpr std::array<std::string_view, 8> kUnits = {"annex", "part", "art", "ord",
                                                    "reg",   "sch",  "r",   "s"};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::string lower(std::string_view text) {
  std::string out(text);
  std::ranges::transform(out, out.begin(), [](char c) { return lower(c); });
  return out;
}

// A forward reader over the id.
struct Cursor {
  std::string_view rest;

  bool take(std::string_view word) {
    if (rest.size() < word.size() || lower(rest.substr(0, word.size())) != word) return false;
    rest.remove_prefix(word.size());
    return true;
  }
  // Digits as a number; empty when there are none or too many.
  std::optional<int> take_number() {
    constexpr std::size_t kMaxDigits = 6;
    std::size_t n = 0;
    int value = 0;
    while (n < rest.size() && n <= kMaxDigits && is_digit(rest[n])) {
      value = value * 10 + (rest[n] - '0');
      ++n;
    }
    if (n == 0 || n > kMaxDigits) return std::nullopt;
    rest.remove_prefix(n);
    return value;
  }
  // Letters (14A, 6bis) and inserted numbers (219-1).
  std::string take_suffix() {
    constexpr std::size_t kMaxSuffix = 16;
    std::size_t n = 0;
    while (n < rest.size() && n < kMaxSuffix && is_letter(rest[n])) ++n;
    if (n + 1 < rest.size() && rest[n] == '-' && is_digit(rest[n + 1])) {
      ++n;
      while (n < rest.size() && n < kMaxSuffix && is_digit(rest[n])) ++n;
    }
    std::string suffix(rest.substr(0, n));
    rest.remove_prefix(n);
    return suffix;
  }
  // "(1)(a)"; false when a bracket is not well-formed.
  bool take_paragraphs(std::string& paragraphs) {
    while (!rest.empty() && rest.front() == '(') {
      const auto close = rest.find(')');
      if (close == std::string_view::npos || close < 2) return false;
      for (const char c : rest.substr(1, close - 1)) {
        if (!is_digit(c) && !is_letter(c)) return false;
      }
      paragraphs += rest.substr(0, close + 1);
      rest.remove_prefix(close + 1);
    }
    return true;
  }
};

// Length first, so that 88B < 88AA and 219-2 < 219-10.
bool suffix_less(const std::string& a, const std::string& b) {
  const std::string x = lower(a);
  const std::string y = lower(b);
  return std::tuple(x.size(), std::string_view(x)) < std::tuple(y.size(), std::string_view(y));
}

}  // namespace

std::optional<ProvisionId> ProvisionId::parse(std::string_view text) {
  constexpr std::size_t kMaxLength = 80;
  if (text.empty() || text.size() > kMaxLength) return std::nullopt;
  ProvisionId id;
  id.text_ = text;
  Cursor cursor{text};
  if (cursor.take("ch")) {
    const auto chapter = cursor.take_number();
    if (!chapter) return std::nullopt;
    const bool section = cursor.take("s");
    id.unit_ = section ? "ch" + std::to_string(*chapter) + "s" : "ch";
    if (!section) cursor = Cursor{text.substr(2)};
  } else {
    const auto unit =
        std::ranges::find_if(kUnits, [&](std::string_view u) { return cursor.take(u); });
    if (unit == kUnits.end()) return std::nullopt;
    id.unit_ = *unit;
  }
  const auto first = cursor.take_number();
  id.first_ = first.value_or(0);
  id.first_suffix_ = cursor.take_suffix();
  const bool numberless = id.unit_ == "part" || id.unit_ == "sch" || id.unit_ == "annex";
  if (!first && !numberless) return std::nullopt;
  id.last_ = id.first_;
  id.last_suffix_ = id.first_suffix_;
  if (!cursor.take_paragraphs(id.paragraphs_)) return std::nullopt;
  const bool paragraph_range = !id.paragraphs_.empty() && cursor.rest.starts_with("..(");
  if (paragraph_range) {
    cursor.take("..");
    id.paragraphs_ += "..";
    if (!cursor.take_paragraphs(id.paragraphs_)) return std::nullopt;
  } else if (cursor.take("..")) {
    if (!first) return std::nullopt;
    id.range_ = true;
    if (cursor.rest.empty()) {
      id.last_ = INT_MAX;
    } else {
      const auto last = cursor.take_number();
      if (!last || *last < id.first_) return std::nullopt;
      id.last_ = *last;
      id.last_suffix_ = cursor.take_suffix();
    }
  }
  if (id.unit_ == "sch" && !cursor.rest.empty() && cursor.rest.front() == '/') {
    // A place inside a schedule, sch1/s2: below the article level.
    id.paragraphs_ = cursor.rest;
    for (const char c : cursor.rest.substr(1)) {
      if (!is_digit(c) && !is_letter(c)) return std::nullopt;
    }
    if (cursor.rest.size() < 2) return std::nullopt;
    cursor.rest = {};
  }
  if (!cursor.rest.empty()) return std::nullopt;
  id.article_ = id.text_;
  if (!id.paragraphs_.empty())
    id.article_.erase(id.article_.find(id.paragraphs_), id.paragraphs_.size());
  return id;
}

std::optional<ProvisionId> ProvisionId::parse_path(std::string_view path) {
  const auto slash = path.find('/');
  std::string text(path.substr(0, slash));
  const bool schedule = text.size() > 2 && lower(text.substr(0, 3)) == "sch";
  while (!path.empty() && path.find('/') != std::string_view::npos) {
    path.remove_prefix(path.find('/') + 1);
    const auto segment = path.substr(0, path.find('/'));
    if (segment.empty()) return std::nullopt;
    if (const auto dots = segment.find(".."); dots != std::string_view::npos && !schedule) {
      text += "(" + std::string(segment.substr(0, dots)) + ")..(" +
              std::string(segment.substr(dots + 2)) + ")";
      continue;
    }
    text += schedule ? "/" + std::string(segment) : "(" + std::string(segment) + ")";
  }
  return parse(text);
}

std::string ProvisionId::path() const {
  std::string path;
  for (const char c : text_) {
    if (c == '(') {
      const bool range_end = path.ends_with("..");  // art17/1..4
      if (!range_end) path += '/';
    } else if (c != ')') {
      path += c;
    }
  }
  return path;
}

bool ProvisionId::covers(const ProvisionId& other) const {
  if (unit_ != other.unit_) return false;
  if (!range_) return lower(article_) == lower(other.article_);
  const auto before = [](int a, const std::string& x, int b, const std::string& y) {
    return a != b ? a < b : suffix_less(x, y);
  };
  // The last number without a letter takes its lettered insertions with it only when the range
  // names them: 213..219 ends at 219, not at 219-1.
  return !before(other.first_, other.first_suffix_, first_, first_suffix_) &&
         !before(last_, last_suffix_, other.last_, other.last_suffix_);
}

bool reading_order(const ProvisionId& a, const ProvisionId& b) {
  // Articles and sections first, then parts, schedules and annexes.
  const auto rank = [](const std::string& unit) {
    if (unit == "part") return 1;
    if (unit == "sch") return 2;
    if (unit == "annex") return 3;
    return 0;
  };
  if (rank(a.unit_) != rank(b.unit_)) return rank(a.unit_) < rank(b.unit_);
  if (a.unit_ != b.unit_) return a.unit_ < b.unit_;
  if (a.first_ != b.first_) return a.first_ < b.first_;
  if (a.first_suffix_ != b.first_suffix_) return suffix_less(a.first_suffix_, b.first_suffix_);
  if (a.last_ != b.last_) return a.last_ < b.last_;
  return a.text_ < b.text_;
}

}  // namespace gbalex::record

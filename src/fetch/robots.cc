#include "fetch/robots.h"

#include <algorithm>
#include <charconv>

namespace gbalex::fetch {

namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool same_but_case(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, {}, lower, lower);
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kSpace = " \t\r";
  const std::size_t first = text.find_first_not_of(kSpace);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kSpace) - first + 1);
}

int hex_value(char c) {
  if (is_digit(c)) return c - '0';
  const char l = lower(c);
  return l >= 'a' && l <= 'f' ? l - 'a' + 10 : -1;
}

void append_encoded(std::string& text, unsigned char byte) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  text += '%';
  text += kHex[byte >> 4U];
  text += kHex[byte & 0xFU];
}

// One spelling of what RFC 9309 §2.2.2 holds for equal: what needs no encoding is decoded, the rest
// is encoded with capital digits.
std::string normalised(std::string_view text) {
  constexpr unsigned char kAscii = 0x7F;
  std::string made;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool is_code = c == '%' && i + 2 < text.size() && hex_value(text[i + 1]) >= 0 &&
                         hex_value(text[i + 2]) >= 0;
    if (is_code) {
      const int value = hex_value(text[i + 1]) * 16 + hex_value(text[i + 2]);
      const auto byte = static_cast<unsigned char>(value);
      const char plain = static_cast<char>(byte);
      if (is_letter(plain) || is_digit(plain) || plain == '-' || plain == '.' || plain == '_' ||
          plain == '~') {
        made += plain;
      } else {
        append_encoded(made, byte);
      }
      i += 2;
    } else if (static_cast<unsigned char>(c) > kAscii) {
      append_encoded(made, static_cast<unsigned char>(c));
    } else {
      made += c;
    }
  }
  return made;
}

// Each piece between the stars is looked for from the left; no pattern makes it go back.
bool matches(std::string_view pattern, std::string_view text) {
  const bool to_the_end = pattern.ends_with('$');
  if (to_the_end) pattern.remove_suffix(1);
  std::size_t at = 0;
  bool is_first = true;
  while (true) {
    const std::size_t star = pattern.find('*');
    const std::string_view piece = pattern.substr(0, star);
    const bool is_last = star == std::string_view::npos;
    if (is_first) {
      if (!text.starts_with(piece)) return false;
      at = piece.size();
      if (is_last) return !to_the_end || at == text.size();
    } else if (is_last) {
      if (to_the_end) return text.size() - at >= piece.size() && text.ends_with(piece);
      return text.find(piece, at) != std::string_view::npos;
    } else {
      const std::size_t found = text.find(piece, at);
      if (found == std::string_view::npos) return false;
      at = found + piece.size();
    }
    is_first = false;
    pattern.remove_prefix(star + 1);
  }
}

std::optional<std::chrono::milliseconds> seconds(std::string_view text) {
  constexpr double kMost = 1e6;
  constexpr double kThousand = 1000;
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || !(value >= 0)) return {};
  return std::chrono::milliseconds(static_cast<long long>(std::min(value, kMost) * kThousand));
}

}  // namespace

// Goes through the lines once, and keeps the rules for us apart from those for everybody.
class RobotsReader {
 public:
  explicit RobotsReader(std::string_view product) : product_(product) {}

  void line(std::string_view line) {
    line = line.substr(0, line.find('#'));
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) return;
    const std::string_view key = trimmed(line.substr(0, colon));
    const std::string_view value = trimmed(line.substr(colon + 1));
    if (same_but_case(key, "user-agent")) return agent(value);
    const bool allows = same_but_case(key, "allow");
    if (allows || same_but_case(key, "disallow")) return rule(value, allows);
    if (same_but_case(key, "crawl-delay")) delay(value);
  }

  Robots result() { return is_named_ ? std::move(ours_) : std::move(everybodys_); }

 private:
  void agent(std::string_view value) {
    if (is_in_rules_) is_for_us_ = is_for_all_ = is_in_rules_ = false;
    // "Name/1.0 (more)": the token is what stands before.
    std::size_t length = 0;
    while (length < value.size() &&
           (is_letter(value[length]) || value[length] == '-' || value[length] == '_')) {
      ++length;
    }
    if (value.starts_with('*')) is_for_all_ = true;
    if (length > 0 && same_but_case(value.substr(0, length), product_)) {
      is_for_us_ = is_named_ = true;
    }
  }

  void rule(std::string_view value, bool allows) {
    is_in_rules_ = true;
    if (value.empty()) return;
    if (is_for_us_) ours_.rules_.push_back({normalised(value), allows});
    if (is_for_all_) everybodys_.rules_.push_back({normalised(value), allows});
  }

  void delay(std::string_view value) {
    is_in_rules_ = true;
    const auto time = seconds(value);
    if (!time) return;
    if (is_for_us_) ours_.delay_ = std::max(ours_.delay_.value_or(*time), *time);
    if (is_for_all_) everybodys_.delay_ = std::max(everybodys_.delay_.value_or(*time), *time);
  }

  std::string_view product_;
  Robots ours_, everybodys_;
  bool is_named_ = false;
  bool is_for_us_ = false, is_for_all_ = false;
  bool is_in_rules_ = false;  // the next user-agent line begins another group
};

Robots Robots::parse(std::string_view bytes, std::string_view product) {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (bytes.starts_with(kByteOrderMark)) bytes.remove_prefix(kByteOrderMark.size());
  if (bytes.size() > kMostBytes) {
    // A line cut in two could forbid, or allow, more than it says.
    bytes = bytes.substr(0, kMostBytes);
    const std::size_t last = bytes.find_last_of("\r\n");
    bytes = bytes.substr(0, last == std::string_view::npos ? 0 : last);
  }
  RobotsReader reader(product);
  while (!bytes.empty()) {
    const std::size_t end = bytes.find_first_of("\r\n");
    reader.line(bytes.substr(0, end));
    bytes.remove_prefix(end == std::string_view::npos ? bytes.size() : end + 1);
  }
  return reader.result();
}

bool Robots::allows(std::string_view target) const {
  if (target == "/robots.txt") return true;
  const std::string asked = normalised(target);
  const Rule* best = nullptr;
  for (const Rule& rule : rules_) {
    const bool is_better = best == nullptr || rule.pattern.size() > best->pattern.size() ||
                           (rule.pattern.size() == best->pattern.size() && rule.allows);
    if (is_better && matches(rule.pattern, asked)) best = &rule;
  }
  return best == nullptr || best->allows;
}

}  // namespace gbalex::fetch

#include "corpus/xml_scan.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace gbalex::corpus {
namespace {

// The length of the valid UTF-8 character at `at`, 0 where there is none (RFC 3629: no overlong
// forms, no surrogates, nothing above U+10FFFF).
std::size_t character_length(std::string_view bytes, std::size_t at) {
  const auto byte = [&](std::size_t i) {
    return i < bytes.size() ? static_cast<unsigned char>(bytes[i]) : 0U;
  };
  const auto trails = [&](std::size_t i) { return (byte(i) & 0xC0U) == 0x80U; };
  const unsigned lead = byte(at);
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead <= 0xDF) return trails(at + 1) ? 2 : 0;
  if (lead >= 0xE0 && lead <= 0xEF) {
    const unsigned next = byte(at + 1);
    if (lead == 0xE0 && next < 0xA0) return 0;
    if (lead == 0xED && next > 0x9F) return 0;
    return trails(at + 1) && trails(at + 2) ? 3 : 0;
  }
  if (lead >= 0xF0 && lead <= 0xF4) {
    const unsigned next = byte(at + 1);
    if (lead == 0xF0 && next < 0x90) return 0;
    if (lead == 0xF4 && next > 0x8F) return 0;
    return trails(at + 1) && trails(at + 2) && trails(at + 3) ? 4 : 0;
  }
  return 0;
}

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

class Scanner {
 public:
  Scanner(std::string_view bytes, int max_depth) : bytes_(bytes), max_depth_(max_depth) {}

  Scan run() {
    if (!check_characters()) return std::move(scan_);
    if (bytes_.starts_with("\xEF\xBB\xBF")) at_ = 3;
    while (at_ < bytes_.size() && scan_.parsable) {
      if (bytes_[at_] == '<') {
        markup();
      } else {
        text();
      }
    }
    if (scan_.parsable && !root_seen_) {
      stop(bytes_.size(), "the file holds no element", "write the record, or take the file away");
    }
    return std::move(scan_);
  }

 private:
  void note(std::size_t offset, std::string what, std::string what_to_do) {
    scan_.problems.push_back({offset, std::move(what), std::move(what_to_do)});
  }
  void stop(std::size_t offset, std::string what, std::string what_to_do) {
    note(offset, std::move(what), std::move(what_to_do));
    scan_.parsable = false;
  }

  bool check_characters() {
    for (std::size_t i = 0; i < bytes_.size();) {
      const std::size_t length = character_length(bytes_, i);
      if (length == 0) {
        stop(i, "invalid UTF-8", "save the file as UTF-8");
        return false;
      }
      const auto c = static_cast<unsigned char>(bytes_[i]);
      if (c < 0x20 && !is_space(bytes_[i])) {
        stop(i, "a control character", "take it away");
        return false;
      }
      i += length;
    }
    return true;
  }

  void text() {
    const char c = bytes_[at_];
    if (c == '&') {
      reference();
    } else if (depth_ == 0 && !is_space(c)) {
      note(at_, "text outside the root element", "put it into an element or take it away");
      while (at_ < bytes_.size() && bytes_[at_] != '<') ++at_;
    } else {
      ++at_;
    }
  }

  // At an '&'. Only the five names of XML and characters by number; there is no DTD.
  void reference() {
    const std::size_t start = at_++;
    const std::size_t end = bytes_.find(';', at_);
    const bool near = end != std::string_view::npos && end - at_ <= 10;
    const std::string_view name = near ? bytes_.substr(at_, end - at_) : std::string_view();
    static constexpr std::array<std::string_view, 5> kNames = {"amp", "lt", "gt", "quot", "apos"};
    if (std::ranges::find(kNames, name) != kNames.end() || is_character_number(name)) {
      at_ = end + 1;
      return;
    }
    note(start, "an unknown entity", "write &amp; for an ampersand");
  }

  static bool is_character_number(std::string_view name) {
    if (!name.starts_with('#')) return false;
    name.remove_prefix(1);
    const bool hexadecimal = name.starts_with('x');
    if (hexadecimal) name.remove_prefix(1);
    if (name.empty()) return false;
    unsigned long value = 0;
    for (const char c : name) {
      const auto u = static_cast<unsigned char>(c);
      if (hexadecimal ? std::isxdigit(u) == 0 : std::isdigit(u) == 0) return false;
      const int digit = std::isdigit(u) != 0 ? u - '0' : std::tolower(u) - 'a' + 10;
      value = value * (hexadecimal ? 16UL : 10UL) + static_cast<unsigned long>(digit);
    }
    const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
    return value >= 0x20 && value <= 0x10FFFF && !surrogate && value != 0xFFFE && value != 0xFFFF;
  }

  void markup() {
    const std::string_view rest = bytes_.substr(at_);
    if (rest.starts_with("<!--")) return skip_to("-->", 4, "a comment that does not end");
    if (rest.starts_with("<![CDATA[")) {
      if (depth_ == 0) {
        return stop(at_, "text outside the root element", "put it into an element or take it away");
      }
      return skip_to("]]>", 9, "a CDATA section that does not end");
    }
    if (rest.starts_with("<?")) return instruction();
    if (rest.starts_with("<!")) {
      return stop(at_, "a document type declaration", "take it away; entities are not used here");
    }
    if (rest.starts_with("</")) {
      --depth_;
      return skip_to(">", 2, "an end tag that does not end");
    }
    start_tag();
  }

  void skip_to(std::string_view end, std::size_t opening, std::string what) {
    const std::size_t found = bytes_.find(end, at_ + opening);
    if (found == std::string_view::npos) {
      return stop(at_, std::move(what), "end it with " + std::string(end));
    }
    at_ = found + end.size();
  }

  void instruction() {
    const std::size_t start = at_;
    skip_to("?>", 2, "an instruction that does not end");
    if (!scan_.parsable || !bytes_.substr(start).starts_with("<?xml ")) return;
    const std::string_view declaration = bytes_.substr(start, at_ - start);
    const std::size_t encoding = declaration.find("encoding");
    if (encoding == std::string_view::npos) return;
    const std::size_t open = declaration.find_first_of("\"'", encoding);
    if (open == std::string_view::npos) return;
    const std::size_t close = declaration.find(declaration[open], open + 1);
    if (close == std::string_view::npos) return;
    std::string name(declaration.substr(open + 1, close - open - 1));
    for (char& c : name) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    if (name != "utf-8") {
      stop(start + open + 1, "a declared encoding other than UTF-8",
           "save the file as UTF-8 and declare encoding=\"UTF-8\"");
    }
  }

  void start_tag() {
    if (depth_ <= 0 && root_seen_) {
      note(at_, "a second root element", "put it into a file of its own");
    }
    root_seen_ = true;
    if (depth_ + 1 > max_depth_) {
      return stop(at_, "elements nested more than " + std::to_string(max_depth_) + " deep",
                  "take the inner elements out");
    }
    const std::size_t start = at_++;
    while (at_ < bytes_.size() && bytes_[at_] != '>') {
      const char c = bytes_[at_];
      if (c == '"' || c == '\'') {
        attribute_value(c);
        if (!scan_.parsable) return;
      } else if (c == '<') {
        return stop(start, "a tag that does not end", "end it with >");
      } else {
        ++at_;
      }
    }
    if (at_ == bytes_.size()) return stop(start, "a tag that does not end", "end it with >");
    if (bytes_[at_ - 1] != '/') ++depth_;
    ++at_;
  }

  void attribute_value(char quote) {
    const std::size_t start = at_++;
    while (at_ < bytes_.size() && bytes_[at_] != quote) {
      if (bytes_[at_] == '&') {
        reference();
      } else if (bytes_[at_] == '<') {
        return stop(start, "an attribute value that does not end, or holds <",
                    "close the quotes, and write &lt; for <");
      } else {
        ++at_;
      }
    }
    if (at_ == bytes_.size()) {
      return stop(start, "an attribute value that does not end, or holds <",
                  "close the quotes, and write &lt; for <");
    }
    ++at_;
  }

  std::string_view bytes_;
  int max_depth_;
  std::size_t at_ = 0;
  int depth_ = 0;
  bool root_seen_ = false;
  Scan scan_;
};

}  // namespace

Scan scan_xml(std::string_view bytes, int max_depth) { return Scanner(bytes, max_depth).run(); }

}  // namespace gbalex::corpus

#include "corpus/edit_tree.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace gbalex::corpus {

using record::Error;
using record::ErrorKind;
using record::Result;

namespace {

constexpr std::string_view kBlanks = " \t\r\n";

void append_utf8(std::string& out, unsigned long code) {
  const auto byte = [&](unsigned long value) { out += static_cast<char>(value); };
  if (code < 0x80) {
    byte(code);
  } else if (code < 0x800) {
    byte(0xC0 | (code >> 6));
    byte(0x80 | (code & 0x3F));
  } else if (code < 0x10000) {
    byte(0xE0 | (code >> 12));
    byte(0x80 | ((code >> 6) & 0x3F));
    byte(0x80 | (code & 0x3F));
  } else {
    byte(0xF0 | (code >> 18));
    byte(0x80 | ((code >> 12) & 0x3F));
    byte(0x80 | ((code >> 6) & 0x3F));
    byte(0x80 | (code & 0x3F));
  }
}

// The character of an entity's name ("amp", "#x41"); empty when it is none that XML knows.
std::optional<std::string> entity(std::string_view name) {
  if (name == "amp") return "&";
  if (name == "lt") return "<";
  if (name == "gt") return ">";
  if (name == "quot") return "\"";
  if (name == "apos") return "'";
  if (!name.starts_with('#')) return std::nullopt;
  name.remove_prefix(1);
  const int base = name.starts_with('x') ? 16 : 10;
  if (base == 16) name.remove_prefix(1);
  unsigned long code = 0;
  const auto [end, failure] = std::from_chars(name.data(), name.data() + name.size(), code, base);
  if (failure != std::errc() || end != name.data() + name.size() || code == 0 || code > 0x10FFFF) {
    return std::nullopt;
  }
  std::string character;
  append_utf8(character, code);
  return character;
}

// What is no entity stays as it stands, as pugixml reads it.
std::string resolve(std::string_view raw) {
  std::string value;
  value.reserve(raw.size());
  while (!raw.empty()) {
    const std::size_t ampersand = std::min(raw.find('&'), raw.size());
    value += raw.substr(0, ampersand);
    raw.remove_prefix(ampersand);
    if (raw.empty()) break;
    const std::size_t semicolon = raw.substr(0, 12).find(';');
    if (semicolon != std::string_view::npos) {
      if (const auto character = entity(raw.substr(1, semicolon - 1))) {
        value += *character;
        raw.remove_prefix(semicolon + 1);
        continue;
      }
    }
    value += '&';
    raw.remove_prefix(1);
  }
  return value;
}

// One pass over the bytes. at_ only grows; every step either consumes or fails.
class Scanner {
 public:
  explicit Scanner(std::string_view bytes) : bytes_(bytes) {}

  Result<std::vector<XmlElement>> run() {
    while (at_ < bytes_.size()) {
      if (!step()) return Error{ErrorKind::data, problem_, line_of(at_), advice()};
    }
    if (!open_.empty()) {
      problem_ = "element <" + elements_[open_.back()].name + "> is never closed";
    } else if (elements_.empty()) {
      problem_ = "there is no element";
    }
    if (!problem_.empty()) return Error{ErrorKind::data, problem_, line_of(at_), advice()};
    return std::move(elements_);
  }

 private:
  [[nodiscard]] std::string_view rest() const { return bytes_.substr(at_); }
  static std::string advice() { return "mend the file and run gbalex check"; }
  [[nodiscard]] std::string line_of(std::size_t at) const {
    const auto head = bytes_.substr(0, at);
    return "line " + std::to_string(1 + std::count(head.begin(), head.end(), '\n'));
  }
  bool fail(std::string problem) {
    problem_ = std::move(problem);
    return false;
  }

  bool step() {
    if (rest().front() != '<') return characters();
    if (rest().starts_with("<!--")) return skip_past("-->", 4, "a comment");
    if (rest().starts_with("<![CDATA[")) return cdata();
    if (rest().starts_with("<?")) return skip_past("?>", 2, "a processing instruction");
    if (rest().starts_with("<!")) return fail("a document type declaration has no place here");
    if (rest().starts_with("</")) return end_tag();
    return start_tag();
  }

  bool skip_past(std::string_view end, std::size_t from, const char* what) {
    const std::size_t found = bytes_.find(end, at_ + from);
    if (found == std::string_view::npos) return fail(std::string(what) + " is never closed");
    at_ = found + end.size();
    return true;
  }

  bool characters() {
    const std::size_t end = std::min(bytes_.find('<', at_), bytes_.size());
    if (!open_.empty()) {
      elements_[open_.back()].texts.push_back({resolve(bytes_.substr(at_, end - at_)), {at_, end}});
    }
    at_ = end;
    return true;
  }

  bool cdata() {
    constexpr std::string_view kOpen = "<![CDATA[", kClose = "]]>";
    const std::size_t begin = at_;
    if (!skip_past(kClose, kOpen.size(), "a CDATA section")) return false;
    if (open_.empty()) return fail("a CDATA section stands outside the root element");
    const std::size_t first = begin + kOpen.size();
    elements_[open_.back()].texts.push_back(
        {std::string(bytes_.substr(first, at_ - kClose.size() - first)), {begin, at_}});
    return true;
  }

  bool end_tag() {
    const std::size_t close = bytes_.find('>', at_);
    if (close == std::string_view::npos) return fail("an end tag is never closed");
    const auto name = trim_blanks(bytes_.substr(at_ + 2, close - at_ - 2));
    if (open_.empty() || elements_[open_.back()].name != name) {
      return fail("</" + std::string(name) + "> closes nothing that is open");
    }
    elements_[open_.back()].end_tag = {at_, close + 1};
    open_.pop_back();
    at_ = close + 1;
    return true;
  }

  bool start_tag() {
    XmlElement element;
    element.start_tag.begin = at_;
    at_ += 1;
    element.name = take_name();
    if (element.name.empty()) return fail("a < starts no element");
    if (open_.empty() && !elements_.empty()) return fail("there is a second root element");
    for (;;) {
      skip_blanks();
      if (rest().starts_with("/>") || rest().starts_with('>')) break;
      if (!attribute(element)) return false;
    }
    element.empty_tag = rest().front() == '/';
    at_ += element.empty_tag ? 2 : 1;
    element.start_tag.end = at_;
    element.end_tag = {at_, at_};
    const std::size_t index = elements_.size();
    if (!open_.empty()) {
      element.parent = open_.back();
      elements_[open_.back()].children.push_back(index);
    }
    if (!element.empty_tag) open_.push_back(index);
    elements_.push_back(std::move(element));
    return true;
  }

  bool attribute(XmlElement& element) {
    XmlAttribute attribute;
    attribute.whole.begin = at_;
    attribute.name = take_name();
    if (attribute.name.empty()) return fail("<" + element.name + "> is never closed");
    skip_blanks();
    if (!rest().starts_with('=')) return fail("attribute " + attribute.name + " has no value");
    at_ += 1;
    skip_blanks();
    attribute.quote = rest().empty() ? '\0' : rest().front();
    if (attribute.quote != '"' && attribute.quote != '\'') {
      return fail("the value of attribute " + attribute.name + " has no quotes");
    }
    const std::size_t close = bytes_.find(attribute.quote, at_ + 1);
    if (close == std::string_view::npos) {
      return fail("the value of attribute " + attribute.name + " is never closed");
    }
    attribute.raw = {at_ + 1, close};
    attribute.value = resolve(bytes_.substr(at_ + 1, close - at_ - 1));
    at_ = close + 1;
    attribute.whole.end = at_;
    element.attributes.push_back(std::move(attribute));
    return true;
  }

  std::string take_name() {
    const std::size_t length = std::min(rest().find_first_of(" \t\r\n=/><\"'"), rest().size());
    std::string name(rest().substr(0, length));
    at_ += length;
    return name;
  }

  void skip_blanks() { at_ = std::min(bytes_.find_first_not_of(kBlanks, at_), bytes_.size()); }

  std::string_view bytes_;
  std::size_t at_ = 0;
  std::vector<XmlElement> elements_;
  std::vector<std::size_t> open_;  // indices of the elements not yet closed
  std::string problem_;
};

}  // namespace

const XmlAttribute* XmlElement::attribute(std::string_view wanted) const {
  const auto found = std::find_if(attributes.begin(), attributes.end(),
                                  [&](const XmlAttribute& each) { return each.name == wanted; });
  return found == attributes.end() ? nullptr : &*found;
}

std::string XmlElement::text() const {
  std::string all;
  for (const XmlText& each : texts) all += each.value;
  return std::string(trim_blanks(all));
}

Result<std::vector<XmlElement>> scan_elements(std::string_view bytes) {
  return Scanner(bytes).run();
}

std::string escape_xml(std::string_view value, char quote) {
  std::string escaped;
  escaped.reserve(value.size());
  for (const char byte : value) {
    if (byte == '&') {
      escaped += "&amp;";
    } else if (byte == '<') {
      escaped += "&lt;";
    } else if (byte == '>') {
      escaped += "&gt;";
    } else if (quote == '"' && byte == '"') {
      escaped += "&quot;";
    } else if (quote == '\'' && byte == '\'') {
      escaped += "&apos;";
    } else {
      escaped += byte;
    }
  }
  return escaped;
}

std::string_view trim_blanks(std::string_view text) {
  const std::size_t first = text.find_first_not_of(kBlanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

}  // namespace gbalex::corpus

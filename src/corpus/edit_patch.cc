#include "corpus/edit_patch.h"

#include <algorithm>

namespace gbalex::corpus {

void Patches::replace(ByteSpan span, std::string text) {
  const auto before = [](const ByteSpan& a, const Patch& b) {
    return a.begin != b.span.begin ? a.begin < b.span.begin : a.empty() && !b.span.empty();
  };
  patches_.insert(std::upper_bound(patches_.begin(), patches_.end(), span, before),
                  {span, std::move(text)});
}

std::optional<std::string> Patches::apply(std::string_view bytes) const {
  std::string out;
  std::size_t at = 0;
  for (const Patch& patch : patches_) {
    if (patch.span.begin < at) return std::nullopt;
    out += bytes.substr(at, patch.span.begin - at);
    out += patch.text;
    at = patch.span.end;
  }
  out += bytes.substr(at);
  return out;
}

std::string_view Layout::newline() const {
  const std::size_t end = bytes_.find('\n');
  const bool carriage = end != std::string_view::npos && end > 0 && bytes_[end - 1] == '\r';
  return carriage ? "\r\n" : "\n";
}

std::optional<std::string_view> Layout::indent_at(std::size_t at) const {
  std::size_t begin = at;
  while (begin > 0 && (bytes_[begin - 1] == ' ' || bytes_[begin - 1] == '\t')) --begin;
  if (begin > 0 && bytes_[begin - 1] != '\n') return std::nullopt;
  return bytes_.substr(begin, at - begin);
}

std::string Layout::unit() const {
  constexpr std::string_view kDefault = "  ";
  const XmlElement& root = elements_.front();
  if (root.children.empty()) return std::string(kDefault);
  const auto inner = indent_at(elements_[root.children.front()].start_tag.begin);
  return std::string(inner && !inner->empty() ? *inner : kDefault);
}

std::string Layout::child_separator(const XmlElement& parent) const {
  if (!parent.children.empty()) {
    if (const auto last = indent_at(elements_[parent.children.back()].start_tag.begin)) {
      return std::string(newline()) + std::string(*last);
    }
  }
  const auto outer = indent_at(parent.start_tag.begin);
  if (!outer) return {};
  return std::string(newline()) + std::string(*outer) + unit();
}

std::size_t Layout::place_after(const XmlElement& element) const {
  const std::size_t end = element.whole().end;
  std::size_t at = end;
  for (;;) {
    const std::size_t next = bytes_.find_first_not_of(" \t", at);
    if (next == std::string_view::npos || bytes_[next] == '\n' || bytes_[next] == '\r') return at;
    const std::size_t close = bytes_.find("-->", next);
    const bool comment = bytes_.substr(next).starts_with("<!--") && close != std::string_view::npos;
    if (!comment || bytes_.substr(next, close - next).find('\n') != std::string_view::npos) {
      return end;
    }
    at = close + 3;
  }
}

ByteSpan Layout::removable(const XmlElement& element) const {
  const ByteSpan whole = element.whole();
  const auto indent = indent_at(whole.begin);
  const std::size_t end = bytes_.find_first_not_of(" \t", whole.end);
  const bool ends_line = end != std::string_view::npos && bytes_.substr(end).starts_with(newline());
  if (!indent || !ends_line || whole.begin == indent->size()) return whole;
  const std::size_t line = whole.begin - indent->size();
  const bool same_end = bytes_.substr(0, line).ends_with(newline());
  return {line - (same_end ? newline().size() : 1), end};
}

std::string Layout::attribute_separator(const XmlElement& element) const {
  std::string separator = " ";
  for (std::size_t i = 1; i < element.attributes.size(); ++i) {
    const std::size_t from = element.attributes[i - 1].whole.end;
    const auto between = bytes_.substr(from, element.attributes[i].whole.begin - from);
    if (between.find('\n') != std::string_view::npos) separator = between;
  }
  return separator;
}

}  // namespace gbalex::corpus

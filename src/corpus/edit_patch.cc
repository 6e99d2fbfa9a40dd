#include "corpus/edit_patch.h"

#include <algorithm>
#include <cassert>

namespace gbalex::corpus {

void Patches::replace(ByteSpan span, std::string text) {
  const auto after = std::upper_bound(
      patches_.begin(), patches_.end(), span,
      [](const ByteSpan& a, const Patch& b) { return a.begin < b.span.begin; });
  patches_.insert(after, {span, std::move(text)});
}

std::string Patches::apply(std::string_view bytes) const {
  std::string out;
  std::size_t at = 0;
  for (const Patch& patch : patches_) {
    assert(patch.span.begin >= at);
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

std::string Layout::unit(const XmlElement& parent) const {
  constexpr std::string_view kDefault = "  ";
  const auto outer = indent_at(parent.start_tag.begin);
  if (!outer || parent.children.empty()) return std::string(kDefault);
  const auto inner = indent_at(elements_[parent.children.front()].start_tag.begin);
  if (!inner || inner->size() <= outer->size() || !inner->starts_with(*outer)) {
    return std::string(kDefault);
  }
  return std::string(inner->substr(outer->size()));
}

std::string Layout::child_separator(const XmlElement& parent) const {
  if (!parent.children.empty()) {
    if (const auto last = indent_at(elements_[parent.children.back()].start_tag.begin)) {
      return std::string(newline()) + std::string(*last);
    }
  }
  const auto outer = indent_at(parent.start_tag.begin);
  if (!outer) return {};
  // <a><b/></a> on one line: its children stay there. An empty <a/> says nothing: a line a child.
  const std::string step = parent.parent == XmlElement::kNone ? unit(parent)
                                                              : unit(elements_[parent.parent]);
  return std::string(newline()) + std::string(*outer) + step;
}

ByteSpan Layout::removable(const XmlElement& element) const {
  const ByteSpan whole = element.whole();
  const auto indent = indent_at(whole.begin);
  const std::size_t rest = bytes_.find_first_not_of(" \t\r", whole.end);
  if (!indent || rest == std::string_view::npos || bytes_[rest] != '\n') return whole;
  return {whole.begin - indent->size(), rest + 1};
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

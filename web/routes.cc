#include "web/routes.h"

#include <algorithm>

namespace gbalex::web {

Pattern::Pattern(std::string_view text) : text_(text) {
  text.remove_prefix(1);
  while (!text.empty()) {
    const auto end = text.find('/');
    std::string_view part = text.substr(0, end);
    text = end == std::string_view::npos ? "" : text.substr(end + 1);
    if (!part.starts_with('{')) {
      parts_.push_back({Part::Kind::literal, std::string(part), ""});
      continue;
    }
    const auto close = part.find('}');
    const std::string ending(part.substr(close + 1));
    part = part.substr(1, close - 1);
    constexpr std::string_view kRest = "...";
    const bool rest = part.ends_with(kRest);
    if (rest) part.remove_suffix(kRest.size());
    parts_.push_back({rest ? Part::Kind::rest : Part::Kind::one, std::string(part), ending});
  }
}

std::optional<Captures> Pattern::match(std::span<const std::string> segments) const {
  Captures captures;
  std::size_t at = 0;
  for (const Part& part : parts_) {
    if (at == segments.size() || segments[at].empty()) return std::nullopt;
    switch (part.kind) {
      case Part::Kind::literal:
        if (segments[at] != part.text) return std::nullopt;
        ++at;
        break;
      case Part::Kind::one:
        if (!segments[at].ends_with(part.ending)) return std::nullopt;
        captures[part.text] = segments[at].substr(0, segments[at].size() - part.ending.size());
        if (captures[part.text].empty()) return std::nullopt;
        ++at;
        break;
      case Part::Kind::rest: {
        std::string rest = segments[at++];
        for (; at < segments.size(); ++at) rest.append("/").append(segments[at]);
        captures[part.text] = std::move(rest);
        break;
      }
    }
  }
  if (at != segments.size()) return std::nullopt;
  return captures;
}

bool Pattern::is_literal() const {
  return std::ranges::all_of(parts_,
                             [](const Part& part) { return part.kind == Part::Kind::literal; });
}

}  // namespace gbalex::web

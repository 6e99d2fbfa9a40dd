// The table of addresses: literal segments, "{one}" captures one segment, "{one}.ending" what of a
// segment stands before that ending, "{rest...}" at the end captures one or more segments, joined
// by '/'. No regular expressions. Literal beats capture, whatever the
// order of the table.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace gbalex::web {

using Captures = std::map<std::string, std::string, std::less<>>;

class Pattern {
 public:
  explicit Pattern(std::string_view text);
  [[nodiscard]] std::optional<Captures> match(std::span<const std::string> segments) const;
  // Whether every segment is literal.
  [[nodiscard]] bool is_literal() const;
  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  struct Part {
    enum class Kind { literal, one, rest } kind;
    std::string text;
    std::string ending;  // of one
  };
  std::string text_;
  std::vector<Part> parts_;
};

template <typename Action>
class Routes {
 public:
  struct Match {
    const Action* action;
    std::string pattern;
    Captures captures;
  };

  void add(std::string_view pattern, Action action) {
    entries_.push_back({Pattern(pattern), std::move(action)});
  }

  [[nodiscard]] std::optional<Match> find(std::span<const std::string> segments) const {
    for (const bool literal : {true, false}) {
      for (const Entry& entry : entries_) {
        if (entry.pattern.is_literal() != literal) continue;
        if (auto captures = entry.pattern.match(segments)) {
          return Match{&entry.action, entry.pattern.text(), std::move(*captures)};
        }
      }
    }
    return std::nullopt;
  }

 private:
  struct Entry {
    Pattern pattern;
    Action action;
  };
  std::vector<Entry> entries_;
};

}  // namespace gbalex::web

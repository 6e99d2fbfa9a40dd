// Addresses: percent coding, the parts of a request target, and query strings.
//
// Everything here works on bytes a client chose: a target with invalid UTF-8, a control character
// or a broken escape in its path is refused, so that no later code meets one. Pure functions.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace gbalex::web {

// Unreserved characters of RFC 3986 stay, every other byte becomes %XX.
std::string percent_encode(std::string_view text);
// The same, but '/', '.', '(' and ')' also stay: for whole paths.
std::string percent_encode_path(std::string_view path);

// The fields of a query string, in their order; a field may stand several times.
class Parameters {
 public:
  Parameters() = default;
  explicit Parameters(std::vector<std::pair<std::string, std::string>> fields)
      : fields_(std::move(fields)) {}

  // The first value of a field; empty optional when the field does not stand there.
  [[nodiscard]] std::optional<std::string> get(std::string_view name) const;
  [[nodiscard]] std::vector<std::string> all(std::string_view name) const;
  [[nodiscard]] bool has(std::string_view name, std::string_view value) const;
  [[nodiscard]] const std::vector<std::pair<std::string, std::string>>& fields() const {
    return fields_;
  }

  // Copies with one change.
  [[nodiscard]] Parameters with(std::string_view name, std::string_view value) const;  // replaces
  [[nodiscard]] Parameters plus(std::string_view name, std::string_view value) const;  // appends
  [[nodiscard]] Parameters without(std::string_view name) const;
  [[nodiscard]] Parameters without(std::string_view name, std::string_view value) const;

  // "?q=…&page=2", or nothing when there is no field.
  [[nodiscard]] std::string query() const;

 private:
  std::vector<std::pair<std::string, std::string>> fields_;
};

struct Target {
  std::vector<std::string> segments;  // decoded; "/" has none, "/a/" has "a" and ""
  Parameters query;

  // "/a/b", decoded.
  [[nodiscard]] std::string path() const;
};

// Splits and decodes "/path?query". Empty when it does not start with '/', has invalid UTF-8 or a
// control character (a tab in the query is a blank), or a broken escape in the path; a broken
// escape in the query is what the user typed.
std::optional<Target> parse_target(std::string_view raw);

}  // namespace gbalex::web

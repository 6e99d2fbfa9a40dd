// What a reviewer sees of an edit: the lines that went and the lines that came, by the longest
// common subsequence of lines. Slow and obvious, for files of some hundred lines.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace gbalex::tests {

// Each line with its own line end, so that a changed line end is a changed line.
inline std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    const std::size_t length = end == std::string_view::npos ? text.size() : end + 1;
    lines.emplace_back(text.substr(0, length));
    text.remove_prefix(length);
  }
  return lines;
}

// "-" lines and "+" lines in the order of the file.
inline std::vector<std::string> line_diff(std::string_view before, std::string_view after) {
  const auto a = lines_of(before), b = lines_of(after);
  std::vector<std::vector<std::size_t>> common(a.size() + 1,
                                               std::vector<std::size_t>(b.size() + 1, 0));
  for (std::size_t i = a.size(); i-- > 0;) {
    for (std::size_t j = b.size(); j-- > 0;) {
      common[i][j] =
          a[i] == b[j] ? common[i + 1][j + 1] + 1 : std::max(common[i + 1][j], common[i][j + 1]);
    }
  }
  std::vector<std::string> diff;
  std::size_t i = 0, j = 0;
  while (i < a.size() || j < b.size()) {
    if (i < a.size() && j < b.size() && a[i] == b[j]) {
      ++i, ++j;
    } else if (i < a.size() && (j == b.size() || common[i + 1][j] >= common[i][j + 1])) {
      diff.push_back("-" + a[i++]);
    } else {
      diff.push_back("+" + b[j++]);
    }
  }
  return diff;
}

}  // namespace gbalex::tests

// Where the shared fact base, queries and collections stand, for the tests on real data.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <optional>
#include <string>

namespace gbalex::tests {

inline std::filesystem::path source_dir() { return GBALEX_SOURCE_DIR; }

// GBALEX_SHARED, default ../shared beside the source; empty where it does not stand. A test that
// needs it says so with WARN and returns.
inline std::optional<std::filesystem::path> shared_dir() {
  const char* named = std::getenv("GBALEX_SHARED");
  const std::filesystem::path path = named != nullptr && *named != '\0'
                                         ? std::filesystem::path(named)
                                         : source_dir() / "../shared";
  std::error_code error;
  if (std::filesystem::is_directory(path / "facts", error)) return path;
  return std::nullopt;
}

}  // namespace gbalex::tests

// Leaves the test case, and says so, where the shared data is not at hand.
#define GBALEX_NEEDS_SHARED(name)                                                        \
  const auto name##_found = ::gbalex::tests::shared_dir();                               \
  if (!name##_found) {                                                                   \
    WARN("skipped: no shared data (set GBALEX_SHARED to the folder that holds facts/)"); \
    return;                                                                              \
  }                                                                                      \
  const std::filesystem::path& name = *name##_found

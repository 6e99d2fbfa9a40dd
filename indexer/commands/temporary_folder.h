// A folder of its own, gone with all that was written into it when this ends.
#pragma once

#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <system_error>

namespace gbalex::commands {

class TemporaryFolder {
 public:
  // In the folder that TMPDIR names, /tmp without it. Throws std::system_error when that fails.
  TemporaryFolder() {
    const std::filesystem::path parent = std::filesystem::temp_directory_path();
    std::string name = (parent / "gbalex-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) {
      throw std::system_error(
          errno, std::generic_category(),
          "cannot make a folder in " + parent.string() + "; let TMPDIR name one that is writable");
    }
    path_ = name;
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace gbalex::commands

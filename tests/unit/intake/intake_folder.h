// A folder of invented files, and zip files of them, for the tests of the intake.
#pragma once

#include <archive.h>
#include <archive_entry.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <string>
#include <utility>
#include <vector>

#include "commands/temporary_folder.h"

namespace gbalex::tests {

class Folder {
 public:
  [[nodiscard]] std::string path(const std::string& name = "") const {
    return name.empty() ? root_.path().string() : (root_.path() / name).string();
  }
  void write(const std::string& name, const std::string& bytes) const {
    const std::filesystem::path file = root_.path() / name;
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << bytes;
  }
  void zip(const std::string& name,
           const std::vector<std::pair<std::string, std::string>>& members) const {
    struct archive* made = archive_write_new();
    archive_write_set_format_zip(made);
    REQUIRE(archive_write_open_filename(made, path(name).c_str()) == ARCHIVE_OK);
    for (const auto& [member, bytes] : members) {
      struct archive_entry* entry = archive_entry_new();
      archive_entry_set_pathname(entry, member.c_str());
      archive_entry_set_size(entry, static_cast<la_int64_t>(bytes.size()));
      archive_entry_set_filetype(entry, AE_IFREG);
      archive_entry_set_perm(entry, 0644);
      REQUIRE(archive_write_header(made, entry) == ARCHIVE_OK);
      archive_write_data(made, bytes.data(), bytes.size());
      archive_entry_free(entry);
    }
    REQUIRE(archive_write_close(made) == ARCHIVE_OK);
    archive_write_free(made);
  }

 private:
  commands::TemporaryFolder root_;
};

// An invented act in Markdown.
inline std::string moon_law(const std::string& title = "月光管理条例",
                            const std::string& words = "月光属于大家。") {
  return "# " + title +
         "\n\n- 2031年3月4日月光市人民代表大会常务委员会通过\n\n<!-- INFO END -->\n\n"
         "###### 第一条\n\n" +
         words + "\n\n###### 第二条\n\n本条例自2031年5月1日起施行。\n";
}

}  // namespace gbalex::tests

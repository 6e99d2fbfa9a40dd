// A small good corpus of invented records, one file a kind, and the ways to break it.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

#include "commands/temporary_folder.h"
#include "record/date.h"

namespace gbalex::tests {

inline record::Date fixture_today() { return *record::Date::parse("2031-05-10"); }

// File name in the corpus to its bytes.
std::map<std::string, std::string> good_corpus();

// The corpus with `from`, which stands once in the file, replaced by `to`.
std::map<std::string, std::string> broken_corpus(const std::string& file, std::string_view from,
                                                 std::string_view to);

// A fresh directory, gone with the value.
class TempDirectory {
 public:
  [[nodiscard]] const std::filesystem::path& path() const { return folder_.path(); }
  void write(const std::string& name, std::string_view bytes) const;
  void write(const std::map<std::string, std::string>& files) const;

 private:
  commands::TemporaryFolder folder_;
};

}  // namespace gbalex::tests

// A catalogue of a few records, and temporary directories, for the tests of index and search.
#pragma once

#include <stdlib.h>

#include <filesystem>
#include <string>

#include "record/catalogue.h"

namespace gbalex::tests {

// Gone, with all that was written into it, when the test case ends.
class TemporaryDirectory {
 public:
  TemporaryDirectory() {
    std::string pattern = (std::filesystem::temp_directory_path() / "gbalex-test-XXXXXX").string();
    path_ = ::mkdtemp(pattern.data());
  }
  TemporaryDirectory(const TemporaryDirectory&) = delete;
  TemporaryDirectory& operator=(const TemporaryDirectory&) = delete;
  ~TemporaryDirectory() {
    std::error_code error;
    std::filesystem::remove_all(path_, error);
  }
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

// Two enactments of a trade mark law with a provision each, a patent law with three provisions and
// a range, a Hong Kong ordinance, a Macao decree-law, two contacts, a link, a topic and an item of
// the programme.
record::Catalogue small_catalogue();

record::Date day(int year, int month, int day_of_month);

}  // namespace gbalex::tests

// Files of the library that are never half there. For this folder.
//
// A file is written beside its place, synchronised, and renamed into it: at every moment, also
// after a power cut, it is wholly there or not at all.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "record/result.h"

namespace gbalex::library {

record::Result<std::string> read_file(const std::filesystem::path& file);
// The folder exists. An earlier file of that name is replaced.
record::Result<record::Done> write_file(const std::filesystem::path& file, std::string_view bytes);
// With the folders above it; what is there already stays.
record::Result<record::Done> make_folder(const std::filesystem::path& folder);

// Held by one process at a time, waits for the other; let go by the destructor.
class FolderLock {
 public:
  static record::Result<FolderLock> take(const std::filesystem::path& folder);
  FolderLock(FolderLock&& other) noexcept;
  FolderLock& operator=(FolderLock&&) = delete;
  ~FolderLock();

 private:
  explicit FolderLock(int descriptor) : descriptor_(descriptor) {}
  int descriptor_;
};

}  // namespace gbalex::library

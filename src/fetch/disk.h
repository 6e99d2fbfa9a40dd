// Files at our own end: written whole or not at all, and seen as bytes without being read in.
// For this folder. Failures: disk.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "fetch/failure.h"

namespace gbalex::fetch {

Failure cannot(std::string_view what, const std::filesystem::path& path, int error_number);

// Beside its place, synchronised, then renamed into it. The folder exists.
Outcome<record::Done> write_whole(const std::filesystem::path& file, std::string_view bytes);
Outcome<record::Done> make_folder(const std::filesystem::path& folder);
// After a rename in it.
Outcome<record::Done> synchronise(const std::filesystem::path& folder);
// Empty where it is not there or cannot be read.
std::optional<std::string> read_whole(const std::filesystem::path& file);

// A file's bytes as the system maps them, for files larger than what one wants in memory. Whoever
// maps a file keeps others from cutting it.
class Mapped {
 public:
  static Outcome<Mapped> map(const std::filesystem::path& file);
  Mapped(Mapped&& other) noexcept;
  Mapped& operator=(Mapped&&) = delete;
  ~Mapped();
  [[nodiscard]] std::string_view bytes() const { return {data_, size_}; }

 private:
  Mapped(const char* data, std::size_t size) : data_(data), size_(size) {}
  const char* data_;
  std::size_t size_;
};

}  // namespace gbalex::fetch

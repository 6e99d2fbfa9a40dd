#include "fetch/disk.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>
#include <utility>

namespace gbalex::fetch {

namespace fs = std::filesystem;
using record::Done;

namespace {

constexpr mode_t kMode = 0644;

bool write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno != EINTR) return false;
    if (written > 0) bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

}  // namespace

Failure cannot(std::string_view what, const fs::path& path, int error_number) {
  return failure(FailureKind::disk,
                 "cannot " + std::string(what) + ": " + std::strerror(error_number), path.string(),
                 "check the disk and the permissions");
}

Outcome<Done> write_whole(const fs::path& file, std::string_view bytes) {
  // Several processes may write the same entry; each has a name of its own for what is not yet.
  std::string temporary = file.string() + ".XXXXXX";
  const int descriptor = ::mkostemp(temporary.data(), O_CLOEXEC);
  if (descriptor < 0) return cannot("write", file, errno);
  const bool is_written =
      write_all(descriptor, bytes) && ::fchmod(descriptor, kMode) == 0 && ::fsync(descriptor) == 0;
  const int number = errno;
  ::close(descriptor);
  if (!is_written || ::rename(temporary.c_str(), file.c_str()) != 0) {
    const Failure failed = cannot("write", file, is_written ? errno : number);
    ::unlink(temporary.c_str());
    return failed;
  }
  return synchronise(file.parent_path());
}

Outcome<Done> make_folder(const fs::path& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) return cannot("make the folder", folder, error.value());
  return Done{};
}

Outcome<Done> synchronise(const fs::path& folder) {
  const fs::path named = folder.empty() ? fs::path(".") : folder;
  const int descriptor = ::open(named.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return cannot("open", named, errno);
  const bool synced = ::fsync(descriptor) == 0;
  const int number = errno;
  ::close(descriptor);
  if (!synced) return cannot("synchronise", named, number);
  return Done{};
}

std::optional<std::string> read_whole(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) return std::nullopt;
  std::string bytes(std::istreambuf_iterator<char>(in), {});
  if (in.bad()) return std::nullopt;
  return bytes;
}

Outcome<Mapped> Mapped::map(const fs::path& file) {
  const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return cannot("read", file, errno);
  struct stat status {};
  const bool is_known = ::fstat(descriptor, &status) == 0;
  const auto size = static_cast<std::size_t>(is_known ? status.st_size : 0);
  // Nothing cannot be mapped.
  void* data = size == 0 ? nullptr : ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, descriptor, 0);
  const int number = errno;
  ::close(descriptor);
  if (!is_known || data == MAP_FAILED) return cannot("read", file, number);
  return Mapped(static_cast<const char*>(data), size);
}

Mapped::Mapped(Mapped&& other) noexcept
    : data_(std::exchange(other.data_, nullptr)), size_(std::exchange(other.size_, 0)) {}

Mapped::~Mapped() {
  // munmap takes what mmap gave, which is not const.
  if (data_ != nullptr) ::munmap(const_cast<char*>(data_), size_);  // NOLINT
}

}  // namespace gbalex::fetch

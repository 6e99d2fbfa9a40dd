#include "library/files.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>
#include <utility>

namespace gbalex::library {

namespace fs = std::filesystem;
using record::Done;
using record::Error;
using record::ErrorKind;
using record::Result;

namespace {

Error cannot(std::string_view what, const fs::path& path, int number = errno) {
  return {ErrorKind::environment, "cannot " + std::string(what) + ": " + std::strerror(number),
          path.string(), "check the disk and the permissions"};
}

bool write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno != EINTR) return false;
    if (written > 0) bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

Result<Done> write_new(const fs::path& file, std::string_view bytes) {
  constexpr mode_t kMode = 0644;
  const int descriptor = ::open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, kMode);
  if (descriptor < 0) return cannot("write", file);
  const bool whole = write_all(descriptor, bytes) && ::fsync(descriptor) == 0;
  const int number = errno;
  if (::close(descriptor) != 0 || !whole) return cannot("write", file, whole ? errno : number);
  return Done{};
}

Result<Done> sync_folder(const fs::path& folder) {
  const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return cannot("open", folder);
  const bool synced = ::fsync(descriptor) == 0;
  const int number = errno;
  ::close(descriptor);
  if (!synced) return cannot("synchronise", folder, number);
  return Done{};
}

}  // namespace

Result<std::string> read_file(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) return cannot("read", file);
  std::string bytes(std::istreambuf_iterator<char>(in), {});
  if (in.bad()) return cannot("read", file);
  return bytes;
}

Result<Done> write_file(const fs::path& file, std::string_view bytes) {
  const fs::path temporary = file.parent_path() / ("." + file.filename().string() + ".new");
  const Result<Done> written = write_new(temporary, bytes);
  if (!written || ::rename(temporary.c_str(), file.c_str()) != 0) {
    const Error error = written ? cannot("rename", file) : written.error();
    ::unlink(temporary.c_str());
    return error;
  }
  return sync_folder(file.parent_path());
}

Result<Done> make_folder(const fs::path& folder) {
  std::error_code error;
  if (fs::is_directory(folder, error)) return Done{};
  const fs::path above = fs::absolute(folder).parent_path();
  if (above != folder) {
    if (Result<Done> made = make_folder(above); !made) return made;
  }
  constexpr mode_t kMode = 0755;
  if (::mkdir(folder.c_str(), kMode) != 0 && errno != EEXIST) {
    return cannot("make the folder", folder);
  }
  return sync_folder(above);
}

Result<FolderLock> FolderLock::take(const fs::path& folder) {
  const fs::path file = folder / ".lock";
  constexpr mode_t kMode = 0644;
  const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, kMode);
  if (descriptor < 0) return cannot("open", file);
  FolderLock lock(descriptor);
  while (::flock(descriptor, LOCK_EX) != 0) {
    if (errno != EINTR) return cannot("lock", file);
  }
  return lock;
}

FolderLock::FolderLock(FolderLock&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)) {}

FolderLock::~FolderLock() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

}  // namespace gbalex::library

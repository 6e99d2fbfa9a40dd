#include "index/generation.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <system_error>
#include <vector>

namespace gbalex::index {

namespace fs = std::filesystem;

namespace {

// "g000007" to 7; 0 for any other name.
unsigned long number_of(const std::string& name) {
  if (name.size() < 2 || name.size() > 16 || name[0] != 'g') return 0;
  if (!std::all_of(name.begin() + 1, name.end(), [](char c) { return c >= '0' && c <= '9'; })) {
    return 0;
  }
  return std::stoul(name.substr(1));
}

std::string name_of(unsigned long number) {
  std::array<char, 32> name{};
  std::snprintf(name.data(), name.size(), "g%06lu", number);
  return name.data();
}

std::vector<std::string> generations(const fs::path& dir) {
  std::vector<std::string> names;
  std::error_code error;
  for (const fs::directory_entry& entry : fs::directory_iterator(dir, error)) {
    const std::string name = entry.path().filename().string();
    if (number_of(name) != 0) names.push_back(name);
  }
  std::sort(names.begin(), names.end(),
            [](const std::string& a, const std::string& b) { return number_of(a) < number_of(b); });
  return names;
}

// Flushes a file or directory to the disk.
bool sync_path(const fs::path& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return false;
  const bool done = ::fsync(descriptor) == 0;
  ::close(descriptor);
  return done;
}

bool sync_tree(const fs::path& dir) {
  std::error_code error;
  for (const fs::directory_entry& entry : fs::directory_iterator(dir, error)) {
    const bool synced =
        entry.is_directory(error) ? sync_tree(entry.path()) : sync_path(entry.path());
    if (!synced) return false;
  }
  return !error && sync_path(dir);
}

}  // namespace

record::Error environment_error(std::string what, const fs::path& where, std::string what_to_do) {
  return {record::ErrorKind::environment, std::move(what), where.string(), std::move(what_to_do)};
}

fs::path index_dir(const fs::path& data) { return data / "index"; }

std::optional<std::string> current_generation(const fs::path& data) {
  std::error_code error;
  const fs::path target = fs::read_symlink(index_dir(data) / "current", error);
  if (error || target.empty()) return std::nullopt;
  return target.filename().string();
}

record::Result<BuilderLock> BuilderLock::take(const fs::path& data) {
  const fs::path dir = index_dir(data);
  std::error_code error;
  fs::create_directories(dir, error);
  const fs::path path = dir / "build.lock";
  const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
  if (descriptor < 0) {
    return environment_error(std::string("cannot create the lock: ") + std::strerror(errno), path,
                             "make the data directory writable");
  }
  if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
    std::array<char, 32> holder{};
    const ssize_t size = ::pread(descriptor, holder.data(), holder.size() - 1, 0);
    ::close(descriptor);
    const std::string process = size > 0 ? " (process " + std::string(holder.data()) + ")" : "";
    return environment_error("another build of this index is running" + process, path,
                             "wait for it to end, or stop it, and build again");
  }
  const std::string process = std::to_string(::getpid());
  // Only told to people: the lock itself is what counts.
  if (::ftruncate(descriptor, 0) == 0) {
    (void)!::pwrite(descriptor, process.data(), process.size(), 0);
  }
  return BuilderLock(descriptor);
}

BuilderLock::BuilderLock(BuilderLock&& other) noexcept : descriptor_(other.descriptor_) {
  other.descriptor_ = -1;
}

BuilderLock::~BuilderLock() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

record::Result<fs::path> fresh_building_dir(const fs::path& data) {
  const fs::path path = index_dir(data) / "building";
  std::error_code error;
  fs::remove_all(path, error);
  if (!error) fs::create_directories(path, error);
  if (error) {
    return environment_error("cannot make a directory to build in: " + error.message(), path,
                             "make the data directory writable");
  }
  return path;
}

record::Result<std::string> install(const fs::path& data, const fs::path& database) {
  const fs::path dir = index_dir(data);
  const std::optional<std::string> before = current_generation(data);
  const std::vector<std::string> held = generations(dir);
  const unsigned long last = held.empty() ? 0 : number_of(held.back());
  const std::string name = name_of(last + 1);
  const auto failed = [&dir](const std::string& why) {
    return environment_error("cannot swap in the new index: " + why, dir,
                             "see that the disk is not full and the directory writable");
  };
  std::error_code error;
  if (!sync_tree(database)) return failed(std::strerror(errno));
  fs::rename(database, dir / name, error);
  if (error) return failed(error.message());
  const fs::path link = dir / "current.new";
  fs::remove(link, error);
  fs::create_directory_symlink(name, link, error);
  if (error) return failed(error.message());
  fs::rename(link, dir / "current", error);
  if (error) return failed(error.message());
  if (!sync_path(dir)) return failed(std::strerror(errno));
  for (const std::string& old : held) {
    // A leftover that cannot be removed does no harm; the next build tries again.
    if (!before || old != *before) fs::remove_all(dir / old, error);
  }
  return name;
}

}  // namespace gbalex::index

#include "corpus/edit_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>
#include <utility>

namespace gbalex::corpus {

using record::Done;
using record::Error;
using record::ErrorKind;
using record::Result;

namespace {

constexpr std::size_t kBlock = 4096;
constexpr mode_t kPermissions = 07777;

Error cannot(const std::string& what, const std::filesystem::path& file) {
  return {ErrorKind::environment, "cannot " + what + ": " + strerror(errno), file.string(),
          "check the disk and the permissions"};
}

// Closes on the way out; close() tells whether that worked.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  [[nodiscard]] int number() const { return number_; }
  bool close() { return ::close(std::exchange(number_, -1)) == 0; }

 private:
  int number_;
};

bool write_block(int descriptor, std::string_view block) {
  while (!block.empty()) {
    const ssize_t written = ::write(descriptor, block.data(), block.size());
    if (written < 0 && errno != EINTR) return false;
    if (written > 0) block.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

Result<Done> write_temporary(const std::filesystem::path& file, mode_t mode, std::string_view bytes,
                             const StepDone& step_done) {
  Descriptor out(::open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode));
  if (out.number() < 0) return cannot("write", file);
  if (::fchmod(out.number(), mode) != 0) return cannot("set the permissions", file);
  for (; !bytes.empty(); bytes.remove_prefix(std::min(kBlock, bytes.size()))) {
    if (!write_block(out.number(), bytes.substr(0, kBlock))) return cannot("write", file);
    step_done("written");
  }
  if (::fsync(out.number()) != 0 || !out.close()) return cannot("write", file);
  step_done("synced");
  return Done{};
}

}  // namespace

Result<std::string> read_bytes(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) return cannot("read", file);
  std::string bytes(std::istreambuf_iterator<char>(in), {});
  if (in.bad()) return cannot("read", file);
  return bytes;
}

std::filesystem::path temporary_of(const std::filesystem::path& file) {
  return file.parent_path() / ("." + file.filename().string() + ".new");
}

Result<Done> replace_file(const std::filesystem::path& file, std::string_view bytes,
                          const StepDone& step_done) {
  struct stat before {};
  if (::stat(file.c_str(), &before) != 0) return cannot("read", file);
  const std::filesystem::path temporary = temporary_of(file);
  const Result<Done> written =
      write_temporary(temporary, before.st_mode & kPermissions, bytes, step_done);
  if (!written || ::rename(temporary.c_str(), file.c_str()) != 0) {
    const Error error = written ? cannot("replace", file) : written.error();
    ::unlink(temporary.c_str());
    return error;
  }
  step_done("renamed");
  const Descriptor directory(
      ::open(file.parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (directory.number() < 0 || ::fsync(directory.number()) != 0) {
    return cannot("synchronise the directory", file.parent_path());
  }
  step_done("directory synced");
  return Done{};
}

}  // namespace gbalex::corpus

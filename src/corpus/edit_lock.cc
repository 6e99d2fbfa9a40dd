#include "corpus/edit_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <string>
#include <thread>
#include <utility>

namespace gbalex::corpus {

using record::Error;
using record::ErrorKind;
using record::Result;

namespace {
constexpr std::chrono::milliseconds kPoll{10};
}

Result<CorpusLock> CorpusLock::take(const std::filesystem::path& corpus,
                                    std::chrono::milliseconds wait) {
  const int descriptor = ::open(corpus.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) {
    return Error{ErrorKind::environment, std::string("cannot lock the corpus: ") + strerror(errno),
                 corpus.string(), "check that --corpus names the directory of the corpus"};
  }
  CorpusLock lock(descriptor);
  const auto deadline = std::chrono::steady_clock::now() + wait;
  while (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
    if (errno != EWOULDBLOCK && errno != EINTR) {
      return Error{ErrorKind::environment,
                   std::string("cannot lock the corpus: ") + strerror(errno), corpus.string(),
                   "keep the corpus on a local disk"};
    }
    if (std::chrono::steady_clock::now() >= deadline) {
      return Error{ErrorKind::environment,
                   "another edit or build has held the corpus for " +
                       std::to_string(wait.count() / 1000) + " seconds",
                   corpus.string(), "wait until it ends and try again"};
    }
    std::this_thread::sleep_for(kPoll);
  }
  return lock;
}

CorpusLock::CorpusLock(CorpusLock&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)) {}

CorpusLock& CorpusLock::operator=(CorpusLock&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  return *this;
}

CorpusLock::~CorpusLock() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

}  // namespace gbalex::corpus

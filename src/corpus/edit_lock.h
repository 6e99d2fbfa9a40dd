// The lock on a corpus: one editor at a time, whatever its data directory.
//
// Held by every edit from before it reads the file until the index has followed; by recovery; and
// by `gbalex build` twice, for moments: when it notes where the edits stand, and from the replay of
// later edits to the swap (commands/recover.h). Lock order: corpus lock, index writer, SQLite.
// The lock is advisory (flock) on the corpus directory itself, so that it leaves no file behind and
// a corpus that may only be read can be built from; the system frees it when its holder dies.
#pragma once

#include <chrono>
#include <filesystem>

#include "record/result.h"

namespace gbalex::corpus {

inline constexpr std::chrono::milliseconds kLockWait{10'000};

class CorpusLock {
 public:
  // Waits for other holders up to `wait`, then fails and says so.
  static record::Result<CorpusLock> take(const std::filesystem::path& corpus,
                                         std::chrono::milliseconds wait = kLockWait);
  CorpusLock(CorpusLock&& other) noexcept;
  CorpusLock& operator=(CorpusLock&& other) noexcept;
  ~CorpusLock();

 private:
  explicit CorpusLock(int descriptor) : descriptor_(descriptor) {}
  int descriptor_;  // -1: moved from
};

}  // namespace gbalex::corpus

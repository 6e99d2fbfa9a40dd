// The files of DATA/index: generations, the link "current", the builder's lock; private to this
// folder.
//
//   current -> g000007   the index that readers open
//   g000006  g000007     generations: compacted database directories, or several of them (shards.h)
//   building             what an unfinished build has written; removed by the next one
//   build.lock           held (flock) by the one builder; freed by the system when it dies
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "record/result.h"

namespace gbalex::index {

std::filesystem::path index_dir(const std::filesystem::path& data);

// The name of the generation that "current" names; empty when there is none.
std::optional<std::string> current_generation(const std::filesystem::path& data);

// The file lock of the builder; freed when destroyed.
class BuilderLock {
 public:
  static record::Result<BuilderLock> take(const std::filesystem::path& data);
  BuilderLock(BuilderLock&& other) noexcept;
  BuilderLock& operator=(BuilderLock&&) = delete;
  ~BuilderLock();

 private:
  explicit BuilderLock(int descriptor) : descriptor_(descriptor) {}
  int descriptor_;
};

// A directory that a build may fill: empty, under the lock.
record::Result<std::filesystem::path> fresh_building_dir(const std::filesystem::path& data);

// Makes the finished database directory the current generation: moved to the next name, synced,
// the link renamed over. Older generations but the one before are removed. The name is returned.
record::Result<std::string> install(const std::filesystem::path& data,
                                    const std::filesystem::path& database);

record::Error environment_error(std::string what, const std::filesystem::path& where,
                                std::string what_to_do);

}  // namespace gbalex::index

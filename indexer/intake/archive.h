// The members of a zip file that somebody gave us: publishers' data sets (hundreds of megabytes, on
// disk) and documents that are zip files themselves (in memory). Nothing is ever unpacked to disk.
//
// A zip file is untrusted: the sizes in it are not believed, and a file that is made to fill
// memory, to climb out of a folder, or to hold more members than any publisher writes is an Error
// with the member's name. Blocking; not shared between threads.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "intake/reader.h"
#include "record/result.h"

namespace gbalex::intake {

struct ArchiveLimits {
  std::size_t members = 100'000;            // of any kind, wanted or not
  std::uint64_t member_bytes = 64U << 20U;  // unpacked, of one that is wanted
  std::uint64_t total_bytes = 4ULL << 30U;  // unpacked, of all that are wanted
};

struct Member {
  std::string name;   // path in the archive with '/' between the folders, whatever the file has
  std::string bytes;  // unpacked
};

// Which members are to be unpacked, by Member::name.
using Wanted = std::function<bool(std::string_view name)>;
// Takes a member; an Error of it ends the reading and is the result.
using Take = std::function<record::Result<record::Done>(Member member)>;

// Calls `take` for each file that is wanted, in the order of the archive. The result: what was left
// out, being no regular file or the second of its name. Errors: no zip file, broken, encrypted,
// beyond the limits, a name that leads out of the archive; environment where the disk fails.
record::Result<std::vector<Finding>> read_archive(const std::filesystem::path& zip,
                                                  const Wanted& wanted, const Take& take,
                                                  const ArchiveLimits& limits = {});
record::Result<std::vector<Finding>> read_archive(File zip, const Wanted& wanted, const Take& take,
                                                  const ArchiveLimits& limits = {});

}  // namespace gbalex::intake

// An invented catalogue in two states, an index of it in a fresh directory, and what a reader must
// see of each state.
//
// The states "high" and "low" differ in one record only, the law tide-law-2010: its status note,
// its titles, the words of its provisions, and how many of them there are. A reader that sees parts
// of both has seen a torn index.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "commands/temporary_folder.h"
#include "index/build.h"
#include "index/document.h"
#include "index/reader.h"
#include "record/catalogue.h"

namespace gbalex::tests {

inline constexpr const char* kTide = "tide-law-2010";
inline constexpr const char* kHigh = "high";
inline constexpr const char* kLow = "low";

// A fresh directory, removed at the end.
class DataDir {
 public:
  [[nodiscard]] const std::filesystem::path& path() const { return folder_.path(); }
  [[nodiscard]] std::filesystem::path index() const { return path() / "index"; }
  // The directory that "current" names.
  [[nodiscard]] std::filesystem::path current() const;

 private:
  commands::TemporaryFolder folder_;
};

record::Catalogue catalogue(std::string_view state);
// Laws: their status note, which is the state; other records: a text of theirs.
index::Payloads payloads();
std::vector<index::Document> documents(std::string_view state);
// The documents of tide-law-2010 alone.
std::vector<index::Document> tide(std::string_view state);

// Builds, verifies and swaps in. Both are safe in a thread: the first error, empty for none.
std::string try_build(const std::filesystem::path& data,
                      const std::vector<index::Document>& documents, std::size_t shards = 1);
// The same for a test's own thread; the report of finish().
index::BuildReport build(const std::filesystem::path& data, std::string_view state,
                         std::size_t shards = 1);

// "" when the documents say the same but for what is not stored; else what differs.
std::string difference(const index::Document& wanted, const index::Stored& found);

struct Seen {
  std::string state;  // as the law's own document says
  std::string wrong;  // "" when everything else agrees with it
};
Seen look(const index::Reader& reader);
// Opens a pool and looks.
Seen look(const std::filesystem::path& data);

}  // namespace gbalex::tests

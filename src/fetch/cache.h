// Pages fetched before, on disk, to be asked for only if they have changed.
//
//   FOLDER/{sha256 of the address}   a note (note.h), an empty line, the body
//
// An entry is written whole or not at all and carries the hash of its body: a damaged one is none.
// Safe from any thread and process.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "fetch/note.h"

namespace gbalex::fetch {

struct Entry {
  Note note;
  std::string body;
};

class Cache {
 public:
  // An empty folder: nothing is kept.
  explicit Cache(std::filesystem::path folder) : folder_(std::move(folder)) {}

  [[nodiscard]] std::optional<Entry> find(const std::string& url) const;
  // Nothing is kept of an answer that says no-store, or that nothing tells the age of. A cache that
  // cannot be written is a failure (disk).
  [[nodiscard]] Outcome<record::Done> keep(const std::string& url, const Answer& answer,
                                           std::string_view body) const;

 private:
  [[nodiscard]] std::filesystem::path file(const std::string& url) const;
  std::filesystem::path folder_;
};

}  // namespace gbalex::fetch

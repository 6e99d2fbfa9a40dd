// Reading the index: a pool of readers that survives concurrent commits and swaps.
//
// A ReaderPool is shared by all threads. with() lends a Reader (one Xapian database handle) to the
// calling thread, brings it to the newest commit or generation first, and runs the whole function
// again when a writer's commits overtook it, so that the function sees one revision throughout; it
// must therefore have no side effects. No Xapian exception leaves this folder.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "index/document.h"
#include "record/result.h"

namespace Xapian {
class Database;
}

namespace gbalex::index {

// A document as stored: everything but citations, references and law_names.
using Stored = Document;

class Reader {
 public:
  explicit Reader(Xapian::Database& database) : database_(database) {}

  [[nodiscard]] std::optional<Stored> get(record::Kind kind, std::string_view id,
                                          std::string_view provision = {}) const;
  // All of one kind in the order of ids (provisions: of one instrument, in reading order).
  [[nodiscard]] std::vector<Stored> all(record::Kind kind) const;
  [[nodiscard]] std::vector<Stored> provisions(std::string_view instrument) const;
  // The provision documents that cover an id: the article itself, else ranges around it.
  [[nodiscard]] std::vector<Stored> covering(std::string_view instrument,
                                             const record::ProvisionId& provision) const;
  // The enactments of a work, oldest wording first.
  [[nodiscard]] std::vector<Stored> work(std::string_view id) const;
  // Records that point to this id (topics citing an instrument, links to its text, items of a
  // contact), in the order of kind and id.
  [[nodiscard]] std::vector<Stored> referring_to(std::string_view id) const;
  // See metadata keys in index/schema.h; empty when absent.
  [[nodiscard]] std::string metadata(const std::string& key) const;
  // Changes with every commit and every swap; for ETags and tests.
  [[nodiscard]] std::string generation() const;

  // For src/search only.
  [[nodiscard]] Xapian::Database& database() const { return database_; }

 private:
  Xapian::Database& database_;
};

class ReaderPool {
 public:
  // `data` is the --data directory. Fails clearly when there is no index, or one of another
  // version or analyser, by name.
  static record::Result<std::unique_ptr<ReaderPool>> open(const std::filesystem::path& data);
  ~ReaderPool();

  // Runs `read` on one consistent revision. Fails when the index is gone or keeps changing.
  record::Result<record::Done> with(const std::function<void(const Reader&)>& read);

 private:
  struct State;
  explicit ReaderPool(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace gbalex::index

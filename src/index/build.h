// Building an index apart, verifying it, swapping it in; and updating the live one in place.
//
// DATA/index/ holds generation directories and the symbolic link "current". A generation is one
// database, or several shards that are searched as one with the same results (shards.h). A build
// writes a new directory, compacts and verifies it, and renames the link: a kill at any moment
// leaves the last good index. One builder at a time (lock file); the one before is kept for readers
// that still have it open.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "index/document.h"
#include "record/result.h"

namespace gbalex::index {

// Called now and then from the building thread: documents done, documents in all.
using Progress = std::function<void(std::size_t done, std::size_t total)>;

struct BuildReport {
  std::size_t documents = 0;
  std::uint64_t bytes = 0;  // on disk, compacted
  // Over all terms, positions, slots and data: same corpus, same digest.
  std::string content_digest;
};

// Whether update() may change the index. One that is never edited, such as a collection that
// queries are judged on, takes a third less of the disk: it has no keys to sort by title, and once
// it is verified the terms are held by term alone, no longer by document too.
enum class Edits { allowed, never };

struct BuildOptions {
  // They stay with the index: documents are indexed with them, now and at every update.
  std::span<const record::Concept> concepts = {};
  std::size_t shards = 1;  // at least one; the content digest does not depend on it
  Edits edits = Edits::allowed;
};

class Builder {
 public:
  // Takes the builder lock; fails with a clear message while another build runs.
  static record::Result<std::unique_ptr<Builder>> begin(const std::filesystem::path& data,
                                                        const BuildOptions& options = {});
  ~Builder();  // an unfinished build is removed

  record::Result<record::Done> add(std::span<const Document> documents, const Progress& progress);
  record::Result<record::Done> set_metadata(const std::map<std::string, std::string>& entries);
  // Edits made since the build began: all documents of these documents' records go, these come.
  record::Result<record::Done> replace(std::span<const Document> documents);
  // Compacts and verifies. After this only swap() may follow.
  record::Result<BuildReport> finish();
  // Makes the new index the current one.
  record::Result<record::Done> swap();

 private:
  struct State;
  explicit Builder(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

// Replaces the documents of one record in the live index in one transaction: all documents whose
// record id is `id` go, `documents` come. Done too when there is no index yet. Not between a
// build's finish() and swap(): the swap would take the change back (the programs hold the lock of
// the corpus meanwhile). Refused where the shards lie on other machines, and where the index is
// never edited: can_update() of attach.h tells beforehand.
record::Result<record::Done> update(const std::filesystem::path& data, std::string_view id,
                                    std::span<const Document> documents);

// Opens and checks the current index: version, analyser, counts, every document's data, and its
// terms where they are held by document. A commit beside it only makes it look again.
record::Result<BuildReport> verify(const std::filesystem::path& data);

}  // namespace gbalex::index

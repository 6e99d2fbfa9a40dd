// Reading the index: a pool of readers that survives concurrent commits and swaps.
//
// A ReaderPool is shared by all threads. with() lends a Reader (one Xapian database handle) to the
// calling thread, brings it to the newest commit or generation first, and runs the whole function
// again when a writer's commits overtook it, so that the function sees one revision throughout; it
// must therefore have no side effects. As many readers as the machine has cores read at a time, the
// others wait their turn; so the function must not ask the pool for another. No Xapian exception
// leaves this folder.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "index/document.h"
#include "index/revision.h"
#include "record/result.h"

namespace Xapian {
class Database;
}

namespace gbalex::index {

// A document as stored: everything but citations, references, law_names and compares; with its
// payload where it is returned by value.
using Stored = Document;

class Reader {
 public:
  Reader(Xapian::Database& database, const Revision& revision, std::string generation)
      : database_(database), revision_(revision), generation_(std::move(generation)) {}

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
  [[nodiscard]] const std::string& generation() const { return generation_; }
  // The names of the instruments of this generation, to find in a query.
  [[nodiscard]] const LawNames& law_names() const { return revision_.names; }
  [[nodiscard]] const Facets& facets() const { return revision_.facets; }
  // The concepts that this generation was indexed with.
  [[nodiscard]] const ConceptIndex& thesaurus() const { return *revision_.thesaurus; }
  // The titles of instruments, topics, playbooks, contacts and the programme, and the labels of
  // concepts that are shown, to be completed.
  [[nodiscard]] const Completions& completions() const;
  // Its words, to mend one that is not among them.
  [[nodiscard]] const Vocabulary& vocabulary() const;
  // The documents to which a citation term leads exactly ("Acap559", "Acap559/s18").
  [[nodiscard]] std::vector<Stored> cited_by(std::string_view citation_term) const;

  // For src/search only: documents without their payload, by their number in the database; null
  // when there is none or it cannot be read back.
  struct Found {
    std::uint32_t id;
    std::shared_ptr<const Stored> stored;
  };
  [[nodiscard]] Xapian::Database& database() const { return database_; }
  // In how many documents a term stands.
  [[nodiscard]] std::uint32_t frequency(const std::string& term) const;
  [[nodiscard]] std::shared_ptr<const Stored> document(std::uint32_t id) const;
  [[nodiscard]] std::shared_ptr<const Stored> find(record::Kind kind, std::string_view id,
                                                   std::string_view provision = {}) const;
  [[nodiscard]] std::vector<Found> find_covering(std::string_view instrument,
                                                 const record::ProvisionId& provision) const;
  [[nodiscard]] const FeatureTable& features() const;
  // What it points to: "cn-patent-law/art42", "gd-copyright".
  [[nodiscard]] std::shared_ptr<const std::vector<std::string>> references(std::uint32_t id) const;
  // Whether any document points to another.
  [[nodiscard]] bool has_references() const;
  // Whether each posting, and each term of a document, is a message of its own from a server.
  [[nodiscard]] bool is_remote() const { return revision_.is_remote; }
  // Whether the terms of a document can be asked for: not in an index that is never edited.
  [[nodiscard]] bool has_term_lists() const { return revision_.has_term_lists; }
  [[nodiscard]] std::shared_ptr<const View> view(std::uint32_t id) const;
  // The terms of one field of it.
  [[nodiscard]] std::shared_ptr<const std::vector<TermSpan>> spans(const Found& document,
                                                                   std::size_t field) const;

 private:
  [[nodiscard]] std::vector<std::string> references_by_document(std::uint32_t id) const;
  [[nodiscard]] std::vector<std::string> references_by_term(std::uint32_t id) const;
  [[nodiscard]] std::vector<Found> with_term(const std::string& term) const;
  [[nodiscard]] std::vector<Found> provisions_of(std::string_view instrument) const;
  [[nodiscard]] std::vector<Stored> with_payloads(const std::vector<Found>& found) const;

  Xapian::Database& database_;
  const Revision& revision_;
  std::string generation_;
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

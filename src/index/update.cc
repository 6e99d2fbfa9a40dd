// Updating the live index in place, in one transaction.
#include <xapian.h>

#include <algorithm>
#include <chrono>
#include <thread>

#include "index/attach.h"
#include "index/authority.h"
#include "index/build.h"
#include "index/compose.h"
#include "index/concepts.h"
#include "index/generation.h"
#include "index/schema.h"
#include "index/shards.h"

namespace gbalex::index {

namespace fs = std::filesystem;

namespace {

constexpr auto kWaitForWriter = std::chrono::seconds(10);
constexpr auto kBetweenTries = std::chrono::milliseconds(5);

// In the one shard that has the record. Its documents get numbers beyond those of all shards.
void replace_record(Xapian::WritableDatabase& database, const OpenShards& index,
                    std::string_view id, std::span<const Document> documents) {
  const Authority authority = Authority::parse(index.whole().get_metadata(kMetaAuthority));
  Xapian::docid last = std::max(index.last_number(), database.get_lastdocid());
  database.begin_transaction();
  database.delete_document(term(TermField::record, id));
  const ConceptIndex thesaurus(unpack_concepts(index.whole().get_metadata(kMetaThesaurus))
                                   .value_or(std::vector<record::Concept>{}));
  for (const Document& document : documents) {
    database.replace_document(++last, compose(document, authority, thesaurus.labels));
  }
  database.set_metadata(kMetaDocuments, std::to_string(database.get_doccount()));
  database.commit_transaction();
}

}  // namespace

record::Result<record::Done> update(const fs::path& data, std::string_view id,
                                    std::span<const Document> documents) {
  if (auto may = can_update(data); !may) return may;
  const std::optional<std::string> current = current_generation(data);
  if (!current) return record::Done{};
  const fs::path path = index_dir(data) / *current;
  const auto give_up = std::chrono::steady_clock::now() + kWaitForWriter;
  while (true) {
    try {
      const auto shards = shards_of(path);
      if (!shards) return shards.error();
      const Shard& own = (*shards)[shard_of(id, shards->size())];
      Xapian::WritableDatabase database(own.directory.string(), Xapian::DB_OPEN);
      const auto index = OpenShards::open(path);
      if (!index) return index.error();
      replace_record(database, *index, id, documents);
      return record::Done{};
    } catch (const Xapian::DatabaseLockError& error) {
      // Another edit is being written; it takes milliseconds.
      if (std::chrono::steady_clock::now() > give_up) {
        return environment_error("another process is writing the index", path,
                                 "wait for it to end and try again");
      }
      std::this_thread::sleep_for(kBetweenTries);
    } catch (const Xapian::Error& error) {
      return environment_error("cannot update the index: " + error.get_description(), path,
                               "run `gbalex build`");
    }
  }
}

}  // namespace gbalex::index

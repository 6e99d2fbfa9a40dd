#include "index/verify.h"

#include <xapian.h>

#include <sstream>
#include <system_error>

#include "index/compose.h"
#include "index/concepts.h"
#include "index/digest.h"
#include "index/generation.h"
#include "index/schema.h"
#include "index/shards.h"
#include "index/stored.h"
#include "text/analyse.h"
#include "text/thesaurus.h"

namespace gbalex::index {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view kRebuild = "run `gbalex build`";

record::Error damaged(std::string what, const fs::path& where) {
  return environment_error("the index is damaged: " + std::move(what), where,
                           std::string(kRebuild));
}

// The slots and the data; among the slots are the sums of the terms and of their positions.
void digest_document(const Xapian::Document& document, Digest& digest) {
  for (Xapian::valueno slot = 0; slot < kSlots; ++slot) {
    const std::string value = document.get_value(slot);
    if (value.empty()) continue;
    digest.add(std::uint64_t{slot});
    digest.add(value);
  }
  digest.add(document.get_data());
}

// Whether its terms and their frequencies are those that were written. The positions are left to
// Xapian's own check of their table: to read them document by document took half of a build.
bool holds_its_terms(const Xapian::Database& database, Xapian::docid id,
                     const Xapian::Document& document) {
  const std::string sum = sum_of_terms(database.termlist_begin(id), database.termlist_end(id));
  return document.get_value(number(Slot::sums)).starts_with(sum);
}

// The document as stored; empty when it cannot be read back.
std::optional<Document> read_whole(const Xapian::Document& document) {
  std::optional<Document> stored = unpack(document.get_data());
  const bool whole = stored && unpack_features(document.get_value(number(Slot::features))) &&
                     parse_facet_value(document.get_value(number(Slot::facets)));
  if (!whole) stored.reset();
  return stored;
}

std::string name_term(const Document& stored) {
  return term(TermField::name, document_name(stored.kind, stored.id, stored.provision));
}

// The metadata of all shards together, as one part would have them.
void digest_metadata(const Xapian::Database& database, Digest& digest) {
  const auto end = database.metadata_keys_end();
  for (auto key = database.metadata_keys_begin(); key != end; ++key) {
    if (*key == kMetaShard) continue;
    digest.add(*key);
    digest.add(*key == kMetaDocuments ? std::to_string(database.get_doccount())
                                      : database.get_metadata(*key));
  }
}

record::Result<BuildReport> read_back(const OpenShards& index, const fs::path& where) {
  if (auto wrong = index.miscount()) return damaged(wrong->what, wrong->shard);
  const Xapian::Database& database = index.whole();
  const std::size_t shards = index.parts().size();
  const bool has_term_lists = index.has_term_lists();
  BuildReport report;
  report.documents = database.get_doccount();
  Digest digest;
  std::size_t named = 0;
  const std::string names(prefix(TermField::name));
  const auto end = database.allterms_end(names);
  for (auto name = database.allterms_begin(names); name != end; ++name) {
    auto posting = database.postlist_begin(*name);
    if (posting == database.postlist_end(*name)) continue;
    const Xapian::docid id = *posting;
    if (++posting != database.postlist_end(*name)) {
      return damaged("two documents are called " + *name, where);
    }
    const Xapian::Document document = database.get_document(id);
    const std::optional<Document> stored = read_whole(document);
    if (!stored || name_term(*stored) != *name) {
      return damaged(*name + " cannot be read back", where);
    }
    if (shard_of(stored->id, shards) != (id - 1) % shards) {
      return damaged(*name + " lies in a shard that is not its own", where);
    }
    if (has_term_lists && !holds_its_terms(database, id, document)) {
      return damaged("the terms of " + *name + " are not those that were written", where);
    }
    digest.add(*name);
    digest_document(document, digest);
    ++named;
  }
  if (named != report.documents) {
    return damaged(std::to_string(report.documents - named) + " documents have no name", where);
  }
  digest_metadata(database, digest);
  report.bytes = bytes_of(where);
  report.content_digest = digest.hex();
  return report;
}

// Changes with every commit; empty when the database cannot be opened.
std::string revision_of(const fs::path& generation) {
  try {
    const auto index = OpenShards::open(generation);
    return index ? index->revision() : "";
  } catch (const Xapian::Error&) {
    return "";
  }
}

}  // namespace

std::uint64_t bytes_of(const fs::path& generation) {
  std::uint64_t bytes = 0;
  std::error_code error;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(generation, error)) {
    if (entry.is_regular_file(error)) bytes += entry.file_size(error);
  }
  return bytes;
}

std::string analyser_version(const std::string& thesaurus_digest) {
  const std::string rules = text::analyser_digest();
  return thesaurus_digest.empty() ? rules : rules + "+" + thesaurus_digest;
}

record::Result<record::Done> check_versions(const Xapian::Database& database,
                                            const fs::path& where) {
  const std::string schema = database.get_metadata(kMetaSchema);
  if (schema != kSchemaVersion) {
    return environment_error("the index has schema version " +
                                 (schema.empty() ? std::string("none") : schema) +
                                 ", this program reads version " + std::string(kSchemaVersion),
                             where, std::string(kRebuild));
  }
  const auto concepts = unpack_concepts(database.get_metadata(kMetaThesaurus));
  if (!concepts) return damaged("its thesaurus cannot be read back", where);
  const std::string ours = analyser_version(text::thesaurus_digest(concept_labels(*concepts)));
  const std::string analyser = database.get_metadata(kMetaAnalyser);
  if (analyser != ours) {
    return environment_error("the index was made by text analyser " + analyser +
                                 ", this program with the thesaurus in the index has " + ours,
                             where, std::string(kRebuild));
  }
  return record::Done{};
}

record::Result<BuildReport> verify_database(const fs::path& generation) {
  const auto shards = shards_of(generation);
  if (!shards) return shards.error();
  for (const Shard& shard : *shards) {
    if (shard.is_remote()) continue;
    try {
      std::ostringstream said;
      const std::size_t errors = Xapian::Database::check(shard.directory.string(), 0, &said);
      if (errors != 0) {
        return damaged(std::to_string(errors) + " errors: " + said.str(), shard.directory);
      }
    } catch (const Xapian::Error& error) {
      return damaged(error.get_description(), shard.directory);
    }
  }
  try {
    const auto index = OpenShards::open(generation);
    if (!index) return index.error();
    return read_back(*index, generation);
  } catch (const Xapian::NetworkError& error) {
    return server_error(error, error.get_context());
  } catch (const Xapian::Error& error) {
    return damaged(error.get_description(), generation);
  }
}

record::Result<BuildReport> verify(const fs::path& data) {
  constexpr int kAttempts = 10;
  for (int attempt = 1;; ++attempt) {
    const std::optional<std::string> current = current_generation(data);
    if (!current) {
      return environment_error("there is no index", index_dir(data), std::string(kRebuild));
    }
    const fs::path where = index_dir(data) / *current;
    const std::string before = revision_of(where);
    record::Result<BuildReport> report = verify_database(where);
    // A writer that committed meanwhile makes a good index look damaged: look again.
    const bool changed = current_generation(data) != current || revision_of(where) != before;
    if (report || !changed || attempt == kAttempts) return report;
  }
}

}  // namespace gbalex::index

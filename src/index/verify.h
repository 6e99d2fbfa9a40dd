// Checking a finished index database; private to this folder.
#pragma once

#include <filesystem>

#include "index/build.h"

namespace Xapian {
class Database;
}

namespace gbalex::index {

// Of each shard: structure (where it lies here), version, counts; every document's name and data,
// and its terms where they are held by document; and the digest of all of it.
record::Result<BuildReport> verify_database(const std::filesystem::path& generation);

// What a generation takes on disk.
std::uint64_t bytes_of(const std::filesystem::path& generation);

// The value of kMetaAnalyser: this program's analyser with a thesaurus of that digest.
std::string analyser_version(const std::string& thesaurus_digest);

// Whether schema and analyser are ours, and the thesaurus in it is the one it was indexed with; the
// error names what differs. May throw Xapian errors.
record::Result<record::Done> check_versions(const Xapian::Database& database,
                                            const std::filesystem::path& where);

}  // namespace gbalex::index

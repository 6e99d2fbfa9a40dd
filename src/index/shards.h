// An index in parts ("shards") that are searched as one; private to this folder.
//
// A generation of one part is a database directory. One of several holds a file XAPIANDB, a line a
// shard, which Xapian's own tools open as one database too:
//
//   auto shard0              a database directory beside the file
//   remote 10.0.0.7:7001     a shard that xapian-tcpsrv serves on another machine
//
// All documents of a record lie in the shard that shard_of() names: a transaction is of one shard.
// A document has the number that it would have in an index of one part. Xapian calls document n of
// shard s among N (n - 1) * N + s + 1, so that the documents of all shards together stand in the
// order in which they were added, however many shards there are: what is equal otherwise comes in
// the same order. Shard 0 has the metadata; of its own each shard has kMetaDocuments and
// kMetaShard.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "index/digest.h"
#include "record/result.h"

namespace gbalex::index {

struct Shard {
  std::filesystem::path directory;  // where it lies; empty when it is served
  std::string host;                 // that serves it
  unsigned port = 0;

  [[nodiscard]] bool is_remote() const { return !host.empty(); }
  [[nodiscard]] std::string name() const;  // its directory, or HOST:PORT
};

// Reads HOST:PORT; empty when it is none.
std::optional<Shard> parse_server(std::string_view text);

// Which of `count` shards has the documents of a record.
std::size_t shard_of(std::string_view record, std::size_t count);

record::Result<std::vector<Shard>> shards_of(const std::filesystem::path& generation);
// Makes `generation` the directory of these shards. False when it cannot be written.
bool write_stub(const std::filesystem::path& generation, const std::vector<Shard>& shards);

// Takes the lists of terms by document from every shard. What is found by term stays as it is;
// nothing can be written any more.
record::Result<record::Done> drop_term_lists(const std::filesystem::path& generation);

// What the shards of a build say of themselves (kMetaShard): "1/3 " and which build.
struct ShardLabel {
  std::size_t number = 0, count = 0;
  std::string build;  // two builds of the same documents in as many shards share it

  static std::optional<ShardLabel> parse(std::string_view text);
  [[nodiscard]] std::string to_string() const;
};

// What readers and attach() say of a server that cannot be read.
record::Error server_error(const Xapian::Error& error, const std::string& servers);

// Opens one shard. A server that does not answer is an error that says so; may throw the Xapian
// errors of a directory.
record::Result<Xapian::Database> open_shard(const Shard& shard);

// An index opened for reading: what belongs together, in our version. Not for two threads at once.
class OpenShards {
 public:
  // May throw Xapian errors.
  static record::Result<OpenShards> open(const std::filesystem::path& generation);

  [[nodiscard]] Xapian::Database& whole() { return whole_; }
  [[nodiscard]] const Xapian::Database& whole() const { return whole_; }
  [[nodiscard]] const std::vector<Xapian::Database>& parts() const { return parts_; }
  [[nodiscard]] const std::vector<Shard>& shards() const { return shards_; }
  [[nodiscard]] bool is_remote() const;  // any of them
  // Changes with every commit to any of them.
  [[nodiscard]] std::string revision() const;
  // The first shard that has not as many documents as it says.
  struct Miscount {
    std::string what, shard;
  };
  [[nodiscard]] std::optional<Miscount> miscount() const;
  // Whether the terms of a document can be asked for; what an index that is never edited has not.
  [[nodiscard]] bool has_term_lists() const;
  // The largest number of a document in any of them, as an index of one part counts.
  [[nodiscard]] Xapian::docid last_number() const;

 private:
  std::vector<Shard> shards_;
  std::vector<Xapian::Database> parts_;
  Xapian::Database whole_;  // shares them
};

// Writes the shards of a new index. All may throw Xapian errors.
class ShardWriter {
 public:
  // Empty databases in an empty folder.
  ShardWriter(const std::filesystem::path& folder, std::size_t count);

  void add(std::string_view record, const Xapian::Document& document);
  void remove(std::string_view record);
  void set_metadata(const std::string& key, const std::string& value);
  // Compacts all into the directory of a generation, which must not exist. False when its files
  // cannot be made.
  bool compact(const std::filesystem::path& generation);

 private:
  std::filesystem::path folder_;
  std::vector<Xapian::WritableDatabase> shards_;
  Xapian::docid last_ = 0;
  Digest added_;
};

}  // namespace gbalex::index

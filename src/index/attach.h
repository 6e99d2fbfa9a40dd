// Searching an index that lies on other machines: its shards are served by xapian-tcpsrv, and a
// generation of this data folder names the servers.
//
// The protocol of Xapian's remote backend has no authentication and no encryption: servers are for
// the loopback interface, a private network or the ends of a tunnel.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "record/result.h"

namespace gbalex::index {

struct AttachReport {
  std::vector<std::string> servers;  // HOST:PORT, by number of shard
  std::size_t documents = 0;
};

// Asks every server (HOST:PORT, in any order) for its shard, sees that together they are one index
// of our version, and makes a generation of them current, as a build does. Whatever fails, the
// index that was current still is.
record::Result<AttachReport> attach(const std::filesystem::path& data,
                                    const std::vector<std::string>& servers);

// Whether update() may write the index of this folder: an attached one is edited where its shards
// lie, and one that was built with Edits::never not at all. Done too when there is no index yet.
record::Result<record::Done> can_update(const std::filesystem::path& data);

}  // namespace gbalex::index

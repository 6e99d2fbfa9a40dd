// gbalex shards attach: searching an index whose shards lie on other machines.
#pragma once

#include <ostream>
#include <string>
#include <vector>

#include "commands/settings.h"

namespace gbalex::commands {

// Makes the shards that these servers (HOST:PORT) serve the index of the data folder. kUsage for
// an address that is none; kEnvironment where a server does not answer, or their shards are not
// one index of our version: the index that was current stays.
int shards_attach(const std::vector<std::string>& servers, const Settings& settings,
                  std::ostream& out, std::ostream& err);

}  // namespace gbalex::commands

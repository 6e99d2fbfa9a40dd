// What a Client is made of. For this folder.
#pragma once

#include "fetch/cache.h"
#include "fetch/client.h"
#include "fetch/polite.h"

namespace gbalex::fetch {

class Client::Parts {
 public:
  Parts(Settings settings, Clock& clock)
      : polite({settings.product, settings.interval, settings.longest_wait},
               {settings.product + "/" + settings.version + " (+" + settings.address + ")",
                settings.loopback_is_allowed, std::move(settings.resolved)},
               clock),
        cache(std::move(settings.cache)) {}

  Polite polite;
  const Cache cache;
};

}  // namespace gbalex::fetch

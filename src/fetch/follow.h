// Redirects, followed by hand: every hop is an address judged anew. For this folder.
#pragma once

#include <functional>

#include "fetch/polite.h"

namespace gbalex::fetch {

struct Reached {
  Url url;  // that answered with something else than a redirect
  Answer answer;
  std::vector<Hop> hops;
};

// The fields to send to an address; called before every try.
using FieldsFor = std::function<std::vector<std::string>(const Url&)>;

// Any status but that of a redirect. Failures, with the hops before: redirects (in a circle, more
// than ten, to nowhere), insecure (from https to http), those of Polite::ask.
Outcome<Reached> follow(Polite& polite, const Ask& ask, const FieldsFor& fields,
                        Receiver& receiver);

// The failure of an answer that is no success: challenge where a firewall gave it, else status.
Failure unsuccessful(const Reached& reached);

}  // namespace gbalex::fetch

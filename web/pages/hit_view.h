// A hit of a search as pages show it: on the page of results and on that of a concept.
#pragma once

#include <optional>
#include <vector>

#include "search/search.h"
#include "web/site.h"

namespace gbalex::web {

// What the hits of one search have in common.
struct HitsOf {
  std::optional<record::Date> as_of;  // addresses of law keep the day that was asked for
  const std::vector<search::Expansion>& expanded;
};

// {"kind", "region", "provision", "title", "heading", "snippet", "why", "explanation", "url",
//  "status", "is_citation", "members", "has_members", "more", "more_url"}
Json hit_view(const Visit& visit, const search::Hit& hit, const HitsOf& of);

}  // namespace gbalex::web

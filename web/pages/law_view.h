// What the pages of instruments and of provisions share.
#pragma once

#include <optional>

#include "web/cross_links.h"
#include "web/view.h"

namespace gbalex::web {

// The enactment of a work in force on a day, else the one whose wording starts last; empty for an
// unknown work.
std::optional<index::Stored> enactment_on(const std::vector<index::Stored>& work,
                                          const record::Date& day);

// The other enactments of the same work, oldest first: [{"title", "url", "status", "from", "to"}].
Json other_enactments(const Visit& visit, const index::Reader& reader,
                      const index::Stored& instrument, const record::Date& day);

// [{"url", "host", "basis"}]: the official pages of an instrument, the most exact first.
Json sources_view(const Visit& visit, const Json& sources);

// Heading and digest of a row, with links: {"label", "heading", "about", "confirmed", "status",
// "highlighted"}.
Json row_view(const Visit& visit, const Json& row, std::string_view region,
              const CrossLinks& links);

// What is said when `day` lies before the wording described here starts, or after it ended: null
// when it lies within, or when the dates are unknown.
Json wording_notice(const Visit& visit, const index::Stored& instrument, const record::Date& day);

// "?as_of=…" of the visit, to be kept in links between laws; empty without one.
std::string as_of_query(const std::optional<record::Date>& as_of);

}  // namespace gbalex::web

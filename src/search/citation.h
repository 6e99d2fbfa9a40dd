// What a text cites, resolved against the index: numbers (Cap. 559, 第97/99/M號法令), names of laws
// (专利法, Patent Law) and the provision beside them, in any spelling.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "index/reader.h"
#include "record/date.h"
#include "record/provision_id.h"

namespace gbalex::search {

struct ResolvedCitation {
  text::Span span;  // of number or name and provision
  bool by_name = false;
  std::string instrument;  // of several enactments of a work the one in force on the day
  std::optional<record::ProvisionId> provision;
};

// In the order of the text; a name of laws of several works gives one for each work.
std::vector<ResolvedCitation> resolve_citations(const index::Reader& reader, std::string_view text,
                                                const record::Date& day);

}  // namespace gbalex::search

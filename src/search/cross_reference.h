// The cross-references of a text of the library: digests and answers that name provisions. Pages
// make links of them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "index/reader.h"
#include "record/date.h"

namespace gbalex::search {

struct CrossReference {
  text::Span span;         // in the text; in order, without overlap
  std::string instrument;  // held
  std::string provision;   // held; empty: the instrument
};

// `own`: the instrument that the text is about, to which bare articles and 本法第五条 lead; empty
// where it is about none. Only what the index holds and what is clear: a law outside the library, a
// provision without a digest and a name of several laws in force give nothing.
std::vector<CrossReference> cross_references(const index::Reader& reader, std::string_view text,
                                             record::Language language, const record::Date& day,
                                             std::string_view own);

}  // namespace gbalex::search

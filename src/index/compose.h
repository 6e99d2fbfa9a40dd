// Turns a Document into the terms, positions, values and data of the schema; private to this
// folder. Pure: same Document, same Xapian document.
#pragma once

#include <xapian.h>

#include <string>

#include "index/authority.h"
#include "index/document.h"
#include "text/thesaurus.h"

namespace gbalex::index {

// Whether results may be sorted by title.
enum class TitleKeys { all, none };

Xapian::Document compose(const Document& document, const Authority& authority,
                         const text::Thesaurus& thesaurus, TitleKeys titles = TitleKeys::all);

// Sums up terms and their frequencies: the first 8 of the 16 bytes of Slot::sums, over the
// terms as composed.
std::string sum_of_terms(Xapian::TermIterator term, const Xapian::TermIterator& end);

}  // namespace gbalex::index

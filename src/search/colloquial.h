// Spoken Cantonese in a query, put as the written Chinese that texts are in: 商標註咗冊幾耐唔用 asks
// for 商標註冊多久不用. Only the words that serve grammar: what a thing is called is the thesaurus's
// work.
//
// Called once a search, on the parsed query. Phrases, and what some text of the index holds as it
// was typed, stay as they are, so a verbatim piece of a text is found as before.
#pragma once

#include "index/reader.h"
#include "search/query.h"

namespace gbalex::search {

void write_out_colloquial(const index::Reader& reader, Query& query);

}  // namespace gbalex::search

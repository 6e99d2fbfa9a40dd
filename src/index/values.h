// The values of one slot of all documents; private to this folder.
#pragma once

#include <xapian.h>

#include "index/schema.h"

namespace gbalex::index {

// Calls `use` with the number of each document that has one, and its value. `is_remote`: where a
// part of the database is served by another machine. May throw Xapian errors.
template <typename Use>
void for_each_value(const Xapian::Database& database, bool is_remote, Slot slot, const Use& use) {
  if (!is_remote) {
    const auto end = database.valuestream_end(number(slot));
    for (auto value = database.valuestream_begin(number(slot)); value != end; ++value) {
      use(value.get_docid(), *value);
    }
    return;
  }
  // A server sends the values of a slot one by one, but the keys of sorted results all at once.
  Xapian::Enquire enquire(database);
  enquire.set_query(Xapian::Query(std::string()));
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_sort_by_value(number(slot), false);
  const Xapian::MSet all = enquire.get_mset(0, database.get_doccount());
  for (auto each = all.begin(); each != all.end(); ++each) {
    const std::string value = each.get_sort_key();
    if (!value.empty()) use(*each, value);
  }
}

}  // namespace gbalex::index

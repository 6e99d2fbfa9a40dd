// The best documents of an enquiry, in an order that is the same however the index is divided.
//
// Xapian adds up the weights of terms in an order that depends on how many documents of a shard
// hold each, so the last bits of a sum differ from shard to shard. Without care documents of equal
// weight would change places, or drop out at the depth, with the number of shards.
#pragma once

#include <xapian.h>

#include <vector>

namespace gbalex::search {

struct Weighed {
  Xapian::docid id = 0;
  double weight = 0;  // to 30 bits: what differs by less is equal, and comes by number
};

struct Best {
  std::vector<Weighed> documents;  // `depth` at most
  double highest = 0;              // weight of any document found
  bool cut = false;                // there are more
};

// In the order that the enquiry sorts by, with ties of weight by the number of the document.
Best best_of(const Xapian::Enquire& enquire, Xapian::doccount depth);

}  // namespace gbalex::search

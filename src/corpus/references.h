// The references between records of a catalogue, with the places where they were read.
// Used only inside this folder.
#pragma once

#include <vector>

#include "corpus/mention_places.h"
#include "corpus/read.h"

namespace gbalex::corpus {

// Duplicate ids and ids that no record (of the right kind) has. `places` give the lines and
// columns; a problem without a mention names its file alone.
std::vector<Problem> check_references(const record::Catalogue& catalogue, MentionPlaces& places);

}  // namespace gbalex::corpus

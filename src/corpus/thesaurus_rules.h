// What must hold between the concepts of all files of the thesaurus. Used only inside this folder.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "corpus/mention_places.h"
#include "corpus/read.h"
#include "record/catalogue.h"

namespace gbalex::corpus {

// How the place of a label is mentioned: as no id can be.
std::string label_target(std::string_view label);

// Ids of concepts used twice, broader and related ones that do not exist, concepts broader than
// themselves, labels that two concepts claim, labels that no text can hold.
std::vector<Problem> check_thesaurus(const record::Catalogue& catalogue, MentionPlaces& places);

}  // namespace gbalex::corpus

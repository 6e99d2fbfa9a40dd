// A catalogue of a few records for the tests of index and search.
#pragma once

#include <string>

#include "record/catalogue.h"

namespace gbalex::tests {

// Two enactments of a trade mark law with a provision each, a patent law with three provisions and
// a range, a Hong Kong ordinance, a Macao decree-law, two contacts, a link, a topic and an item of
// the programme.
record::Catalogue small_catalogue();

record::Date day(int year, int month, int day_of_month);

}  // namespace gbalex::tests

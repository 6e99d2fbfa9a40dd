// The rules of the OASIS schema akomantoso30.xsd (2018-08-29) for the elements that the library
// writes: what may stand in what, in which order, with which attributes. Written from the schema's
// complex types, apart from the writer.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace gbalex::tests {

// What is against the rules, one line each; empty: valid as far as the rules go.
std::vector<std::string> against_schema(std::string_view xml);

}  // namespace gbalex::tests

// The slow, obviously right reading of an HKLM file: all words of its main part that stand in no
// note and not in its title, without white space.
#pragma once

#include <pugixml.hpp>
#include <string>
#include <string_view>

namespace gbalex::tests {

// Without the white space of XML.
std::string without_space(std::string_view text);

std::string hklm_oracle(std::string_view bytes);

// How many elements of a name stand in the main part and in no statutory note.
std::size_t count_elements(std::string_view bytes, std::string_view name, std::string_view role);

}  // namespace gbalex::tests

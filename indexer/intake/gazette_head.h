// What stands between the number of a text of the Official Gazette and its first words.
#pragma once

#include <cstddef>
#include <vector>

#include "intake/gazette_lines.h"

namespace gbalex::intake {

// Fills title, language, issuer and, where no ficha said it, the date. Returns how many of the
// lines were the head's.
std::size_t read_gazette_head(const std::vector<GazetteLine>& lines, library::Wording& wording);

}  // namespace gbalex::intake

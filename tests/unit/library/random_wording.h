// Wordings of chance, with every field and every nesting that the model allows, and some more.
#pragma once

#include <random>

#include "library/wording.h"

namespace gbalex::tests {

library::Wording random_wording(std::mt19937& chance);

}  // namespace gbalex::tests

// What a text without markup, or in Markdown or JSON, is: for detect.h.
#pragma once

#include "intake/detect.h"

namespace gbalex::intake {

Detected detect_words(const File& file);
Detected detect_json(const File& file);

}  // namespace gbalex::intake

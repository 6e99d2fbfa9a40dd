#include "record/result.h"

namespace gbalex::record {

std::string Error::to_string() const {
  std::string text = where.empty() ? what : where + ": " + what;
  if (!what_to_do.empty()) text += "; " + what_to_do;
  return text;
}

}  // namespace gbalex::record

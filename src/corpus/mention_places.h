// Where records were read to name an id or a label, to be asked in the order of reading.
// Used only inside this folder.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "corpus/file_reading.h"

namespace gbalex::corpus {

class MentionPlaces {
 public:
  explicit MentionPlaces(std::span<const Mention> mentions);

  // The next mention of the target by the record, each given once; null when there is no further.
  const Mention* next(std::string_view file, std::string_view record, std::string_view target);

 private:
  struct Places {
    std::vector<const Mention*> mentions;
    std::size_t used = 0;
  };
  std::unordered_map<std::string, Places> places_;
};

}  // namespace gbalex::corpus

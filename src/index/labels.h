// What people call regions, subjects and categories when they search: words in four languages
// that are indexed as context beside the codes, so that "marca" finds a record on trade marks
// that says so only in Chinese. Not shown to anybody; the interface has its own labels.
#pragma once

#include <string>
#include <string_view>

#include "record/vocabulary.h"

namespace gbalex::index {

// Chinese (folded on the way into the index), English and Portuguese words; empty for a code that
// has none.
struct Label {
  std::string_view code;
  std::string_view zh, en, pt;
};

const Label* region_label(record::Region region);
const Label* subject_label(std::string_view subject);
const Label* link_category_label(std::string_view category);
// "Guangzhou" to 广州; empty for a city that is not of the Greater Bay Area or Guangdong.
std::string_view city_in_chinese(std::string_view city);

// 42 to 四十二, 219 to 二百一十九; for 1 to 99,999, else the digits.
std::string chinese_numeral(int number);

}  // namespace gbalex::index

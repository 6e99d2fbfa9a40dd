// The paragraphs (款) and items (项, 目) of one article, when all of them are read.
#pragma once

#include <string>
#include <unordered_set>

#include "library/wording.h"

namespace gbalex::intake {

// `article` holds paragraphs. One alone gives its units to the article: 第六十条第四项 is art60(4);
// several are numbered: art42(2), art42(2)(1). `ids` are those of the wording; of two items with
// one number in one list the first is named.
void finish_article(library::Unit& article, std::unordered_set<std::string>& ids);

}  // namespace gbalex::intake

// The two languages of the texts of Hong Kong that the library holds, side by side, and the terms
// that they define as the same: candidates for people who keep the thesaurus, never part of it.
// Called by the command after texts were taken in. Reads the library.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "intake/report.h"
#include "library/store.h"

namespace gbalex::intake {

struct TermCandidate {
  std::string instrument, version;
  std::string provision;  // where the left language defines it: "s2"; empty: not under one
  record::Language left_language = record::Language::en, right_language = record::Language::zh_hant;
  std::string left, right;
};
using TakeTerm = std::function<void(const TermCandidate& term)>;

// Of the texts (instrument, version) that are held in English and in Chinese; of several scripts
// the Traditional. Errors are those of the library.
record::Result<std::vector<PairReport>> pair_languages(
    const library::Store& store, const std::set<std::pair<std::string, std::string>>& texts,
    const TakeTerm& take);

}  // namespace gbalex::intake

// A concept of the thesaurus: one notion of intellectual-property law under all its names.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "record/provenance.h"
#include "record/texts.h"
#include "record/vocabulary.h"

namespace gbalex::record {

// preferred: shown first in its language (and region); alternative: a synonym; hidden: found by,
// never shown (misspellings, slang, old short names).
enum class LabelUse { preferred, alternative, hidden };
std::string_view code(LabelUse use);
std::optional<LabelUse> parse_label_use(std::string_view text);

struct Label {
  std::string text;
  Language language = Language::en;
  std::optional<Region> region;  // whose term it is; none: used in general
  LabelUse use = LabelUse::preferred;
};

struct Concept {
  std::string id;
  std::string subject;               // one of subjects()
  std::vector<std::string> broader;  // ids of concepts
  std::vector<std::string> related;  // likewise; each way is written once
  std::vector<Label> labels;         // at most one preferred a language and region
  Texts scope;                       // what it covers and where regions differ
};

// The preferred label for a reader: in the reader's language or the next of the fallback chain,
// there the one without a region before those with one. Never a hidden one while there is another;
// null only for a concept without labels.
const Label* preferred_label(const Concept& concept_, Language reader);

// A file of the thesaurus: the concepts of one part, with their common source.
struct ThesaurusPart {
  std::string id;  // "copyright"
  Texts title;
  Provenance provenance;
  std::vector<std::string> concepts;  // ids, in the order of the file
};

}  // namespace gbalex::record

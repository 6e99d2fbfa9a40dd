// gbalex thesaurus: the concepts of the corpus, as lines, as JSON or as SKOS.
#pragma once

#include <ostream>
#include <string>

#include "commands/settings.h"

namespace gbalex::commands {

struct ThesaurusOptions {
  bool skos = false;
  std::string site;  // "https://law.example": its address makes the names of concepts in SKOS
};

// A line a concept: its id, a tab, its preferred names, each followed by its region where it has
// one. With json {"total", "items"}, the items as the API answers them; with skos RDF/XML. Says
// kDataWrong, and prints nothing else, where the corpus has problems.
int thesaurus(const ThesaurusOptions& options, const Settings& settings, std::ostream& out,
              std::ostream& err);

}  // namespace gbalex::commands

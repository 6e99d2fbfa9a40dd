// gbalex link set ID …: changes fields of one hyperlink in the corpus and in the live index.
#pragma once

#include <optional>
#include <ostream>
#include <string>
#include <vector>

#include "commands/settings.h"
#include "corpus/edit_file.h"

namespace gbalex::commands {

// A field that is not named keeps its value; an optional one named with an empty value is removed.
struct LinkSet {
  std::string id;
  std::optional<std::string> url, url_basis, owner, category, instrument, confidence;
  std::optional<std::string> subjects, languages;  // codes with commas or blanks between
  std::vector<std::string> titles;                 // "zh-Hant=…"
  // A source that was looked at: kind and seen, and the address where it has one.
  std::string evidence_kind, evidence_url, seen;
  std::string why;
  std::string by = "maintainer";  // role or account id, never a person's name
  bool dry_run = false;           // print what would change, write nothing
};

// kDone also when every field has its value already: that is said, and no event is written.
// kDataWrong when the corpus rules refuse a value; kUsage for an unknown id or a malformed option;
// kEnvironment when lock, disk, ledger or index fail. `step_done` is for tests.
int link_set(const LinkSet& wanted, const Settings& settings, std::ostream& out, std::ostream& err,
             const corpus::StepDone& step_done = {});

}  // namespace gbalex::commands

// What became of every file that was given to the intake: what was taken, what was left and why.
// Made by intake.h; written as text or JSON for the command line. Values only.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "intake/reader.h"
#include "library/identify.h"
#include "record/result.h"
#include "record/vocabulary.h"

namespace gbalex::intake {

// One text of a law in a file.
struct TextReport {
  enum class What {
    added,      // to the library
    another,    // beside the text of the same version that was held and differs
    unchanged,  // these words are held already
    empty,      // left out: it has no words
    undecided,  // left out: it may be any of `candidates`
    unnamed,    // left out: it has neither a number nor the title of a law
    refused,    // left out: the library cannot hold it
  };
  What what = What::added;
  std::string title;
  std::string instrument, version;  // empty where it was left out
  record::Language language = record::Language::zh_hans;
  library::Identity::By by = library::Identity::By::nothing;
  std::size_t provisions = 0;
  std::vector<std::string> candidates;
  std::string same_as;          // place of an earlier file with these words; empty: none
  bool has_same_bytes = false;  // and that file has the very same bytes
  std::string why;              // of refused and unnamed
};
std::string_view code(TextReport::What what);
// Whether the library holds these words.
bool is_taken(TextReport::What what);

struct FileReport {
  std::string place;  // Loaded::place
  std::size_t argument = 0;
  std::string format;  // code(Format); empty: it was not read
  std::vector<TextReport> texts;
  std::string left_out;  // why nothing was looked for in it
  std::optional<record::Error> error;
  std::vector<Finding> findings;
};

// The two languages of a text of Hong Kong.
struct PairReport {
  std::string instrument, version;
  record::Language left = record::Language::en, right = record::Language::zh_hant;
  std::size_t units = 0, left_only = 0, right_only = 0, terms = 0;
};

struct Report {
  bool is_dry_run = false;
  std::vector<std::string> arguments;
  std::vector<FileReport> files;  // in the order of the collection
  std::vector<PairReport> pairs;
  double seconds = 0;
};

struct Totals {
  std::size_t files = 0, files_taken = 0, files_left_out = 0, files_broken = 0;
  std::map<TextReport::What, std::size_t> texts;
  std::size_t provisions = 0;  // of what was taken
  std::size_t same_bytes = 0, same_words = 0;
  std::map<Finding::What, std::size_t> findings;
  std::vector<std::string> arguments_without_text;
  bool has_environment_error = false;
};
Totals count(const Report& report);

// One line a text, findings below it, sums at the end. Of many findings of a file the first are
// shown and the rest counted.
void write_text(const Report& report, std::ostream& out);
// All of it; UTF-8.
std::string to_json(const Report& report);

}  // namespace gbalex::intake

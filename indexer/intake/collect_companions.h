// Files that hold no text and say of the texts beside them what those do not print: a
// versions.json, and answers of the national database to its details call. Called by the intake
// before it reads texts. Once made, safe from any thread.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "intake/collect.h"
#include "intake/flk_details.h"
#include "intake/front_matter.h"

namespace gbalex::intake {

class Companions {
 public:
  // Reads the JSON files of a collection. What is broken is told when the file's turn comes.
  static Companions find(const Collection& collection);

  // What they say goes into the texts of the file at `place` (Loaded::place): a version by the path
  // that the versions.json names, details by the name of the DOCX in the database, else by title
  // where the text prints no other day of publication.
  void apply(std::string_view place, Taken& taken) const;

 private:
  void add(const Loaded& loaded);
  [[nodiscard]] const FlkDetails* details_of(std::string_view place,
                                             const library::Wording& wording) const;

  std::unordered_map<std::string, VersionEntry> versions_;  // by place
  std::vector<FlkDetails> details_;
  std::unordered_map<std::string, std::size_t> by_name_;                // of the DOCX, no extension
  std::unordered_map<std::string, std::vector<std::size_t>> by_title_;  // library::title_key()
};

}  // namespace gbalex::intake

// What collections of Mainland texts in Markdown say beside the text: YAML front matter, and a
// versions.json that dates the files of one law.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "intake/reader.h"

namespace gbalex::intake {

struct FrontMatter {
  std::vector<std::pair<std::string, std::string>> values;  // "title" → "…", without quotes
  std::size_t lines = 0;  // of the file that it takes, both fences included; 0: there is none
};
// `text` is the whole file. Keys at the left margin only; nested values are not read.
FrontMatter read_front_matter(std::string_view text);
// Title, number, issuer, type, dates and address by the keys that collections use. Every other key
// is a Finding.
void apply(const FrontMatter& front, std::string_view file, library::Wording& wording,
           std::vector<Finding>& findings);

// One version of a law in a versions.json.
struct VersionEntry {
  std::string title;  // of the law
  std::string id, label;
  std::string entry;  // path of its text, relative to the versions.json
  std::optional<record::Date> promulgated, from, to;  // `to` is the last day in force
};
record::Result<std::vector<VersionEntry>> read_versions(const File& file);
// Its dates are those of the wording; a printed date that differs is a Finding.
void apply(const VersionEntry& version, std::string_view file, library::Wording& wording,
           std::vector<Finding>& findings);

}  // namespace gbalex::intake

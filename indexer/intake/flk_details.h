// The answer of the national database of laws (flk.npc.gov.cn) to its details call, as JSON: what a
// text is, its dates and state, where its DOCX lies, and its table of contents. It holds no text.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "intake/reader.h"

namespace gbalex::intake {

struct FlkDetails {
  std::string id;  // bbbs, 32 hexadecimal digits
  std::string title, type, issuer;
  std::optional<record::Date> promulgated, from;
  std::optional<library::UnitStatus> status;
  std::string word_path, pdf_path;  // at the database, "prod/20200528/….docx"
  struct Version {
    std::string id, title;
    std::optional<record::Date> promulgated, from;
  };
  std::vector<Version> earlier;  // lsyg
  std::vector<std::string>
      labels;  // of the table of contents, in order: "第一章 基本规定", "第一条"
  std::vector<Finding> findings;
};
record::Result<FlkDetails> read_flk_details(const File& file);

// What the details say goes before what was read from the text; a difference is a Finding, and so
// is every article of the table of contents that the text does not have.
void apply(const FlkDetails& details, std::string_view file, library::Wording& wording,
           std::vector<Finding>& findings);

}  // namespace gbalex::intake

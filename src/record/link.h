// A web page worth linking to.
#pragma once

#include <string>
#include <vector>

#include "record/provenance.h"
#include "record/texts.h"

namespace gbalex::record {

struct Link {
  std::string id;
  Region region = Region::mainland;
  std::string city;
  std::string category;
  std::vector<std::string> subjects;
  std::vector<Language> languages;  // of the page
  Texts title;
  std::string url;
  std::string url_basis;  // one of source_bases()
  std::string owner;
  std::string instrument;  // id, when the page is its text; may be empty
  Provenance provenance;
};

}  // namespace gbalex::record

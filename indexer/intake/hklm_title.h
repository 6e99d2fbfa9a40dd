// What a law of Hong Kong calls itself, and what its file says of the whole. Internal to the reader
// of HKLM.
#pragma once

#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "intake/hklm_report.h"
#include "library/wording.h"

namespace gbalex::intake::hklm {

// Without the marks 《》 around it.
std::string_view bare_title(std::string_view title);

// The title in the words "may be cited as the …", "可引稱為《…》" of the first sections, for files
// that do not mark it. Empty where there is none.
std::string cited_title(const std::vector<library::Unit>& units);

// Whether the file is one of the constitutional instruments, whose provisions may be articles.
bool is_instrument(const pugi::xml_node& root);

// Number, type, date, status, origin. `root` is the root element, `file` the name of the file.
void read_meta(const pugi::xml_node& root, std::string_view file, library::Wording& wording,
               Report& report);

}  // namespace gbalex::intake::hklm

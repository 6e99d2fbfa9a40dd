// Which format of a publisher a file is in, told by its bytes; its name is asked only where several
// formats begin alike. What is no text of a law (lists, manifests, pictures, notes of a
// collection's makers) is told as such with the reason. Called by the intake for every file. Pure
// functions.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "intake/reader.h"

namespace gbalex::intake {

enum class Format {
  hklm,          // Hong Kong e-Legislation
  akoma_ntoso,   // of anybody
  docx,          // Mainland
  gazette,       // Official Gazette of Macao: a page of its site
  gazette_text,  // its words without markup
  gazette_json,  // the same in JSON
  markdown,      // Mainland
  plain_text,    // Mainland
  text_json,     // Mainland
  flk_details,   // what the national database says of a text; holds none
  versions,      // dates of the texts beside it; holds none
  archive,       // a zip file of files
  none,          // no text of a law
};
// Those that hold texts: what a user can name.
inline constexpr std::array kTextFormats = {
    Format::hklm,     Format::akoma_ntoso,  Format::docx,
    Format::gazette,  Format::gazette_text, Format::gazette_json,
    Format::markdown, Format::plain_text,   Format::text_json};
// The enumerator's name with hyphens, "akoma-ntoso"; parse_format() is its inverse.
std::string_view code(Format format);
std::optional<Format> parse_format(std::string_view text);

struct Detected {
  Format format = Format::none;
  std::string why;  // of none: one clause
};
// Linear in the file, but for JSON only its beginning is looked at.
Detected detect(const File& file);

}  // namespace gbalex::intake

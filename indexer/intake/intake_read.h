// From a file's bytes to the texts of laws in it, whatever its format. Called by the intake, in
// several threads. Pure functions.
#pragma once

#include <string_view>

#include "intake/detect.h"
#include "intake/reader.h"

namespace gbalex::intake {

// By the reader of the format. Errors: the reader's own; an exception of a reader is one too. For
// formats that hold no text: usage.
record::Result<Taken> read_texts(const File& file, Format format);

// What a versions.json or an answer of the national database says, as one clause.
record::Result<std::string> describe_companion(const File& file, Format format,
                                               std::vector<Finding>& findings);

// A title that names a part of a law, 附则, as files have that hold one of its parts.
bool names_a_part(std::string_view title);

}  // namespace gbalex::intake

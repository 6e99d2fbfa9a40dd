// Reads the XML of Hong Kong e-Legislation (HKLM 1.0), one chapter, language and version a file:
// ordinance, subLeg, resolution, lawDoc. Called by the intake; pure function.
//
// The wording: `instrument` is "hk-cap-486" where the file has the number of a chapter; `from` is
// the publisher's date of the version (in the file, else in its name), `type` the root element; a
// title is without 《》. The notes of the publisher (sourceNote, editorialNote, commencementNote,
// statutoryNote) are history of the unit they stand in, without the brackets around them. Addresses
// of references begin with "/hk/"; those inside the law have none. `origin.sha256` and
// `origin.retrieved` are left to the caller.
//
// Words that stand in elements that are not known are kept; bytes that are no UTF-8 become U+FFFD;
// pictures are left out: each with a finding. Errors: the file is no XML or is broken off, is not
// of this format, says no language, is deeper than 100 elements or longer than 64 MiB.
#pragma once

#include "intake/reader.h"
#include "record/result.h"

namespace gbalex::intake {

record::Result<Taken> read_hklm(File file);

}  // namespace gbalex::intake

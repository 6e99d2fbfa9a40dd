// Reads texts of the Official Gazette of Macao (Boletim Oficial, 公報), Chinese or Portuguese: a
// page of bo.io.gov.mo or bo.dsaj.gov.mo, a text extract of one, or JSON that collections made of
// them. Called by the intake; pure functions.
//
// A page may hold several texts. The wording: `number` as printed, `type` its words without the
// number, `promulgated` the day of publication; rows of the ficha are history. Articles of a code
// or regulation that a text approves stand in an attachment, "annex1/art1". A text that is quoted
// to amend another law stays text. Numbers of a text without articles are "(1)", "(2)".
// `instrument` and `origin.sha256` are left to the caller.
#pragma once

#include "intake/gazette_lines.h"
#include "intake/reader.h"
#include "record/result.h"

namespace gbalex::intake {

// Errors: no HTML, longer than 64 MiB, nested as no page is.
record::Result<Taken> read_gazette(const File& file, const GazetteHints& hints = {});
// One paragraph a line. A line "URL: …" begins another page.
record::Result<Taken> read_gazette_text(const File& file, const GazetteHints& hints = {});
// An object with the text in "text", and any of doc_ref or diploma (its number), title, url,
// gazette_info, publication_date. What is not of "_type" legislation is left out with a finding.
record::Result<Taken> read_gazette_json(const File& file);

// A text in its two languages.
struct GazettePair {
  const library::Wording* chinese = nullptr;
  const library::Wording* portuguese = nullptr;
};
// Wordings that are each other's language, by type and number, in the order of the first.
std::vector<GazettePair> pair_gazette(const std::vector<library::Wording>& wordings);

}  // namespace gbalex::intake

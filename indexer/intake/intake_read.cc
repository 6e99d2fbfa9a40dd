#include "intake/intake_read.h"

#include <algorithm>
#include <array>
#include <exception>
#include <iterator>
#include <utility>

#include "intake/docx.h"
#include "intake/flk_details.h"
#include "intake/front_matter.h"
#include "intake/gazette.h"
#include "intake/hklm.h"
#include "intake/markdown.h"
#include "intake/statute_text.h"
#include "intake/statute_text_marks.h"
#include "intake/statute_text_words.h"
#include "intake/text_json.h"
#include "library/akoma_ntoso.h"

namespace gbalex::intake {
namespace {

using record::Error;
using record::ErrorKind;
using record::Result;

Result<Taken> read_standard(const File& file) {
  Result<library::Reading> reading = library::read_akoma_ntoso(file.bytes, file.name);
  if (!reading) return reading.error();
  Taken taken;
  for (library::Message& message : reading.value().messages) {
    taken.findings.push_back(
        {Finding::What::unknown_element, std::move(message.where), std::move(message.what)});
  }
  library::Wording wording = std::move(reading).value().wording;
  // The file that is kept beside the text, not one that it was made from.
  wording.origin.file = file.name;
  taken.wordings.push_back(std::move(wording));
  return taken;
}

Result<Taken> read(const File& file, Format format) {
  switch (format) {
    case Format::hklm:
      return read_hklm(file);
    case Format::akoma_ntoso:
      return read_standard(file);
    case Format::docx:
      return read_docx(file);
    case Format::markdown:
      return read_markdown(file);
    case Format::plain_text:
      return read_plain_statute(file);
    case Format::text_json:
      return read_text_json(file);
    case Format::gazette:
      return read_gazette(file);
    case Format::gazette_text:
      return read_gazette_text(file);
    case Format::gazette_json:
      return read_gazette_json(file);
    case Format::flk_details:
    case Format::versions:
    case Format::archive:
    case Format::none:
      break;
  }
  return Error{ErrorKind::usage, "files of this format hold no texts", std::string(file.name),
               "name another --format"};
}

}  // namespace

Result<Taken> read_texts(const File& file, Format format) {
  try {
    return read(file, format);
  } catch (const std::exception& error) {
    return Error{ErrorKind::data, std::string("the reader gave up: ") + error.what(),
                 std::string(file.name), "take the publisher's file again"};
  }
}

Result<std::string> describe_companion(const File& file, Format format,
                                       std::vector<Finding>& findings) {
  if (format == Format::versions) {
    const auto versions = read_versions(file);
    if (!versions) return versions.error();
    return "no text; dates of " + std::to_string(versions->size()) + " texts beside it";
  }
  auto details = read_flk_details(file);
  if (!details) return details.error();
  std::ranges::move(details.value().findings, std::back_inserter(findings));
  return "no text; what the national database says of " + details->title;
}

bool names_a_part(std::string_view title) {
  constexpr std::array<std::string_view, 9> kParts = {"总则", "分则", "附则", "修正案", "目录",
                                                      "附件", "附录", "序言", "正文"};
  const std::string words = compact(title);
  if (std::ranges::find(kParts, words) != kParts.end()) return true;
  return is_division(read_mark(words), words);
}

}  // namespace gbalex::intake

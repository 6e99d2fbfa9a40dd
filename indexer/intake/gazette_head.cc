#include "intake/gazette_head.h"

#include <algorithm>

#include "intake/gazette_marks.h"
#include "intake/gazette_names.h"
#include "intake/statute_text_words.h"

namespace gbalex::intake {
namespace {

// Who speaks in the preamble.
std::string_view issuer_of(std::string_view words) {
  if (words.find("Assembleia Legislativa decreta") != words.npos) return "Assembleia Legislativa";
  if (words.starts_with("立法會") && words.find("制定") != words.npos) return "立法會";
  if (words.starts_with("行政長官")) return "行政長官";
  for (const std::string_view who : {"總督", "護理總督"}) {
    if (words.starts_with(who)) return who;
  }
  const bool acts = contains_any(words, "decreta|manda|determino");
  if (!acts) return {};
  if (contains_any(words, "Chefe do Executivo")) return "Chefe do Executivo";
  if (contains_any(words, "Governador")) return "Governador";
  return {};
}

record::Language language_of(const std::vector<GazetteLine>& lines,
                             const library::Wording& wording) {
  std::string sample = wording.number + wording.title;
  constexpr std::size_t kEnough = 20000;  // bytes
  for (const GazetteLine& line : lines) {
    if (sample.size() > kEnough) break;
    sample += line.text;
  }
  return is_mostly_han(sample) ? record::Language::zh_hant : record::Language::pt;
}

// The year that the number of the text gives its date line.
int year_of(const library::Wording& wording) {
  const auto name = read_gazette_name(wording.number);
  return name ? name->year : 0;
}

}  // namespace

std::size_t read_gazette_head(const std::vector<GazetteLine>& lines, library::Wording& wording) {
  wording.language = language_of(lines, wording);
  std::size_t at = 0;
  bool has_title = false, is_heading = false;
  for (; at < lines.size() && !wording.number.empty(); ++at) {
    const GazetteLine& line = lines[at];
    const auto date = read_gazette_date(line.text, year_of(wording));
    if (date && date->length == line.text.size() && !has_title) {
      if (!wording.promulgated) wording.promulgated = date->date;
      wording.history.push_back(line.text);
      continue;
    }
    std::string text = line.text;
    drop_stars(text);
    const bool is_marked = read_gazette_mark(text).kind != GazetteMark::Kind::none;
    const bool is_title = is_gazette_heading(text) && !is_marked && !is_gazette_signature(text) &&
                          line.kind != GazetteLine::Kind::table;
    const bool goes_on = is_heading && line.kind == GazetteLine::Kind::heading;
    if (!is_title || (has_title && !goes_on)) break;
    const std::string words = heading_words(text);
    wording.title = has_title ? wording.title + " " + words : words;
    has_title = true;
    is_heading = line.kind == GazetteLine::Kind::heading;
  }
  if (wording.title.empty()) wording.title = wording.number;
  constexpr std::size_t kPreamble = 12;  // lines
  for (std::size_t i = at; i < lines.size() && i < at + kPreamble && wording.issuer.empty(); ++i) {
    wording.issuer = issuer_of(lines[i].text);
  }
  return at;
}

}  // namespace gbalex::intake

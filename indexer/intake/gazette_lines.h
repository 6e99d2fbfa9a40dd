// The lines that texts of the Official Gazette of Macao are read from, whatever held them: a page
// of HTML, a text extract, JSON. For the readers of the gazette.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "intake/reader.h"

namespace gbalex::intake {

struct GazetteLine {
  enum class Kind {
    paragraph,
    heading,  // by its markup: h1 … h6, centred
    listed,   // an entry of a list: relations, never text of a law that is numbered so
    ficha,    // label and value, in `text` and `value`
    table,    // in `rows`
  };
  std::size_t number = 0;  // in the file, from 1
  Kind kind = Kind::paragraph;
  std::string text;  // one line, without white space at its ends
  std::string value;
  std::vector<std::vector<library::Cell>> rows;
};

// What the caller knows of a text whose lines do not say it.
struct GazetteHints {
  std::string number;  // "Lei n.º 5/2026"
  std::string title;
  std::string address;  // of the page
  std::string charset;  // as the server named it
  std::optional<record::Date> published;
  std::optional<record::Date> retrieved;
  std::vector<std::string> history;
};

// One text of a page: its head as it was understood, and the lines of the law.
struct GazetteText {
  library::Wording wording;
  std::vector<GazetteLine> lines;
};

// The lines of a page of HTML: of its element "content" where it has one. An Error: it is no HTML,
// or nested so that it cannot be a page.
record::Result<std::vector<GazetteLine>> gazette_page_lines(std::string_view html,
                                                            std::string_view name);
// The lines of a text extract; "## " makes a heading, "• " an entry of a list.
std::vector<GazetteLine> gazette_plain_lines(std::string_view text);

// The texts of a page, in its order. What stands above and between them (the ficha's other rows,
// lists of relations, navigation) is left out with findings. A page on which no text begins with
// its number is one text.
std::vector<GazetteText> split_gazette(std::vector<GazetteLine> lines, const GazetteHints& hints,
                                       std::string_view name, std::vector<Finding>& findings);

// The units of a text, in its wording.
void build_gazette(GazetteText text, std::string_view name, std::vector<Finding>& findings,
                   library::Wording& wording);

// For every line, whether it belongs to a text that is quoted over several paragraphs, as amending
// laws quote the new one: it begins with an opening mark of quotation, and ends where the marks
// are even again. A quotation that nothing closes ends before the next one, or before the article
// that follows the last one outside; with a finding.
std::vector<bool> gazette_quoted(const std::vector<GazetteLine>& lines, std::string_view name,
                                 std::vector<Finding>& findings);

}  // namespace gbalex::intake

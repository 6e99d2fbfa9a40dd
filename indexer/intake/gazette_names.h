// Names, dates and closing words of the texts of the Official Gazette of Macao: for its readers.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "library/wording.h"
#include "record/date.h"

namespace gbalex::intake {

// "第97/99/M號法令", "Decreto-Lei n.º 97/99/M", with nothing else in the line.
struct GazetteName {
  std::string number;  // the line
  std::string type;    // "法令", "Decreto-Lei"
  int year = 0;        // 1999
};
std::optional<GazetteName> read_gazette_name(std::string_view line);

// What names a text whatever its language, "declei 97/99/M": by its type and number; empty where
// the type is not known. Numbers of secretaries differ by secretary.
std::string gazette_key(std::string_view number);

// A date at the start of the text; `year` stands in where the text has none ("十二月十三日",
// "de 13 de Dezembro"), 0: then there is no date. `length` is that of the date in bytes.
struct GazetteDate {
  record::Date date;
  std::size_t length = 0;
};
std::optional<GazetteDate> read_gazette_date(std::string_view text, int year = 0);

// Words behind the last article: who passed, signed and published it, and when.
bool is_gazette_signature(std::string_view line);
// A line of capitals, or the office that a Chinese heading names: who issues the next text.
bool is_gazette_issuer(std::string_view line);
// A note of the publisher on an amendment: "* 已更改 - 請查閱：…", "* Alterado - Consulte …".
bool is_gazette_note(std::string_view line);
bool says_repealed(std::string_view note);

// When the text comes into force, from a sentence in it: "entra em vigor no dia …", 自…起生效.
struct GazetteCommencement {
  bool is_said = false;
  std::optional<record::Date> from;  // empty where it is said and no date follows from it
};
GazetteCommencement read_gazette_commencement(std::string_view sentence,
                                              const std::optional<record::Date>& published);

// Whether the text has more Han characters than Latin letters.
bool is_mostly_han(std::string_view text);

}  // namespace gbalex::intake

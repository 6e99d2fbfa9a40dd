// The official text of an instrument in one language and one version, as its publisher printed it:
// what a reader of a publisher's format makes, and what the library keeps as Akoma Ntoso.
//
// A wording is a tree of units. A unit is a stretch of a law with a number of its own (Part 2,
// 第四十二条, (a)), or a piece of text that has none (a paragraph, a table, a cross heading). Units
// stand in the order of the text: words that follow a list stand behind it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "record/date.h"
#include "record/vocabulary.h"

namespace gbalex::library {

// By the element of Akoma Ntoso 3.0 that holds it.
enum class UnitKind {
  // Over provisions; they have no words but those of their units.
  book,         // 编, LIVRO
  part,         // Part; of a Mainland text 分编
  title,        // TÍTULO
  subtitle,     // SUBTÍTULO
  chapter,      // 章, CAPÍTULO
  subchapter,   // 节, SECÇÃO
  division,     // Division; SUBSECÇÃO, 分節
  subdivision,  // Subdivision; DIVISÃO, SUBDIVISÃO
  attachment,   // schedule, 附表, annex
  // Provisions: what is cited, and one document of the index.
  article,  // 条, artigo
  section,  // of Hong Kong: section, rule, regulation, order
  // Below a provision.
  subsection,    // of Hong Kong (1)
  paragraph,     // 款, número; of Hong Kong (a)
  subparagraph,  // of Hong Kong (i)
  point,         // 项, alínea; of Hong Kong (A)
  indent,        // 目; of Hong Kong (I)
  // Without a number.
  text,           // p: one paragraph of words
  cross_heading,  // crossHeading
  table,
};

// Something that is marked in the words of a unit: bytes [begin, end) of Unit::text.
struct Mark {
  enum class Kind {
    reference,  // to another law or provision; `value` is where to, as the publisher writes it
    term,       // that is defined here; `value` is the language it is in ("en", "zh-Hant")
  };
  std::size_t begin = 0, end = 0;
  Kind kind = Kind::reference;
  std::string value;
  bool operator==(const Mark&) const = default;
};

struct Cell {
  std::string text;  // lines are separated by "\n"
  int columns = 1, rows = 1;
  bool is_heading = false;
  bool operator==(const Cell&) const = default;
};

// The legal state that a publisher prints beside a unit.
enum class UnitStatus { in_force, not_yet_in_force, repealed, omitted };

struct Unit {
  UnitKind kind = UnitKind::text;
  // As provisions are called everywhere: "art42", "s18A", "sch1", "sch1/s2"; of what stands below a
  // provision with its numbers in brackets: "art42(2)", "s18(1)(a)". Unique in a wording. Empty for
  // units without a number, and where the same number comes again under definitions.
  std::string id;
  std::string number;   // as printed: "第四十二条", "18A.", "(a)"
  std::string heading;  // as printed, without brackets around it
  // Of text and cross_heading; elsewhere empty: words of a provision are units in it. UTF-8, no
  // line breaks, white space as printed but for the publisher's wrapping of lines.
  std::string text;
  std::vector<Mark> marks;              // in the order of the text, not overlapping
  std::vector<std::vector<Cell>> rows;  // of a table
  std::vector<std::string> history;  // notes of amendment, out of the words: "Amended 18 of 2012"
  UnitStatus status = UnitStatus::in_force;
  std::optional<record::Date> from, to;  // in force, where the publisher says so of this unit
  std::string pair;  // the publisher's key that pairs it with the other language (temporalId)
  std::vector<Unit> units;
  bool operator==(const Unit&) const = default;
};

// Where a wording was taken from.
struct Origin {
  std::string file;       // its name, without folders
  std::string format;     // "hklm", "docx", "markdown", …
  std::string address;    // at the publisher's; empty: not known
  std::string publisher;  // as named in the file; may be empty
  std::string sha256;     // 64 hexadecimal digits, of the publisher's bytes
  std::optional<record::Date> retrieved;
  bool operator==(const Origin&) const = default;
};

struct Wording {
  // Of the catalogue, or made by the rule for texts outside it. Empty until that is decided.
  std::string instrument;
  record::Region region = record::Region::mainland;
  record::Language language = record::Language::zh_hans;
  std::string title;   // the official one, one line
  std::string number;  // as printed: "Cap. 559", "第97/99/M號法令"; empty: none is printed
  std::string type;    // as printed or named by the publisher: "ordinance", "法律", "declei"
  std::string issuer;  // empty: not printed
  std::optional<record::Date> promulgated;
  std::optional<record::Date> from, to;  // in force
  // As the publisher prints it beside the whole text; empty: not printed.
  std::optional<UnitStatus> status;
  std::vector<std::string> history;  // 题注, notes of the whole text, one line each
  std::vector<Unit> preface;         // before the first unit with a number: long title, preamble
  std::vector<Unit> units;           // the body and behind it the attachments
  Origin origin;
  bool operator==(const Wording&) const = default;
};

// Whether units of this kind are provisions: article, section.
bool is_provision(UnitKind kind);

// The enumerator's name, "cross_heading", "not_yet_in_force"; parse_*() is the inverse.
std::string_view code(UnitKind kind);
std::optional<UnitKind> parse_unit_kind(std::string_view text);
std::string_view code(UnitStatus status);
std::optional<UnitStatus> parse_unit_status(std::string_view text);

// Its words in the order of the text, numbers and headings included, without history: what is
// compared with the publisher's. Every number, heading, text and line of a cell is a line of its
// own, ended by "\n"; what is empty is none.
std::string plain_text(const Unit& unit);
// The same of the preface and all units, without the title.
std::string plain_text(const Wording& wording);

}  // namespace gbalex::library

// The numbers that Word generates before paragraphs (word/numbering.xml): for read_docx().
#pragma once

#include <array>
#include <map>
#include <pugixml.hpp>
#include <string>
#include <string_view>

namespace gbalex::intake {

// Without the prefix of its namespace: "p" of "w:p".
std::string_view local_name(const pugi::xml_node& node);
pugi::xml_node child_of(const pugi::xml_node& node, std::string_view name);
// Of the attribute "val" or another, whatever its prefix; empty when there is none.
std::string_view value_of(const pugi::xml_node& node, std::string_view attribute = "val");

class DocxNumbering {
 public:
  // Roots of word/numbering.xml and word/styles.xml; either may be null.
  DocxNumbering(const pugi::xml_node& numbering, const pugi::xml_node& styles);

  // What stands before the words of the next paragraph, by its pPr: "第一条　", "（1）"; empty when
  // it has no number or only a bullet. Counts on.
  std::string next(const pugi::xml_node& paragraph_properties);

 private:
  static constexpr int kLevels = 9;  // of ECMA-376
  struct Level {
    std::string format, text;
    long start = 1;
  };
  struct List {
    std::string abstract;
    std::array<Level, kLevels> levels;
  };
  struct Place {
    std::string list;
    int level = 0;
  };
  void read_lists(const pugi::xml_node& numbering);
  void read_styles(const pugi::xml_node& styles);
  [[nodiscard]] Place place_of(const pugi::xml_node& paragraph_properties) const;

  std::map<std::string, List, std::less<>> lists_;                        // by numId
  std::map<std::string, Place, std::less<>> styles_;                      // of a style's own
  std::map<std::string, std::string, std::less<>> bases_;                 // style → basedOn
  std::map<std::string, std::array<long, kLevels>, std::less<>> counts_;  // by abstract list
};

// 12 → 十二, up to 99,999; for other numbers, decimal digits.
std::string chinese_numeral(long number);

}  // namespace gbalex::intake

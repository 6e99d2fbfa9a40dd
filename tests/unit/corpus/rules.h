// The table of the rules of gbalex check: one change that breaks the good corpus, and what is said.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace gbalex::tests {

inline const std::string kInstrument = "instruments/macao/xy-moon-law.xml";
inline const std::string kContact = "contacts/hongkong/xy-office.xml";
inline const std::string kTopic = "topics/moon-term.xml";
inline const std::string kLinks = "links/macao/fees.xml";
inline const std::string kProgramme = "programme/2030-2031.xml";
inline const std::string kCounterparts = "counterparts.xml";
inline const std::string kThesaurus = "thesaurus/moon.xml";

struct Row {
  std::string rule;
  std::string file;
  std::string from, to;  // the change
  std::vector<std::string> messages;
};

// What corpus::read says about these files, as printed.
std::vector<std::string> problems_of(const std::map<std::string, std::string>& files);

void check_rows(const std::vector<Row>& rows);

}  // namespace gbalex::tests

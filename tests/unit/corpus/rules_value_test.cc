// Values: codes, dates, numbers, addresses, ids of provisions.
#include <catch2/catch.hpp>

#include "rules.h"

namespace gbalex::tests {
namespace {

TEST_CASE("values of the wrong form are refused") {
  check_rows({
      {"a region that does not exist",
       kLinks,
       "region=\"macao\"",
       "region=\"atlantis\"",
       {"links/macao/fees.xml:4:31: bad region \"atlantis\", use one of mainland, guangdong, "
        "hongkong, macao, crossborder, international"}},
      {"a category that does not exist",
       kLinks,
       "category=\"fees\"",
       "category=\"prices\"",
       {"links/macao/fees.xml:4:48: bad category \"prices\", use one of authority, "
        "official_database, statute_text, statute_index, register, e_filing, fees, statistics, "
        "guidance, news_policy, dispute_resolution, ip_trading, border_enforcement, cooperation, "
        "treaty_status"}},
      {"a subject that does not exist",
       kLinks,
       "subjects=\"fees patent\"",
       "subjects=\"fees moon\"",
       {"links/macao/fees.xml:4:69: unknown code \"moon\" in subjects, use one of patent, "
        "utility_model, design, trademark, copyright, geographical_indication, layout_design, "
        "plant_variety, trade_secret, unfair_competition, competition, special_signs, "
        "domain_ecommerce, data, border, recordal, postal, criminal, enforcement, prosecution, "
        "court, dispute_resolution, rights_assistance, ip_trading, ip_agency, fees, policy, "
        "education, training, information, service, treaty, cooperation, ip_general"}},
      {"a subject twice",
       kLinks,
       "subjects=\"fees patent\"",
       "subjects=\"fees fees\"",
       {"links/macao/fees.xml:4:69: \"fees\" stands twice in subjects, take one away"}},
      {"a language that does not exist",
       kLinks,
       "languages=\"en pt\"",
       "languages=\"en zh\"",
       {"links/macao/fees.xml:4:91: unknown language \"zh\", use zh-Hans, zh-Hant, en or pt"}},
      {"a confidence that does not exist",
       kLinks,
       "confidence=\"medium\"",
       "confidence=\"sure\"",
       {"links/macao/fees.xml:5:46: bad confidence \"sure\", use high, medium or low"}},
      {"a status of a text that does not exist",
       kLinks,
       "status=\"converted\"",
       "status=\"good\"",
       {"links/macao/fees.xml:6:35: bad status \"good\", use official, unofficial or converted"}},
      {"a basis that does not exist",
       kLinks,
       "basis=\"cited\"",
       "basis=\"guess\"",
       {"links/macao/fees.xml:8:17: bad basis \"guess\", use one of cited, pattern, site_root"}},
      {"an action that does not exist",
       kLinks,
       "action=\"set\"",
       "action=\"paint\"",
       {"links/macao/fees.xml:15:60: bad action \"paint\", use one of import, add, set, retire"}},
      {"a legal state that is only computed",
       kInstrument,
       "first-adopted=\"2001\" status=\"in_force\"",
       "first-adopted=\"2001\" status=\"earlier_wording\"",
       {"instruments/macao/xy-moon-law.xml:3:86: bad status \"earlier_wording\", use in_force, "
        "not_yet_in_force, partly_in_force, superseded, repealed or not_in_force"}},
      {"a level of another kind",
       kInstrument,
       "level=\"law\"",
       "level=\"sar\"",
       {"instruments/macao/xy-moon-law.xml:2:52: bad level \"sar\", use one of law, "
        "administrative_regulation, departmental_rule, normative_document, "
        "judicial_interpretation, local_regulation, local_government_rule, constitutional_law, "
        "ordinance, subsidiary_legislation, code_of_practice, practice_direction, common_law, "
        "decree_law, portaria, dispatch, treaty, cooperation_instrument"}},
      {"a flag that is neither true nor false",
       kInstrument,
       "in-effect=\"true\"",
       "in-effect=\"yes\"",
       {"instruments/macao/xy-moon-law.xml:10:71: bad in-effect \"yes\", write true or false"}},
      {"a count that is no number",
       kInstrument,
       "<count>12</count>",
       "<count>a dozen</count>",
       {"instruments/macao/xy-moon-law.xml:8:10: bad count \"a dozen\", write a whole number"}},
      {"a figure that is no number",
       kProgramme,
       "<value>12.5</value>",
       "<value>12,5</value>",
       {"programme/2030-2031.xml:16:14: bad value \"12,5\", write a number like 24 or 13.88"}},
      {"an item whose number is none",
       kProgramme,
       "number=\"1\"",
       "number=\"one\"",
       {"programme/2030-2031.xml:5:28: bad number \"one\", write a whole number"}},
      {"a text that is held in English only",
       kContact,
       "<hours lang=\"en\">",
       "<hours lang=\"pt\">",
       {"contacts/hongkong/xy-office.xml:20:16: a text that is held in English only, write it in "
        "English with lang=\"en\""}},
      {"a month that does not exist",
       kInstrument,
       "first-adopted=\"2001\"",
       "first-adopted=\"2001-13\"",
       {"instruments/macao/xy-moon-law.xml:3:72: bad first-adopted \"2001-13\", write YYYY, "
        "YYYY-MM or YYYY-MM-DD"}},
      {"a day that does not exist",
       kInstrument,
       "first-adopted=\"2001\"",
       "first-adopted=\"2001-02-30\"",
       {"instruments/macao/xy-moon-law.xml:3:72: bad first-adopted \"2001-02-30\", write YYYY, "
        "YYYY-MM or YYYY-MM-DD"}},
      {"a span whose end comes first",
       kContact,
       "2030-01-02/2030-01-03",
       "2030-01-03/2030-01-02",
       {"contacts/hongkong/xy-office.xml:22:20: bad date \"2030-01-03/2030-01-02\", write a date, "
        "or two with / between them, the earlier first"}},
      {"an end before the beginning",
       kInstrument,
       "confidence=\"high\" as-of",
       "end-date=\"2031-12-31\" confidence=\"high\" as-of",
       {"instruments/macao/xy-moon-law.xml:4:59: end-date 2031-12-31 before current-text-effective "
        "2032-01-01, correct one of them"}},
      {"a time of the day that does not exist",
       kTopic,
       "T09:30:00+08:00",
       "T25:30:00+08:00",
       {"topics/moon-term.xml:19:16: bad at \"2031-05-01T25:30:00+08:00\", write YYYY-MM-DD or "
        "YYYY-MM-DDThh:mm:ss+08:00"}},
      {"a role that could be a name",
       kLinks,
       "by=\"desk-2\"",
       "by=\"Mr Moon\"",
       {"links/macao/fees.xml:15:44: bad by \"Mr Moon\", name a role or an account id, such as "
        "maintainer"}},
      {"an id with capitals",
       kLinks,
       "id=\"link-901\"",
       "id=\"Link-901\"",
       {"links/macao/fees.xml:4:13: bad id \"Link-901\", use small letters, digits and hyphens"}},
      {"a provision that is none",
       kInstrument,
       "id=\"art3(1)\"",
       "id=\"article 3\"",
       {"instruments/macao/xy-moon-law.xml:14:18: bad provision id \"article 3\", write it like "
        "art42(1), s14A, r3, sch1 or art213..215"}},
      {"a confirmed number that is not there",
       kInstrument,
       "<provision pin=\"whole\">",
       "<provision pin=\"confirmed\">",
       {"instruments/macao/xy-moon-law.xml:18:19: a confirmed number that is not given, add id or "
        "write pin=\"unconfirmed\""}},
      {"a provision where the whole instrument is meant",
       kTopic,
       "provision=\"art3\" pin=\"unconfirmed\"",
       "provision=\"art3\" pin=\"whole\"",
       {"topics/moon-term.xml:10:62: the whole instrument is meant, yet a provision is given, take "
        "provision away or say how sure it is"}},
      {"an address of another scheme",
       kLinks,
       "https://moon.example.org/fees?",
       "ftp://moon.example.org/fees?",
       {"links/macao/fees.xml:8:24: bad URL \"ftp://moon.example.org/fees?a=1&b=2\", begin it with "
        "https:// or http://"}},
      {"an address whose host has no dot",
       kLinks,
       "https://moon.example.org/fees?",
       "https://moon/fees?",
       {"links/macao/fees.xml:8:24: bad URL \"https://moon/fees?a=1&b=2\", give a host name with a "
        "dot"}},
      {"an address with a blank",
       kLinks,
       "org/fees?a",
       "org/all fees?a",
       {"links/macao/fees.xml:8:24: bad URL \"https://moon.example.org/all fees?a=1&b=2\", write "
        "it in ASCII without blanks, other characters as %XX"}},
      {"an address with Chinese in it",
       kLinks,
       "org/fees?a",
       "org/費用?a",
       {"links/macao/fees.xml:8:24: bad URL \"https://moon.example.org/費用?a=1&b=2\", write it in "
        "ASCII without blanks, other characters as %XX"}},
      {"an address of evidence",
       kContact,
       "https://guide.example.org/",
       "https://guide",
       {"contacts/hongkong/xy-office.xml:25:48: bad URL \"https://guide\", give a host name with a "
        "dot"}},
      {"a short name that any text may hold",
       kInstrument,
       ">MOON<",
       ">MO<",
       {"instruments/macao/xy-moon-law.xml:8:42: the short name \"MO\" is too short to be told "
        "from "
        "words, give one of four letters or two Han characters at least"}},
      {"a web site of a contact",
       kContact,
       "http://moon.example.org<",
       "moon.example.org<",
       {"contacts/hongkong/xy-office.xml:18:10: bad URL \"moon.example.org\", begin it with "
        "https:// or http://"}},
      {"a telephone number with a word in it",
       kContact,
       "+853 1234 567",
       "+853 1234 ext 5",
       {"contacts/hongkong/xy-office.xml:10:13: bad number \"+853 1234 ext 5\", use digits, "
        "blanks, hyphens and + in front"}},
      {"a mail address without a host",
       kContact,
       "desk@moon.example.org",
       "desk@moon",
       {"contacts/hongkong/xy-office.xml:15:14: bad e-mail address \"desk@moon\", write it as "
        "name@host.domain"}},
      {"an area code with a plus",
       kContact,
       "area-code=\"853\"",
       "area-code=\"+853\"",
       {"contacts/hongkong/xy-office.xml:3:44: bad area-code \"+853\", write its digits"}},
      {"a record in the file of another",
       kProgramme,
       "id=\"2030-2031\"",
       "id=\"2030-31\"",
       {"programme/2030-2031.xml:2:16: the id \"2030-31\" in a file of another name, name the file "
        "2030-31.xml"}},
      {"a record in the folder of another region",
       kLinks,
       "region=\"macao\"",
       "region=\"hongkong\"",
       {"links/macao/fees.xml:4:31: region hongkong in the folder macao, move the record into the "
        "folder of its region"}},
  });
}

}  // namespace
}  // namespace gbalex::tests

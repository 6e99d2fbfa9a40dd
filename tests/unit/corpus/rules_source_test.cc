// What stands behind facts: dates of sources, evidence, references between records.
#include <catch2/catch.hpp>

#include "rules.h"

namespace gbalex::tests {
namespace {

TEST_CASE("dates of sources and checks may not lie ahead") {
  check_rows({
      {"a record that is newer than today",
       kLinks,
       "as-of=\"2031-05-01\"",
       "as-of=\"2031-05-11\"",
       {"links/macao/fees.xml:5:61: as-of \"2031-05-11\" lies in the future, give the day on which "
        "it was seen or done"}},
      {"evidence seen tomorrow",
       kInstrument,
       "date=\"2031-04-30\"",
       "date=\"2031-05-11\"",
       {"instruments/macao/xy-moon-law.xml:22:75: date \"2031-05-11\" lies in the future, give the "
        "day on which it was seen or done"}},
      {"evidence seen next month",
       kInstrument,
       "date=\"2031-04-30\"",
       "date=\"2031-06\"",
       {"instruments/macao/xy-moon-law.xml:22:75: date \"2031-06\" lies in the future, give the "
        "day on which it was seen or done"}},
      {"evidence that ends in the future",
       kInstrument,
       "date=\"2031-04-30\"",
       "date=\"2031-04-30/2031-05-12\"",
       {"instruments/macao/xy-moon-law.xml:22:75: date \"2031-05-12\" lies in the future, give the "
        "day on which it was seen or done"}},
      {"an edit of tomorrow",
       kLinks,
       "at=\"2031-05-02T08:00:00Z\"",
       "at=\"2031-05-11T08:00:00Z\"",
       {"links/macao/fees.xml:15:18: at \"2031-05-11T08:00:00Z\" lies in the future, give the day "
        "on which it was done"}},
      {"an edit before the one it follows",
       kLinks,
       "at=\"2031-05-02T08:00:00Z\"",
       "at=\"2031-04-30T08:00:00Z\"",
       {"links/macao/fees.xml:15:18: an event of 2031-04-30 after one of 2031-05-01, put the "
        "events in order, the oldest first"}},
      {"a version of tomorrow",
       kInstrument,
       "version-date=\"2031-03-02\"",
       "version-date=\"2031-05-11\"",
       {"instruments/macao/xy-moon-law.xml:10:48: version-date \"2031-05-11\" lies in the future, "
        "give the day on which it was seen or done"}},
      {"a list of tomorrow",
       kInstrument,
       "as-of=\"2031-04\"",
       "as-of=\"2031-06\"",
       {"instruments/macao/xy-moon-law.xml:10:25: as-of \"2031-06\" lies in the future, give the "
        "day on which it was seen or done"}},
      {"an adoption in the future",
       kInstrument,
       "first-adopted=\"2001\"",
       "first-adopted=\"2032\"",
       {"instruments/macao/xy-moon-law.xml:3:72: first-adopted \"2032\" lies in the future, give "
        "the day on which it was seen or done"}},
      {"counterparts of tomorrow",
       kCounterparts,
       "as-of=\"2031-05-01\"",
       "as-of=\"2031-05-11\"",
       {"counterparts.xml:2:22: as-of \"2031-05-11\" lies in the future, give the day on which it "
        "was seen or done"}},
  });
}

TEST_CASE("facts without the sources they need are refused") {
  check_rows({
      {"a record without evidence",
       kProgramme,
       "    <evidence kind=\"progress_report\"/>\n",
       "",
       {"programme/2030-2031.xml:5:3: <item> has no evidence, add an <evidence> that says where it "
        "was seen and when"}},
      {"an answer without evidence",
       kTopic,
       "    <evidence kind=\"news\" url=\"https://news.example.org/1\"/>\n",
       "",
       {"topics/moon-term.xml:8:3: <answer> has no evidence, add an <evidence> that says where it "
        "was seen and when"}},
      {"high confidence on general knowledge",
       kInstrument,
       "kind=\"official_page\" url=\"https://moon.example.org/law\" date=\"2031-04-30\"",
       "kind=\"general_knowledge\"",
       {"instruments/macao/xy-moon-law.xml:4:61: high confidence on weak evidence only, add a "
        "better source or lower the confidence"}},
      {"high confidence of an answer on a mirror",
       kTopic,
       "kind=\"news\" url=\"https://news.example.org/1\"",
       "kind=\"mirror\"",
       {"topics/moon-term.xml:8:41: high confidence on weak evidence only, add a better source or "
        "lower the confidence"}},
      {"a mirror with an address",
       kTopic,
       "kind=\"general_knowledge\"",
       "kind=\"mirror\" url=\"https://copy.example.org\"",
       {"topics/moon-term.xml:6:34: evidence of kind mirror with an address, take the address "
        "away; mirrors are never linked to"}},
      {"an official page that is not named",
       kProgramme,
       "kind=\"progress_report\"",
       "kind=\"official_page\"",
       {"programme/2030-2031.xml:19:5: evidence of kind official_page without its source, give its "
        "url, or a note that names the page"}},
      {"a text without its place",
       kTopic,
       " path=\"law.md\"",
       "",
       {"topics/moon-term.xml:16:5: evidence of kind public_text without its place, give repo and "
        "path"}},
      {"a kind that does not exist",
       kTopic,
       "kind=\"general_knowledge\"",
       "kind=\"hearsay\"",
       {"topics/moon-term.xml:6:21: bad kind \"hearsay\", use one of official_page, news, "
        "third_party, public_text, public_code, url_pattern, mirror, progress_report, "
        "general_knowledge, unverified"}},
      {"a detail on evidence that is not there",
       kContact,
       "<address evidence=\"page\">",
       "<address evidence=\"leaflet\">",
       {"contacts/hongkong/xy-office.xml:6:22: no evidence with the key \"leaflet\", add the "
        "evidence, or name one of this record"}},
      {"a milestone on evidence that is not there",
       kContact,
       "evidence=\"page\" lang",
       "evidence=\"leaflet\" lang",
       {"contacts/hongkong/xy-office.xml:22:53: no evidence with the key \"leaflet\", add the "
        "evidence, or name one of this record"}},
      {"two evidences with one key",
       kContact,
       "  <evidence key=\"page\"",
       "  <evidence key=\"page\" kind=\"news\"/>\n  <evidence key=\"page\"",
       {"contacts/hongkong/xy-office.xml:26:18: a second evidence with the key \"page\", give it "
        "another key"}},
      {"a detail without evidence",
       kContact,
       "<website evidence=\"page\">",
       "<website>",
       {"contacts/hongkong/xy-office.xml:17:3: <website> has no attribute evidence, add it"}},
  });
}

TEST_CASE("ids are unique, and every id that is named exists") {
  check_rows({
      {"an instrument that does not exist",
       kLinks,
       "instrument=\"xy-moon-law\"",
       "instrument=\"xy-sun-law\"",
       {"links/macao/fees.xml:5:21: no instrument has the id \"xy-sun-law\", correct the id, or "
        "add the record"}},
      {"an instrument where there is a contact",
       kTopic,
       "instrument=\"xy-moon-law\" pin=\"whole\"",
       "instrument=\"xy-office\" pin=\"whole\"",
       {"topics/moon-term.xml:15:27: no instrument has the id \"xy-office\", correct the id, or "
        "add the record"}},
      {"a topic that does not exist",
       kInstrument,
       "topic=\"moon-term\"",
       "topic=\"sun-term\"",
       {"instruments/macao/xy-moon-law.xml:14:50: no topic has the id \"sun-term\", correct the "
        "id, or add the record"}},
      {"a contact that does not exist",
       kTopic,
       "contacts=\"xy-office\"",
       "contacts=\"xy-office xy-palace\"",
       {"topics/moon-term.xml:4:66: no contact has the id \"xy-palace\", correct the id, or add "
        "the record"}},
      {"a party that does not exist",
       kProgramme,
       "parties=\"xy-office\"",
       "parties=\"xy-palace xy-office\"",
       {"programme/2030-2031.xml:6:45: no contact has the id \"xy-palace\", correct the id, or add "
        "the record"}},
      {"a programme item that does not exist",
       kContact,
       "programme-items=\"xy-01\"",
       "programme-items=\"xy-01 xy-02\"",
       {"contacts/hongkong/xy-office.xml:23:39: no programme item has the id \"xy-02\", correct "
        "the id, or add the record"}},
      {"a member that does not exist",
       kContact,
       "list=\"current\" contacts=\"xy-office\"",
       "list=\"current\" contacts=\"xy-palace\"",
       {"contacts/hongkong/xy-office.xml:21:37: no contact has the id \"xy-palace\", correct the "
        "id, or add the record"}},
      {"a parent that does not exist",
       kContact,
       "since=\"2001\"",
       "since=\"2001\" parent=\"xy-palace\"",
       {"contacts/hongkong/xy-office.xml:3:93: no contact has the id \"xy-palace\", correct the "
        "id, or add the record"}},
      {"a successor instrument that does not exist",
       kInstrument,
       "status=\"in_force\"\n",
       "status=\"in_force\" replaced-by=\"xy-sun-law\"\n",
       {"instruments/macao/xy-moon-law.xml:3:109: no instrument has the id \"xy-sun-law\", correct "
        "the id, or add the record"}},
      {"a counterpart that does not exist",
       kCounterparts,
       "hongkong=\"xy-office\"",
       "hongkong=\"xy-palace\"",
       {"counterparts.xml:3:36: no contact has the id \"xy-palace\", correct the id, or add the "
        "record"}},
      {"a counterpart function that does not exist",
       kCounterparts,
       "function=\"border\"",
       "function=\"tides\"",
       {"counterparts.xml:3:18: bad function \"tides\", use one of coordination, "
        "coordination_national, patent_registration, patent_examination_training, "
        "patent_admin_enforcement, patent_fast_track, trademark_registration, "
        "trademark_enforcement, design_registration, copyright_administration, "
        "copyright_licensing_bodies, copyright_enforcement, border, border_recordal, "
        "border_hk_frontline, border_macao_frontline, post_express, criminal_investigation, "
        "general_police, prosecution, court_first_instance, court_appeal, court_final, "
        "court_administrative, rights_assistance, complaint_line, complaint_line_border, "
        "trade_promotion, policy, zone_hengqin, enquiry_points"}},
      {"a function twice",
       kCounterparts,
       "<row function=\"border\" hongkong=\"xy-office\"/>",
       "<row function=\"border\" hongkong=\"xy-office\"/>\n  <row function=\"border\"/>",
       {"counterparts.xml:4:18: a second row for the function border, take one away"}},
      {"an id that another kind has",
       kLinks,
       "id=\"link-901\"",
       "id=\"xy-01\"",
       {"programme/2030-2031.xml:5:13: the id \"xy-01\" is used before, in links/macao/fees.xml, "
        "give this record an id of its own; ids are for ever"}},
      {"a work with the id of a record",
       kInstrument,
       "id=\"xy-moon-law\" region",
       "id=\"xy-moon-law\" work=\"xy-office\" region",
       {"instruments/macao/xy-moon-law.xml:2:36: the work \"xy-office\" has the id of a record, "
        "name the work \"xy-office-work\""}},
  });
}

}  // namespace
}  // namespace gbalex::tests

#include "akoma_ntoso_schema.h"

#include <map>
#include <pugixml.hpp>
#include <regex>
#include <set>
#include <utility>

#include "record/date.h"

namespace gbalex::tests {
namespace {

// The complex types, as expressions over the names of the children, each ended by a semicolon.
const std::string kHier =
    "(?:clause|section|part|paragraph|chapter|title|article|book|tome|division|list|point|indent|"
    "alinea|rule|subrule|proviso|subsection|subpart|subparagraph|subchapter|subtitle|subdivision|"
    "subclause|sublist|level|transitional|hcontainer);";
const std::string kBlock = "(?:blockList|blockContainer|tblock|toc|ul|ol|table|p|foreign|block);";
const std::string kInline = "(?:(?:ref|term|authorialNote|docTitle|docNumber|b|i|span|br);)*";
const std::string kHead = "(?:(?:num|heading|subheading);)*";

struct Rule {
  std::string children;
  bool has_text = false;
  std::set<std::string> needed, allowed;
};

const std::set<std::string> kCore = {"class", "style", "title", "period",   "status",
                                     "eId",   "wId",   "GUID",  "refersTo", "alternativeTo"};

std::set<std::string> with(std::set<std::string> all, const std::set<std::string>& more) {
  all.insert(more.begin(), more.end());
  return all;
}

std::map<std::string, Rule> make_rules() {
  const std::string hierarchy =
      kHead + "(?:(?:intro;)?(?:" + kHier + "|crossHeading;)*" + "(?:wrapUp;)?|content;)";
  const std::string blocks = "(?:" + kBlock + ")*";
  const std::string frbr = "FRBRthis;(?:FRBRuri;)+(?:FRBRalias;)*(?:FRBRdate;)+(?:FRBRauthor;)+";
  const std::set<std::string> value = {"value"};
  std::map<std::string, Rule> rules;
  rules["akomaNtoso"] = {"(?:act|doc);", false, {}, {}};
  rules["act"] = {"meta;(?:preface;)?body;(?:attachments;)?", false, {"name"}, {"contains"}};
  rules["doc"] = {"meta;(?:preface;)?mainBody;", false, {"name"}, {"contains"}};
  rules["body"] = {"(?:" + kHier + ")+", false, {}, kCore};
  rules["mainBody"] = {"(?:" + kHier + "|" + kBlock + "|(?:container|div);)+", false, {}, kCore};
  rules["preface"] = {"(?:" + kBlock + "|(?:longTitle|formula|container);)+", false, {}, kCore};
  rules["container"] = {"(?:" + kBlock + "|container;)*", false, {"name"}, kCore};
  rules["attachments"] = {"(?:attachment;)+", false, {}, {}};
  rules["attachment"] = {kHead + "doc;", false, {}, kCore};
  for (const char* name :
       {"book", "part", "title", "subtitle", "chapter", "subchapter", "division", "subdivision",
        "article", "section", "subsection", "paragraph", "subparagraph", "point", "indent"}) {
    rules[name] = {hierarchy, false, {}, kCore};
  }
  rules["hcontainer"] = {hierarchy, false, {"name"}, kCore};
  rules["blockContainer"] = {
      kHead + "(?:intro;)?(?:" + kBlock + "|crossHeading;)+(?:wrapUp;)?", false, {}, kCore};
  for (const char* name : {"content", "intro", "wrapUp"}) rules[name] = {blocks, false, {}, kCore};
  for (const char* name : {"td", "th"}) {
    rules[name] = {blocks, false, {}, with(kCore, {"colspan", "rowspan"})};
  }
  rules["table"] = {"(?:caption;)?(?:tr;)+", false, {}, with(kCore, {"width", "border"})};
  rules["tr"] = {"(?:(?:td|th);)+", false, {}, kCore};
  for (const char* name :
       {"p", "num", "heading", "crossHeading", "caption", "docTitle", "docNumber"}) {
    rules[name] = {kInline, true, {}, kCore};
  }
  rules["block"] = {kInline, true, {"name"}, kCore};
  rules["ref"] = {kInline, true, {"href"}, kCore};
  rules["term"] = {kInline, true, {"refersTo"}, kCore};
  rules["authorialNote"] = {
      "(?:" + kBlock + ")+", false, {}, with(kCore, {"marker", "placement", "placementBase"})};
  rules["meta"] = {
      "identification;(?:lifecycle;)*(?:temporalData;)*(?:references;)*(?:notes;)*"
      "(?:proprietary;)*",
      false,
      {},
      {}};
  rules["identification"] = {"FRBRWork;FRBRExpression;FRBRManifestation;", false, {"source"}, {}};
  rules["FRBRWork"] = {
      frbr + "FRBRcountry;(?:FRBRsubtype;)?(?:FRBRnumber;)*(?:FRBRname;)*", false, {}, {}};
  rules["FRBRExpression"] = {frbr + "(?:FRBRlanguage;)+", false, {}, {}};
  rules["FRBRManifestation"] = {frbr + "(?:FRBRformat;)?", false, {}, {}};
  for (const char* name :
       {"FRBRthis", "FRBRuri", "FRBRcountry", "FRBRsubtype", "FRBRnumber", "FRBRformat"}) {
    rules[name] = {"", false, value, {}};
  }
  rules["FRBRalias"] = {"", false, {"value", "name"}, {}};
  rules["FRBRdate"] = {"", false, {"date", "name"}, {}};
  rules["FRBRauthor"] = {"", false, {"href"}, {"as"}};
  rules["FRBRlanguage"] = {"", false, {"language"}, {}};
  rules["lifecycle"] = {"(?:eventRef;)+", false, {"source"}, {}};
  rules["eventRef"] = {"", false, {"date", "source"}, {"eId", "type", "href"}};
  rules["temporalData"] = {"(?:temporalGroup;)+", false, {"source"}, {}};
  rules["temporalGroup"] = {"(?:timeInterval;)+", false, {}, {"eId"}};
  rules["timeInterval"] = {"", false, {"refersTo"}, {"start", "end", "duration", "eId"}};
  rules["references"] = {"(?:(?:TLCOrganization|TLCConcept);)+", false, {"source"}, {}};
  for (const char* name : {"TLCOrganization", "TLCConcept"}) {
    rules[name] = {"", false, {"href", "showAs"}, {"eId"}};
  }
  rules["proprietary"] = {"(?:gba:origin;)*", false, {"source"}, {}};
  return rules;
}

class Checker {
 public:
  void check(pugi::xml_node node) {
    const std::string name = node.name();
    if (name.find(':') != std::string::npos) return;  // another namespace: not checked
    const auto rule = rules_.find(name);
    if (rule == rules_.end()) return say(node, "is no element that is written");
    children(node, rule->second);
    attributes(node, rule->second);
    for (const pugi::xml_node child : node.children()) {
      if (child.type() == pugi::node_element) check(child);
    }
  }
  std::vector<std::string> wrong;

 private:
  void say(pugi::xml_node node, const std::string& what) {
    wrong.push_back(std::string(node.path()) + " " + what);
  }

  void children(pugi::xml_node node, const Rule& rule) {
    // What may come twice may come any number of times, and std::regex is recursive.
    std::string names, last, before_last;
    for (const pugi::xml_node child : node.children()) {
      if (child.type() == pugi::node_element) {
        const std::string name = child.name();
        if (name != last || name != before_last) names += name + ";";
        before_last = std::exchange(last, name);
      }
      const std::string_view text = child.value();
      const bool blank = text.find_first_not_of(" \t\r\n") == std::string_view::npos;
      if (child.type() == pugi::node_pcdata && !rule.has_text && !blank) say(node, "holds text");
    }
    auto made = expressions_.find(node.name());
    if (made == expressions_.end()) {
      made = expressions_.emplace(node.name(), std::regex(rule.children)).first;
    }
    if (!std::regex_match(names, made->second)) say(node, "holds " + names);
  }

  void attributes(pugi::xml_node node, const Rule& rule) {
    for (const std::string& name : rule.needed) {
      if (!node.attribute(name.c_str())) say(node, "has no " + name);
    }
    for (const pugi::xml_attribute attribute : node.attributes()) {
      const std::string name = attribute.name();
      const std::string value = attribute.value();
      if (name.find(':') != std::string::npos || name == "xmlns") continue;
      if (!rule.needed.contains(name) && !rule.allowed.contains(name)) say(node, "has " + name);
      if (name == "eId" && !ids_.insert(value).second) say(node, "repeats the eId " + value);
      if (name == "eId" && value.find_first_of(" \t\n") != std::string::npos) {
        say(node, "has white space in its eId");
      }
      if (name == "date") {
        const auto date = record::Date::parse(value);
        if (!date || !date->is_day()) say(node, "has the date " + value);
      }
      if (name == "status" && value != "removed" && value != "ignored") say(node, "is " + value);
    }
  }

  const std::map<std::string, Rule> rules_ = make_rules();
  std::map<std::string, std::regex> expressions_;
  std::set<std::string> ids_;
};

}  // namespace

std::vector<std::string> against_schema(std::string_view xml) {
  pugi::xml_document document;
  if (!document.load_buffer(xml.data(), xml.size())) return {"no well-formed XML"};
  Checker checker;
  checker.check(document.document_element());
  return checker.wrong;
}

}  // namespace gbalex::tests

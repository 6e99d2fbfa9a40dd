// Writes the meta element: identification, times in force, references, origin.
#include <algorithm>

#include "library/akoma_ntoso_names.h"
#include "library/xml_writer.h"

namespace gbalex::library {
namespace {

using record::Date;

constexpr std::string_view kUs = "#gbalex";

// The standard knows days only: a month or a year is its first day, and said beside.
void write_date(XmlWriter& xml, const Date& date) {
  xml.attribute("date", date.first_day().to_string());
  if (!date.is_day()) xml.attribute("gba:date", date.to_string());
}

void write_frbr_date(XmlWriter& xml, const std::optional<Date>& date, std::string_view name) {
  if (!date) return;
  xml.begin("FRBRdate");
  write_date(xml, *date);
  xml.attribute("name", name);
  xml.end();
}

// At least one is wanted at each level.
void write_no_date(XmlWriter& xml) {
  xml.begin("FRBRdate");
  xml.attribute("date", "0001-01-01");
  xml.attribute("name", "unknown");
  xml.end();
}

// Letters of instrument ids; anything else would be no part of an address.
std::string address_of(const Wording& wording) {
  const bool named =
      !wording.instrument.empty() && std::ranges::all_of(wording.instrument, [](char c) {
        return c == '-' || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
      });
  return "/akn/" + std::string(country_of(wording.region)) + "/act/" +
         (named ? wording.instrument : "unnamed");
}

std::string expression_of(const Wording& wording) {
  const std::optional<Date>& version = wording.from ? wording.from : wording.promulgated;
  return address_of(wording) + "/" + std::string(code(wording.language)) + "@" +
         (version ? version->to_string() : "");
}

void write_addresses(XmlWriter& xml, const std::string& address, std::string_view component) {
  xml.empty("FRBRthis", "value", address + "/!" + std::string(component));
  xml.empty("FRBRuri", "value", address);
}

void write_work(XmlWriter& xml, const Wording& wording, std::string_view component) {
  xml.begin("FRBRWork");
  write_addresses(xml, address_of(wording), component);
  if (!wording.instrument.empty()) {
    xml.begin("FRBRalias");
    xml.attribute("value", wording.instrument);
    xml.attribute("name", "instrument");
    xml.end();
  }
  write_frbr_date(xml, wording.promulgated, "promulgated");
  if (!wording.promulgated) write_no_date(xml);
  xml.empty("FRBRauthor", "href", "#issuer");
  xml.begin("FRBRcountry");
  xml.attribute("value", country_of(wording.region));
  xml.attribute("gba:region", code(wording.region));
  xml.end();
  if (!wording.type.empty()) xml.empty("FRBRsubtype", "value", wording.type);
  if (!wording.number.empty()) xml.empty("FRBRnumber", "value", wording.number);
  xml.end();
}

void write_expression(XmlWriter& xml, const Wording& wording, std::string_view component) {
  xml.begin("FRBRExpression");
  write_addresses(xml, expression_of(wording), component);
  write_frbr_date(xml, wording.from, "from");
  write_frbr_date(xml, wording.to, "to");
  if (!wording.from && !wording.to) write_no_date(xml);
  xml.empty("FRBRauthor", "href", "#issuer");
  xml.empty("FRBRlanguage", "language", code(wording.language));
  xml.end();
}

void write_manifestation(XmlWriter& xml, const Wording& wording, std::string_view component) {
  xml.begin("FRBRManifestation");
  write_addresses(xml, expression_of(wording) + ".xml", component);
  write_frbr_date(xml, wording.origin.retrieved, "retrieved");
  if (!wording.origin.retrieved) write_no_date(xml);
  xml.empty("FRBRauthor", "href", kUs);
  xml.empty("FRBRformat", "value", "application/akn+xml");
  xml.end();
}

void write_identification(XmlWriter& xml, const Wording& wording, std::string_view component) {
  xml.begin("identification");
  xml.attribute("source", kUs);
  write_work(xml, wording, component);
  write_expression(xml, wording, component);
  write_manifestation(xml, wording, component);
  xml.end();
}

std::string event_name(std::size_t period, bool is_start) {
  return "event." + std::to_string(period + 1) + (is_start ? ".from" : ".to");
}

void write_event(XmlWriter& xml, const std::optional<Date>& date, const std::string& name) {
  if (!date) return;
  xml.begin("eventRef");
  xml.attribute("eId", name);
  write_date(xml, *date);
  xml.attribute("source", kUs);
  xml.end();
}

void write_periods(XmlWriter& xml, const Periods& periods) {
  const auto& all = periods.all();
  if (all.empty()) return;
  xml.begin("lifecycle");
  xml.attribute("source", kUs);
  for (std::size_t i = 0; i < all.size(); ++i) {
    write_event(xml, all[i].first, event_name(i, true));
    write_event(xml, all[i].second, event_name(i, false));
  }
  xml.end();
  xml.begin("temporalData");
  xml.attribute("source", kUs);
  for (std::size_t i = 0; i < all.size(); ++i) {
    xml.begin("temporalGroup");
    xml.attribute("eId", "period." + std::to_string(i + 1));
    xml.begin("timeInterval");
    if (all[i].first) xml.attribute("start", "#" + event_name(i, true));
    if (all[i].second) xml.attribute("end", "#" + event_name(i, false));
    xml.attribute("refersTo", "#concept.in-force");
    xml.end();
    xml.end();
  }
  xml.end();
}

void write_reference(XmlWriter& xml, std::string_view element, std::string_view id,
                     std::string_view href, std::string_view shown) {
  xml.begin(element);
  xml.attribute("eId", id);
  xml.attribute("href", href);
  xml.attribute("showAs", shown);
  xml.end();
}

void write_references(XmlWriter& xml, const Wording& wording) {
  xml.begin("references");
  xml.attribute("source", kUs);
  write_reference(xml, "TLCOrganization", "gbalex", "/akn/ontology/organization/gbalex", "GBA-Lex");
  write_reference(xml, "TLCOrganization", "issuer", "/akn/ontology/organization/issuer",
                  wording.issuer);
  write_reference(xml, "TLCConcept", "concept.in-force", "/akn/ontology/concept/in-force",
                  "in force");
  write_reference(xml, "TLCConcept", "concept.term", "/akn/ontology/concept/term", "defined term");
  xml.end();
}

void write_origin(XmlWriter& xml, const Origin& origin) {
  xml.begin("proprietary");
  xml.attribute("source", kUs);
  xml.begin("gba:origin");
  xml.add_attribute("file", origin.file);
  xml.add_attribute("format", origin.format);
  xml.add_attribute("address", origin.address);
  xml.add_attribute("publisher", origin.publisher);
  xml.add_attribute("sha256", origin.sha256);
  xml.end();
  xml.end();
}

}  // namespace

void write_meta(XmlWriter& xml, const Wording& wording, const Periods& periods) {
  xml.begin("meta");
  write_identification(xml, wording, "main");
  write_periods(xml, periods);
  write_references(xml, wording);
  write_origin(xml, wording.origin);
  xml.end();
}

void write_attachment_meta(XmlWriter& xml, const Wording& wording, std::string_view component) {
  xml.begin("meta");
  write_identification(xml, wording, component);
  xml.end();
}

}  // namespace gbalex::library

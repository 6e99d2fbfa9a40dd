#include <array>

#include "corpus/read_kinds.h"
#include "text/reference.h"

namespace gbalex::corpus {
namespace {

using namespace std::string_view_literals;

constexpr std::array kCountUnits = {"articles"sv, "parts"sv, "sections"sv};

// The recorded states; earlier_wording is only ever computed.
std::optional<record::Status> parse_recorded_status(std::string_view text) {
  const auto status = record::parse_status(text);
  return status == record::Status::earlier_wording ? std::nullopt : status;
}

std::optional<record::Status> read_status(Element& element, Need need) {
  return element.value<record::Status>(
      "status", parse_recorded_status,
      "use in_force, not_yet_in_force, partly_in_force, superseded, repealed or not_in_force",
      need);
}

record::Text read_text(Element& element) { return {element.language(), element.own_text()}; }

record::ProvisionRow read_provision(Element& element) {
  auto id = read_provision_id(element, "id");
  const record::Pin pin = read_pin(element, "id", id);
  auto about = element.one("about", read_text);
  if (!about) element.problem("<provision> has no <about>", "add what it says, in our own words");
  return record::ProvisionRow{
      .provision = std::move(id),
      .pin = pin,
      .about = std::move(about).value_or(record::Text{record::Language::en, {}}),
      .heading = element.texts("heading", true, Need::optional),
      .topic = element.reference("topic", Need::optional),
      .key = element.flag("key"),
      .status = read_status(element, Need::optional),
      .version_date = element.date("version-date", When::past),
      .in_force_since = element.date("in-force-since", When::any),
      .note = element.text("note", Need::optional),
  };
}

record::Source read_source(Element& element) {
  return {.url = read_url(element),
          .basis = element.code("basis", record::source_bases(), Need::required)};
}

record::OfficialList read_official_list(Element& element) {
  return record::OfficialList{
      .as_of = element.required_date("as-of", When::past),
      .version_date = element.required_date("version-date", When::past),
      .in_effect = element.flag("in-effect").value_or(false),
      .title_en = element.english("title", Need::required),
  };
}

std::map<record::Region, std::string> read_territories(Element& element) {
  std::map<record::Region, std::string> territories;
  element.each("territory", [&](Element& child) {
    const record::Region region = child.region();
    child.language();
    if (!territories.emplace(region, child.own_text()).second) {
      child.problem("a second <territory> of " + std::string(record::code(region)),
                    "take one away");
    }
    return true;
  });
  return territories;
}

std::optional<int> read_count(Element& element) {
  return element.one("count", [](Element& child) {
    const std::string text = child.own_text();
    const bool digits = text.find_first_not_of("0123456789") == std::string::npos;
    if (digits && !text.empty() && text.size() < 7) return std::stoi(text);
    child.text_problem("bad count \"" + text + "\"", "write a whole number");
    return 0;
  });
}

record::Text read_short_name(Element& element) {
  const record::Language language = element.language();
  record::Text name{language, element.own_text()};
  if (!name.text.empty() && !text::is_long_enough(name.text)) {
    element.text_problem("the short name \"" + name.text + "\" is too short to be told from words",
                         "give one of four letters or two Han characters at least");
  }
  return name;
}

void check_dates(const Element& element, const record::Instrument& read) {
  if (read.current_text_effective && read.end_date &&
      read.end_date->last_day() < read.current_text_effective->first_day()) {
    element.attribute_problem("end-date",
                              "end-date " + read.end_date->to_string() +
                                  " before current-text-effective " +
                                  read.current_text_effective->to_string(),
                              "correct one of them");
  }
  if (read.first_adopted && read.last_amended &&
      read.last_amended->last_day() < read.first_adopted->first_day()) {
    element.attribute_problem("last-amended", "last-amended before first-adopted",
                              "correct one of them");
  }
}

}  // namespace

record::Instrument read_instrument(Element& element) {
  std::string id = element.own_id();
  std::string work = element.reference("work", Need::optional);
  if (work.empty()) work = id;
  record::Instrument read{
      .id = std::move(id),
      .work = std::move(work),
      .region = element.region(),
      .city = element.attribute("city", Need::optional),
      .level = element.code("level", record::instrument_levels(), Need::required),
      .official_number = element.text("official-number", Need::optional),
      .number_basis = element.code("number-basis", record::number_bases(), Need::optional),
      .title = element.texts("title", true, Need::required),
      .short_names = element.each("short-name", read_short_name),
      .subjects = element.codes("subjects", record::subjects(), Need::required),
      .issuing_body = element.text("issuing-body", Need::optional),
      .first_adopted = element.date("first-adopted", When::past),
      .first_effective = element.date("first-effective", When::any),
      .last_amended = element.date("last-amended", When::past),
      .current_text_effective = element.date("current-text-effective", When::any),
      .end_date = element.date("end-date", When::any),
      .status = read_status(element, Need::required).value_or(record::Status::in_force),
      .status_note = element.english("status-note", Need::optional),
      .repeals = element.references("repeals", Need::optional),
      .replaced_by = element.reference("replaced-by", Need::optional),
      .count = read_count(element),
      .count_unit = element.code("count-unit", kCountUnits, Need::optional),
      .sources = element.each("source", read_source),
      .wipo_lex = element.text("wipo-lex", Need::optional),
      .provisions = element.each("provision", read_provision),
      .official_list = element.one("official-list", read_official_list),
      .territorial_application = read_territories(element),
      .amendment_history = element.english("amendment-history", Need::optional),
      .provenance = read_provenance(element),
  };
  check_dates(element, read);
  return read;
}

}  // namespace gbalex::corpus

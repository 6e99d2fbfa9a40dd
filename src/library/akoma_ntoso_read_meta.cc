#include <algorithm>

#include "library/akoma_ntoso_read.h"

namespace gbalex::library {
namespace {

using pugi::xml_node;
using record::Date;
using record::Language;
using record::Region;

std::optional<Date> date_of(xml_node node) {
  if (const pugi::xml_attribute own = node.attribute("gba:date")) return Date::parse(own.value());
  // A dateTime begins with its day.
  constexpr std::size_t kDay = 10;
  return Date::parse(std::string_view(node.attribute("date").value()).substr(0, kDay));
}

// The date of that name at a level of the identification.
std::optional<Date> frbr_date(xml_node level, std::string_view name) {
  for (const xml_node child : level.children()) {
    if (local_name(child) != "FRBRdate") continue;
    if (std::string_view(child.attribute("name").value()) == name) return date_of(child);
  }
  return std::nullopt;
}

// Foreign files: the first date there is.
std::optional<Date> any_date(xml_node level) {
  const xml_node date = child_of(level, "FRBRdate");
  return date ? date_of(date) : std::nullopt;
}

std::string value_of(xml_node level, std::string_view name) {
  return child_of(level, name).attribute("value").value();
}

std::optional<Language> language_of(std::string_view tag, Region region) {
  if (const auto language = record::parse_language(tag)) return language;
  const std::string_view primary = tag.substr(0, tag.find('-'));
  if (primary == "en" || primary == "eng") return Language::en;
  if (primary == "pt" || primary == "por") return Language::pt;
  if (primary != "zh" && primary != "zho" && primary != "chi") return std::nullopt;
  const bool is_traditional = tag.find("Hant") != std::string_view::npos ||
                              region == Region::hongkong || region == Region::macao;
  const bool is_simplified = tag.find("Hans") != std::string_view::npos;
  return is_traditional && !is_simplified ? Language::zh_hant : Language::zh_hans;
}

void read_work(xml_node work, Sheet& sheet, Wording& wording) {
  for (const xml_node child : work.children()) {
    if (local_name(child) == "FRBRalias" &&
        std::string_view(child.attribute("name").value()) == "instrument") {
      wording.instrument = child.attribute("value").value();
    }
  }
  wording.promulgated = sheet.ours ? frbr_date(work, "promulgated") : any_date(work);
  const xml_node country = child_of(work, "FRBRcountry");
  auto region = record::parse_region(country.attribute("gba:region").value());
  if (!region) region = region_of_country(country.attribute("value").value());
  if (region) {
    wording.region = *region;
  } else {
    sheet.say(work, "the country is none of ours: taken for the Mainland");
  }
  wording.type = value_of(work, "FRBRsubtype");
  wording.number = value_of(work, "FRBRnumber");
  if (!sheet.ours) wording.title = value_of(work, "FRBRname");
}

void read_expression(xml_node expression, Sheet& sheet, Wording& wording) {
  wording.from = sheet.ours ? frbr_date(expression, "from") : any_date(expression);
  if (sheet.ours) wording.to = frbr_date(expression, "to");
  const xml_node tag = child_of(expression, "FRBRlanguage");
  if (const auto language = language_of(tag.attribute("language").value(), wording.region)) {
    wording.language = *language;
  } else {
    sheet.say(expression, "the language is none of ours: taken for Simplified Chinese");
  }
}

void read_periods(xml_node meta, Sheet& sheet) {
  std::map<std::string, Date> events;
  for (const xml_node part : meta.children()) {
    if (local_name(part) != "lifecycle") continue;
    for (const xml_node event : part.children()) {
      if (const auto date = date_of(event)) events[event.attribute("eId").value()] = *date;
    }
  }
  const auto event_of = [&events](const char* reference) -> std::optional<Date> {
    const auto found = events.find(*reference == '#' ? reference + 1 : reference);
    return found == events.end() ? std::nullopt : std::optional(found->second);
  };
  for (const xml_node part : meta.children()) {
    if (local_name(part) != "temporalData") continue;
    for (const xml_node group : part.children()) {
      const xml_node interval = child_of(group, "timeInterval");
      sheet.periods[group.attribute("eId").value()] = {
          event_of(interval.attribute("start").value()),
          event_of(interval.attribute("end").value())};
    }
  }
}

void read_references(xml_node references, Sheet& sheet, Wording& wording) {
  for (const xml_node child : references.children()) {
    const std::string_view id = child.attribute("eId").value();
    if (sheet.ours && id == "issuer") wording.issuer = child.attribute("showAs").value();
  }
}

void read_origin(xml_node origin, Wording& wording) {
  wording.origin.file = origin.attribute("file").value();
  wording.origin.format = origin.attribute("format").value();
  wording.origin.address = origin.attribute("address").value();
  wording.origin.publisher = origin.attribute("publisher").value();
  wording.origin.sha256 = origin.attribute("sha256").value();
}

void read_notes(xml_node notes, Sheet& sheet, Wording& wording) {
  for (const xml_node note : notes.children()) {
    if (note.type() != pugi::node_element) continue;
    std::string words = read_words(note, sheet).text;
    if (!words.empty()) wording.history.push_back(std::move(words));
  }
}

}  // namespace

void read_meta(xml_node meta, Sheet& sheet, Wording& wording) {
  const xml_node origin = child_of(child_of(meta, "proprietary"), "origin");
  sheet.ours = std::string_view(origin.name()) == "gba:origin";
  const xml_node identification = child_of(meta, "identification");
  read_work(child_of(identification, "FRBRWork"), sheet, wording);
  read_expression(child_of(identification, "FRBRExpression"), sheet, wording);
  read_periods(meta, sheet);
  if (sheet.ours) {
    const xml_node manifestation = child_of(identification, "FRBRManifestation");
    read_origin(origin, wording);
    wording.origin.retrieved = frbr_date(manifestation, "retrieved");
  } else {
    wording.origin.format = "akoma_ntoso";
    wording.origin.file = sheet.name;
  }
  for (const xml_node part : meta.children()) {
    if (local_name(part) == "references") read_references(part, sheet, wording);
    if (local_name(part) == "notes") read_notes(part, sheet, wording);
  }
}

}  // namespace gbalex::library

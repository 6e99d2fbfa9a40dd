#include "library/akoma_ntoso_names.h"

#include <algorithm>
#include <array>

#include "record/provision_id.h"

namespace gbalex::library {
namespace {

struct NearestKind {
  std::string_view element;
  UnitKind kind;
};
constexpr std::array kNearest = {NearestKind{"tome", UnitKind::book},
                                 NearestKind{"subpart", UnitKind::division},
                                 NearestKind{"transitional", UnitKind::part},
                                 NearestKind{"rule", UnitKind::section},
                                 NearestKind{"clause", UnitKind::section},
                                 NearestKind{"subrule", UnitKind::subsection},
                                 NearestKind{"subclause", UnitKind::subsection},
                                 NearestKind{"alinea", UnitKind::paragraph},
                                 NearestKind{"level", UnitKind::paragraph},
                                 NearestKind{"proviso", UnitKind::paragraph},
                                 NearestKind{"blockContainer", UnitKind::paragraph},
                                 NearestKind{"recital", UnitKind::paragraph},
                                 NearestKind{"citation", UnitKind::paragraph},
                                 NearestKind{"tblock", UnitKind::paragraph},
                                 NearestKind{"item", UnitKind::point},
                                 NearestKind{"li", UnitKind::point}};

struct EidPrefix {
  std::string_view prefix, unit;
};
// Over provisions and provisions; whatever stands below is a number in brackets.
constexpr std::array kEidPrefixes = {EidPrefix{"art", "art"},   EidPrefix{"sec", "s"},
                                     EidPrefix{"rule", "r"},    EidPrefix{"part", "part"},
                                     EidPrefix{"chp", "ch"},    EidPrefix{"att", "sch"},
                                     EidPrefix{"sched", "sch"}, EidPrefix{"schedule", "sch"}};

std::string_view unit_of_prefix(std::string_view prefix) {
  const auto* const found = std::ranges::find(kEidPrefixes, prefix, &EidPrefix::prefix);
  return found == kEidPrefixes.end() ? std::string_view{} : found->unit;
}

struct EidPart {
  std::string_view prefix, number;
};

std::vector<EidPart> parts_of(std::string_view eid) {
  std::vector<EidPart> parts;
  while (!eid.empty()) {
    const std::size_t end = eid.find("__");
    const std::string_view part = eid.substr(0, end);
    const std::size_t line = part.find('_');
    if (line == std::string_view::npos || line + 1 == part.size()) return {};
    parts.push_back({part.substr(0, line), part.substr(line + 1)});
    if (end == std::string_view::npos) break;
    eid.remove_prefix(end + 2);
  }
  return parts;
}

}  // namespace

std::string_view element_of(UnitKind kind) {
  return kind < UnitKind::text && kind != UnitKind::attachment ? code(kind) : std::string_view{};
}

std::optional<UnitKind> kind_of_element(std::string_view element) {
  const auto kind = parse_unit_kind(element);
  return kind && !element_of(*kind).empty() ? kind : std::nullopt;
}

std::optional<UnitKind> nearest_kind(std::string_view element) {
  const auto* const found = std::ranges::find(kNearest, element, &NearestKind::element);
  return found == kNearest.end() ? std::nullopt : std::optional(found->kind);
}

std::string provision_of_eid(std::string_view eid) {
  std::string schedule, id;
  for (const EidPart& part : parts_of(eid)) {
    const std::string_view unit = unit_of_prefix(part.prefix);
    if (unit == "sch") {
      schedule = "sch" + std::string(part.number);
      id.clear();
    } else if (!unit.empty()) {
      id = std::string(unit) + std::string(part.number);
    } else if (!id.empty()) {
      id += "(" + std::string(part.number) + ")";
    } else if (!schedule.empty()) {
      return {};
    }
  }
  if (!id.empty() && !record::ProvisionId::parse(id)) return {};
  if (schedule.empty()) return id;
  if (!record::ProvisionId::parse(schedule)) return {};
  return id.empty() ? schedule : schedule + "/" + id;
}

std::string_view country_of(record::Region region) {
  switch (region) {
    case record::Region::hongkong:
      return "hk";
    case record::Region::macao:
      return "mo";
    case record::Region::international:
      return "un";
    default:
      return "cn";
  }
}

std::optional<record::Region> region_of_country(std::string_view country) {
  if (country == "cn") return record::Region::mainland;
  if (country == "cn-gd" || country == "cn-44") return record::Region::guangdong;
  if (country == "hk" || country == "cn-hk") return record::Region::hongkong;
  if (country == "mo" || country == "cn-mo") return record::Region::macao;
  if (country == "un") return record::Region::international;
  return std::nullopt;
}

Periods::Periods(const Wording& wording) {
  add(wording.preface);
  add(wording.units);
}

void Periods::add(const std::vector<Unit>& units) {
  for (const Unit& unit : units) {
    if (unit.from || unit.to) {
      const Period period{unit.from, unit.to};
      if (numbers_.emplace(period, order_.size() + 1).second) order_.push_back(period);
    }
    add(unit.units);
  }
}

std::string Periods::name_of(const Unit& unit) const {
  if (!unit.from && !unit.to) return {};
  return "period." + std::to_string(numbers_.at({unit.from, unit.to}));
}

}  // namespace gbalex::library

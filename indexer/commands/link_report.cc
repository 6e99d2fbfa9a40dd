#include "commands/link_report.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>

#include "corpus/edit_fields.h"
#include "corpus/read.h"

namespace gbalex::commands {

using record::Date;
using record::HistoryEvent;
using record::Link;

namespace {

// The unit in which the programme counts hyperlinks.
constexpr std::string_view kHyperlinkUnit = "links";

// Fields that the event changed, when it updates the link; empty when it does not.
std::optional<std::size_t> updated_fields(const HistoryEvent& event) {
  const auto changed = static_cast<std::size_t>(
      std::count_if(event.changes.begin(), event.changes.end(), [](const auto& change) {
        return change.field != corpus::kEvidenceField && change.before != change.after;
      }));
  if (event.action == "add" || event.action == "retire") return changed;
  if (event.action == "set" && changed > 0) return changed;
  return std::nullopt;
}

struct Report {
  Date first, last;
  std::string from, to;  // as asked for
  std::optional<Date> begins;
  LinkCounts counts;
  std::optional<ProgrammeFigure> programme;

  // Whether any day of the period can be counted.
  [[nodiscard]] bool counted() const { return begins && last >= *begins; }
  [[nodiscard]] bool cut_off() const { return !begins || first < *begins; }
};

std::string figure_text(const record::Figure& figure) {
  return (figure.qualifier.empty() ? "" : figure.qualifier + " ") +
         fmt::format("{} {}", figure.value, figure.unit);
}

std::string figure_chinese(const record::Figure& figure) {
  std::string_view qualifier;
  if (figure.qualifier == "more than") qualifier = "超过 ";
  if (figure.qualifier == "about") qualifier = "约 ";
  if (figure.qualifier == "nearly") qualifier = "近 ";
  return fmt::format("{}{}", qualifier, figure.value);
}

// "2016-2017 年度", "2017 年度" for twelve whole months, else the two dates.
std::string period_chinese(const Report& report) {
  const int months = 12 * (report.last.year() - report.first.year()) + report.last.month() -
                     report.first.month() + 1;
  const auto last_month = Date::parse(report.last.to_string().substr(0, 7));
  const bool whole = report.first.day() == 1 && last_month && last_month->last_day() == report.last;
  if (months != 12 || !whole) return report.from + " 至 " + report.to + " ";
  if (report.first.year() == report.last.year()) {
    return fmt::format("{} 年度", report.first.year());
  }
  return fmt::format("{}-{} 年度", report.first.year(), report.last.year());
}

std::string summary_chinese(const Report& report) {
  const std::string period = period_chinese(report);
  if (report.counted()) return fmt::format("{}更新 {} 条超链接", period, report.counts.links);
  if (!report.programme) return period + "更新的超链接数不详";
  return fmt::format("{}更新{} 条超链接", period,
                     (report.programme->figure->qualifier.empty() ? " " : "") +
                         figure_chinese(*report.programme->figure));
}

void print(const Report& report, std::ostream& out) {
  const LinkCounts& counts = report.counts;
  if (report.counted()) {
    out << fmt::format("{} to {}: hyperlinks updated: {} (events: {}, changed fields: {})\n",
                       report.from, report.to, counts.links, counts.events, counts.changed_fields);
    for (const auto& [region, links] : counts.links_by_region) {
      out << fmt::format("  {}: {}\n", record::code(region), links);
    }
  }
  if (report.cut_off()) {
    out << (report.begins ? "The history of the links begins on " + report.begins->to_string()
                          : "The links have no history yet")
        << (report.counted() ? "; the days before it are not counted.\n"
                             : "; the period lies before it and cannot be counted.\n");
    if (report.programme) {
      const auto& [item, figure] = *report.programme;
      out << fmt::format("The cooperation programme gives for {} to {}: {}, {} ({}).\n",
                         item->from.to_string(), item->to.to_string(), figure->name,
                         figure_text(*figure), item->id);
    } else if (!report.counted()) {
      out << "The cooperation programme gives no figure for it.\n";
    }
  }
  out << summary_chinese(report) << '\n';
}

// 120, not 120.0.
nlohmann::ordered_json number_json(double value) {
  const auto whole = static_cast<std::int64_t>(value);
  return static_cast<double>(whole) == value ? nlohmann::ordered_json(whole)
                                             : nlohmann::ordered_json(value);
}

void print_json(const Report& report, std::ostream& out) {
  using Json = nlohmann::ordered_json;
  const bool counted = report.counted();
  const auto number = [&](std::size_t value) { return counted ? Json(value) : Json(); };
  Json json{{"from", report.from}, {"to", report.to}};
  json["history_begins"] = report.begins ? Json(report.begins->to_string()) : Json();
  json["complete"] = !report.cut_off();
  json["links"] = number(report.counts.links);
  json["events"] = number(report.counts.events);
  json["changed_fields"] = number(report.counts.changed_fields);
  json["by_region"] = Json::array();
  for (const auto& [region, links] : report.counts.links_by_region) {
    json["by_region"].push_back({{"value", record::code(region)}, {"count", links}});
  }
  json["programme"] = nullptr;
  if (report.cut_off() && report.programme) {
    const auto& [item, figure] = *report.programme;
    json["programme"] = {{"id", item->id},
                         {"from", item->from.to_string()},
                         {"to", item->to.to_string()},
                         {"name", figure->name},
                         {"value", number_json(figure->value)},
                         {"unit", figure->unit},
                         {"qualifier", figure->qualifier}};
  }
  json["summary"] = summary_chinese(report);
  out << json.dump(2) << '\n';
}

}  // namespace

LinkCounts count_updates(std::span<const Link> links, const Date& first, const Date& last) {
  LinkCounts counts;
  for (const Link& link : links) {
    bool updated = false;
    for (const HistoryEvent& event : link.provenance.history) {
      const auto day = event.day();
      if (!day || *day < first || *day > last) continue;
      const auto fields = updated_fields(event);
      if (!fields) continue;
      updated = true;
      counts.events += 1;
      counts.changed_fields += *fields;
    }
    if (!updated) continue;
    counts.links += 1;
    counts.links_by_region[link.region] += 1;
  }
  return counts;
}

std::optional<Date> history_begins(std::span<const Link> links) {
  std::optional<Date> earliest;
  for (const Link& link : links) {
    for (const HistoryEvent& event : link.provenance.history) {
      const auto day = event.day();
      if (day && (!earliest || *day < *earliest)) earliest = day;
    }
  }
  return earliest;
}

std::optional<ProgrammeFigure> programme_figure(std::span<const record::ProgrammeItem> items,
                                                const Date& first, const Date& last) {
  for (const record::ProgrammeItem& item : items) {
    if (item.to.last_day() < first || item.from.first_day() > last) continue;
    for (const record::Figure& figure : item.figures) {
      if (figure.unit == kHyperlinkUnit) return ProgrammeFigure{&item, &figure};
    }
  }
  return std::nullopt;
}

int link_report(const LinkReport& wanted, const Settings& settings, std::ostream& out,
                std::ostream& err) {
  const Date to = wanted.period.to.value_or(settings.today);
  Report report{wanted.period.from.first_day(),
                to.last_day(),
                wanted.period.from.to_string(),
                to.to_string(),
                {},
                {},
                {}};
  if (report.last < report.first) {
    err << "--to: the period ends before it begins; give a later end\n";
    return kUsage;
  }
  const corpus::Corpus corpus = corpus::read(settings.corpus, settings.today);
  if (!corpus.problems.empty()) {
    err << corpus.problems.front().to_string() << '\n'
        << "The corpus has " << corpus.problems.size()
        << " problems, so its history cannot be counted; run gbalex check\n";
    return kDataWrong;
  }
  const auto& links = corpus.catalogue.links;
  report.begins = history_begins(links);
  report.counts = count_updates(links, report.first, report.last);
  report.programme = programme_figure(corpus.catalogue.programme, report.first, report.last);
  settings.json ? print_json(report, out) : print(report, out);
  return kDone;
}

}  // namespace gbalex::commands

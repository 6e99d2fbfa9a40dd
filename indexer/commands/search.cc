#include "commands/search.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

namespace gbalex::commands {

namespace {

using Json = nlohmann::ordered_json;

Json to_json(const search::Hit& hit) {
  Json json;
  json["kind"] = record::code(hit.kind);
  json["id"] = hit.id;
  json["provision"] = hit.provision.empty() ? Json(nullptr) : Json(hit.provision);
  json["title"] = hit.title.text;
  json["heading"] = hit.heading.text.empty() ? Json(nullptr) : Json(hit.heading.text);
  json["snippet"] = hit.snippet;
  json["url"] = hit.url;
  json["region"] = record::code(hit.region);
  json["status"] = hit.has_status ? Json(record::code(hit.status)) : Json(nullptr);
  json["languages"] = Json::array();
  for (const record::Language language : hit.languages) {
    json["languages"].push_back(record::code(language));
  }
  json["score"] = hit.score;
  return json;
}

// The texts of the labels that were searched too.
Json other_labels(const search::Expansion& expansion) {
  Json also = Json::array();
  for (const search::ShownText& label : expansion.also) also.push_back(label.text);
  return also;
}

Json expanded(const search::Results& results) {
  Json all = Json::array();
  for (const search::Expansion& expansion : results.expanded) {
    for (Json& label : other_labels(expansion)) all.push_back(std::move(label));
  }
  return all;
}

Json to_json(const search::Results& results) {
  Json json;
  json["query"] = {
      {"text", results.text},
      {"understood", results.understood},
      {"expanded", expanded(results)},
      {"concepts", Json::array()},
      {"relaxed", results.relaxed},
      {"shown_for", results.shown_for.empty() ? Json(nullptr) : Json(results.shown_for)},
      {"notices", results.notices},
      {"hints", Json::array()}};
  for (const search::Expansion& expansion : results.expanded) {
    json["query"]["concepts"].push_back({{"id", expansion.concept_id},
                                         {"label", expansion.label.text},
                                         {"also", other_labels(expansion)}});
  }
  for (const search::Hint& hint : results.hints) {
    json["query"]["hints"].push_back(
        {{"column", hint.column}, {"text", hint.text}, {"what", search::code(hint.what)}});
  }
  json["total"] = results.total;
  json["total_is_exact"] = results.total_is_exact;
  json["page"] = results.page;
  json["per_page"] = results.per_page;
  json["hits"] = Json::array();
  for (const search::Hit& hit : results.hits) json["hits"].push_back(to_json(hit));
  json["facets"] = Json::object();
  for (const search::Facet& facet : results.facets) {
    Json values = Json::array();
    for (const search::FacetValue& value : facet.values) {
      values.push_back({{"value", value.value}, {"count", value.count}});
    }
    json["facets"][facet.name] = std::move(values);
  }
  json["suggestion"] = results.suggestion.empty() ? Json(nullptr) : Json(results.suggestion);
  json["ladder"] = Json::array();
  for (const search::Rung& rung : results.ladder) {
    json["ladder"].push_back({{"step", search::code(rung.step)},
                              {"name", rung.name},
                              {"value", rung.value},
                              {"query", rung.request.text},
                              {"count", rung.count}});
  }
  return json;
}

// The snippet without its HTML, for a terminal.
std::string plain(std::string_view html) {
  static constexpr std::pair<std::string_view, std::string_view> kPlain[] = {
      {"<mark>", ""}, {"</mark>", ""},  {"&amp;", "&"}, {"&lt;", "<"},
      {"&gt;", ">"},  {"&quot;", "\""}, {"&#39;", "'"},
  };
  std::string text;
  while (!html.empty()) {
    std::size_t taken = 0;
    for (const auto& [from, to] : kPlain) {
      if (!html.starts_with(from)) continue;
      text += to;
      taken = from.size();
      break;
    }
    if (taken == 0) text += html.front();
    html.remove_prefix(taken == 0 ? 1 : taken);
  }
  return text;
}

void print(const search::Hit& hit, std::size_t number, std::ostream& out) {
  out << fmt::format("{:>3}. {}", number, hit.title.text);
  if (!hit.provision.empty()) out << " " << hit.provision;
  if (!hit.heading.text.empty()) out << ": " << hit.heading.text;
  out << fmt::format("\n     {} · {}", record::code(hit.kind), record::code(hit.region));
  if (hit.has_status) out << " · " << record::code(hit.status);
  out << " · " << hit.url << "\n";
  if (!hit.snippet.empty()) out << "     " << plain(hit.snippet) << "\n";
  for (const search::Hit& member : hit.members) {
    out << "     - " << (member.provision.empty() ? member.title.text : member.provision);
    if (!member.heading.text.empty()) out << ": " << member.heading.text;
    out << " · " << member.url << "\n";
  }
  if (hit.more_members > 0) out << fmt::format("     - and {} more\n", hit.more_members);
}

void print(const search::Results& results, std::ostream& out) {
  for (const search::Hint& hint : results.hints) {
    out << fmt::format("Not understood at character {}: {} ({})\n", hint.column, hint.text,
                       search::code(hint.what));
  }
  if (!results.hints.empty()) out << "Searched: " << results.understood << "\n";
  if (!results.shown_for.empty()) {
    out << "No record holds: " << results.text << "\nResults for: " << results.shown_for << "\n";
  } else if (!results.suggestion.empty()) {
    out << "Did you mean: " << results.suggestion << "\n";
  }
  for (const search::Expansion& expansion : results.expanded) {
    std::string also;
    for (const search::ShownText& label : expansion.also) {
      also += (also.empty() ? "" : ", ") + label.text;
    }
    out << fmt::format("Also searched for {}: {}\n", expansion.label.text, also);
  }
  for (const search::Rung& rung : results.ladder) {
    out << fmt::format("{} {}: {} results\n", search::code(rung.step), rung.value, rung.count);
  }
  if (results.hits.empty()) {
    out << "Nothing found for: " << results.text << "\n";
    return;
  }
  out << fmt::format("{}{} results{}\n", results.total_is_exact ? "" : "at least ", results.total,
                     results.relaxed ? ", some without all words" : "");
  for (std::size_t i = 0; i < results.hits.size(); ++i) print(results.hits[i], i + 1, out);
}

}  // namespace

int search(const SearchOptions& options, const Settings& settings, std::ostream& out,
           std::ostream& err) {
  auto pool = index::ReaderPool::open(settings.data);
  if (!pool) {
    err << pool.error().to_string() << "\n";
    return kEnvironment;
  }
  search::Request request;
  request.text = options.query;
  request.regions = options.regions;
  request.kinds = options.kinds;
  request.subjects = options.subjects;
  request.statuses = options.statuses;
  request.levels = options.levels;
  request.issuers = options.issuers;
  for (const std::string& text : options.years) {
    const auto years = search::YearRange::parse(text);
    if (!years) {
      err << "--year " << text << ": not a year or a range; write 2019, 2019..2023 or 2019..\n";
      return kUsage;
    }
    request.years.push_back(*years);
  }
  request.reader = options.reader;
  request.exact = options.exact;
  request.per_page = options.limit;
  auto results = search::search(**pool, request, settings.today);
  if (!results) {
    err << results.error().to_string() << "\n";
    return results.error().kind == record::ErrorKind::usage ? kUsage : kEnvironment;
  }
  if (settings.json) {
    out << to_json(*results).dump(2) << "\n";
  } else {
    print(*results, out);
  }
  return kDone;
}

}  // namespace gbalex::commands

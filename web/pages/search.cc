// The results page.
#include "search/search.h"

#include <spdlog/spdlog.h>

#include <array>

#include "record/vocabulary.h"
#include "text/analyse.h"
#include "web/pages/hit_view.h"
#include "web/pages/pages.h"
#include "web/search_request.h"
#include "web/view.h"

namespace gbalex::web {
namespace {

using search::Hit;
using search::Results;

// The facets shown, the parameter each sets and the vocabulary of its values; none: as they are.
struct ShownFacet {
  std::string_view facet, parameter, vocabulary, title;
};
constexpr std::array kFacets = {
    ShownFacet{"kind", "kind", "kind", "search.facet-kind"},
    ShownFacet{"region", "region", "region", "search.facet-region"},
    ShownFacet{"subject", "subject", "subject", "search.facet-subject"},
    ShownFacet{"status", "status", "status", "search.facet-status"},
    ShownFacet{"language", "text_lang", "language", "search.facet-language"},
    ShownFacet{"level", "level", "level", "search.facet-level"},
    ShownFacet{"year", "year", "", "search.facet-year"},
};

std::string value_text(const Visit& visit, const ShownFacet& shown, const std::string& value) {
  return shown.vocabulary.empty() ? value : word(visit, shown.vocabulary, value);
}

Json facet_view(const Visit& visit, const ShownFacet& shown, const search::Facet& facet,
                const Parameters& parameters) {
  Json values = Json::array();
  for (const search::FacetValue& value : facet.values) {
    const bool active = parameters.has(shown.parameter, value.value);
    const Parameters next = active ? parameters.without(shown.parameter, value.value)
                            : shown.parameter == "text_lang"
                                ? parameters.with(shown.parameter, value.value)
                                : parameters.plus(shown.parameter, value.value);
    values.push_back({{"text", value_text(visit, shown, value.value)},
                      {"count", value.count},
                      {"active", active},
                      {"url", visit.page("/search") + next.query()}});
  }
  return {{"title", visit.t(shown.title)},
          {"values", values},
          {"open", shown.facet == "kind" || shown.facet == "region" || shown.facet == "status" ||
                       shown.facet == "language"}};
}

Json facets_view(const Visit& visit, const Results& results, const Parameters& parameters) {
  Json list = Json::array();
  for (const ShownFacet& shown : kFacets) {
    for (const search::Facet& facet : results.facets) {
      if (facet.name == shown.facet && !facet.values.empty()) {
        list.push_back(facet_view(visit, shown, facet, parameters));
      }
    }
  }
  return list;
}

// The filters that are set, each with the address that leaves it out.
Json active_view(const Visit& visit, const Parameters& parameters) {
  Json list = Json::array();
  for (const auto& [name, value] : parameters.fields()) {
    std::string text;
    for (const ShownFacet& shown : kFacets) {
      if (shown.parameter == name) text = value_text(visit, shown, value);
    }
    if (name == "as_of") {
      text = visit.t("search.as-of", {{"date", date_view(visit, value).get<std::string>()}});
    }
    if (name == "issuer") text = visit.t("search.issued-by", {{"issuer", value}});
    if (text.empty()) continue;
    list.push_back(
        {{"text", text}, {"url", visit.page("/search") + parameters.without(name, value).query()}});
  }
  return list;
}

Json paging_view(const Visit& visit, const Results& results, const Parameters& parameters) {
  const long long shown_to = static_cast<long long>(results.page) * results.per_page;
  const auto address = [&](int page) {
    return Json(visit.page("/search") + parameters.with("page", std::to_string(page)).query());
  };
  const bool next = shown_to < results.total && shown_to + results.per_page <= search::kMaxDepth;
  if (results.page == 1 && !next) return {};
  return {{"previous", results.page > 1 ? address(results.page - 1) : Json()},
          {"next", next ? address(results.page + 1) : Json()},
          {"number", visit.t("search.page", {{"page", std::to_string(results.page)}})},
          {"first", (results.page - 1) * results.per_page + 1}};
}

// What is said above the results: what was cut, what was not understood, how the rest was read.
Json notices_view(const Visit& visit, const Results& results) {
  Json list = Json::array();
  const auto add = [&list](std::string text) { list.push_back({{"text", std::move(text)}}); };
  for (const std::string& notice : results.notices) add(word(visit, "notice", notice));
  for (const search::Hint& hint : results.hints) {
    add(visit.t("hint." + std::string(code(hint.what)),
                {{"column", std::to_string(hint.column)}, {"text", hint.text}}));
  }
  if (text::fold_key(results.understood) != text::fold_key(results.text)) {
    add(visit.t("search.understood", {{"query", results.understood}}));
  }
  return list;
}

std::string total_text(const Visit& visit, const Results& results) {
  const std::string count = std::to_string(results.total);
  return visit.t(results.total_is_exact ? "search.total" : "search.total-at-least",
                 {{"count", count}});
}

std::string search_address(const Visit& visit, const search::Request& request) {
  return visit.page("/search") + search_parameters(request).query();
}

// Another spelling of the query, and, where the results are for that, the way back.
Json spelling_view(const Visit& visit, const search::Request& request, const Results& results) {
  if (results.suggestion.empty()) return {};
  search::Request other = request;
  other.text = results.suggestion;
  search::Request exact = request;
  exact.exact = true;
  const bool replaced = !results.shown_for.empty();
  return {
      {"text", results.suggestion},
      {"url", search_address(visit, other)},
      {"shown", replaced ? Json(visit.t("search.shown-for", {{"typed", request.text}})) : Json()},
      {"exact_text", visit.t("search.exactly", {{"typed", request.text}})},
      {"exact_url", search_address(visit, exact)}};
}

// The other names that were searched, a concept each: [{"concept", "url", "also"}].
Json expanded_view(const Visit& visit, const Results& results) {
  Json list = Json::array();
  for (const search::Expansion& expansion : results.expanded) {
    if (expansion.also.empty()) continue;
    Json also = Json::array();
    for (const search::ShownText& label : expansion.also) {
      also.push_back({{"text", label.text}, {"lang", code(label.language)}, {"last", false}});
    }
    also.back()["last"] = true;
    list.push_back({{"also", std::move(also)},
                    {"concept", expansion.label.text},
                    {"lang", code(expansion.label.language)},
                    {"url", visit.page("/concept/" + expansion.concept_id)}});
  }
  return list;
}

// This search by the words alone or with other names too, all else as it was asked for; from the
// first page, as there may be fewer results.
std::string address_with_exact(const Visit& visit, bool exact) {
  const Parameters same = visit.target.query.without("page").without("exact");
  return visit.page("/search") + (exact ? same.plus("exact", "1") : same).query();
}

// One value by its name; several, and what has no vocabulary, as they are.
std::string filter_value(const Visit& visit, const search::Rung& rung) {
  const bool as_is =
      rung.value.find(',') != std::string::npos || rung.name == "year" || rung.name == "issuer";
  return as_is ? rung.value : word(visit, rung.name, rung.value);
}

std::string words_of(const Visit& visit, const search::Rung& rung) {
  using Step = search::Rung::Step;
  switch (rung.step) {
    case Step::spelling:
      return visit.t("ladder.spelling", {{"text", rung.value}});
    case Step::region:
      return visit.t("ladder.region", {{"region", word(visit, "region", rung.value)}});
    case Step::word:
      return visit.t("ladder.word", {{"word", rung.value}});
    case Step::phrase:
      return visit.t("ladder.phrase");
    case Step::filter:
      return visit.t("ladder.filter", {{"filter", visit.t("search.facet-" + rung.name)},
                                       {"value", filter_value(visit, rung)}});
  }
  return "";
}

Json ladder_view(const Visit& visit, const Results& results) {
  Json list = Json::array();
  for (const search::Rung& rung : results.ladder) {
    list.push_back({{"text", words_of(visit, rung)},
                    {"url", search_address(visit, rung.request)},
                    {"count", visit.t("search.total", {{"count", std::to_string(rung.count)}})}});
  }
  return list;
}

}  // namespace

Response search_page(const Visit& visit) {
  const auto read = read_search(visit.target.query, visit.language);
  if (std::holds_alternative<BadField>(read)) {
    const auto& bad = std::get<BadField>(read);
    return error_page(visit, 400, visit.t("error.bad-field", {{"field", bad.field}}));
  }
  search::Request request = std::get<search::Request>(read);
  request.reader = visit.language;
  const auto results = search::search(visit.site.pool(), request, visit.today);
  if (!results) {
    spdlog::error("{}", results.error().to_string());
    return error_page(visit, 503);
  }
  const Parameters parameters = search_parameters(request);
  const HitsOf shown_with{request.as_of, results->expanded};
  Json hits = Json::array();
  for (const Hit& hit : results->hits) hits.push_back(hit_view(visit, hit, shown_with));
  Json proposals = Json::array();
  for (const Hit& hit : results->proposals) proposals.push_back(hit_view(visit, hit, shown_with));
  const Json ladder = ladder_view(visit, *results);
  const Json expanded = expanded_view(visit, *results);
  const Json active = active_view(visit, parameters);
  Page page;
  page.title = request.text.empty() ? visit.t("search.title") : request.text;
  page.body = "search";
  page.query = request.text;
  page.searchable = false;
  page.view = {
      {"query", request.text},
      {"total", total_text(visit, *results)},
      {"relaxed", results->relaxed && !hits.empty()},
      {"expanded", expanded},
      {"has_expanded", !expanded.empty()},
      {"exact_url", address_with_exact(visit, true)},
      {"inexact_url", request.exact ? Json(address_with_exact(visit, false)) : Json()},
      {"notices", notices_view(visit, *results)},
      {"help_url", visit.page("/about") + "#search"},
      {"hits", hits},
      {"empty", hits.empty()},
      {"facets", facets_view(visit, *results, parameters)},
      {"active", active},
      {"has_active", !active.empty()},
      {"clear_url", visit.page("/search") + Parameters().with("q", request.text).query()},
      {"paging", paging_view(visit, *results, parameters)},
      {"explain_url", hits.empty() || request.explain
                          ? Json()
                          : Json(visit.page("/search") + parameters.with("explain", "1").query())},
      {"spelling", spelling_view(visit, request, *results)},
      {"ladder", ladder},
      {"has_ladder", !ladder.empty()},
      {"proposals", proposals},
      {"has_proposals", !proposals.empty()},
      {"topics_url", visit.page("/topics")},
      {"contacts_url", visit.page("/contacts")}};
  return show(visit, page);
}

}  // namespace gbalex::web

// The results page.
#include "search/search.h"

#include <spdlog/spdlog.h>

#include <array>

#include "record/vocabulary.h"
#include "web/pages/pages.h"
#include "web/search_request.h"
#include "web/view.h"

namespace gbalex::web {
namespace {

using record::Kind;
using search::Hit;
using search::Results;

// The facets shown, the parameter each sets and the vocabulary of its values.
struct ShownFacet {
  std::string_view facet, parameter, vocabulary, title;
};
constexpr std::array kFacets = {
    ShownFacet{"kind", "kind", "kind", "search.facet-kind"},
    ShownFacet{"region", "region", "region", "search.facet-region"},
    ShownFacet{"subject", "subject", "subject", "search.facet-subject"},
    ShownFacet{"status", "status", "status", "search.facet-status"},
    ShownFacet{"language", "text_lang", "language", "search.facet-language"},
};

// The address of the same search: parameters in a fixed order, without the page.
Parameters parameters_of(const search::Request& request) {
  Parameters parameters = Parameters().with("q", request.text);
  for (const auto region : request.regions) parameters = parameters.plus("region", code(region));
  for (const auto kind : request.kinds) parameters = parameters.plus("kind", code(kind));
  for (const auto& subject : request.subjects) parameters = parameters.plus("subject", subject);
  for (const auto status : request.statuses) parameters = parameters.plus("status", code(status));
  if (request.text_language) {
    parameters = parameters.with("text_lang", code(*request.text_language));
  }
  if (request.as_of) parameters = parameters.with("as_of", request.as_of->to_string());
  if (request.sort == search::Sort::date) parameters = parameters.with("sort", "date");
  if (request.sort == search::Sort::title) parameters = parameters.with("sort", "title");
  return parameters;
}

Json shown_text(const Visit& visit, const search::ShownText& shown) {
  return text_view(visit, shown.text, shown.language, shown.status);
}

Json hit_view(const Visit& visit, const Hit& hit, const search::Request& request) {
  Json status;
  if (hit.has_status) {
    status = {{"code", code(hit.status)},
              {"text", word(visit, "status", code(hit.status))},
              {"recorded", hit.status_from_dates ? Json() : Json(visit.t("status.recorded"))}};
  }
  Json label;
  if (const auto id = record::ProvisionId::parse(hit.provision)) {
    label = provision_label(visit, *id, code(hit.region));
  }
  Json snippet;
  if (!hit.snippet.empty()) {
    snippet = matched_view(visit, hit.snippet, hit.snippet_language, hit.snippet_status);
  }
  std::string url = visit.page(hit.url);
  if (request.as_of && (hit.kind == Kind::instrument || hit.kind == Kind::provision)) {
    url += "?as_of=" + request.as_of->to_string();
  }
  Json members = Json::array();
  for (const Hit& member : hit.members) members.push_back(hit_view(visit, member, request));
  const std::string more =
      hit.more_members > 0
          ? visit.t("search.more-members", {{"count", std::to_string(hit.more_members)}})
          : "";
  return {{"kind", word(visit, "kind", code(hit.kind))},
          {"region", word(visit, "region", code(hit.region))},
          {"provision", label},
          {"title", shown_text(visit, hit.title)},
          {"heading", shown_text(visit, hit.heading)},
          {"snippet", snippet},
          {"url", url},
          {"status", status},
          {"is_citation", hit.is_citation},
          {"members", members},
          {"has_members", !members.empty()},
          {"more", more.empty() ? Json() : Json(more)},
          {"more_url", visit.page("/law/" + hit.id)}};
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
    values.push_back({{"text", word(visit, shown.vocabulary, value.value)},
                      {"count", value.count},
                      {"active", active},
                      {"url", visit.page("/search") + next.query()}});
  }
  return {{"title", visit.t(shown.title)}, {"values", values}, {"open", shown.facet != "subject"}};
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
      if (shown.parameter == name) text = word(visit, shown.vocabulary, value);
    }
    if (name == "as_of") {
      text = visit.t("search.as-of", {{"date", date_view(visit, value).get<std::string>()}});
    }
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

std::string total_text(const Visit& visit, const Results& results) {
  const std::string count = std::to_string(results.total);
  return visit.t(results.total_is_exact ? "search.total" : "search.total-at-least",
                 {{"count", count}});
}

Json suggestion_view(const Visit& visit, const std::string& suggestion) {
  if (suggestion.empty()) return {};
  return {{"text", suggestion},
          {"url", visit.page("/search") + Parameters().with("q", suggestion).query()}};
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
  const Parameters parameters = parameters_of(request);
  Json hits = Json::array();
  for (const Hit& hit : results->hits) hits.push_back(hit_view(visit, hit, request));
  Json notices = Json::array();
  for (const std::string& notice : results->notices) {
    notices.push_back({{"text", word(visit, "notice", notice)}});
  }
  std::string expanded;
  for (const std::string& label : results->expanded) {
    if (!expanded.empty()) expanded += " · ";
    expanded += label;
  }
  const Json active = active_view(visit, parameters);
  Page page;
  page.title = request.text.empty() ? visit.t("search.title") : request.text;
  page.body = "search";
  page.query = request.text;
  page.searchable = false;
  page.view = {{"query", request.text},
               {"total", total_text(visit, *results)},
               {"relaxed", results->relaxed},
               {"expanded", expanded.empty() ? Json() : Json(expanded)},
               {"notices", notices},
               {"hits", hits},
               {"empty", hits.empty()},
               {"facets", facets_view(visit, *results, parameters)},
               {"active", active},
               {"has_active", !active.empty()},
               {"clear_url", visit.page("/search") + Parameters().with("q", request.text).query()},
               {"paging", paging_view(visit, *results, parameters)},
               {"suggestion", suggestion_view(visit, results->suggestion)},
               {"topics_url", visit.page("/topics")},
               {"contacts_url", visit.page("/contacts")}};
  return show(visit, page);
}

}  // namespace gbalex::web

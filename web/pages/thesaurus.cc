// The thesaurus: all concepts by part, one concept with its names and the records about it, and
// both as SKOS.
#include <spdlog/spdlog.h>

#include "present/skos.h"
#include "search/search.h"
#include "web/concept_view.h"
#include "web/pages/hit_view.h"
#include "web/pages/pages.h"

namespace gbalex::web {
namespace {

using record::Concept;

constexpr int kRecordsShown = 8;

Response rdf(std::string body) {
  Response response;
  response.content_type = "application/rdf+xml; charset=utf-8";
  response.body = std::move(body);
  response.headers = {{"Cache-Control", "no-cache"}, {"Vary", "Host, X-Forwarded-Proto"}};
  return response;
}

Json relations_view(const Visit& visit, const index::Reader& reader,
                    const present::ConceptRelations& relations) {
  Json list = Json::array();
  for (const auto& [key, ids] : {std::pair("concept.broader", &relations.broader),
                                 std::pair("concept.narrower", &relations.narrower),
                                 std::pair("concept.related", &relations.related)}) {
    Json concepts = concept_references(visit, reader, *ids);
    if (concepts.empty()) continue;
    list.push_back({{"name", visit.t(key)}, {"concepts", std::move(concepts)}});
  }
  return list;
}

// What the page says of the concept itself; `name` is what its records are looked up by.
Json concept_view(const Visit& visit, const index::Reader& reader, const Concept& concept_,
                  const record::Label& name) {
  const Json part = present::part_of(thesaurus_parts(reader), concept_.id);
  const Json relations = relations_view(
      visit, reader, present::relations_of(reader.thesaurus().concepts).at(concept_.id));
  const record::Text* scope = concept_.scope.pick(visit.language);
  const std::string id = percent_encode(concept_.id);
  return {
      {"title", text_view(visit, name.text, name.language)},
      {"subject", word(visit, "subject", concept_.subject)},
      {"scope",
       scope == nullptr ? Json() : text_view(visit, scope->text, scope->language, scope->status)},
      {"rows", names_view(visit, concept_)},
      {"has_relations", !relations.empty()},
      {"relations", relations},
      {"evidence", evidence_view(visit, field(part, "evidence"))},
      {"confidence", confidence_word(visit, field(part, "confidence"))},
      {"recorded", date_view(visit, field(part, "as_of"))},
      {"search_url", visit.page("/search") + Parameters().with("q", name.text).query()},
      {"thesaurus_url", visit.page("/thesaurus")},
      {"json", "/api/v1/concepts/" + id},
      {"skos", "/concept/" + id + ".rdf"}};
}

// The records most about the concept: those that hold any of its names. Where these are so few
// that records with single words of the name follow, the order of titles leaves the latter out.
record::Result<search::Results> records_about(const Visit& visit, const std::string& name) {
  search::Request request;
  request.text = name;
  request.reader = visit.language;
  request.per_page = kRecordsShown;
  auto results = search::search(visit.site.pool(), request, visit.today);
  if (!results || !results->relaxed) return results;
  request.sort = search::Sort::title;
  return search::search(visit.site.pool(), request, visit.today);
}

}  // namespace

Response thesaurus_page(const Visit& visit) {
  return visit.with_reader([&](const index::Reader& reader) {
    Json parts = Json::array();
    for (const Json& part : thesaurus_parts(reader)) {
      const auto ids = field(part, "concepts").get<std::vector<std::string>>();
      Json concepts = concept_references(visit, reader, ids);
      if (concepts.empty()) continue;
      parts.push_back({{"anchor", field(part, "id")},
                       {"title", shown(visit, part, "title")},
                       {"concepts", std::move(concepts)}});
    }
    Page page;
    page.title = visit.t("thesaurus.title");
    page.body = "thesaurus";
    page.view = {{"none", parts.empty()}, {"parts", parts}};
    return show(visit, page);
  });
}

Response concept_page(const Visit& visit) {
  Page page;
  page.body = "concept";
  std::string name;
  const auto read = visit.site.pool().with([&](const index::Reader& reader) {
    const Concept* concept_ = reader.thesaurus().find(visit.capture("id"));
    name.clear();
    if (concept_ == nullptr) return;
    const record::Label& label = *record::preferred_label(*concept_, visit.language);
    name = label.text;
    page.view = concept_view(visit, reader, *concept_, label);
  });
  if (!read) spdlog::error("{}", read.error().to_string());
  if (!read) return error_page(visit, 503);
  if (name.empty()) return error_page(visit, 404);
  // A reader is lent for one thing at a time: the search takes its own.
  const auto results = records_about(visit, name);
  if (!results) spdlog::error("{}", results.error().to_string());
  if (!results) return error_page(visit, 503);
  Json hits = Json::array();
  for (const search::Hit& hit : results->hits) {
    hits.push_back(hit_view(visit, hit, {std::nullopt, results->expanded}));
  }
  page.title = name;
  page.view["has_hits"] = !hits.empty();
  page.view["hits"] = std::move(hits);
  page.view["total"] = visit.t("search.total", {{"count", std::to_string(results->total)}});
  return show(visit, page);
}

Response thesaurus_skos(const Visit& visit) {
  return visit.with_reader([&](const index::Reader& reader) {
    return rdf(present::skos(reader.thesaurus().concepts, thesaurus_parts(reader),
                             origin_of(visit.request)));
  });
}

Response concept_skos(const Visit& visit) {
  return visit.with_reader([&](const index::Reader& reader) {
    const index::ConceptIndex& thesaurus = reader.thesaurus();
    const Concept* concept_ = thesaurus.find(visit.capture("id"));
    if (concept_ == nullptr) return error_page(visit, 404);
    return rdf(present::skos(*concept_, present::relations_of(thesaurus.concepts).at(concept_->id),
                             origin_of(visit.request)));
  });
}

}  // namespace gbalex::web

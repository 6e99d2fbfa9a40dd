#include "web/pages/pages.h"

#include "web/view.h"

namespace gbalex::web {
namespace {

Response static_file(const Visit& visit) {
  auto found =
      visit.site.assets().get(visit.capture("name"), visit.target.query.get("v").value_or(""),
                              visit.request.header("if-none-match"));
  return found ? std::move(*found) : error_page(visit, 404);
}

// The process is alive.
Response healthz(const Visit&) {
  Response response;
  response.body = "ok\n";
  return response;
}

// The index opens and answers.
Response readyz(const Visit& visit) {
  Response response;
  const auto done = visit.site.pool().with(
      [](const index::Reader& reader) { static_cast<void>(reader.generation()); });
  response.status = done ? 200 : 503;
  response.body = done ? "ready\n" : "not ready: " + done.error().what + "\n";
  return response;
}

Response metrics(const Visit& visit) {
  Response response;
  response.content_type = "text/plain; version=0.0.4; charset=utf-8";
  response.body = visit.site.metrics().text();
  return response;
}

// Records are welcome in other search engines; combinations of filters are without end.
Response robots(const Visit&) {
  Response response;
  response.body = "User-agent: *\n";
  for (const record::Language language : record::kLanguages) {
    response.body += "Disallow: /" + std::string(code(language)) + "/search\n";
  }
  response.body += "Disallow: /search\nDisallow: /api/v1/search\nDisallow: /api/v1/suggest\n";
  return response;
}

}  // namespace

void add_pages(Routes<Action>& routes) {
  routes.add("/", home_page);
  routes.add("/search", search_page);
  routes.add("/law/{id}", law_page);
  routes.add("/law/{id}/{provision...}", provision_page);
  routes.add("/topics", topics_page);
  routes.add("/topic/{id}", topic_page);
  routes.add("/contacts", contacts_page);
  routes.add("/contact/{id}", contact_page);
  routes.add("/counterparts", counterparts_page);
  routes.add("/links", links_page);
  routes.add("/link/{id}", link_page);
  routes.add("/programme", programme_page);
  routes.add("/programme/{id}", programme_record_page);
  routes.add("/thesaurus", thesaurus_page);
  routes.add("/concept/{id}", concept_page);
  routes.add("/about", about_page);
}

void add_plain_pages(Routes<Action>& routes) {
  routes.add("/id", cite_page);
  routes.add("/opensearch.xml", opensearch_page);
  routes.add("/thesaurus.rdf", thesaurus_skos);
  routes.add("/concept/{id}.rdf", concept_skos);
  routes.add("/static/{name}", static_file);
  routes.add("/robots.txt", robots);
  routes.add("/healthz", healthz);
  routes.add("/readyz", readyz);
  routes.add("/metrics", metrics);
}

}  // namespace gbalex::web

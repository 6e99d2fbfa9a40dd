#include "search/related.h"
#include "web/api/api.h"
#include "web/api/problem.h"
#include "web/search_request.h"
#include "web/view.h"

namespace gbalex::web {
namespace {

using record::Kind;

constexpr int kDefaultPerPage = 20;

// The record as `gbalex show --json` prints it: with the status of today.
Json shown(const Visit& visit, const index::Stored& stored) {
  return present::on_day(parse_payload(stored), visit.today);
}

// A list of one kind, in the order of ids; `region` narrows it.
Response list_of(const Visit& visit, Kind kind) {
  int page = 1;
  int per_page = kDefaultPerPage;
  if (const auto bad = read_page(visit.target.query, page, per_page)) {
    return problem(400, bad->detail, bad->field);
  }
  std::optional<record::Region> region;
  if (const auto text = visit.target.query.get("region"); text && !text->empty()) {
    region = record::parse_region(*text);
    if (!region) return problem(400, "'" + *text + "' is not a value of region", "region");
  }
  return visit.with_reader([&](const index::Reader& reader) {
    const auto first = (static_cast<long long>(page) - 1) * per_page;
    long long total = 0;
    Json items = Json::array();
    for (const index::Stored& stored : reader.all(kind)) {
      const bool in_mainland =
          region == record::Region::mainland && stored.region == record::Region::guangdong;
      if (region && stored.region != *region && !in_mainland) continue;
      if (total >= first && total < first + per_page) items.push_back(shown(visit, stored));
      ++total;
    }
    return json_response(
        {{"total", total}, {"page", page}, {"per_page", per_page}, {"items", std::move(items)}});
  });
}

Response record_of(const Visit& visit, Kind kind) {
  return visit.with_reader([&](const index::Reader& reader) {
    const auto stored = reader.get(kind, visit.capture("id"));
    if (!stored) return problem(404, "there is no such record");
    return json_response(shown(visit, *stored));
  });
}

template <Kind kind>
Response list(const Visit& visit) {
  return list_of(visit, kind);
}
template <Kind kind>
Response one(const Visit& visit) {
  return record_of(visit, kind);
}

bool held_as_range(const index::Stored& stored) {
  const auto id = record::ProvisionId::parse(stored.provision);
  return id && id->is_range();
}

// [{"why", "topic", "instrument", "provision", "title", "title_lang", "heading", "region", "url"}]
Json related_json(const Visit& visit, const index::Reader& reader, const index::Stored& stored) {
  Json list = Json::array();
  for (const search::Related& related :
       search::related(reader, stored.id, stored.provision, visit.language, visit.today)) {
    list.push_back({{"why", code(related.why)},
                    {"topic", related.topic.empty() ? Json() : Json(related.topic)},
                    {"instrument", related.id},
                    {"provision", related.provision},
                    {"title", related.title.text},
                    {"title_lang", code(related.title.language)},
                    {"heading", related.heading.text.empty() ? Json() : Json(related.heading.text)},
                    {"region", code(related.region)},
                    {"url", related.url}});
  }
  return list;
}

Response provision(const Visit& visit) {
  const auto id = record::ProvisionId::parse_path(visit.capture("provision"));
  if (!id) return problem(404, "this is not the number of a provision");
  return visit.with_reader([&](const index::Reader& reader) {
    const auto held = reader.covering(visit.capture("id"), *id);
    if (!held.empty()) {
      Json document = shown(visit, held.front());
      document["asked"] = id->text();
      document["related"] = related_json(visit, reader, held.front());
      document["held_as_range"] = !id->is_range() && held_as_range(held.front());
      return json_response(document);
    }
    if (!reader.get(Kind::instrument, visit.capture("id"))) {
      return problem(404, "there is no such instrument");
    }
    return problem(404, "the instrument is held, this provision of it is not");
  });
}

Response counterparts(const Visit& visit) {
  return visit.with_reader([&](const index::Reader& reader) {
    Json rows = Json::parse(reader.metadata("counterparts"), nullptr, false);
    if (!rows.is_array()) rows = Json::array();
    if (const auto function = visit.target.query.get("function"); function && !function->empty()) {
      if (!record::contains(record::counterpart_functions(), *function)) {
        return problem(400, "'" + *function + "' is not a value of function", "function");
      }
      Json wanted = Json::array();
      for (const Json& row : rows) {
        if (field(row, "function") == *function) wanted.push_back(row);
      }
      rows = std::move(wanted);
    }
    return json_response({{"total", rows.size()}, {"items", rows}});
  });
}

}  // namespace

void add_api(Routes<Action>& routes) {
  routes.add("/api/v1/search", api_search);
  routes.add("/api/v1/cite", api_cite);
  routes.add("/api/v1/suggest", api_suggest);
  routes.add("/api/v1/counterparts", counterparts);
  routes.add("/api/v1/concepts", api_concepts);
  routes.add("/api/v1/concepts/{id}", api_concept);
  routes.add("/api/v1/law/{id}/{provision...}", provision);
  routes.add("/api/v1/instruments", list<Kind::instrument>);
  routes.add("/api/v1/instruments/{id}", one<Kind::instrument>);
  routes.add("/api/v1/contacts", list<Kind::contact>);
  routes.add("/api/v1/contacts/{id}", one<Kind::contact>);
  routes.add("/api/v1/topics", list<Kind::topic>);
  routes.add("/api/v1/topics/{id}", one<Kind::topic>);
  routes.add("/api/v1/playbooks", list<Kind::playbook>);
  routes.add("/api/v1/playbooks/{id}", one<Kind::playbook>);
  routes.add("/api/v1/links", list<Kind::link>);
  routes.add("/api/v1/links/{id}", one<Kind::link>);
  routes.add("/api/v1/programme", list<Kind::programme>);
  routes.add("/api/v1/programme/{id}", one<Kind::programme>);
}

}  // namespace gbalex::web

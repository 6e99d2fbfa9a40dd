#include "search/search.h"

#include <spdlog/spdlog.h>

#include <algorithm>

#include "present/cite_json.h"
#include "web/api/api.h"
#include "web/api/problem.h"
#include "web/search_request.h"

namespace gbalex::web {
namespace {

using present::Json;
using search::Hit;

Json text_or_null(const search::ShownText& shown) {
  return shown.text.empty() ? Json() : Json(shown.text);
}

// [{"in": "title"}, {"in": "subject", "value": "trademark"}]
Json matched_json(const std::vector<search::MatchedIn>& matched) {
  Json places = Json::array();
  for (const search::MatchedIn& match : matched) {
    Json place{{"in", code(match.where)}};
    if (!match.value.empty()) place["value"] = match.value;
    places.push_back(std::move(place));
  }
  return places;
}

// {"first_stage", "terms": [{"term", "field", "form", "weight"}], "steps": [{"name", "times"}]}
Json explanation_json(const search::Explanation& explanation) {
  Json terms = Json::array(), steps = Json::array();
  for (const search::TermPart& part : explanation.terms) {
    terms.push_back({{"term", part.term},
                     {"field", code(part.field)},
                     {"form", code(part.form)},
                     {"weight", part.weight}});
  }
  for (const search::ScoreStep& step : explanation.steps) {
    const bool times = step.how == search::ScoreStep::How::times;
    steps.push_back({{"name", step.name}, {times ? "times" : "plus", step.value}});
  }
  return {{"first_stage", explanation.first_stage},
          {"terms", std::move(terms)},
          {"steps", std::move(steps)},
          {"phrases", explanation.phrases}};
}

Json hit_json(const Hit& hit, search::Group group) {
  Json languages = Json::array();
  for (const record::Language language : hit.languages) languages.push_back(code(language));
  // Appended, as each name is given once: `json[name]` would look for it among all before it.
  constexpr std::size_t kFields = 17;
  Json json = Json::object();
  auto& fields = json.get_ref<Json::object_t&>();
  fields.reserve(kFields);
  const auto put = [&fields](const char* name, Json value) {
    fields.emplace_back(name, std::move(value));
  };
  put("kind", code(hit.kind));
  put("id", hit.id);
  put("provision", hit.provision.empty() ? Json() : Json(hit.provision));
  put("title", text_or_null(hit.title));
  put("title_lang", code(hit.title.language));
  put("heading", text_or_null(hit.heading));
  put("snippet", hit.snippet);
  put("snippet_lang", code(hit.snippet_language));
  put("matched", matched_json(hit.matched));
  if (hit.explanation) put("explanation", explanation_json(*hit.explanation));
  put("url", hit.url);
  put("region", code(hit.region));
  put("status", hit.has_status ? Json(code(hit.status)) : Json());
  put("languages", std::move(languages));
  put("score", hit.score);
  if (group == search::Group::instrument) {
    Json members = Json::array();
    for (const Hit& member : hit.members) {
      members.push_back(hit_json(member, search::Group::none));
    }
    put("members", std::move(members));
    put("more_members", hit.more_members);
  }
  return json;
}

Json facets_json(const std::vector<search::Facet>& facets) {
  Json json = Json::object();
  for (const search::Facet& facet : facets) {
    Json values = Json::array();
    for (const search::FacetValue& value : facet.values) {
      values.push_back({{"value", value.value}, {"count", value.count}});
    }
    json[facet.name] = std::move(values);
  }
  return json;
}

// [{"step", "name", "value", "query", "url", "count"}]
Json ladder_json(const search::Results& results) {
  Json steps = Json::array();
  for (const search::Rung& rung : results.ladder) {
    steps.push_back({{"step", code(rung.step)},
                     {"name", rung.name},
                     {"value", rung.value},
                     {"query", rung.request.text},
                     {"url", "/search" + search_parameters(rung.request).query()},
                     {"count", rung.count}});
  }
  return steps;
}

Json hints_json(const std::vector<search::Hint>& hints) {
  Json json = Json::array();
  for (const search::Hint& hint : hints) {
    json.push_back({{"column", hint.column}, {"text", hint.text}, {"what", code(hint.what)}});
  }
  return json;
}

// The other names that were searched, each once.
Json expanded_json(const std::vector<search::Expansion>& expanded) {
  Json texts = Json::array();
  for (const search::Expansion& expansion : expanded) {
    for (const search::ShownText& label : expansion.also) {
      if (std::ranges::find(texts, Json(label.text)) == texts.end()) texts.push_back(label.text);
    }
  }
  return texts;
}

// [{"id", "label": as typed, "also": [{"text", "lang"}]}]
Json concepts_json(const std::vector<search::Expansion>& expanded) {
  Json concepts = Json::array();
  for (const search::Expansion& expansion : expanded) {
    Json also = Json::array();
    for (const search::ShownText& label : expansion.also) {
      also.push_back({{"text", label.text}, {"lang", code(label.language)}});
    }
    concepts.push_back(
        {{"id", expansion.concept_id}, {"label", expansion.label.text}, {"also", std::move(also)}});
  }
  return concepts;
}

Response failed(const record::Error& error) {
  spdlog::error("{}", error.to_string());
  return problem(503, "the index cannot be read just now");
}

}  // namespace

Response api_search(const Visit& visit) {
  const auto read = read_search(visit.target.query, visit.language);
  if (const auto* bad = std::get_if<BadField>(&read)) return problem(400, bad->detail, bad->field);
  const auto& request = std::get<search::Request>(read);
  const auto results = search::search(visit.site.pool(), request, visit.today);
  if (!results) return failed(results.error());
  Json hits = Json::array();
  for (const Hit& hit : results->hits) hits.push_back(hit_json(hit, request.group));
  Json proposals = Json::array();
  for (const Hit& hit : results->proposals) {
    proposals.push_back(hit_json(hit, search::Group::none));
  }
  return json_response(
      {{"query",
        {{"text", results->text},
         {"understood", results->understood},
         {"expanded", expanded_json(results->expanded)},
         {"concepts", concepts_json(results->expanded)},
         {"relaxed", results->relaxed},
         {"shown_for", results->shown_for.empty() ? Json() : Json(results->shown_for)},
         {"notices", results->notices},
         {"hints", hints_json(results->hints)}}},
       {"total", results->total},
       {"total_is_exact", results->total_is_exact},
       {"page", results->page},
       {"per_page", results->per_page},
       {"hits", std::move(hits)},
       {"facets", facets_json(results->facets)},
       {"suggestion", results->suggestion.empty() ? Json() : Json(results->suggestion)},
       {"ladder", ladder_json(*results)},
       {"proposals", std::move(proposals)}});
}

Response api_cite(const Visit& visit) {
  const auto text = visit.target.query.get("text");
  if (!text || text->empty()) return problem(400, "text is missing: a citation to look up", "text");
  const auto as_of = read_day(visit.target.query, "as_of");
  if (const auto* bad = std::get_if<BadField>(&as_of)) return problem(400, bad->detail, bad->field);
  const record::Date day = std::get<std::optional<record::Date>>(as_of).value_or(visit.today);
  const auto answer = search::cite(visit.site.pool(), *text, visit.language, day);
  if (!answer && answer.error().kind == record::ErrorKind::usage) {
    return problem(400, answer.error().what + ": " + answer.error().what_to_do, "text");
  }
  if (!answer) return failed(answer.error());
  return json_response(present::cite_json(*answer, day));
}

}  // namespace gbalex::web

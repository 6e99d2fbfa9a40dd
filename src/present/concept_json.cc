#include "present/concept_json.h"

#include <algorithm>
#include <set>

#include "present/json_parts.h"

namespace gbalex::present {

using namespace record;

namespace {

Json label_json(const Label& label) {
  return {{"text", label.text},
          {"lang", code(label.language)},
          {"region", label.region ? Json(code(*label.region)) : Json()},
          {"use", code(label.use)}};
}

struct Sets {
  std::set<std::string> broader, narrower, related;
};
using SetsById = std::map<std::string, Sets, std::less<>>;

// All that is broader than a concept, at any distance.
std::set<std::string> above(const SetsById& sets, const std::string& id) {
  std::set<std::string> found;
  std::vector<std::string> next = {id};
  while (!next.empty()) {
    const std::string at = std::move(next.back());
    next.pop_back();
    for (const std::string& broader : sets.at(at).broader) {
      if (found.insert(broader).second) next.push_back(broader);
    }
  }
  return found;
}

}  // namespace

ThesaurusRelations relations_of(std::span<const Concept> concepts) {
  SetsById sets;
  for (const Concept& one : concepts) sets[one.id];
  for (const Concept& one : concepts) {
    for (const std::string& id : one.broader) {
      if (!sets.contains(id)) continue;
      sets[one.id].broader.insert(id);
      sets[id].narrower.insert(one.id);
    }
    for (const std::string& id : one.related) {
      if (!sets.contains(id)) continue;
      sets[one.id].related.insert(id);
      sets[id].related.insert(one.id);
    }
  }
  for (const Concept& one : concepts) {
    for (const std::string& id : above(sets, one.id)) {
      sets[one.id].related.erase(id);
      sets[id].related.erase(one.id);
    }
  }
  const auto list = [](const std::set<std::string>& ids) {
    return std::vector<std::string>(ids.begin(), ids.end());
  };
  ThesaurusRelations relations;
  for (const auto& [id, of] : sets) {
    relations[id] = {list(of.broader), list(of.narrower), list(of.related)};
  }
  return relations;
}

Json to_json(const ThesaurusPart& part, Audience audience) {
  Json json{{"id", part.id}};
  put_texts(json, "title", part.title);
  json["concepts"] = part.concepts;
  put_provenance(json, part.provenance, audience);
  return json;
}

Json part_of(const Json& parts, std::string_view concept_id) {
  for (const Json& part : parts) {
    const Json& ids = part.at("concepts");
    if (std::ranges::find(ids, Json(concept_id)) != ids.end()) return part;
  }
  return {};
}

Json to_json(const Concept& concept_, const ConceptRelations& relations, const Json& part,
             Audience audience) {
  Json labels = Json::array();
  for (const Label& label : concept_.labels) {
    if (label.use == LabelUse::hidden && audience == Audience::reader) continue;
    labels.push_back(label_json(label));
  }
  const auto of_part = [&part](const char* name) {
    return part.is_object() ? part.value(name, Json()) : Json();
  };
  Json json{{"id", concept_.id},
            {"subject", concept_.subject},
            {"part", of_part("id")},
            {"labels", std::move(labels)}};
  put_texts(json, "scope", concept_.scope);
  json["broader"] = relations.broader;
  json["narrower"] = relations.narrower;
  json["related"] = relations.related;
  for (const char* name : {"evidence", "confidence", "as_of"}) json[name] = of_part(name);
  return json;
}

}  // namespace gbalex::present

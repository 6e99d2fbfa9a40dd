#include "present/json_parts.h"

namespace gbalex::present {

using namespace record;

namespace {

void put(Json& json, const char* name, const std::string& text) {
  if (!text.empty()) json[name] = text;
}

}  // namespace

void put_texts(Json& json, const std::string& name, const Texts& texts) {
  json[name] = to_json(texts);
  Json status = Json::object();
  for (const Text& text : texts.all()) {
    if (text.status != TextStatus::unmarked) {
      status[std::string(code(text.language))] = code(text.status);
    }
  }
  if (!status.empty()) json[name + "_status"] = std::move(status);
}

Json evidence_json(const std::vector<Evidence>& evidence, Audience audience) {
  Json list = Json::array();
  for (const Evidence& item : evidence) list.push_back(to_json(item, audience));
  return list;
}

Json history_json(const std::vector<HistoryEvent>& history, Audience audience) {
  Json list = Json::array();
  for (const HistoryEvent& event : history) {
    Json item{{"at", event.at}, {"action", event.action}};
    Json changes = Json::array();
    for (const FieldChange& change : event.changes) {
      changes.push_back(
          {{"field", change.field}, {"before", change.before}, {"after", change.after}});
    }
    item["changes"] = std::move(changes);
    if (audience == Audience::maintainer) {
      item["by"] = event.by;
      put(item, "why", event.why);
    }
    list.push_back(std::move(item));
  }
  return list;
}

void put_provenance(Json& json, const Provenance& provenance, Audience audience) {
  json["evidence"] = evidence_json(provenance.evidence, audience);
  json["confidence"] = code(provenance.confidence);
  json["as_of"] = provenance.as_of.to_string();
  json["history"] = history_json(provenance.history, audience);
  if (audience == Audience::maintainer) {
    put(json, "note", provenance.note);
    put(json, "file", provenance.file);
  }
}

}  // namespace gbalex::present

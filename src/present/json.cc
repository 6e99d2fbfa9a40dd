#include "present/json.h"

#include <algorithm>
#include <cmath>

#include "present/json_parts.h"

namespace gbalex::present {
namespace {

using namespace record;

// Unknown values are null.
Json text_or_null(const std::string& text) { return text.empty() ? Json() : Json(text); }

template <typename DateLike>
Json date_or_null(const std::optional<DateLike>& date) {
  return date ? Json(date->to_string()) : Json();
}

// Absent when unknown: for the many small fields that few records have.
void put(Json& json, const char* name, const std::string& text) {
  if (!text.empty()) json[name] = text;
}
template <typename DateLike>
void put(Json& json, const char* name, const std::optional<DateLike>& date) {
  if (date) json[name] = date->to_string();
}
void put(Json& json, const char* name, const std::vector<std::string>& list) {
  if (!list.empty()) json[name] = list;
}

Json languages_json(const std::vector<Language>& languages) {
  Json list = Json::array();
  for (const Language language : languages) list.push_back(code(language));
  return list;
}

// true: confirmed; false: not; null: the whole instrument is meant.
Json pin_json(Pin pin) {
  return pin == Pin::whole_instrument ? Json() : Json(pin == Pin::confirmed);
}

Json provision_json(const std::optional<ProvisionId>& provision) {
  return provision ? Json(provision->text()) : Json();
}

Json row_json(const ProvisionRow& row, Audience audience) {
  Json json{{"provision", provision_json(row.provision)},
            {"about", row.about.text},
            {"about_language", code(row.about.language)}};
  if (!row.heading.empty()) put_texts(json, "heading", row.heading);
  put(json, "topic", row.topic);
  json["pin_verified"] = pin_json(row.pin);
  if (row.key) json["key"] = *row.key;
  if (row.status) json["status"] = code(*row.status);
  put(json, "version_date", row.version_date);
  put(json, "in_force_since", row.in_force_since);
  if (audience == Audience::maintainer) put(json, "note", row.note);
  return json;
}

Json sources_json(const std::vector<Source>& sources) {
  Json list = Json::array();
  for (const Source& source : sources) {
    list.push_back({{"url", source.url}, {"basis", source.basis}});
  }
  return list;
}

Json number_json(double value) {
  const double whole = std::round(value);
  constexpr double kExact = 1e15;
  if (whole == value && std::abs(value) < kExact) return static_cast<long long>(whole);
  return value;
}

// The JSON name of the list a detail stands in, and of its value.
struct DetailNames {
  const char* list;
  const char* value;
};
DetailNames names_of(DetailKind kind) {
  switch (kind) {
    case DetailKind::address:
      return {"addresses", "text"};
    case DetailKind::phone:
      return {"phones", "number"};
    case DetailKind::fax:
      return {"fax", "number"};
    case DetailKind::email:
      return {"emails", "email"};
    case DetailKind::website:
      return {"websites", "url"};
  }
  return {"", ""};
}

void put_details(Json& json, const Contact& contact, Audience audience) {
  for (const DetailKind kind : kDetailKinds) {
    const DetailNames names = names_of(kind);
    Json list = Json::array();
    for (const Detail& detail : contact.details) {
      if (detail.kind != kind) continue;
      Json item{{names.value, detail.value}};
      if (detail.language) item["lang"] = code(*detail.language);
      put(item, "label", detail.label);
      item["ev"] = detail.evidence;
      if (detail.confidence) item["confidence"] = code(*detail.confidence);
      put(item, "status", detail.status);
      item["live"] = detail.is_live();
      if (audience == Audience::maintainer) put(item, "note", detail.note);
      list.push_back(std::move(item));
    }
    json[names.list] = std::move(list);
  }
}

void put_cooperation(Json& json, const Cooperation& cooperation) {
  Json part = Json::object();
  put(part, "programme_items", cooperation.programme_items);
  put(part, "programme_items_via_predecessor", cooperation.programme_items_via_predecessor);
  put(part, "programme_items_as_place", cooperation.programme_items_as_place);
  put(part, "expert_group", cooperation.expert_group);
  if (!part.empty()) json["cooperation"] = std::move(part);
}

Json answer_json(const TopicAnswer& answer, Audience audience) {
  Json json = Json::object();
  put_texts(json, "answer", answer.answer);
  Json citations = Json::array();
  for (const Citation& citation : answer.citations) {
    citations.push_back({{"instrument", citation.instrument},
                         {"provision", provision_json(citation.provision)},
                         {"pin_verified", pin_json(citation.pin)}});
  }
  json["citations"] = std::move(citations);
  put(json, "contacts", answer.contacts);
  put(json, "effective", answer.effective);
  json["evidence"] = evidence_json(answer.evidence, audience);
  json["confidence"] = code(answer.confidence);
  if (audience == Audience::maintainer) put(json, "note", answer.note);
  return json;
}

}  // namespace

std::string publisher(std::string_view url) {
  const auto scheme = url.find("://");
  if (scheme != std::string_view::npos) url.remove_prefix(scheme + 3);
  std::string host(url.substr(0, url.find_first_of("/?#:")));
  std::ranges::transform(host, host.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  if (host.starts_with("www.")) host.erase(0, 4);
  return host;
}

Json on_day(Json payload, const Date& day) {
  const bool provision = payload.contains("recorded_status");
  if (!provision && !payload.contains("current_text_effective")) return payload;
  const auto date = [&](const char* name) -> std::optional<Date> {
    const auto it = payload.find(name);
    return it != payload.end() && it->is_string() ? Date::parse(it->get<std::string>())
                                                  : std::nullopt;
  };
  const auto recorded =
      parse_status(payload.value(provision ? "recorded_status" : "status", std::string()));
  if (!recorded) return payload;
  const StatusOnDay status = status_on(*recorded, date("first_effective"),
                                       date("current_text_effective"), date("end_date"), day);
  payload["recorded_status"] = code(*recorded);
  payload["status"] = code(status.status);
  payload["status_from_dates"] = status.from_dates;
  return payload;
}

Json to_json(const Texts& texts) {
  Json json = Json::object();
  for (const Text& text : texts.all()) json[std::string(code(text.language))] = text.text;
  return json;
}

Json to_json(const Evidence& evidence, Audience audience) {
  Json json{{"kind", evidence.kind}};
  put(json, "key", evidence.key);
  put(json, "date", evidence.date);
  if (!evidence.url.empty()) json["publisher"] = publisher(evidence.url);
  // An official page is a source readers may want to open; other addresses are for maintainers.
  if (audience == Audience::maintainer || evidence.kind == "official_page") {
    put(json, "url", evidence.url);
  }
  if (audience == Audience::maintainer) {
    put(json, "title", evidence.title);
    put(json, "repo", evidence.repository);
    put(json, "commit", evidence.commit);
    put(json, "path", evidence.path);
    put(json, "note", evidence.note);
  }
  return json;
}

Json to_json(const Instrument& instrument, Audience audience) {
  Json json{{"id", instrument.id}, {"work", instrument.work}, {"region", code(instrument.region)}};
  put(json, "city", instrument.city);
  json["level"] = instrument.level;
  json["official_number"] = text_or_null(instrument.official_number);
  json["number_basis"] = text_or_null(instrument.number_basis);
  put_texts(json, "title", instrument.title);
  if (!instrument.short_names.empty()) {
    Json names = Json::array();
    for (const Text& name : instrument.short_names) {
      names.push_back({{"lang", code(name.language)}, {"text", name.text}});
    }
    json["short_names"] = std::move(names);
  }
  json["subjects"] = instrument.subjects;
  json["issuing_body"] = text_or_null(instrument.issuing_body);
  json["first_adopted"] = date_or_null(instrument.first_adopted);
  json["first_effective"] = date_or_null(instrument.first_effective);
  json["last_amended"] = date_or_null(instrument.last_amended);
  json["current_text_effective"] = date_or_null(instrument.current_text_effective);
  json["end_date"] = date_or_null(instrument.end_date);
  json["status"] = code(instrument.status);
  json["status_note"] = text_or_null(instrument.status_note);
  json["repeals"] = instrument.repeals;
  json["replaced_by"] = text_or_null(instrument.replaced_by);
  json["count"] = instrument.count ? Json(*instrument.count) : Json();
  json["count_unit"] = instrument.count_unit;
  json["sources"] = sources_json(instrument.sources);
  json["wipo_lex"] = text_or_null(instrument.wipo_lex);
  Json rows = Json::array();
  for (const ProvisionRow& row : instrument.provisions) rows.push_back(row_json(row, audience));
  json["key_provisions"] = std::move(rows);
  if (const auto& list = instrument.official_list) {
    json["official_list"] = {{"version_date", list->version_date.to_string()},
                             {"in_effect", list->in_effect},
                             {"title_en", list->title_en},
                             {"as_of", list->as_of.to_string()}};
  }
  if (!instrument.territorial_application.empty()) {
    Json application = Json::object();
    for (const auto& [region, text] : instrument.territorial_application) {
      application[std::string(code(region))] = text;
    }
    json["territorial_application"] = std::move(application);
  }
  json["amendment_history"] = text_or_null(instrument.amendment_history);
  put_provenance(json, instrument.provenance, audience);
  return json;
}

Json to_json(const Provision& provision, const Instrument& instrument, Audience audience) {
  Json json{{"instrument", instrument.id},
            {"provision", provision.id.text()},
            {"confirmed", provision.confirmed}};
  Json rows = Json::array();
  for (const ProvisionRow* row : provision.rows) rows.push_back(row_json(*row, audience));
  json["rows"] = std::move(rows);
  put_texts(json, "title", instrument.title);
  json["work"] = instrument.work;
  json["region"] = code(instrument.region);
  json["level"] = instrument.level;
  json["official_number"] = text_or_null(instrument.official_number);
  json["first_effective"] = date_or_null(instrument.first_effective);
  json["current_text_effective"] = date_or_null(instrument.current_text_effective);
  json["end_date"] = date_or_null(instrument.end_date);
  json["recorded_status"] = code(instrument.status);
  json["status_note"] = text_or_null(instrument.status_note);
  json["sources"] = sources_json(instrument.sources);
  json["as_of"] = instrument.provenance.as_of.to_string();
  json["confidence"] = code(instrument.provenance.confidence);
  return json;
}

Json to_json(const Contact& contact, Audience audience) {
  Json json{{"id", contact.id}, {"region", code(contact.region)}};
  put(json, "city", contact.city);
  put(json, "district", contact.district);
  json["level"] = contact.level;
  json["kind"] = contact.kinds;
  put_texts(json, "names", contact.names);
  if (contact.name_confirmed) json["name_confirmed"] = *contact.name_confirmed;
  json["functions"] = contact.functions;
  put(json, "parent", contact.parent);
  put(json, "owner", contact.owner);
  put(json, "predecessors", contact.predecessors);
  put(json, "successor", contact.successor);
  put(json, "status_note", contact.status_note);
  put(json, "former_names", contact.former_names);
  put(json, "also_holds", contact.also_holds);
  put(json, "since", contact.since);
  put(json, "units", contact.units);
  put(json, "area_code", contact.area_code);
  put(json, "jurisdiction", contact.jurisdiction);
  put(json, "coverage", contact.coverage);
  put(json, "members_text", contact.members_text);
  put_details(json, contact, audience);
  json["hours"] = text_or_null(contact.hours);
  if (!contact.languages.empty()) json["languages"] = languages_json(contact.languages);
  put(json, "languages_note", contact.languages_note);
  put(json, "hotlines", contact.hotlines);
  Json members = Json::object();
  for (const MemberList& list : contact.members) members[list.name] = list.members;
  if (!contact.members_description.empty()) members["text"] = contact.members_description;
  if (!members.empty()) json["members"] = std::move(members);
  Json timeline = Json::array();
  for (const TimelineEvent& event : contact.timeline) {
    timeline.push_back(
        {{"date", event.date.to_string()}, {"event", event.event}, {"ev", event.evidence}});
  }
  if (!timeline.empty()) json["timeline"] = std::move(timeline);
  put_cooperation(json, contact.cooperation);
  Json counterparts = Json::object();
  for (const CounterpartList& list : contact.counterparts) {
    counterparts[list.function] = list.contacts;
  }
  if (!counterparts.empty()) json["counterparts"] = std::move(counterparts);
  put_provenance(json, contact.provenance, audience);
  return json;
}

Json to_json(const Link& link, Audience audience) {
  Json json{{"id", link.id}, {"region", code(link.region)}};
  put(json, "city", link.city);
  json["category"] = link.category;
  json["subjects"] = link.subjects;
  json["languages"] = languages_json(link.languages);
  put_texts(json, "title", link.title);
  json["url"] = link.url;
  json["owner"] = text_or_null(link.owner);
  json["url_basis"] = link.url_basis;
  put(json, "instrument", link.instrument);
  put_provenance(json, link.provenance, audience);
  return json;
}

Json to_json(const Topic& topic, Audience audience) {
  Json json{{"id", topic.id}, {"subjects", topic.subjects}};
  put_texts(json, "title", topic.title);
  Json regions = Json::object();
  for (std::size_t i = 0; i < kTopicRegions.size(); ++i) {
    regions[std::string(code(kTopicRegions[i]))] = answer_json(topic.answers[i], audience);
  }
  json["regions"] = std::move(regions);
  json["confidence"] = code(topic.provenance.confidence);
  json["as_of"] = topic.provenance.as_of.to_string();
  json["history"] = history_json(topic.provenance.history, audience);
  if (audience == Audience::maintainer) {
    put(json, "note", topic.provenance.note);
    put(json, "file", topic.provenance.file);
  }
  return json;
}

Json to_json(const ProgrammeItem& item, Audience audience) {
  Json json{
      {"id", item.id}, {"item", item.item}, {"year", item.year}, {"region", code(item.region)}};
  put_texts(json, "title", item.title);
  json["subjects"] = item.subjects;
  put_texts(json, "summary", item.summary);
  json["parties"] = item.parties;
  json["other_parties"] = item.other_parties;
  json["period"] = {{"from", item.from.to_string()}, {"to", item.to.to_string()}};
  Json activities = Json::array();
  for (const Activity& activity : item.activities) {
    Json one{{"what", activity.what}};
    put(one, "date", activity.date);
    put(one, "place", activity.place);
    activities.push_back(std::move(one));
  }
  json["activities"] = std::move(activities);
  Json figures = Json::array();
  for (const Figure& figure : item.figures) {
    Json one{{"name", figure.name}, {"value", number_json(figure.value)}, {"unit", figure.unit}};
    put(one, "qualifier", figure.qualifier);
    figures.push_back(std::move(one));
  }
  json["figures"] = std::move(figures);
  json["is_new"] = item.is_new;
  json["source"] = item.source;
  put_provenance(json, item.provenance, audience);
  return json;
}

Json to_json(const ProgrammeYear& year) {
  Json json{{"id", year.id}, {"period", year.period.to_string()}};
  put_texts(json, "title", year.title);
  json["source"] = year.source;
  return json;
}

Json to_json(const CounterpartRow& row) {
  return {{"function", row.function},
          {"mainland", row.mainland},
          {"hongkong", row.hongkong},
          {"macao", row.macao}};
}

}  // namespace gbalex::present

// The comparisons: one question, three columns.
#include "search/search.h"
#include "web/cross_links.h"
#include "web/pages/pages.h"
#include "web/view.h"

namespace gbalex::web {
namespace {

using index::Stored;
using record::Kind;
using record::ProvisionId;

// A citation links to its article only where the number is confirmed; else to the instrument.
Json citation_view(const Visit& visit, const index::Reader& reader, const Json& citation) {
  const Json& id = field(citation, "instrument");
  const auto instrument = reader.get(Kind::instrument, id.get<std::string>());
  Json view{{"title", text_view(visit, id.get<std::string>(), record::Language::en)},
            {"url", Json()},
            {"provision", Json()},
            {"note", Json()},
            {"status", Json()}};
  const Json& pin = field(citation, "pin_verified");
  std::string region;
  std::string path = "/law/" + id.get<std::string>();
  if (instrument) {
    region = code(instrument->region);
    view["title"] = shown(visit, parse_payload(*instrument), "title");
    const Json status = status_view(visit, *instrument, visit.today);
    if (status["code"] != "in_force") view["status"] = status;
  }
  if (const Json& text = field(citation, "provision"); text.is_string()) {
    if (const auto provision = ProvisionId::parse(text.get_ref<const std::string&>())) {
      view["provision"] = provision_label(visit, *provision, region);
      if (pin == true) path = provision_path(id.get<std::string>(), *provision);
    }
    if (pin == false) view["note"] = visit.t("topic.number-unconfirmed");
  } else if (pin == false) {
    view["note"] = visit.t("topic.number-unknown");
  }
  if (instrument) view["url"] = visit.page(path);
  return view;
}

Json column_view(const Visit& visit, const index::Reader& reader, record::Region region,
                 const Json& answer) {
  Json citations = Json::array();
  for (const Json& citation : field(answer, "citations")) {
    citations.push_back(citation_view(visit, reader, citation));
  }
  const Json contacts = references(visit, reader, Kind::contact, field(answer, "contacts"));
  const Json effective = date_view(visit, field(answer, "effective"));
  return {{"region", word(visit, "region", code(region))},
          {"code", code(region)},
          {"answer",
           CrossLinks(visit, reader, "", std::nullopt).linked(shown(visit, answer, "answer"))},
          {"citations", citations},
          {"has_citations", !citations.empty()},
          {"contacts", contacts},
          {"has_contacts", !contacts.empty()},
          {"effective", effective},
          {"confidence", confidence_word(visit, field(answer, "confidence"))},
          {"low", field(answer, "confidence") == "low"},
          {"evidence", evidence_view(visit, field(answer, "evidence"))}};
}

}  // namespace

Response topics_page(const Visit& visit) {
  return visit.with_reader([&](const index::Reader& reader) {
    const auto topics = reader.all(Kind::topic);
    Json groups = Json::array();
    for (const std::string_view subject : record::subjects()) {
      Json items = Json::array();
      for (const Stored& topic : topics) {
        if (topic.subjects.empty() || topic.subjects.front() != subject) continue;
        items.push_back(reference_to(visit, topic));
      }
      if (items.empty()) continue;
      groups.push_back(
          {{"title", word(visit, "subject", subject)}, {"anchor", subject}, {"items", items}});
    }
    Page page;
    page.title = visit.t("topics.title");
    page.body = "topics";
    page.view = {{"groups", groups}};
    return show(visit, page);
  });
}

Response topic_page(const Visit& visit) {
  return visit.with_reader([&](const index::Reader& reader) {
    const auto stored = reader.get(Kind::topic, visit.capture("id"));
    if (!stored) return error_page(visit, 404);
    const Json topic = parse_payload(*stored);
    const Json& answers = field(topic, "regions");
    Json columns = Json::array();
    for (const record::Region region : record::kTopicRegions) {
      columns.push_back(column_view(visit, reader, region, field(answers, code(region))));
    }
    const Json title = shown(visit, topic, "title");
    Page page;
    page.title = title.is_null() ? stored->id : title["text"].get<std::string>();
    page.body = "topic";
    page.view = {{"title", title},
                 {"subjects", words(visit, "subject", field(topic, "subjects"))},
                 {"columns", columns},
                 {"recorded", date_view(visit, field(topic, "as_of"))},
                 {"topics_url", visit.page("/topics")},
                 {"json", "/api/v1/topics/" + percent_encode(stored->id)}};
    return show(visit, page);
  });
}

}  // namespace gbalex::web

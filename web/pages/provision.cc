// The page of a provision: the article with its paragraphs, or the range that holds it.
#include <algorithm>

#include "search/related.h"
#include "web/pages/law_view.h"
#include "web/pages/pages.h"
#include "web/search_request.h"

namespace gbalex::web {
namespace {

using index::Stored;
using record::Kind;
using record::ProvisionId;

bool same_letters(std::string_view a, std::string_view b) {
  const auto lower = [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  };
  return std::ranges::equal(a, b, [&](char x, char y) { return lower(x) == lower(y); });
}

// The topics whose citations name this provision, confirmed.
Json topics_citing(const Visit& visit, const index::Reader& reader, const std::string& instrument,
                   const ProvisionId& held) {
  Json list = Json::array();
  for (const Stored& stored : reader.referring_to(instrument)) {
    if (stored.kind != Kind::topic) continue;
    const Json topic = parse_payload(stored);
    bool cites = false;
    for (const Json& answer : field(topic, "regions")) {
      for (const Json& citation : field(answer, "citations")) {
        const Json& cited = field(citation, "provision");
        if (field(citation, "instrument") != instrument || !cited.is_string()) continue;
        const auto id = ProvisionId::parse(cited.get_ref<const std::string&>());
        cites = cites || (id && field(citation, "pin_verified") == true &&
                          (held.covers(*id) || id->covers(held)));
      }
    }
    if (cites) list.push_back(reference_to(visit, stored));
  }
  return list;
}

// The provisions before and after, as links.
struct Neighbours {
  Json previous, next;
};
Neighbours neighbours_of(const Visit& visit, const index::Reader& reader,
                         const std::string& instrument, const std::string& provision,
                         std::string_view region, const std::string& as_of) {
  const auto all = reader.provisions(instrument);
  const auto here = std::ranges::find(all, provision, &Stored::provision);
  const auto link = [&](const Stored& stored) -> Json {
    const auto id = ProvisionId::parse(stored.provision);
    if (!id) return {};
    return {{"label", provision_label(visit, *id, region)},
            {"url", visit.page(provision_path(instrument, *id)) + as_of}};
  };
  Neighbours neighbours;
  if (here == all.end()) return neighbours;
  if (here != all.begin()) neighbours.previous = link(*(here - 1));
  if (here + 1 != all.end()) neighbours.next = link(*(here + 1));
  return neighbours;
}

// Provisions to read beside this one, each with the reason.
Json related_view(const Visit& visit, const index::Reader& reader, const Stored& stored,
                  const record::Date& day) {
  Json list = Json::array();
  for (const search::Related& related :
       search::related(reader, stored.id, stored.provision, visit.language, day)) {
    const auto id = ProvisionId::parse(related.provision);
    if (!id) continue;
    Json topic;
    if (!related.topic.empty()) {
      topic = text_view(visit, related.topic_title.text, related.topic_title.language);
      topic["url"] = visit.page(search::url_of(Kind::topic, related.topic));
    }
    list.push_back({{"label", provision_label(visit, *id, code(related.region))},
                    {"url", visit.page(related.url)},
                    {"region", word(visit, "region", code(related.region))},
                    {"title", text_view(visit, related.title.text, related.title.language,
                                        related.title.status)},
                    {"heading", text_view(visit, related.heading.text, related.heading.language,
                                          related.heading.status)},
                    {"why", visit.t("related." + std::string(code(related.why)))},
                    {"topic", topic}});
  }
  return list;
}

Json rows_view(const Visit& visit, const Json& rows, std::string_view region,
               const ProvisionId& asked, const CrossLinks& links) {
  Json list = Json::array();
  for (const Json& row : rows) {
    Json view = row_view(visit, row, region, links);
    const Json& text = field(row, "provision");
    view["highlighted"] = !asked.paragraphs().empty() && text.is_string() &&
                          same_letters(text.get_ref<const std::string&>(), asked.text());
    list.push_back(std::move(view));
  }
  return list;
}

Response held_page(const Visit& visit, const index::Reader& reader, const Stored& stored,
                   const Stored& instrument, const ProvisionId& asked,
                   const std::optional<record::Date>& as_of) {
  const record::Date day = as_of.value_or(visit.today);
  const Json provision = parse_payload(stored);
  const std::string region(code(stored.region));
  const auto held = ProvisionId::parse(stored.provision).value_or(asked);
  const std::string label = provision_label(visit, asked, region);
  const Json title = shown(visit, provision, "title");
  const bool as_range = held.is_range() && !same_letters(held.article(), asked.article());
  const Json rows = rows_view(visit, field(provision, "rows"), region, asked,
                              CrossLinks(visit, reader, stored.id, as_of));
  const bool marked =
      std::ranges::any_of(rows, [](const Json& row) { return row["highlighted"] == true; });
  const Neighbours neighbours =
      neighbours_of(visit, reader, stored.id, stored.provision, region, as_of_query(as_of));
  const Json notice = wording_notice(visit, instrument, day);
  Page page;
  page.title = label + " – " + (title.is_null() ? stored.id : title["text"].get<std::string>());
  page.body = "provision";
  page.view = {
      {"label", label},
      {"title", title},
      {"law_url", visit.page("/law/" + stored.id) + as_of_query(as_of)},
      {"region", word(visit, "region", region)},
      {"status", status_view(visit, instrument, day)},
      {"as_of", as_of ? Json(text::format_date(*as_of, visit.language)) : Json()},
      {"today_url", visit.page(provision_path(stored.id, asked))},
      {"notice", as_of ? notice : Json()},
      {"from", date_view(visit, field(provision, "current_text_effective"))},
      {"number", field(provision, "official_number")},
      {"range_notice",
       as_range ? Json(visit.t("provision.held-as-range",
                               {{"asked", label}, {"held", provision_label(visit, held, region)}}))
                : Json()},
      {"paragraph_notice", !asked.paragraphs().empty() && !marked && !as_range
                               ? Json(visit.t("provision.paragraph-not-held"))
                               : Json()},
      {"unconfirmed", field(provision, "confirmed") == false},
      {"rows", rows},
      {"previous", neighbours.previous},
      {"next", neighbours.next},
      {"sources", sources_view(visit, field(provision, "sources"))},
      {"related", related_view(visit, reader, stored, day)},
      {"topics", topics_citing(visit, reader, stored.id, held)},
      {"enactments", other_enactments(visit, reader, instrument, day)},
      {"confidence", confidence_word(visit, field(provision, "confidence"))},
      {"recorded", date_view(visit, field(provision, "as_of"))},
      {"json", "/api/v1" + percent_encode_path(provision_path(stored.id, asked))}};
  page.view["has_related"] = !page.view["related"].empty();
  page.view["has_topics"] = !page.view["topics"].empty();
  page.view["has_enactments"] = !page.view["enactments"].empty();
  return show(visit, page);
}

// The law is here, the provision is not: where to read it.
Response not_held_page(const Visit& visit, const Stored& instrument, const std::string& label) {
  const Json law = parse_payload(instrument);
  Page page;
  page.title = label;
  page.body = "provision-missing";
  page.status = 404;
  page.searchable = false;
  page.view = {{"label", label},
               {"title", shown(visit, law, "title")},
               {"law_url", visit.page("/law/" + instrument.id)},
               {"sources", sources_view(visit, field(law, "sources"))}};
  return show(visit, page);
}

}  // namespace

Response provision_page(const Visit& visit) {
  const auto read = read_day(visit.target.query, "as_of");
  if (const auto* bad = std::get_if<BadField>(&read)) {
    return error_page(visit, 400, visit.t("error.bad-field", {{"field", bad->field}}));
  }
  const auto& as_of = std::get<std::optional<record::Date>>(read);
  const std::string law = visit.capture("id");
  const std::string path = visit.capture("provision");
  auto asked = ProvisionId::parse_path(path);
  if (!asked) asked = ProvisionId::parse(path);  // art42(2), as data writes it
  return visit.with_reader([&](const index::Reader& reader) {
    const auto instrument = reader.get(Kind::instrument, law);
    if (!instrument) {
      const auto enactment = enactment_on(reader.work(law), as_of.value_or(visit.today));
      if (!enactment) return error_page(visit, 404, visit.t("law.none"));
      return redirect(302, visit.page("/law/" + enactment->id + "/" + path) + as_of_query(as_of));
    }
    if (!asked) return not_held_page(visit, *instrument, path);
    if (asked->path() != path) {
      return redirect(301, visit.page(provision_path(law, *asked)) + as_of_query(as_of));
    }
    const auto held = reader.covering(law, *asked);
    if (held.empty()) {
      return not_held_page(visit, *instrument,
                           provision_label(visit, *asked, code(instrument->region)));
    }
    return held_page(visit, reader, held.front(), *instrument, *asked, as_of);
  });
}

}  // namespace gbalex::web

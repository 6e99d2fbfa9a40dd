// /id?cite=…: where a citation in any spelling leads.
#include <spdlog/spdlog.h>

#include <algorithm>

#include "search/search.h"
#include "web/pages/pages.h"
#include "web/search_request.h"
#include "web/view.h"

namespace gbalex::web {
namespace {

using search::CiteAnswer;
using search::CiteTarget;

// An address of the answer with the day that was asked for.
std::string address_of(const CiteTarget& target, const std::optional<record::Date>& as_of) {
  const auto query = target.url.find('?');
  std::string address = percent_encode_path(target.url.substr(0, query));
  if (query != std::string::npos) address += target.url.substr(query);
  if (target.approving_decree) address += "&of=decree";
  if (as_of) {
    address += (query == std::string::npos ? "?as_of=" : "&as_of=") + as_of->to_string();
  }
  return address;
}

Json target_view(const Visit& visit, const index::Reader& reader, const CiteTarget& target,
                 const std::optional<record::Date>& as_of) {
  const auto id = record::ProvisionId::parse(target.provision);
  const auto law = reader.find(record::Kind::instrument, target.instrument);
  Json notes = Json::array();
  if (!target.provision_held) notes.push_back(visit.t("cite.provision-not-held"));
  if (!target.version_held) notes.push_back(visit.t("cite.version-not-held"));
  return {
      {"title", text_view(visit, target.title.text, target.title.language, target.title.status)},
      {"provision", id && law ? Json(provision_label(visit, *id, code(law->region))) : Json()},
      // In the link, or two links would have one name.
      {"of_decree", target.approving_decree ? Json(visit.t("cite.of-decree")) : Json()},
      {"status", law ? status_view(visit, *law, as_of.value_or(visit.today)) : Json()},
      {"notes", std::move(notes)},
      {"url", "/" + std::string(code(visit.language)) + address_of(target, as_of)}};
}

// The laws that are named and not held.
Json outside_view(const CiteAnswer& answer) {
  Json outside = Json::array();
  for (const search::CiteMention& mention : answer.mentions) {
    if (mention.own || !mention.targets.empty()) continue;
    outside.push_back(
        answer.text.substr(mention.span.begin, mention.span.end - mention.span.begin));
  }
  return outside;
}

Json examples_view() {
  Json examples = Json::array();
  for (const char* example : {"专利法第42条第2款", "Cap. 559 s. 18(1)", "第559章第18(1)條",
                              "Decreto-Lei n.º 97/99/M, art. 9.º", "第43/99/M號法令第一條"}) {
    examples.push_back({{"text", example}, {"url", "/id?cite=" + percent_encode(example)}});
  }
  return examples;
}

Response list_page(const Visit& visit, const CiteAnswer& answer,
                   const std::optional<record::Date>& as_of) {
  return visit.with_reader([&](const index::Reader& reader) {
    Json targets = Json::array();
    for (const CiteTarget& target : answer.targets) {
      targets.push_back(target_view(visit, reader, target, as_of));
    }
    const bool none = targets.empty();
    Page page;
    page.title = visit.t(none ? "cite.none-title" : "cite.title");
    page.body = "cite";
    page.status = none ? 404 : 300;
    page.searchable = false;
    page.in_all_languages = false;
    page.query = answer.text;
    page.view = {{"heading", page.title},
                 {"text", answer.text},
                 {"none", none ? Json(visit.t("cite.none", {{"text", answer.text}})) : Json()},
                 {"targets", std::move(targets)},
                 {"has_targets", !none},
                 {"outside", outside_view(answer)},
                 {"examples", none ? examples_view() : Json::array()},
                 {"search_url", visit.page("/search") + "?q=" + percent_encode(answer.text)}};
    page.view["has_outside"] = !page.view["outside"].empty();
    return show(visit, page);
  });
}

}  // namespace

Response cite_page(const Visit& visit) {
  const auto text = visit.target.query.get("cite");
  if (!text || text->empty()) {
    return error_page(visit, 400, visit.t("error.bad-field", {{"field", "cite"}}));
  }
  const auto read = read_day(visit.target.query, "as_of");
  if (const auto* bad = std::get_if<BadField>(&read)) {
    return error_page(visit, 400, visit.t("error.bad-field", {{"field", bad->field}}));
  }
  const auto& as_of = std::get<std::optional<record::Date>>(read);
  const auto answer =
      search::cite(visit.site.pool(), *text, visit.language, as_of.value_or(visit.today));
  if (!answer && answer.error().kind == record::ErrorKind::usage) {
    return error_page(visit, 400, visit.t("error.bad-field", {{"field", "cite"}}));
  }
  if (!answer) {
    spdlog::error("{}", answer.error().to_string());
    return error_page(visit, 503);
  }
  // A version that is not held is said before anything else is shown.
  if (answer->targets.size() == 1 && answer->targets.front().version_held) {
    return redirect(302, address_of(answer->targets.front(), as_of));
  }
  return list_page(visit, *answer, as_of);
}

}  // namespace gbalex::web

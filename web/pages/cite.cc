// /id?cite=…: where a citation in any spelling leads.
#include <spdlog/spdlog.h>

#include "search/search.h"
#include "web/pages/pages.h"
#include "web/view.h"

namespace gbalex::web {

Response cite_page(const Visit& visit) {
  const auto text = visit.target.query.get("cite");
  if (!text || text->empty()) {
    return error_page(visit, 400, visit.t("error.bad-field", {{"field", "cite"}}));
  }
  const auto answer = search::cite(visit.site.pool(), *text, visit.language, visit.today);
  if (!answer) {
    spdlog::error("{}", answer.error().to_string());
    return error_page(visit, 503);
  }
  if (answer->targets.empty()) {
    return error_page(visit, 404, visit.t("cite.none", {{"text", *text}}));
  }
  if (answer->targets.size() == 1) {
    return redirect(302, percent_encode_path(answer->targets.front().url));
  }
  Json targets = Json::array();
  for (const search::CiteTarget& target : answer->targets) {
    const auto id = record::ProvisionId::parse(target.provision);
    targets.push_back(
        {{"title", text_view(visit, target.title.text, target.title.language, target.title.status)},
         {"provision", id ? Json(target.provision) : Json()},
         {"url", visit.page(target.url)}});
  }
  Page page;
  page.title = visit.t("cite.title");
  page.body = "cite";
  page.status = 300;
  page.searchable = false;
  page.in_all_languages = false;
  page.query = *text;
  page.view = {{"text", *text}, {"targets", targets}};
  return show(visit, page);
}

}  // namespace gbalex::web

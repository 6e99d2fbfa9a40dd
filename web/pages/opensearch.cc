// /opensearch.xml: how a browser makes a search engine of this site, with its suggestions.
#include "web/pages/pages.h"
#include "web/search_request.h"
#include "web/view.h"

namespace gbalex::web {

Response opensearch_page(const Visit& visit) {
  record::Language language = visit.language;
  if (const auto bad = read_language(visit.target.query, language)) {
    return error_page(visit, 400, visit.t("error.bad-field", {{"field", bad->field}}));
  }
  const std::string origin = origin_of(visit.request);
  const std::string lang(code(language));
  Response response;
  response.content_type = "application/opensearchdescription+xml; charset=utf-8";
  response.body =
      visit.site.templates().render(language, "opensearch",
                                    {{"lang", lang},
                                     {"icon", origin + visit.site.assets().address("icon.svg")},
                                     {"search", origin + "/" + lang + "/search"},
                                     {"suggest", origin + "/api/v1/suggest"},
                                     {"self", origin + "/opensearch.xml?lang=" + lang}});
  response.headers = {{"Cache-Control", "no-cache"},
                      {"Vary", "Host, X-Forwarded-Proto, Cookie, Accept-Language"}};
  return response;
}

}  // namespace gbalex::web

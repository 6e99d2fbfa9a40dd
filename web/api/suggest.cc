// Suggestions while somebody types: for our own search box, and in the shape in which browsers
// ask a search engine (OpenSearch Suggestions 1.1).
#include "search/suggest.h"

#include <spdlog/spdlog.h>

#include "web/api/api.h"
#include "web/api/problem.h"
#include "web/search_request.h"
#include "web/view.h"

namespace gbalex::web {
namespace {

constexpr int kDefaultSuggestions = 8;

// [typed, [text…], [kind…], [address…]], addresses with the site's own name where it is known.
Response for_browsers(const Visit& visit, const std::string& typed,
                      const std::vector<search::Suggestion>& suggestions) {
  Json texts = Json::array(), kinds = Json::array(), urls = Json::array();
  const std::string origin = origin_of(visit.request);
  for (const search::Suggestion& suggestion : suggestions) {
    texts.push_back(suggestion.text);
    kinds.push_back(word(visit, "kind", kind_code(suggestion)));
    urls.push_back(origin + visit.page(suggestion.url));
  }
  Response response = json_response(Json::array({typed, texts, kinds, urls}));
  response.content_type = "application/x-suggestions+json; charset=utf-8";
  return response;
}

}  // namespace

Response api_suggest(const Visit& visit) {
  const Parameters& parameters = visit.target.query;
  record::Language language = visit.language;
  if (auto bad = read_language(parameters, language)) return problem(400, bad->detail, bad->field);
  int limit = kDefaultSuggestions;
  if (auto bad = read_limit(parameters, static_cast<int>(search::kMostSuggestions), limit)) {
    return problem(400, bad->detail, bad->field);
  }
  const auto format = parameters.get("format").value_or("");
  if (!format.empty() && format != "opensearch") {
    return problem(400, "'" + format + "' is not a value of format", "format");
  }
  const std::string typed = parameters.get("q").value_or("");
  const auto suggestions = search::suggest(visit.site.pool(), typed, language,
                                           static_cast<std::size_t>(limit), visit.today);
  if (!suggestions) {
    spdlog::error("{}", suggestions.error().to_string());
    return problem(503, "the index cannot be read just now");
  }
  Visit in_language = visit;
  in_language.language = language;
  if (!format.empty()) return for_browsers(in_language, typed, *suggestions);
  Json list = Json::array();
  for (const search::Suggestion& suggestion : *suggestions) {
    list.push_back({{"text", suggestion.text},
                    {"lang", code(suggestion.language)},
                    {"kind", kind_code(suggestion)},
                    {"label", word(in_language, "kind", kind_code(suggestion))},
                    {"id", suggestion.id},
                    {"region", suggestion.is_concept ? Json() : Json(code(suggestion.region))},
                    {"url", suggestion.url}});
  }
  return json_response({{"query", typed}, {"suggestions", std::move(list)}});
}

}  // namespace gbalex::web

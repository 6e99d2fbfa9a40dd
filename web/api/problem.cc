#include "web/api/problem.h"

#include <array>

namespace gbalex::web {
namespace {

using present::Json;

struct Title {
  int status;
  std::string_view text;
};
constexpr std::array kTitles = {
    Title{400, "The request is not valid"},  Title{404, "There is no such resource"},
    Title{405, "The method is not allowed"}, Title{500, "The server failed"},
    Title{503, "The service is not ready"},
};

std::string_view title_of(int status) {
  for (const Title& title : kTitles) {
    if (title.status == status) return title.text;
  }
  return "The request failed";
}

}  // namespace

Response json_response(const Json& document) {
  Response response;
  response.content_type = "application/json; charset=utf-8";
  response.body = document.dump() + "\n";
  response.headers = {{"Cache-Control", "no-cache"}, {"Access-Control-Allow-Origin", "*"}};
  return response;
}

Response problem(int status, std::string_view detail, std::string_view field) {
  Json document{{"type", "about:blank"}, {"title", title_of(status)}, {"status", status}};
  if (!detail.empty()) document["detail"] = detail;
  if (!field.empty()) document["field"] = field;
  Response response = json_response(document);
  response.status = status;
  response.content_type = "application/problem+json";
  return response;
}

}  // namespace gbalex::web

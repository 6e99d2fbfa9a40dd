// The frame around every page, and the error pages (view.h).
#include <algorithm>
#include <array>

#include "record/vocabulary.h"
#include "web/api/problem.h"
#include "web/view.h"

namespace gbalex::web {
namespace {

struct Section {
  std::string_view key, path, prefixes[2];
};
constexpr std::array kSections = {
    Section{"nav.topics", "/topics", {"topics", "topic"}},
    Section{"nav.contacts", "/contacts", {"contacts", "contact"}},
    Section{"nav.counterparts", "/counterparts", {"counterparts", "counterparts"}},
    Section{"nav.links", "/links", {"links", "link"}},
    Section{"nav.programme", "/programme", {"programme", "programme"}},
    Section{"nav.thesaurus", "/thesaurus", {"thesaurus", "concept"}},
    Section{"nav.about", "/about", {"about", "about"}},
};

// No script and no style but our own files; a script asks nobody but us.
constexpr std::string_view kContentSecurity =
    "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

Json navigation(const Visit& visit) {
  const std::string first = visit.target.segments.empty() ? "" : visit.target.segments.front();
  Json list = Json::array();
  for (const Section& section : kSections) {
    list.push_back({{"text", visit.t(section.key)},
                    {"url", visit.page(section.path)},
                    {"current", first == section.prefixes[0] || first == section.prefixes[1]}});
  }
  return list;
}

std::string address_in(const Visit& visit, record::Language language, bool same_page) {
  std::string address = "/" + std::string(code(language));
  if (!same_page) return address + "/";
  return address + percent_encode_path(visit.target.path()) + visit.target.query.query();
}

Json languages(const Visit& visit, bool same_page) {
  Json list = Json::array();
  for (const record::Language language : record::kLanguages) {
    list.push_back({{"code", code(language)},
                    {"name", visit.site.messages().get(language, "language.own-name")},
                    {"url", address_in(visit, language, same_page)},
                    {"current", language == visit.language}});
  }
  return list;
}

}  // namespace

Response show(const Visit& visit, const Page& page) {
  const std::string site_name = visit.t("site.name");
  Json frame{
      {"lang", code(visit.language)},
      {"window_title", page.title.empty() ? site_name : page.title + " – " + site_name},
      {"css", visit.site.assets().address("style.css")},
      {"icon", visit.site.assets().address("icon.svg")},
      {"script", visit.site.assets().address("suggest.js")},
      {"opensearch", "/opensearch.xml?lang=" + std::string(code(visit.language))},
      {"home", visit.page("/")},
      {"search_url", visit.page("/search")},
      {"about_url", visit.page("/about")},
      {"query", page.query},
      {"navigation", navigation(visit)},
      {"languages", languages(visit, page.in_all_languages)},
      {"alternates", page.in_all_languages && page.status == 200},
      {"noindex", !page.searchable},
      {"is_home", visit.target.segments.empty() && page.status == 200},
      {"body", visit.site.templates().render(visit.language, page.body, page.view)},
  };
  Response response;
  response.status = page.status;
  response.content_type = "text/html; charset=utf-8";
  response.body = visit.site.templates().render(visit.language, "frame", frame);
  response.headers = {{"Content-Security-Policy", std::string(kContentSecurity)},
                      {"Content-Language", std::string(code(visit.language))},
                      {"Referrer-Policy", "strict-origin-when-cross-origin"},
                      {"Cache-Control", "no-cache"}};
  if (!visit.prefixed) response.headers.emplace_back("Vary", "Cookie, Accept-Language");
  return response;
}

std::string origin_of(const Request& request) {
  const std::string_view host = request.header("host");
  const bool usable = !host.empty() && std::ranges::all_of(host, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view(".-:[]").find(c) != std::string_view::npos;
  });
  if (!usable) return "";
  const bool secure = request.header("x-forwarded-proto") == "https";
  return (secure ? "https://" : "http://") + std::string(host);
}

Response error_page(const Visit& visit, int status, const std::string& detail) {
  const bool api = !visit.target.segments.empty() && visit.target.segments.front() == "api";
  if (api && !visit.prefixed) return problem(status, detail);
  Page page;
  const std::string number = std::to_string(status);
  page.title = visit.t("error." + number + ".title");
  page.body = "error";
  page.status = status;
  page.searchable = false;
  page.in_all_languages = false;
  page.view = {{"status", number},
               {"title", page.title},
               {"text", visit.t("error." + number + ".text")},
               {"detail", detail.empty() ? Json() : Json(detail)},
               {"home", visit.page("/")},
               {"search_url", visit.page("/search")}};
  return show(visit, page);
}

}  // namespace gbalex::web

#include "web/site.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <exception>

#include "web/api/api.h"
#include "web/negotiate.h"
#include "web/pages/pages.h"
#include "web/view.h"

namespace gbalex::web {
namespace {

using record::Language;

constexpr int kYear = 31'536'000;  // in seconds

std::optional<Language> language_of_segment(const std::string& segment) {
  const auto same = [](char a, char b) {
    const auto lower = [](char c) {
      return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    };
    return lower(a) == lower(b);
  };
  for (const Language language : record::kLanguages) {
    if (std::ranges::equal(segment, code(language), same)) return language;
  }
  return std::nullopt;
}

// Keeps the language that a prefixed page was read in for addresses without one.
void remember_language(const Visit& visit, Response& response) {
  const std::string_view known = cookie(visit.request.header("cookie"), kLanguageCookie);
  if (!visit.prefixed || known == code(visit.language)) return;
  response.headers.emplace_back(
      "Set-Cookie", std::string(kLanguageCookie) + "=" + std::string(code(visit.language)) +
                        "; Path=/; Max-Age=" + std::to_string(kYear) + "; SameSite=Lax; HttpOnly");
}

}  // namespace

Response redirect(int status, const std::string& location) {
  Response response;
  response.status = status;
  response.content_type.clear();
  response.headers = {{"Location", location}};
  return response;
}

std::string Visit::capture(std::string_view name) const {
  const auto found = captures.find(name);
  return found == captures.end() ? "" : found->second;
}

std::string Visit::t(std::string_view key) const { return site.messages().get(language, key); }

std::string Visit::t(std::string_view key, const text::MessageArguments& arguments) const {
  return site.messages().format(language, key, arguments);
}

std::string Visit::page(std::string_view path) const {
  std::string address = "/";
  address += code(language);
  return address + percent_encode_path(path);
}

Response Visit::with_reader(const std::function<Response(const index::Reader&)>& show) const {
  Response response;
  const auto done = site.pool().with([&](const index::Reader& reader) { response = show(reader); });
  if (done) return response;
  spdlog::error("{}", done.error().to_string());
  return error_page(*this, 503);
}

Site::Site(std::unique_ptr<index::ReaderPool> pool, text::Messages messages, Templates templates,
           Assets assets, Clock clock)
    : pool_(std::move(pool)),
      messages_(std::move(messages)),
      templates_(std::move(templates)),
      assets_(std::move(assets)),
      clock_(std::move(clock)) {
  add_pages(pages_);
  add_plain_pages(plain_);
  add_api(plain_);
}

record::Result<std::unique_ptr<Site>> Site::open(const SiteSettings& settings) {
  auto messages = text::Messages::read((settings.web / "locales").string());
  if (!messages) return messages.error();
  auto templates = Templates::read((settings.web / "templates").string(), *messages);
  if (!templates) return templates.error();
  auto assets = Assets::read((settings.web / "static").string());
  if (!assets) return assets.error();
  auto pool = index::ReaderPool::open(settings.data);
  if (!pool) return pool.error();
  return std::unique_ptr<Site>(new Site(std::move(*pool), std::move(*messages),
                                        std::move(*templates), std::move(*assets), settings.clock));
}

Response Site::answer(const Request& request) const {
  const auto begin = std::chrono::steady_clock::now();
  std::string route = "none";
  Response response;
  try {
    response = dispatch(request, route);
  } catch (const std::exception& error) {
    spdlog::error("{} {}: {}", request.method, route, error.what());
    const Visit visit{
        *this, request,
        {},    choose_language(request.header("cookie"), request.header("accept-language")),
        false, record::today(clock_()),
        {}};
    response = error_page(visit, 500);
  }
  response.headers.emplace_back("X-Content-Type-Options", "nosniff");
  metrics_.count(route, response.status, std::chrono::steady_clock::now() - begin);
  return response;
}

Response Site::dispatch(const Request& request, std::string& route) const {
  Visit visit{*this, request,
              {},    choose_language(request.header("cookie"), request.header("accept-language")),
              false, record::today(clock_()),
              {}};
  auto target = parse_target(request.target);
  if (!target) return error_page(visit, 400, visit.t("error.bad-address"));
  visit.target = std::move(*target);

  auto& segments = visit.target.segments;
  if (!segments.empty()) {
    if (const auto language = language_of_segment(segments.front())) {
      const bool canonical = segments.front() == code(*language) && segments.size() > 1;
      visit.language = *language;
      visit.prefixed = true;
      segments.erase(segments.begin());
      if (!canonical) {
        return redirect(301, visit.page(visit.target.path()) + visit.target.query.query());
      }
    }
  }
  const bool slash = !segments.empty() && segments.back().empty();
  if (slash) segments.pop_back();

  const auto plain = visit.prefixed ? std::nullopt : plain_.find(segments);
  const auto page = plain ? std::nullopt : pages_.find(segments);
  const auto alias = plain || page ? std::nullopt : find_alias(visit);
  if (!plain && !page && !alias) return error_page(visit, 404);
  route = plain ? plain->pattern : page ? page->pattern : "alias";
  if (request.method != "GET" && request.method != "HEAD") {
    Response response = error_page(visit, 405);
    response.headers.emplace_back("Allow", "GET, HEAD");
    return response;
  }
  if (alias) return *alias;
  const std::string query = visit.target.query.query();
  const std::string path = percent_encode_path(visit.target.path());
  if (slash && !segments.empty()) {
    return redirect(301, (visit.prefixed ? visit.page(visit.target.path()) : path) + query);
  }
  if (plain) {
    visit.captures = plain->captures;
    return (*plain->action)(visit);
  }
  if (!visit.prefixed) {
    Response response = redirect(302, visit.page(visit.target.path()) + query);
    response.headers.emplace_back("Vary", "Cookie, Accept-Language");
    return response;
  }
  visit.captures = page->captures;
  Response response = (*page->action)(visit);
  remember_language(visit, response);
  return response;
}

// /hk/cap559/s18 → /law/hk-cap-559/s18, in the language of the address where it names one.
std::optional<Response> Site::find_alias(const Visit& visit) const {
  const auto& segments = visit.target.segments;
  if (segments.size() < 2) return std::nullopt;
  std::optional<Response> found;
  const auto done = pool_->with([&](const index::Reader& reader) {
    found.reset();
    const auto id = aliases_.find(reader, segments[0], segments[1]);
    if (!id) return;
    std::string path = "/law/" + *id;
    for (std::size_t i = 2; i < segments.size(); ++i) path += "/" + segments[i];
    found = redirect(301, (visit.prefixed ? visit.page(path) : percent_encode_path(path)) +
                              visit.target.query.query());
  });
  if (!done) return error_page(visit, 503);
  return found;
}

}  // namespace gbalex::web

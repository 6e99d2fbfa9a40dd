// The site: what every request is answered from, and the way from an address to an answer.
//
// answer() is the server's Handler: it refuses malformed targets, finds the language prefix, the
// route or the alias, and runs the page or API function. Immutable once opened apart from the
// counters; safe from any number of threads.
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>

#include "index/reader.h"
#include "record/date.h"
#include "record/result.h"
#include "text/messages.h"
#include "web/address.h"
#include "web/alias.h"
#include "web/assets.h"
#include "web/metrics.h"
#include "web/routes.h"
#include "web/server.h"
#include "web/templates.h"

namespace gbalex::web {

using Clock = std::function<std::chrono::system_clock::time_point()>;

struct SiteSettings {
  std::filesystem::path data;  // holds index/
  std::filesystem::path web;   // holds templates/, static/, locales/
  Clock clock = std::chrono::system_clock::now;
};

struct Visit;
using Action = Response (*)(const Visit&);

class Site {
 public:
  static record::Result<std::unique_ptr<Site>> open(const SiteSettings& settings);

  [[nodiscard]] Response answer(const Request& request) const;

  [[nodiscard]] index::ReaderPool& pool() const { return *pool_; }
  [[nodiscard]] const text::Messages& messages() const { return messages_; }
  [[nodiscard]] const Templates& templates() const { return templates_; }
  [[nodiscard]] const Assets& assets() const { return assets_; }
  [[nodiscard]] const Metrics& metrics() const { return metrics_; }
  [[nodiscard]] const Aliases& aliases() const { return aliases_; }

 private:
  Site(std::unique_ptr<index::ReaderPool> pool, text::Messages messages, Templates templates,
       Assets assets, Clock clock);
  [[nodiscard]] Response dispatch(const Request& request, std::string& route) const;
  [[nodiscard]] std::optional<Response> find_alias(const Visit& visit) const;

  std::unique_ptr<index::ReaderPool> pool_;
  text::Messages messages_;
  Templates templates_;
  Assets assets_;
  Clock clock_;
  Routes<Action> pages_;  // under a language prefix
  Routes<Action> plain_;  // without
  mutable Metrics metrics_;
  mutable Aliases aliases_;
};

// One request on its way to an answer.
struct Visit {
  const Site& site;
  const Request& request;
  Target target;  // without the language prefix
  record::Language language;
  bool prefixed;       // the address names the language
  record::Date today;  // in UTC+8
  Captures captures;

  [[nodiscard]] std::string capture(std::string_view name) const;
  [[nodiscard]] std::string t(std::string_view key) const;
  [[nodiscard]] std::string t(std::string_view key, const text::MessageArguments& arguments) const;
  // The address of a page in this visit's language, encoded: page("/law/hk-cap-559").
  [[nodiscard]] std::string page(std::string_view path) const;
  // Runs `show` on one revision of the index; 503 when there is none.
  [[nodiscard]] Response with_reader(
      const std::function<Response(const index::Reader&)>& show) const;
};

// 301 or 302 to an address that is already encoded.
Response redirect(int status, const std::string& location);

}  // namespace gbalex::web

#include "web/templates.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <mutex>
#include <optional>
#include <vector>

#ifdef __GNUC__
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wshadow"
#pragma GCC diagnostic ignored "-Wconversion"
#endif
#include <kainjow/mustache.hpp>
#ifdef __GNUC__
#pragma GCC diagnostic pop
#endif

namespace gbalex::web {
namespace {

namespace mustache = kainjow::mustache;
using record::Error;
using record::ErrorKind;
using record::Language;
using record::Result;

constexpr int kDeepestPartial = 8;
constexpr std::string_view kSuffix = ".mustache";

using Sources = std::map<std::string, std::string, std::less<>>;

Error template_error(const std::string& name, std::string what) {
  return {ErrorKind::environment, std::move(what), "templates/" + name + std::string(kSuffix),
          "mend the template or install it again"};
}

Result<Sources> read_sources(const std::string& directory) {
  Sources sources;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(directory, error)) {
    if (entry.path().extension() != kSuffix) continue;
    std::ifstream file(entry.path(), std::ios::binary);
    sources[entry.path().stem().string()] =
        std::string(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
  }
  if (sources.empty()) {
    return Error{ErrorKind::environment, "no templates found", directory,
                 "name the folder of the web files with --web DIR"};
  }
  return sources;
}

// The source with its partials in place of their tags.
Result<std::string> expand(const Sources& sources, const std::string& name, int depth = 0) {
  if (depth > kDeepestPartial) return template_error(name, "partials are nested too deep");
  const auto found = sources.find(name);
  if (found == sources.end()) return template_error(name, "the template does not exist");
  std::string out;
  std::string_view rest = found->second;
  constexpr std::string_view kOpen = "{{> ";
  while (true) {
    const auto at = rest.find(kOpen);
    out += rest.substr(0, at);
    if (at == std::string_view::npos) return out;
    const auto end = rest.find("}}", at);
    if (end == std::string_view::npos) return template_error(name, "a partial's tag does not end");
    const std::string partial(rest.substr(at + kOpen.size(), end - at - kOpen.size()));
    auto expanded = expand(sources, partial, depth + 1);
    if (!expanded) return expanded;
    out += *expanded;
    rest.remove_prefix(end + 2);
  }
}

Result<std::string> localise(const std::string& name, std::string_view rest,
                             const text::Messages& messages, Language language) {
  std::string out;
  constexpr std::string_view kOpen = "{{t.";
  while (true) {
    const auto at = rest.find(kOpen);
    out += rest.substr(0, at);
    if (at == std::string_view::npos) return out;
    const auto end = rest.find("}}", at);
    if (end == std::string_view::npos) return template_error(name, "a message's tag does not end");
    const std::string_view key = rest.substr(at + kOpen.size(), end - at - kOpen.size());
    if (!messages.has(key)) {
      return template_error(name, "there is no message '" + std::string(key) + "'");
    }
    out += escape_html(messages.get(language, key));
    rest.remove_prefix(end + 2);
  }
}

mustache::data to_data(const Json& json) {
  switch (json.type()) {
    case Json::value_t::object: {
      mustache::data data{mustache::data::type::object};
      for (const auto& [key, value] : json.items()) data.set(key, to_data(value));
      return data;
    }
    case Json::value_t::array: {
      mustache::data data{mustache::data::type::list};
      for (const Json& value : json) data.push_back(to_data(value));
      return data;
    }
    case Json::value_t::string: {
      const auto& text = json.get_ref<const std::string&>();
      return text.empty() ? mustache::data(false) : mustache::data(text);
    }
    case Json::value_t::boolean:
      return mustache::data(json.get<bool>());
    case Json::value_t::null:
      return mustache::data(false);
    default:
      return mustache::data(json.dump());
  }
}

}  // namespace

std::string escape_html(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

// The library's render() is not const: idle copies of a parsed template wait here for threads.
struct Templates::Parsed {
  std::string source;
  mutable std::mutex mutex;
  mutable std::vector<std::unique_ptr<mustache::mustache>> idle;

  [[nodiscard]] std::string render(const mustache::data& view) const {
    std::unique_ptr<mustache::mustache> lent;
    {
      const std::lock_guard lock(mutex);
      if (!idle.empty()) {
        lent = std::move(idle.back());
        idle.pop_back();
      }
    }
    if (!lent) lent = std::make_unique<mustache::mustache>(source);
    std::string out;
    lent->render(view, [&](const std::string& part) { out += part; });
    const std::lock_guard lock(mutex);
    idle.push_back(std::move(lent));
    return out;
  }
};

Templates::Templates() = default;
Templates::Templates(Templates&&) noexcept = default;
Templates& Templates::operator=(Templates&&) noexcept = default;
Templates::~Templates() = default;

Result<Templates> Templates::read(const std::string& directory, const text::Messages& messages) {
  const auto sources = read_sources(directory);
  if (!sources) return sources.error();
  Templates templates;
  for (const auto& [name, source] : *sources) {
    const auto expanded = expand(*sources, name);
    if (!expanded) return expanded.error();
    for (const Language language : record::kLanguages) {
      auto localised = localise(name, *expanded, messages, language);
      if (!localised) return localised.error();
      auto first = std::make_unique<mustache::mustache>(*localised);
      if (!first->is_valid()) return template_error(name, first->error_message());
      auto parsed = std::make_unique<Parsed>();
      parsed->source = std::move(*localised);
      parsed->idle.push_back(std::move(first));
      templates.parsed_[{language, name}] = std::move(parsed);
    }
  }
  return templates;
}

std::string Templates::render(Language language, std::string_view name, const Json& view) const {
  const auto found = parsed_.find({language, std::string(name)});
  assert(found != parsed_.end());
  return found->second->render(to_data(view));
}

}  // namespace gbalex::web

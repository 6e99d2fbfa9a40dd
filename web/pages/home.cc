// The home page and the page about the site.
#include <array>

#include "record/vocabulary.h"
#include "web/pages/pages.h"
#include "web/view.h"

namespace gbalex::web {
namespace {

// Queries that show what the box understands; the same in all languages on purpose.
constexpr std::array kExamples = {"专利法42条", "Cap. 559 s 18", "第97/99/M號法令",
                                  "duração da patente", "trade mark renewal"};

struct CountedKind {
  std::string_view kind, path;
};
constexpr std::array kCounted = {
    CountedKind{"instrument", "/search?kind=instrument"},
    CountedKind{"provision", "/search?kind=provision"},
    CountedKind{"topic", "/topics"},
    CountedKind{"contact", "/contacts"},
    CountedKind{"link", "/links"},
    CountedKind{"programme", "/programme"},
    CountedKind{"concept", "/thesaurus"},
};

}  // namespace

Response home_page(const Visit& visit) {
  Json examples = Json::array();
  for (const std::string_view example : kExamples) {
    examples.push_back({{"text", example},
                        {"url", visit.page("/search") + Parameters().with("q", example).query()}});
  }
  Json regions = Json::array();
  for (const record::Region region : record::kRegions) {
    regions.push_back(
        {{"text", word(visit, "region", code(region))},
         {"url", visit.page("/search") + "?kind=instrument&region=" + std::string(code(region))}});
  }
  Page page;
  page.body = "home";
  page.view = {{"search_url", visit.page("/search")},
               {"lang", code(visit.language)},
               {"query", Json()},
               {"examples", examples},
               {"regions", regions},
               {"topics_url", visit.page("/topics")},
               {"contacts_url", visit.page("/contacts")},
               {"counterparts_url", visit.page("/counterparts")},
               {"links_url", visit.page("/links")},
               {"programme_url", visit.page("/programme")},
               {"about_url", visit.page("/about")},
               {"laws_url", visit.page("/search") + "?kind=instrument"},
               {"upcoming_url", visit.page("/search") + "?status=not_yet_in_force"}};
  return show(visit, page);
}

namespace {

// What can be typed, the same examples for every reader, and what it means.
Json syntax_view(const Visit& visit) {
  struct Row {
    std::string_view message;
    std::vector<std::string> examples;
  };
  const std::vector<Row> rows = {
      {"about.syntax-words", {"trade mark renewal", "商标续展"}},
      {"about.syntax-concept", {"direito de autor", "水货"}},
      {"about.syntax-citation", {"Cap. 559 s 18", "专利法42条", "Decreto-Lei n.º 97/99/M"}},
      {"about.syntax-phrase", {"\"well-known mark\"", "“驰名商标”"}},
      {"about.syntax-or", {"版权 OR 著作权", "(marca OR desenho) renovação"}},
      {"about.syntax-not", {"商标 -香港", "patent -\"utility model\"", "-(fee OR 费用)"}},
      {"about.syntax-field", {"title:商标法", "heading:\"term of protection\""}},
      {"about.syntax-filter", {"region:macao", "kind:provision", "-status:repealed"}},
      {"about.syntax-issuer", {"issuer:国务院", "issuer:\"State Council\""}},
      {"about.syntax-year", {"year:2019", "year:2019..2023", "year:2019.."}},
      {"about.syntax-day", {"as_of:2026-12-31"}},
  };
  Json list = Json::array();
  for (const Row& row : rows) {
    list.push_back({{"text", visit.t(row.message)}, {"examples", row.examples}});
  }
  return list;
}

// The values of the filters, each with its name.
Json codes_view(const Visit& visit) {
  Json list = Json::array();
  const auto add = [&](std::string_view field, std::string_view vocabulary, const auto& values,
                       const auto& code_of) {
    Json names = Json::array();
    for (const auto& value : values) {
      const std::string_view code = code_of(value);
      names.push_back({{"value", code}, {"text", word(visit, vocabulary, code)}, {"last", false}});
    }
    names.back()["last"] = true;
    list.push_back({{"field", std::string(field) + ":"}, {"values", std::move(names)}});
  };
  const auto coded = [](auto value) { return record::code(value); };
  const auto plain = [](std::string_view value) { return value; };
  add("region", "region", record::kRegions, coded);
  add("kind", "kind", record::kKinds, coded);
  add("status", "status", record::kStatuses, coded);
  add("lang", "language", record::kLanguages, coded);
  add("level", "level", record::instrument_levels(), plain);
  add("subject", "subject", record::subjects(), plain);
  return list;
}

}  // namespace

Response about_page(const Visit& visit) {
  return visit.with_reader([&](const index::Reader& reader) {
    const Json held = Json::parse(reader.metadata("corpus-counts"), nullptr, false);
    Json counts = Json::array();
    for (const CountedKind& counted : kCounted) {
      const Json& count = field(held, counted.kind);
      counts.push_back(
          {{"kind", word(visit, "kind", counted.kind)},
           {"count", count.is_number() ? Json(count.dump()) : Json()},
           {"url", "/" + std::string(code(visit.language)) + std::string(counted.path)}});
    }
    Page page;
    page.title = visit.t("about.title");
    page.body = "about";
    page.view = {{"counts", counts},
                 {"syntax", syntax_view(visit)},
                 {"codes", codes_view(visit)},
                 {"today", text::format_date(visit.today, visit.language)},
                 {"links_url", visit.page("/links")}};
    return show(visit, page);
  });
}

}  // namespace gbalex::web

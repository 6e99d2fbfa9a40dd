// The home page and the page about the site.
#include <array>

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
                 {"today", text::format_date(visit.today, visit.language)},
                 {"links_url", visit.page("/links")}};
    return show(visit, page);
  });
}

}  // namespace gbalex::web

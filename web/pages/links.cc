// The web pages worth linking to: by region and category, and one by one.
#include <algorithm>

#include "present/json.h"
#include "web/pages/pages.h"
#include "web/view.h"

namespace gbalex::web {
namespace {

using index::Stored;
using record::Kind;

Json link_view(const Visit& visit, const Stored& stored, const Json& link) {
  const std::string url = field(link, "url").get<std::string>();
  return {{"title", shown(visit, link, "title")},
          {"url", url},
          {"host", present::publisher(url)},
          {"page", visit.page("/link/" + stored.id)},
          {"languages", words(visit, "language", field(link, "languages"))},
          {"unsure", field(link, "confidence") == "low" || field(link, "url_basis") != "cited"},
          {"basis", code_word(visit, "basis", field(link, "url_basis"))}};
}

// The filter of a list as links: every code that occurs, and "all".
Json filter_view(const Visit& visit, std::string_view parameter, std::string_view vocabulary,
                 const std::vector<std::string>& codes, const std::string& chosen) {
  const auto address = [&](const Parameters& query) {
    return visit.page(visit.target.path()) + query.query();
  };
  Json list = Json::array();
  list.push_back({{"text", visit.t("filter.all")},
                  {"url", address(visit.target.query.without(parameter))},
                  {"active", chosen.empty()}});
  for (const std::string& code : codes) {
    list.push_back({{"text", word(visit, vocabulary, code)},
                    {"url", address(visit.target.query.with(parameter, code))},
                    {"active", code == chosen}});
  }
  return list;
}

}  // namespace

Response links_page(const Visit& visit) {
  const std::string region = visit.target.query.get("region").value_or("");
  const std::string category = visit.target.query.get("category").value_or("");
  if (!region.empty() && !record::parse_region(region)) {
    return error_page(visit, 400, visit.t("error.bad-field", {{"field", "region"}}));
  }
  if (!category.empty() && !record::contains(record::link_categories(), category)) {
    return error_page(visit, 400, visit.t("error.bad-field", {{"field", "category"}}));
  }
  return visit.with_reader([&](const index::Reader& reader) {
    struct Read {
      Stored stored;
      Json link;
    };
    std::vector<Read> links;
    for (Stored& stored : reader.all(Kind::link)) {
      Json link = parse_payload(stored);
      links.push_back({std::move(stored), std::move(link)});
    }
    std::vector<std::string> regions;
    for (const record::Region known : record::kRegions) regions.emplace_back(code(known));
    Json groups = Json::array();
    for (const std::string& group_region : regions) {
      if (!region.empty() && region != group_region) continue;
      Json categories = Json::array();
      for (const std::string_view known : record::link_categories()) {
        if (!category.empty() && category != known) continue;
        Json items = Json::array();
        for (const Read& read : links) {
          if (code(read.stored.region) != group_region || field(read.link, "category") != known) {
            continue;
          }
          items.push_back(link_view(visit, read.stored, read.link));
        }
        if (!items.empty()) {
          categories.push_back({{"title", word(visit, "category", known)}, {"items", items}});
        }
      }
      if (categories.empty()) continue;
      groups.push_back({{"title", word(visit, "region", group_region)},
                        {"anchor", group_region},
                        {"categories", categories}});
    }
    std::vector<std::string> categories(record::link_categories().begin(),
                                        record::link_categories().end());
    Page page;
    page.title = visit.t("links.title");
    page.body = "links";
    page.view = {{"groups", groups},
                 {"none", groups.empty()},
                 {"regions", filter_view(visit, "region", "region", regions, region)},
                 {"categories", filter_view(visit, "category", "category", categories, category)}};
    return show(visit, page);
  });
}

Response link_page(const Visit& visit) {
  return visit.with_reader([&](const index::Reader& reader) {
    const auto stored = reader.get(Kind::link, visit.capture("id"));
    if (!stored) return error_page(visit, 404);
    const Json link = parse_payload(*stored);
    const Json title = shown(visit, link, "title");
    Json titles = all_languages(visit, link, "title");
    if (!titles.empty()) titles.erase(titles.begin());
    Page page;
    page.title = title.is_null() ? stored->id : title["text"].get<std::string>();
    page.body = "link";
    page.view = {
        {"title", title},
        {"titles", titles},
        {"link", link_view(visit, *stored, link)},
        {"region", word(visit, "region", code(stored->region))},
        {"city", code_word(visit, "city", field(link, "city"))},
        {"category", code_word(visit, "category", field(link, "category"))},
        {"subjects", words(visit, "subject", field(link, "subjects"))},
        {"owner", loose_runs(field(link, "owner"))},
        {"instrument", reference(visit, reader, Kind::instrument, field(link, "instrument"))},
        {"evidence", evidence_view(visit, field(link, "evidence"))},
        {"confidence", confidence_word(visit, field(link, "confidence"))},
        {"recorded", date_view(visit, field(link, "as_of"))},
        {"links_url", visit.page("/links")},
        {"json", "/api/v1/links/" + percent_encode(stored->id)}};
    return show(visit, page);
  });
}

}  // namespace gbalex::web

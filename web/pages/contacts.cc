// The list of contacts, and the table of counterparts.
#include <algorithm>
#include <array>

#include "search/search.h"
#include "web/pages/pages.h"
#include "web/view.h"

namespace gbalex::web {
namespace {

using index::Stored;
using record::Kind;

struct Choice {
  std::string_view parameter, vocabulary;
  std::vector<std::string> codes;
};

Json choice_view(const Visit& visit, const Choice& choice) {
  const std::string chosen = visit.target.query.get(choice.parameter).value_or("");
  const std::string path = visit.page(visit.target.path());
  Json list = Json::array();
  list.push_back({{"text", visit.t("filter.all")},
                  {"url", path + visit.target.query.without(choice.parameter).query()},
                  {"active", chosen.empty()}});
  for (const std::string& code : choice.codes) {
    list.push_back({{"text", word(visit, choice.vocabulary, code)},
                    {"url", path + visit.target.query.with(choice.parameter, code).query()},
                    {"active", code == chosen}});
  }
  return list;
}

// The value of a filter; sets `bad` when it is not one of the codes.
std::string chosen_of(const Visit& visit, const Choice& choice, bool& bad) {
  const std::string chosen = visit.target.query.get(choice.parameter).value_or("");
  if (!chosen.empty() && std::ranges::find(choice.codes, chosen) == choice.codes.end()) bad = true;
  return chosen;
}

std::vector<std::string> strings(std::span<const std::string_view> codes) {
  return {codes.begin(), codes.end()};
}

std::vector<std::string> region_codes() {
  std::vector<std::string> codes;
  for (const record::Region region : record::kRegions) codes.emplace_back(code(region));
  return codes;
}

Json contact_view(const Visit& visit, const Stored& stored, const Json& contact) {
  Json view = reference_to(visit, stored);
  view["kinds"] = words(visit, "contact-kind", field(contact, "kind"));
  view["city"] = code_word(visit, "city", field(contact, "city"));
  view["former"] = !field(contact, "successor").is_null();
  view["low"] = field(contact, "confidence") == "low";
  return view;
}

}  // namespace

Response contacts_page(const Visit& visit) {
  const Choice regions{"region", "region", region_codes()};
  const Choice functions{"function", "subject", strings(record::subjects())};
  bool bad = false;
  const std::string region = chosen_of(visit, regions, bad);
  const std::string function = chosen_of(visit, functions, bad);
  if (bad) return error_page(visit, 400, visit.t("error.bad-filter"));
  return visit.with_reader([&](const index::Reader& reader) {
    struct Read {
      Stored stored;
      Json contact;
    };
    std::vector<Read> contacts;
    for (Stored& stored : reader.all(Kind::contact)) {
      Json contact = parse_payload(stored);
      contacts.push_back({std::move(stored), std::move(contact)});
    }
    // Only functions that someone holds are offered.
    Choice held = functions;
    std::erase_if(held.codes, [&](const std::string& code) {
      return code != function && std::ranges::none_of(contacts, [&](const Read& read) {
               const Json& list = field(read.contact, "functions");
               return std::ranges::find(list, Json(code)) != list.end();
             });
    });
    Json groups = Json::array();
    for (const std::string& group : regions.codes) {
      if (!region.empty() && group != region) continue;
      Json levels = Json::array();
      for (const std::string_view level : record::contact_levels()) {
        Json items = Json::array();
        for (const Read& read : contacts) {
          const Json& list = field(read.contact, "functions");
          const bool wanted =
              function.empty() || std::ranges::find(list, Json(function)) != list.end();
          if (wanted && code(read.stored.region) == group &&
              field(read.contact, "level") == level) {
            items.push_back(contact_view(visit, read.stored, read.contact));
          }
        }
        if (!items.empty()) {
          levels.push_back({{"title", word(visit, "contact-level", level)}, {"items", items}});
        }
      }
      if (levels.empty()) continue;
      groups.push_back(
          {{"title", word(visit, "region", group)}, {"anchor", group}, {"levels", levels}});
    }
    Page page;
    page.title = visit.t("contacts.title");
    page.body = "contacts";
    page.view = {{"groups", groups},
                 {"none", groups.empty()},
                 {"regions", choice_view(visit, regions)},
                 {"functions", choice_view(visit, held)},
                 {"counterparts_url", visit.page("/counterparts")}};
    return show(visit, page);
  });
}

Response counterparts_page(const Visit& visit) {
  const Choice functions{"function", "function", strings(record::counterpart_functions())};
  const Choice regions{"region", "region", {"mainland", "hongkong", "macao"}};
  bool bad = false;
  const std::string function = chosen_of(visit, functions, bad);
  const std::string region = chosen_of(visit, regions, bad);
  if (bad) return error_page(visit, 400, visit.t("error.bad-filter"));
  return visit.with_reader([&](const index::Reader& reader) {
    const Json table = Json::parse(reader.metadata("counterparts"), nullptr, false);
    Json rows = Json::array();
    for (const Json& row : table.is_array() ? table : Json::array()) {
      const std::string code = field(row, "function").get<std::string>();
      if (!function.empty() && code != function) continue;
      Json cells = Json::array();
      for (const std::string& column : regions.codes) {
        if (!region.empty() && column != region) continue;
        const Json bodies = references(visit, reader, Kind::contact, field(row, column));
        cells.push_back({{"region", word(visit, "region", column)},
                         {"code", column},
                         {"bodies", bodies},
                         {"none", bodies.empty()}});
      }
      rows.push_back({{"function", word(visit, "function", code)},
                      {"anchor", code},
                      {"url", visit.page("/counterparts") + "?function=" + code},
                      {"cells", cells}});
    }
    Json columns = Json::array();
    for (const std::string& column : regions.codes) {
      if (region.empty() || column == region) {
        columns.push_back({{"title", visit.t("counterparts.column-" + column)}});
      }
    }
    Page page;
    page.title = visit.t("counterparts.title");
    page.body = "counterparts";
    page.view = {{"rows", rows},
                 {"none", rows.empty()},
                 {"columns", columns},
                 {"filtered", !function.empty()},
                 {"all_url", visit.page("/counterparts")},
                 {"regions", choice_view(visit, regions)}};
    return show(visit, page);
  });
}

}  // namespace gbalex::web

// The cooperation programme: years, their items, and the figures they report.
#include <algorithm>

#include "web/pages/pages.h"
#include "web/view.h"

namespace gbalex::web {
namespace {

using index::Stored;
using record::Kind;

// "more than 120 cases", as the report puts it.
std::string figure_text(const Visit& visit, const Json& figure) {
  const std::string value = field(figure, "value").dump();
  const Json& unit = field(figure, "unit");
  std::string key = "unit." + (unit.is_string() ? unit.get<std::string>() : "");
  std::ranges::replace(key, ' ', '-');
  std::ranges::replace(key, '/', '-');
  std::string text = value;
  if (visit.site.messages().has(key)) {
    text = visit.t(key, {{"count", value}});
  } else if (unit.is_string() && !unit.get_ref<const std::string&>().empty()) {
    text += " " + unit.get<std::string>();
  }
  const Json& qualifier = field(figure, "qualifier");
  if (!qualifier.is_string()) return text;
  std::string pattern = "qualifier." + qualifier.get<std::string>();
  std::ranges::replace(pattern, ' ', '-');
  return visit.t(pattern, {{"figure", text}});
}

Json figures_view(const Visit& visit, const Json& figures) {
  Json list = Json::array();
  for (const Json& figure : figures) {
    list.push_back(
        {{"name", loose_text(visit, field(figure, "name"))}, {"text", figure_text(visit, figure)}});
  }
  return list;
}

Json activities_view(const Visit& visit, const Json& activities) {
  Json list = Json::array();
  for (const Json& activity : activities) {
    const Json& place = field(activity, "place");
    Json named = loose_text(visit, place);
    if (place.is_string()) {
      const std::string translated = code_word(visit, "place", place);
      if (translated != place.get_ref<const std::string&>()) {
        named = text_view(visit, translated, visit.language);
      }
    }
    list.push_back({{"what", loose_text(visit, field(activity, "what"))},
                    {"date", date_view(visit, field(activity, "date"))},
                    {"place", named}});
  }
  return list;
}

Json source_view(const Visit& visit, const Json& source) { return loose_text(visit, source); }

Json period_view(const Visit& visit, const Json& item) {
  const Json& period = field(item, "period");
  const Json& from = field(period, "from");
  const Json& to = field(period, "to");
  if (!from.is_string() || !to.is_string()) return {};
  if (from == to) return date_view(visit, from);
  return date_view(visit, Json(from.get<std::string>() + "/" + to.get<std::string>()));
}

struct Item {
  Stored stored;
  Json item;
};
std::vector<Item> items_of(const index::Reader& reader, const std::string& year) {
  std::vector<Item> items;
  for (Stored& stored : reader.all(Kind::programme)) {
    Json item = parse_payload(stored);
    if (field(item, "year") == year) items.push_back({std::move(stored), std::move(item)});
  }
  std::ranges::stable_sort(items, [](const Item& a, const Item& b) {
    return field(a.item, "item").get<int>() < field(b.item, "item").get<int>();
  });
  return items;
}

Json years(const index::Reader& reader) {
  Json list = Json::parse(reader.metadata("programme-years"), nullptr, false);
  return list.is_array() ? list : Json::array();
}

Response year_page(const Visit& visit, const index::Reader& reader, const Json& year) {
  Json items = Json::array();
  for (const Item& one : items_of(reader, field(year, "id").get<std::string>())) {
    const Json figures = figures_view(visit, field(one.item, "figures"));
    const Json parties = references(visit, reader, Kind::contact, field(one.item, "parties"));
    items.push_back({{"number", field(one.item, "item").dump()},
                     {"title", shown(visit, one.item, "title")},
                     {"url", visit.page("/programme/" + one.stored.id)},
                     {"is_new", field(one.item, "is_new")},
                     {"figures", figures},
                     {"has_figures", !figures.empty()},
                     {"parties", parties},
                     {"has_parties", !parties.empty()}});
  }
  const Json title = shown(visit, year, "title");
  Page page;
  page.title =
      title.is_null() ? field(year, "id").get<std::string>() : title["text"].get<std::string>();
  page.body = "programme-year";
  page.view = {{"title", title},
               {"period", date_view(visit, field(year, "period"))},
               {"source", source_view(visit, field(year, "source"))},
               {"items", items},
               {"programme_url", visit.page("/programme")}};
  return show(visit, page);
}

Response item_page(const Visit& visit, const index::Reader& reader, const Stored& stored) {
  const Json item = parse_payload(stored);
  const Json title = shown(visit, item, "title");
  Json other = Json::array();
  for (const Json& party : field(item, "other_parties")) other.push_back(loose_text(visit, party));
  Json year;
  for (const Json& one : years(reader)) {
    if (field(one, "id") == field(item, "year")) {
      year = {{"title", shown(visit, one, "title")},
              {"url", visit.page("/programme/" + field(one, "id").get<std::string>())}};
    }
  }
  Page page;
  page.title = title.is_null() ? stored.id : title["text"].get<std::string>();
  page.body = "programme-item";
  page.view = {
      {"title", title},
      {"number", visit.t("programme.item-number", {{"number", field(item, "item").dump()}})},
      {"year", year},
      {"summary", shown(visit, item, "summary")},
      {"is_new", field(item, "is_new")},
      {"period", period_view(visit, item)},
      {"subjects", words(visit, "subject", field(item, "subjects"))},
      {"parties", references(visit, reader, Kind::contact, field(item, "parties"))},
      {"other_parties", other},
      {"figures", figures_view(visit, field(item, "figures"))},
      {"activities", activities_view(visit, field(item, "activities"))},
      {"source", source_view(visit, field(item, "source"))},
      {"evidence", evidence_view(visit, field(item, "evidence"))},
      {"confidence", confidence_word(visit, field(item, "confidence"))},
      {"recorded", date_view(visit, field(item, "as_of"))},
      {"json", "/api/v1/programme/" + percent_encode(stored.id)}};
  for (const std::string name : {"parties", "other_parties", "figures", "activities"}) {
    page.view["has_" + name] = !page.view[name].empty();
  }
  return show(visit, page);
}

}  // namespace

Response programme_page(const Visit& visit) {
  return visit.with_reader([&](const index::Reader& reader) {
    Json list = Json::array();
    for (const Json& year : years(reader)) {
      const std::string id = field(year, "id").get<std::string>();
      list.push_back(
          {{"title", shown(visit, year, "title")},
           {"url", visit.page("/programme/" + id)},
           {"period", date_view(visit, field(year, "period"))},
           {"count",
            visit.t("programme.items", {{"count", std::to_string(items_of(reader, id).size())}})}});
    }
    Page page;
    page.title = visit.t("programme.title");
    page.body = "programme";
    page.view = {{"years", list},
                 {"none", list.empty()},
                 {"group", reference(visit, reader, Kind::contact, Json("gd-hk-expert-group"))}};
    return show(visit, page);
  });
}

Response programme_record_page(const Visit& visit) {
  const std::string id = visit.capture("id");
  return visit.with_reader([&](const index::Reader& reader) {
    for (const Json& year : years(reader)) {
      if (field(year, "id") == id) return year_page(visit, reader, year);
    }
    const auto stored = reader.get(Kind::programme, id);
    return stored ? item_page(visit, reader, *stored) : error_page(visit, 404);
  });
}

}  // namespace gbalex::web

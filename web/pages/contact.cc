// The page of one contact. Each detail stands with its date and confidence; what is superseded
// stands apart; what is not known is said to be unknown.
#include <algorithm>
#include <array>

#include "search/search.h"
#include "web/pages/pages.h"
#include "web/view.h"

namespace gbalex::web {
namespace {

using index::Stored;
using record::Kind;

struct DetailList {
  std::string_view list, value, title, scheme;
  bool always;  // said to be unknown when there is none
};
constexpr std::array kDetails = {
    DetailList{"addresses", "text", "contact.address", "", true},
    DetailList{"phones", "number", "contact.phone", "tel:", true},
    DetailList{"fax", "number", "contact.fax", "", false},
    DetailList{"emails", "email", "contact.email", "mailto:", false},
    DetailList{"websites", "url", "contact.website", "", true},
};

// The public lines that people in Guangdong's cities are sent to, before any desk number.
const Json kCityHotlines = {"hotline-12345", "hotline-12315", "hotline-12330"};

const Json& evidence_of(const Json& contact, const Json& key) {
  static const Json kNone;
  for (const Json& evidence : field(contact, "evidence")) {
    if (field(evidence, "key") == key) return evidence;
  }
  return kNone;
}

// "tel:+85228038900": digits and a leading plus only.
std::string telephone(const std::string& number) {
  std::string dialled;
  for (const char c : number) {
    if ((c >= '0' && c <= '9') || (c == '+' && dialled.empty())) dialled += c;
  }
  return dialled;
}

std::string address_of(const DetailList& kind, const std::string& value) {
  if (kind.list == "websites") return value;
  if (kind.list == "phones") return std::string(kind.scheme) + telephone(value);
  if (kind.list == "emails") return std::string(kind.scheme) + value;
  return "";
}

// "12 days ago", from the last day of a date known to the year or the month.
Json age(const Visit& visit, const Json& date) {
  if (!date.is_string()) return {};
  const auto span = record::DateSpan::parse(date.get_ref<const std::string&>());
  if (!span) return {};
  const record::Date last = span->to.value_or(span->from).last_day();
  const int days = std::max(0, record::days_between(last, visit.today));
  return visit.t("age", {{"days", std::to_string(days)},
                         {"years", std::to_string(days / 365)},
                         {"months", std::to_string(days / 30)},
                         {"scale", days < 60    ? "days"
                                   : days < 730 ? "months"
                                                : "years"}});
}

Json detail_view(const Visit& visit, const Json& contact, const Json& detail,
                 const DetailList& kind) {
  const std::string value = field(detail, kind.value).get<std::string>();
  const Json& evidence = evidence_of(contact, field(detail, "ev"));
  const Json& own = field(detail, "confidence");
  const Json& confidence = own.is_null() ? field(contact, "confidence") : own;
  const Json& lang = field(detail, "lang");
  const std::string url = address_of(kind, value);
  Json text = loose_text(visit, Json(value));
  if (kind.list != "addresses") {
    text = {{"text", value}, {"lang", "en"}, {"label", Json()}};
  } else if (lang.is_string()) {
    const auto language = record::parse_language(lang.get_ref<const std::string&>());
    if (language) text = text_view(visit, value, *language);
  }
  const Json date = date_view(visit, field(evidence, "date"));
  return {{"title", visit.t(kind.title)},
          {"value", text},
          {"url", url.empty() ? Json() : Json(url)},
          {"note", loose_text(visit, field(detail, "label"))},
          {"doubt", loose_text(visit, field(detail, "status"))},
          {"date", date.is_null() ? Json(visit.t("date.unknown")) : date},
          {"age", age(visit, field(evidence, "date"))},
          {"confidence", confidence_word(visit, confidence)},
          {"low", confidence == "low"},
          {"kind", code_word(visit, "evidence", field(evidence, "kind"))},
          {"publisher", field(evidence, "publisher")},
          {"source", field(evidence, "url")}};
}

struct Details {
  Json live = Json::array();    // [{"title", "items", "unknown"}]
  Json desks = Json::array();   // a city's own numbers, shown after the public lines
  Json former = Json::array();  // [detail…]
};
Details details_view(const Visit& visit, const Json& contact, bool city) {
  Details details;
  for (const DetailList& kind : kDetails) {
    Json live = Json::array();
    for (const Json& detail : field(contact, kind.list)) {
      const bool is_live = field(detail, "live") == true;
      (is_live ? live : details.former).push_back(detail_view(visit, contact, detail, kind));
    }
    const bool desk = city && (kind.list == "phones" || kind.list == "fax");
    if (live.empty() && (!kind.always || desk)) continue;
    Json group{{"title", visit.t(kind.title)}, {"unknown", live.empty()}, {"items", live}};
    (desk ? details.desks : details.live).push_back(std::move(group));
  }
  return details;
}

Json hotlines_view(const Visit& visit, const index::Reader& reader, const Json& contact,
                   bool city) {
  Json ids = city ? kCityHotlines : Json::array();
  for (const Json& id : field(contact, "hotlines")) {
    if (std::ranges::find(ids, id) == ids.end()) ids.push_back(id);
  }
  Json list = Json::array();
  for (const Json& id : ids) {
    const auto stored = reader.get(Kind::contact, id.get<std::string>());
    if (!stored) continue;
    Json view = reference_to(visit, *stored);
    view["number"] = Json();
    const Json hotline = parse_payload(*stored);
    for (const Json& phone : field(hotline, "phones")) {
      if (field(phone, "live") != true) continue;
      view["number"] = field(phone, "number");
      view["dial"] = "tel:" + telephone(field(phone, "number").get<std::string>());
      break;
    }
    list.push_back(std::move(view));
  }
  return list;
}

Json counterparts_view(const Visit& visit, const index::Reader& reader, const Json& table) {
  Json list = Json::array();
  if (!table.is_object()) return list;
  for (const auto& [function, ids] : table.items()) {
    const Json bodies = references(visit, reader, Kind::contact, ids);
    if (bodies.empty()) continue;
    list.push_back({{"function", word(visit, "function", function)},
                    {"url", visit.page("/counterparts") + "?function=" + function},
                    {"bodies", bodies}});
  }
  return list;
}

// What the programme says this office did with the other side.
Json cooperation_view(const Visit& visit, const index::Reader& reader, const Json& cooperation) {
  static constexpr std::array kParts = {"programme_items", "programme_items_via_predecessor",
                                        "programme_items_as_place"};
  Json list = Json::array();
  for (const char* part : kParts) {
    const Json items = references(visit, reader, Kind::programme, field(cooperation, part));
    if (items.empty()) continue;
    list.push_back({{"title", visit.t(std::string("contact.") + part)}, {"items", items}});
  }
  return list;
}

Json membership_view(const Visit& visit, const index::Reader& reader, const Json& members) {
  Json list = Json::array();
  if (!members.is_object()) return list;
  for (const auto& [name, value] : members.items()) {
    if (name == "text") continue;
    list.push_back({{"title", word(visit, "members", name)},
                    {"bodies", references(visit, reader, Kind::contact, value)}});
  }
  return list;
}

// Units are names, or ids of contacts of their own.
Json units_view(const Visit& visit, const index::Reader& reader, const Json& units) {
  Json list = Json::array();
  for (const Json& unit : units) {
    const Json held = reference(visit, reader, Kind::contact, unit);
    list.push_back({{"link", held}, {"text", held.is_null() ? loose_text(visit, unit) : Json()}});
  }
  return list;
}

Json loose_list(const Visit& visit, const Json& texts) {
  Json list = Json::array();
  for (const Json& text : texts) list.push_back(loose_text(visit, text));
  return list;
}

Json timeline_view(const Visit& visit, const Json& timeline) {
  Json list = Json::array();
  for (const Json& event : timeline) {
    list.push_back({{"date", date_view(visit, field(event, "date"))},
                    {"event", loose_text(visit, field(event, "event"))}});
  }
  return list;
}

// Topics that send people here.
Json topics_of(const Visit& visit, const std::vector<Stored>& referring) {
  Json list = Json::array();
  for (const Stored& stored : referring) {
    if (stored.kind == Kind::topic) list.push_back(reference_to(visit, stored));
  }
  return list;
}

Json contact_page_view(const Visit& visit, const index::Reader& reader, const Stored& stored,
                       const Json& contact) {
  const bool city = field(contact, "level") == "city" && stored.region == record::Region::guangdong;
  Details details = details_view(visit, contact, city);
  Json names = all_languages(visit, contact, "names");
  if (!names.empty()) names.erase(names.begin());
  const Json& members = field(contact, "members");
  const Json& since = field(contact, "since");
  const std::string region = word(visit, "region", code(stored.region));
  const std::string city_name = code_word(visit, "city", field(contact, "city"));
  Json view{
      {"name", shown(visit, contact, "names")},
      {"names", names},
      {"name_unsure", field(contact, "name_confirmed") == false},
      {"region", region},
      {"city_name", city_name == region ? Json() : Json(city_name)},
      {"district", code_word(visit, "city", field(contact, "district"))},
      {"level", code_word(visit, "contact-level", field(contact, "level"))},
      {"kinds", words(visit, "contact-kind", field(contact, "kind"))},
      {"functions", words(visit, "subject", field(contact, "functions"))},
      {"status_note", loose_text(visit, field(contact, "status_note"))},
      {"is_city", city},
      {"hotlines", hotlines_view(visit, reader, contact, city)},
      {"details", std::move(details.live)},
      {"desks", std::move(details.desks)},
      {"former", std::move(details.former)},
      {"hours", loose_text(visit, field(contact, "hours"))},
      {"languages", words(visit, "language", field(contact, "languages"))},
      {"languages_note", loose_text(visit, field(contact, "languages_note"))},
      {"parent", reference(visit, reader, Kind::contact, field(contact, "parent"))},
      {"owner", reference(visit, reader, Kind::contact, field(contact, "owner"))},
      {"successor", reference(visit, reader, Kind::contact, field(contact, "successor"))},
      {"predecessors", references(visit, reader, Kind::contact, field(contact, "predecessors"))},
      {"former_names", loose_list(visit, field(contact, "former_names"))},
      {"also_holds", loose_list(visit, field(contact, "also_holds"))},
      {"jurisdiction", words(visit, "city", field(contact, "jurisdiction"))},
      {"coverage", loose_text(visit, field(contact, "coverage"))},
      {"units", units_view(visit, reader, field(contact, "units"))},
      {"members_text", loose_list(visit, field(contact, "members_text"))},
      {"members_description", loose_text(visit, field(members, "text"))},
      {"members", membership_view(visit, reader, members)},
      {"timeline", timeline_view(visit, field(contact, "timeline"))},
      {"since", date_view(visit, since)},
      {"counterparts", counterparts_view(visit, reader, field(contact, "counterparts"))},
      {"cooperation", cooperation_view(visit, reader, field(contact, "cooperation"))},
      {"expert_group",
       words(visit, "members", field(field(contact, "cooperation"), "expert_group"))},
      {"expert_group_link", reference(visit, reader, Kind::contact, Json("gd-hk-expert-group"))},
      {"topics", topics_of(visit, reader.referring_to(stored.id))},
      {"evidence", evidence_view(visit, field(contact, "evidence"))},
      {"confidence", confidence_word(visit, field(contact, "confidence"))},
      {"low", field(contact, "confidence") == "low"},
      {"recorded", date_view(visit, field(contact, "as_of"))},
      {"age", age(visit, field(contact, "as_of"))},
      {"json", "/api/v1/contacts/" + percent_encode(stored.id)}};
  for (const std::string name :
       {"hotlines", "former", "desks", "predecessors", "former_names", "also_holds", "units",
        "members", "members_text", "timeline", "counterparts", "cooperation", "expert_group",
        "topics", "languages", "jurisdiction", "functions"}) {
    view["has_" + name] = !view[name].empty();
  }
  view["has_cooperation"] = view["has_cooperation"] == true || view["has_expert_group"] == true;
  return view;
}

}  // namespace

Response contact_page(const Visit& visit) {
  return visit.with_reader([&](const index::Reader& reader) {
    const auto stored = reader.get(Kind::contact, visit.capture("id"));
    if (!stored) return error_page(visit, 404);
    const Json contact = parse_payload(*stored);
    Page page;
    page.view = contact_page_view(visit, reader, *stored, contact);
    const Json& name = page.view["name"];
    page.title = name.is_null() ? stored->id : name["text"].get<std::string>();
    page.body = "contact";
    return show(visit, page);
  });
}

}  // namespace gbalex::web

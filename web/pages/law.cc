// The page of an instrument; the id of a work leads to its enactment in force.
#include <algorithm>

#include "search/search.h"
#include "web/pages/law_view.h"
#include "web/pages/pages.h"
#include "web/search_request.h"

namespace gbalex::web {
namespace {

using index::Stored;
using record::Kind;
using record::ProvisionId;

struct Group {
  ProvisionId article;
  Json rows = Json::array();
  bool confirmed = false;
};

// The rows of the instrument by article, in reading order, and those without a number.
struct Provisions {
  std::vector<Group> groups;
  Json unnumbered = Json::array();
};
Provisions provisions_of(const Visit& visit, const Json& rows, std::string_view region,
                         const CrossLinks& links) {
  Provisions provisions;
  for (const Json& row : rows) {
    const Json& text = field(row, "provision");
    const auto id =
        text.is_string() ? ProvisionId::parse(text.get_ref<const std::string&>()) : std::nullopt;
    const auto article = id ? ProvisionId::parse(id->article()) : std::nullopt;
    if (!article) {
      provisions.unnumbered.push_back(row_view(visit, row, region, links));
      continue;
    }
    auto group = std::ranges::find_if(
        provisions.groups, [&](const Group& other) { return other.article == *article; });
    if (group == provisions.groups.end()) {
      provisions.groups.push_back({*article});
      group = provisions.groups.end() - 1;
    }
    group->rows.push_back(row_view(visit, row, region, links));
    group->confirmed = group->confirmed || field(row, "pin_verified") == true;
  }
  std::ranges::stable_sort(provisions.groups, [](const Group& a, const Group& b) {
    return reading_order(a.article, b.article);
  });
  return provisions;
}

Json groups_view(const Visit& visit, const std::vector<Group>& groups, const std::string& id,
                 std::string_view region, const std::string& as_of) {
  Json list = Json::array();
  for (const Group& group : groups) {
    list.push_back({{"label", provision_label(visit, group.article, region)},
                    {"url", visit.page(provision_path(id, group.article)) + as_of},
                    {"unconfirmed", !group.confirmed},
                    {"rows", group.rows}});
  }
  return list;
}

void put_row(Json& list, const Visit& visit, std::string_view label, Json value) {
  if (!value.is_null()) list.push_back({{"label", visit.t(label)}, {"value", std::move(value)}});
}

Json dates_view(const Visit& visit, const Json& law) {
  Json list = Json::array();
  put_row(list, visit, "law.first-adopted", date_view(visit, field(law, "first_adopted")));
  put_row(list, visit, "law.first-effective", date_view(visit, field(law, "first_effective")));
  put_row(list, visit, "law.last-amended", date_view(visit, field(law, "last_amended")));
  const Json from = date_view(visit, field(law, "current_text_effective"));
  put_row(list, visit, "law.text-effective", from.is_null() ? Json(visit.t("unknown")) : from);
  put_row(list, visit, "law.end-date", date_view(visit, field(law, "end_date")));
  return list;
}

Json count_view(const Visit& visit, const Json& law) {
  const Json& count = field(law, "count");
  if (!count.is_number()) return {};
  return visit.t("count." + field(law, "count_unit").get<std::string>(), {{"count", count.dump()}});
}

Json territories_view(const Visit& visit, const Json& application) {
  Json list = Json::array();
  if (!application.is_object()) return list;
  for (const auto& [region, text] : application.items()) {
    list.push_back({{"region", word(visit, "region", region)}, {"text", loose_text(visit, text)}});
  }
  return list;
}

Json subjects_view(const Visit& visit, const Json& subjects) {
  Json list = Json::array();
  for (const Json& subject : subjects) {
    list.push_back({{"text", code_word(visit, "subject", subject)},
                    {"url", visit.page("/search") + "?kind=instrument&subject=" +
                                percent_encode(subject.get<std::string>())}});
  }
  return list;
}

Json references_of_kind(const Visit& visit, const std::vector<Stored>& referring, Kind kind) {
  Json list = Json::array();
  for (const Stored& stored : referring) {
    if (stored.kind == kind) list.push_back(reference_to(visit, stored));
  }
  return list;
}

// Where a citation of a provision led here: that no digest of it is held.
Json missing_notice(const Visit& visit, const index::Reader& reader, const Stored& stored) {
  const auto id = ProvisionId::parse(visit.target.query.get("provision").value_or(""));
  if (!id) return {};
  const std::string label = provision_label(visit, *id, code(stored.region));
  const bool of_decree = visit.target.query.get("of") == "decree";
  if (of_decree) return visit.t("law.decree-provision-not-held", {{"label", label}});
  if (!reader.find_covering(stored.id, *id).empty()) return {};
  return visit.t("law.provision-not-held", {{"label", label}});
}

// The short names it is cited by, each in its language; nothing where there is none.
Json short_names_view(const Json& names) {
  if (!names.is_array() || names.empty()) return {};
  Json view = Json::array();
  for (const Json& name : names) {
    view.push_back({{"lang", name["lang"]}, {"text", name["text"]}, {"more", true}});
  }
  view.back()["more"] = false;
  return {{"names", view}};
}

Response instrument_page(const Visit& visit, const index::Reader& reader, const Stored& stored,
                         const std::optional<record::Date>& as_of) {
  const record::Date day = as_of.value_or(visit.today);
  const Json law = parse_payload(stored);
  const std::string region(code(stored.region));
  const Json title = shown(visit, law, "title");
  Json titles = all_languages(visit, law, "title");
  if (!titles.empty()) titles.erase(titles.begin());
  const Provisions provisions = provisions_of(visit, field(law, "key_provisions"), region,
                                              CrossLinks(visit, reader, stored.id, as_of));
  const auto referring = reader.referring_to(stored.id);
  const Json number = field(law, "official_number");
  const Json notice = wording_notice(visit, stored, day);
  Page page;
  page.title = title.is_null() ? stored.id : title["text"].get<std::string>();
  page.body = "law";
  page.view = {
      {"title", title},
      {"titles", titles},
      {"region", word(visit, "region", region)},
      {"city", code_word(visit, "city", field(law, "city"))},
      {"level", code_word(visit, "level", field(law, "level"))},
      {"status", status_view(visit, stored, day)},
      {"status_note", as_of ? Json() : loose_text(visit, field(law, "status_note"))},
      {"as_of", as_of ? Json(text::format_date(*as_of, visit.language)) : Json()},
      {"today_url", visit.page("/law/" + stored.id)},
      {"notice", as_of ? notice : Json()},
      {"missing", missing_notice(visit, reader, stored)},
      {"short_names", short_names_view(field(law, "short_names"))},
      {"number", number},
      {"number_unsure", field(law, "number_basis") == "general_knowledge"},
      {"issuer", loose_runs(field(law, "issuing_body"))},
      {"dates", dates_view(visit, law)},
      {"count", count_view(visit, law)},
      {"subjects", subjects_view(visit, field(law, "subjects"))},
      {"sources", sources_view(visit, field(law, "sources"))},
      {"groups", groups_view(visit, provisions.groups, stored.id, region, as_of_query(as_of))},
      {"has_groups", !provisions.groups.empty()},
      {"unnumbered", provisions.unnumbered},
      {"has_unnumbered", !provisions.unnumbered.empty()},
      {"enactments", other_enactments(visit, reader, stored, day)},
      {"repeals", references(visit, reader, Kind::instrument, field(law, "repeals"))},
      {"replaced_by", reference(visit, reader, Kind::instrument, field(law, "replaced_by"))},
      {"history", loose_text(visit, field(law, "amendment_history"))},
      {"territories", territories_view(visit, field(law, "territorial_application"))},
      {"topics", references_of_kind(visit, referring, Kind::topic)},
      {"links", references_of_kind(visit, referring, Kind::link)},
      {"evidence", evidence_view(visit, field(law, "evidence"))},
      {"confidence", confidence_word(visit, field(law, "confidence"))},
      {"low", field(law, "confidence") == "low"},
      {"recorded", date_view(visit, field(law, "as_of"))},
      {"id", stored.id},
      {"json", "/api/v1/instruments/" + percent_encode(stored.id)}};
  for (const std::string name : {"enactments", "repeals", "territories", "topics", "links"}) {
    page.view["has_" + name] = !page.view[name].empty();
  }
  return show(visit, page);
}

}  // namespace

Response law_page(const Visit& visit) {
  const auto as_of = read_day(visit.target.query, "as_of");
  if (const auto* bad = std::get_if<BadField>(&as_of)) {
    return error_page(visit, 400, visit.t("error.bad-field", {{"field", bad->field}}));
  }
  const auto& day = std::get<std::optional<record::Date>>(as_of);
  const std::string id = visit.capture("id");
  return visit.with_reader([&](const index::Reader& reader) {
    if (const auto stored = reader.get(Kind::instrument, id)) {
      return instrument_page(visit, reader, *stored, day);
    }
    const auto enactment = enactment_on(reader.work(id), day.value_or(visit.today));
    if (!enactment) return error_page(visit, 404, visit.t("law.none"));
    return redirect(302, visit.page("/law/" + enactment->id) + as_of_query(day));
  });
}

}  // namespace gbalex::web

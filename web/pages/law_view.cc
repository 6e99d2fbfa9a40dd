#include "web/pages/law_view.h"

#include <algorithm>
#include <map>

#include "search/search.h"

namespace gbalex::web {

using record::Status;

std::optional<index::Stored> enactment_on(const std::vector<index::Stored>& work,
                                          const record::Date& day) {
  const index::Stored* best = nullptr;
  for (const index::Stored& enactment : work) {  // oldest wording first
    const Status status = status_of(enactment, day).status;
    if (status == Status::in_force || status == Status::partly_in_force) best = &enactment;
  }
  if (best == nullptr && !work.empty()) best = &work.back();
  return best == nullptr ? std::nullopt : std::optional(*best);
}

std::string as_of_query(const std::optional<record::Date>& as_of) {
  return as_of ? "?as_of=" + as_of->to_string() : "";
}

namespace {

// A message about a date; null where the date is not known.
Json dated(const Visit& visit, std::string_view key, const Json& date) {
  const Json text = date_view(visit, date);
  if (text.is_null()) return {};
  return visit.t(key, {{"date", text.get<std::string>()}});
}

}  // namespace

Json other_enactments(const Visit& visit, const index::Reader& reader,
                      const index::Stored& instrument, const record::Date& day) {
  Json list = Json::array();
  for (const index::Stored& other : reader.work(instrument.work)) {
    if (other.id == instrument.id) continue;
    const Json payload = parse_payload(other);
    list.push_back({{"title", shown(visit, payload, "title")},
                    {"url", visit.page(search::url_of(other.kind, other.id))},
                    {"status", status_view(visit, other, day)},
                    {"from", dated(visit, "law.from", field(payload, "current_text_effective"))},
                    {"to", dated(visit, "law.until", field(payload, "end_date"))}});
  }
  return list;
}

Json sources_view(const Visit& visit, const Json& sources) {
  Json list = Json::array();
  std::map<std::string, int> of_host;
  for (const std::string_view basis : {"cited", "pattern", "site_root"}) {
    for (const Json& source : sources) {
      if (field(source, "basis") != basis) continue;
      const std::string url = field(source, "url").get<std::string>();
      const std::string host = present::publisher(url);
      ++of_host[host];
      list.push_back({{"url", url}, {"host", host}, {"basis", word(visit, "basis", basis)}});
    }
  }
  // Several pages of one publisher are told apart by their addresses.
  for (Json& source : list) {
    const auto& url = source["url"].get_ref<const std::string&>();
    const auto& host = source["host"].get_ref<const std::string&>();
    const std::size_t path = url.find('/', url.find("//") + 2);
    const bool alone = of_host[host] == 1 || path == std::string::npos;
    source["path"] = alone ? Json() : Json(url.substr(path));
  }
  return list;
}

Json row_view(const Visit& visit, const Json& row, std::string_view region,
              const CrossLinks& links) {
  Json label;
  if (const Json& text = field(row, "provision"); text.is_string()) {
    const auto id = record::ProvisionId::parse(text.get_ref<const std::string&>());
    if (id) label = provision_label(visit, *id, region);
  }
  const Json heading = links.linked(shown(visit, row, "heading"));
  Json about;
  const Json& text = field(row, "about");
  const Json& language = field(row, "about_language");
  const bool repeats = field(field(row, "heading"), "en") == text;
  if (text.is_string() && !repeats) {
    const auto parsed = language.is_string()
                            ? record::parse_language(language.get_ref<const std::string&>())
                            : std::nullopt;
    about = parsed ? text_view(visit, text.get_ref<const std::string&>(), *parsed)
                   : loose_text(visit, text);
  }
  const Json& status = field(row, "status");
  return {{"label", label},
          {"heading", heading},
          {"about", links.linked(std::move(about))},
          {"unconfirmed", field(row, "pin_verified") == false},
          {"status", status.is_string() && status != "in_force"
                         ? Json(code_word(visit, "status", status))
                         : Json()},
          {"version_date", date_view(visit, field(row, "version_date"))},
          {"in_force_since", date_view(visit, field(row, "in_force_since"))},
          {"highlighted", false}};
}

Json wording_notice(const Visit& visit, const index::Stored& instrument, const record::Date& day) {
  const auto formatted = [&](const record::Date& date) {
    return text::format_date(date, visit.language);
  };
  if (instrument.from && day < instrument.from->first_day()) {
    return visit.t("law.wording-later",
                   {{"day", formatted(day)}, {"from", formatted(*instrument.from)}});
  }
  if (instrument.to && day > instrument.to->last_day()) {
    return visit.t("law.wording-ended",
                   {{"day", formatted(day)}, {"to", formatted(*instrument.to)}});
  }
  return {};
}

}  // namespace gbalex::web

#include "web/view.h"

#include <algorithm>

#include "search/search.h"
#include "text/analyse.h"

namespace gbalex::web {

using record::Kind;
using record::Language;
using record::TextStatus;

namespace {

constexpr std::string_view kSeparator = " · ";

// The UTF-8 character at the start of a valid text.
struct Character {
  char32_t value;
  std::size_t bytes;
};
Character first_character(std::string_view text) {
  const auto lead = static_cast<unsigned char>(text.front());
  if (lead < 0x80) return {lead, 1};
  const std::size_t bytes = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  char32_t value = lead & (0xFFU >> (bytes + 1));
  for (std::size_t i = 1; i < bytes && i < text.size(); ++i) {
    value = (value << 6U) | (static_cast<unsigned char>(text[i]) & 0x3FU);
  }
  return {value, std::min(bytes, text.size())};
}

bool is_latin_letter(char32_t c) {
  return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || (c >= 0xC0 && c < 0x250);
}

// How many characters of each script a text has.
struct Scripts {
  int han = 0;
  int latin = 0;
};
Scripts count_scripts(std::string_view text) {
  Scripts scripts;
  while (!text.empty()) {
    const Character next = first_character(text);
    if (text::is_han(next.value)) ++scripts.han;
    if (is_latin_letter(next.value)) ++scripts.latin;
    text.remove_prefix(next.bytes);
  }
  return scripts;
}

// From so many characters of each script on, a text says its matter in both.
constexpr int kBothScripts = 8;

// `foreign`: the label of a text in another language than the page's, "label.only-" where there is
// no text in the page's, "label.matched-" for the passage that matched.
Json labels_of(const Visit& visit, Language language, TextStatus status, const char* foreign) {
  std::string label;
  if (language != visit.language) label = visit.t(foreign + std::string(code(language)));
  if (status == TextStatus::converted || status == TextStatus::unofficial) {
    if (!label.empty()) label += kSeparator;
    label += visit.t("label." + std::string(code(status)));
  }
  return label.empty() ? Json() : Json(label);
}

TextStatus status_in(const Json& record, const std::string& name, Language language) {
  const Json& statuses = field(record, name + "_status");
  const Json& status = field(statuses, code(language));
  if (!status.is_string()) return TextStatus::unmarked;
  return record::parse_text_status(status.get<std::string>()).value_or(TextStatus::unmarked);
}

}  // namespace

const Json& field(const Json& record, std::string_view name) {
  static const Json kNull;
  if (!record.is_object()) return kNull;
  const auto it = record.find(std::string(name));
  return it == record.end() ? kNull : *it;
}

Json parse_payload(const index::Stored& stored) {
  Json payload = Json::parse(stored.payload, nullptr, false);
  return payload.is_discarded() ? Json::object() : payload;
}

Json text_view(const Visit& visit, std::string_view text, Language language, TextStatus status) {
  if (text.empty()) return {};
  return {{"text", text},
          {"lang", code(language)},
          {"label", labels_of(visit, language, status, "label.only-")}};
}

Json matched_view(const Visit& visit, std::string_view text, Language language, TextStatus status) {
  return {{"text", text},
          {"lang", code(language)},
          {"label", labels_of(visit, language, status, "label.matched-")}};
}

Json shown(const Visit& visit, const Json& record, const std::string& name) {
  const Json& texts = field(record, name);
  for (const Language language : record::fallback_chain(visit.language)) {
    const Json& text = field(texts, code(language));
    if (!text.is_string()) continue;
    return text_view(visit, text.get<std::string>(), language, status_in(record, name, language));
  }
  return {};
}

Json all_languages(const Visit& visit, const Json& record, const std::string& name) {
  Json list = Json::array();
  for (const Language language : record::fallback_chain(visit.language)) {
    const Json& text = field(field(record, name), code(language));
    if (!text.is_string()) continue;
    const TextStatus status = status_in(record, name, language);
    list.push_back({{"text", text},
                    {"lang", code(language)},
                    {"language", word(visit, "language", code(language))},
                    {"label", status == TextStatus::unmarked
                                  ? Json()
                                  : Json(visit.t("label." + std::string(code(status))))}});
  }
  return list;
}

Json loose_text(const Visit& visit, const Json& text) {
  if (!text.is_string() || text.get_ref<const std::string&>().empty()) return {};
  const auto& value = text.get_ref<const std::string&>();
  const bool chinese_reader =
      visit.language == Language::zh_hans || visit.language == Language::zh_hant;
  const Scripts scripts = count_scripts(value);
  const bool chinese = scripts.han > 0;
  const bool both = scripts.han >= kBothScripts && scripts.latin >= kBothScripts;
  // Numbers and codes are of no language.
  if (!chinese && scripts.latin == 0) {
    return {{"text", value}, {"lang", code(visit.language)}, {"label", Json()}};
  }
  const bool foreign = chinese ? !chinese_reader : visit.language != Language::en;
  return {{"text", value},
          {"lang", chinese ? "zh" : "en"},
          {"label",
           foreign && !both ? Json(visit.t(chinese ? "label.only-zh" : "label.only-en")) : Json()}};
}

Json loose_runs(const Json& text) {
  Json runs = Json::array();
  if (!text.is_string()) return runs;
  std::string_view rest = text.get_ref<const std::string&>();
  std::string run;
  std::optional<bool> han;  // of the run; characters that are neither go with it
  const auto finish = [&] {
    if (!run.empty()) runs.push_back({{"text", run}, {"lang", han.value_or(false) ? "zh" : "en"}});
    run.clear();
  };
  while (!rest.empty()) {
    const Character next = first_character(rest);
    const bool is_han = text::is_han(next.value);
    if (is_han || is_latin_letter(next.value)) {
      if (han && *han != is_han) finish();
      han = is_han;
    }
    run += rest.substr(0, next.bytes);
    rest.remove_prefix(next.bytes);
  }
  finish();
  return runs;
}

std::string word(const Visit& visit, std::string_view vocabulary, std::string_view code) {
  std::string key(vocabulary);
  key += '.';
  key += code;
  std::ranges::replace(key, ' ', '-');
  return visit.site.messages().has(key) ? visit.t(key) : std::string(code);
}

std::string code_word(const Visit& visit, std::string_view vocabulary, const Json& code) {
  return code.is_string() ? word(visit, vocabulary, code.get_ref<const std::string&>()) : "";
}

Json words(const Visit& visit, std::string_view vocabulary, const Json& codes) {
  Json list = Json::array();
  for (const Json& code : codes) list.push_back({{"word", code_word(visit, vocabulary, code)}});
  return list;
}

Json date_view(const Visit& visit, const Json& date) {
  if (!date.is_string()) return {};
  const auto span = record::DateSpan::parse(date.get_ref<const std::string&>());
  if (!span) return {};
  const std::string from = text::format_date(span->from, visit.language);
  if (!span->to) return from;
  return visit.t("date.interval",
                 {{"from", from}, {"to", text::format_date(*span->to, visit.language)}});
}

record::StatusOnDay status_of(const index::Stored& stored, const record::Date& day) {
  return record::status_on(stored.recorded_status, stored.first_effective, stored.from, stored.to,
                           day);
}

Json status_view(const Visit& visit, const index::Stored& stored, const record::Date& day) {
  const record::StatusOnDay status = status_of(stored, day);
  Json recorded;
  if (!status.from_dates && stored.as_of) {
    recorded =
        visit.t("status.as-recorded", {{"date", text::format_date(*stored.as_of, visit.language)}});
  }
  return {{"code", code(status.status)},
          {"text", word(visit, "status", code(status.status))},
          {"recorded", recorded}};
}

Json evidence_view(const Visit& visit, const Json& evidence) {
  Json list = Json::array();
  for (const Json& item : evidence) {
    list.push_back({{"kind", code_word(visit, "evidence", field(item, "kind"))},
                    {"publisher", field(item, "publisher")},
                    {"date", date_view(visit, field(item, "date"))},
                    {"url", field(item, "url")}});
  }
  // Several records of one publisher on one day say nothing more to a reader.
  Json distinct = Json::array();
  for (const Json& item : list) {
    if (std::ranges::find(distinct, item) == distinct.end()) distinct.push_back(item);
  }
  return distinct;
}

std::string confidence_word(const Visit& visit, const Json& confidence) {
  return code_word(visit, "confidence", confidence);
}

Json reference_to(const Visit& visit, const index::Stored& stored) {
  const Json payload = parse_payload(stored);
  Json title = shown(visit, payload, stored.kind == Kind::contact ? "names" : "title");
  if (title.is_null()) title = text_view(visit, stored.id, Language::en);
  return {{"title", title},
          {"url", visit.page(search::url_of(stored.kind, stored.id, stored.provision))},
          {"region", word(visit, "region", code(stored.region))},
          {"id", stored.id}};
}

Json reference(const Visit& visit, const index::Reader& reader, Kind kind, const Json& id) {
  if (!id.is_string()) return {};
  const auto stored = reader.get(kind, id.get_ref<const std::string&>());
  return stored ? reference_to(visit, *stored) : Json();
}

Json references(const Visit& visit, const index::Reader& reader, Kind kind, const Json& ids) {
  Json list = Json::array();
  for (const Json& id : ids) {
    Json found = reference(visit, reader, kind, id);
    if (!found.is_null()) list.push_back(std::move(found));
  }
  return list;
}

}  // namespace gbalex::web

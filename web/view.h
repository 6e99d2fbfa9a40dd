// Pieces of a view that many pages share: texts with their language and its label, statuses,
// dates, evidence, references to other records. A view names every field it may show; what is not
// known is null.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "index/reader.h"
#include "present/json.h"
#include "record/instrument.h"
#include "record/provision_id.h"
#include "web/site.h"

namespace gbalex::web {

struct Page {
  std::string title;  // of the browser window; empty: the name of the site
  std::string body;   // name of the template
  Json view = Json::object();
  int status = 200;
  std::string query;             // in the search box
  bool searchable = true;        // by other search engines
  bool in_all_languages = true;  // the language switcher keeps the page
};
Response show(const Visit& visit, const Page& page);

// "https://law.example": where the client says it reached us, for the few places that need a whole
// address; "" when it names no usable host. Only ever sent back to that client.
std::string origin_of(const Request& request);

// The error pages: status 400, 404, 405, 503 …; an API address gets a problem document instead.
// `detail` is text for people, already in the visit's language; may be empty.
Response error_page(const Visit& visit, int status, const std::string& detail = {});

// {"text", "lang", "label"}: the text in the reader's language or the next best, labelled where it
// is a fallback, converted or unofficial. Null when there is none.
Json text_view(const Visit& visit, std::string_view text, record::Language language,
               record::TextStatus status = record::TextStatus::unmarked);
// The same for the passage of a result that matched, which may have a twin in the page's language.
Json matched_view(const Visit& visit, std::string_view text, record::Language language,
                  record::TextStatus status);
Json shown(const Visit& visit, const Json& record, const std::string& field);
// Every language of a text, the reader's first: [{"text", "lang", "language", "label"}].
Json all_languages(const Visit& visit, const Json& record, const std::string& field);
// A text whose language the record does not say: Han characters are Chinese, others English.
Json loose_text(const Visit& visit, const Json& text);
// The same, cut where the script changes: [{"text", "lang"}]; for "国务院 State Council".
Json loose_runs(const Json& text);

// The message of a code, or the code itself where there is none (places, units of free text).
std::string code_word(const Visit& visit, std::string_view vocabulary, const Json& code);
std::string word(const Visit& visit, std::string_view vocabulary, std::string_view code);
Json words(const Visit& visit, std::string_view vocabulary, const Json& codes);

// "24 November 2026", from "2026-11-24" or an interval; null stays null.
Json date_view(const Visit& visit, const Json& date);

// {"code", "text", "recorded"}: the status on a day; `recorded` says since when it is only on
// record, null where it follows from dates.
Json status_view(const Visit& visit, const index::Stored& stored, const record::Date& day);
record::StatusOnDay status_of(const index::Stored& stored, const record::Date& day);

// [{"kind", "publisher", "date", "url"}]
Json evidence_view(const Visit& visit, const Json& evidence);
std::string confidence_word(const Visit& visit, const Json& confidence);

// {"title", "url", "region"}: a link to a record; null when the index does not hold it.
Json reference(const Visit& visit, const index::Reader& reader, record::Kind kind, const Json& id);
// [reference…], without those that are not held.
Json references(const Visit& visit, const index::Reader& reader, record::Kind kind,
                const Json& ids);
// The same for a document at hand.
Json reference_to(const Visit& visit, const index::Stored& stored);

// "Article 42(2)", "第42条第2款", "artigo 42.º, n.º 2", as the region writes it.
std::string provision_label(const Visit& visit, const record::ProvisionId& id,
                            std::string_view region);
// The address of a provision without language prefix.
std::string provision_path(std::string_view instrument, const record::ProvisionId& id);

Json parse_payload(const index::Stored& stored);
// record[field], or null.
const Json& field(const Json& record, std::string_view name);

}  // namespace gbalex::web

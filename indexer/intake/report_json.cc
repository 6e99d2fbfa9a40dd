#include <nlohmann/json.hpp>

#include "intake/report.h"

namespace gbalex::intake {
namespace {

using Json = nlohmann::ordered_json;

std::string_view code(library::Identity::By by) {
  switch (by) {
    case library::Identity::By::number:
      return "number";
    case library::Identity::By::title:
      return "title";
    case library::Identity::By::rule:
      return "rule";
    case library::Identity::By::undecided:
      return "undecided";
    case library::Identity::By::nothing:
      return "nothing";
  }
  return {};
}

void add(Json& object, const char* key, const std::string& value) {
  if (!value.empty()) object[key] = value;
}

Json to_json(const TextReport& text) {
  Json object = {{"outcome", intake::code(text.what)}};
  add(object, "title", text.title);
  add(object, "instrument", text.instrument);
  add(object, "version", text.version);
  object["language"] = record::code(text.language);
  object["provisions"] = text.provisions;
  object["identified_by"] = code(text.by);
  if (!text.candidates.empty()) object["candidates"] = text.candidates;
  add(object, "why", text.why);
  add(object, text.has_same_bytes ? "same_bytes_as" : "same_words_as", text.same_as);
  return object;
}

Json to_json(const FileReport& file) {
  Json object = {{"file", file.place}};
  add(object, "format", file.format);
  add(object, "left_out", file.left_out);
  if (file.error) object["error"] = file.error->to_string();
  if (!file.texts.empty()) {
    Json texts = Json::array();
    for (const TextReport& text : file.texts) texts.push_back(to_json(text));
    object["texts"] = std::move(texts);
  }
  if (!file.findings.empty()) {
    Json findings = Json::array();
    for (const Finding& finding : file.findings) {
      findings.push_back(
          {{"what", intake::code(finding.what)}, {"where", finding.where}, {"why", finding.why}});
    }
    object["warnings"] = std::move(findings);
  }
  return object;
}

Json to_json(const PairReport& pair) {
  return {{"instrument", pair.instrument},
          {"version", pair.version},
          {"languages", {record::code(pair.left), record::code(pair.right)}},
          {"units", pair.units},
          {"only", {pair.left_only, pair.right_only}},
          {"terms", pair.terms}};
}

Json to_json(const Totals& totals) {
  Json texts = Json::object(), warnings = Json::object();
  for (const auto& [what, times] : totals.texts) texts[std::string(code(what))] = times;
  for (const auto& [what, times] : totals.findings) warnings[std::string(code(what))] = times;
  return {{"files", totals.files},
          {"files_with_texts", totals.files_taken},
          {"files_left_out", totals.files_left_out},
          {"files_not_read", totals.files_broken},
          {"texts", std::move(texts)},
          {"provisions", totals.provisions},
          {"same_bytes", totals.same_bytes},
          {"same_words", totals.same_words},
          {"warnings", std::move(warnings)},
          {"paths_without_text", totals.arguments_without_text}};
}

}  // namespace

std::string to_json(const Report& report) {
  Json files = Json::array(), pairs = Json::array();
  for (const FileReport& file : report.files) files.push_back(to_json(file));
  for (const PairReport& pair : report.pairs) pairs.push_back(to_json(pair));
  const Json root = {{"dry_run", report.is_dry_run},
                     {"files", std::move(files)},
                     {"pairs", std::move(pairs)},
                     {"totals", to_json(count(report))},
                     {"seconds", report.seconds}};
  // Names of files need not be UTF-8.
  return root.dump(2, ' ', false, Json::error_handler_t::replace);
}

}  // namespace gbalex::intake

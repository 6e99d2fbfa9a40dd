#include "intake/flk_details.h"

#include <nlohmann/json.hpp>
#include <unordered_set>
#include <utility>

#include "intake/statute_text_dates.h"
#include "intake/statute_text_marks.h"
#include "intake/statute_text_words.h"
#include "intake/text_json.h"

namespace gbalex::intake {
namespace {

using nlohmann::json;

// 2020-05-28, or with an hour as the older interface has it.
std::optional<record::Date> day_of(const json& object, const char* key, std::string_view file,
                                   std::vector<Finding>& findings) {
  const std::string value = text_of(object, key);
  if (value.empty()) return std::nullopt;
  const auto date = record::Date::parse(value.substr(0, 10));
  if (!date || !date->is_day()) {
    findings.push_back({Finding::What::broken_date, std::string(file) + ":/data/" + key,
                        "\"" + value + "\" is no day"});
    return std::nullopt;
  }
  return date;
}

// Titles in the database can hold the mark-up of a search.
std::string without_tags(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t end = text.front() == '<' ? text.find('>') : text.npos;
    if (end != text.npos) {
      text.remove_prefix(end + 1);
      continue;
    }
    const std::size_t length = character_at(text);
    out += text.substr(0, length);
    text.remove_prefix(length);
  }
  return heading_words(out);
}

void read_labels(const json& content, std::vector<std::string>& labels) {
  std::vector<const json*> open;
  const auto push_children = [&open](const json& node) {
    const auto children = node.find("children");
    if (children == node.end() || !children->is_array()) return;
    for (auto child = children->rbegin(); child != children->rend(); ++child) {
      if (child->is_object()) open.push_back(&*child);
    }
  };
  if (!content.is_object()) return;
  push_children(content);
  while (!open.empty()) {
    const json& node = *open.back();
    open.pop_back();
    labels.push_back(heading_words(text_of(node, "title")));
    push_children(node);
  }
}

void read_earlier(const json& data, std::string_view file, FlkDetails& details) {
  const auto list = data.find("lsyg");
  if (list == data.end() || !list->is_array()) return;
  for (const json& item : *list) {
    if (!item.is_object()) continue;
    FlkDetails::Version version;
    version.id = text_of(item, "bbbs");
    version.title = without_tags(text_of(item, "title"));
    version.promulgated = day_of(item, "gbrq", file, details.findings);
    version.from = day_of(item, "sxrq", file, details.findings);
    details.earlier.push_back(std::move(version));
  }
}

std::string state_of(const json& data) {
  const auto state = data.find("sxx");
  if (state == data.end()) return {};
  if (state->is_number_integer()) return std::to_string(state->get<long>());
  return state->is_string() ? state->get<std::string>() : std::string();
}

void keep(std::string& field, const std::string& told, std::string_view name, std::string_view file,
          std::vector<Finding>& findings) {
  if (told.empty()) return;
  if (!field.empty() && compact(field) != compact(told)) {
    findings.push_back(
        {Finding::What::unknown_value, std::string(file),
         std::string(name) + " of the text is " + field + ", of the database " + told});
  }
  field = told;
}

void keep(std::optional<record::Date>& field, const std::optional<record::Date>& told,
          std::string_view name, std::string_view file, std::vector<Finding>& findings) {
  if (!told) return;
  if (field && *field != *told) {
    findings.push_back({Finding::What::broken_date, std::string(file),
                        std::string(name) + " of the text is " + field->to_string() +
                            ", of the database " + told->to_string()});
  }
  field = told;
}

// Numbers of the articles outside attachments, as printed, without white space.
std::unordered_set<std::string> article_numbers(const library::Wording& wording) {
  std::unordered_set<std::string> numbers;
  std::vector<const library::Unit*> open;
  for (const library::Unit& unit : wording.units) open.push_back(&unit);
  while (!open.empty()) {
    const library::Unit& unit = *open.back();
    open.pop_back();
    if (unit.kind == library::UnitKind::article) numbers.insert(compact(unit.number));
    for (const library::Unit& child : unit.units) open.push_back(&child);
  }
  return numbers;
}

}  // namespace

record::Result<FlkDetails> read_flk_details(const File& file) {
  const auto parsed = parse_json(file);
  if (!parsed) return parsed.error();
  const json& root = *parsed;
  const bool has_data = root.is_object() && root.contains("data") && root["data"].is_object();
  const json& data = has_data ? root["data"] : root;
  FlkDetails details;
  details.id = text_of(data, "bbbs");
  details.title = without_tags(text_of(data, "title"));
  if (details.id.empty() || details.title.empty()) {
    return record::Error{record::ErrorKind::data, "no answer of the national database's details",
                         std::string(file.name), "give the JSON that flfgDetails answers with"};
  }
  details.type = text_of(data, "flxz");
  details.issuer = text_of(data, "zdjgName");
  details.promulgated = day_of(data, "gbrq", file.name, details.findings);
  details.from = day_of(data, "sxrq", file.name, details.findings);
  const std::string state = state_of(data);
  details.status = flk_status(state);
  if (!state.empty() && !details.status) {
    details.findings.push_back({Finding::What::unknown_value, std::string(file.name) + ":/data/sxx",
                                "the state " + state + " is not understood"});
  }
  if (const auto files = data.find("ossFile"); files != data.end()) {
    details.word_path = text_of(*files, "ossWordPath");
    details.pdf_path = text_of(*files, "ossPdfPath");
  }
  read_earlier(data, file.name, details);
  if (const auto content = data.find("content"); content != data.end()) {
    read_labels(*content, details.labels);
  }
  return details;
}

void apply(const FlkDetails& details, std::string_view file, library::Wording& wording,
           std::vector<Finding>& findings) {
  keep(wording.title, details.title, "the title", file, findings);
  keep(wording.promulgated, details.promulgated, "the day of publication", file, findings);
  keep(wording.from, details.from, "the day of commencement", file, findings);
  if (!details.issuer.empty()) wording.issuer = details.issuer;
  if (!details.type.empty()) wording.type = details.type;
  if (details.status) wording.status = details.status;
  wording.region = region_of(wording.title, wording.issuer);
  wording.origin.address = "https://flk.npc.gov.cn/detail?id=" + details.id;
  const std::unordered_set<std::string> numbers = article_numbers(wording);
  for (const std::string& label : details.labels) {
    const StatuteMark mark = read_mark(label);
    if (mark.kind != StatuteMark::Kind::article) continue;
    const std::string number = compact(std::string_view(label).substr(0, mark.length));
    if (numbers.count(number) > 0) continue;
    findings.push_back({Finding::What::empty_body, std::string(file),
                        number + " is in the database's table of contents and not in the text"});
  }
}

}  // namespace gbalex::intake

#include "intake/text_json.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "intake/statute_text.h"
#include "intake/statute_text_lines.h"
#include "intake/statute_text_words.h"

namespace gbalex::intake {
namespace {

constexpr int kDeepest = 64;

record::Error no_json(const File& file, std::string what) {
  return {record::ErrorKind::data, std::move(what), std::string(file.name),
          "give the file as the publisher or collection has it"};
}

// The deepest nesting, counted without a parser.
int depth_of(std::string_view text) {
  int depth = 0, deepest = 0;
  bool in_string = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char byte = text[i];
    if (in_string) {
      if (byte == '\\') ++i;
      in_string = byte != '"';
    } else if (byte == '"') {
      in_string = true;
    } else if (byte == '{' || byte == '[') {
      deepest = std::max(deepest, ++depth);
    } else if (byte == '}' || byte == ']') {
      --depth;
    }
  }
  return deepest;
}

void set_date(std::optional<record::Date>& date, const std::string& value, std::string_view file,
              std::vector<Finding>& findings) {
  if (value.empty()) return;
  date = record::Date::parse(value.substr(0, 10));
  if (date) return;
  findings.push_back(
      {Finding::What::broken_date, std::string(file), "\"" + value + "\" is no date"});
}

void describe(const nlohmann::json& item, std::string_view file, library::Wording& wording,
              std::vector<Finding>& findings) {
  wording.title = heading_words(text_of(item, "title"));
  wording.type = text_of(item, "law_type");
  if (wording.type.empty()) wording.type = text_of(item, "_type");
  wording.issuer = text_of(item, "issuing_body");
  wording.number = text_of(item, "number");
  wording.origin.address = text_of(item, "url");
  wording.origin.publisher = text_of(item, "source_org");
  const bool is_national = wording.origin.address.find("flk.npc.gov.cn") != std::string::npos;
  if (is_national) set_date(wording.promulgated, text_of(item, "date"), file, findings);
  set_date(wording.from, text_of(item, "effective_date"), file, findings);
  if (const std::string fetched = text_of(item, "_fetched_at"); fetched.size() >= 10) {
    wording.origin.retrieved = record::Date::parse(fetched.substr(0, 10));
  }
  const std::string state = text_of(item, "timeliness");
  wording.status = flk_status(state);
  if (!state.empty() && !wording.status) {
    findings.push_back({Finding::What::unknown_value, std::string(file),
                        "the state \"" + state + "\" is not understood"});
  }
}

void read_item(const nlohmann::json& item, const File& file, const std::string& place,
               Taken& taken) {
  std::string words = text_of(item, "text");
  if (words.empty()) words = text_of(item, "content");
  library::Wording wording;
  describe(item, place, wording, taken.findings);
  wording.origin.file = file.name;
  wording.origin.format = "json";
  StatuteText text;
  text.name = place;
  text.title = wording.title;
  text.lines = unwrap(text_lines({words, place}, taken.findings), place, taken.findings);
  read_statute(std::move(text), wording, taken.findings);
  taken.wordings.push_back(std::move(wording));
}

bool is_text(const nlohmann::json& item) {
  return item.is_object() && (!text_of(item, "text").empty() || !text_of(item, "content").empty());
}

// One object a line.
record::Result<Taken> read_lines(const File& file) {
  Taken taken;
  std::string_view rest = file.bytes;
  for (std::size_t number = 1; !rest.empty(); ++number) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = trim(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (line.empty()) continue;
    const std::string place = line_place(file.name, number, number);
    const auto item = parse_json({line, place});
    if (!item) {
      if (number == 1) return item.error();
      taken.findings.push_back({Finding::What::left_out, place, item.error().what});
    } else if (is_text(*item)) {
      read_item(*item, file, place, taken);
    } else {
      taken.findings.push_back({Finding::What::left_out, place, "an object without a text"});
    }
  }
  if (taken.wordings.empty()) return no_json(file, "there is no text in it");
  return taken;
}

}  // namespace

record::Result<nlohmann::json> parse_json(const File& file) {
  if (depth_of(file.bytes) > kDeepest) return no_json(file, "the JSON is nested too deep");
  try {
    return nlohmann::json::parse(file.bytes);
  } catch (const nlohmann::json::parse_error& error) {
    return no_json(file, "no JSON at byte " + std::to_string(error.byte));
  }
}

std::string text_of(const nlohmann::json& object, const char* key) {
  if (!object.is_object()) return {};
  const auto at = object.find(key);
  if (at == object.end() || !at->is_string()) return {};
  return std::string(trim(at->get_ref<const std::string&>()));
}

std::optional<library::UnitStatus> flk_status(std::string_view value) {
  // Seen in answers of 2026: 3 and 现行有效, and 4 of texts whose day had not come.
  if (value == "3" || value == "现行有效" || value == "有效") return library::UnitStatus::in_force;
  if (value == "4" || value == "尚未生效") return library::UnitStatus::not_yet_in_force;
  if (value == "已废止") return library::UnitStatus::repealed;
  return std::nullopt;
}

record::Result<Taken> read_text_json(const File& file) {
  const std::string_view start = trim(file.bytes.substr(0, 4096));
  if (!start.starts_with("{") && !start.starts_with("[")) return no_json(file, "it is no JSON");
  const auto parsed = parse_json(file);
  if (!parsed) {
    // Several objects, one a line, are no JSON as a whole.
    return file.bytes.find('\n') != std::string_view::npos ? read_lines(file) : parsed.error();
  }
  Taken taken;
  const std::string name(file.name);
  if (is_text(*parsed)) read_item(*parsed, file, name, taken);
  if (parsed->is_array()) {
    std::size_t number = 0;
    for (const nlohmann::json& item : *parsed) {
      const std::string place = name + ":/" + std::to_string(number++);
      if (is_text(item)) {
        read_item(item, file, place, taken);
      } else {
        taken.findings.push_back({Finding::What::left_out, place, "an object without a text"});
      }
    }
  }
  if (taken.wordings.empty()) return no_json(file, "there is no text in it");
  return taken;
}

}  // namespace gbalex::intake

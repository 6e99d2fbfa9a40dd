#include "intake/front_matter.h"

#include <algorithm>
#include <chrono>
#include <nlohmann/json.hpp>

#include "intake/statute_text.h"
#include "intake/statute_text_words.h"
#include "intake/text_json.h"

namespace gbalex::intake {
namespace {

constexpr std::size_t kMostLines = 200;

std::string_view next_line(std::string_view& text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return line;
}

std::string_view unquoted(std::string_view value) {
  value = trim(value);
  const bool is_quoted = value.size() >= 2 && (value.front() == '"' || value.front() == '\'') &&
                         value.back() == value.front();
  return is_quoted ? value.substr(1, value.size() - 2) : value;
}

void set_date(std::optional<record::Date>& date, std::string_view value, std::string_view file,
              std::vector<Finding>& findings) {
  const auto read = record::Date::parse(value.substr(0, 10));
  if (!read) {
    findings.push_back({Finding::What::broken_date, std::string(file),
                        "\"" + std::string(value) + "\" is no date"});
  } else if (!date) {
    date = read;
  }
}

void keep_date(std::optional<record::Date>& date, const std::optional<record::Date>& told,
               std::string_view name, std::string_view file, std::vector<Finding>& findings) {
  if (!told) return;
  if (date && *date != *told) {
    findings.push_back({Finding::What::broken_date, std::string(file),
                        std::string(name) + " printed " + date->to_string() +
                            ", of the list of versions " + told->to_string()});
  }
  date = told;
}

record::Date day_before(const record::Date& date) {
  using namespace std::chrono;
  const year_month_day day =
      sys_days(year(date.year()) / month(static_cast<unsigned>(date.month())) /
               std::chrono::day(static_cast<unsigned>(date.day()))) -
      days(1);
  return record::Date::of_day(int(day.year()), static_cast<int>(unsigned(day.month())),
                              static_cast<int>(unsigned(day.day())))
      .value_or(date);
}

std::optional<record::Date> date_of(const nlohmann::json& object, const char* key) {
  return record::Date::parse(text_of(object, key));
}

}  // namespace

FrontMatter read_front_matter(std::string_view text) {
  FrontMatter front;
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  if (trim(next_line(text)) != "---") return front;
  std::vector<std::pair<std::string, std::string>> values;
  for (std::size_t lines = 2; lines < kMostLines && !text.empty(); ++lines) {
    const std::string_view line = next_line(text);
    if (trim(line) == "---" || trim(line) == "...") {
      front.values = std::move(values);
      front.lines = lines;
      return front;
    }
    const std::size_t colon = line.find(':');
    if (colon == line.npos || line.empty() || space_at(line) > 0 || line.front() == '#') continue;
    values.emplace_back(trim(line.substr(0, colon)), unquoted(line.substr(colon + 1)));
  }
  return front;
}

void apply(const FrontMatter& front, std::string_view file, library::Wording& wording,
           std::vector<Finding>& findings) {
  std::string unread;
  for (const auto& [key, value] : front.values) {
    if (value.empty()) continue;
    if (key == "title" || key == "标题" || key == "名称") {
      wording.title = heading_words(value);
    } else if (key == "number" || key == "文号" || key == "发文字号") {
      wording.number = value;
    } else if (key == "issuer" || key == "office" || key == "制定机关" || key == "发布机关") {
      wording.issuer = value;
    } else if (key == "type" || key == "法律性质" || key == "效力级别") {
      wording.type = value;
    } else if (key == "url" || key == "source" || key == "来源") {
      wording.origin.address = value;
    } else if (key == "promulgated" || key == "promulgatedOn" || key == "publish" ||
               key == "公布日期" || key == "发布日期") {
      set_date(wording.promulgated, value, file, findings);
    } else if (key == "effective" || key == "effectiveFrom" || key == "effective_date" ||
               key == "施行日期" || key == "生效日期" || key == "实施日期") {
      set_date(wording.from, value, file, findings);
    } else {
      unread += (unread.empty() ? "" : ", ") + key;
    }
  }
  if (unread.empty()) return;
  findings.push_back({Finding::What::left_out, line_place(file, 1, front.lines),
                      "front matter that is not of the law: " + unread});
}

record::Result<std::vector<VersionEntry>> read_versions(const File& file) {
  const auto parsed = parse_json(file);
  if (!parsed) return parsed.error();
  const nlohmann::json& root = *parsed;
  if (!root.is_object() || !root.contains("versions") || !root["versions"].is_array()) {
    return record::Error{record::ErrorKind::data, "there is no list \"versions\"",
                         std::string(file.name), "give the versions.json of a law"};
  }
  std::vector<VersionEntry> versions;
  for (const nlohmann::json& item : root["versions"]) {
    if (!item.is_object()) continue;
    VersionEntry version;
    version.title = text_of(root, "title");
    version.id = text_of(item, "id");
    version.label = text_of(item, "label");
    version.entry = text_of(item, "entry");
    version.promulgated = date_of(item, "promulgatedOn");
    version.from = date_of(item, "effectiveFrom");
    version.to = date_of(item, "effectiveTo");
    versions.push_back(std::move(version));
  }
  // A version ends on the day before the next begins; lists give the day of the next.
  std::vector<record::Date> begins;
  for (const VersionEntry& version : versions) {
    if (version.from && version.from->is_day()) begins.push_back(*version.from);
  }
  std::sort(begins.begin(), begins.end());
  for (VersionEntry& version : versions) {
    const bool is_next =
        version.to && std::binary_search(begins.begin(), begins.end(), *version.to);
    if (is_next) version.to = day_before(*version.to);
  }
  return versions;
}

void apply(const VersionEntry& version, std::string_view file, library::Wording& wording,
           std::vector<Finding>& findings) {
  keep_date(wording.promulgated, version.promulgated, "the day of publication", file, findings);
  keep_date(wording.from, version.from, "the day of commencement", file, findings);
  if (version.to) wording.to = version.to;
  if (wording.title.empty()) wording.title = version.title;
}

}  // namespace gbalex::intake

#include "intake/hkel_list.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <utility>

#include "intake/white_space.h"

namespace gbalex::intake {
namespace {

using nlohmann::json;
using record::Date;
using record::Error;
using record::ErrorKind;
using record::Language;

constexpr int kDeepest = 32;
constexpr std::size_t kStamp = 14;  // digits or hyphens in the name of a file
constexpr std::size_t kSha256 = 64;

// The parser keeps what it is in on the heap, but a tree of a million levels helps nobody.
bool is_deeper_than(std::string_view bytes, int most) {
  int depth = 0;
  bool in_string = false;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const char c = bytes[i];
    if (in_string) {
      if (c == '\\') ++i;
      if (c == '"') in_string = false;
    } else if (c == '"') {
      in_string = true;
    } else if (c == '{' || c == '[') {
      if (++depth > most) return true;
    } else if (c == '}' || c == ']') {
      --depth;
    }
  }
  return false;
}

// The text of a member; numbers as text; empty where there is none.
std::string text_of(const json& object, const char* name) {
  if (!object.is_object()) return {};
  const auto found = object.find(name);
  if (found == object.end() || found->is_null()) return {};
  if (found->is_string()) return found->get<std::string>();
  return found->is_primitive() ? found->dump() : std::string();
}

const json& member(const json& object, const char* name) {
  static const json kNothing;
  if (!object.is_object()) return kNothing;
  const auto found = object.find(name);
  return found == object.end() ? kNothing : *found;
}

// The list writes one of a kind without the brackets of an array.
std::vector<const json*> all_of(const json& value) {
  std::vector<const json*> out;
  if (value.is_array()) {
    for (const json& item : value) out.push_back(&item);
  } else if (value.is_object()) {
    out.push_back(&value);
  }
  return out;
}

std::optional<Language> parse_list_language(std::string_view tag) {
  if (tag.starts_with("en")) return Language::en;
  if (tag.starts_with("zh-Hant")) return Language::zh_hant;
  if (tag.starts_with("zh-Hans")) return Language::zh_hans;
  return std::nullopt;
}

std::string parse_sha256(std::string_view text) {
  if (text.size() != kSha256) return {};
  std::string out;
  for (const char c : text) {
    const bool is_small = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
    if (!is_small && (c < 'A' || c > 'F')) return {};
    out += is_small ? c : static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

class ListReader {
 public:
  explicit ListReader(std::string_view file) : file_(file) {}

  HkelList read(const json& root) {
    list_.updated = text_of(root, "UpdatedDateTime");
    list_.language = parse_list_language(text_of(root, "lang"));
    list_.is_past = text_of(root, "pointOfTime") == "p";
    for (const json* item : all_of(member(root, "DataSet"))) archive(*item);
    for (const json* item : all_of(member(root, "Chapter"))) chapter(*item);
    return std::move(list_);
  }

 private:
  void find(Finding::What what, std::string_view place, std::string why) {
    list_.findings.push_back({what, file_ + ":" + std::string(place), std::move(why)});
  }

  std::optional<Date> day(const std::string& text, std::string_view place) {
    if (text.empty()) return std::nullopt;
    auto date = Date::parse(std::string_view(text).substr(0, 10));
    if (date && date->is_day()) return date;
    find(Finding::What::broken_date, place,
         "the date \"" + std::string(shortened(text, 40)) + "\"");
    return std::nullopt;
  }

  void archive(const json& item) {
    const json& resource =
        member(item, "DataResource").is_object() ? member(item, "DataResource") : item;
    ListedArchive archive;
    archive.address = text_of(resource, "url");
    if (archive.address.empty()) {
      return find(Finding::What::left_out, "DataSet", "a data set without an address");
    }
    archive.title = text_of(resource, "value");
    const std::string sha256 = text_of(resource, "sha256");
    archive.sha256 = parse_sha256(sha256);
    if (!sha256.empty() && archive.sha256.empty()) {
      find(Finding::What::unknown_value, archive.address, "a sha256 that is none");
    }
    const json& size = member(resource, "fileSize");
    if (size.is_number_unsigned()) archive.bytes = size.get<std::uint64_t>();
    archive.date = day(text_of(resource, "fileDate"), archive.address);
    list_.archives.push_back(std::move(archive));
  }

  void chapter(const json& item) {
    ListedChapter chapter;
    chapter.number = text_of(item, "CapNo");
    if (chapter.number.empty()) {
      return find(Finding::What::left_out, "Chapter", "a chapter without a number");
    }
    chapter.shown = text_of(item, "CapNoDisplay");
    chapter.title = title_of(item);
    chapter.type = text_of(item, "LegislationType");
    chapter.principal = text_of(item, "PrincipalOrdinance");
    for (const json* version : all_of(member(item, "Version"))) {
      add_version(*version, chapter);
    }
    if (chapter.versions.empty()) {
      find(Finding::What::left_out, chapter.number, "a chapter without a file");
    }
    list_.chapters.push_back(std::move(chapter));
  }

  // ChapterTitleEnglish; the lists in Chinese have another word behind.
  static std::string title_of(const json& item) {
    if (!item.is_object()) return {};
    for (const auto& [name, value] : item.items()) {
      if (name.starts_with("ChapterTitle") && value.is_string()) return value.get<std::string>();
    }
    return {};
  }

  void add_version(const json& item, ListedChapter& chapter) {
    ListedVersion version;
    const json& date = member(item, "VersionDate");
    version.date = day(date.is_object() ? text_of(date, "value") : text_of(item, "VersionDate"),
                       chapter.number);
    version.is_current = text_of(date, "isCurrentVersion") == "true";
    version.status = text_of(date, "statusCategory");
    version.status_code = text_of(date, "statusCode");
    if (!version.status.empty() && !parse_listed_status(version.status)) {
      find(Finding::What::unknown_value, chapter.number,
           "the status \"" + std::string(shortened(version.status, 40)) + "\"");
    }
    version.archive = text_of(item, "DataResourceUrl");
    version.folder = text_of(item, "FileLocation");
    version.file = text_of(item, "FileName");
    version.address = text_of(item, "Web");
    if (version.file.empty()) {
      return find(Finding::What::left_out, chapter.number, "a version without a file");
    }
    chapter.versions.push_back(std::move(version));
  }

  std::string file_;
  HkelList list_;
};

bool is_number(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
  });
}

// Takes "_en_c" off the end; false where there is none.
bool take_ending(std::string_view& name, HkelName& said) {
  for (const std::string_view point : {"_c", "_p"}) {
    if (!name.ends_with(point)) continue;
    name.remove_suffix(point.size());
    said.is_past = point == "_p";
    for (const std::string_view tag : {"en", "zh-Hant", "zh-Hans"}) {
      if (!name.ends_with(tag)) continue;
      name.remove_suffix(tag.size());
      if (!name.ends_with('_')) return false;
      name.remove_suffix(1);
      said.language = *parse_list_language(tag);
      return true;
    }
  }
  return false;
}

bool take_stamp(std::string_view& name, HkelName& said) {
  if (name.size() <= kStamp + 1) return false;
  const std::string_view stamp = name.substr(name.size() - kStamp);
  if (name[name.size() - kStamp - 1] != '_') return false;
  name.remove_suffix(kStamp + 1);
  if (std::ranges::all_of(stamp, [](char c) { return c == '-'; })) return true;
  if (!std::ranges::all_of(stamp, [](char c) { return c >= '0' && c <= '9'; })) return false;
  const std::string day = std::string(stamp.substr(0, 4)) + "-" + std::string(stamp.substr(4, 2)) +
                          "-" + std::string(stamp.substr(6, 2));
  said.date = Date::parse(day);
  return said.date.has_value();
}

// "cap_559", "A1".
bool take_number(std::string_view name, HkelName& said) {
  const bool has_prefix = name.starts_with("cap_");
  if (has_prefix) name.remove_prefix(4);
  if (!is_number(name) || (!has_prefix && !name.starts_with('A'))) return false;
  said.number = name;
  return true;
}

}  // namespace

record::Result<HkelList> read_hkel_list(File file) {
  std::string_view bytes = file.bytes;
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  const auto wrong = [&](std::string what) {
    return Error{ErrorKind::data, std::move(what), std::string(file.name),
                 "take hkel_list_c_all_en.json of data.gov.hk"};
  };
  if (is_deeper_than(bytes, kDeepest)) return wrong("nested deeper than 32 levels");
  const json root = json::parse(bytes, nullptr, false);
  if (root.is_discarded()) return wrong("no JSON");
  if (!root.is_object() || !root.contains("Chapter")) {
    return wrong("not a list of Hong Kong e-Legislation");
  }
  return ListReader(file.name).read(root);
}

std::optional<library::UnitStatus> parse_listed_status(std::string_view status) {
  if (status == "InEffect") return library::UnitStatus::in_force;
  if (status == "NotYetInEffect") return library::UnitStatus::not_yet_in_force;
  if (status == "NoLongerInEffect") return library::UnitStatus::repealed;
  return std::nullopt;
}

std::optional<HkelName> parse_hkel_file(std::string_view name) {
  constexpr std::string_view kEnding = ".xml";
  if (!name.ends_with(kEnding)) return std::nullopt;
  name.remove_suffix(kEnding.size());
  HkelName said;
  if (!take_ending(name, said) || !take_stamp(name, said) || !take_number(name, said)) {
    return std::nullopt;
  }
  return said;
}

std::optional<HkelName> parse_hkel_member(std::string_view name) {
  constexpr std::string_view kSlashes = "/\\";
  const std::size_t slash = name.find_last_of(kSlashes);
  if (slash == std::string_view::npos) return std::nullopt;
  std::string_view folder = name.substr(0, slash);
  folder.remove_prefix(folder.find_last_of(kSlashes) + 1);
  const auto said = parse_hkel_file(name.substr(slash + 1));
  if (!said) return std::nullopt;
  HkelName around = *said;
  if (!take_ending(folder, around) || !take_number(folder, around) || around != *said) {
    return std::nullopt;
  }
  return said;
}

}  // namespace gbalex::intake

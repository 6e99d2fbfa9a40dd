#include "library/store.h"

#include <algorithm>
#include <charconv>
#include <iterator>

#include "ledger/sha256.h"
#include "library/akoma_ntoso.h"
#include "library/diff.h"
#include "library/files.h"

namespace gbalex::library {

namespace fs = std::filesystem;
using record::Date;
using record::Done;
using record::Error;
using record::ErrorKind;
using record::Language;
using record::Result;

namespace {

constexpr std::string_view kUndated = "undated";

bool is_instrument(std::string_view name) {
  return !name.empty() && std::ranges::all_of(name, [](char c) {
    return c == '-' || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  });
}

// "2020-11-01.2": the date, and which text of it.
struct VersionName {
  std::optional<Date> date;
  int text = 1;

  [[nodiscard]] std::string to_string() const {
    const std::string base = date ? date->to_string() : std::string(kUndated);
    return text == 1 ? base : base + "." + std::to_string(text);
  }
  // The undated last.
  [[nodiscard]] bool before(const VersionName& other) const {
    if (date.has_value() != other.date.has_value()) return date.has_value();
    return date != other.date ? date < other.date : text < other.text;
  }
};

std::optional<VersionName> parse_version(std::string_view name) {
  VersionName version;
  const std::size_t point = name.find('.');
  if (point != std::string_view::npos) {
    const std::string_view digits = name.substr(point + 1);
    const auto [end, error] =
        std::from_chars(digits.data(), digits.data() + digits.size(), version.text);
    if (error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
  }
  const std::string_view base = name.substr(0, point);
  if (base != kUndated) {
    version.date = Date::parse(base);
    if (!version.date) return std::nullopt;
  }
  // One spelling only: no "2020-11-01.1".
  return version.to_string() == name ? std::optional(version) : std::nullopt;
}

fs::path text_file(const fs::path& version, Language language) {
  return version / (std::string(record::code(language)) + ".xml");
}

fs::path original_file(const fs::path& version, const Origin& origin) {
  constexpr std::size_t kMostExtension = 8;
  const std::string extension = fs::path(origin.file).extension().string();
  const bool plain =
      extension.size() > 1 && extension.size() <= kMostExtension &&
      std::ranges::all_of(std::string_view(extension).substr(1), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      });
  return version / (origin.sha256 + (plain ? extension : ""));
}

std::vector<Language> languages_in(const fs::path& version) {
  std::vector<Language> languages;
  std::error_code error;
  for (const Language language : record::kLanguages) {
    if (fs::is_regular_file(text_file(version, language), error)) languages.push_back(language);
  }
  return languages;
}

// Names in a folder that is not there are none.
Result<std::vector<std::string>> names_in(const fs::path& folder) {
  std::vector<std::string> names;
  std::error_code error;
  if (!fs::exists(folder, error)) return names;
  for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
    names.push_back(at->path().filename().string());
  }
  if (error) {
    return Error{ErrorKind::environment, "cannot list the folder: " + error.message(),
                 folder.string(), "check the disk and the permissions"};
  }
  std::ranges::sort(names);
  return names;
}

// What is the text, whatever file it was taken from.
std::string text_alone(Wording wording) {
  wording.origin = {};
  return akoma_ntoso(wording);
}

std::vector<std::string> provisions_of(const std::vector<Unit>& units) {
  std::vector<std::string> ids;
  for (const Unit& unit : units) {
    if (is_provision(unit.kind)) ids.push_back(unit.id);
    std::ranges::move(provisions_of(unit.units), std::back_inserter(ids));
  }
  return ids;
}

std::string words_of(const std::vector<Unit>& units) {
  std::string words;
  for (const Unit& unit : units) words += plain_text(unit);
  return without_formatting(words);
}

// Whether a text says nothing that the one held does not say. The same file read otherwise is
// another text: the readers have learned; other files differ in their layout.
bool is_held(const Wording& held, const Wording& wording) {
  if (text_alone(held) == text_alone(wording)) return true;
  return held.origin.sha256 != wording.origin.sha256 && (!wording.to || wording.to == held.to) &&
         (!wording.status || wording.status == held.status) &&
         provisions_of(held.units) == provisions_of(wording.units) &&
         words_of(held.units) == words_of(wording.units);
}

Result<Wording> read_text(const fs::path& file) {
  const Result<std::string> bytes = read_file(file);
  if (!bytes) return bytes.error();
  Result<Reading> reading = read_akoma_ntoso(*bytes, file.string());
  if (!reading) return reading.error();
  return std::move(reading).value().wording;
}

Error not_held(std::string what, const fs::path& where) {
  return {ErrorKind::usage, std::move(what), where.string(),
          "choose one of the versions that are held"};
}

}  // namespace

Result<Stored> Store::put(const Wording& given, std::string_view original) const {
  Wording wording = given;
  if (!is_instrument(wording.instrument)) {
    return Error{ErrorKind::data, "the text belongs to no instrument", wording.origin.file,
                 "let it be identified first"};
  }
  const std::string hash = ledger::sha256(original);
  if (!wording.origin.sha256.empty() && wording.origin.sha256 != hash) {
    return Error{ErrorKind::data, "the bytes are not those that the text was read from",
                 wording.origin.file, "read the file again"};
  }
  wording.origin.sha256 = hash;
  const std::string xml = akoma_ntoso(wording);
  const Result<Reading> back = read_akoma_ntoso(xml, wording.origin.file);
  if (!back) return back.error();
  if (Result<Done> made = make_folder(folder_); !made) return made.error();
  const Result<FolderLock> lock = FolderLock::take(folder_);
  if (!lock) return lock.error();
  Result<Stored> stored = place(back->wording);
  if (!stored) return stored;
  stored.value().is_altered = back->wording != wording;
  if (stored->what == Stored::What::unchanged) return stored;

  const fs::path version = folder_ / wording.instrument / stored->version;
  if (Result<Done> made = make_folder(version); !made) return made.error();
  const fs::path beside = original_file(version, wording.origin);
  std::error_code error;
  if (!fs::exists(beside, error)) {
    if (Result<Done> written = write_file(beside, original); !written) return written.error();
  }
  if (Result<Done> written = write_file(text_file(version, wording.language), xml); !written) {
    return written.error();
  }
  return stored;
}

// Which version a text is; nothing is written.
Result<Stored> Store::place(const Wording& wording) const {
  VersionName name;
  name.date = wording.from ? wording.from : wording.promulgated;
  const fs::path instrument = folder_ / wording.instrument;
  const Result<std::vector<Version>> all = versions(wording.instrument);
  if (!all) return all.error();
  bool holds_another = false;
  for (const Version& version : *all) {
    const VersionName of_it = *parse_version(version.name);
    if (of_it.date != name.date) continue;
    name.text = of_it.text;
    holds_another =
        std::ranges::find(version.languages, wording.language) != version.languages.end();
    if (!holds_another) continue;
    const Result<Wording> held = read_text(text_file(instrument / version.name, wording.language));
    if (!held) return held.error();
    if (is_held(*held, wording)) return Stored{Stored::What::unchanged, version.name, false};
  }
  if (holds_another) ++name.text;
  return Stored{holds_another ? Stored::What::another : Stored::What::added, name.to_string(),
                false};
}

Result<std::vector<std::string>> Store::list() const {
  Result<std::vector<std::string>> names = names_in(folder_);
  if (!names) return names;
  std::vector<std::string> held;
  for (std::string& name : names.value()) {
    if (!is_instrument(name)) continue;
    const Result<std::vector<Version>> all = versions(name);
    if (!all) return all.error();
    if (!all->empty()) held.push_back(std::move(name));
  }
  return held;
}

Result<std::vector<Version>> Store::versions(std::string_view instrument) const {
  std::vector<Version> found;
  if (!is_instrument(instrument)) return found;
  const fs::path folder = folder_ / instrument;
  const Result<std::vector<std::string>> names = names_in(folder);
  if (!names) return names.error();
  for (const std::string& name : *names) {
    if (!parse_version(name)) continue;
    Version version{name, languages_in(folder / name)};
    if (!version.languages.empty()) found.push_back(std::move(version));
  }
  std::ranges::sort(found, [](const Version& a, const Version& b) {
    return parse_version(a.name)->before(*parse_version(b.name));
  });
  return found;
}

Result<Wording> Store::open(std::string_view instrument, std::string_view version,
                            Language language) const {
  const bool named = is_instrument(instrument) && parse_version(version);
  const fs::path file = named ? text_file(folder_ / instrument / version, language) : fs::path();
  std::error_code error;
  if (!named || !fs::exists(file, error)) {
    return not_held("no text of " + std::string(instrument) + " of " + std::string(version) +
                        " in " + std::string(record::code(language)) + " is held",
                    folder_);
  }
  return read_text(file);
}

Result<std::string> Store::original(std::string_view instrument, std::string_view version,
                                    const Origin& origin) const {
  const bool is_hash = origin.sha256.find_first_not_of("0123456789abcdef") == std::string::npos &&
                       !origin.sha256.empty();
  const bool named = is_instrument(instrument) && parse_version(version) && is_hash;
  const fs::path file = named ? original_file(folder_ / instrument / version, origin) : fs::path();
  std::error_code error;
  if (!named || !fs::exists(file, error)) {
    return not_held("the publisher's file of " + std::string(instrument) + " of " +
                        std::string(version) + " is not held",
                    folder_);
  }
  return read_file(file);
}

Result<InForce> Store::in_force_on(std::string_view instrument, Language language,
                                   const Date& day) const {
  const Result<std::vector<Version>> all = versions(instrument);
  if (!all) return all.error();
  InForce found;
  bool is_known = true;
  for (const Version& version : *all) {
    if (std::ranges::find(version.languages, language) == version.languages.end()) continue;
    const Result<Wording> text = open(instrument, version.name, language);
    if (!text) return text.error();
    if (!text->from) {
      is_known = false;
    } else if (text->from->last_day() <= day) {
      // Versions come by their dates, several texts of one in the order in which they were put.
      if (!found.from || *found.from <= *text->from) {
        found = {InForce::State::held, version.name, text->from, text->to};
      }
    } else if (text->from->first_day() <= day) {
      is_known = false;
    }
  }
  if (found.state == InForce::State::held && found.to && found.to->last_day() < day) {
    found = {};
  }
  if (found.state != InForce::State::held && !is_known) found.state = InForce::State::unknown;
  return found;
}

}  // namespace gbalex::library

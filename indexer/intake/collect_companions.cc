#include "intake/collect_companions.h"

#include <filesystem>
#include <optional>
#include <utility>

#include "intake/detect.h"
#include "library/identify.h"

namespace gbalex::intake {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kLongest = 16U << 20U;

bool is_json_name(std::string_view name) { return name.ends_with(".json"); }

// "folder/all.zip:moon/a.md" is the member moon/a.md of a zip file; elsewhere the first is empty.
struct Place {
  std::string archive;  // "folder/all.zip:"
  fs::path file;
};

Place parse(std::string_view place) {
  constexpr std::string_view kInside = ".zip:";
  const std::size_t at = place.rfind(kInside);
  const std::size_t inside = at == place.npos ? 0 : at + kInside.size();
  return {std::string(place.substr(0, inside)), fs::path(place.substr(inside))};
}

// Without "." and "..".
std::string beside(const Place& place, const fs::path& entry) {
  return place.archive + (place.file.parent_path() / entry).lexically_normal().generic_string();
}

}  // namespace

Companions Companions::find(const Collection& collection) {
  Companions found;
  const auto take = [&found](const Loaded& loaded) {
    if (is_json_name(loaded.name) && loaded.bytes.size() <= kLongest) found.add(loaded);
    return true;
  };
  for (const Source& source : collection.sources) {
    if (!source.left_out.empty()) continue;
    if (source.is_archive || is_json_name(source.path.filename().string())) {
      load(source, is_json_name, take);
    }
  }
  return found;
}

void Companions::add(const Loaded& loaded) {
  const File file{loaded.bytes, loaded.name};
  const Format format = detect(file).format;
  if (format == Format::versions) {
    auto versions = read_versions(file);
    if (!versions) return;
    const Place place = parse(loaded.place);
    for (VersionEntry& version : versions.value()) {
      versions_.emplace(beside(place, version.entry), std::move(version));
    }
  } else if (format == Format::flk_details) {
    auto details = read_flk_details(file);
    if (!details) return;
    const std::size_t number = details_.size();
    if (!details->word_path.empty()) {
      by_name_.emplace(fs::path(details->word_path).stem().string(), number);
    }
    by_title_[library::title_key(details->title)].push_back(number);
    details_.push_back(std::move(details).value());
  }
}

void Companions::apply(std::string_view place, Taken& taken) const {
  const Place parsed = parse(place);
  const std::string name = parsed.file.filename().string();
  const auto version = versions_.find(beside(parsed, name));
  for (library::Wording& wording : taken.wordings) {
    if (version != versions_.end()) {
      intake::apply(version->second, name, wording, taken.findings);
    }
    if (const FlkDetails* details = details_of(place, wording)) {
      intake::apply(*details, name, wording, taken.findings);
    }
  }
}

const FlkDetails* Companions::details_of(std::string_view place,
                                         const library::Wording& wording) const {
  const auto named = by_name_.find(parse(place).file.stem().string());
  if (named != by_name_.end()) return &details_[named->second];
  const bool is_mainland =
      wording.region == record::Region::mainland || wording.region == record::Region::guangdong;
  if (!is_mainland || by_title_.empty()) return nullptr;
  const auto titled = by_title_.find(library::title_key(wording.title));
  if (titled == by_title_.end() || titled->second.size() != 1) return nullptr;
  const FlkDetails& details = details_[titled->second.front()];
  const bool is_other = wording.promulgated && wording.promulgated != details.promulgated;
  return is_other ? nullptr : &details;
}

}  // namespace gbalex::intake

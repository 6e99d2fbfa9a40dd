#include "corpus/read.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <optional>
#include <tuple>

#include "corpus/read_kinds.h"
#include "corpus/references.h"
#include "corpus/thesaurus_rules.h"

namespace gbalex::corpus {
namespace {

namespace fs = std::filesystem;

enum class FileKind { instrument, contact, topic, links, programme, counterparts, thesaurus };

// Where a file stands decides what it must be.
struct Place {
  FileKind kind;
  std::string_view root;    // name of its root element
  std::string_view folder;  // folder, "/" between folder names
  bool by_region;           // one folder a region below it
};

constexpr std::array kPlaces = {
    Place{FileKind::instrument, "instrument", "instruments", true},
    Place{FileKind::contact, "contact", "contacts", true},
    Place{FileKind::topic, "topic", "topics", false},
    Place{FileKind::links, "links", "links", true},
    Place{FileKind::programme, "programme", "programme", false},
    Place{FileKind::thesaurus, "thesaurus", "thesaurus", false},
};
constexpr Place kCounterparts{FileKind::counterparts, "counterparts", "", false};

// "a/b/c.xml" without folder and ending: its last part.
std::string_view stem(std::string_view name) {
  name.remove_prefix(name.rfind('/') == std::string_view::npos ? 0 : name.rfind('/') + 1);
  return name.substr(0, name.size() - 4);
}

// The region's folder; empty where the place has none.
std::string_view region_folder(std::string_view name, const Place& place) {
  if (!place.by_region) return {};
  name.remove_prefix(place.folder.size() + 1);
  return name.substr(0, name.find('/'));
}

std::optional<Place> place_of(std::string_view name) {
  if (name == "counterparts.xml") return kCounterparts;
  if (!name.ends_with(".xml")) return std::nullopt;
  for (const Place& place : kPlaces) {
    if (!name.starts_with(place.folder) || !name.substr(place.folder.size()).starts_with('/')) {
      continue;
    }
    const auto slashes = std::ranges::count(name, '/');
    if (slashes != (place.by_region ? 2 : 1)) return std::nullopt;
    if (place.by_region && !record::parse_region(region_folder(name, place))) return std::nullopt;
    return place;
  }
  return std::nullopt;
}

// A file of one record is named after it.
void check_name(const Element& element, std::string_view id) {
  if (!id.empty() && id != stem(element.reading().name())) {
    element.attribute_problem("id", "the id \"" + std::string(id) + "\" in a file of another name",
                              "name the file " + std::string(id) + ".xml");
  }
}

// A record stands in the folder of its region.
void check_region(Element& element, const Place& place) {
  const auto region = record::parse_region(element.free_attribute("region"));
  const std::string_view folder = region_folder(element.reading().name(), place);
  if (!region || folder == record::code(*region)) return;
  element.attribute_problem(
      "region",
      "region " + std::string(record::code(*region)) + " in the folder " + std::string(folder),
      "move the record into the folder of its region");
}

void read_record(Element& root, const Place& place, record::Catalogue& into) {
  switch (place.kind) {
    case FileKind::instrument:
      into.instruments.push_back(read_instrument(root));
      check_name(root, into.instruments.back().id);
      check_region(root, place);
      break;
    case FileKind::contact:
      into.contacts.push_back(read_contact(root));
      check_name(root, into.contacts.back().id);
      check_region(root, place);
      break;
    case FileKind::topic:
      into.topics.push_back(read_topic(root));
      check_name(root, into.topics.back().id);
      break;
    case FileKind::links:
      for (record::Link& link : root.each("link", [&](Element& child) {
             record::Link read = read_link(child);
             check_region(child, place);
             return read;
           })) {
        into.links.push_back(std::move(link));
      }
      break;
    case FileKind::programme:
      into.programme_years.push_back(read_programme(root, into.programme));
      check_name(root, into.programme_years.back().id);
      break;
    case FileKind::counterparts:
      for (record::CounterpartRow& row : read_counterparts(root)) {
        into.counterparts.push_back(std::move(row));
      }
      break;
    case FileKind::thesaurus:
      into.thesaurus.push_back(read_thesaurus(root, into.concepts));
      check_name(root, into.thesaurus.back().id);
      break;
  }
}

struct FileRead {
  std::vector<Problem> problems;
  std::vector<Mention> mentions;
};

FileRead read_bytes(const std::string& name, std::string_view bytes, const record::Date& today,
                    record::Catalogue& into) {
  const auto place = place_of(name);
  if (!place) {
    return {{{name, 0, 0, "not a place for a file of the corpus",
              "put it into instruments/REGION, contacts/REGION, links/REGION, topics, programme or "
              "thesaurus"}},
            {}};
  }
  FileReading reading(name, bytes, today);
  if (reading.root()) {
    Element root(reading.root(), reading);
    if (root.name() != place->root) {
      root.problem("the root element is <" + root.name() + ">",
                   "a file here holds <" + std::string(place->root) + ">");
    } else {
      read_record(root, *place, into);
      root.finish();
    }
  }
  return {reading.take_problems(), reading.take_mentions()};
}

// The XML files below the directory by name; hidden files, schema/ and other endings are not
// records.
std::vector<std::string> corpus_files(const fs::path& directory, std::vector<Problem>& problems) {
  std::vector<std::string> names;
  std::error_code error;
  fs::recursive_directory_iterator it(directory, error);
  for (; !error && it != fs::recursive_directory_iterator(); it.increment(error)) {
    const std::string file_name = it->path().filename().string();
    if (file_name.starts_with('.') || (it.depth() == 0 && file_name == "schema")) {
      it.disable_recursion_pending();
      continue;
    }
    std::error_code status_error;
    if (it->is_directory(status_error) || it->path().extension() != ".xml") continue;
    names.push_back(it->path().lexically_relative(directory).generic_string());
  }
  if (error) {
    problems.push_back({"", 0, 0,
                        "cannot read the directory " + directory.string() + ": " + error.message(),
                        "name the directory of the corpus"});
  } else if (names.empty()) {
    problems.push_back({"", 0, 0, "no corpus file in the directory " + directory.string(),
                        "name the directory of the corpus"});
  }
  std::ranges::sort(names);
  return names;
}

// The bytes of a file, at most one more than the limit: enough to see that it is too large.
std::optional<std::string> file_bytes(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return std::nullopt;
  std::string bytes;
  std::error_code error;
  const std::uintmax_t size = fs::file_size(path, error);
  if (error) return std::nullopt;
  bytes.resize(static_cast<std::size_t>(std::min(size, kMaxFileBytes + 1)));
  file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (file.bad() || static_cast<std::size_t>(file.gcount()) != bytes.size()) return std::nullopt;
  return bytes;
}

template <typename Record>
void sort_by_id(std::vector<Record>& records) {
  std::ranges::stable_sort(records, {}, &Record::id);
}

}  // namespace

std::string Problem::to_string() const {
  std::string text = file;
  if (line != 0) text += ":" + std::to_string(line) + ":" + std::to_string(column);
  if (!text.empty()) text += ": ";
  return text + what + ", " + what_to_do;
}

Corpus read(const std::filesystem::path& directory, const record::Date& today) {
  Corpus corpus;
  std::vector<Mention> mentions;
  for (const std::string& name : corpus_files(directory, corpus.problems)) {
    const auto bytes = file_bytes(directory / name);
    if (!bytes) {
      corpus.problems.push_back({name, 0, 0, "the file cannot be read", "check its permissions"});
      continue;
    }
    FileRead file = read_bytes(name, *bytes, today, corpus.catalogue);
    std::ranges::move(file.problems, std::back_inserter(corpus.problems));
    std::ranges::move(file.mentions, std::back_inserter(mentions));
  }
  MentionPlaces places(mentions);
  std::ranges::move(check_references(corpus.catalogue, places),
                    std::back_inserter(corpus.problems));
  std::ranges::move(check_thesaurus(corpus.catalogue, places), std::back_inserter(corpus.problems));
  std::ranges::stable_sort(corpus.problems, {}, [](const Problem& problem) {
    return std::tie(problem.file, problem.line, problem.column);
  });
  sort_by_id(corpus.catalogue.instruments);
  sort_by_id(corpus.catalogue.contacts);
  sort_by_id(corpus.catalogue.links);
  sort_by_id(corpus.catalogue.topics);
  sort_by_id(corpus.catalogue.programme);
  sort_by_id(corpus.catalogue.programme_years);
  sort_by_id(corpus.catalogue.concepts);
  sort_by_id(corpus.catalogue.thesaurus);
  return corpus;
}

std::vector<Problem> read_file(const std::string& name, std::string_view bytes,
                               const record::Date& today, record::Catalogue& into) {
  return read_bytes(name, bytes, today, into).problems;
}

}  // namespace gbalex::corpus

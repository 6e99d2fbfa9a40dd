#include "commands/show.h"

#include <algorithm>

#include "corpus/read.h"
#include "present/concept_json.h"

namespace gbalex::commands {
namespace {

using present::Audience;
using present::Json;

Json provision_json(const record::Instrument& instrument, std::string_view path) {
  const auto wanted = record::ProvisionId::parse_path(path);
  if (!wanted) return {};
  const auto provisions = record::provisions_of(instrument);
  // The article itself before a range around it.
  for (const bool ranges : {false, true}) {
    for (const record::Provision& provision : provisions) {
      if (provision.id.is_range() == ranges && provision.id.covers(*wanted)) {
        return present::to_json(provision, instrument, Audience::reader);
      }
    }
  }
  return {};
}

// Null when there is no such concept.
Json concept_json(const record::Catalogue& catalogue, std::string_view id) {
  const record::Concept* found = catalogue.find_concept(id);
  if (found == nullptr) return {};
  Json part;
  for (const record::ThesaurusPart& one : catalogue.thesaurus) {
    if (std::ranges::find(one.concepts, id) == one.concepts.end()) continue;
    part = present::to_json(one, Audience::reader);
  }
  return present::to_json(*found, present::relations_of(catalogue.concepts).at(found->id), part,
                          Audience::reader);
}

// Null when there is no such record.
Json find(const record::Catalogue& catalogue, std::string_view id) {
  constexpr std::string_view kConcept = "concept/";
  if (id.starts_with(kConcept)) return concept_json(catalogue, id.substr(kConcept.size()));
  const auto slash = id.find('/');
  if (const auto* instrument = catalogue.instrument(id.substr(0, slash))) {
    return slash == std::string_view::npos ? present::to_json(*instrument, Audience::reader)
                                           : provision_json(*instrument, id.substr(slash + 1));
  }
  if (const auto* contact = catalogue.contact(id)) return to_json(*contact, Audience::reader);
  if (const auto* link = catalogue.link(id)) return to_json(*link, Audience::reader);
  if (const auto* topic = catalogue.topic(id)) return to_json(*topic, Audience::reader);
  if (const auto* item = catalogue.programme_item(id)) return to_json(*item, Audience::reader);
  return concept_json(catalogue, id);
}

// Indented "name: value" lines; an unknown value is printed as unknown.
void print(const Json& json, int depth, std::ostream& out) {
  const std::string indent(static_cast<std::size_t>(depth) * 2, ' ');
  const auto scalar = [](const Json& value) {
    if (value.is_null()) return std::string("unknown");
    return value.is_string() ? value.get<std::string>() : value.dump();
  };
  for (const auto& [name, value] : json.items()) {
    if (value.is_object()) {
      out << indent << name << ":\n";
      print(value, depth + 1, out);
    } else if (value.is_array()) {
      if (value.empty()) continue;
      out << indent << name << ":\n";
      for (const Json& item : value) {
        if (item.is_object()) {
          out << indent << "  -\n";
          print(item, depth + 2, out);
        } else {
          out << indent << "  - " << scalar(item) << '\n';
        }
      }
    } else {
      out << indent << name << ": " << scalar(value) << '\n';
    }
  }
}

}  // namespace

int show(const std::string& id, const Settings& settings, std::ostream& out, std::ostream& err) {
  const corpus::Corpus corpus = corpus::read(settings.corpus, settings.today);
  const Json json = present::on_day(find(corpus.catalogue, id), settings.today);
  if (json.is_null()) {
    err << "gbalex show: no record " << id << " in " << settings.corpus.string()
        << "; look for it with gbalex search\n";
    return corpus.problems.empty() ? kUsage : kDataWrong;
  }
  if (settings.json) {
    out << json.dump(2) << '\n';
  } else {
    print(json, 0, out);
  }
  return kDone;
}

}  // namespace gbalex::commands

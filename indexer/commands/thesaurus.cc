#include "commands/thesaurus.h"

#include "corpus/read.h"
#include "present/skos.h"

namespace gbalex::commands {
namespace {

using present::Audience;
using present::Json;

Json parts_json(const record::Catalogue& catalogue) {
  Json parts = Json::array();
  for (const record::ThesaurusPart& part : catalogue.thesaurus) {
    parts.push_back(present::to_json(part, Audience::reader));
  }
  return parts;
}

Json list_json(const record::Catalogue& catalogue) {
  const auto relations = present::relations_of(catalogue.concepts);
  const Json parts = parts_json(catalogue);
  Json items = Json::array();
  for (const record::Concept& concept_ : catalogue.concepts) {
    items.push_back(present::to_json(concept_, relations.at(concept_.id),
                                     present::part_of(parts, concept_.id), Audience::reader));
  }
  return {{"total", items.size()}, {"items", std::move(items)}};
}

void print(const record::Concept& concept_, std::ostream& out) {
  out << concept_.id << '\t';
  bool first = true;
  for (const record::Label& label : concept_.labels) {
    if (label.use != record::LabelUse::preferred) continue;
    if (!first) out << " · ";
    first = false;
    out << label.text;
    if (label.region) out << " (" << code(*label.region) << ")";
  }
  out << '\n';
}

}  // namespace

int thesaurus(const ThesaurusOptions& options, const Settings& settings, std::ostream& out,
              std::ostream& err) {
  const corpus::Corpus corpus = corpus::read(settings.corpus, settings.today);
  if (!corpus.problems.empty()) {
    err << "gbalex thesaurus: " << corpus.problems.size() << " problems in "
        << settings.corpus.string() << "; `gbalex check` lists them\n";
    return kDataWrong;
  }
  const record::Catalogue& catalogue = corpus.catalogue;
  if (options.skos) {
    std::string site = options.site;
    while (site.ends_with('/')) site.pop_back();
    out << present::skos(catalogue.concepts, parts_json(catalogue), site);
  } else if (settings.json) {
    out << list_json(catalogue).dump(2) << '\n';
  } else {
    for (const record::Concept& concept_ : catalogue.concepts) print(concept_, out);
  }
  return kDone;
}

}  // namespace gbalex::commands

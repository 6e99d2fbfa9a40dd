#include "present/skos.h"

#include <algorithm>
#include <optional>
#include <set>

namespace gbalex::present {

using namespace record;

namespace {

constexpr std::string_view kOpening =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"\n"
    "         xmlns:skos=\"http://www.w3.org/2004/02/skos/core#\"\n"
    "         xmlns:dct=\"http://purl.org/dc/terms/\">\n";
constexpr std::string_view kClosing = "</rdf:RDF>\n";
constexpr std::string_view kSchemeTitle = "GBA-Lex";

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        // XML 1.0 has no way to write other control characters.
        if (static_cast<unsigned char>(c) >= 0x20 || c == '\t' || c == '\n') out += c;
    }
  }
  return out;
}

// The region of a language tag (BCP 47, ISO 3166-1); none where it is no country or territory.
std::string_view region_tag(Region region) {
  switch (region) {
    case Region::mainland:
    case Region::guangdong:
      return "-CN";
    case Region::hongkong:
      return "-HK";
    case Region::macao:
      return "-MO";
    case Region::crossborder:
    case Region::international:
      return "";
  }
  return "";
}

std::string tag_of(const Label& label) {
  std::string tag(code(label.language));
  if (label.region) tag += region_tag(*label.region);
  return tag;
}

class Writer {
 public:
  explicit Writer(std::string_view site) : site_(site) { out_ += kOpening; }

  void open(std::string_view type, std::string_view path) {
    out_.append("<").append(type).append(" rdf:about=\"").append(address(path)).append("\">\n");
  }
  void close(std::string_view type) { out_.append("</").append(type).append(">\n"); }
  void text(std::string_view property, std::string_view tag, std::string_view text) {
    out_.append("  <").append(property).append(" xml:lang=\"").append(tag).append("\">");
    out_.append(escaped(text)).append("</").append(property).append(">\n");
  }
  void text(std::string_view property, std::string_view text) {
    out_.append("  <").append(property).append(">").append(escaped(text));
    out_.append("</").append(property).append(">\n");
  }
  void resource(std::string_view property, std::string_view path) {
    out_.append("  <").append(property).append(" rdf:resource=\"").append(address(path));
    out_.append("\"/>\n");
  }
  std::string finish() && { return std::move(out_ += kClosing); }

 private:
  [[nodiscard]] std::string address(std::string_view path) const {
    return escaped(site_) + escaped(path);
  }

  std::string out_, site_;
};

std::string path_of(std::string_view id) { return "/concept/" + std::string(id); }
constexpr std::string_view kSchemePath = "/thesaurus";

// The preferred label of a language: SKOS has room for one a language.
const Label* first_preferred(const Concept& concept_, Language language) {
  const Label* of_a_region = nullptr;
  for (const Label& label : concept_.labels) {
    if (label.language != language || label.use != LabelUse::preferred) continue;
    if (!label.region) return &label;
    if (of_a_region == nullptr || *label.region < *of_a_region->region) of_a_region = &label;
  }
  return of_a_region;
}

void write_labels(const Concept& concept_, Writer& writer) {
  // The three properties are disjoint: the same text in the same language once.
  std::set<std::pair<std::string, std::string>> written;
  const auto write = [&](std::string_view property, const Label& label) {
    const std::string tag = tag_of(label);
    if (written.emplace(tag, label.text).second) writer.text(property, tag, label.text);
  };
  std::set<const Label*> preferred;
  for (const Language language : kLanguages) {
    const Label* label = first_preferred(concept_, language);
    if (label == nullptr) continue;
    preferred.insert(label);
    write("skos:prefLabel", *label);
  }
  for (const bool hidden : {false, true}) {
    for (const Label& label : concept_.labels) {
      if (preferred.contains(&label) || (label.use == LabelUse::hidden) != hidden) continue;
      write(hidden ? "skos:hiddenLabel" : "skos:altLabel", label);
    }
  }
}

void write_concept(const Concept& concept_, const ConceptRelations& relations, Writer& writer) {
  writer.open("skos:Concept", path_of(concept_.id));
  writer.resource("skos:inScheme", kSchemePath);
  if (relations.broader.empty()) writer.resource("skos:topConceptOf", kSchemePath);
  write_labels(concept_, writer);
  for (const Text& text : concept_.scope.all()) {
    writer.text("skos:scopeNote", code(text.language), text.text);
  }
  for (const auto& [property, ids] : {std::pair("skos:broader", &relations.broader),
                                      std::pair("skos:narrower", &relations.narrower),
                                      std::pair("skos:related", &relations.related)}) {
    for (const std::string& id : *ids) writer.resource(property, path_of(id));
  }
  writer.text("dct:identifier", concept_.id);
  writer.close("skos:Concept");
}

void write_scheme(std::span<const Concept> concepts, const ThesaurusRelations& relations,
                  Writer& writer) {
  writer.open("skos:ConceptScheme", kSchemePath);
  writer.text("dct:title", kSchemeTitle);
  for (const Concept& one : concepts) {
    if (relations.at(one.id).broader.empty()) {
      writer.resource("skos:hasTopConcept", path_of(one.id));
    }
  }
  writer.close("skos:ConceptScheme");
}

void write_part(const Json& part, Writer& writer) {
  const std::string id = part.at("id").get<std::string>();
  writer.open("skos:Collection", std::string(kSchemePath) + "#" + id);
  for (const auto& [language, title] : part.at("title").items()) {
    writer.text("skos:prefLabel", language, title.get<std::string>());
  }
  for (const Json& member : part.at("concepts")) {
    writer.resource("skos:member", path_of(member.get<std::string>()));
  }
  writer.close("skos:Collection");
}

}  // namespace

std::string skos(std::span<const Concept> concepts, const Json& parts, std::string_view site) {
  const ThesaurusRelations relations = relations_of(concepts);
  Writer writer(site);
  write_scheme(concepts, relations, writer);
  for (const Json& part : parts) write_part(part, writer);
  for (const Concept& one : concepts) write_concept(one, relations.at(one.id), writer);
  return std::move(writer).finish();
}

std::string skos(const Concept& concept_, const ConceptRelations& relations,
                 std::string_view site) {
  Writer writer(site);
  write_concept(concept_, relations, writer);
  return std::move(writer).finish();
}

}  // namespace gbalex::present

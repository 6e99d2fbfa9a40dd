// The thesaurus as JSON and as SKOS, which a foreign parser must be able to read.
#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <pugixml.hpp>
#include <set>

#include "present/concept_json.h"
#include "present/skos.h"

using namespace gbalex;
using namespace gbalex::record;
using present::Audience;
using present::Json;

namespace {

Label label(const char* text, Language language, LabelUse use = LabelUse::preferred,
            std::optional<Region> region = std::nullopt) {
  return {text, language, region, use};
}

// Light; lantern and lamp below it; a lantern with every oddity a label can have.
std::vector<Concept> concepts() {
  Concept lamp;
  lamp.id = "lamp";
  lamp.subject = "design";
  lamp.broader = {"light"};
  lamp.labels = {label("灯", Language::zh_hans), label("lamp", Language::en),
                 label("lâmpada", Language::pt)};
  Concept lantern;
  lantern.id = "lantern";
  lantern.subject = "design";
  lantern.broader = {"light", "nowhere"};
  lantern.related = {"lamp", "light"};
  lantern.labels = {
      label("花燈", Language::zh_hant, LabelUse::preferred, Region::macao),
      label("燈籠", Language::zh_hant, LabelUse::preferred, Region::hongkong),
      label("灯笼", Language::zh_hans),
      label("彩灯", Language::zh_hans, LabelUse::preferred, Region::guangdong),
      label("lantern", Language::en),
      label("lantern", Language::en, LabelUse::alternative),
      label("paper lantern & <candle>", Language::en, LabelUse::alternative),
      label("lantren", Language::en, LabelUse::hidden),
      label("lanterna", Language::pt),
  };
  lantern.scope.set({Language::en, "Lights in \"paper\" & silk", TextStatus::unmarked});
  Concept light;
  light.id = "light";
  light.subject = "patent";
  light.labels = {label("光", Language::zh_hans), label("light", Language::en),
                  label("luz", Language::pt)};
  return {lamp, lantern, light};
}

ThesaurusPart part() {
  ThesaurusPart part;
  part.id = "lights";
  part.title.set({Language::en, "Lights & lamps", TextStatus::unmarked});
  part.provenance.as_of = *Date::parse("2026-11-22");
  part.provenance.note = "ask the lamplighter";
  part.concepts = {"light", "lantern", "lamp"};
  return part;
}

Json parts() { return Json::array({to_json(part(), Audience::reader)}); }

std::string about(const pugi::xml_node& node) { return node.attribute("rdf:about").value(); }

std::set<std::string> resources(const pugi::xml_node& node, const char* property) {
  std::set<std::string> all;
  for (const pugi::xml_node& child : node.children(property)) {
    all.insert(child.attribute("rdf:resource").value());
  }
  return all;
}

// "text@tag" of each label of a kind.
std::vector<std::string> literals(const pugi::xml_node& node, const char* property) {
  std::vector<std::string> all;
  for (const pugi::xml_node& child : node.children(property)) {
    all.push_back(std::string(child.text().get()) + "@" + child.attribute("xml:lang").value());
  }
  return all;
}

struct Skos {
  pugi::xml_document document;
  std::map<std::string, pugi::xml_node> concepts;  // by address

  explicit Skos(const std::string& bytes) {
    const auto read = document.load_buffer(bytes.data(), bytes.size());
    INFO(read.description() << " at byte " << read.offset);
    REQUIRE(read.status == pugi::status_ok);
    for (const pugi::xml_node& node : document.child("rdf:RDF").children("skos:Concept")) {
      INFO(about(node));
      REQUIRE(concepts.emplace(about(node), node).second);
    }
  }
};

constexpr const char* kSite = "https://law.example";

}  // namespace

TEST_CASE("what a concept stands beside is known from both sides") {
  const auto relations = present::relations_of(concepts());
  CHECK(relations.at("light").narrower == std::vector<std::string>{"lamp", "lantern"});
  CHECK(relations.at("lantern").broader == std::vector<std::string>{"light"});
  CHECK(relations.at("lantern").related == std::vector<std::string>{"lamp"});
  CHECK(relations.at("lamp").related == std::vector<std::string>{"lantern"});
  CHECK(relations.at("lamp").narrower.empty());
  CHECK(present::relations_of({}).empty());
}

TEST_CASE("a concept's JSON has every name but the hidden ones, and the provenance of its part") {
  const auto all = concepts();
  const auto relations = present::relations_of(all);
  const Json json = present::to_json(all[1], relations.at("lantern"),
                                     present::part_of(parts(), "lantern"), Audience::reader);
  CHECK(json["id"] == "lantern");
  CHECK(json["subject"] == "design");
  CHECK(json["part"] == "lights");
  CHECK(json["labels"].size() == 8);
  CHECK(json["labels"][0] ==
        Json{{"text", "花燈"}, {"lang", "zh-Hant"}, {"region", "macao"}, {"use", "preferred"}});
  CHECK(json["labels"][4]["region"].is_null());
  CHECK(json.dump().find("lantren") == std::string::npos);
  CHECK(json["scope"]["en"] == "Lights in \"paper\" & silk");
  CHECK(json["broader"] == Json::array({"light"}));
  CHECK(json["as_of"] == "2026-11-22");
  CHECK(present::to_json(all[1], relations.at("lantern"), Json(), Audience::maintainer)
            .dump()
            .find("lantren") != std::string::npos);
  const Json apart = present::to_json(all[1], relations.at("lantern"), Json(), Audience::reader);
  CHECK(apart["part"].is_null());
  CHECK(apart["evidence"].is_null());
}

TEST_CASE("a part keeps the order of its concepts and no maintainers' note") {
  const Json json = to_json(part(), Audience::reader);
  CHECK(json["concepts"] == Json::array({"light", "lantern", "lamp"}));
  CHECK(json["title"]["en"] == "Lights & lamps");
  CHECK(json.dump().find("lamplighter") == std::string::npos);
  CHECK(present::part_of(parts(), "lamp")["id"] == "lights");
  CHECK(present::part_of(parts(), "moon").is_null());
}

TEST_CASE("SKOS has each concept once, under one address, in one scheme") {
  const Skos skos(present::skos(concepts(), parts(), kSite));
  const std::string base = std::string(kSite) + "/concept/";
  REQUIRE(skos.concepts.size() == 3);
  for (const auto& [address, node] : skos.concepts) {
    CHECK(address.starts_with(base));
    CHECK(resources(node, "skos:inScheme") ==
          std::set<std::string>{std::string(kSite) + "/thesaurus"});
  }
  const auto rdf = skos.document.child("rdf:RDF");
  CHECK(resources(rdf.child("skos:ConceptScheme"), "skos:hasTopConcept") ==
        std::set<std::string>{base + "light"});
  CHECK(resources(rdf.child("skos:Collection"), "skos:member").size() == 3);
  CHECK(literals(rdf.child("skos:Collection"), "skos:prefLabel") ==
        std::vector<std::string>{"Lights & lamps@en"});
}

TEST_CASE("in SKOS every relation stands on both sides and leads to a concept of the file") {
  const Skos skos(present::skos(concepts(), parts(), kSite));
  for (const auto& [address, node] : skos.concepts) {
    for (const auto& [there, back] :
         {std::pair("skos:broader", "skos:narrower"), std::pair("skos:narrower", "skos:broader"),
          std::pair("skos:related", "skos:related")}) {
      for (const std::string& other : resources(node, there)) {
        CAPTURE(address, there, other);
        REQUIRE(skos.concepts.contains(other));
        CHECK(resources(skos.concepts.at(other), back).contains(address));
      }
    }
  }
  CHECK(
      resources(skos.concepts.at(std::string(kSite) + "/concept/light"), "skos:narrower").size() ==
      2);
}

TEST_CASE("in SKOS a language has one preferred label, and no label stands twice") {
  const Skos skos(present::skos(concepts(), parts(), kSite));
  const auto& lantern = skos.concepts.at(std::string(kSite) + "/concept/lantern");
  // Of a language without a name in general that of the first region, as its own.
  CHECK(literals(lantern, "skos:prefLabel") ==
        std::vector<std::string>{"灯笼@zh-Hans", "燈籠@zh-Hant-HK", "lantern@en", "lanterna@pt"});
  CHECK(literals(lantern, "skos:altLabel") ==
        std::vector<std::string>{"花燈@zh-Hant-MO", "彩灯@zh-Hans-CN",
                                 "paper lantern & <candle>@en"});
  CHECK(literals(lantern, "skos:hiddenLabel") == std::vector<std::string>{"lantren@en"});
  CHECK(literals(lantern, "skos:scopeNote") ==
        std::vector<std::string>{"Lights in \"paper\" & silk@en"});
}

TEST_CASE("one concept alone is SKOS too, and without a site its address is its path") {
  const auto all = concepts();
  const Skos skos(present::skos(all[1], present::relations_of(all).at("lantern"), ""));
  REQUIRE(skos.concepts.size() == 1);
  CHECK(skos.concepts.contains("/concept/lantern"));
  CHECK(resources(skos.concepts.at("/concept/lantern"), "skos:broader") ==
        std::set<std::string>{"/concept/light"});
}

TEST_CASE("a thesaurus without concepts is an empty scheme") {
  const Skos skos(present::skos({}, Json::array(), kSite));
  CHECK(skos.concepts.empty());
  CHECK(skos.document.child("rdf:RDF").child("skos:ConceptScheme"));
}

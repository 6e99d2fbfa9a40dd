// gbalex thesaurus and gbalex show of a concept, from files.
#include "commands/thesaurus.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <sstream>

#include "commands/show.h"
#include "world.h"

namespace gbalex::tests {
namespace {

constexpr const char* kLights = R"(<?xml version="1.0" encoding="UTF-8"?>
<thesaurus id="lights" confidence="high" as-of="2026-11-22">
  <title lang="en">Lights</title>
  <concept id="lantern" subject="design" broader="light">
    <label lang="zh-Hans">灯笼</label>
    <label lang="zh-Hant" region="hongkong">燈籠</label>
    <label lang="en">lantern</label>
    <label lang="en" use="alternative">paper light</label>
    <label lang="en" use="hidden">lantren</label>
    <scope lang="en">Lights in paper.</scope>
  </concept>
  <concept id="light" subject="patent">
    <label lang="zh-Hans">光源</label>
    <label lang="en">light</label>
    <label lang="pt">luz</label>
  </concept>
  <evidence kind="official_page" url="https://a.example.org/" date="2026-11-20"/>
  <history>
    <event at="2026-11-22" by="maintainer" action="import"><why>first</why></event>
  </history>
</thesaurus>
)";

Outcome thesaurus(const World& world, const commands::ThesaurusOptions& options, bool json) {
  commands::Settings settings = world.settings();
  settings.json = json;
  std::ostringstream out, err;
  const int status = commands::thesaurus(options, settings, out, err);
  return {status, out.str(), err.str()};
}

Outcome show(const World& world, const std::string& id) {
  commands::Settings settings = world.settings();
  settings.json = true;
  std::ostringstream out, err;
  const int status = commands::show(id, settings, out, err);
  return {status, out.str(), err.str()};
}

}  // namespace

TEST_CASE("the concepts are listed a line each, as JSON and as SKOS") {
  const World world;
  world.write("thesaurus/lights.xml", kLights);
  const Outcome lines = thesaurus(world, {}, false);
  CHECK(lines.status == commands::kDone);
  CHECK(lines.out == "lantern\t灯笼 · 燈籠 (hongkong) · lantern\nlight\t光源 · light · luz\n");
  const auto list = nlohmann::json::parse(thesaurus(world, {}, true).out);
  CHECK(list.at("total") == 2);
  CHECK(list.at("items").at(0).at("id") == "lantern");
  CHECK(list.at("items").at(1).at("narrower").at(0) == "lantern");
  CHECK(list.dump().find("lantren") == std::string::npos);
  const Outcome skos = thesaurus(world, {true, "https://law.example/"}, false);
  CHECK(skos.status == commands::kDone);
  CHECK(skos.out.find("rdf:about=\"https://law.example/concept/lantern\"") != std::string::npos);
}

TEST_CASE("a concept is shown by its id, and by its kind where a record has the same") {
  const World world;
  world.write("thesaurus/lights.xml", kLights);
  for (const char* id : {"lantern", "concept/lantern"}) {
    CAPTURE(id);
    const Outcome shown = show(world, id);
    REQUIRE(shown.status == commands::kDone);
    const auto json = nlohmann::json::parse(shown.out);
    CHECK(json.at("id") == "lantern");
    CHECK(json.at("part") == "lights");
    CHECK(json.at("broader").at(0) == "light");
    CHECK(json.at("as_of") == "2026-11-22");
  }
  CHECK(show(world, "concept/moon").status == commands::kUsage);
}

TEST_CASE("a corpus with problems gives no thesaurus that somebody could take for whole") {
  const World world;
  world.write("thesaurus/lights.xml", "<thesaurus");
  const Outcome broken = thesaurus(world, {true, ""}, false);
  CHECK(broken.status == commands::kDataWrong);
  CHECK(broken.out.empty());
  CHECK(broken.err.find("gbalex check") != std::string::npos);
}

}  // namespace gbalex::tests

// The thesaurus: what a concept needs, and what holds between the concepts of all its files.
#include <catch2/catch.hpp>

#include "corpus/read.h"
#include "fixtures.h"
#include "record/concept.h"
#include "rules.h"

namespace gbalex::tests {
namespace {

using record::Language;
using Words = std::vector<std::string>;

record::Catalogue read_good() {
  const TempDirectory directory;
  directory.write(good_corpus());
  return corpus::read(directory.path(), fixture_today()).catalogue;
}

TEST_CASE("concepts and the parts of the thesaurus read to their values") {
  const record::Catalogue catalogue = read_good();
  REQUIRE(catalogue.concepts.size() == 3);
  CHECK(catalogue.concepts[0].id == "full-moon");
  CHECK(catalogue.concepts[1].id == "moonlight");
  CHECK(catalogue.concepts[2].id == "new-moon");
  const record::Concept& full = catalogue.concepts[0];
  CHECK(full.subject == "design");
  CHECK(full.broader == Words{"moonlight"});
  CHECK(full.related == Words{"new-moon"});
  CHECK(full.scope.empty());
  const record::Concept& light = catalogue.concepts[1];
  REQUIRE(light.labels.size() == 7);
  CHECK(light.labels[0].text == "月光");
  CHECK(light.labels[0].language == Language::zh_hans);
  CHECK(light.labels[0].region == std::nullopt);
  CHECK(light.labels[0].use == record::LabelUse::preferred);
  CHECK(light.labels[1].region == record::Region::hongkong);
  CHECK(light.labels[4].text == "light of the moon");
  CHECK(light.labels[4].use == record::LabelUse::alternative);
  CHECK(light.labels[5].use == record::LabelUse::hidden);
  REQUIRE(light.scope.find(Language::en) != nullptr);
  CHECK(light.scope.find(Language::en)->text == "Light that the moon sends.");
  CHECK(catalogue.find_concept("moonlight") == &light);
  CHECK(catalogue.find_concept("sunlight") == nullptr);

  REQUIRE(catalogue.thesaurus.size() == 2);
  const record::ThesaurusPart& part = catalogue.thesaurus[0];
  CHECK(part.id == "moon");
  CHECK(part.title.find(Language::en)->text == "Moonlight");
  CHECK(part.concepts == Words{"full-moon", "moonlight"});
  CHECK(part.provenance.confidence == record::Confidence::medium);
  CHECK(part.provenance.file == "thesaurus/moon.xml");
  CHECK(catalogue.thesaurus[1].id == "stars");
}

TEST_CASE("a part of the thesaurus has what every record has") {
  check_rows({
      {"another name than its file",
       kThesaurus,
       "id=\"moon\"",
       "id=\"sun\"",
       {"thesaurus/moon.xml:2:16: the id \"sun\" in a file of another name, name the file "
        "sun.xml"}},
      {"no title",
       kThesaurus,
       "  <title lang=\"en\">Moonlight</title>\n",
       "",
       {"thesaurus/moon.xml:2:1: <thesaurus> has no <title>, add it in at least one language"}},
      {"no evidence",
       kThesaurus,
       "  <evidence kind=\"general_knowledge\"/>\n",
       "",
       {"thesaurus/moon.xml:2:1: <thesaurus> has no evidence, add an <evidence> that says where it "
        "was seen and when"}},
      {"high confidence on general knowledge",
       kThesaurus,
       "confidence=\"medium\"",
       "confidence=\"high\"",
       {"thesaurus/moon.xml:2:53: high confidence on weak evidence only, add a better source or "
        "lower the confidence"}},
      {"an unknown element",
       kThesaurus,
       "    <scope lang=\"en\">",
       "    <colour>white</colour>\n    <scope lang=\"en\">",
       {"thesaurus/moon.xml:18:5: unknown element <colour> in <concept>, take it away or use one "
        "of label, scope"}},
  });
}

TEST_CASE("the codes of a concept and of its labels are known ones") {
  check_rows({
      {"a subject",
       kThesaurus,
       "subject=\"patent\"",
       "subject=\"moon\"",
       {"thesaurus/moon.xml:10:36: bad subject \"moon\", use one of patent, utility_model, design, "
        "trademark, copyright, geographical_indication, layout_design, plant_variety, "
        "trade_secret, unfair_competition, competition, special_signs, domain_ecommerce, data, "
        "border, recordal, postal, criminal, enforcement, prosecution, court, dispute_resolution, "
        "rights_assistance, ip_trading, ip_agency, fees, policy, education, training, "
        "information, service, treaty, cooperation, ip_general"}},
      {"a language",
       kThesaurus,
       "<label lang=\"pt\">luar",
       "<label lang=\"fr\">luar",
       {"thesaurus/moon.xml:17:5: a second preferred label of this language and region, write "
        "use=\"alternative\", or another region",
        "thesaurus/moon.xml:17:18: bad lang \"fr\", use zh-Hans, zh-Hant, en or pt"}},
      {"a region",
       kThesaurus,
       "region=\"hongkong\"",
       "region=\"moon\"",
       {"thesaurus/moon.xml:12:35: bad region \"moon\", use one of mainland, guangdong, hongkong, "
        "macao, crossborder, international"}},
      {"a use",
       kThesaurus,
       "use=\"hidden\"",
       "use=\"secret\"",
       {"thesaurus/moon.xml:16:27: bad use \"secret\", use one of alternative, hidden"}},
      {"preferred is not written",
       kThesaurus,
       "<label lang=\"pt\">luar",
       "<label lang=\"pt\" use=\"preferred\">luar",
       {"thesaurus/moon.xml:17:27: bad use \"preferred\", use one of alternative, hidden"}},
  });
}

TEST_CASE("labels are whole expressions in three languages, one of them preferred") {
  check_rows({
      {"two languages",
       kThesaurus,
       "    <label lang=\"zh-Hans\">满月</label>\n    <label lang=\"zh-Hant\">滿月</label>\n",
       "",
       {"thesaurus/moon.xml:4:3: a concept with labels in fewer than three languages, add labels "
        "in other languages"}},
      {"two preferred of one language",
       kThesaurus,
       " use=\"alternative\"",
       "",
       {"thesaurus/moon.xml:15:5: a second preferred label of this language and region, write "
        "use=\"alternative\", or another region"}},
      {"two preferred of one region",
       kThesaurus,
       "region=\"macao\"",
       "region=\"hongkong\"",
       {"thesaurus/moon.xml:13:5: a second preferred label of this language and region, write "
        "use=\"alternative\", or another region"}},
      {"one character",
       kThesaurus,
       "月色",
       "月",
       {"thesaurus/moon.xml:12:45: a label of one character, write the expression that it stands "
        "for"}},
      {"one letter",
       kThesaurus,
       "luar",
       "L",
       {"thesaurus/moon.xml:17:22: a label of one character, write the expression that it stands "
        "for"}},
      {"two lines",
       kThesaurus,
       "light of the moon",
       "light of\nthe moon",
       {"thesaurus/moon.xml:15:40: a text on more than one line, write it on one line"}},
      {"nothing but marks",
       kThesaurus,
       "monlight",
       "——",
       {"thesaurus/moon.xml:16:35: the label \"——\" can stand in no text, begin it with a letter, "
        "a digit or a Han character, and write Han characters without blanks between them"}},
      {"a blank between Han characters",
       kThesaurus,
       "月色",
       "月 色",
       {"thesaurus/moon.xml:12:45: the label \"月 色\" can stand in no text, begin it with a "
        "letter, a digit or a Han character, and write Han characters without blanks between "
        "them"}},
      {"the same label twice",
       kThesaurus,
       "monlight",
       "Moonlight",
       {"thesaurus/moon.xml:16:35: the label \"Moonlight\" stands twice in its concept, take one "
        "away"}},
      {"a concept without labels",
       "thesaurus/stars.xml",
       "    <label lang=\"zh-Hans\">新月</label>\n    <label lang=\"en\">new moon</label>\n    "
       "<label lang=\"pt\">lua nova</label>\n",
       "",
       {"thesaurus/stars.xml:4:3: a concept with labels in fewer than three languages, add labels "
        "in other languages"}},
  });
}

TEST_CASE("a label belongs to one concept, after folding, and both places are named") {
  check_rows({
      {"in another file, in the other script",
       "thesaurus/stars.xml",
       "<label lang=\"zh-Hans\">新月",
       "<label lang=\"zh-Hans\">滿月",
       {"thesaurus/stars.xml:5:27: the label \"滿月\" is one of the concept \"full-moon\" too, at "
        "thesaurus/moon.xml:5:27, leave it to one of the two"}},
      {"in the same file, in capitals",
       kThesaurus,
       "luar",
       "FULL MOON",
       {"thesaurus/moon.xml:17:22: the label \"FULL MOON\" is one of the concept \"full-moon\" "
        "too, "
        "at thesaurus/moon.xml:7:22, leave it to one of the two"}},
      {"hidden, without accents",
       "thesaurus/stars.xml",
       "<label lang=\"pt\">lua nova",
       "<label lang=\"pt\" use=\"hidden\">Luár",
       {"thesaurus/stars.xml:7:35: the label \"Luár\" is one of the concept \"moonlight\" too, at "
        "thesaurus/moon.xml:17:22, leave it to one of the two"}},
  });
}

TEST_CASE("broader and related concepts exist, and none is broader than itself") {
  check_rows({
      {"an unknown broader one",
       kThesaurus,
       "broader=\"moonlight\"",
       "broader=\"moonlight sunlight\"",
       {"thesaurus/moon.xml:4:63: no concept has the id \"sunlight\", correct the id, or add the "
        "concept"}},
      {"an unknown related one; a record is no concept",
       kThesaurus,
       "related=\"new-moon\"",
       "related=\"moon-term\"",
       {"thesaurus/moon.xml:4:73: no concept has the id \"moon-term\", correct the id, or add the "
        "concept"}},
      {"related to itself",
       kThesaurus,
       "related=\"new-moon\"",
       "related=\"full-moon\"",
       {"thesaurus/moon.xml:4:73: the concept \"full-moon\" is related to itself, take it away"}},
      {"broader than itself",
       kThesaurus,
       "subject=\"patent\">",
       "subject=\"patent\" broader=\"moonlight\">",
       {"thesaurus/moon.xml:10:53: the concept \"moonlight\" is broader than itself (moonlight, "
        "moonlight), take one of these out of broader"}},
      {"broader than itself over another file",
       kThesaurus,
       "subject=\"patent\">",
       "subject=\"patent\" broader=\"new-moon\">",
       {"thesaurus/stars.xml:4:52: the concept \"moonlight\" is broader than itself (moonlight, "
        "new-moon, moonlight), take one of these out of broader"}},
  });
}

TEST_CASE("ids of concepts are a space of their own, without doubles") {
  check_rows({
      {"an id used twice",
       "thesaurus/stars.xml",
       "id=\"new-moon\"",
       "id=\"full-moon\"",
       {"thesaurus/moon.xml:4:73: no concept has the id \"new-moon\", correct the id, or add the "
        "concept",
        "thesaurus/stars.xml:4:16: the id \"full-moon\" is one of another concept, in "
        "thesaurus/moon.xml, give this concept an id of its own; ids are for ever"}},
      {"the id of a topic",
       "thesaurus/stars.xml",
       "id=\"new-moon\"",
       "id=\"moon-term\"",
       {"thesaurus/moon.xml:4:73: no concept has the id \"new-moon\", correct the id, or add the "
        "concept"}},
      {"the id of its part",
       "thesaurus/stars.xml",
       "id=\"new-moon\"",
       "id=\"stars\"",
       {"thesaurus/moon.xml:4:73: no concept has the id \"new-moon\", correct the id, or add the "
        "concept"}},
      {"no id",
       "thesaurus/stars.xml",
       "id=\"new-moon\" ",
       "",
       {"thesaurus/moon.xml:4:73: no concept has the id \"new-moon\", correct the id, or add the "
        "concept",
        "thesaurus/stars.xml:4:3: <concept> has no attribute id, add it"}},
  });
}

TEST_CASE("a chain of broader concepts may be as long as a file") {
  std::string bytes =
      "<thesaurus id=\"chain\" as-of=\"2031-05-01\" confidence=\"low\">\n<title "
      "lang=\"en\">Chain</title>\n";
  constexpr int kLength = 5000;
  for (int i = 0; i < kLength; ++i) {
    const std::string id = std::to_string(i);
    bytes += "<concept id=\"c" + id + "\" subject=\"patent\"";
    bytes += " broader=\"c" + std::to_string((i + 1) % kLength) + "\">";
    for (const char* lang : {"zh-Hans", "en", "pt"}) {
      bytes += std::string("<label lang=\"") + lang + "\">link " + id + "</label>";
    }
    bytes += "</concept>\n";
  }
  bytes +=
      "<evidence kind=\"general_knowledge\"/><history><event at=\"2031-05-01\" "
      "by=\"maintainer\" action=\"add\"/></history></thesaurus>\n";
  auto files = good_corpus();
  files["thesaurus/chain.xml"] = bytes;
  const Words problems = problems_of(files);
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].find("the concept \"c0\" is broader than itself (c0, c1, ") !=
        std::string::npos);
}

}  // namespace
}  // namespace gbalex::tests

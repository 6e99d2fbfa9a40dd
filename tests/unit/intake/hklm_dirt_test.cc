// Files that are broken, hostile, or of a later make of the format.
#include <ctime>

#include "hklm_fixture.h"

using namespace gbalex;
using namespace gbalex::tests;
using intake::Finding;

namespace {

std::string error_of(std::string_view bytes) {
  const auto taken = intake::read_hklm({bytes, "x.xml"});
  REQUIRE_FALSE(taken.ok());
  CHECK(taken.error().where.starts_with("x.xml"));
  CHECK_FALSE(taken.error().what_to_do.empty());
  return taken.error().to_string();
}

std::string nested(std::size_t depth, std::string_view name) {
  std::string out;
  for (std::size_t i = 0; i < depth; ++i) out += "<" + std::string(name) + ">";
  out += "x";
  for (std::size_t i = 0; i < depth; ++i) out += "</" + std::string(name) + ">";
  return out;
}

}  // namespace

TEST_CASE("what is no file of the format is an error that says so") {
  CHECK(error_of("").find("no element") != std::string::npos);
  CHECK(error_of("<html><body>Busy</body></html>").find("not an HKLM file") != std::string::npos);
  CHECK(error_of("<ordinance xml:lang=\"en\"><meta/></ordinance>").find("not an HKLM") !=
        std::string::npos);
  CHECK(error_of("<ordinance><main/></ordinance>").find("language") != std::string::npos);
  CHECK(error_of("PK\x03\x04zip").find("x.xml") != std::string::npos);
}

TEST_CASE("a file that is broken off is an error with the place") {
  const std::string whole = hklm_chapter(hklm_section("1", "<content>x</content>"));
  for (std::size_t cut = 1; cut < whole.size(); cut += 7) {
    const auto taken = intake::read_hklm({std::string_view(whole).substr(0, cut), "x.xml"});
    CHECK_FALSE(taken.ok());
  }
}

TEST_CASE("an element that is not known keeps its words, with the place") {
  const auto taken = take_hklm(
      hklm_chapter(hklm_section("1", "<content>a</content><glow>bright <b>light</b></glow>")));
  const library::Unit& section = unit_of(taken.wordings[0], "s1");
  REQUIRE(section.units.size() == 2);
  CHECK(section.units[1].text == "bright light");
  REQUIRE(taken.findings.size() == 1);
  CHECK(taken.findings[0].what == Finding::What::unknown_element);
  CHECK(taken.findings[0].where == "cap_9901_en_c.xml:/ordinance/main/section[s1]/glow");
  CHECK(taken.findings[0].why == "the element glow");
}

TEST_CASE("an element that comes ten thousand times is named some times and counted") {
  std::string body;
  for (int i = 0; i < 10'000; ++i) body += "<glow>x</glow>";
  const auto taken = take_hklm(hklm_chapter(hklm_section("1", body)));
  CHECK(taken.findings.size() == 51);
  CHECK(taken.findings.back().why == "the element glow (9950 more places)");
  CHECK(unit_of(taken.wordings[0], "s1").units.size() == 10'000);
}

TEST_CASE("bytes that are no UTF-8 are replaced, with a finding") {
  const auto taken = take_hklm(hklm_chapter(hklm_section("1",
                                                         "<content>a\xFF\xFE"
                                                         "b \x01</content>")));
  CHECK(unit_of(taken.wordings[0], "s1").units.at(0).text == "a\uFFFD\uFFFDb \uFFFD");
  REQUIRE(taken.findings.size() == 1);
  CHECK(taken.findings[0].what == Finding::What::replaced);
  CHECK(taken.findings[0].why.starts_with("3 bytes"));
}

TEST_CASE("a second section of one number keeps its words and loses the id") {
  const auto taken = take_hklm(hklm_chapter(hklm_section("1", "<content>a</content>") +
                                            hklm_section("1", "<content>b</content>")));
  REQUIRE(taken.wordings[0].units.size() == 2);
  CHECK(taken.wordings[0].units[1].id.empty());
  CHECK(taken.wordings[0].units[1].units.at(0).text == "b");
  REQUIRE(taken.findings.size() == 1);
  CHECK(taken.findings[0].what == Finding::What::repeated_id);
}

TEST_CASE("dates and states that are none are said and left open") {
  const auto taken = take_hklm(hklm_chapter(
      R"(<section name="s2" temporalId="s2" startPeriod="2031-02-30" status="asleep">
      <num value="2">2.</num><content>x</content></section>)" +
      hklm_section("1", "<content>y</content>") + "<img src=\"images/lamp.jpg\"/>"));
  CHECK_FALSE(taken.wordings[0].units.at(0).from);
  std::vector<Finding::What> whats;
  for (const Finding& finding : taken.findings) whats.push_back(finding.what);
  CHECK(whats == std::vector<Finding::What>{Finding::What::broken_date,
                                            Finding::What::unknown_value,
                                            Finding::What::out_of_order, Finding::What::left_out});
}

TEST_CASE("a chapter without words says that it is empty") {
  const auto taken = take_hklm(hklm_chapter("<longTitle><content/></longTitle>"));
  REQUIRE(taken.findings.size() == 1);
  CHECK(taken.findings[0].what == Finding::What::empty_body);
}

TEST_CASE("an entity of another language stays as it is written") {
  const auto taken =
      take_hklm(hklm_chapter(hklm_section("1", "<content>a&nbsp;b &amp; c</content>")));
  CHECK(unit_of(taken.wordings[0], "s1").units.at(0).text == "a&nbsp;b & c");
  CHECK(taken.findings.size() == 1);
}

TEST_CASE("nesting without end is refused, not followed") {
  CHECK(error_of(hklm_chapter(nested(100'000, "b"))).find("nested") != std::string::npos);
  CHECK(error_of(hklm_chapter(nested(100'000, "subparagraph"))).find("nested") !=
        std::string::npos);
  const library::Wording law = read_chapter(hklm_section("1", nested(80, "def")));
  CHECK(library::plain_text(law).find('x') != std::string::npos);
}

TEST_CASE("entities that grow are refused") {
  CHECK(error_of("<!DOCTYPE a [<!ENTITY b \"bbbb\">]><ordinance/>").find("document type") !=
        std::string::npos);
}

TEST_CASE("a chapter with any byte changed or gone is read or refused, and nothing else") {
  const std::string whole = hklm_chapter(
      R"(<docTitle>Kite Rules</docTitle><part name="P1" temporalId="P1"><num value="1">Part 1</num>
      <section temporalId="s1"><num value="1">1.</num><def><term>燈</term> (<term
      xml:lang="en">lamp</term>)<sourceNote>(x)</sourceNote></def><text><table><tr><td
      colspan="2">a<br/>b</td></tr></table></text></section></part>)",
      "zh-Hant-HK", "subLeg");
  const auto check = [](const std::string& bytes) {
    const auto taken = intake::read_hklm({bytes, "x.xml"});
    if (!taken) {
      if (taken.error().what.empty()) FAIL("an error without words for " << bytes);
      return;
    }
    const std::string words = library::plain_text(taken->wordings.at(0));
    if (words.size() > bytes.size() * 3) FAIL("too many words for " << bytes);
  };
  for (std::size_t at = 0; at < whole.size(); ++at) {
    for (const char changed : {'<', '>', '"', '&', '/', ' ', '\0', '\xE7'}) {
      std::string bytes = whole;
      bytes[at] = changed;
      check(bytes);
    }
    check(whole.substr(0, at) + whole.substr(at + 1));
  }
}

TEST_CASE("the time is that of the bytes, whatever stands in them") {
  // Of the processor: the machine may be busy with something else.
  const auto seconds = [](const std::string& body) {
    const std::string bytes = hklm_chapter(body);
    const std::clock_t start = std::clock();
    take_hklm(bytes);
    return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
  };
  const auto repeated = [](std::size_t times, std::string_view piece) {
    std::string out;
    for (std::size_t i = 0; i < times; ++i) out += piece;
    return out;
  };
  // Twelve times the bytes in far less than twelve times twelve the time; the floor takes the
  // noise.
  for (const std::string_view piece :
       {"lamp ", "<b>a</b> ", "<ref>a</ref>\n", "<def><term>a</term></def>",
        "<sourceNote>(a)</sourceNote>", "<section><num>1.</num><content>a</content></section>",
        "<table><tr><td>a</td></tr></table>", "<marker/>", "<glow/>", "&amp;"}) {
    const double small = seconds(hklm_section("1", repeated(2'000, piece)));
    const double large = seconds(hklm_section("1", repeated(24'000, piece)));
    INFO(piece << " " << small << " " << large);
    CHECK(large < 50 * small + 0.5);
  }
}

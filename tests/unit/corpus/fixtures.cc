#include "fixtures.h"

#include <catch2/catch.hpp>
#include <fstream>

namespace gbalex::tests {
namespace {

constexpr const char* kInstrument = R"xml(<?xml version="1.0" encoding="UTF-8"?>
<instrument id="xy-moon-law" region="macao" level="law" subjects="patent design"
            number-basis="source" count-unit="articles" first-adopted="2001" status="in_force"
            current-text-effective="2032-01-01" confidence="high" as-of="2031-05-01">
  <title lang="zh-Hant" status="official">月光法</title>
  <title lang="en">Moonlight Law</title>
  <official-number>第1/2001號</official-number>
  <count>12</count><short-name lang="en">MOON</short-name><short-name lang="zh-Hant">月法</short-name>
  <source basis="cited">https://moon.example.org/law</source>
  <official-list as-of="2031-04" version-date="2031-03-02" in-effect="true">
    <title lang="en">Moonlight</title>
  </official-list>
  <territory region="macao" lang="en">since 2001</territory>
  <provision id="art3(1)" pin="confirmed" topic="moon-term" key="true" status="in_force">
    <about lang="en">how long moonlight lasts</about>
    <heading lang="zh-Hant">月光期限</heading>
  </provision>
  <provision pin="whole">
    <about lang="en">moonlight as a whole</about>
  </provision>
  <note>an invented law</note>
  <evidence kind="official_page" url="https://moon.example.org/law" date="2031-04-30"/>
  <history>
    <event at="2031-05-01" by="maintainer" action="import"><why>a test</why></event>
  </history>
</instrument>
)xml";

constexpr const char* kContact = R"xml(<?xml version="1.0" encoding="UTF-8"?>
<contact id="xy-office" region="hongkong" level="sar" kinds="administration" functions="patent"
         name-confirmed="false" area-code="853" languages="zh-Hant en" since="2001"
         confidence="medium" as-of="2031-05-01">
  <name lang="en">Office of the Moon</name>
  <address evidence="page">
    <text lang="en">1 Crater Road</text>
  </address>
  <phone evidence="page" confidence="low">
    <number>+853 1234 567</number>
    <label lang="en">counter</label>
    <status lang="en">older line</status>
  </phone>
  <email evidence="page">
    <mailbox>desk@moon.example.org</mailbox>
  </email>
  <website evidence="page">
    <url>http://moon.example.org</url>
  </website>
  <hours lang="en">by night</hours>
  <members list="current" contacts="xy-office"/>
  <milestone date="2030-01-02/2030-01-03" evidence="page" lang="en">first night</milestone>
  <cooperation programme-items="xy-01" expert-group="current"/>
  <counterparts function="coordination" contacts="xy-office"/>
  <evidence key="page" kind="third_party" url="https://guide.example.org/"/>
  <history>
    <event at="2031-05-01" by="maintainer" action="import"/>
  </history>
</contact>
)xml";

constexpr const char* kTopic = R"xml(<?xml version="1.0" encoding="UTF-8"?>
<topic id="moon-term" subjects="patent" as-of="2031-05-01">
  <title lang="en">Term of moonlight</title>
  <answer region="mainland" confidence="low" contacts="xy-office">
    <text lang="en">Unknown.</text>
    <evidence kind="general_knowledge"/>
  </answer>
  <answer region="hongkong" confidence="high" effective="2031-06-01">
    <text lang="en">One night.</text>
    <citation instrument="xy-moon-law" provision="art3" pin="unconfirmed"/>
    <evidence kind="news" url="https://news.example.org/1"/>
  </answer>
  <answer region="macao" confidence="medium">
    <text lang="en">One month.</text>
    <citation instrument="xy-moon-law" pin="whole"/>
    <evidence kind="public_text" repo="moon/laws" path="law.md"/>
  </answer>
  <history>
    <event at="2031-05-01T09:30:00+08:00" by="maintainer" action="add"/>
  </history>
</topic>
)xml";

constexpr const char* kLinks = R"xml(<?xml version="1.0" encoding="UTF-8"?>
<links>
  <!-- the page of the office -->
  <link id="link-901" region="macao" category="fees" subjects="fees patent" languages="en pt"
        instrument="xy-moon-law" confidence="medium" as-of="2031-05-01">
    <title lang="zh-Hant" status="converted">月光費用</title>
    <title lang="pt">Taxas do luar</title>
    <url basis="cited">https://moon.example.org/fees?a=1&amp;b=2</url>
    <owner>月光署 Office of the Moon</owner>
    <evidence kind="public_code">
      <note>seen in a source</note>
    </evidence>
    <history>
      <event at="2031-05-01" by="maintainer" action="import"/>
      <event at="2031-05-02T08:00:00Z" by="desk-2" action="set">
        <change field="url" before="" after="https://moon.example.org/fees"/>
        <why>moved</why>
      </event>
    </history>
  </link>
</links>
)xml";

constexpr const char* kProgramme = R"xml(<?xml version="1.0" encoding="UTF-8"?>
<programme id="2030-2031" period="2030-07/2031-06">
  <title lang="en">Programme of the moon</title>
  <source>minutes of the moon</source>
  <item id="xy-01" number="1" region="crossborder" subjects="cooperation" from="2030-07"
        to="2031-06" is-new="true" parties="xy-office" confidence="high" as-of="2031-05-01">
    <title lang="en">Shared moonlight</title>
    <summary lang="en">The moon is shared.</summary>
    <other-party>the tide</other-party>
    <activity date="2030-08">
      <what lang="en">a night walk</what>
      <place lang="en">the bay</place>
    </activity>
    <figure qualifier="about">
      <name lang="en">walkers</name>
      <value>12.5</value>
      <unit lang="en">persons</unit>
    </figure>
    <evidence kind="progress_report"/>
    <history>
      <event at="2031-05-01" by="maintainer" action="import"/>
    </history>
  </item>
</programme>
)xml";

constexpr const char* kCounterparts = R"xml(<?xml version="1.0" encoding="UTF-8"?>
<counterparts as-of="2031-05-01">
  <row function="border" hongkong="xy-office"/>
</counterparts>
)xml";

constexpr const char* kMoonConcepts = R"xml(<?xml version="1.0" encoding="UTF-8"?>
<thesaurus id="moon" as-of="2031-05-01" confidence="medium">
  <title lang="en">Moonlight</title>
  <concept id="full-moon" subject="design" broader="moonlight" related="new-moon">
    <label lang="zh-Hans">满月</label>
    <label lang="zh-Hant">滿月</label>
    <label lang="en">full moon</label>
    <label lang="pt">lua cheia</label>
  </concept>
  <concept id="moonlight" subject="patent">
    <label lang="zh-Hans">月光</label>
    <label lang="zh-Hant" region="hongkong">月色</label>
    <label lang="zh-Hant" region="macao">月光</label>
    <label lang="en">moonlight</label>
    <label lang="en" use="alternative">light of the moon</label>
    <label lang="en" use="hidden">monlight</label>
    <label lang="pt">luar</label>
    <scope lang="en">Light that the moon sends.</scope>
  </concept>
  <evidence kind="general_knowledge"/>
  <history>
    <event at="2031-05-01" by="maintainer" action="add"/>
  </history>
</thesaurus>
)xml";

constexpr const char* kStarConcepts = R"xml(<?xml version="1.0" encoding="UTF-8"?>
<thesaurus id="stars" as-of="2031-05-01" confidence="low">
  <title lang="en">Stars</title>
  <concept id="new-moon" subject="design" broader="moonlight">
    <label lang="zh-Hans">新月</label>
    <label lang="en">new moon</label>
    <label lang="pt">lua nova</label>
  </concept>
  <evidence kind="general_knowledge"/>
  <history>
    <event at="2031-05-01" by="maintainer" action="add"/>
  </history>
</thesaurus>
)xml";

}  // namespace

std::map<std::string, std::string> good_corpus() {
  return {{"instruments/macao/xy-moon-law.xml", kInstrument},
          {"contacts/hongkong/xy-office.xml", kContact},
          {"topics/moon-term.xml", kTopic},
          {"links/macao/fees.xml", kLinks},
          {"programme/2030-2031.xml", kProgramme},
          {"counterparts.xml", kCounterparts},
          {"thesaurus/moon.xml", kMoonConcepts},
          {"thesaurus/stars.xml", kStarConcepts}};
}

std::map<std::string, std::string> broken_corpus(const std::string& file, std::string_view from,
                                                 std::string_view to) {
  auto files = good_corpus();
  std::string& bytes = files.at(file);
  const std::size_t at = bytes.find(from);
  INFO("replacing " << from);
  REQUIRE(at != std::string::npos);
  REQUIRE(bytes.find(from, at + 1) == std::string::npos);
  bytes.replace(at, from.size(), to);
  return files;
}

void TempDirectory::write(const std::string& name, std::string_view bytes) const {
  std::filesystem::create_directories((path() / name).parent_path());
  std::ofstream file(path() / name, std::ios::binary);
  file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  REQUIRE(file.good());
}

void TempDirectory::write(const std::map<std::string, std::string>& files) const {
  for (const auto& [name, bytes] : files) write(name, bytes);
}

}  // namespace gbalex::tests

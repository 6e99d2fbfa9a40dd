// A small corpus of invented links in a fresh directory, its index, and what the two say of a link.
#pragma once

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>

#include "commands/link_set.h"
#include "commands/payloads.h"
#include "commands/settings.h"
#include "commands/temporary_folder.h"
#include "corpus/read.h"
#include "index/build.h"
#include "index/reader.h"
#include "ledger/ledger.h"

namespace gbalex::tests {

inline constexpr const char* kFile = "links/hongkong/authority.xml";

inline constexpr const char* kHarbour = R"(<?xml version="1.0" encoding="UTF-8"?>
<links>
  <link id="link-harbour"
        region="hongkong"
        category="authority"
        subjects="patent"
        languages="en zh-Hant"
        confidence="high"
        as-of="2026-11-22">
    <title lang="zh-Hans">海港署</title>
    <title lang="zh-Hant" status="converted">海港署</title>
    <title lang="en">Harbour Office</title>
    <url basis="cited">https://a.example.org/</url>
    <owner>海港署 HO</owner>
    <evidence kind="official_page" url="https://a.example.org/" date="2026-11-20"/>
    <history>
      <event at="2026-11-22" by="maintainer" action="import"><why>first</why></event>
    </history>
  </link>
  <link id="link-quay"
        region="hongkong"
        category="fees"
        subjects="trademark"
        languages="en"
        confidence="medium"
        as-of="2026-11-22">
    <title lang="en">Quay fees</title>
    <url basis="cited">https://quay.example.org/fees</url>
    <owner>Quay Board</owner>
    <evidence kind="news" url="https://news.example.org/1"/>
    <history>
      <event at="2026-11-22" by="maintainer" action="import"><why>first</why></event>
    </history>
  </link>
</links>
)";

inline constexpr const char* kProgramme = R"(<?xml version="1.0" encoding="UTF-8"?>
<programme id="2016-2017" period="2016-07/2017-06">
  <title lang="en">Programme 2016-2017</title>
  <source>report of the harbour meeting</source>
  <item id="prog-9" number="9" region="crossborder" subjects="information" from="2016" to="2017"
        parties="hk-harbour" confidence="high" as-of="2026-11-22">
    <title lang="en">Upkeep of the pages</title>
    <summary lang="en">The pages were kept up.</summary>
    <figure qualifier="more than">
      <name lang="en">hyperlinks updated</name>
      <value>120</value>
      <unit lang="en">links</unit>
    </figure>
    <evidence kind="progress_report"/>
    <history>
      <event at="2026-11-22" by="maintainer" action="import"><why>first</why></event>
    </history>
  </item>
</programme>
)";

inline constexpr const char* kContact = R"(<?xml version="1.0" encoding="UTF-8"?>
<contact id="hk-harbour" region="hongkong" level="sar" kinds="administration" functions="patent"
         confidence="medium" as-of="2026-11-22">
  <name lang="en">Harbour Office</name>
  <evidence kind="official_page" url="https://a.example.org/" date="2026-11-20"/>
  <history>
    <event at="2026-11-22" by="maintainer" action="import"><why>first</why></event>
  </history>
</contact>
)";

class World {
 public:
  World() { write(kFile, kHarbour); }

  // 2026-11-24 09:30 in UTC+8.
  [[nodiscard]] commands::Settings settings(const std::string& data = "var") const {
    using std::chrono::system_clock;
    const auto now = system_clock::from_time_t(1'795'483'800);
    return {corpus(), root_.path() / data, record::today(now), now, false};
  }
  [[nodiscard]] std::filesystem::path corpus() const { return root_.path() / "corpus"; }

  void write(const std::string& name, const std::string& bytes) const {
    const auto path = corpus() / name;
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << bytes;
  }
  // An item with a figure of hyperlinks, and the office that is its party.
  void write_programme() const {
    write("contacts/hongkong/hk-harbour.xml", kContact);
    write("programme/2016-2017.xml", kProgramme);
  }
  [[nodiscard]] std::string bytes(const std::string& name = kFile) const {
    std::ifstream in(corpus() / name, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  [[nodiscard]] std::size_t files() const {
    std::size_t count = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(corpus())) {
      count += entry.is_regular_file() ? 1 : 0;
    }
    return count;
  }

  [[nodiscard]] record::Catalogue read() const {
    corpus::Corpus read = corpus::read(corpus(), settings().today);
    for (const auto& problem : read.problems) FAIL(problem.to_string());
    return read.catalogue;
  }
  void build_index() const {
    auto builder = index::Builder::begin(settings().data);
    REQUIRE(builder.ok());
    const auto documents = index::make_documents(read(), commands::reader_payloads());
    REQUIRE((*builder)->add(documents, {}).ok());
    REQUIRE((*builder)->finish().ok());
    REQUIRE((*builder)->swap().ok());
  }

  [[nodiscard]] std::string url_in_corpus(const std::string& id) const {
    const record::Catalogue catalogue = read();
    REQUIRE(catalogue.link(id) != nullptr);
    return catalogue.link(id)->url;
  }
  [[nodiscard]] std::string url_in_index(const std::string& id) const {
    auto pool = index::ReaderPool::open(settings().data);
    INFO((pool ? std::string() : pool.error().to_string()));
    REQUIRE(pool.ok());
    std::string payload;
    REQUIRE((*pool)
                ->with([&](const index::Reader& reader) {
                  const auto stored = reader.get(record::Kind::link, id);
                  payload = stored ? stored->payload : "{}";
                })
                .ok());
    return nlohmann::json::parse(payload).value("url", "");
  }

 private:
  commands::TemporaryFolder root_;
};

struct Outcome {
  int status;
  std::string out, err;
};

inline Outcome run(const commands::LinkSet& wanted, const commands::Settings& settings) {
  std::ostringstream out, err;
  const int status = commands::link_set(wanted, settings, out, err);
  return {status, out.str(), err.str()};
}

inline commands::LinkSet set_url(const std::string& id, const std::string& url) {
  commands::LinkSet wanted;
  wanted.id = id;
  wanted.url = url;
  return wanted;
}

}  // namespace gbalex::tests

// gbalex ingest, from files to exit statuses.
#include "commands/ingest.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>

#include "commands/temporary_folder.h"
#include "world.h"

namespace gbalex::tests {
namespace {

namespace fs = std::filesystem;

constexpr const char* kLaw =
    "# 月光管理条例\n\n<!-- INFO END -->\n\n###### 第一条\n\n月光属于大家。\n"
    "\n###### 第二条\n\n本条例自2031年5月1日起施行。\n";

constexpr const char* kInstrument = R"xml(<?xml version="1.0" encoding="UTF-8"?>
<instrument id="cn-moon-rules" region="mainland" level="law" subjects="patent"
            number-basis="source" count-unit="articles" status="in_force"
            current-text-effective="2031-05-01" confidence="high" as-of="2026-11-20">
  <title lang="zh-Hans" status="official">月光管理条例</title>
  <official-number>第1号</official-number>
  <source basis="cited">https://moon.example.org/law</source>
  <evidence kind="official_page" url="https://moon.example.org/law" date="2026-11-20"/>
  <history>
    <event at="2026-11-22" by="maintainer" action="import"><why>a test</why></event>
  </history>
</instrument>
)xml";

class Files {
 public:
  std::string write(const std::string& name, const std::string& bytes) const {
    const fs::path file = folder_.path() / name;
    std::ofstream(file, std::ios::binary) << bytes;
    return file.string();
  }
  [[nodiscard]] std::string path() const { return folder_.path().string(); }

 private:
  commands::TemporaryFolder folder_;
};

Outcome ingest(const World& world, const commands::IngestOptions& options, bool json = false) {
  commands::Settings settings = world.settings();
  settings.json = json;
  std::ostringstream out, err;
  const int status = commands::ingest(options, settings, out, err);
  return {status, out.str(), err.str()};
}

commands::IngestOptions of(const std::string& path) {
  commands::IngestOptions options;
  options.paths = {path};
  return options;
}

}  // namespace

TEST_CASE("a law is taken into the library under the id of the catalogue, and told so") {
  const World world;
  world.write("instruments/mainland/cn-moon-rules.xml", kInstrument);
  const Files files;
  const std::string law = files.write("law.md", kLaw);
  const Outcome first = ingest(world, of(law));
  CHECK(first.err.empty());
  CHECK(first.status == commands::kDone);
  CHECK(first.out.starts_with(law + ": markdown: cn-moon-rules 2031-05-01 zh-Hans, 2 provisions, "
                                    "added\n"));
  CHECK(fs::exists(world.settings().data / "library/cn-moon-rules/2031-05-01/zh-Hans.xml"));
  const Outcome again = ingest(world, of(law), true);
  CHECK(again.status == commands::kDone);
  const auto json = nlohmann::json::parse(again.out);
  const auto& text = json.at("files").at(0).at("texts").at(0);
  CHECK(text.at("outcome") == "unchanged");
  CHECK(text.at("identified_by") == "title");
  CHECK(json.at("totals").at("provisions") == 2);
}

TEST_CASE("exit statuses tell wrong data from wrong usage") {
  const World world;
  const Files files;
  const std::string law = files.write("law.md", kLaw);
  const std::string notes = files.write("notes.md", "# Notes\n\nRead them.\n");
  CHECK(ingest(world, of(files.path())).status == commands::kDone);
  const Outcome nothing = ingest(world, of(notes));
  CHECK(nothing.status == commands::kDataWrong);
  CHECK(nothing.out.find(notes + ": no text was taken of it\n") != std::string::npos);
  CHECK(ingest(world, of(files.path() + "/nothing")).status == commands::kUsage);
  commands::IngestOptions inside = of(law);
  inside.terms = world.corpus() / "terms.tsv";
  CHECK(ingest(world, inside).status == commands::kUsage);
  files.write("torn.xml", "<ordinance>");
  CHECK(ingest(world, of(files.path())).status == commands::kDataWrong);
  world.write("instruments/mainland/broken.xml", "<instrument");
  CHECK(ingest(world, of(law)).status == commands::kDataWrong);
}

TEST_CASE("texts go to the library that is named, and nowhere in a dry run") {
  const World world;
  const Files files, library;
  commands::IngestOptions options = of(files.write("law.md", kLaw));
  options.library = library.path();
  options.dry_run = true;
  CHECK(ingest(world, options).status == commands::kDone);
  CHECK(fs::is_empty(library.path()));
  options.dry_run = false;
  CHECK(ingest(world, options).status == commands::kDone);
  CHECK(!fs::is_empty(library.path()));
  CHECK(!fs::exists(world.settings().data / "library"));
}

}  // namespace gbalex::tests

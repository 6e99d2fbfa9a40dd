// The library on the real files of the shared data, through the readers of all publishers.
#include <catch2/catch.hpp>
#include <chrono>
#include <fstream>
#include <iterator>
#include <map>

#include "akoma_ntoso_schema.h"
#include "commands/temporary_folder.h"
#include "corpus/read.h"
#include "intake/docx.h"
#include "intake/hklm.h"
#include "intake/markdown.h"
#include "intake/text_json.h"
#include "library/akoma_ntoso.h"
#include "library/identify.h"
#include "library/store.h"
#include "shared.h"

using namespace gbalex::library;
namespace intake = gbalex::intake;
namespace fs = std::filesystem;

namespace {

std::string bytes_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<fs::path> files_in(const fs::path& folder) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) files.push_back(entry.path());
  }
  std::ranges::sort(files);
  return files;
}

// Empty: not for the readers here, or refused by its own.
std::vector<Wording> read(const fs::path& path, const std::string& bytes) {
  const std::string name = path.filename().string();
  const intake::File file{bytes, name};
  const auto taken = [&] {
    if (name.ends_with(".xml")) return intake::read_hklm(file);
    if (name.ends_with(".docx")) return intake::read_docx(file);
    if (name.ends_with(".json")) return intake::read_text_json(file);
    return intake::read_markdown(file);
  }();
  return taken ? taken->wordings : std::vector<Wording>{};
}

const std::vector<const char*> kSamples = {"hongkong/cap486",      "hongkong/cap362F",
                                           "mainland/ip_markdown", "mainland/ip_versioned",
                                           "mainland/docx",        "mainland/docx_text_json"};
const std::vector<const char*> kBulk = {"mainland/bulk_national", "mainland/bulk_guangdong"};

// Calls `work(file, bytes, wording)` for every wording of the real files in the folders.
template <typename Work>
void each_wording(const fs::path& shared, const std::vector<const char*>& folders, Work work) {
  for (const char* folder : folders) {
    for (const fs::path& file : files_in(shared / "data" / folder)) {
      const std::string bytes = bytes_of(file);
      for (const Wording& wording : read(file, bytes)) work(file, bytes, wording);
    }
  }
}

}  // namespace

TEST_CASE("every real text comes back whole out of Akoma Ntoso, valid by the schema's rules") {
  GBALEX_NEEDS_SHARED(shared);
  constexpr std::size_t kMostBytes = 400'000;
  int wordings = 0, checked = 0;
  std::size_t bytes_written = 0;
  std::string wrong;
  const auto check = [&](const fs::path& file, const std::string&, const Wording& wording) {
    const std::string xml = akoma_ntoso(wording);
    const auto reading = read_akoma_ntoso(xml, "kept.xml");
    ++wordings;
    bytes_written += xml.size();
    if (!reading || reading->wording != wording || !reading->messages.empty()) {
      wrong += file.string() + (reading ? "" : reading.error().to_string()) + "\n";
    }
    if (xml.size() > kMostBytes || wordings % 5 != 0) return;
    ++checked;
    for (const std::string& line : gbalex::tests::against_schema(xml)) {
      wrong += file.string() + " " + line.substr(0, 300) + "\n";
    }
  };
  each_wording(shared, kSamples, check);
  each_wording(shared, kBulk, check);
  WARN(wordings << " texts, " << bytes_written << " bytes, " << checked
                << " checked against the schema's rules");
  CHECK(wrong.substr(0, 3000) == "");
  CHECK(wordings > 3000);
}

TEST_CASE("every real text is put once, and a second time changes nothing") {
  GBALEX_NEEDS_SHARED(shared);
  const gbalex::commands::TemporaryFolder data;
  const Store store(data.path());
  const auto today = *gbalex::record::Date::parse("2026-11-28");
  const auto corpus = gbalex::corpus::read(gbalex::tests::source_dir() / "corpus", today);
  const Identifier identifier(corpus.catalogue.instruments);
  std::map<Identity::By, int> by;
  std::map<Stored::What, int> first, second;
  int altered = 0;
  const auto put_all = [&](std::map<Stored::What, int>& counts) {
    const auto work = [&](const fs::path& file, const std::string& bytes, Wording wording) {
      const Identity identity = identifier.identify(wording);
      ++by[identity.by];
      if (identity.instrument.empty()) return;
      wording.instrument = identity.instrument;
      wording.origin.sha256.clear();
      const auto stored = store.put(wording, bytes);
      INFO(file << " " << (stored ? std::string() : stored.error().to_string()));
      REQUIRE(stored.ok());
      ++counts[stored->what];
      altered += stored->is_altered;
    };
    each_wording(shared, kSamples, work);
  };
  put_all(first);
  WARN("number " << by[Identity::By::number] << ", title " << by[Identity::By::title]
                 << ", generated " << by[Identity::By::rule] << ", undecided "
                 << by[Identity::By::undecided] << ", nothing " << by[Identity::By::nothing]
                 << "; added " << first[Stored::What::added] << ", another "
                 << first[Stored::What::another] << ", unchanged " << first[Stored::What::unchanged]
                 << ", altered " << altered);
  put_all(second);
  CHECK(second[Stored::What::added] == 0);
  CHECK(second[Stored::What::another] == 0);
}

TEST_CASE("the Trademark Law in force on a day is the one of that day") {
  GBALEX_NEEDS_SHARED(shared);
  const gbalex::commands::TemporaryFolder data;
  const Store store(data.path());
  const fs::path law = shared / "data/mainland/ip_versioned/civil-and-commercial/trademark-law";
  const std::pair<fs::path, const char*> versions[] = {
      {law / "README.md", "2019-11-01"}, {law / "versions/2027-01-01/README.md", "2027-01-01"}};
  for (const auto& [file, from] : versions) {
    const std::string bytes = bytes_of(file);
    std::vector<Wording> wordings = read(file, bytes);
    REQUIRE(wordings.size() == 1);
    wordings[0].instrument = "cn-trademark-law";
    wordings[0].from = gbalex::record::Date::parse(from);
    REQUIRE(store.put(wordings[0], bytes).ok());
  }
  const auto on = [&](const char* day) {
    const auto found = store.in_force_on("cn-trademark-law", gbalex::record::Language::zh_hans,
                                         *gbalex::record::Date::parse(day));
    REQUIRE(found.ok());
    return found->state == InForce::State::held ? found->version : "not held";
  };
  CHECK(on("2019-10-31") == "not held");
  CHECK(on("2026-12-31") == "2019-11-01");
  CHECK(on("2027-01-01") == "2027-01-01");
}

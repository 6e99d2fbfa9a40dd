// Mainland readers on real files: every line of a file is in the wording or in a finding, and every
// article is found. The check is by lines and knows nothing of the readers.
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "intake/docx.h"
#include "intake/flk_details.h"
#include "intake/front_matter.h"
#include "intake/markdown.h"
#include "intake/text_json.h"
#include "shared.h"
#include "statute_tree.h"

using namespace gbalex;
using intake::Finding;
namespace fs = std::filesystem;

namespace {

std::string bytes_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<fs::path> files(const fs::path& folder, const std::string& extension) {
  std::vector<fs::path> found;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file() && entry.path().extension() == extension) {
      found.push_back(entry.path());
    }
  }
  return found;
}

// Without white space and marks that number, enclose or mark up.
std::string bare(std::string_view text) {
  static const std::set<std::string_view> kDropped = {
      "#",  "*",  "-",  "|", "(",  ")",  "（", "）", "【",       "】",
      ":",  "：", ">",  ".", "．", "、", "\\", "_",  "`",        "《",
      "》", "〈", "〉", " ", "\t", "\r", "\n", "　", "\xC2\xA0", "\xEF\xBB\xBF"};
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t length = 1;
    while (at + length < text.size() &&
           (static_cast<unsigned char>(text[at + length]) & 0xC0U) == 0x80U) {
      ++length;
    }
    const std::string_view character = text.substr(at, length);
    const auto second = static_cast<unsigned char>(length > 2 ? character[2] : 0);
    const bool is_thin = character.starts_with("\xE2\x80") && second <= 0x8B;
    if (kDropped.count(character) == 0 && !is_thin) out += character;
    at += length;
  }
  return out;
}

std::set<std::size_t> lines_left_out(const std::vector<Finding>& findings) {
  std::set<std::size_t> lines;
  for (const Finding& finding : findings) {
    if (finding.what != Finding::What::left_out) continue;
    const std::string place = finding.where.substr(finding.where.rfind(':') + 1);
    const std::size_t first = std::stoul(place);
    const std::size_t dash = place.find('-');
    const std::size_t last = dash == std::string::npos ? first : std::stoul(place.substr(dash + 1));
    for (std::size_t line = first; line <= last; ++line) lines.insert(line);
  }
  return lines;
}

struct Coverage {
  long files = 0, articles = 0, headings = 0, lines = 0;
  std::vector<std::string> lost;  // "file:line"
};

// Reads the file's lines against the words of the wording, in order. A line that repeats words of
// the title may be missing; where that is open, both ways are followed.
void cover(const fs::path& path, Coverage& coverage) {
  const std::string bytes = bytes_of(path);
  const std::string name = path.filename();
  const auto taken = intake::read_markdown({bytes, name});
  REQUIRE(taken);
  const library::Wording& law = taken->wordings.front();
  ++coverage.files;
  coverage.articles += tests::count_articles(law.units) + tests::count_articles(law.preface);
  std::string words = law.title + "\n";
  for (const std::string& line : law.history) words += line + "\n";
  const std::string all = bare(words + library::plain_text(law));
  const std::string title = bare(law.title);
  const std::set<std::size_t> left_out = lines_left_out(taken->findings);
  std::set<std::size_t> reached = {0};
  std::istringstream lines(bytes);
  std::string line;
  for (std::size_t number = 1; std::getline(lines, line); ++number) {
    const bool is_label = line.starts_with("###### 第") && line.find("条") != std::string::npos;
    const std::string wanted = bare(line);
    const bool is_title = title.find(wanted) != std::string::npos;
    coverage.headings += is_label && !is_title ? 1 : 0;
    if (wanted.empty() || line.starts_with("<!--") || left_out.count(number) > 0) continue;
    ++coverage.lines;
    std::set<std::size_t> next;
    for (const std::size_t at : reached) {
      if (all.compare(at, wanted.size(), wanted) == 0) next.insert(at + wanted.size());
      if (is_title) next.insert(at);
    }
    if (next.empty()) {
      coverage.lost.push_back(name + ":" + std::to_string(number));
    } else {
      reached = next;
    }
  }
  if (reached.count(all.size()) == 0) coverage.lost.push_back(name + ": words of nowhere");
}

Coverage cover_folder(const fs::path& folder) {
  Coverage coverage;
  for (const fs::path& path : files(folder, ".md")) cover(path, coverage);
  return coverage;
}

}  // namespace

TEST_CASE("national and Guangdong instruments lose no line and no article") {
  GBALEX_NEEDS_SHARED(shared);
  const fs::path mainland = shared / "data/mainland";
  const Coverage national = cover_folder(mainland / "bulk_national");
  CHECK(national.lost == std::vector<std::string>{});
  CHECK(national.files == 2071);
  // One article stands in a line without being a heading.
  CHECK(national.articles == national.headings + 1);
  const Coverage guangdong = cover_folder(mainland / "bulk_guangdong");
  CHECK(guangdong.lost == std::vector<std::string>{});
  CHECK(guangdong.files == 1065);
  // Two texts stand in the place of their histories, 18 and 20 articles; one article in a line.
  CHECK(guangdong.articles == guangdong.headings + 39);
  WARN("articles: " << national.articles << " and " << guangdong.articles
                    << ", lines: " << national.lines << " and " << guangdong.lines);
}

TEST_CASE("IP instruments lose no line, and the Criminal Law has its inserted articles") {
  GBALEX_NEEDS_SHARED(shared);
  const Coverage coverage = cover_folder(shared / "data/mainland/ip_markdown");
  CHECK(coverage.lost == std::vector<std::string>{});
  CHECK(coverage.articles == coverage.headings);
  for (const fs::path& path : files(shared / "data/mainland/ip_markdown", ".md")) {
    if (path.filename() != "中华人民共和国刑法.md") continue;
    const auto taken = intake::read_markdown({bytes_of(path), "law.md"});
    REQUIRE(taken);
    const std::string tree = tests::drawn(taken->wordings.front().units);
    CHECK(tree.find("art219-1 第二百一十九条之一\n") != std::string::npos);
    CHECK(tests::places(taken->findings, Finding::What::repeated_id).empty());
  }
}

TEST_CASE("two versions of the Trade Mark Law and their dates") {
  GBALEX_NEEDS_SHARED(shared);
  const fs::path folder = shared / "data/mainland/ip_versioned/civil-and-commercial/trademark-law";
  const auto versions =
      intake::read_versions({bytes_of(folder / "versions.json"), "versions.json"});
  REQUIRE(versions);
  REQUIRE(versions->size() == 2);
  std::vector<long> articles;
  for (const intake::VersionEntry& version : *versions) {
    auto taken = intake::read_markdown({bytes_of(folder / version.entry), "README.md"});
    REQUIRE(taken);
    library::Wording& law = taken.value().wordings.front();
    std::vector<Finding> findings;
    const auto printed = law.promulgated;
    apply(version, "README.md", law, findings);
    CHECK(printed == version.promulgated);
    CHECK(findings.empty());
    articles.push_back(tests::count_articles(law.units));
  }
  CHECK(articles == std::vector<long>{73, 87});
  CHECK(versions->at(0).to->to_string() == "2026-12-31");
  const Coverage all = cover_folder(shared / "data/mainland/ip_versioned");
  CHECK(all.lost == std::vector<std::string>{});
}

TEST_CASE("DOCX of offices have their articles in order") {
  GBALEX_NEEDS_SHARED(shared);
  long articles = 0, read = 0;
  for (const fs::path& path : files(shared / "data/mainland/docx", ".docx")) {
    INFO(path.filename());
    const std::string bytes = bytes_of(path);
    const std::string name = path.filename();
    const auto taken = intake::read_docx({bytes, name});
    REQUIRE(taken);
    const library::Wording& law = taken->wordings.front();
    CHECK(!law.units.empty());
    CHECK(law.title == path.stem());
    CHECK(tests::places(taken->findings, Finding::What::out_of_order).empty());
    articles += tests::count_articles(law.units);
    ++read;
  }
  CHECK(read == 63);
  CHECK(articles == 3121);
}

TEST_CASE("texts alone give no date that the national database contradicts") {
  GBALEX_NEEDS_SHARED(shared);
  long texts = 0, promulgated = 0, from = 0;
  for (const fs::path& path : files(shared / "data/mainland/docx_text_json", ".json")) {
    const std::string bytes = bytes_of(path);
    const auto json = intake::parse_json({bytes, "a.json"});
    REQUIRE(json);
    if (!json->contains("bbbs")) continue;
    INFO(path.filename());
    nlohmann::json alone;
    alone["title"] = (*json)["title"];
    alone["text"] = (*json)["text"];
    const auto taken = intake::read_text_json({alone.dump(), "a.json"});
    REQUIRE(taken);
    const library::Wording& law = taken->wordings.front();
    ++texts;
    if (law.promulgated) {
      CHECK(law.promulgated->to_string() == intake::text_of(*json, "date"));
      ++promulgated;
    }
    if (law.from) {
      CHECK(law.from->to_string() == intake::text_of(*json, "effective_date"));
      ++from;
    }
  }
  WARN(texts << " texts, " << promulgated << " days of publication and " << from
             << " of commencement from their words alone");
  CHECK(promulgated > 0);
  CHECK(from > texts / 2);
}

TEST_CASE("the head of a real answer of the national database") {
  GBALEX_NEEDS_SHARED(shared);
  const std::string bytes =
      bytes_of(shared / "data/mainland/flk_api/flfgDetails_civil_code_HEAD.json");
  const auto details = intake::read_flk_details({bytes, "civil_code.json"});
  REQUIRE(details);
  CHECK(details->from->to_string() == "2021-01-01");
  CHECK(details->status == library::UnitStatus::in_force);
  CHECK(details->labels.size() == 6);
}

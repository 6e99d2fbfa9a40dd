#include "index/names.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "unit/index/small_catalogue.h"

using namespace gbalex;

namespace {

std::vector<std::string> names_of(const std::string& id) {
  const auto catalogue = tests::small_catalogue();
  return index::law_names(*catalogue.instrument(id));
}

bool holds(const std::vector<std::string>& list, const std::string& value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

index::LawNames all_names() {
  index::LawNames names;
  for (const auto& instrument : tests::small_catalogue().instruments) {
    for (const std::string& name : index::law_names(instrument)) names.add(name, instrument.id);
  }
  return names;
}

}  // namespace

TEST_CASE("a law is also called without State, years and remarks") {
  CHECK(holds(names_of("cn-patent-law"), "中华人民共和国专利法"));
  CHECK(holds(names_of("cn-patent-law"), "专利法"));
  CHECK(holds(names_of("cn-patent-law"), "patent law"));
  CHECK(holds(names_of("cn-patent-law"), "lei de patentes"));
  CHECK(holds(names_of("cn-trademark-law-2019"), "商标法"));
  CHECK(holds(names_of("cn-trademark-law-2019"), "trademark law"));
}

TEST_CASE("a decree is also called by the code it approves") {
  const auto names = names_of("mo-dl-97-99-m");
  CHECK(holds(names, "工业产权法律制度"));
  CHECK(holds(names, "industrial property legal regime"));
  CHECK(std::any_of(names.begin(), names.end(), [](const std::string& name) {
    return name.starts_with("regime jur") && name.ends_with("propriedade industrial");
  }));
}

TEST_CASE("names are found in running text of either script, the longest first") {
  const auto names = all_names();
  struct Row {
    std::string text;
    std::string found;
    std::vector<std::string> instruments;
  };
  const std::vector<Row> rows = {
      {"根据專利法第42條", "專利法", {"cn-patent-law"}},
      {"中华人民共和国专利法", "中华人民共和国专利法", {"cn-patent-law"}},
      {"《商标法》", "商标法", {"cn-trademark-law-2019", "cn-trademark-law-2026"}},
      {"under the Patent Law, art 42", "Patent Law", {"cn-patent-law"}},
      {"商標條例", "商標條例", {"hk-cap-559"}},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    const auto mentions = names.find(row.text);
    REQUIRE(mentions.size() == 1);
    const auto& span = mentions[0].span;
    CHECK(row.text.substr(span.begin, span.end - span.begin) == row.found);
    CHECK(mentions[0].instruments == row.instruments);
  }
}

TEST_CASE("a Latin name is not found inside other words") {
  CHECK(all_names().find("nonpatent lawyers").empty());
  CHECK(all_names().find("").empty());
}

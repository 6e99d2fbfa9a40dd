// Suggestions while somebody types, on the shipped corpus and on titles of our own.
#include "search/suggest.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "index/completions.h"
#include "library.h"

namespace gbalex::tests {
namespace {

std::vector<search::Suggestion> suggested(std::string_view typed,
                                          record::Language language = record::Language::en,
                                          std::size_t limit = 8) {
  auto found = search::suggest(pool(), typed, language, limit, test_day());
  REQUIRE(found.ok());
  return std::move(*found);
}

std::vector<std::string> texts(const std::vector<search::Suggestion>& suggestions) {
  std::vector<std::string> all;
  for (const search::Suggestion& one : suggestions) all.push_back(one.text);
  return all;
}

bool any_holds(const std::vector<search::Suggestion>& suggestions, std::string_view part) {
  return std::any_of(suggestions.begin(), suggestions.end(),
                     [part](const auto& one) { return one.text.find(part) != std::string::npos; });
}

index::Completions titles(const std::vector<std::string>& texts) {
  std::vector<index::Completion> all;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    index::Completion title;
    title.id = "id-" + std::to_string(i);
    title.text = texts[i];
    all.push_back(std::move(title));
  }
  return index::Completions(std::move(all));
}

}  // namespace

TEST_CASE("a title is suggested by its beginning, a word in it, its sound and its initials") {
  using How = index::Completions::How;
  const auto completions = titles({"中华人民共和国专利法", "Lei da Propriedade Industrial",
                                   "知識產權保護條例", "Cap. 559 Trade Marks Ordinance"});
  struct Row {
    const char* typed;
    std::vector<std::pair<std::uint32_t, How>> found;
  };
  const std::vector<Row> rows = {
      {"专利", {{0, How::word}}},
      {"專利", {{0, How::word}}},
      {"中华", {{0, How::start}}},
      {"中華人民共和國專利法", {{0, How::whole}}},
      {"利法", {}},
      {"zhuanli", {{0, How::word_by_sound}}},
      {"zhuan li f", {{0, How::word_by_sound}}},
      {"zlf", {{0, How::word_by_sound}}},
      {"zhrm", {{0, How::start_by_sound}}},
      {"zscq", {{2, How::start_by_sound}}},
      {"zhishi", {{2, How::start_by_sound}}},
      {"知识", {{2, How::start}}},
      {"lei da prop", {{1, How::start}}},
      {"LEI DA PROPRIEDADE", {{1, How::start}}},
      {"indústria", {{1, How::word}}},
      {"propriedades", {}},
      {"industrial", {{1, How::word}}},
      {"trade mark", {{3, How::word}}},
      {"cap 559 tr", {{3, How::start}}},
      {"z", {}},
      {"", {}},
      {" 。", {}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.typed);
    std::vector<std::pair<std::uint32_t, How>> found;
    for (const auto& match : completions.find(row.typed))
      found.emplace_back(match.title, match.how);
    CHECK(found == row.found);
  }
}

TEST_CASE("the sound of a character is its commonest reading without its tone") {
  struct Row {
    char32_t character;
    const char* reading;
  };
  for (const Row& row :
       {Row{U'商', "shang"}, Row{U'标', "biao"}, Row{U'专', "zhuan"}, Row{U'利', "li"},
        Row{U'力', "li"}, Row{U'绿', "lv"}, Row{U'a', ""}, Row{U'。', ""}}) {
    CHECK(text::pinyin(row.character) == row.reading);
  }
}

TEST_CASE("both scripts and pinyin suggest the same records of the library") {
  for (const auto& [simplified, others] :
       std::vector<std::pair<std::string, std::vector<std::string>>>{
           {"专利", {"專利", "zhuanli"}}, {"知识产权", {"知識產權"}}, {"商标", {"商標"}}}) {
    const auto expected = suggested(simplified, record::Language::zh_hans, 20);
    CHECK(!expected.empty());
    for (const std::string& other : others) {
      CAPTURE(simplified, other);
      const auto found = suggested(other, record::Language::zh_hans, 20);
      CHECK(!found.empty());
      const bool han = static_cast<unsigned char>(other[0]) >= 0x80;
      if (han) CHECK(texts(found) == texts(expected));
    }
  }
  CHECK(any_holds(suggested("zscq", record::Language::zh_hans), "知识产权"));
  CHECK(any_holds(suggested("ZSCQ", record::Language::zh_hant), "知識產權"));
}

TEST_CASE("a suggestion is in the reader's language where that begins as typed") {
  for (const search::Suggestion& one : suggested("商标", record::Language::zh_hant)) {
    CHECK(one.language == record::Language::zh_hant);
  }
  for (const search::Suggestion& one : suggested("trade m", record::Language::zh_hans)) {
    CHECK(one.language == record::Language::en);
  }
}

TEST_CASE(
    "each record and each text is suggested once, no more than asked for, never in the middle") {
  for (const char* typed : {"商", "p", "c", "专利", "zh", "marca", "hong kong", "copyright"}) {
    for (const record::Language language : record::kLanguages) {
      const auto found = suggested(typed, language, 20);
      CAPTURE(typed);
      CHECK(found.size() <= 20);
      for (std::size_t i = 0; i < found.size(); ++i) {
        CHECK(found[i].url == (found[i].is_concept ? "/concept/" + found[i].id
                                                   : search::url_of(found[i].kind, found[i].id)));
        for (std::size_t j = 0; j < i; ++j) {
          CHECK(found[i].text != found[j].text);
          CHECK(found[i].url != found[j].url);
        }
      }
      CHECK(suggested(typed, language, 3).size() == std::min<std::size_t>(3, found.size()));
    }
  }
}

TEST_CASE("a law that has ended on the day is suggested behind the one that replaced it") {
  const auto place = [](const std::string& id, std::string_view on) {
    const auto found = search::suggest(pool(), "商标法", record::Language::zh_hans, 20, day(on));
    REQUIRE(found.ok());
    const auto at =
        std::find_if(found->begin(), found->end(), [&id](const auto& one) { return one.id == id; });
    REQUIRE(at != found->end());
    return at - found->begin();
  };
  CHECK(place("cn-trademark-law-2026", "2027-01-01") <
        place("cn-trademark-law-2019", "2027-01-01"));
}

TEST_CASE("what is too long to begin a title suggests nothing") {
  CHECK(suggested(std::string(search::kMostTypedBytes + 1, 'a')).empty());
}

}  // namespace gbalex::tests

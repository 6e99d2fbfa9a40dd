// Why a hit is there: every hit has a mark or says in words where it matched; and what is offered
// where nothing holds all that is asked.
#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>

#include "library.h"
#include "markup.h"
#include "search/highlight.h"
#include "shared.h"

namespace gbalex::tests {
namespace {

bool says_why(const search::Hit& hit) {
  const auto marked = [](const std::string& html) {
    return html.find("<mark>") != std::string::npos;
  };
  return marked(hit.snippet) || marked(hit.title_marked) || marked(hit.heading_marked) ||
         !hit.matched.empty();
}

// The marked pieces of a text for a query.
std::vector<std::string> marked_in(const std::string& text, const std::string& query,
                                   record::Language language = record::Language::en) {
  search::Marker marker;
  marker.add(search::make_units(query));
  const auto terms = index::term_spans(text, language);
  const auto shown =
      read_snippet(search::highlighted(text, search::find_marks(text, terms, marker)));
  REQUIRE(shown);
  return shown->marked;
}

using Pieces = std::vector<std::string>;

// The value of a string member of a JSON line, without escapes: of our own files.
std::string member(const std::string& line, const std::string& name) {
  const std::string key = "\"" + name + "\": \"";
  const auto begin = line.find(key);
  if (begin == std::string::npos) return "";
  std::string value;
  for (std::size_t i = begin + key.size(); i < line.size() && line[i] != '"'; ++i) {
    if (line[i] == '\\') ++i;
    value += line[i];
  }
  return value;
}

}  // namespace

TEST_CASE("marks stand on what matched, through script, stem, numeral and citation") {
  struct Row {
    const char* query;
    const char* text;
    Pieces marked;
  };
  for (const Row& row : {
           Row{"專利", "专利权的期限", {"专利"}},
           Row{"专利", "專利權的期限", {"專利"}},
           Row{"renewing marks", "renewal of a mark", {"renewal", "mark"}},
           Row{"著作", "作品和著作权人的作者", {"著作"}},
           Row{"商标注册", "标注商标的人申请注册", {"商标", "注册"}},
           Row{"商标注册", "商標註冊", {"商標註冊"}},
           Row{"第四十二条", "See Article 42 of the Patent Law", {"Article 42"}},
           Row{"Article 42", "依照第四十二条办理", {"第四十二条"}},
           Row{"三十日", "within 30 days", {"30"}},
           Row{"权", "权利", {"权"}},
           Row{"duração", "a duracao da patente", {"duracao"}},
       }) {
    CAPTURE(row.query, row.text);
    const bool han = static_cast<unsigned char>(row.text[0]) >= 0x80;
    CHECK(marked_in(row.text, row.query, han ? record::Language::zh_hans : record::Language::en) ==
          row.marked);
  }
}

TEST_CASE("a phrase is marked where it stands as one, its words nowhere else") {
  search::Marker marker;
  marker.add_phrase("trade mark");
  const std::string text = "A mark in trade is no trade mark. Trade  Mark!";
  const auto terms = index::term_spans(text, record::Language::en);
  CHECK(search::highlighted(text, search::find_marks(text, terms, marker)) ==
        "A mark in trade is no <mark>trade mark</mark>. <mark>Trade  Mark</mark>!");
}

TEST_CASE("a snippet begins with the sentence of its best passage") {
  search::Marker marker;
  marker.add(search::make_units("renewal fee"));
  std::string text;
  for (int i = 0; i < 60; ++i) text += "Something else is said here. ";
  text += "The fee for a renewal is fixed. ";
  for (int i = 0; i < 60; ++i) text += "Something else is said here. ";
  const auto terms = index::term_spans(text, record::Language::en);
  const auto shown = search::snippet(text, search::find_marks(text, terms, marker));
  CHECK(shown.html.starts_with("…The <mark>fee</mark> for a <mark>renewal</mark>"));
}

TEST_CASE("a hit that matched in another language shows that language") {
  search::Request asked = request("alfândega", record::Language::zh_hant);
  asked.exact = true;
  const search::Results results = find(asked);
  REQUIRE(!results.hits.empty());
  for (const search::Hit& hit : results.hits) {
    CAPTURE(name_of(hit), hit.snippet);
    CHECK(says_why(hit));
    if (hit.snippet.find("<mark>") != std::string::npos) {
      CHECK(hit.snippet_language == record::Language::pt);
    }
  }
}

TEST_CASE("every hit of every development query says why") {
  std::vector<std::string> all = {"商标",
                                  "外观设计保护期多久",
                                  "copyright hotline",
                                  "Cap. 559 s 18",
                                  "duração da patente",
                                  "海關 備案 期限",
                                  "专利法42条",
                                  "how long"};
  if (const auto shared = shared_dir()) {
    std::ifstream file(*shared / "queries" / "dev.jsonl");
    for (std::string line; std::getline(file, line);) all.push_back(member(line, "query"));
  } else {
    WARN("the development queries are skipped: no shared data");
  }
  std::size_t hits = 0;
  for (const std::string& query : all) {
    for (const record::Language reader : {record::Language::zh_hant, record::Language::en}) {
      for (const search::Hit& hit : find(request(query, reader)).hits) {
        CAPTURE(query, name_of(hit));
        CHECK(says_why(hit));
        ++hits;
      }
    }
  }
  CHECK(hits > 100);
}

TEST_CASE("where nothing holds all that is asked, each step of the ladder gives what it says") {
  struct Row {
    const char* typed;
    std::vector<record::Region> regions;
    std::vector<record::Kind> kinds;
    search::Rung::Step step;
  };
  using Step = search::Rung::Step;
  using record::Region;
  for (const Row& row : {
           Row{"版權特許機構 雷公行动 zzqqxx", {}, {}, Step::word},
           Row{"雷公行动", {Region::macao}, {}, Step::filter},
           Row{"雷公行动", {Region::macao}, {}, Step::region},
           Row{"雷公行动", {}, {record::Kind::link}, Step::filter},
           Row{"\"商标 专利 海关\"", {}, {}, Step::phrase},
       }) {
    search::Request asked = request(row.typed);
    asked.regions = row.regions;
    asked.kinds = row.kinds;
    const search::Results results = find(asked);
    CAPTURE(row.typed, static_cast<int>(row.step));
    for (const search::Rung& rung : results.ladder) {
      CAPTURE(std::string(code(rung.step)), rung.value, rung.request.text);
      const search::Results step = find(rung.request);
      CHECK(rung.count > 0);
      if (!step.relaxed) CHECK(step.total == rung.count);
    }
    if (row.step == Step::word) continue;
    CHECK(std::any_of(results.ladder.begin(), results.ladder.end(),
                      [&row](const auto& rung) { return rung.step == row.step; }));
  }
}

TEST_CASE("the terms of a hit add up to its first stage, and its steps lead to its score") {
  for (const char* typed : {"外观设计 保护期", "trade mark renewal Hong Kong", "海关备案 澳门"}) {
    search::Request asked = request(typed);
    asked.explain = true;
    asked.group = search::Group::none;
    const search::Results results = find(asked);
    REQUIRE(!results.hits.empty());
    for (const search::Hit& hit : results.hits) {
      CAPTURE(typed, name_of(hit));
      REQUIRE(hit.explanation);
      CHECK(!hit.explanation->terms.empty());
      double score = hit.explanation->first_stage;
      for (const search::ScoreStep& step : hit.explanation->steps) {
        score = step.how == search::ScoreStep::How::times ? score * step.value : score + step.value;
      }
      CHECK(score == Approx(hit.score));
    }
  }
  CHECK(!find(request("商标")).hits.front().explanation);
  search::Request quoted = request("\"驰名商标\" 保护");
  quoted.explain = true;
  const search::Results held = find(quoted);
  REQUIRE(!held.hits.empty());
  CHECK(held.hits.front().explanation->phrases == std::vector<std::string>{"驰名商标"});
}

TEST_CASE("a search that finds enough has no ladder, no proposals and no other spelling") {
  for (const char* typed : {"商标", "patent", "专利", "海关 备案"}) {
    const search::Results results = find(request(typed));
    CAPTURE(typed);
    CHECK(results.ladder.empty());
    CHECK(results.proposals.empty());
    CHECK(results.shown_for.empty());
  }
}

TEST_CASE("what is similar to the law of another place is a proposal, never a hit") {
  const search::Results results = find(request("Singapore Patents Act section 13"));
  CHECK(results.hits.empty());
  CHECK(results.total == 0);
  CHECK(results.suggestion.empty());
}

}  // namespace gbalex::tests

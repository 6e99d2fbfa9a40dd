// A query in one language finds what speaks of the same concept in another, says so, and can be
// asked not to.
#include "search/concepts.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

#include "index/stored.h"
#include "library.h"
#include "search/evidence.h"
#include "search/suggest.h"
#include "shelf.h"

namespace gbalex::tests {
namespace {

using index::Document;
using index::FieldKind;
using record::Language;
using Names = std::set<std::string>;

Document topic(const char* id, const std::vector<index::Field>& fields) {
  Document made;
  made.kind = record::Kind::topic;
  made.id = id;
  made.region = record::Region::crossborder;
  made.fields = fields;
  return made;
}

Document topic(const char* id, Language language, const char* title, const char* body) {
  return topic(id, {{FieldKind::title, language, title}, {FieldKind::body, language, body}});
}

// Records of one language each: none says anything in Portuguese.
const Shelf& shelf() {
  static const Shelf made(
      {topic("simplified", Language::zh_hans, "作品登记办法", "著作权登记自愿进行。"),
       topic("traditional", Language::zh_hant, "條例摘要", "版權的存在無須註冊。"),
       topic("register", Language::zh_hant, "手續", "版權須經登記。"),
       topic("english", Language::en, "Works", "Copyright subsists in original works."),
       topic("filed", {{FieldKind::title, Language::en, "Office"},
                       {FieldKind::body, Language::en, "Open on weekdays."},
                       {FieldKind::context, Language::zh_hans, "版权"}}),
       topic("grey", Language::zh_hans, "海关", "平行进口的货物不属于侵权货物。"),
       topic("model", Language::zh_hans, "保护期", "实用新型专利的期限为十年。"),
       topic("invention", Language::zh_hans, "发明", "发明专利的期限为二十年。"),
       topic("fees", Language::en, "Fees", "Fees are paid once.")},
      small_thesaurus());
  return made;
}
const Names kCopyright = {"simplified", "traditional", "register", "english", "filed"};

search::Results ask(search::Request request) {
  auto results = search::search(shelf().pool(), request, test_day());
  REQUIRE(results.ok());
  return std::move(*results);
}

search::Results ask(std::string_view text, Language reader = Language::pt, bool exact = false) {
  search::Request asked = request(text, reader);
  asked.exact = exact;
  return ask(asked);
}

// Sorted by title nothing is relaxed: exactly what holds all that is asked.
Names strict(std::string_view text, bool exact = false) {
  search::Request asked = request(text);
  asked.sort = search::Sort::title;
  asked.exact = exact;
  const search::Results results = ask(asked);
  Names ids;
  for (const search::Hit& hit : results.hits) ids.insert(hit.id);
  CAPTURE(text);
  CHECK(results.total == static_cast<int>(ids.size()));
  CHECK(results.total_is_exact);
  return ids;
}

Names ids(const search::Results& results) {
  Names all;
  for (const search::Hit& hit : results.hits) all.insert(hit.id);
  return all;
}

std::vector<std::string> also(const search::Results& results) {
  std::vector<std::string> labels;
  for (const search::Expansion& expansion : results.expanded) {
    for (const search::ShownText& label : expansion.also) labels.push_back(label.text);
  }
  return labels;
}

const search::Hit& hit_of(const search::Results& results, std::string_view id) {
  const auto found = std::find_if(results.hits.begin(), results.hits.end(),
                                  [id](const search::Hit& hit) { return hit.id == id; });
  REQUIRE(found != results.hits.end());
  return *found;
}

std::vector<std::string> named(std::string_view text, const Shelf& in = shelf()) {
  std::vector<std::string> labels;
  REQUIRE(in.pool().with([&](const index::Reader& reader) {
    labels.clear();
    for (const auto& each : search::named_concepts(reader, text, {})) {
      labels.push_back(each.term + ":" + each.label);
    }
  }));
  return labels;
}

}  // namespace

TEST_CASE("a Portuguese label finds texts that are Chinese or English alone") {
  CHECK(ids(ask("direito de autor")) == kCopyright);
  CHECK(ids(ask("Direitos de Autor")) == kCopyright);
  CHECK(ask("importação paralela").hits.front().id == "grey");
  CHECK(ask("modelo de utilidade").hits.front().id == "model");
}

TEST_CASE("the word that people say finds the word that the law says") {
  CHECK(strict("水货") == Names{"grey"});
  CHECK(strict("版權") == kCopyright);
  CHECK(strict("著作权") == kCopyright);
}

TEST_CASE("a label that is never shown finds, needs no other spelling, and is told to nobody") {
  for (const char* typed : {"copywrite", "版劝"}) {
    CAPTURE(typed);
    const search::Results results = ask(typed, Language::en);
    CHECK(ids(results) == kCopyright);
    CHECK(results.suggestion.empty());
    CHECK(results.shown_for.empty());
    const std::vector<std::string> labels = also(results);
    CHECK(labels == std::vector<std::string>{"copyright", "著作权", "版权"});
  }
}

TEST_CASE("asked exactly, only the words that were typed are found") {
  CHECK(ask("direito de autor", Language::pt, true).hits.empty());
  CHECK(strict("copyright", true) == Names{"english"});
  CHECK(ids(ask("版权", Language::en, true)) == Names{"traditional", "register", "filed"});
  CHECK(ask("版权", Language::en, true).expanded.empty());
}

TEST_CASE("what is excluded, quoted or asked of a field is found by its text alone") {
  CHECK(strict("copyright -版权") == Names{"simplified", "english", "filed"});
  CHECK(strict("\"copyright\"") == Names{"english"});
  CHECK(strict("\"版權\"") == Names{"traditional", "register"});
  CHECK(strict("title:copyright").empty());
  CHECK(strict("heading:版权").empty());
}

TEST_CASE("alternatives of words are searched by concept each") {
  CHECK(strict("copyright OR 水货") ==
        Names{"simplified", "traditional", "register", "english", "filed", "grey"});
  CHECK(strict("(copyright OR \"zzqq\") 登记") == Names{"simplified", "register"});
}

TEST_CASE("the other words are wanted as before, beside a concept and joined to it") {
  CHECK(strict("copyright works") == Names{"english"});
  CHECK(strict("copyright 登記") == Names{"simplified", "register"});
  CHECK(strict("著作权登记") == Names{"simplified", "register"});
  CHECK(strict("登记著作权") == Names{"simplified", "register"});
  CHECK(strict("著作权登记", true) == Names{"simplified"});
}

TEST_CASE("a facet counts what is found by concept") {
  search::Request asked = request("copyright");
  asked.sort = search::Sort::title;
  const search::Results results = ask(asked);
  const auto kinds = std::find_if(results.facets.begin(), results.facets.end(),
                                  [](const search::Facet& facet) { return facet.name == "kind"; });
  REQUIRE(kinds != results.facets.end());
  REQUIRE(kinds->values.size() == 1);
  CHECK(kinds->values.front().count == static_cast<int>(kCopyright.size()));
}

TEST_CASE("a hit shows the label that it holds, in the language that holds it") {
  const search::Results results = ask("direito de autor");
  struct Row {
    const char* id;
    Language language;
    const char* marked;
  };
  for (const Row& row : {Row{"simplified", Language::zh_hans, "<mark>著作权</mark>"},
                         Row{"traditional", Language::zh_hant, "<mark>版權</mark>"},
                         Row{"english", Language::en, "<mark>Copyright</mark>"}}) {
    const search::Hit& hit = hit_of(results, row.id);
    CAPTURE(row.id, hit.snippet);
    CHECK(hit.snippet.find(row.marked) != std::string::npos);
    CHECK(hit.snippet_language == row.language);
    REQUIRE(hit.matched.size() == 1);
    CHECK(hit.matched.front().where == search::MatchedIn::Where::text);
  }
}

TEST_CASE("a hit that is only filed under a concept says which") {
  const search::Results results = ask("direito de autor");
  const search::Hit& hit = hit_of(results, "filed");
  REQUIRE(hit.matched.size() == 1);
  CHECK(code(hit.matched.front().where) == "concept");
  CHECK(hit.matched.front().value == "copyright");
  // Its own words stand there: that is no other name of it.
  const search::Results words = ask("版权");
  const search::Hit& typed = hit_of(words, "filed");
  REQUIRE(typed.matched.size() == 1);
  CHECK(code(typed.matched.front().where) == "context");
}

TEST_CASE("an id that holds the name of a concept is no passage for who typed another name") {
  const Shelf laws({topic("law", {{FieldKind::title, Language::en, "Copyright Law"},
                                  {FieldKind::number, Language::en, "cn-copyright-law"},
                                  {FieldKind::body, Language::en, "In force since 1991."}})},
                   small_thesaurus());
  const auto snippet_for = [&laws](std::string_view typed) {
    auto results = search::search(laws.pool(), request(typed), test_day());
    REQUIRE(results.ok());
    REQUIRE(results->hits.size() == 1);
    CHECK(results->hits.front().title_marked.starts_with("<mark>Copyright</mark>"));
    return results->hits.front().snippet;
  };
  CHECK(snippet_for("direito de autor") == "In force since 1991.");
  CHECK(snippet_for("copyright") == "cn-<mark>copyright</mark>-law");
}

TEST_CASE("a concept that no record holds names nothing, and hides no shorter label") {
  CHECK(named("Parallel imports of trademarks") ==
        std::vector<std::string>{"Gparallel-import:Parallel imports"});
  const Shelf patents({topic("term", Language::zh_hans, "专利权的期限", "自申请日起计算。")},
                      small_thesaurus());
  CHECK(named("实用新型专利", patents) == std::vector<std::string>{"Gpatent:专利"});
}

TEST_CASE("a label inside a longer one names nothing") {
  CHECK(named("实用新型专利") == std::vector<std::string>{"Gutility-model:实用新型专利"});
  CHECK(named("实用新型专利 专利") ==
        std::vector<std::string>{"Gutility-model:实用新型专利", "Gpatent:专利"});
  CHECK(named("Parallel imports of patents") ==
        std::vector<std::string>{"Gparallel-import:Parallel imports", "Gpatent:patents"});
  CHECK(named("nothing of the kind").empty());
  CHECK(strict("utility model") == Names{"model"});
  CHECK(strict("patente") == Names{"model", "invention"});
}

TEST_CASE("the reader is told what else was searched, in the reader's language first") {
  const search::Results results = ask("版權", Language::en);
  REQUIRE(results.expanded.size() == 1);
  const search::Expansion& expansion = results.expanded.front();
  CHECK(expansion.concept_id == "copyright");
  CHECK(expansion.label.text == "版權");
  CHECK(expansion.label.language == Language::zh_hant);
  // No text is Portuguese, and 版权 is the same label in the other script.
  CHECK(also(results) == std::vector<std::string>{"copyright", "著作权"});
  CHECK(also(ask("copyright", Language::zh_hant)) == std::vector<std::string>{"版權", "著作权"});
  CHECK(ask("direito de autor").expanded.front().label.language == Language::pt);
}

TEST_CASE("nothing is told where no record holds another label") {
  CHECK(ask("平行进口").expanded.empty());
  CHECK(ask("fees").expanded.empty());
  CHECK(ask("").expanded.empty());
}

TEST_CASE("each concept is told once, in the order of the query") {
  const search::Results results = ask("水货 copyright 版權 parallel import", Language::en);
  REQUIRE(results.expanded.size() == 2);
  CHECK(results.expanded[0].concept_id == "parallel-import");
  CHECK(results.expanded[1].concept_id == "copyright");
}

TEST_CASE("an explanation names the concept, and the terms still add up") {
  search::Request asked = request("direito de autor", Language::pt);
  asked.explain = true;
  const search::Results results = ask(asked);
  const search::Hit& hit = hit_of(results, "simplified");
  REQUIRE(hit.explanation);
  REQUIRE(!hit.explanation->terms.empty());
  const search::TermPart& part = hit.explanation->terms.front();
  CHECK(code(part.form) == "concept");
  CHECK(code(part.field) == "text");
  CHECK(part.term == "copyright");
  double score = hit.explanation->first_stage;
  for (const search::ScoreStep& step : hit.explanation->steps) {
    score = step.how == search::ScoreStep::How::times ? score * step.value : score + step.value;
  }
  CHECK(score == Approx(hit.score));
}

TEST_CASE("concepts are suggested by the labels that are shown") {
  const auto suggested = [](std::string_view typed, Language language) {
    auto found = search::suggest(shelf().pool(), typed, language, 8, test_day());
    REQUIRE(found.ok());
    return std::move(*found);
  };
  const auto found = suggested("direit", Language::pt);
  REQUIRE(found.size() == 1);
  CHECK(found.front().is_concept);
  CHECK(search::kind_code(found.front()) == "concept");
  CHECK(found.front().id == "copyright");
  CHECK(found.front().text == "direito de autor");
  CHECK(found.front().language == Language::pt);
  CHECK(found.front().url == "/concept/copyright");
  CHECK(suggested("copywr", Language::en).empty());
  const auto records = suggested("海", Language::zh_hans);
  REQUIRE(records.size() == 1);
  CHECK(search::kind_code(records.front()) == "topic");
}

TEST_CASE("the term of a concept does not part two characters that stand together") {
  const auto read = shelf().pool().with([](const index::Reader& reader) {
    const search::QueryEvidence evidence(reader, "著作权登记", search::Plan{});
    const auto found = reader.find(record::Kind::topic, "simplified");
    REQUIRE(found);
    const index::View with = index::make_view(*found, &reader.thesaurus().labels);
    const index::View without = index::make_view(*found);
    REQUIRE(with.symbols.size() > without.symbols.size());
    CHECK(evidence.look_at(with).pairs_held == Approx(1));
    CHECK(evidence.look_at(with).pairs == Approx(evidence.look_at(without).pairs));
    CHECK(evidence.look_at(with).near == Approx(evidence.look_at(without).near));
  });
  CHECK(read.ok());
}

}  // namespace gbalex::tests

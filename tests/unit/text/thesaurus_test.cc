// Where labels of concepts stand: rows a user would write, and any mixture against a slow oracle.
#include "text/thesaurus.h"

#include <catch2/catch.hpp>
#include <chrono>
#include <set>
#include <string>
#include <vector>

#include "label_oracle.h"
#include "random_text.h"
#include "text/symbols.h"

namespace gbalex::text {
namespace {

const std::vector<ConceptLabels>& concepts() {
  static const std::vector<ConceptLabels> all = {
      {"copyright",
       {{"著作权", Language::zh_hans},
        {"版權", Language::zh_hant},
        {"copyright", Language::en},
        {"direito de autor", Language::pt},
        {"direitos autorais", Language::pt}}},
      {"parallel-import",
       {{"平行进口", Language::zh_hans},
        {"水货", Language::zh_hans},
        {"parallel import", Language::en}}},
      {"patent",
       {{"专利", Language::zh_hans}, {"patent", Language::en}, {"patente", Language::pt}}},
      {"utility-model",
       {{"实用新型专利", Language::zh_hans},
        {"实用新型", Language::zh_hans},
        {"utility model", Language::en}}},
      {"non-use", {{"non-use", Language::en}, {"连续三年不使用", Language::zh_hans}}},
      {"pct", {{"PCT", Language::en}, {"PCT申请", Language::zh_hans}}},
      {"trips", {{"TRIPS", Language::en}, {"TRIPS协定", Language::zh_hans}}},
      {"know-how", {{"know-how", Language::en}, {"R&D", Language::en}}},
      {"invention", {{"invenção", Language::pt}, {"invention", Language::en}}},
      {"pirated-copy", {{"pirated copy", Language::en}, {"license fee", Language::en}}}};
  return all;
}

const Thesaurus& thesaurus() {
  static const Thesaurus made(concepts());
  return made;
}

// "concept=label" a match, in their order.
std::vector<std::string> found(const std::string& source) {
  std::vector<std::string> all;
  for (const Thesaurus::Match& match : thesaurus().find(source)) {
    all.push_back(concepts()[match.number].id + "=" +
                  source.substr(match.span.begin, match.span.end - match.span.begin));
  }
  return all;
}

using Words = std::vector<std::string>;

struct Row {
  std::string rule;
  std::string source;
  Words found;
};

void check(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    INFO(row.rule << ": " << row.source);
    CHECK(found(row.source) == row.found);
  }
}

TEST_CASE("a label in either script finds its concept, whatever stands around it") {
  check({{"as written", "著作权法", {"copyright=著作权"}},
         {"the other script", "著作權條例", {"copyright=著作權"}},
         {"Simplified text, Traditional label", "版权局", {"copyright=版权"}},
         {"another concept's",
          "水貨与平行進口",
          {"parallel-import=水貨", "parallel-import=平行進口"}},
         {"one character is not it", "著作", {}},
         {"a blank parts Han characters", "著作 权", {}},
         {"a mark parts them", "著作、权", {}},
         {"a hyphen parts them", "著作-权", {}}});
}

TEST_CASE("words are found by their stem, in any case and without accents") {
  check({{"plural", "Copyrights", {"copyright=Copyrights"}},
         {"two words", "PARALLEL IMPORTS of goods", {"parallel-import=PARALLEL IMPORTS"}},
         {"a form in -ing", "parallel importing", {"parallel-import=parallel importing"}},
         {"y and ies", "pirated copies", {"pirated-copy=pirated copies"}},
         {"Portuguese plural", "os direitos de autor", {"copyright=direitos de autor"}},
         {"Portuguese, in a Chinese text", "即invenção。", {"invention=invenção"}},
         {"without accents", "da invencao", {"invention=invencao"}},
         {"decomposed accents", "invenc\u0327a\u0303o", {"invention=invenc\u0327a\u0303o"}},
         {"full width", "ＰＡＴＥＮＴ", {"patent=ＰＡＴＥＮＴ"}},
         {"a part of a word is not it", "micropatent copyrightx", {}},
         {"other words between are not it", "parallel the import", {}}});
}

TEST_CASE("between words stand blanks or one hyphen") {
  check({{"a hyphen for a blank", "parallel-import", {"parallel-import=parallel-import"}},
         {"a blank for a hyphen", "non use", {"non-use=non use"}},
         {"two blanks, a line break", "non \n use", {"non-use=non \n use"}},
         {"two hyphens", "non--use", {}},
         {"a hyphen and blanks", "non - use", {}},
         {"a comma", "parallel, import", {}},
         {"a full stop", "parallel. Import", {}},
         {"written in one word", "nonuse", {}},
         {"a typographic hyphen", "know\u2010how", {"know-how=know\u2010how"}},
         {"a mark in the label", "R&D, R & D", {"know-how=R&D", "know-how=R & D"}},
         {"at the end of the text", "parallel-", {}},
         {"and of a line of blanks", "parallel   ", {}}});
}

TEST_CASE("abbreviations are found by their letters") {
  check({{"as written", "PCT", {"pct=PCT"}},
         {"small letters", "pct", {"pct=pct"}},
         {"plural", "PCTs", {"pct=PCTs"}},
         {"no stem of it", "a business trip", {}},
         {"next to a number", "PCT2", {"pct=PCT"}},
         {"next to Han characters", "依PCT申請", {"pct=PCT申請"}},
         {"with a blank between the scripts", "依 PCT 申请", {"pct=PCT 申请"}},
         {"inside a word", "PCTX", {}}});
}

TEST_CASE("a label inside another stands too, but not inside one of its own concept") {
  check({{"of another concept", "实用新型专利权", {"utility-model=实用新型专利", "patent=专利"}},
         {"alone", "實用新型", {"utility-model=實用新型"}},
         {"the longer one first", "TRIPS協定", {"trips=TRIPS協定"}},
         {"twice in one text", "专利，专利", {"patent=专利", "patent=专利"}}});
  const std::vector<ConceptLabels> nested = {{"a", {{"商标", Language::zh_hans}}},
                                             {"b", {{"商标权", Language::zh_hans}}}};
  const auto matches = Thesaurus(nested).find("商標權");
  REQUIRE(matches.size() == 2);
  CHECK(matches[0] == Thesaurus::Match{1, {0, 9}});
  CHECK(matches[1] == Thesaurus::Match{0, {0, 6}});
}

TEST_CASE("one label may be of two concepts, and a label without a word is never found") {
  const std::vector<ConceptLabels> same = {{"a", {{"mark", Language::en}}},
                                           {"b", {{"Marks", Language::en}, {"—", Language::en}}},
                                           {"c", {}}};
  const Thesaurus made(same);
  CHECK(made.size() == 3);
  const auto matches = made.find("— marks");
  REQUIRE(matches.size() == 2);
  CHECK(matches[0].number == 0);
  CHECK(matches[1].number == 1);
}

TEST_CASE("analyse gives a concept's term with the span of the label, and nothing else changes") {
  const std::string source = "註冊商標與著作權, parallel imports";
  const auto plain = analyse(source, Language::zh_hant, Extras::citations);
  auto with = analyse(source, Language::zh_hant, Extras::citations, &thesaurus());
  std::vector<std::string> terms;
  for (std::size_t i = 0; i + 1 < with.size(); ++i) {
    CHECK(with[i].span.begin <= with[i + 1].span.begin);
  }
  std::erase_if(with, [&](const Token& token) {
    if (token.kind != TokenKind::concept_term) return false;
    CHECK(token.position == 0);
    terms.push_back(token.term + "=" +
                    source.substr(token.span.begin, token.span.end - token.span.begin));
    return true;
  });
  CHECK(terms == Words{"Gcopyright=著作權", "Gparallel-import=parallel imports"});
  REQUIRE(with.size() == plain.size());
  for (std::size_t i = 0; i < with.size(); ++i) {
    CHECK(with[i].term == plain[i].term);
    CHECK(with[i].position == plain[i].position);
    CHECK(with[i].span == plain[i].span);
  }
}

TEST_CASE("symbols hold a concept behind the symbol at which its label begins") {
  const Symbol copyright = symbol_of("Gcopyright") | kSamePlaceFlag;
  const auto han = symbols("著作權", Language::zh_hant, &thesaurus());
  CHECK(han == std::vector<Symbol>{U'著', copyright, U'作', U'权'});
  const auto word = symbols("Copyrights 2", Language::en, &thesaurus());
  CHECK(word == std::vector<Symbol>{symbol_of("copyrights"),
                                    symbol_of("Zcopyright") | kSamePlaceFlag, copyright,
                                    symbol_of("2")});
  CHECK(symbols("著作權", Language::zh_hant) == std::vector<Symbol>{U'著', U'作', U'权'});
}

TEST_CASE("a thesaurus without concepts finds nothing") {
  const Thesaurus none;
  CHECK(none.empty());
  CHECK(none.size() == 0);
  CHECK(none.digest().empty());
  CHECK(none.find("著作权 copyright").empty());
  CHECK(Thesaurus(std::vector<ConceptLabels>{}).empty());
}

TEST_CASE("the digest changes with every id, label and language, and with nothing else") {
  const std::vector<std::vector<ConceptLabels>> different = {
      {{"a", {{"mark", Language::en}}}},
      {{"b", {{"mark", Language::en}}}},
      {{"a", {{"Mark", Language::en}}}},
      {{"a", {{"mark", Language::pt}}}},
      {{"a", {}}, {"b", {{"mark", Language::en}}}},
      {{"a", {{"mark", Language::en}}}, {"b", {}}},
      {{"a", {{"mar", Language::en}, {"k", Language::en}}}}};
  std::set<std::string> digests;
  for (const auto& each : different) {
    const Thesaurus made(each);
    CHECK(made.digest() == thesaurus_digest(each));
    digests.insert(made.digest());
  }
  CHECK(digests.size() == different.size());
  CHECK(Thesaurus(concepts()).digest() == thesaurus().digest());
  CHECK(thesaurus_digest({}).empty());
}

// What a failure says: the labels, and what either side found.
std::string told(const std::vector<ConceptLabels>& made, const std::string& source,
                 const std::vector<Thesaurus::Match>& fast,
                 const std::vector<Thesaurus::Match>& slow) {
  std::string text = "in <" + source + ">\n";
  for (const auto* matches : {&fast, &slow}) {
    text += matches == &fast ? "fast:" : "slow:";
    for (const Thesaurus::Match& match : *matches) {
      text += " " + made[match.number].id + "<" +
              source.substr(match.span.begin, match.span.end - match.span.begin) + ">";
    }
    text += "\n";
  }
  for (const ConceptLabels& each : made) {
    for (const ConceptLabel& label : each.labels) text += each.id + ": <" + label.text + ">\n";
  }
  return text;
}

TEST_CASE("labels are found exactly where a slow reading of the rules finds them") {
  tests::RandomText random(11);
  static constexpr std::array<std::string_view, 30> kPieces = {
      "商",       "標",      "商标",   "权",      "權",  "patent", "Patents",  "patenteado",
      "trade",    "mark",    "Marks",  "marking", "PCT", "pcts",   "invenção", "invenções",
      "Invencao", "2",       "18",     " ",       "  ",  "-",      "\u2010",   ",",
      "、",       "e\u0301", "\u0301", "㈠",      "ﬁ",   "'"};
  std::size_t all = 0;
  for (int round = 0; round < 400; ++round) {
    const auto mixture = [&](std::size_t pieces) {
      std::string text;
      for (std::size_t i = 0; i < pieces; ++i) text += random.pick(kPieces);
      return text;
    };
    std::vector<ConceptLabels> made;
    for (std::size_t i = 0; i < 6; ++i) {
      ConceptLabels each{"c" + std::to_string(i), {}};
      for (std::size_t n = 0; n < 3; ++n) {
        each.labels.push_back(
            {mixture(1 + random.below(4)), random.below(2) == 0 ? Language::en : Language::pt});
      }
      made.push_back(std::move(each));
    }
    const Thesaurus fast(made);
    for (int text = 0; text < 20; ++text) {
      const std::string source = mixture(14) + made[random.below(6)].labels[0].text + mixture(3);
      const auto matches = fast.find(source);
      const auto expected = tests::slow_find(made, source);
      if (matches != expected) FAIL(told(made, source, matches, expected));
      all += matches.size();
    }
  }
  CHECK(all > 10'000);
}

TEST_CASE("labels are found in damaged texts as the slow reading finds them") {
  tests::RandomText random(12);
  std::size_t all = 0;
  for (int round = 0; round < 4'000; ++round) {
    std::string source = random.wild(8);
    const ConceptLabels& any = concepts()[random.below(concepts().size())];
    source.insert(random.below(source.size() + 1), any.labels[0].text);
    const auto matches = thesaurus().find(source);
    const auto expected = tests::slow_find(concepts(), source);
    if (matches != expected) FAIL(told(concepts(), source, matches, expected));
    all += matches.size();
  }
  CHECK(all > 3'000);
}

TEST_CASE("twice the text takes about twice the time, hostile runs too") {
  const std::vector<ConceptLabels> hostile = {{"a",
                                               {{"patent patent patent patent mark", Language::en},
                                                {"商商商商商标", Language::zh_hans},
                                                {"patent", Language::en}}}};
  const Thesaurus made(hostile);
  for (const std::string_view run :
       {"patent ", "patent\u2010", "商", "patent     ", "x", "-", "  "}) {
    const auto seconds = [&](std::size_t bytes) {
      std::string source;
      while (source.size() < bytes) source += run;
      const auto start = std::chrono::steady_clock::now();
      const std::size_t count = made.find(source).size();
      CHECK(count <= bytes);
      return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    };
    CAPTURE(run);
    CHECK(seconds(800'000) < 20 * seconds(100'000) + 0.2);
  }
}

}  // namespace
}  // namespace gbalex::text

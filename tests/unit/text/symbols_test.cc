// The symbols of a text are its analysis without terms: analyse() is the oracle.
#include "text/symbols.h"

#include <catch2/catch.hpp>
#include <random>
#include <string>
#include <vector>

using namespace gbalex;
using text::Symbol;
using text::TokenKind;

namespace {

// What analyse() says of the same text: characters, words and stems in their order.
std::vector<Symbol> slow_symbols(const std::string& source, record::Language language) {
  std::vector<Symbol> row;
  for (const text::Token& token : text::analyse(source, language, text::Extras::citations)) {
    if (token.kind == TokenKind::unigram) row.push_back(text::fold(token.term).characters.at(0));
    if (token.kind == TokenKind::word) row.push_back(text::symbol_of(token.term));
    if (token.kind == TokenKind::stem) {
      row.push_back(text::symbol_of(token.term) | text::kSamePlaceFlag);
    }
  }
  return row;
}

std::vector<Symbol> without_marks(std::vector<Symbol> row) {
  std::erase(row, text::kMark);
  return row;
}

}  // namespace

TEST_CASE("symbols are what the analyser finds, in four languages and both scripts") {
  using record::Language;
  struct Row {
    const char* source;
    Language language;
  };
  for (const Row& row : {Row{"商标的注册申请人", Language::zh_hans},
                         Row{"註冊商標之轉讓，須經公告。", Language::zh_hant},
                         Row{"Patents granted under s. 18(1)", Language::en},
                         Row{"A proteção dos desenhos, n.º 1", Language::pt},
                         Row{"第42條 patent 商 ＡＢＣ", Language::zh_hant}, Row{"", Language::en},
                         Row{"  ，。", Language::zh_hans}}) {
    CAPTURE(row.source);
    CHECK(without_marks(text::symbols(row.source, row.language)) ==
          slow_symbols(row.source, row.language));
  }
}

TEST_CASE("symbols are what the analyser finds in any mixture of pieces") {
  const std::vector<std::string> pieces = {"商",       "標", "专利",      " ",     "，",
                                           "Cap. 559", "é",  "registado", "18",    "º",
                                           "\xff",     "（", "licences",  "著作權"};
  std::mt19937 random(7);
  for (int round = 0; round < 500; ++round) {
    std::string source;
    for (int i = 0; i < 12; ++i) source += pieces[random() % pieces.size()];
    CAPTURE(source);
    CHECK(without_marks(text::symbols(source, record::Language::pt)) ==
          slow_symbols(source, record::Language::pt));
  }
}

TEST_CASE("a mark parts what stands around it") {
  const auto row = text::symbols("商，标", record::Language::zh_hans);
  REQUIRE(row.size() == 3);
  CHECK(row[1] == text::kMark);
}

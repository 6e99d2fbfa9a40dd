#include "text/analyse.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>
#include <string>
#include <thread>
#include <vector>

using namespace gbalex::text;

namespace {

// "term@position" of the tokens of one kind, position left out where there is none.
std::vector<std::string> terms(std::string_view source, TokenKind kind,
                               Language language = Language::en) {
  std::vector<std::string> found;
  for (const Token& token : analyse(source, language)) {
    if (token.kind != kind) continue;
    found.push_back(token.term + (token.position == 0 ? "" : "@" + std::to_string(token.position)));
  }
  return found;
}

bool has(std::string_view source, std::string_view term, Language language = Language::en) {
  return std::ranges::any_of(analyse(source, language),
                             [term](const Token& token) { return token.term == term; });
}

using Terms = std::vector<std::string>;

}  // namespace

TEST_CASE("Han is cut into bigrams with positions") {
  CHECK(terms("商标法", TokenKind::bigram) == Terms{"商标@1", "标法@2"});
  CHECK(terms("商標法", TokenKind::bigram) == Terms{"商标@1", "标法@2"});
  CHECK(terms("商标，法律", TokenKind::bigram) == Terms{"商标@1", "法律@4"});
}

TEST_CASE("a unigram has a position only where its run is one character") {
  CHECK(terms("商标", TokenKind::unigram) == Terms{"商", "标"});
  CHECK(terms("法 a 律", TokenKind::unigram) == Terms{"法@1", "律@3"});
  CHECK(terms("章", TokenKind::unigram) == Terms{"章@1"});
}

TEST_CASE("words of the dictionary are added, the same in both scripts") {
  CHECK(terms("知識產權海關保護", TokenKind::dictionary_word) ==
        Terms{"W知识", "W产权", "W海关", "W保护"});
  for (const auto& [simplified, traditional] :
       {std::pair{"著作权", "著作權"}, {"驰名商标", "馳名商標"}, {"商标权", "商標權"}}) {
    CHECK(terms(simplified, TokenKind::dictionary_word) ==
          terms(traditional, TokenKind::dictionary_word));
  }
}

TEST_CASE("a mark takes one position, white space none") {
  CHECK(terms("a b, c… d", TokenKind::word) == Terms{"a@1", "b@2", "c@4", "d@8"});
  CHECK(terms("a\xFF\xFF"
              "b",
              TokenKind::word) == Terms{"a@1", "b@4"});
}

TEST_CASE("letters and digits are words of their own") {
  CHECK(terms("97/99/M", TokenKind::word) == Terms{"97@1", "99@3", "m@5"});
  CHECK(terms("22.1", TokenKind::word) == Terms{"22@1", "1@3"});
  CHECK(terms("12(1)", TokenKind::word) == Terms{"12@1", "1@3"});
  CHECK(terms("８５９７", TokenKind::word) == Terms{"8597@1"});
  CHECK(terms("cap559", TokenKind::word) == terms("cap 559", TokenKind::word));
  CHECK(terms("owner's", TokenKind::word) == Terms{"owner@1", "s@3"});
  CHECK(terms("PCT申请", TokenKind::word) == Terms{"pct@1"});
}

TEST_CASE("words are folded and stemmed in their language") {
  CHECK(terms("Registered marks", TokenKind::stem) == Terms{"Zregist", "Zmark"});
  CHECK(has("patentes", "Zpatent", Language::pt));
  CHECK(has("duração da patente", "duracao", Language::pt));
  CHECK(has("商标 trademarks", "Ztrademark", Language::zh_hant));
}

TEST_CASE("a Portuguese word typed without accents meets the word with them") {
  for (const auto& [accented, plain] : {std::pair{"invenções", "invencoes"},
                                        {"indústria", "industria"},
                                        {"proteção", "protecao"},
                                        {"denúncias", "denuncias"},
                                        {"jurídico", "juridico"},
                                        {"Polícia", "policia"}}) {
    CAPTURE(accented);
    const Terms stems = terms(accented, TokenKind::stem, Language::pt);
    const Terms typed = terms(plain, TokenKind::stem, Language::pt);
    REQUIRE(typed.size() == 1);
    CHECK(std::ranges::find(stems, typed[0]) != stems.end());
  }
}

TEST_CASE("numbers of every spelling share a term") {
  for (const std::string_view text : {"103", "１０３", "0103", "一百零三", "一〇三", "第一百零三条",
                                      "第103條", "一百〇三", "壹佰零叁", "一百零三個月"}) {
    CAPTURE(text);
    CHECK(has(text, "N103"));
  }
  CHECK(has("1,000,000元", "N1000000"));
  CHECK(has("100万元", "N1000000"));
  CHECK(has("一百萬元", "N1000000"));
  CHECK(has("第陆条", "N6"));
  CHECK_FALSE(has("参加 大陆 队伍", "N3"));
  CHECK_FALSE(has("大陆", "N6"));
}

TEST_CASE("numbers are added to the characters, never instead of them") {
  CHECK(terms("第四十二条", TokenKind::bigram) == Terms{"第四@1", "四十@2", "十二@3", "二条@4"});
}

TEST_CASE("citations are terms with the span of the mention") {
  const std::string source = "见《专利法》第四十二条第二款。";
  Terms found;
  for (const Token& token : analyse(source, Language::zh_hans)) {
    if (token.kind != TokenKind::citation) continue;
    CHECK(source.substr(token.span.begin, token.span.end - token.span.begin) == "第四十二条第二款");
    found.push_back(token.term);
  }
  CHECK(found == Terms{"Aart42"});
  CHECK(terms("Cap. 559A, r. 3", TokenKind::citation) == Terms{"Acap559a", "Ar3", "Acap559a/r3"});
}

TEST_CASE("a long word keeps its beginning and a hash") {
  const std::string word(1000, 'a');
  const Terms found = terms(word, TokenKind::word);
  REQUIRE(found.size() == 1);
  CHECK(found[0].size() <= kMaxTermBytes + 2);
  CHECK(found[0].starts_with("aaaa"));
  CHECK(terms(word + "b", TokenKind::word) != found);
  CHECK(has(std::string(199, 'a') + "é", std::string(199, 'a') + "e"));
}

TEST_CASE("empty text has no tokens") {
  for (const std::string_view text : {"", " ", "，。", "\xFF"}) {
    CHECK(analyse(text, Language::pt).empty());
  }
}

TEST_CASE("threads analyse alike") {
  const std::string source = "著作權條例第118(1)條 copyright infringements 知识产权海关保护条例";
  const std::size_t expected = analyse(source, Language::en).size();
  std::vector<std::size_t> counts(4);
  std::vector<std::thread> threads;
  for (std::size_t& count : counts) {
    threads.emplace_back([&source, &count] {
      for (int i = 0; i < 200; ++i) count = analyse(source, Language::en).size();
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const std::size_t count : counts) CHECK(count == expected);
}

TEST_CASE("the digest of the analyser is stable within a build") {
  CHECK(analyser_digest() == analyser_digest());
  CHECK(analyser_digest().starts_with("text-"));
}

TEST_CASE("without dictionary words the other tokens are the same, in the same places") {
  for (const char* text : {"《專利法》第四十二條第二款：期限二十年", "Cap. 559 s 18(1) 商標條例",
                           "artigo 9.º do Decreto-Lei n.º 97/99/M", ""}) {
    std::vector<Token> expected;
    for (const Token& token : analyse(text, Language::zh_hant)) {
      if (token.kind != TokenKind::dictionary_word) expected.push_back(token);
    }
    const std::vector<Token> found = analyse(text, Language::zh_hant, Extras::citations);
    REQUIRE(found.size() == expected.size());
    for (std::size_t i = 0; i < found.size(); ++i) {
      CHECK(found[i].term == expected[i].term);
      CHECK(found[i].position == expected[i].position);
      CHECK(found[i].span == expected[i].span);
    }
  }
}

// Properties that hold of every text, on random ones. The fuzzer of tests/fuzz checks the same
// promises on bytes it makes up itself.
#include <catch2/catch.hpp>
#include <map>
#include <set>

#include "analyse_property.h"
#include "random_text.h"
#include "reference_property.h"

using namespace gbalex;
using record::Language;
using text::Token;
using text::TokenKind;

namespace {

bool has_slice_as_term(TokenKind kind) {
  return kind == TokenKind::word || kind == TokenKind::bigram || kind == TokenKind::unigram;
}
bool is_cut_free(TokenKind kind) { return kind == TokenKind::word || kind == TokenKind::bigram; }

}  // namespace

TEST_CASE("the analyser keeps its promises on 20,000 random texts with broken bytes") {
  tests::RandomText random(20261124);
  for (int i = 0; i < 20'000; ++i) {
    const std::string source = random.wild(1 + random.below(12));
    const Language language = record::kLanguages[random.below(record::kLanguages.size())];
    const std::string broken = tests::broken_promise(source, language);
    if (!broken.empty()) FAIL(broken << " in: " << source);
  }
  SUCCEED();
}

TEST_CASE("the recogniser of references keeps its promises on 10,000 random texts") {
  tests::RandomText random(20261125);
  for (int i = 0; i < 10'000; ++i) {
    const std::string source = random.wild(1 + random.below(16));
    const Language language = record::kLanguages[random.below(record::kLanguages.size())];
    const std::string broken = tests::broken_reference(source, language);
    if (!broken.empty()) FAIL(broken << " in: " << source);
  }
  SUCCEED();
}

TEST_CASE("the analyser keeps its promises on random bytes") {
  tests::RandomText random(7);
  for (int i = 0; i < 5'000; ++i) {
    std::string source(random.below(40), '\0');
    for (char& c : source) c = static_cast<char>(random.below(256));
    const std::string broken = tests::broken_promise(source, Language::zh_hans);
    if (!broken.empty()) FAIL(broken);
  }
  SUCCEED();
}

TEST_CASE("a word, bigram or unigram is its slice of the source, folded") {
  tests::RandomText random(11);
  std::size_t seen = 0;
  for (int i = 0; i < 2'000; ++i) {
    const std::string source = random.plain(1 + random.below(15));
    for (const Token& token : text::analyse(source, Language::pt)) {
      if (!has_slice_as_term(token.kind)) continue;
      const auto slice = source.substr(token.span.begin, token.span.end - token.span.begin);
      if (text::fold_key(slice) != token.term) FAIL(token.term << " is not " << slice);
      ++seen;
    }
  }
  CHECK(seen > 20'000);
}

TEST_CASE("a piece cut at Han characters or word edges has its tokens at the text's distances") {
  tests::RandomText random(42);
  std::size_t compared = 0;
  for (int i = 0; i < 6'000; ++i) {
    const std::string source = random.plain(3 + random.below(20));
    const std::vector<Token> whole = text::analyse(source, Language::en);
    std::vector<text::Span> cuts;
    std::map<std::pair<std::size_t, std::string>, std::uint32_t> positions;
    for (const Token& token : whole) {
      if (token.kind == TokenKind::word || token.kind == TokenKind::unigram) {
        cuts.push_back(token.span);
      }
      if (is_cut_free(token.kind)) positions[{token.span.begin, token.term}] = token.position;
    }
    if (cuts.size() < 2) continue;
    const std::size_t first = random.below(cuts.size());
    const std::size_t last = first + random.below(cuts.size() - first);
    const std::size_t from = cuts[first].begin, to = cuts[last].end;
    if (to <= from) continue;
    std::set<std::int64_t> shifts;
    for (const Token& token : text::analyse(source.substr(from, to - from), Language::en)) {
      if (!is_cut_free(token.kind)) continue;
      const auto found = positions.find({token.span.begin + from, token.term});
      if (found == positions.end()) FAIL(token.term << " is not in: " << source);
      shifts.insert(std::int64_t{found->second} - std::int64_t{token.position});
      ++compared;
    }
    if (shifts.size() > 1) FAIL("distances differ in: " << source.substr(from, to - from));
  }
  CHECK(compared > 20'000);
}

TEST_CASE("twice the text is twice the tokens, and hostile runs stay linear") {
  tests::RandomText random(5);
  const std::string sentence = random.plain(50) + "\n";
  const auto count = [&sentence](int times) {
    std::string source;
    for (int i = 0; i < times; ++i) source += sentence;
    return text::analyse(source, Language::en).size();
  };
  CHECK(count(64) == 2 * count(32));
  const std::array<std::string_view, 12> runs = {
      "〇", "一", "万", "零十", "(", "第", "s ", "0", "\u0301\u0323", ",000", "artigo 1 e ", "c"};
  for (const std::string_view run : runs) {
    std::string source;
    while (source.size() < 200'000) source += run;
    source += "万";
    const std::size_t once = text::analyse(source, Language::pt).size();
    CAPTURE(run);
    CHECK(text::analyse(source + source, Language::pt).size() <= 2 * once + 100);
  }
}

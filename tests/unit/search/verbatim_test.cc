// What stands in a text is found by it: pieces of real statutes, cut anywhere between Han
// characters or at the edges of words and numbers, asked for among all statutes, as a phrase and as
// plain words. GBALEX_LONG=1 asks for 100,000 of them instead of 4,000.
#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>
#include <random>

#include "commands/temporary_folder.h"
#include "index/build.h"
#include "library.h"
#include "shared.h"

namespace gbalex::tests {
namespace {

struct Article {
  std::string id, title, text;
};

std::vector<Article> read_articles(const std::filesystem::path& file) {
  std::vector<Article> articles;
  std::ifstream in(file);
  for (std::string line; std::getline(in, line);) {
    const auto json = nlohmann::json::parse(line);
    articles.push_back({json.at("id"), json.at("title"), json.at("text")});
  }
  return articles;
}

std::unique_ptr<index::ReaderPool> build(const std::filesystem::path& folder,
                                         const std::vector<Article>& articles) {
  std::vector<index::Document> documents;
  for (const Article& article : articles) {
    index::Document document;
    document.kind = record::Kind::provision;
    document.id = article.id;
    document.languages = {record::Language::zh_hans};
    document.fields = {{index::FieldKind::title, record::Language::zh_hans, article.title, {}},
                       {index::FieldKind::body, record::Language::zh_hans, article.text, {}}};
    documents.push_back(std::move(document));
  }
  auto builder = index::Builder::begin(folder);
  REQUIRE(builder.ok());
  REQUIRE((*builder)->add(documents, {}).ok());
  REQUIRE((*builder)->finish().ok());
  REQUIRE((*builder)->swap().ok());
  auto pool = index::ReaderPool::open(folder);
  REQUIRE(pool.ok());
  return std::move(*pool);
}

// Of folded characters, as far as a cut is concerned.
enum class Cut { anywhere, letter, digit };
Cut cut_of(char32_t c) {
  if (c >= U'0' && c <= U'9') return Cut::digit;
  const bool letter = (c >= U'a' && c <= U'z') || (c >= 0xC0 && c < 0x3000);
  return letter ? Cut::letter : Cut::anywhere;
}

// A piece of 2 to 20 characters that begins and ends with no blank or mark; empty where the place
// drawn gives none.
std::string draw_piece(const std::string& text, std::mt19937& random) {
  const text::Folded folded = text::fold(text);
  const std::u32string& characters = folded.characters;
  const auto below = [&random](std::size_t n) { return random() % n; };
  const std::size_t length = 2 + below(19);
  if (characters.size() < length) return "";
  const std::size_t begin = below(characters.size() - length + 1), end = begin + length;
  const auto joined = [&characters](std::size_t at) {  // whether a cut before `at` is in a word
    if (at == 0 || at >= characters.size()) return false;
    const Cut before = cut_of(characters[at - 1]);
    return before != Cut::anywhere && before == cut_of(characters[at]);
  };
  // One source character may be several folded ones.
  const auto whole = [&folded](std::size_t at) {
    return at == 0 || folded.offsets[at] != folded.offsets[at - 1];
  };
  if (joined(begin) || joined(end) || !whole(begin) || !whole(end)) return "";
  return text.substr(folded.offsets[begin], folded.offsets[end] - folded.offsets[begin]);
}

// Marks that the query language gives a meaning of their own outside a phrase, and those that end
// one.
bool has_any(const std::string& piece, std::initializer_list<std::string_view> marks) {
  return std::any_of(marks.begin(), marks.end(), [&piece](std::string_view mark) {
    return piece.find(mark) != std::string::npos;
  });
}

bool finds(index::ReaderPool& pool, const std::string& question, const Article& article) {
  search::Request asked =
      request(question + " title:\"" + article.title + "\"", record::Language::zh_hans);
  asked.exact = true;
  asked.sort = search::Sort::date;  // by relevance, a search that finds one record is relaxed
  asked.group = search::Group::none;
  asked.per_page = 100;
  const auto results = search::search(pool, asked, test_day());
  REQUIRE(results.ok());
  return !results->relaxed &&
         std::any_of(results->hits.begin(), results->hits.end(),
                     [&article](const search::Hit& hit) { return hit.id == article.id; });
}

}  // namespace

TEST_CASE("every piece of a statute finds the statute, as a phrase and as words") {
  GBALEX_NEEDS_SHARED(shared);
  const char* const is_long = std::getenv("GBALEX_LONG");
  const std::size_t pieces = is_long != nullptr && *is_long == '1' ? 100'000 : 4'000;
  std::vector<Article> articles = read_articles(shared / "bench/stard/corpus.jsonl");
  REQUIRE(articles.size() > 50'000);
  std::mt19937 random(11);
  if (pieces < 100'000) {  // a tenth of them is indexed in a tenth of the time
    std::shuffle(articles.begin(), articles.end(), random);
    articles.resize(articles.size() / 10);
  }
  const commands::TemporaryFolder folder;
  const auto pool = build(folder.path(), articles);
  std::size_t as_phrase = 0, as_words = 0, phrases = 0, words = 0;
  while (phrases < pieces) {
    const Article& article = articles[random() % articles.size()];
    const std::string piece = draw_piece(article.text, random);
    if (piece.empty() || has_any(piece, {"\"", "＂"})) continue;
    ++phrases;
    if (finds(*pool, "\"" + piece + "\"", article)) {
      ++as_phrase;
    } else {
      UNSCOPED_INFO("as a phrase: " << piece << " of " << article.title);
    }
    if (has_any(piece,
                {"“", "”", "「", "」", "『", "』", "(", ")", "（", "）", "-", "－", ":", "："}))
      continue;
    ++words;
    if (finds(*pool, piece, article)) {
      ++as_words;
    } else {
      UNSCOPED_INFO("as words: " << piece << " of " << article.title);
    }
  }
  CHECK(as_phrase == phrases);
  CHECK(as_words == words);
  WARN(as_phrase << " of " << phrases << " pieces found as phrases, " << as_words << " of " << words
                 << " as words");
}

}  // namespace gbalex::tests

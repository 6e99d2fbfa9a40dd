// Snippets: the stored text escaped, with <mark> around words of the query and nothing else.
#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

#include "index/digest.h"
#include "library.h"
#include "markup.h"
#include "search/highlight.h"
#include "text/analyse.h"

namespace gbalex::tests {
namespace {

std::string snippet_of(const std::string& text, const std::string& query) {
  search::Marker marker;
  marker.add(search::make_units(query));
  const auto terms = index::term_spans(text, record::Language::en);
  return search::snippet(text, search::find_marks(text, terms, marker)).html;
}

// Whether every character stands in the query beside one of its neighbours: the marked text is
// made of pieces of the query.
bool made_of_pieces(const std::string& marked, const std::string& query) {
  const std::u32string piece = text::fold(text::fold_key(marked)).characters;
  const std::u32string whole = text::fold(text::fold_key(query)).characters;
  const auto stands = [&](std::size_t at) {
    return at + 2 <= piece.size() && whole.find(piece.substr(at, 2)) != std::u32string::npos;
  };
  if (piece.size() == 1) return whole.find(piece) != std::u32string::npos;
  for (std::size_t i = 0; i < piece.size(); ++i) {
    if (!stands(i) && (i == 0 || !stands(i - 1))) return false;
  }
  return !piece.empty();
}

std::set<std::string> words_and_stems(const std::string& text) {
  std::set<std::string> terms;
  for (const auto language : {record::Language::en, record::Language::pt}) {
    for (const text::Token& token : text::analyse(text, language)) terms.insert(token.term);
  }
  return terms;
}

// Whether each word is one of the query's, or has a stem of the query's.
bool made_of_words(const std::string& marked, const std::string& query) {
  const std::set<std::string> wanted = words_and_stems(query);
  for (const text::Token& token : text::analyse(marked, record::Language::en)) {
    if (token.kind != text::TokenKind::word) continue;
    const auto held =
        words_and_stems(marked.substr(token.span.begin, token.span.end - token.span.begin));
    const bool any = std::any_of(held.begin(), held.end(), [&wanted](const std::string& term) {
      return wanted.count(term) > 0;
    });
    if (!any) return false;
  }
  return true;
}

// A snippet without its ellipses is a piece of a text of its record.
bool stands_in(const std::string& shown, const index::Document& one) {
  const std::string ellipsis = "…";
  std::string piece = shown;
  if (piece.starts_with(ellipsis)) piece.erase(0, ellipsis.size());
  if (piece.ends_with(ellipsis)) piece.erase(piece.size() - ellipsis.size());
  return std::any_of(one.fields.begin(), one.fields.end(), [&](const index::Field& field) {
    return field.text.find(piece) != std::string::npos;
  });
}

// What analyse() gives of single Han characters, pairs and concepts.
std::vector<index::TermSpan> slow_han_spans(std::string_view text,
                                            const text::Thesaurus* thesaurus) {
  std::vector<index::TermSpan> spans;
  for (const text::Token& token :
       text::analyse(text, record::Language::zh_hans, text::Extras::citations, thesaurus)) {
    const bool is_han = token.kind == text::TokenKind::unigram ||
                        token.kind == text::TokenKind::bigram ||
                        token.kind == text::TokenKind::concept_term;
    if (!is_han) continue;
    spans.push_back({index::term_hash(token.term), static_cast<std::uint32_t>(token.span.begin),
                     static_cast<std::uint32_t>(token.span.end)});
  }
  return spans;
}

void check_same(const std::vector<index::TermSpan>& fast,
                const std::vector<index::TermSpan>& slow) {
  REQUIRE(fast.size() == slow.size());
  for (std::size_t i = 0; i < fast.size(); ++i) {
    const bool same = fast[i].term == slow[i].term && fast[i].begin == slow[i].begin &&
                      fast[i].end == slow[i].end;
    if (!same) FAIL_CHECK(i);
  }
}

}  // namespace

TEST_CASE("Han characters, pairs and concepts are told of every text as the analyser tells them") {
  const auto read = pool().with([](const index::Reader& reader) {
    const text::Thesaurus& labels = reader.thesaurus().labels;
    std::vector<std::string> texts = {
        "",          "商",         "㍿商标㋿",   "Copyright版权 ©2026",
        "商 标\xff", "第42条之一", "注册商標。商標", "ＡＢ商標"};
    for (const index::Document& document : documents()) {
      for (const index::Field& field : document.fields) texts.push_back(field.text);
    }
    for (const std::string& text : texts) {
      CAPTURE(text);
      check_same(index::han_spans(text), slow_han_spans(text, nullptr));
      check_same(index::han_spans(text, &labels), slow_han_spans(text, &labels));
    }
  });
  CHECK(read.ok());
}

TEST_CASE("only Han characters and concepts are asked for, or something else too") {
  search::Marker marker;
  marker.add(search::make_units("商标转让 吗"));
  marker.add_concept("Gtrademark", "trademark", 1);
  CHECK(marker.only_han());
  for (const char* query : {"商标 law", "商标42", "第四十二条"}) {
    search::Marker other;
    other.add(search::make_units(query));
    CAPTURE(query);
    CHECK(!other.only_han());
  }
}

TEST_CASE("a snippet escapes whatever the text holds") {
  CHECK(snippet_of("Patent <script>alert(\"x\")</script> & 'mark'", "patent") ==
        "<mark>Patent</mark> &lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; "
        "&#39;mark&#39;");
  CHECK(snippet_of("<b>fee & b</b>", "<b> & \"fee\"") ==
        "&lt;<mark>b</mark>&gt;<mark>fee</mark> &amp; <mark>b</mark>&lt;/<mark>b</mark>&gt;");
  CHECK(snippet_of("</mark><mark>patent", "nothing") == "&lt;/mark&gt;&lt;mark&gt;patent");
  CHECK(snippet_of("馳名商標的保護", "驰名商标") == "<mark>馳名商標</mark>的保護");
}

TEST_CASE("a snippet is a piece of its record's text with marks only on words of the query") {
  struct Case {
    const char* query;
    bool han;
  };
  const std::vector<Case> cases = {
      {"驰名商标", true},
      {"馳名商標", true},
      {"海关备案", true},
      {"著作权", true},
      {"侵权", true},
      {"patent term", false},
      {"trade mark renewal", false},
      {"infringing goods", false},
      {"marca registada", false},
      {"<script>alert('patent')</script>", false},
      {"copyright & \"licence\" <b>", false},
  };
  for (const auto& [query, han] : cases) {
    for (const record::Language reader : record::kLanguages) {
      search::Request asked = request(query, reader);
      asked.per_page = 100;
      asked.exact = true;  // the other names of a concept are marked as well
      std::size_t marks = 0;
      const search::Results results = find(asked);
      // A word that no record holds is searched as its nearest neighbour too.
      const std::string searched = std::string(query) + " " + results.suggestion;
      for (const search::Hit& hit : results.hits) {
        CAPTURE(query, name_of(hit), hit.snippet);
        const auto shown = read_snippet(hit.snippet);
        REQUIRE(shown);
        CHECK(stands_in(shown->text, document(name_of(hit))));
        for (const std::string& marked : shown->marked) {
          CAPTURE(marked);
          ++marks;
          CHECK((han ? made_of_pieces(marked, query) : made_of_words(marked, searched)));
        }
      }
      CAPTURE(query);
      CHECK(marks > 0);
    }
  }
}

}  // namespace gbalex::tests

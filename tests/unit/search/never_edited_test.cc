// An index that is never edited answers as any other does, what is asked of its texts too.
#include <catch2/catch.hpp>

#include "search/search.h"
#include "shelf.h"

namespace gbalex::tests {
namespace {

std::vector<index::Document> referring_shelf() {
  std::vector<index::Document> documents = small_shelf();
  for (index::Document& document : documents) {
    if (document.kind == record::Kind::topic) document.references = {"cn-mark-law/art40"};
  }
  return documents;
}

// Hits with their scores, their explanation, and how many there are.
std::string answer(const Shelf& shelf, const std::string& text) {
  search::Request request;
  request.text = text;
  request.explain = true;
  const auto results = search::search(shelf.pool(), request, *record::Date::parse("2026-11-28"));
  INFO((results ? std::string() : results.error().to_string()));
  REQUIRE(results.ok());
  std::string said = std::to_string(results->total);
  for (const search::Hit& hit : results->hits) {
    said += "\n" + hit.id + "/" + hit.provision + " " + std::to_string(hit.score);
    REQUIRE(hit.explanation);
    for (const search::TermPart& part : hit.explanation->terms) {
      said += " " + part.term + std::to_string(part.weight);
    }
  }
  return said;
}

}  // namespace

TEST_CASE("an index that is never edited gives the same answers") {
  const Shelf edited(referring_shelf(), small_thesaurus());
  const Shelf once(referring_shelf(), small_thesaurus(), index::Edits::never);
  for (const char* query :
       {"商标", "trade mark renewal", "\"外观设计：A、B 两类\"", "\"期满可以续展；逾期的\"",
        "title:\"商标续展\"", "title:\"Trade Marks\" -kind:topic", "heading:侵权", "title:商",
        "-\"商標續展\" 商标", "(title:\"商标法\" OR \"18(1)(b)\") 商标", "issuer:国务院 专利",
        "title:版权 OR title:商标", "版權 -title:\"Trade Marks Ordinance\"", "商标法第四十条"}) {
    CAPTURE(query);
    const std::string wanted = answer(edited, query);
    CHECK(answer(once, query) == wanted);
  }
  CHECK(answer(edited, "\"外观设计：A、B 两类\"").substr(0, 2) == "1\n");
}

}  // namespace gbalex::tests

// How often works are cited by others.
#include "index/authority.h"

#include <catch2/catch.hpp>
#include <vector>

using namespace gbalex;

namespace {

index::Document article(std::string work, std::string id, std::string body) {
  index::Document document;
  document.kind = record::Kind::provision;
  document.id = std::move(id);
  document.provision = "art1";
  document.work = std::move(work);
  document.fields.push_back(
      {index::FieldKind::body, record::Language::zh_hans, std::move(body), {}});
  return document;
}

}  // namespace

TEST_CASE("a law is cited once a document, by others only, by its longest name only") {
  const std::vector<index::Document> documents = {
      article("茶叶法", "a1", "本法所称茶叶法，是茶叶法。"),
      article("茶叶法实施条例", "b1", "根据《茶叶法》制定本条例。茶叶法另有规定的除外。"),
      article("茶具管理办法", "c1", "依照茶葉法實施條例办理。"),
      article("茶会规则", "d1", "茶叶法律制度由主人解释。"),
  };
  index::Authority authority;
  authority.count(documents);
  CHECK(authority.of("茶叶法") == 1);
  CHECK(authority.of("茶叶法实施条例") == 1);
  CHECK(authority.of("茶具管理办法") == 0);
  CHECK(authority.of("no such work") == 0);
  const index::Authority again = index::Authority::parse(authority.to_string());
  CHECK(again.of("茶叶法") == 1);
  CHECK(again.to_string() == authority.to_string());
}

TEST_CASE("references count as citations of the work of what they point to") {
  std::vector<index::Document> documents = {article("tea-work", "tea-2020", "甲"),
                                            article("cup-work", "cup-2021", "乙")};
  documents[0].law_names = {"茶叶法"};
  documents[1].references = {"tea-2020/art1", "cup-2021", "unknown"};
  index::Authority authority;
  authority.count(documents);
  CHECK(authority.of("tea-work") == 1);
  CHECK(authority.of("cup-work") == 0);
}

TEST_CASE("damaged counts are no citations") {
  const index::Authority authority = index::Authority::parse("a\tx\nb\n\nc\t7\nd\t-1\ne\t");
  CHECK(authority.of("a") == 0);
  CHECK(authority.of("b") == 0);
  CHECK(authority.of("c") == 7);
  CHECK(authority.of("d") == 0);
}

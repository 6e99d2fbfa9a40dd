// A question in Traditional characters and the same in Simplified: the same hits in the same order.
// OpenCC converts words in their context, as people write; the fold of the analyser knows single
// characters only.
#include <catch2/catch.hpp>
#include <fstream>
#include <nlohmann/json.hpp>
#include <opencc/SimpleConverter.hpp>

#include "library.h"
#include "shared.h"

namespace gbalex::tests {
namespace {

const opencc::SimpleConverter& to_traditional() {
  static const opencc::SimpleConverter converter("s2hk.json");
  return converter;
}
const opencc::SimpleConverter& to_simplified() {
  static const opencc::SimpleConverter converter("hk2s.json");
  return converter;
}

void check_both_scripts(const std::string& query) {
  const std::string simplified = to_simplified().Convert(query);
  const std::string traditional = to_traditional().Convert(simplified);
  if (simplified == traditional) return;
  for (const search::Group group : {search::Group::none, search::Group::instrument}) {
    search::Request one = request(simplified, record::Language::zh_hans);
    one.group = group;
    one.per_page = 100;
    search::Request other = one;
    other.text = traditional;
    const search::Results a = find(one), b = find(other);
    CAPTURE(simplified, traditional);
    CHECK(names(a.hits) == names(b.hits));
    CHECK(names(a.proposals) == names(b.proposals));
    CHECK(a.total == b.total);
    CHECK(a.relaxed == b.relaxed);
    CHECK(a.ladder.size() == b.ladder.size());
  }
}

}  // namespace

TEST_CASE("questions find the same in both scripts") {
  for (const char* query :
       {"著作权登记", "商标法第五十七条", "香港海关 版权 电话", "外观设计保护期多久",
        "知识产权海关保护备案", "专利法第四十二条第二款 期限补偿", "第559章第18条",
        "第97/99/M号法令第九条", "台湾商标法第三十条", "驰名商标 OR 著名商标", "-版权 商标",
        "\"反不正当竞争\"", "title:专利", "区域:香港", "侵权 处罚 多少钱", "复制品 覆核",
        "网站 查询"}) {
    check_both_scripts(query);
  }
}

TEST_CASE("the titles of the library find the same in both scripts") {
  std::size_t asked = 0;
  for (const index::Document& one : documents()) {
    if (one.kind == record::Kind::provision || asked % 5 != 0) {
      asked += one.kind == record::Kind::provision ? 0 : 1;
      continue;
    }
    ++asked;
    for (const index::Field& field : one.fields) {
      if (field.kind != index::FieldKind::title) continue;
      if (field.language == record::Language::zh_hans) check_both_scripts(field.text);
    }
  }
  CHECK(asked > 100);
}

TEST_CASE("every judged question finds the same in both scripts") {
  GBALEX_NEEDS_SHARED(shared);
  std::ifstream file(shared / "queries/dev.jsonl");
  std::size_t asked = 0;
  for (std::string line; std::getline(file, line); ++asked) {
    check_both_scripts(nlohmann::json::parse(line).at("query"));
  }
  CHECK(asked >= 100);
}

}  // namespace gbalex::tests

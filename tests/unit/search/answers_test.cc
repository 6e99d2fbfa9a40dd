// What is found: the records people look for, the same in both scripts, nothing where we know
// nothing, and the regions a filter means.
#include <algorithm>
#include <catch2/catch.hpp>

#include "library.h"

namespace gbalex::tests {
namespace {

struct Wanted {
  const char* query;
  std::vector<std::string> any_of;  // addresses begin with one of these
};
const std::vector<Wanted> kWanted = {
    {"专利法42条", {"/law/cn-patent-law/art42"}},
    {"Cap. 559 s 18", {"/law/hk-cap-559/s18"}},
    {"第97/99/M號法令", {"/law/mo-dl-97-99-m"}},
    {"香港海关 版权", {"/contact/hk-customs"}},
    {"海關備案", {"/topic/customs-recordal"}},
    {"trade mark renewal Hong Kong", {"/topic/tm-renewal", "/law/hk-cap-559"}},
    {"外观设计 保护期", {"/topic/design-term"}},
    {"duração da patente Macau", {"/topic/patent-term-invention"}},
    {"雷公行动", {"/programme/"}},
    {"copyright infringement hotline Macau", {"/contact/mo-"}},
};

struct BothScripts {
  const char* simplified;
  const char* traditional;
};
const std::vector<BothScripts> kBothScripts = {
    {"商标续展", "商標續展"},
    {"外观设计 保护期", "外觀設計 保護期"},
    {"香港海关 版权", "香港海關 版權"},
    {"知识产权法院 管辖", "知識產權法院 管轄"},
    {"\"驰名商标\"", "\"馳名商標\""},
    {"专利 -发明", "專利 -發明"},
    {"著作权法第十条", "著作權法第十條"},
    {"澳门 商标 注册费用 kind:topic", "澳門 商標 註冊費用 kind:topic"},
};

bool in_mainland(const index::Document& one) {
  const auto inside = [](record::Region region) {
    return region == record::Region::mainland || region == record::Region::guangdong;
  };
  return inside(one.region) || std::any_of(one.compares.begin(), one.compares.end(), inside);
}

}  // namespace

TEST_CASE("what people look for is first or second for every reader") {
  for (const Wanted& wanted : kWanted) {
    for (const record::Language reader : record::kLanguages) {
      CAPTURE(wanted.query, record::code(reader));
      const search::Results results = find(request(wanted.query, reader));
      std::vector<std::string> top;
      for (const search::Hit& hit : results.hits) {
        if (top.size() < 2) top.push_back(hit.url);
      }
      CAPTURE(top);
      CHECK(std::any_of(top.begin(), top.end(), [&wanted](const std::string& url) {
        return std::any_of(wanted.any_of.begin(), wanted.any_of.end(),
                           [&url](const std::string& one) { return url.starts_with(one); });
      }));
    }
  }
}

TEST_CASE("a query in Traditional characters finds what the same in Simplified finds") {
  for (const BothScripts& query : kBothScripts) {
    CAPTURE(query.simplified, query.traditional);
    const search::Results simplified = find(request(query.simplified));
    const search::Results traditional = find(request(query.traditional));
    CHECK_FALSE(simplified.hits.empty());
    CHECK(simplified.total == traditional.total);
    CHECK(names(simplified.hits) == names(traditional.hits));
  }
}

TEST_CASE("nothing is shown where the library knows nothing") {
  for (const char* typed : {"EUIPO opposition deadline", "qwrtzpsdfg", "\"patent of the moon\""}) {
    CAPTURE(typed);
    const search::Results results = find(request(typed));
    CHECK(results.total == 0);
    CHECK(results.hits.empty());
  }
}

TEST_CASE("who asks about a right is shown what there is, who asks about something else nothing") {
  for (const char* typed :
       {"NFT 版权", "商标注册 不用 取消", "知识产权 质押 融资", "AI generated works copyright",
        "perda de patente por falta de pagamento", "抖音 搬运 视频 侵权", "侵犯著作权罪 量刑"}) {
    CAPTURE(typed);
    CHECK_FALSE(find(request(typed)).hits.empty());
  }
  for (const char* typed : {"房屋 租赁 合同 纠纷", "離婚 財產 分割", "tax return deadline",
                            "divórcio bens", "social security contributions macau"}) {
    CAPTURE(typed);
    CHECK(find(request(typed)).hits.empty());
  }
}

TEST_CASE("a question in spoken Cantonese is read as it would be written") {
  for (const auto& [spoken, written] : {std::pair{"商標註咗冊幾耐", "商標註冊多久"},
                                        {"專利點樣喺香港註冊", "專利怎样在香港註冊"},
                                        {"商標唔使註冊", "商標不需要註冊"},
                                        {"邊度有版權登記", "哪里有版權登記"}}) {
    const search::Results as_spoken = find(request(spoken));
    CAPTURE(spoken, as_spoken.understood);
    CHECK(as_spoken.understood == written);
    CHECK(names(as_spoken.hits) == names(find(request(written)).hits));
    CHECK_FALSE(as_spoken.hits.empty());
  }
  // A quotation is of a text.
  CHECK(find(request("\"註咗冊\"")).understood == "\"註咗冊\"");
}

TEST_CASE("what cites the provision that is asked for is found with it") {
  search::Request asked = request("Cap. 559 s 18");
  asked.per_page = 100;
  const search::Results results = find(asked);
  REQUIRE_FALSE(results.hits.empty());
  CHECK(results.hits.front().url == "/law/hk-cap-559/s18");
  std::size_t citing = 0;
  for (const index::Document& one : documents()) {
    const auto& to = one.references;
    if (std::count(to.begin(), to.end(), "hk-cap-559/s18") == 0) continue;
    ++citing;
    CAPTURE(one.id);
    CHECK(std::any_of(results.hits.begin(), results.hits.end(), [&one](const search::Hit& hit) {
      return hit.kind == one.kind && hit.id == one.id;
    }));
  }
  CHECK(citing > 0);
}

TEST_CASE("a provision is found by the question whose answer rests on it, and says so") {
  // Its own words are "terms 20/10/15 years …".
  search::Request asked = request("外观设计 保护期 kind:provision", record::Language::zh_hans);
  asked.group = search::Group::none;
  asked.per_page = 100;
  const search::Results results = find(asked);
  const auto article =
      std::find_if(results.hits.begin(), results.hits.end(),
                   [](const search::Hit& hit) { return hit.url == "/law/cn-patent-law/art42"; });
  REQUIRE(article != results.hits.end());
  CHECK(std::any_of(article->matched.begin(), article->matched.end(), [](const auto& match) {
    return match.where == search::MatchedIn::Where::answer;
  }));
}

TEST_CASE("the mainland includes Guangdong, Guangdong is itself only") {
  search::Request asked = request("知识产权");
  asked.group = search::Group::none;
  std::vector<std::string> mainland, guangdong;
  for (const search::Hit& hit : all_pages(asked)) {
    const index::Document& one = document(name_of(hit));
    const bool here =
        one.region == record::Region::guangdong ||
        std::count(one.compares.begin(), one.compares.end(), record::Region::guangdong) > 0;
    if (in_mainland(one)) mainland.push_back(name_of(hit));
    if (here) guangdong.push_back(name_of(hit));
  }
  const auto filtered = [&asked](record::Region region) {
    search::Request filter = asked;
    filter.regions = {region};
    std::vector<std::string> found = names(all_pages(filter));
    std::sort(found.begin(), found.end());
    return found;
  };
  std::sort(mainland.begin(), mainland.end());
  std::sort(guangdong.begin(), guangdong.end());
  CHECK(guangdong.size() >= 10);
  CHECK(mainland.size() > guangdong.size());
  CHECK(filtered(record::Region::mainland) == mainland);
  CHECK(filtered(record::Region::guangdong) == guangdong);
}

TEST_CASE("a hit of a group shows members of its own instrument only, each once") {
  for (const char* typed : {"商标", "patent", "侵权", "license"}) {
    search::Request asked = request(typed);
    asked.per_page = 100;
    std::size_t members = 0;
    for (const search::Hit& hit : find(asked).hits) {
      std::vector<std::string> seen = {name_of(hit)};
      for (const search::Hit& member : hit.members) {
        CAPTURE(typed, name_of(hit), name_of(member));
        CHECK(member.id == hit.id);
        CHECK((member.kind == record::Kind::instrument || member.kind == record::Kind::provision));
        CHECK(std::count(seen.begin(), seen.end(), name_of(member)) == 0);
        CHECK(member.members.empty());
        seen.push_back(name_of(member));
      }
      CHECK(hit.members.size() <= 3);
      if (hit.more_members > 0) CHECK(hit.members.size() == 3);
      members += hit.members.size();
    }
    CHECK(members > 0);
  }
}

}  // namespace gbalex::tests

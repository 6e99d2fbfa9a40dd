// Provisions to read beside a provision, on the shipped corpus.
#include "search/related.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

#include "library.h"

namespace gbalex::tests {
namespace {

std::vector<search::Related> related_to(const std::string& instrument,
                                        const std::string& provision) {
  std::vector<search::Related> found;
  const auto read = pool().with([&](const index::Reader& reader) {
    found = search::related(reader, instrument, provision, record::Language::en, test_day());
  });
  REQUIRE(read.ok());
  return found;
}

bool refers_to(const index::Document& one, const std::string& target) {
  return std::count(one.references.begin(), one.references.end(), target) > 0;
}

}  // namespace

TEST_CASE("related provisions are held, few, each once, and for the reason that is given") {
  std::size_t all = 0, compared = 0, similar = 0;
  for (const index::Document& one : documents()) {
    if (one.kind != record::Kind::provision) continue;
    const auto found = related_to(one.id, one.provision);
    CAPTURE(one.id, one.provision);
    CHECK(found.size() <= search::kMostRelated);
    std::set<std::string> seen = {one.id + "/" + one.provision};
    for (const search::Related& each : found) {
      const std::string name = each.id + "/" + each.provision;
      CAPTURE(name, std::string(code(each.why)));
      CHECK(seen.insert(name).second);
      const index::Document& other = document("provision:" + name);
      CHECK(each.url == search::url_of(record::Kind::provision, each.id, each.provision));
      CHECK(!each.title.text.empty());
      ++all;
      if (each.why == search::Related::Why::compared) {
        ++compared;
        CHECK(other.work != one.work);
        CHECK(refers_to(document("topic:" + each.topic), one.id + "/" + one.provision));
      }
      if (each.why == search::Related::Why::cited_by) {
        CHECK(refers_to(other, one.id + "/" + one.provision));
      }
      if (each.why == search::Related::Why::similar) {
        ++similar;
        CHECK(other.work != one.work);
      }
    }
  }
  CHECK(all > 100);
  CHECK(compared > 20);
  CHECK(similar > 20);
}

TEST_CASE("the term of patents of the Mainland stands beside that of Hong Kong") {
  const auto found = related_to("cn-patent-law", "art42");
  CHECK(std::any_of(found.begin(), found.end(), [](const search::Related& each) {
    return each.region == record::Region::hongkong && each.why == search::Related::Why::compared &&
           !each.topic_title.text.empty();
  }));
}

TEST_CASE("nothing is related to a provision that is not held") {
  CHECK(related_to("cn-patent-law", "art9999").empty());
  CHECK(related_to("cn-patent-law", "nonsense").empty());
  CHECK(related_to("none", "art1").empty());
}

}  // namespace gbalex::tests

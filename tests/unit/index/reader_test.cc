#include "index/reader.h"

#include <catch2/catch.hpp>

#include "commands/temporary_folder.h"
#include "unit/index/building.h"
#include "unit/index/small_catalogue.h"

using namespace gbalex;

namespace {

struct World {
  World() {
    index::Payloads payloads;
    payloads.contact = [](const record::Contact& contact) { return "{" + contact.id + "}"; };
    tests::build(data.path(), index::make_documents(tests::small_catalogue(), payloads));
    auto opened = index::ReaderPool::open(data.path());
    REQUIRE(opened.ok());
    pool = std::move(*opened);
  }
  template <typename Read>
  void read(const Read& with) {
    REQUIRE(pool->with(with).ok());
  }
  commands::TemporaryFolder data;
  std::unique_ptr<index::ReaderPool> pool;
};

std::vector<std::string> names(const std::vector<index::Stored>& documents) {
  std::vector<std::string> all;
  for (const auto& document : documents) {
    all.push_back(index::document_name(document.kind, document.id, document.provision));
  }
  return all;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("a record is got by kind and id, with its payload") {
  World world;
  world.read([](const index::Reader& reader) {
    const auto contact = reader.get(record::Kind::contact, "hk-customs");
    REQUIRE(contact.has_value());
    CHECK(contact->payload == "{hk-customs}");
    CHECK(!reader.get(record::Kind::link, "hk-customs").has_value());
    CHECK(!reader.get(record::Kind::contact, "").has_value());
  });
}

TEST_CASE("lists come in the order of ids, provisions in reading order") {
  World world;
  world.read([](const index::Reader& reader) {
    CHECK(names(reader.all(record::Kind::contact)) ==
          Names{"contact:hk-customs", "contact:mo-customs"});
    CHECK(names(reader.provisions("cn-patent-law")) == Names{"provision:cn-patent-law/art2",
                                                             "provision:cn-patent-law/art42",
                                                             "provision:cn-patent-law/art53..58"});
    CHECK(reader.all(record::Kind::playbook).empty());
  });
}

TEST_CASE("a provision answers for its paragraphs, a range for its members") {
  World world;
  const auto [asked, found] = GENERATE(table<std::string, Names>(
      {{"art42", {"provision:cn-patent-law/art42"}},
       {"art42(2)", {"provision:cn-patent-law/art42"}},
       {"art55", {"provision:cn-patent-law/art53..58"}},
       {"art1..45", {"provision:cn-patent-law/art2", "provision:cn-patent-law/art42"}},
       {"art99", {}}}));
  world.read([&](const index::Reader& reader) {
    INFO(asked);
    CHECK(names(reader.covering("cn-patent-law", *record::ProvisionId::parse(asked))) == found);
  });
}

TEST_CASE("the enactments of a work come oldest first") {
  World world;
  world.read([](const index::Reader& reader) {
    CHECK(names(reader.work("cn-trademark-law")) ==
          Names{"instrument:cn-trademark-law-2019", "instrument:cn-trademark-law-2026"});
  });
}

TEST_CASE("what points to a record is found, also to an article") {
  World world;
  world.read([](const index::Reader& reader) {
    CHECK(names(reader.referring_to("hk-cap-559")) == Names{"link:link-001"});
    CHECK(names(reader.referring_to("cn-patent-law")) == Names{"topic:customs-recordal"});
    CHECK(names(reader.referring_to("cn-patent-law/art42")) == Names{"topic:customs-recordal"});
    CHECK(names(reader.referring_to("hk-customs")) == Names{"programme:prog-06"});
    CHECK(reader.referring_to("nothing").empty());
  });
}

TEST_CASE("citation terms lead to instrument and provision") {
  World world;
  world.read([](const index::Reader& reader) {
    CHECK(names(reader.cited_by("Acap559")) == Names{"instrument:hk-cap-559"});
    CHECK(names(reader.cited_by("Acap559/s18")) == Names{"provision:hk-cap-559/s18"});
    CHECK(reader.cited_by("Acap560").empty());
  });
}

TEST_CASE("a number of no document is no error: nothing is found under it") {
  World world;
  world.read([](const index::Reader& reader) {
    for (const std::uint32_t id : {0U, 1'000'000U}) {
      CHECK(reader.document(id) == nullptr);
      CHECK(reader.view(id) == nullptr);
    }
    CHECK(reader.document(1) != nullptr);
  });
}

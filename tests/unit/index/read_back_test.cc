// What a reader gives back of a built index.
#include <catch2/catch.hpp>

#include "index/schema.h"
#include "text/analyse.h"
#include "unit/index/invented.h"

namespace gbalex::tests {

using index::Reader;
using record::Kind;

namespace {

// Names of documents as one line.
std::string names(const std::vector<index::Stored>& documents) {
  std::string line;
  for (const index::Stored& document : documents) {
    if (!line.empty()) line += ' ';
    line += index::document_name(document.kind, document.id, document.provision);
  }
  return line;
}

// Runs on an index of the catalogue "high".
template <typename Read>
void on_high(const Read& read) {
  const DataDir data;
  build(data.path(), kHigh);
  auto pool = index::ReaderPool::open(data.path());
  REQUIRE(pool.ok());
  bool ran = false;
  REQUIRE((*pool)
              ->with([&](const Reader& reader) {
                read(reader);
                ran = true;
              })
              .ok());
  REQUIRE(ran);
}

}  // namespace

TEST_CASE("every document of the catalogue is read back as it was made") {
  on_high([](const Reader& reader) {
    const auto made = documents(kHigh);
    REQUIRE(made.size() == 3 + 7 + 3);
    for (const index::Document& document : made) {
      INFO(document.id + "/" + document.provision);
      const auto stored = reader.get(document.kind, document.id, document.provision);
      REQUIRE(stored.has_value());
      CHECK(difference(document, *stored) == "");
    }
  });
}

TEST_CASE("an unknown id, or a known one of another kind, is not found") {
  on_high([](const Reader& reader) {
    CHECK_FALSE(reader.get(Kind::instrument, "tide-law").has_value());
    CHECK_FALSE(reader.get(Kind::contact, kTide).has_value());
    CHECK_FALSE(reader.get(Kind::provision, kTide).has_value());
    CHECK_FALSE(reader.get(Kind::provision, kTide, "art51").has_value());
    CHECK_FALSE(reader.get(Kind::topic, "").has_value());
    CHECK(reader.provisions("tide-law").empty());
    CHECK(reader.work("no-such-work").empty());
    CHECK(reader.referring_to("no-such-id").empty());
    CHECK(reader.cited_by("Acap1").empty());
  });
}

TEST_CASE("all records of a kind come in the order of ids") {
  on_high([](const Reader& reader) {
    CHECK(names(reader.all(Kind::instrument)) ==
          "instrument:hk-lantern-ordinance instrument:tide-law-1999 instrument:tide-law-2010");
    CHECK(names(reader.all(Kind::contact)) == "contact:hk-lantern-office");
    CHECK(names(reader.all(Kind::link)) == "link:link-tide-text");
    CHECK(names(reader.all(Kind::topic)) == "topic:topic-tides");
    CHECK(reader.all(Kind::provision).size() == 7);
    CHECK(reader.all(Kind::programme).empty());
  });
}

TEST_CASE("the provisions of an instrument come in reading order") {
  on_high([](const Reader& reader) {
    CHECK(names(reader.provisions(kTide)) ==
          "provision:tide-law-2010/art2 provision:tide-law-2010/art10 "
          "provision:tide-law-2010/art42 provision:tide-law-2010/art50..55");
    CHECK(names(reader.provisions("hk-lantern-ordinance")) ==
          "provision:hk-lantern-ordinance/s3 provision:hk-lantern-ordinance/s14A");
  });
}

TEST_CASE("a provision is covered by its article, else by the range around it") {
  struct Row {
    const char* asked;
    const char* found;
  };
  on_high([](const Reader& reader) {
    for (const Row& row :
         {Row{"art42", "provision:tide-law-2010/art42"},
          Row{"art42(1)", "provision:tide-law-2010/art42"},
          Row{"art42(9)(z)", "provision:tide-law-2010/art42"},
          Row{"art50", "provision:tide-law-2010/art50..55"},
          Row{"art53(2)", "provision:tide-law-2010/art50..55"},
          Row{"art50..55", "provision:tide-law-2010/art50..55"}, Row{"art56", ""}, Row{"art3", ""},
          Row{"s42", ""},
          Row{"art9..43", "provision:tide-law-2010/art10 provision:tide-law-2010/art42"}}) {
      INFO(row.asked);
      CHECK(names(reader.covering(kTide, *record::ProvisionId::parse(row.asked))) == row.found);
    }
  });
}

TEST_CASE("the enactments of a work come with the oldest wording first") {
  on_high([](const Reader& reader) {
    CHECK(names(reader.work("tide-law")) == "instrument:tide-law-1999 instrument:tide-law-2010");
    CHECK(names(reader.work("hk-lantern-ordinance")) == "instrument:hk-lantern-ordinance");
  });
}

TEST_CASE("records that point to an id are found, the record itself is not") {
  struct Row {
    const char* id;
    const char* found;
  };
  on_high([](const Reader& reader) {
    for (const Row& row :
         {Row{kTide, "instrument:tide-law-1999 topic:topic-tides link:link-tide-text"},
          Row{"tide-law-1999", "instrument:tide-law-2010 topic:topic-tides"},
          Row{"tide-law-2010/art42", "topic:topic-tides"},
          Row{"tide-law-1999/art3", ""},  // cited, but the number is not confirmed
          Row{"hk-lantern-office", "topic:topic-tides"},
          Row{"topic-tides", "provision:tide-law-2010/art42"}, Row{"link-tide-text", ""}}) {
      INFO(row.id);
      CHECK(names(reader.referring_to(row.id)) == row.found);
    }
  });
}

TEST_CASE("a citation term leads to the ordinance and to its section") {
  on_high([](const Reader& reader) {
    CHECK(names(reader.cited_by("Acap9901")) == "instrument:hk-lantern-ordinance");
    CHECK(names(reader.cited_by("Acap9901/s14A")) == "provision:hk-lantern-ordinance/s14A");
  });
}

TEST_CASE("the names of laws are found in a question, in Chinese and English") {
  on_high([](const Reader& reader) {
    for (const char* question :
         {"请问潮汐管理法的规定", "請問潮汐管理法的規定", "what does the Law of High Tides say"}) {
      INFO(question);
      const auto mentions = reader.law_names().find(question);
      REQUIRE(mentions.size() == 1);
      CHECK(mentions[0].instruments == std::vector<std::string>{kTide});
    }
    CHECK(reader.law_names().find("nothing of the kind").empty());
  });
}

TEST_CASE("metadata of the program and of the index are read back") {
  const DataDir data;
  {
    auto builder = index::Builder::begin(data.path());
    REQUIRE(builder.ok());
    REQUIRE((*builder)->add(documents(kHigh), {}).ok());
    REQUIRE((*builder)->set_metadata({{"built", "2026-11-24"}, {"corpus", "潮"}}).ok());
    REQUIRE((*builder)->finish().ok());
    REQUIRE((*builder)->swap().ok());
  }
  auto pool = index::ReaderPool::open(data.path());
  REQUIRE(pool.ok());
  std::map<std::string, std::string> read;
  REQUIRE((*pool)
              ->with([&read](const Reader& reader) {
                for (const char* key : {"built", "corpus", "absent", index::kMetaSchema,
                                        index::kMetaAnalyser, index::kMetaDocuments}) {
                  read[key] = reader.metadata(key);
                }
              })
              .ok());
  CHECK(read["built"] == "2026-11-24");
  CHECK(read["corpus"] == "潮");
  CHECK(read["absent"].empty());
  CHECK(read[index::kMetaSchema] == index::kSchemaVersion);
  CHECK(read[index::kMetaAnalyser] == text::analyser_digest());
  CHECK(read[index::kMetaDocuments] == "13");
}

}  // namespace gbalex::tests

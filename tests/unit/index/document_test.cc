#include "index/document.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

#include "unit/index/small_catalogue.h"

using namespace gbalex;

namespace {

const index::Document& find(const std::vector<index::Document>& documents,
                            const std::string& name) {
  const auto at = std::find_if(documents.begin(), documents.end(), [&name](const auto& document) {
    return index::document_name(document.kind, document.id, document.provision) == name;
  });
  if (at == documents.end()) FAIL("no document " << name);
  return *at;
}

bool holds(const std::vector<std::string>& list, const std::string& value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

bool has_text(const index::Document& document, index::FieldKind kind, const std::string& part) {
  return std::any_of(document.fields.begin(), document.fields.end(), [&](const auto& field) {
    return field.kind == kind && field.text.find(part) != std::string::npos;
  });
}

}  // namespace

TEST_CASE("each record is one document, each article-level provision one more") {
  const auto documents = index::make_documents(tests::small_catalogue(), {});
  std::set<std::string> names;
  for (const auto& document : documents) {
    names.insert(index::document_name(document.kind, document.id, document.provision));
  }
  CHECK(names.size() == documents.size());
  // 5 instruments, 8 provisions (42 and 42(2) are one), 2 contacts, link, topic, item.
  CHECK(documents.size() == 18);
}

TEST_CASE("a provision is found by its number as people type it") {
  const auto documents = index::make_documents(tests::small_catalogue(), {});
  const auto& article = find(documents, "provision:cn-patent-law/art42");
  CHECK(has_text(article, index::FieldKind::number, "第四十二条"));
  CHECK(has_text(article, index::FieldKind::number, "article 42"));
  CHECK(has_text(article, index::FieldKind::number, "artigo 42"));
  CHECK(has_text(find(documents, "provision:hk-cap-559/s18"), index::FieldKind::number,
                 "section 18"));
}

TEST_CASE("the rows of an article and of its paragraphs are one document") {
  const auto documents = index::make_documents(tests::small_catalogue(), {});
  const auto& article = find(documents, "provision:cn-patent-law/art42");
  CHECK(has_text(article, index::FieldKind::body, "20, 10 and 15 years"));
  CHECK(has_text(article, index::FieldKind::body, "term adjustment"));
}

TEST_CASE("numbers lead exactly to instruments and their provisions") {
  const auto documents = index::make_documents(tests::small_catalogue(), {});
  CHECK(holds(find(documents, "instrument:hk-cap-559").citations, "Acap559"));
  CHECK(holds(find(documents, "provision:hk-cap-559/s18").citations, "Acap559/s18"));
  CHECK(holds(find(documents, "instrument:mo-dl-97-99-m").citations, "Amo-dl-97-99-m"));
}

TEST_CASE("an article holds the answers that rest on it, where its number is confirmed") {
  auto catalogue = tests::small_catalogue();
  record::TopicAnswer& answer = catalogue.topics.front().answers[0];
  const auto cite = [&](record::Pin pin) {
    answer.citations = {{"cn-patent-law", record::ProvisionId::parse("art42(2)"), pin}};
    return index::make_documents(catalogue, {});
  };
  const std::string said = answer.answer.all().front().text;
  const std::string asked = catalogue.topics.front().title.all().front().text;
  const auto confirmed = cite(record::Pin::confirmed);
  const auto& article = find(confirmed, "provision:cn-patent-law/art42");
  CHECK(has_text(article, index::FieldKind::answer, said));
  CHECK(has_text(article, index::FieldKind::answer, asked));
  CHECK_FALSE(
      has_text(find(confirmed, "instrument:cn-patent-law"), index::FieldKind::answer, said));
  // A number that nobody has confirmed leads to the law, not to an article.
  const auto unconfirmed = cite(record::Pin::unconfirmed);
  CHECK_FALSE(
      has_text(find(unconfirmed, "provision:cn-patent-law/art42"), index::FieldKind::answer, said));
  CHECK(has_text(find(unconfirmed, "instrument:cn-patent-law"), index::FieldKind::answer, said));
}

TEST_CASE("references are those of the records") {
  const auto documents = index::make_documents(tests::small_catalogue(), {});
  const auto& topic = find(documents, "topic:customs-recordal");
  CHECK(holds(topic.references, "cn-patent-law"));
  CHECK(holds(topic.references, "cn-patent-law/art42"));
  CHECK(holds(find(documents, "link:link-001").references, "hk-cap-559"));
  CHECK(holds(find(documents, "programme:prog-06").references, "hk-customs"));
}

TEST_CASE("a superseded telephone number is not indexed") {
  auto catalogue = tests::small_catalogue();
  catalogue.contacts[0].details[0].status = "superseded 2024-10-21";
  const auto documents = index::make_documents_of(catalogue, "hk-customs", {});
  REQUIRE(documents.size() == 1);
  CHECK(!has_text(documents[0], index::FieldKind::number, "2545 6182"));
}

TEST_CASE("the documents of one record are those of the whole catalogue") {
  const auto catalogue = tests::small_catalogue();
  std::size_t sum = 0;
  for (const std::string id :
       {"cn-patent-law", "cn-trademark-law-2019", "cn-trademark-law-2026", "hk-cap-559",
        "mo-dl-97-99-m", "hk-customs", "mo-customs", "link-001", "customs-recordal", "prog-06"}) {
    sum += index::make_documents_of(catalogue, id, {}).size();
  }
  CHECK(sum == index::make_documents(catalogue, {}).size());
  CHECK(index::make_documents_of(catalogue, "no-such-id", {}).empty());
}

#include "library.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <memory>
#include <set>
#include <stdexcept>

#include "commands/build.h"
#include "commands/payloads.h"
#include "commands/temporary_folder.h"
#include "corpus/read.h"
#include "index/build.h"
#include "shared.h"

namespace gbalex::tests {
namespace {

void need(bool ok, const std::string& what) {
  if (!ok) throw std::runtime_error(what);
}

class Library {
 public:
  Library() {
    corpus::Corpus corpus = corpus::read(source_dir() / "corpus", test_day());
    need(corpus.problems.empty(), "the corpus has problems");
    documents = index::make_documents(corpus.catalogue, commands::reader_payloads());
    for (const index::Document& one : documents) {
      by_name[index::document_name(one.kind, one.id, one.provision)] = &one;
    }
    concepts = corpus.catalogue.concepts;
    auto builder = index::Builder::begin(folder.path(), {.concepts = concepts});
    need(builder.ok(), "the index build does not begin");
    need((*builder)->add(documents, [](std::size_t, std::size_t) {}).ok(), "documents");
    need((*builder)->set_metadata(commands::index_metadata(corpus.catalogue)).ok(), "metadata");
    need((*builder)->finish().ok(), "the index is not verified");
    need((*builder)->swap().ok(), "the index is not swapped in");
    auto opened = index::ReaderPool::open(folder.path());
    need(opened.ok(), "the index does not open");
    pool = std::move(*opened);
  }
  Library(const Library&) = delete;
  Library& operator=(const Library&) = delete;

  commands::TemporaryFolder folder;  // outlives the pool
  std::vector<index::Document> documents;
  std::map<std::string, const index::Document*> by_name;
  std::vector<record::Concept> concepts;
  std::unique_ptr<index::ReaderPool> pool;
};

Library& library() {
  static Library shipped;
  return shipped;
}

}  // namespace

record::Date test_day() { return day("2026-11-28"); }

record::Date day(std::string_view text) {
  const auto date = record::Date::parse(text);
  need(date && date->is_day(), "not a day");
  return *date;
}

index::ReaderPool& pool() { return *library().pool; }

const std::filesystem::path& data_folder() { return library().folder.path(); }

const std::vector<index::Document>& documents() { return library().documents; }

const std::vector<record::Concept>& concepts() { return library().concepts; }

const index::Document& document(const std::string& name) {
  const auto found = library().by_name.find(name);
  need(found != library().by_name.end(), "no document " + name);
  return *found->second;
}

std::string name_of(const search::Hit& hit) {
  return index::document_name(hit.kind, hit.id, hit.provision);
}

search::Request request(std::string_view text, record::Language reader) {
  search::Request asked;
  asked.text = text;
  asked.reader = reader;
  return asked;
}

search::Results find(const search::Request& request, const record::Date& today) {
  auto results = search::search(pool(), request, today);
  CAPTURE(request.text);
  INFO((results ? std::string() : results.error().to_string()));
  REQUIRE(results.ok());
  return std::move(*results);
}

std::vector<search::Hit> all_pages(search::Request request, int per_page) {
  std::vector<search::Hit> hits;
  std::set<std::string> seen;
  request.per_page = per_page;
  for (request.page = 1; request.page <= search::kMaxDepth / per_page; ++request.page) {
    search::Results results = find(request);
    for (search::Hit& hit : results.hits) {
      INFO(request.text + ": twice " + name_of(hit));
      REQUIRE(seen.insert(name_of(hit)).second);
      hits.push_back(std::move(hit));
    }
    if (results.hits.size() < static_cast<std::size_t>(per_page)) break;
  }
  return hits;
}

std::vector<std::string> names(const std::vector<search::Hit>& hits) {
  std::vector<std::string> all;
  for (const search::Hit& hit : hits) all.push_back(name_of(hit));
  return all;
}

}  // namespace gbalex::tests

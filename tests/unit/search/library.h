// The shipped corpus as an index in a temporary folder, built once a process, and the documents it
// was built from, for oracles that look at every one.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "index/document.h"
#include "index/reader.h"
#include "search/search.h"

namespace gbalex::tests {

// The day on which the tests take place, unless they say another.
record::Date test_day();
record::Date day(std::string_view text);

index::ReaderPool& pool();
// The folder of that index, as --data names it.
const std::filesystem::path& data_folder();
const std::vector<index::Document>& documents();
// Of its thesaurus.
const std::vector<record::Concept>& concepts();
// "provision:cn-patent-law/art42" → the document.
const index::Document& document(const std::string& name);
// As index::document_name().
std::string name_of(const search::Hit& hit);

search::Request request(std::string_view text, record::Language reader = record::Language::en);
// Fails the test when the search fails.
search::Results find(const search::Request& request, const record::Date& today = test_day());
// The hits of all pages, which must not overlap.
std::vector<search::Hit> all_pages(search::Request request, int per_page = 100);
std::vector<std::string> names(const std::vector<search::Hit>& hits);

}  // namespace gbalex::tests

// A few documents, made by a test, as an index in a temporary folder.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "commands/temporary_folder.h"
#include "index/build.h"
#include "index/document.h"
#include "index/reader.h"

namespace gbalex::tests {

class Shelf {
  commands::TemporaryFolder folder_;  // outlives the pool

 public:
  // Throws when the index cannot be built.
  explicit Shelf(std::vector<index::Document> documents,
                 const std::vector<record::Concept>& concepts = {},
                 index::Edits edits = index::Edits::allowed);

  [[nodiscard]] const std::vector<index::Document>& documents() const { return documents_; }
  [[nodiscard]] index::ReaderPool& pool() const { return *pool_; }

 private:
  std::vector<index::Document> documents_;
  std::unique_ptr<index::ReaderPool> pool_;
};

// A dozen records in four languages, of every kind but playbooks.
std::vector<index::Document> small_shelf();

// Copyright, parallel import, patent, trade mark and utility model, in three or four languages.
std::vector<record::Concept> small_thesaurus();

}  // namespace gbalex::tests

// Building an index of documents in one call.
#pragma once

#include <catch2/catch.hpp>

#include "index/build.h"
#include "index/document.h"

namespace gbalex::tests {

inline index::BuildReport build(const std::filesystem::path& data,
                                const std::vector<index::Document>& documents) {
  auto builder = index::Builder::begin(data);
  if (!builder) FAIL(builder.error().to_string());
  auto added = (*builder)->add(documents, {});
  if (!added) FAIL(added.error().to_string());
  auto report = (*builder)->finish();
  if (!report) FAIL(report.error().to_string());
  auto swapped = (*builder)->swap();
  if (!swapped) FAIL(swapped.error().to_string());
  return *report;
}

}  // namespace gbalex::tests

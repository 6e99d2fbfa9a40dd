#include "rules.h"

#include <catch2/catch.hpp>

#include "corpus/read.h"
#include "fixtures.h"

namespace gbalex::tests {

std::vector<std::string> problems_of(const std::map<std::string, std::string>& files) {
  const TempDirectory directory;
  directory.write(files);
  std::vector<std::string> messages;
  for (const corpus::Problem& problem : corpus::read(directory.path(), fixture_today()).problems) {
    messages.push_back(problem.to_string());
  }
  return messages;
}

void check_rows(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    INFO(row.rule);
    CHECK(problems_of(broken_corpus(row.file, row.from, row.to)) == row.messages);
  }
}

}  // namespace gbalex::tests

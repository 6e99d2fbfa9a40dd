// gbalex check, as the program calls it.
#include "commands/check.h"

#include <catch2/catch.hpp>
#include <chrono>
#include <nlohmann/json.hpp>
#include <sstream>

#include "fixtures.h"
#include "shared.h"

namespace gbalex {
namespace {

struct Run {
  int status;
  std::string out, err;
};

Run run(const std::filesystem::path& corpus, const record::Date& today, bool json) {
  std::ostringstream out;
  std::ostringstream err;
  const int status = commands::check(corpus, today, json, out, err);
  return {status, out.str(), err.str()};
}

TEST_CASE("check of a good corpus counts its records and answers 0") {
  const tests::TempDirectory directory;
  directory.write(tests::good_corpus());
  const Run result = run(directory.path(), tests::fixture_today(), false);
  CHECK(result.status == 0);
  CHECK(result.err.empty());
  CHECK(result.out ==
        "1 instrument of 1 work with 2 provision rows, 1 contact, 1 link, 1 topic, "
        "1 programme item of 1 year, 1 counterpart row, 3 concepts\nno problem\n");
  CHECK(run(directory.path(), tests::fixture_today(), true).out == "[]\n");
}

TEST_CASE("check of a broken corpus prints each problem with its place and answers 1") {
  const tests::TempDirectory directory;
  directory.write(tests::broken_corpus("links/macao/fees.xml", "category=\"fees\" ",
                                       "category=\"fees\" mood=\"月\" "));
  const Run result = run(directory.path(), tests::fixture_today(), false);
  CHECK(result.status == 1);
  CHECK(result.err.find("links/macao/fees.xml:4:54: unknown attribute mood in <link>, ") == 0);
  CHECK(result.out.find("\n1 problem\n") != std::string::npos);

  const Run as_json = run(directory.path(), tests::fixture_today(), true);
  CHECK(as_json.status == 1);
  CHECK(as_json.err.empty());
  const auto problems = nlohmann::json::parse(as_json.out);
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].at("file") == "links/macao/fees.xml");
  CHECK(problems[0].at("line") == 4);
  CHECK(problems[0].at("column") == 54);
  CHECK(problems[0].at("what") == "unknown attribute mood in <link>");
}

TEST_CASE("check of a directory without a corpus answers 1") {
  const tests::TempDirectory directory;
  CHECK(run(directory.path(), tests::fixture_today(), false).status == 1);
}

TEST_CASE("the shipped corpus passes the check") {
  const Run result =
      run(tests::source_dir() / "corpus", record::today(std::chrono::system_clock::now()), false);
  INFO(result.err);
  CHECK(result.status == 0);
}

}  // namespace
}  // namespace gbalex

// Whole files and directories: places, sizes, depth, duplicates, all problems in one run.
#include <catch2/catch.hpp>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "corpus/read.h"
#include "fixtures.h"
#include "rules.h"

namespace gbalex::tests {
namespace {

// Files that are not a change of one place.
std::map<std::string, std::string> with(const std::string& file, const std::string& bytes) {
  auto files = good_corpus();
  files[file] = bytes;
  return files;
}

std::string nested(int depth) {
  std::string bytes = "<links>";
  for (int i = 1; i < depth; ++i) bytes += "<a>";
  for (int i = 1; i < depth; ++i) bytes += "</a>";
  return bytes + "</links>\n";
}

TEST_CASE("a file must hold what its place in the corpus says") {
  CHECK(problems_of(with("topics/stray.xml", "<links/>\n")) ==
        std::vector<std::string>{
            "topics/stray.xml:1:1: the root element is <links>, a file here holds <topic>"});
  const std::string no_place =
      ": not a place for a file of the corpus, put it into instruments/REGION, contacts/REGION, "
      "links/REGION, topics, programme or thesaurus";
  for (const char* name :
       {"stray.xml", "links/stray.xml", "links/atlantis/stray.xml", "topics/moon/stray.xml",
        "thesaurus/moon/stray.xml", "playthings/stray.xml"}) {
    CHECK(problems_of(with(name, "<links/>\n")) == std::vector<std::string>{name + no_place});
  }
}

TEST_CASE("hidden files, the schemas and files of other endings are no records") {
  CHECK(problems_of(with("links/macao/.fees.xml.tmp", "<")).empty());
  CHECK(problems_of(with("links/macao/.fees.xml", "<")).empty());
  CHECK(problems_of(with("schema/links.xml", "<")).empty());
  CHECK(problems_of(with("README.md", "<")).empty());
}

TEST_CASE("the history is the last element of its record") {
  auto files = good_corpus();
  std::string& bytes = files.at(kTopic);
  bytes.replace(bytes.find("</topic>"), 8, "  <note>late</note>\n</topic>");
  CHECK(problems_of(files) ==
        std::vector<std::string>{kTopic + ":21:3: <note> after <history>, put <history> last"});
}

TEST_CASE("elements may be nested 64 deep and no deeper, and no depth is a danger") {
  const auto deep = problems_of(with("links/macao/deep.xml", nested(64)));
  REQUIRE(deep.size() == 1);  // <a> is unknown, but was read
  CHECK(deep[0].find("unknown element <a> in <links>") != std::string::npos);
  for (const int depth : {65, 1'000'000}) {
    const std::string bytes = depth == 65 ? nested(depth) : nested(depth).substr(0, 3'000'000);
    CHECK(problems_of(with("links/macao/deep.xml", bytes)) ==
          std::vector<std::string>{"links/macao/deep.xml:1:197: elements nested more than 64 deep, "
                                   "take the inner elements out"});
  }
}

TEST_CASE("a file over the limit of size is refused unread") {
  const std::string padding(5U << 20, ' ');
  CHECK(problems_of(with("links/macao/large.xml", "<links>" + padding + "</links>")) ==
        std::vector<std::string>{"links/macao/large.xml:1:1: the file is larger than 4194304 "
                                 "bytes, divide it into smaller files"});
}

TEST_CASE("an empty file, and one of white space, is refused") {
  CHECK(problems_of(with("links/macao/empty.xml", "")) ==
        std::vector<std::string>{"links/macao/empty.xml:1:1: the file holds no element, write the "
                                 "record, or take the file away"});
  CHECK(problems_of(with("links/macao/empty.xml", "\n  \n")) ==
        std::vector<std::string>{"links/macao/empty.xml:3:1: the file holds no element, write the "
                                 "record, or take the file away"});
}

TEST_CASE("a file that cannot be read, and a directory that is none, are problems") {
  const TempDirectory directory;
  directory.write(good_corpus());
  std::filesystem::create_symlink("nowhere.xml", directory.path() / "topics/lost.xml");
  const auto problems = corpus::read(directory.path(), fixture_today()).problems;
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].to_string() ==
        "topics/lost.xml: the file cannot be read, check its permissions");

  const auto missing = corpus::read(directory.path() / "nowhere", fixture_today()).problems;
  REQUIRE(missing.size() == 1);
  CHECK(missing[0].what.find("cannot read the directory") == 0);

  const TempDirectory empty;
  const auto none = corpus::read(empty.path(), fixture_today()).problems;
  REQUIRE(none.size() == 1);
  CHECK(none[0].what.find("no corpus file in the directory") == 0);
}

TEST_CASE("two records with one id are refused at the second, in one file and in two") {
  auto files = good_corpus();
  std::string& bytes = files.at(kLinks);
  const std::size_t begin = bytes.find("  <link ");
  const std::size_t end = bytes.find("</links>");
  const std::string link = bytes.substr(begin, end - begin);
  files["links/macao/guidance.xml"] = "<links>\n" + link + "</links>\n";
  bytes.insert(end, link);
  const std::string again =
      "the id \"link-901\" is used before, in links/macao/fees.xml, give this record an id of its "
      "own; ids are for ever";
  CHECK(problems_of(files) == std::vector<std::string>{kLinks + ":21:13: " + again,
                                                       "links/macao/guidance.xml:2:13: " + again});
}

TEST_CASE("one run names all problems, by file, line and column") {
  auto files = broken_corpus(kLinks, "languages=\"en pt\"", "languages=\"xx yy\"");
  files.at(kLinks).replace(files.at(kLinks).find("https://moon"), 12, "gopher://moo");
  files.at(kContact).replace(files.at(kContact).find("desk@"), 5, "desk ");
  files["topics/other.xml"] = "<topic";
  CHECK(problems_of(files) ==
        std::vector<std::string>{
            kContact + ":15:14: bad e-mail address \"desk moon.example.org\", write it as "
                       "name@host.domain",
            kLinks + ":4:88: unknown language \"xx\", use zh-Hans, zh-Hant, en or pt",
            kLinks + ":4:91: unknown language \"yy\", use zh-Hans, zh-Hant, en or pt",
            kLinks + ":8:24: bad URL \"gopher://moo.example.org/fees?a=1&b=2\", begin it with "
                     "https:// or http://",
            "topics/other.xml:1:1: a tag that does not end, end it with >"});
}

TEST_CASE("one file alone is checked without its references") {
  record::Catalogue catalogue;
  const std::string bytes = good_corpus().at(kLinks);
  CHECK(corpus::read_file(kLinks, bytes, fixture_today(), catalogue).empty());
  REQUIRE(catalogue.links.size() == 1);
  // The instrument it names is not there, which is seen only with the whole catalogue.
  const auto dangling = corpus::check_references(catalogue);
  REQUIRE(dangling.size() == 1);
  CHECK(dangling[0].to_string() ==
        kLinks + ": no instrument has the id \"xy-moon-law\", correct the id, or add the record");
}

}  // namespace
}  // namespace gbalex::tests

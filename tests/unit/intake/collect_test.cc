// What is found under the paths that a user names, and in which order.
#include "intake/collect.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <string>
#include <vector>

#include "intake/collect_companions.h"
#include "intake_folder.h"

using namespace gbalex;
using intake::Collection;
using intake::Loaded;
using tests::Folder;

namespace {

Collection collect(const std::vector<std::string>& paths) {
  auto collection = intake::collect(paths);
  if (!collection) FAIL(collection.error().to_string());
  return std::move(collection).value();
}

// "a.md", or "a.md (why it was left out)", relative to the folder.
std::vector<std::string> loaded(const Folder& folder, const Collection& collection) {
  std::vector<std::string> lines;
  for (const intake::Source& source : collection.sources) {
    intake::load(source, intake::is_no_picture, [&](const Loaded& file) {
      std::string line = file.place.substr(folder.path().size() + 1);
      if (!file.left_out.empty()) line += " (" + file.left_out + ")";
      if (file.error) line += " (" + file.error->what + ")";
      lines.push_back(line);
      return true;
    });
  }
  return lines;
}

}  // namespace

TEST_CASE("a folder is all files below it, sorted, hidden ones left out by name") {
  const Folder folder;
  for (const char* name : {"b.md", "a/z.md", "a/y/x.md", ".git/config", "a/.note", "a.md"}) {
    folder.write(name, "x");
  }
  std::filesystem::create_directory_symlink(folder.path("a"), folder.path("again"));
  const Collection collection = collect({folder.path()});
  CHECK(collection.files == 4);
  CHECK(loaded(folder, collection) ==
        std::vector<std::string>{".git (hidden)", "a.md", "a/.note (hidden)", "a/y/x.md", "a/z.md",
                                 "again (a link to a folder)", "b.md"});
}

TEST_CASE("a pattern that the shell left alone stands for its files; one for none is refused") {
  const Folder folder;
  folder.write("b.md", "x");
  folder.write("a.md", "x");
  folder.write("c.txt", "x");
  const Collection collection = collect({folder.path("*.md"), folder.path("c.txt")});
  CHECK(loaded(folder, collection) == std::vector<std::string>{"a.md", "b.md", "c.txt"});
  CHECK(collection.arguments.size() == 3);
  CHECK(collection.sources.back().argument == 2);
  for (const char* wrong : {"*.xml", "nothing.md"}) {
    const auto refused = intake::collect({folder.path("a.md"), folder.path(wrong)});
    REQUIRE(!refused);
    CHECK(refused.error().kind == record::ErrorKind::usage);
    CHECK(refused.error().where == folder.path(wrong));
  }
}

TEST_CASE(
    "a zip file is its members, either slash, pictures counted; an office document is one file") {
  const Folder folder;
  folder.zip("all.zip", {{"cap_1\\a.xml", "<a/>"}, {"cap_1/images/b.JPG", "x"}, {"c.md", "y"}});
  folder.zip("law.bin", {{"[Content_Types].xml", "x"}, {"word/document.xml", "y"}});
  folder.write("torn.zip", "PK\x03\x04 and nothing more");
  const Collection collection = collect({folder.path()});
  CHECK(collection.files == 4);
  const std::vector<std::string> files = loaded(folder, collection);
  REQUIRE(files.size() == 5);
  CHECK(files[0] == "all.zip:cap_1/a.xml");
  CHECK(files[1] == "all.zip:c.md");
  CHECK(files[2] == "all.zip (1 pictures in it)");
  CHECK(files[3] == "law.bin");
  CHECK(files[4].starts_with("torn.zip (the zip file cannot be read"));
}

TEST_CASE("reading stops when nobody wants more") {
  const Folder folder;
  folder.zip("all.zip", {{"a.md", "1"}, {"b.md", "2"}, {"c.md", "3"}});
  int times = 0;
  for (const intake::Source& source : collect({folder.path()}).sources) {
    intake::load(source, intake::is_no_picture, [&](const Loaded&) { return ++times < 2; });
  }
  CHECK(times == 2);
}

TEST_CASE("a list of versions dates the files beside it, also inside a zip file") {
  const char* versions = R"({"title":"月光法","versions":[
    {"id":"1","promulgatedOn":"2031-01-02","effectiveFrom":"2031-03-01","effectiveTo":"2033-01-01",
     "entry":"README.md"},
    {"id":"2","promulgatedOn":"2032-06-07","effectiveFrom":"2033-01-01","entry":"./new/README.md"}]})";
  const Folder folder;
  folder.write("moon/versions.json", versions);
  folder.zip("all.zip", {{"moon/versions.json", versions}});
  const auto companions = intake::Companions::find(collect({folder.path()}));
  for (const std::string& root : {folder.path("moon"), folder.path("all.zip") + ":moon"}) {
    intake::Taken taken;
    taken.wordings.resize(1);
    companions.apply(root + "/new/README.md", taken);
    REQUIRE(taken.wordings[0].from);
    CHECK(taken.wordings[0].from->to_string() == "2033-01-01");
    taken.wordings[0] = {};
    companions.apply(root + "/README.md", taken);
    CHECK(taken.wordings[0].to->to_string() == "2032-12-31");
    taken.wordings[0] = {};
    companions.apply(root + "/other.md", taken);
    CHECK(!taken.wordings[0].from);
  }
}

TEST_CASE("details of the national database are of the DOCX they name, else of the title alone") {
  const Folder folder;
  folder.write("details.json",
               R"({"data":{"bbbs":"0a","title":"月光法","gbrq":"2031-01-02","sxrq":"2031-03-01",
                  "ossFile":{"ossWordPath":"prod/20310102/0a1b.docx"}}})");
  const auto companions = intake::Companions::find(collect({folder.path()}));
  const auto from = [&](const std::string& place, const std::string& title,
                        std::optional<record::Date> promulgated) {
    intake::Taken taken;
    taken.wordings.resize(1);
    taken.wordings[0].title = title;
    taken.wordings[0].promulgated = promulgated;
    companions.apply(place, taken);
    return taken.wordings[0].from ? taken.wordings[0].from->to_string() : std::string();
  };
  const auto day = [](const char* text) { return record::Date::parse(text); };
  CHECK(from("x/0a1b.docx", "", {}) == "2031-03-01");
  CHECK(from("x/other.docx", "中华人民共和国月光法", {}) == "2031-03-01");
  CHECK(from("x/other.docx", "月光法", day("2031-01-02")) == "2031-03-01");
  CHECK(from("x/other.docx", "月光法", day("2029-01-02")).empty());
  CHECK(from("x/other.docx", "星光法", {}).empty());
}

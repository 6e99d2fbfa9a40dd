#include "text/messages.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <string>

#include "commands/temporary_folder.h"

using namespace gbalex;
using record::Language;
using text::Messages;

namespace {

// A folder of catalogues that goes with the test.
class Catalogues {
 public:
  Catalogues() {
    for (const Language language : record::kLanguages) write(language, "hello = Hello\n");
  }

  void write(Language language, std::string_view lines) const {
    std::ofstream(folder_.path() / (std::string(record::code(language)) + ".messages")) << lines;
  }
  void write_all(std::string_view lines) const {
    for (const Language language : record::kLanguages) write(language, lines);
  }
  [[nodiscard]] std::string path() const { return folder_.path().string(); }

 private:
  commands::TemporaryFolder folder_;
};

}  // namespace

TEST_CASE("a message is given in the language asked for") {
  const Catalogues files;
  files.write(Language::zh_hant, "# 註解\n\nhello = 你好，世界 \r\n");
  const auto messages = Messages::read(files.path());
  REQUIRE(messages.ok());
  CHECK(messages->get(Language::zh_hant, "hello") == "你好，世界");
  CHECK(messages->get(Language::en, "hello") == "Hello");
  CHECK(messages->has("hello"));
  CHECK_FALSE(messages->has("bye"));
}

TEST_CASE("a key that does not exist is seen") {
  const Catalogues files;
  const auto messages = Messages::read(files.path());
  REQUIRE(messages.ok());
  CHECK(messages->get(Language::pt, "bye") == "⟨bye⟩");
}

TEST_CASE("numbers follow the plural rules of the language, words are put in") {
  const Catalogues files;
  files.write_all(
      "links = {count, plural, one {# link of {owner}} other {# links of {owner}}}\n"
      "quote = it''s '{'plain'}'\n");
  const auto messages = Messages::read(files.path());
  REQUIRE(messages.ok());
  CHECK(messages->format(Language::en, "links", {{"count", "1"}, {"owner", "海關"}}) ==
        "1 link of 海關");
  CHECK(messages->format(Language::en, "links", {{"count", "1200"}, {"owner", "x"}}) ==
        "1,200 links of x");
  CHECK(messages->get(Language::en, "quote") == "it's {plain}");
}

TEST_CASE("a broken catalogue is refused with its file and line") {
  struct Row {
    std::string_view lines;
    std::string_view where;
    std::string_view what;
  };
  const Row row = GENERATE(values<Row>({
      {"hello = Hello\nbad = {count, plural, one {x}\n", "en.messages:2", "not an ICU message"},
      {"hello = a\nhello = b\n", "en.messages:2", "stands twice"},
      {"hello\n", "en.messages:1", "no \"key = message\""},
      {" = x\n", "en.messages:1", "no \"key = message\""},
      {"hello = \xFF\n", "en.messages:1", "invalid UTF-8"},
      {"hello = a\nmore = b\n", ".messages", "is missing"},
      {"", "en.messages", "is missing"},
  }));
  const Catalogues files;
  files.write(Language::en, row.lines);
  const auto messages = Messages::read(files.path());
  REQUIRE_FALSE(messages.ok());
  CHECK_THAT(messages.error().where, Catch::Contains(std::string(row.where)));
  CHECK_THAT(messages.error().what, Catch::Contains(std::string(row.what)));
  CHECK_FALSE(messages.error().what_to_do.empty());
}

TEST_CASE("a missing catalogue is named") {
  const Catalogues files;
  std::filesystem::remove(files.path() + "/pt.messages");
  const auto messages = Messages::read(files.path());
  REQUIRE_FALSE(messages.ok());
  CHECK(messages.error().kind == record::ErrorKind::environment);
  CHECK_THAT(messages.error().where, Catch::Contains("pt.messages"));
}

TEST_CASE("dates are written as each language writes them") {
  struct Row {
    std::string_view date;
    Language language;
    std::string_view text;
  };
  const Row row = GENERATE(values<Row>({
      {"2026-11-24", Language::zh_hans, "2026年11月24日"},
      {"2026-01-05", Language::zh_hant, "2026年1月5日"},
      {"2026-11-24", Language::en, "24 November 2026"},
      {"2026-11-24", Language::pt, "24 de novembro de 2026"},
      {"2026-03", Language::zh_hans, "2026年3月"},
      {"2026-03", Language::en, "March 2026"},
      {"2026-03", Language::pt, "março de 2026"},
      {"1997", Language::zh_hant, "1997年"},
      {"1997", Language::en, "1997"},
      {"1997", Language::pt, "1997"},
  }));
  const auto date = record::Date::parse(row.date);
  REQUIRE(date.has_value());
  CHECK(text::format_date(*date, row.language) == row.text);
}

// Random records in random layouts, random edits: pugixml, which has no part in the editing, must
// read the new values, everything else as before, and most lines must be untouched.
#include <catch2/catch.hpp>
#include <map>
#include <pugixml.hpp>
#include <random>

#include "corpus/edit_fields.h"
#include "unit/corpus_edit/line_diff.h"

using gbalex::corpus::edit_record;
using gbalex::corpus::FieldEdit;
using gbalex::corpus::RecordEdit;
using gbalex::record::Date;

namespace {

class Random {
 public:
  explicit Random(unsigned seed) : engine_(seed) {}
  std::size_t below(std::size_t bound) { return engine_() % bound; }
  bool chance(std::size_t percent) { return below(100) < percent; }
  template <typename List>
  auto& pick(List& list) {
    return list[below(list.size())];
  }

 private:
  std::mt19937 engine_;
};

const std::vector<std::string> kWords = {"海港", "署", "quay", "&",  "<b>", "\"q\"", "it's", "]]>",
                                         "--",   "ç",  "𠮷",   "/>", "a=b", "&amp;", ">",    "#"};

std::string random_value(Random& random) {
  std::string value = "v";
  for (std::size_t i = 1 + random.below(4); i > 0; --i) value += " " + random.pick(kWords);
  return value;
}

std::string escaped(const std::string& value, char quote) {
  std::string out;
  for (const char byte : value) {
    if (byte == '&')
      out += "&amp;";
    else if (byte == '<')
      out += "&#60;";
    else if (byte == '>')
      out += "&gt;";
    else if (byte == quote)
      out += quote == '"' ? "&quot;" : "&#39;";
    else
      out += byte;
  }
  return out;
}

// A file of three records with the layout of nobody in particular.
std::string random_file(Random& random) {
  const std::string eol = random.chance(30) ? "\r\n" : "\n";
  const std::string step = random.chance(30) ? "\t" : std::string(1 + random.below(4), ' ');
  const auto attribute = [&](const std::string& name, const std::string& value) {
    const char quote = random.chance(30) ? '\'' : '"';
    const std::string equals = random.chance(10) ? " = " : "=";
    return name + equals + quote + escaped(value, quote) + quote;
  };
  const auto comment = [&]() -> std::string {
    return random.chance(25) ? "<!-- <url>x</url> id=\"link-1\" ' -->" : "";
  };
  const auto text = [&] {
    const std::string value = random_value(random);
    if (random.chance(15) && value.find("]]>") == std::string::npos) {
      return "<![CDATA[" + value + "]]>";
    }
    return random.chance(15) ? eol + step + escaped(value, 0) + eol : escaped(value, 0);
  };
  std::string file = random.chance(80) ? "<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + eol : "";
  file += comment() + "<links>" + eol;
  for (int id = 0; id < 3; ++id) {
    std::vector<std::string> attributes = {attribute("id", "link-" + std::to_string(id)),
                                           attribute("region", random_value(random)),
                                           attribute("as-of", "2026-11-22")};
    if (random.chance(50)) attributes.push_back(attribute("instrument", random_value(random)));
    std::swap(attributes[0], random.pick(attributes));
    file += step + "<link";
    const bool wide = random.chance(60);
    for (const std::string& each : attributes) {
      file += (wide ? eol + step + step + step : " ") + each;
    }
    file += ">" + comment();
    const bool flat = random.chance(10);
    const auto child = [&](const std::string& element) {
      file += (flat ? "" : eol + step + step) + element + comment();
    };
    for (const std::string language : {"zh-Hans", "en"}) {
      if (random.chance(70)) {
        child("<title " + attribute("lang", language) + ">" + text() + "</title>");
      }
    }
    child("<url " + attribute("basis", "cited") + ">" + text() + "</url>");
    if (random.chance(60)) child("<owner>" + text() + "</owner>");
    if (random.chance(80)) child("<evidence kind=\"news\"/>");
    if (random.chance(80)) {
      child("<history>" + (random.chance(50) ? eol + step + step + step : "") +
            "<event at=\"2026-11-22\"><why>w</why></event>" +
            (random.chance(50) ? eol + step + step : "") + "</history>");
    }
    file += (flat ? "" : eol + step) + "</link>" + (random.chance(70) ? eol : "");
  }
  return file + "</links>" + (random.chance(70) ? eol : "");
}

std::string one_line(const std::string& text) {
  std::string line;
  for (const char byte : text) {
    const bool blank = std::string_view(" \t\r\n").find(byte) != std::string_view::npos;
    if (!blank)
      line += byte;
    else if (!line.empty() && line.back() != ' ')
      line += ' ';
  }
  while (!line.empty() && line.back() == ' ') line.pop_back();
  return line;
}

// Every value of the file by its place, as pugixml reads it; history and as-of apart.
std::map<std::string, std::string> values_of(const std::string& bytes, std::size_t* events) {
  pugi::xml_document document;
  const auto parsed =
      document.load_buffer(bytes.data(), bytes.size(), pugi::parse_default | pugi::parse_ws_pcdata);
  INFO(parsed.description() << "\n" << bytes);
  REQUIRE(parsed);
  std::map<std::string, std::string> values;
  for (const pugi::xml_node link : document.child("links")) {
    if (link.type() != pugi::node_element) continue;
    const std::string id = link.attribute("id").value();
    for (const auto attribute : link.attributes()) {
      const std::string name = attribute.name();
      if (name != "as-of") values[id + "@" + name] = one_line(attribute.value());
    }
    for (const pugi::xml_node child : link) {
      if (child.type() != pugi::node_element) continue;
      if (std::string(child.name()) == "history") {
        for (const auto event : child.children("event")) *events += event.empty() ? 0 : 1;
        continue;
      }
      std::string place = id + "/" + child.name();
      if (child.attribute("lang")) place += std::string(".") + child.attribute("lang").value();
      std::string text;
      for (const pugi::xml_node part : child) text += part.value();
      values[place] = one_line(text);
      for (const auto attribute : child.attributes()) {
        values[place + "@" + attribute.name()] = attribute.value();
      }
    }
  }
  return values;
}

// From the start tag of the record with that number to its end. No comment, no value and no CDATA
// section of random_file() holds "<link".
std::string record_bytes(const std::string& bytes, int number) {
  std::size_t begin = bytes.find("<links>") + 1;
  for (int i = 0; i <= number; ++i) begin = bytes.find("<link", begin) + 1;
  return bytes.substr(begin, bytes.find("</link>", begin) - begin);
}

struct Target {
  FieldEdit field;
  std::string place;
};

const std::vector<Target> kTargets = {
    {{"url", {"url", "", ""}, ""}, "/url"},
    {{"url_basis", {"url", "", "basis"}, ""}, "/url@basis"},
    {{"owner", {"owner", "", ""}, ""}, "/owner"},
    {{"title.zh-Hans", {"title", "zh-Hans", ""}, ""}, "/title.zh-Hans"},
    {{"title.pt", {"title", "pt", ""}, ""}, "/title.pt"},
    {{"region", {"", "", "region"}, ""}, "@region"},
    {{"instrument", {"", "", "instrument"}, ""}, "@instrument"},
};

}  // namespace

TEST_CASE("random edits change what they say and nothing else") {
  constexpr unsigned kRounds = 4'000;
  std::size_t inserted = 0, removed = 0, replaced = 0;
  for (unsigned seed = 0; seed < kRounds; ++seed) {
    Random random(seed);
    const std::string before = random_file(random);
    const std::string id = "link-" + std::to_string(random.below(3));
    RecordEdit edit{gbalex::record::Kind::link,
                    id,
                    {},
                    {},
                    Date::parse("2026-11-24").value(),
                    "2026-11-24",
                    "m",
                    "set",
                    "w"};
    std::size_t events_before = 0;
    const auto old_values = values_of(before, &events_before);
    auto expected = old_values;
    for (const Target& target : kTargets) {
      if (!random.chance(25)) continue;
      FieldEdit field = target.field;
      const bool optional =
          field.name == "owner" || field.name == "instrument" || field.name.starts_with("title");
      field.value = optional && random.chance(30) ? "" : random_value(random);
      edit.fields.push_back(field);
      const std::string place = id + target.place;
      const bool was = expected.contains(place);
      if (field.value.empty()) {
        expected.erase(place);
        expected.erase(place + "@lang");
        removed += was ? 1 : 0;
      } else {
        expected[place] = field.value;
        if (!field.path.language.empty()) expected[place + "@lang"] = field.path.language;
        (was ? replaced : inserted) += 1;
      }
    }
    const auto result = edit_record(before, edit);
    INFO("seed " << seed << "\n" << before);
    REQUIRE(result.ok());
    INFO(result->bytes);
    std::size_t events_after = 0;
    REQUIRE(values_of(result->bytes, &events_after) == expected);
    const bool changed = expected != old_values;
    REQUIRE(result->changes.empty() == !changed);
    REQUIRE(events_after == events_before + (changed ? 1 : 0));
    if (!changed) REQUIRE(result->bytes == before);

    // A value can span three lines; the date, the neighbour of a new element and the line of the
    // old history change once each.
    std::size_t gone = 0;
    for (const std::string& line : gbalex::tests::line_diff(before, result->bytes)) {
      gone += line.front() == '-' ? 1 : 0;
    }
    REQUIRE(gone <= 3 * result->changes.size() + 3);
    // The two other records keep their bytes, wherever they moved to.
    for (int other = 0; other < 3; ++other) {
      if ("link-" + std::to_string(other) == id) continue;
      REQUIRE(record_bytes(result->bytes, other) == record_bytes(before, other));
    }
  }
  CHECK(inserted > 500);
  CHECK(removed > 100);
  CHECK(replaced > 1'000);
}

TEST_CASE("any bytes are edited or refused, never more") {
  Random random(7);
  RecordEdit edit{gbalex::record::Kind::link,
                  "link-1",
                  {{"url", {"url", "", ""}, "n"}},
                  {},
                  Date::parse("2026-11-24").value(),
                  "2026-11-24",
                  "m",
                  "set",
                  ""};
  std::size_t refused = 0;
  constexpr int kRounds = 20'000;
  for (int round = 0; round < kRounds; ++round) {
    std::string bytes = random_file(random);
    for (std::size_t i = 1 + random.below(4); i > 0; --i) {
      const std::size_t at = random.below(bytes.size());
      if (random.chance(30))
        bytes.resize(at + 1);
      else
        bytes[at] = std::string_view("<>/\"'!-[]&; =\n\0x", 16)[random.below(16)];
    }
    const auto result = edit_record(bytes, edit);
    if (!result)
      ++refused;
    else
      CHECK((result->changes.empty() ? result->bytes == bytes : result->bytes != bytes));
  }
  CHECK(refused > kRounds / 20);
  CHECK(refused < kRounds);
}

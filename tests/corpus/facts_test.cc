// Every field of every record of the shared fact base stands in the shipped corpus with the same
// value: it pins the import. A field may differ where corpus/exclusions.tsv says why, or where the
// record's history holds a later edit of it.
#include <algorithm>
#include <catch2/catch.hpp>
#include <chrono>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "corpus/read.h"
#include "present/json.h"
#include "shared.h"

namespace gbalex {
namespace {

using present::Audience;
using present::Json;

const corpus::Corpus& shipped() {
  static const corpus::Corpus read =
      corpus::read(tests::source_dir() / "corpus", record::today(std::chrono::system_clock::now()));
  return read;
}

std::vector<Json> rows_of(const std::filesystem::path& file) {
  std::ifstream in(file);
  REQUIRE(in.good());
  std::vector<Json> rows;
  for (std::string line; std::getline(in, line);) rows.push_back(Json::parse(line));
  REQUIRE_FALSE(rows.empty());
  return rows;
}

std::vector<std::string> split(const std::string& line, char separator) {
  std::vector<std::string> cells;
  std::istringstream in(line);
  for (std::string cell; std::getline(in, cell, separator);) cells.push_back(cell);
  return cells;
}

// "file<TAB>field<TAB>reason" a line; the fields of one fact file that are left out on purpose.
std::set<std::string> excluded_fields(const std::string& fact_file) {
  std::ifstream in(tests::source_dir() / "corpus/exclusions.tsv");
  REQUIRE(in.good());
  std::set<std::string> fields;
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line[0] == '#') continue;
    const auto cells = split(line, '\t');
    INFO(line);
    REQUIRE(cells.size() == 3);
    REQUIRE_FALSE(cells[2].empty());
    if (cells[0] == fact_file) fields.insert(cells[1]);
  }
  return fields;
}

// What "not known" looks like in either.
bool is_absent(const Json& value) {
  return value.is_null() || ((value.is_array() || value.is_object()) && value.empty());
}

// Whether a path ("title.zh-Hant", "evidence[0].kind") is the field or a part of it.
bool is_part_of(const std::string& path, const std::string& field) {
  return path.compare(0, field.size(), field) == 0 &&
         (path.size() == field.size() || path[field.size()] == '.' || path[field.size()] == '[');
}

class Comparison {
 public:
  Comparison(std::string fact_file, const std::vector<record::HistoryEvent>& history)
      : excluded_(excluded_fields(fact_file)) {
    for (const record::HistoryEvent& event : history) {
      if (event.action == "import") continue;
      edited_.insert("as_of");
      for (record::FieldChange change : event.changes) {
        std::ranges::replace(change.field, '-', '_');
        edited_.insert(std::move(change.field));
      }
    }
  }

  void compare(const Json& fact, const Json& ours, const std::string& path) {
    if (is_absent(fact) && is_absent(ours)) return;
    if (fact.is_object()) {
      for (const auto& [key, value] : fact.items()) {
        const bool found = ours.is_object() && ours.contains(key);
        compare(value, found ? ours.at(key) : Json(), path.empty() ? key : path + "." + key);
      }
      return;
    }
    if (fact.is_array() && ours.is_array() && fact.size() == ours.size()) {
      for (std::size_t i = 0; i < fact.size(); ++i) {
        compare(fact[i], ours[i], path + "[" + std::to_string(i) + "]");
      }
      return;
    }
    ++leaves_;
    if (fact == ours) return;
    if (covered_by(excluded_, path) || covered_by(edited_, path)) return;
    differences_.push_back(path + ": " + fact.dump() + " in the facts, " + ours.dump() + " here");
  }

  [[nodiscard]] std::size_t leaves() const { return leaves_; }
  [[nodiscard]] const std::vector<std::string>& differences() const { return differences_; }

 private:
  static bool covered_by(const std::set<std::string>& fields, const std::string& path) {
    // Languages keep their hyphen; the fields' own names have underscores in the facts.
    std::string plain = path;
    std::ranges::replace(plain, '-', '_');
    return std::ranges::any_of(fields, [&](const std::string& field) {
      return is_part_of(path, field) || is_part_of(plain, field);
    });
  }

  std::set<std::string> excluded_;
  std::set<std::string> edited_;
  std::size_t leaves_ = 0;
  std::vector<std::string> differences_;
};

// The facts call it history, which is the history of edits in our JSON.
Json named_as_facts(Json ours, const std::string& kind) {
  if (kind == "instruments") ours["history"] = ours["amendment_history"];
  return ours;
}

template <typename Record>
std::size_t compare_all(const std::filesystem::path& facts, const std::string& kind,
                        const std::vector<Record>& records) {
  std::map<std::string, const Record*> by_id;
  for (const Record& read : records) by_id[read.id] = &read;
  std::size_t leaves = 0;
  for (const Json& fact : rows_of(facts / (kind + ".jsonl"))) {
    const auto id = fact.at("id").get<std::string>();
    INFO(kind << " " << id);
    REQUIRE(by_id.count(id) == 1);
    const Record& read = *by_id[id];
    Comparison comparison(kind + ".jsonl", read.provenance.history);
    comparison.compare(fact, named_as_facts(present::to_json(read, Audience::maintainer), kind),
                       "");
    CHECK(comparison.differences() == std::vector<std::string>{});
    leaves += comparison.leaves();
  }
  return leaves;
}

TEST_CASE("the shipped corpus has no problem") {
  for (const corpus::Problem& problem : shipped().problems) UNSCOPED_INFO(problem.to_string());
  CHECK(shipped().problems.empty());
}

TEST_CASE("every field of every instrument of the facts is in the corpus") {
  GBALEX_NEEDS_SHARED(shared);
  CHECK(compare_all(shared / "facts", "instruments", shipped().catalogue.instruments) > 10'000);
}

TEST_CASE("every field of every contact of the facts is in the corpus") {
  GBALEX_NEEDS_SHARED(shared);
  CHECK(compare_all(shared / "facts", "contacts", shipped().catalogue.contacts) > 3'000);
}

TEST_CASE("every field of every link of the facts is in the corpus") {
  GBALEX_NEEDS_SHARED(shared);
  CHECK(compare_all(shared / "facts", "links", shipped().catalogue.links) > 3'000);
}

TEST_CASE("every field of every topic of the facts is in the corpus") {
  GBALEX_NEEDS_SHARED(shared);
  CHECK(compare_all(shared / "facts", "topics", shipped().catalogue.topics) > 4'000);
}

TEST_CASE("every field of every programme item of the facts is in the corpus") {
  GBALEX_NEEDS_SHARED(shared);
  CHECK(compare_all(shared / "facts", "programme", shipped().catalogue.programme) > 500);
}

TEST_CASE("every row of the counterpart table of the facts is in the corpus") {
  GBALEX_NEEDS_SHARED(shared);
  std::ifstream in(shared / "facts/counterparts.tsv");
  REQUIRE(in.good());
  std::map<std::string, Json> by_function;
  for (const record::CounterpartRow& row : shipped().catalogue.counterparts) {
    by_function[row.function] = present::to_json(row);
  }
  std::string line;
  std::getline(in, line);  // the head
  const auto columns = split(line, '\t');
  std::size_t rows = 0;
  while (std::getline(in, line)) {
    const auto cells = split(line, '\t');
    INFO(line);
    REQUIRE(cells.size() == columns.size());
    REQUIRE(by_function.count(cells[0]) == 1);
    for (std::size_t i = 1; i < cells.size(); ++i) {
      const Json ids = cells[i] == "-" ? Json::array() : Json(split(cells[i], ';'));
      CHECK(by_function[cells[0]].at(columns[i]) == ids);
    }
    ++rows;
  }
  CHECK(rows == shipped().catalogue.counterparts.size());
}

TEST_CASE("the comparison sees a changed value, a missing field, a lost and an added element") {
  const Json fact = Json::parse(R"({"a":{"en":"x"},"b":[1,2],"c":null,"d":[]})");
  const auto differences = [&](const char* ours, const char* edited_field) {
    std::vector<record::HistoryEvent> history;
    if (edited_field != nullptr) {
      history.push_back({"2031-01-01", "maintainer", "set", "", {{edited_field, "", ""}}});
    }
    Comparison comparison("instruments.jsonl", history);
    comparison.compare(fact, Json::parse(ours), "");
    return comparison.differences().size();
  };
  CHECK(differences(R"({"a":{"en":"x"},"b":[1,2]})", nullptr) == 0);
  CHECK(differences(R"({"a":{"en":"x","pt":"z"},"b":[1.0,2],"d":null})", nullptr) == 0);
  CHECK(differences(R"({"a":{"en":"y"},"b":[1,2]})", nullptr) == 1);
  CHECK(differences(R"({"a":{},"b":[1,2]})", nullptr) == 1);
  CHECK(differences(R"({"a":{"en":"x"},"b":[1]})", nullptr) == 1);
  CHECK(differences(R"({"a":{"en":"x"},"b":[1,2,3]})", nullptr) == 1);
  CHECK(differences(R"({"a":{"en":"x"},"b":[1,2],"c":5})", nullptr) == 1);
  CHECK(differences(R"({"a":{"en":"y"},"b":[1,3]})", "a.en") == 1);  // b was not edited
  CHECK(differences(R"({"a":{"en":"y"},"b":[1,2]})", "a") == 0);
}

TEST_CASE("the thesaurus names its concepts in the languages of its readers") {
  const std::vector<record::Concept>& concepts = shipped().catalogue.concepts;
  std::size_t in_three = 0;
  for (const record::Concept& one : concepts) {
    std::set<record::Language> shown;
    for (const record::Label& label : one.labels) {
      if (label.use != record::LabelUse::hidden) shown.insert(label.language);
    }
    CAPTURE(one.id);
    CHECK(shown.contains(record::Language::zh_hans));
    CHECK(shown.contains(record::Language::zh_hant));
    CHECK(shown.contains(record::Language::en));
    in_three += shown.size() >= 3 ? 1 : 0;
  }
  CHECK(in_three >= 700);
}

}  // namespace
}  // namespace gbalex

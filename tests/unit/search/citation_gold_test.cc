// Precision and recall of the recogniser on sentences of real laws, labelled by somebody who had
// not seen its output (tests/data/citations/README.md).
#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <iomanip>
#include <map>
#include <pugixml.hpp>
#include <set>
#include <sstream>

#include "ledger/sha256.h"
#include "library.h"
#include "present/json.h"
#include "search/citation.h"
#include "shared.h"

namespace gbalex::tests {
namespace {

using present::Json;

// Just under what was measured, so that a loss is seen.
constexpr double kPrecision = 0.979, kRecall = 0.969;

std::vector<Json> rows_of(const std::string& name) {
  std::ifstream in(source_dir() / "tests/data/citations" / (name + ".jsonl"));
  std::vector<Json> rows;
  for (std::string line; std::getline(in, line);) rows.push_back(Json::parse(line));
  REQUIRE_FALSE(rows.empty());
  return rows;
}

struct InnerText : pugi::xml_tree_walker {
  std::string text;
  bool for_each(pugi::xml_node& node) override {
    if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata) text += node.value();
    return true;
  }
};

// The text of a file as the rows count it.
std::string text_of(const std::filesystem::path& file, const std::string& part) {
  std::ifstream in(file, std::ios::binary);
  std::string bytes((std::istreambuf_iterator<char>(in)), {});
  if (part == "utf8") return bytes;
  pugi::xml_document document;
  const auto flags =
      pugi::parse_cdata | pugi::parse_escapes | pugi::parse_eol | pugi::parse_ws_pcdata;
  REQUIRE(document.load_buffer(bytes.data(), bytes.size(), flags));
  InnerText inner;
  document.document_element().traverse(inner);
  return std::move(inner.text);
}

using Place = std::tuple<std::string, std::string, std::size_t, std::size_t>;

bool overlap(const Json& row, std::size_t begin, std::size_t end) {
  return row["begin"].get<std::size_t>() < end && begin < row["end"].get<std::size_t>();
}

bool accepts(const Json& row, const std::string& key, const Json& said) {
  if (row[key] == said) return true;
  const auto others = row.find("accept_" + key);
  return others != row.end() && std::find(others->begin(), others->end(), said) != others->end();
}

struct Figures {
  int gold = 0, right = 0, wrong = 0;
  [[nodiscard]] double precision() const {
    return right + wrong == 0 ? 1 : static_cast<double>(right) / (right + wrong);
  }
  [[nodiscard]] double recall() const { return gold == 0 ? 1 : static_cast<double>(right) / gold; }
};

class Scores {
 public:
  void add(const Json& window, const Figures& found) {
    const std::string language = window["lang"], stratum = window["stratum"], half = window["half"];
    for (const std::string& key :
         {std::string("all"), "half " + half, "half " + half + " " + language,
          "language " + language, "stratum " + stratum}) {
      Figures& figures = by_key[key];
      figures.gold += found.gold;
      figures.right += found.right;
      figures.wrong += found.wrong;
    }
  }
  [[nodiscard]] std::string table() const {
    std::ostringstream out;
    out << std::fixed << std::setprecision(3);
    for (const auto& [key, figures] : by_key) {
      out << std::left << std::setw(28) << key << " mentions " << std::setw(4) << figures.gold
          << " precision " << figures.precision() << " recall " << figures.recall() << '\n';
    }
    return out.str();
  }
  std::map<std::string, Figures> by_key;
};

// GBALEX_CITATION_ERRORS=1 shows what is wrong in the open half; the closed half is only counted.
void show_error(const Json& window, const std::string& sentence, std::size_t begin, std::size_t end,
                const std::string& what) {
  if (std::getenv("GBALEX_CITATION_ERRORS") == nullptr || window["half"] != "open") return;
  const std::size_t from = window["begin"].get<std::size_t>();
  std::string marked = sentence;
  marked.insert(end - from, "⟧");
  marked.insert(begin - from, "⟦");
  WARN(what << "  " << window["stratum"] << ": " << marked);
}

Figures score(const Json& window, const std::string& sentence, const std::vector<Json>& gold,
              const std::vector<Json>& neutral) {
  const auto language = record::parse_language(window["lang"].get<std::string>());
  REQUIRE(language);
  std::vector<search::CitedMention> mentions;
  const auto read = pool().with([&](const index::Reader& reader) {
    mentions =
        search::cited_mentions(reader, sentence, *language, test_day(), search::Reading::running);
  });
  REQUIRE(read.ok());
  const std::size_t from = window["begin"].get<std::size_t>();
  Figures figures;
  figures.gold = static_cast<int>(gold.size());
  std::set<std::size_t> hit;
  for (const search::CitedMention& mention : mentions) {
    const std::size_t begin = from + mention.span.begin, end = from + mention.span.end;
    const std::string instrument = mention.own            ? ""
                                   : mention.laws.empty() ? "outside"
                                                          : mention.laws.front().instrument;
    std::string provision = mention.provision;
    if (!mention.laws.empty() && mention.laws.front().provision) {
      provision = mention.laws.front().provision->text();
    }
    const std::string said = instrument + (mention.own ? "self " : " ") + provision;
    bool right = false, overlaps = false;
    for (std::size_t i = 0; i < gold.size(); ++i) {
      if (!overlap(gold[i], begin, end)) continue;
      overlaps = true;
      if (hit.contains(i) || !accepts(gold[i], "instrument", instrument) ||
          !accepts(gold[i], "self", mention.own) || !accepts(gold[i], "provision", provision)) {
        continue;
      }
      hit.insert(i);
      right = true;
      break;
    }
    const bool is_neutral =
        !overlaps && std::any_of(neutral.begin(), neutral.end(),
                                 [&](const Json& row) { return overlap(row, begin, end); });
    if (is_neutral) continue;
    ++(right ? figures.right : figures.wrong);
    if (!right) show_error(window, sentence, begin, end, "wrong: " + said);
  }
  for (std::size_t i = 0; i < gold.size(); ++i) {
    if (hit.contains(i)) continue;
    show_error(window, sentence, gold[i]["begin"], gold[i]["end"],
               "missed: " + gold[i]["instrument"].get<std::string>() +
                   (gold[i]["self"] == true ? "self " : " ") +
                   gold[i]["provision"].get<std::string>());
  }
  return figures;
}

}  // namespace

TEST_CASE("citations in sentences of real laws are recognised and resolved") {
  GBALEX_NEEDS_SHARED(shared);
  std::map<Place, std::vector<Json>> gold, neutral;
  const auto window_of = [](const Json& row) {
    return Place{row["file"], row["part"], row["window_begin"], row["window_end"]};
  };
  for (Json& row : rows_of("gold")) gold[window_of(row)].push_back(std::move(row));
  for (Json& row : rows_of("optional")) neutral[window_of(row)].push_back(std::move(row));
  std::map<std::pair<std::string, std::string>, std::string> texts;
  Scores scores;
  int left_out = 0;
  for (const Json& window : rows_of("windows")) {
    const std::string file = window["file"], part = window["part"];
    const Place place{file, part, window["begin"], window["end"]};
    if (part == "docx") {  // a compressed container, which this test cannot open
      left_out += static_cast<int>(gold[place].size());
      continue;
    }
    CAPTURE(file);
    std::string& text = texts[{file, part}];
    if (text.empty()) text = text_of(shared / "data" / file, part);
    const std::size_t begin = window["begin"], end = window["end"];
    REQUIRE(end <= text.size());
    const std::string sentence = text.substr(begin, end - begin);
    REQUIRE(ledger::sha256(sentence) == window["sha256"].get<std::string>());
    scores.add(window, score(window, sentence, gold[place], neutral[place]));
  }
  WARN(scores.table() << "not scored: " << left_out << " mentions of compressed files (docx)");
  const Figures& all = scores.by_key.at("all");
  CHECK(all.precision() >= kPrecision);
  CHECK(all.recall() >= kRecall);
}

}  // namespace gbalex::tests

#include <sys/stat.h>

#include "commands/recover.h"
#include "commands/world.h"

using namespace gbalex;
using commands::LinkSet;
using tests::run;
using tests::set_url;
using tests::World;

TEST_CASE("a link's new address is in the corpus, its history, the ledger and the index") {
  const World world;
  world.build_index();
  LinkSet wanted = set_url("link-harbour", "https://b.example.org/");
  wanted.why = "the office moved";
  const auto done = run(wanted, world.settings());
  CHECK(done.err.empty());
  CHECK(done.status == commands::kDone);
  CHECK(done.out ==
        "link-harbour in links/hongkong/authority.xml, edit 1\n"
        "- url: https://a.example.org/\n"
        "+ url: https://b.example.org/\n");

  const record::Catalogue catalogue = world.read();
  const record::Link& link = *catalogue.link("link-harbour");
  CHECK(link.url == "https://b.example.org/");
  CHECK(link.provenance.as_of.to_string() == "2026-11-24");
  REQUIRE(link.provenance.history.size() == 2);
  const record::HistoryEvent& event = link.provenance.history.back();
  CHECK(event.at == "2026-11-24T09:30:00+08:00");
  CHECK(event.by == "maintainer");
  CHECK(event.action == "set");
  CHECK(event.why == "the office moved");
  REQUIRE(event.changes.size() == 1);
  CHECK(event.changes[0].before == "https://a.example.org/");
  CHECK(world.url_in_index("link-harbour") == "https://b.example.org/");
  CHECK(world.url_in_index("link-quay") == "https://quay.example.org/fees");

  const auto ledger = ledger::Ledger::open(world.settings().data);
  REQUIRE(ledger.ok());
  const auto edits = ledger->since(0).value();
  REQUIRE(edits.size() == 1);
  CHECK(edits[0].state == ledger::IntentState::done);
  CHECK(edits[0].record == "link-harbour");
  CHECK(world.files() == 1);
}

TEST_CASE("a reader that is open shows the edit at its next look") {
  const World world;
  world.build_index();
  auto pool = index::ReaderPool::open(world.settings().data);
  REQUIRE(pool.ok());
  const auto payload = [&] {
    std::string found;
    REQUIRE((*pool)
                ->with([&](const index::Reader& reader) {
                  found = reader.get(record::Kind::link, "link-harbour").value().payload;
                })
                .ok());
    return found;
  };
  CHECK(payload().find("b.example.org") == std::string::npos);
  REQUIRE(run(set_url("link-harbour", "https://b.example.org/"), world.settings()).status == 0);
  CHECK(payload().find("b.example.org") != std::string::npos);
}

TEST_CASE("every field of a link can be set at once") {
  const World world;
  LinkSet wanted = set_url("link-harbour", "https://b.example.org/");
  wanted.url_basis = "pattern";
  wanted.owner = "海港總署 & Co";
  wanted.category = "fees";
  wanted.subjects = "patent,design";
  wanted.languages = "en,pt";
  wanted.confidence = "medium";
  wanted.titles = {"zh-Hant=海港總署", "pt=Direcção dos Portos"};
  wanted.evidence_kind = "official_page";
  wanted.evidence_url = "https://b.example.org/about";
  wanted.seen = "2026-11-24";
  wanted.by = "desk";
  const auto done = run(wanted, world.settings());
  INFO(done.err);
  REQUIRE(done.status == commands::kDone);
  const record::Catalogue catalogue = world.read();
  const record::Link& link = *catalogue.link("link-harbour");
  CHECK(link.url_basis == "pattern");
  CHECK(link.owner == "海港總署 & Co");
  CHECK(link.category == "fees");
  CHECK(link.subjects == std::vector<std::string>{"patent", "design"});
  CHECK(link.languages == std::vector{record::Language::en, record::Language::pt});
  CHECK(link.provenance.confidence == record::Confidence::medium);
  CHECK(link.title.find(record::Language::zh_hant)->text == "海港總署");
  CHECK(link.title.find(record::Language::zh_hant)->status == record::TextStatus::unmarked);
  CHECK(link.title.find(record::Language::pt)->text == "Direcção dos Portos");
  REQUIRE(link.provenance.evidence.size() == 2);
  CHECK(link.provenance.evidence[1].url == "https://b.example.org/about");
  CHECK(link.provenance.history.back().by == "desk");
  CHECK(link.provenance.history.back().changes.size() == 11);
}

TEST_CASE("a value that is there already is no edit") {
  const World world;
  const auto done = run(set_url("link-harbour", "https://a.example.org/"), world.settings());
  CHECK(done.status == commands::kDone);
  CHECK(done.out == "link-harbour: nothing to change, every field has this value already\n");
  CHECK(world.bytes() == tests::kHarbour);
  CHECK(ledger::Ledger::open(world.settings().data)->last_sequence().value() == 0);
}

TEST_CASE("a dry run shows the fields and writes nothing") {
  const World world;
  LinkSet wanted = set_url("link-harbour", "https://b.example.org/");
  wanted.titles = {"zh-Hans=海港总署"};
  wanted.dry_run = true;
  const auto done = run(wanted, world.settings());
  CHECK(done.status == commands::kDone);
  CHECK(done.out ==
        "link-harbour in links/hongkong/authority.xml, not written\n"
        "- title.zh-Hans: 海港署\n"
        "+ title.zh-Hans: 海港总署\n"
        "- url: https://a.example.org/\n"
        "+ url: https://b.example.org/\n");
  CHECK(world.bytes() == tests::kHarbour);
  CHECK_FALSE(std::filesystem::exists(world.settings().data));
  CHECK(world.files() == 1);
}

TEST_CASE("the result as JSON") {
  const World world;
  commands::Settings settings = world.settings();
  settings.json = true;
  const auto json =
      nlohmann::json::parse(run(set_url("link-quay", "https://q.example.org/"), settings).out);
  CHECK(json == nlohmann::json::parse(R"({"id": "link-quay", "edit": 1, "written": true,
    "file": "links/hongkong/authority.xml",
    "changes": [{"field": "url", "before": "https://quay.example.org/fees",
                 "after": "https://q.example.org/"}]})"));
}

TEST_CASE("a title whose conversion is now out of date is mentioned") {
  const World world;
  LinkSet wanted;
  wanted.id = "link-harbour";
  wanted.titles = {"zh-Hans=海港总署"};
  CHECK(run(wanted, world.settings()).err ==
        "note: title.zh-Hant is a conversion of the old title.zh-Hans; set it as well\n");
  wanted.titles = {"zh-Hans=海港局", "zh-Hant=海港局"};
  CHECK(run(wanted, world.settings()).err.empty());
}

TEST_CASE("what is refused leaves everything as it was, and says why") {
  struct Row {
    const char* says;
    LinkSet wanted;
    int status;
    std::vector<std::string> in_message;
  };
  const auto with = [](auto change) {
    LinkSet wanted;
    wanted.id = "link-harbour";
    change(wanted);
    return wanted;
  };
  const std::vector<Row> rows = {
      {"an unknown id",
       set_url("link-pier", "https://b.example.org/"),
       commands::kUsage,
       {"there is no link link-pier", "check the id"}},
      {"an id of another kind",
       set_url("prog-9", "https://b.example.org/"),
       commands::kUsage,
       {"there is no link prog-9"}},
      {"no field",
       with([](LinkSet&) {}),
       commands::kUsage,
       {"link-harbour: no field is given", "--url"}},
      {"a title without a language",
       with([](LinkSet& w) { w.titles = {"Pier"}; }),
       commands::kUsage,
       {"--title: \"Pier\" names no language", "LANG=TEXT"}},
      {"a title in another language",
       with([](LinkSet& w) { w.titles = {"fr=Quai"}; }),
       commands::kUsage,
       {"names no language"}},
      {"a title twice",
       with([](LinkSet& w) {
         w.titles = {"en=A", "en=B"};
       }),
       commands::kUsage,
       {"title.en is given twice"}},
      {"a source without its day",
       with([](LinkSet& w) { w.evidence_kind = "news"; }),
       commands::kUsage,
       {"--seen", "give both"}},
      {"an address that is none",
       set_url("link-harbour", "htp:/x y"),
       commands::kDataWrong,
       {"the edit is refused", "htp:/x y"}},
      {"an unknown category",
       with([](LinkSet& w) { w.category = "harbours"; }),
       commands::kDataWrong,
       {"the edit is refused", "harbours"}},
      {"an instrument that is not there",
       with([](LinkSet& w) { w.instrument = "hk-cap-9999"; }),
       commands::kDataWrong,
       {"the edit is refused", "hk-cap-9999"}},
      {"a required field taken away",
       with([](LinkSet& w) { w.owner = ""; }),
       commands::kDataWrong,
       {"the edit is refused", "owner"}},
      {"a source seen tomorrow",
       with([](LinkSet& w) {
         w.evidence_kind = "news";
         w.evidence_url = "https://news.example.org/2";
         w.seen = "2026-11-25";
       }),
       commands::kDataWrong,
       {"the edit is refused", "future"}},
      {"a name where a role belongs",
       with([](LinkSet& w) {
         w.url = "https://b.example.org/";
         w.by = "Jane Doe";
       }),
       commands::kDataWrong,
       {"the edit is refused", "Jane Doe"}},
      {"a control character",
       set_url("link-harbour", "https://b.example.org/\x02"),
       commands::kDataWrong,
       {"url: the value holds a control character"}},
      {"bytes that are no UTF-8",
       with([](LinkSet& w) { w.owner = "\xC3("; }),
       commands::kDataWrong,
       {"the edit is refused", "UTF-8"}},
  };
  const World world;
  world.write_programme();
  for (const Row& row : rows) {
    DYNAMIC_SECTION(row.says) {
      const auto done = run(row.wanted, world.settings());
      INFO(done.err);
      CHECK(done.status == row.status);
      CHECK(done.out.empty());
      for (const std::string& part : row.in_message) {
        CHECK(done.err.find(part) != std::string::npos);
      }
      CHECK(world.bytes() == tests::kHarbour);
      const auto ledger = ledger::Ledger::open(world.settings().data);
      CHECK(ledger->last_sequence().value() == 0);
    }
  }
}

TEST_CASE("a problem elsewhere in the corpus does not stand in the way of an edit") {
  const World world;
  std::string broken = world.bytes();
  broken.replace(broken.find("https://quay"), 5, "gopher");
  world.write(tests::kFile, broken);
  const auto done = run(set_url("link-harbour", "https://b.example.org/"), world.settings());
  INFO(done.err);
  CHECK(done.status == commands::kDone);
  CHECK(world.bytes().find("https://b.example.org/") != std::string::npos);
}

TEST_CASE("the file keeps its permissions") {
  const World world;
  REQUIRE(::chmod((world.corpus() / tests::kFile).c_str(), 0640) == 0);
  REQUIRE(run(set_url("link-harbour", "https://b.example.org/"), world.settings()).status == 0);
  struct stat after {};
  REQUIRE(::stat((world.corpus() / tests::kFile).c_str(), &after) == 0);
  CHECK((after.st_mode & 0777) == 0640);
}

TEST_CASE("a file that a person changed after an interrupted edit is left to that person") {
  const World world;
  auto ledger = ledger::Ledger::open(world.settings().data);
  REQUIRE(ledger.ok());
  ledger::EditIntent intent;
  intent.record = "link-harbour";
  intent.file = tests::kFile;
  intent.sha256_before = std::string(64, '0');
  intent.sha256_after = std::string(64, '1');
  REQUIRE(ledger->add_intent(intent).ok());

  const auto refused = run(set_url("link-harbour", "https://b.example.org/"), world.settings());
  CHECK(refused.status == commands::kDataWrong);
  CHECK(refused.err ==
        "links/hongkong/authority.xml: edit 1 of link-harbour was interrupted, and the file has "
        "been changed by other means since; look at the file, run gbalex check, then gbalex "
        "build\n");
  CHECK(world.bytes() == tests::kHarbour);

  // A full build reads the file as it is, and settles it.
  const auto noted = commands::note_edits(world.settings());
  REQUIRE(noted.ok());
  {
    auto late = commands::late_edits(world.settings(), *noted);
    REQUIRE(late.ok());
    REQUIRE(commands::settle_edits(*late).ok());
  }
  CHECK(ledger->since(0).value()[0].state == ledger::IntentState::superseded);
  CHECK(run(set_url("link-harbour", "https://b.example.org/"), world.settings()).status == 0);
}

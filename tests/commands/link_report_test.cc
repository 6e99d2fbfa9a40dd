#include "commands/link_report.h"

#include "commands/world.h"

using namespace gbalex;
using commands::count_updates;
using record::Date;
using record::HistoryEvent;
using record::Link;
using record::Region;
using tests::run;
using tests::World;

namespace {

HistoryEvent event(const std::string& at, const std::string& action,
                   const std::vector<std::string>& fields = {}) {
  HistoryEvent made{at, "maintainer", action, "", {}};
  for (const std::string& field : fields) made.changes.push_back({field, "old", "new"});
  return made;
}

Link link(Region region, std::vector<HistoryEvent> history) {
  Link made{.id = "link-1",
            .region = region,
            .city = {},
            .category = {},
            .subjects = {},
            .languages = {},
            .title = {},
            .url = {},
            .url_basis = {},
            .owner = {},
            .instrument = {},
            .provenance = {.as_of = Date::parse("2026-11-22").value(),
                           .confidence = record::Confidence::low,
                           .evidence = {},
                           .history = std::move(history),
                           .note = {},
                           .file = {}}};
  return made;
}

Date day(const char* text) { return Date::parse(text).value(); }

struct Ran {
  int status;
  std::string out, err;
};

Ran report(const World& world, const char* from, const char* to, bool json = false) {
  auto settings = world.settings();
  settings.json = json;
  std::ostringstream out, err;
  commands::LinkReport wanted{{day(from), std::nullopt}};
  if (to != nullptr) wanted.period.to = day(to);
  const int status = commands::link_report(wanted, settings, out, err);
  return {status, out.str(), err.str()};
}

}  // namespace

TEST_CASE("which histories count as updated links in December 2026") {
  struct Row {
    const char* says;
    std::vector<Link> links;
    std::size_t counted, events, fields;
  };
  const std::vector<Row> rows = {
      {"none", {}, 0, 0, 0},
      {"an import is no update",
       {link(Region::macao, {event("2026-12-05", "import", {"url"})})},
       0,
       0,
       0},
      {"one field set",
       {link(Region::macao, {event("2026-12-05T10:00:00+08:00", "set", {"url"})})},
       1,
       1,
       1},
      {"three edits of one link are one link",
       {link(Region::macao,
             {event("2026-12-05", "set", {"url"}), event("2026-12-06", "set", {"url", "owner"}),
              event("2026-12-07", "set", {"url"})})},
       1,
       3,
       4},
      {"the days at both ends belong to the period, their neighbours do not",
       {link(Region::macao, {event("2026-11-30T23:59:59+08:00", "set", {"url"})}),
        link(Region::macao, {event("2026-12-01T00:00:00+08:00", "set", {"url"})}),
        link(Region::macao, {event("2026-12-31T23:59:59+08:00", "set", {"url"})}),
        link(Region::macao, {event("2027-01-01T00:00:00+08:00", "set", {"url"})})},
       2,
       2,
       2},
      {"a new source for the same values is no update",
       {link(Region::macao, {event("2026-12-05", "set", {"evidence"})})},
       0,
       0,
       0},
      {"a new source beside a new value is one changed field",
       {link(Region::macao, {event("2026-12-05", "set", {"url", "evidence"})})},
       1,
       1,
       1},
      {"a set without a field is no update",
       {link(Region::macao, {event("2026-12-05", "set")})},
       0,
       0,
       0},
      {"a link that was added or retired was updated",
       {link(Region::macao, {event("2026-12-05", "add")}),
        link(Region::hongkong, {event("2026-12-05", "retire")})},
       2,
       2,
       0},
      {"an update outside does not hide one inside",
       {link(Region::macao,
             {event("2026-11-01", "set", {"url"}), event("2026-12-05", "set", {"owner"})})},
       1,
       1,
       1},
  };
  for (const Row& row : rows) {
    DYNAMIC_SECTION(row.says) {
      const auto counts = count_updates(row.links, day("2026-12-01"), day("2026-12-31"));
      CHECK(counts.links == row.counted);
      CHECK(counts.events == row.events);
      CHECK(counts.changed_fields == row.fields);
      std::size_t by_region = 0;
      for (const auto& [region, links] : counts.links_by_region) by_region += links;
      CHECK(by_region == row.counted);
    }
  }
}

TEST_CASE("the history begins with the earliest event of any link") {
  CHECK_FALSE(commands::history_begins({}).has_value());
  const std::vector<Link> links = {link(Region::macao, {event("2026-11-24", "set", {"url"})}),
                                   link(Region::macao, {event("2026-11-22", "import")})};
  CHECK(commands::history_begins(links) == day("2026-11-22"));
}

TEST_CASE("a report of the edits made") {
  const World world;
  REQUIRE(run(tests::set_url("link-quay", "https://q.example.org/1"), world.settings()).status ==
          0);
  REQUIRE(run(tests::set_url("link-quay", "https://q.example.org/2"), world.settings()).status ==
          0);
  const auto ran = report(world, "2026-11-24", "2027-11-23");
  INFO(ran.err);
  CHECK(ran.status == commands::kDone);
  CHECK(ran.out ==
        "2026-11-24 to 2027-11-23: hyperlinks updated: 1 (events: 2, changed fields: 2)\n"
        "  hongkong: 1\n"
        "2026-11-24 至 2027-11-23 更新 1 条超链接\n");
  SECTION("without an end the period runs up to today") {
    CHECK(report(world, "2026-11-23", nullptr)
              .out.find("2026-11-23 to 2026-11-24: hyperlinks updated: 1") == 0);
  }
  SECTION("twelve whole months are a year of the programme") {
    CHECK(report(world, "2026-11-24", "2026-11").out.find("年度") == std::string::npos);
    CHECK(report(world, "2026-12", "2027-11").out.find("2026-2027 年度更新 0 条超链接\n") !=
          std::string::npos);
    CHECK(report(world, "2027", "2027").out.find("2027 年度更新 0 条超链接\n") !=
          std::string::npos);
  }
  SECTION("as JSON") {
    const auto json = nlohmann::json::parse(report(world, "2026-11", "2026-11", true).out);
    CHECK(json["links"] == 1);
    CHECK(json["events"] == 2);
    CHECK(json["changed_fields"] == 2);
    CHECK(json["complete"] == false);
    CHECK(json["history_begins"] == "2026-11-22");
    CHECK(json["by_region"][0]["value"] == "hongkong");
    CHECK(json["programme"].is_null());
  }
}

TEST_CASE("a period before the history is not a bare nought: the programme is quoted") {
  const World world;
  world.write_programme();
  const auto ran = report(world, "2016-07", "2017-06");
  INFO(ran.err);
  CHECK(ran.status == commands::kDone);
  CHECK(ran.out ==
        "The history of the links begins on 2026-11-22; the period lies before it and cannot be "
        "counted.\n"
        "The cooperation programme gives for 2016 to 2017: hyperlinks updated, more than 120 "
        "links (prog-9).\n"
        "2016-2017 年度更新超过 120 条超链接\n");
  const auto json = nlohmann::json::parse(report(world, "2016-07", "2017-06", true).out);
  CHECK(json["links"].is_null());
  CHECK(json["programme"]["id"] == "prog-9");
  CHECK(json["programme"]["value"] == 120);
  CHECK(json["programme"]["qualifier"] == "more than");
  SECTION("a period that the programme says nothing of") {
    CHECK(report(world, "2012-07", "2013-06").out ==
          "The history of the links begins on 2026-11-22; the period lies before it and cannot "
          "be counted.\n"
          "The cooperation programme gives no figure for it.\n"
          "2012-2013 年度更新的超链接数不详\n");
  }
  SECTION("a period that the history covers in part") {
    const auto part = report(world, "2026-07", "2027-06").out;
    CHECK(part.find("2026-07 to 2027-06: hyperlinks updated: 0 (events: 0, changed fields: 0)\n"
                    "The history of the links begins on 2026-11-22; the days before it are not "
                    "counted.\n") == 0);
  }
}

TEST_CASE("what cannot be counted is refused") {
  const World world;
  CHECK(report(world, "2026-12", "2026-11").status == commands::kUsage);
  std::string broken = world.bytes();
  broken.replace(broken.find("action=\"import\""), 15, "action=\"dream\"");
  world.write(tests::kFile, broken);
  const auto ran = report(world, "2026-11", "2026-12");
  CHECK(ran.status == commands::kDataWrong);
  CHECK(ran.err.find("dream") != std::string::npos);
  CHECK(ran.err.find("gbalex check") != std::string::npos);
}

// What a good corpus reads to, field by field.
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "corpus/read.h"
#include "fixtures.h"

namespace gbalex {
namespace {

using record::Language;
using Words = std::vector<std::string>;

record::Catalogue read_good() {
  const tests::TempDirectory directory;
  directory.write(tests::good_corpus());
  corpus::Corpus read = corpus::read(directory.path(), tests::fixture_today());
  REQUIRE(read.problems.empty());
  return std::move(read.catalogue);
}

TEST_CASE("an instrument reads to its values") {
  const record::Catalogue catalogue = read_good();
  REQUIRE(catalogue.instruments.size() == 1);
  const record::Instrument& law = catalogue.instruments[0];
  CHECK(law.id == "xy-moon-law");
  CHECK(law.work == "xy-moon-law");
  CHECK(law.region == record::Region::macao);
  CHECK(law.level == "law");
  CHECK(law.subjects == Words{"patent", "design"});
  CHECK(law.official_number == "第1/2001號");
  CHECK(law.number_basis == "source");
  REQUIRE(law.title.find(Language::zh_hant) != nullptr);
  CHECK(law.title.find(Language::zh_hant)->text == "月光法");
  CHECK(law.title.find(Language::zh_hant)->status == record::TextStatus::official);
  CHECK(law.title.find(Language::en)->status == record::TextStatus::unmarked);
  CHECK(law.title.find(Language::pt) == nullptr);
  REQUIRE(law.short_names.size() == 2);
  CHECK(law.short_names[0].text == "MOON");
  CHECK(law.short_names[1].language == Language::zh_hant);
  CHECK(law.first_adopted == record::Date::parse("2001"));
  CHECK(law.current_text_effective == record::Date::parse("2032-01-01"));
  CHECK(law.end_date == std::nullopt);
  CHECK(law.status == record::Status::in_force);
  CHECK(law.count == 12);
  CHECK(law.count_unit == "articles");
  REQUIRE(law.sources.size() == 1);
  CHECK(law.sources[0].url == "https://moon.example.org/law");
  CHECK(law.sources[0].basis == "cited");
  REQUIRE(law.official_list);
  CHECK(law.official_list->as_of.to_string() == "2031-04");
  CHECK(law.official_list->version_date.to_string() == "2031-03-02");
  CHECK(law.official_list->in_effect);
  CHECK(law.official_list->title_en == "Moonlight");
  CHECK(law.territorial_application.at(record::Region::macao) == "since 2001");
  CHECK(law.provenance.as_of.to_string() == "2031-05-01");
  CHECK(law.provenance.confidence == record::Confidence::high);
  CHECK(law.provenance.note == "an invented law");
  CHECK(law.provenance.file == "instruments/macao/xy-moon-law.xml");
  REQUIRE(law.provenance.evidence.size() == 1);
  CHECK(law.provenance.evidence[0].kind == "official_page");
  CHECK(law.provenance.evidence[0].url == "https://moon.example.org/law");
  CHECK(law.provenance.evidence[0].date->to_string() == "2031-04-30");
  REQUIRE(law.provenance.history.size() == 1);
  CHECK(law.provenance.history[0].why == "a test");

  REQUIRE(law.provisions.size() == 2);
  const record::ProvisionRow& row = law.provisions[0];
  CHECK(row.provision->text() == "art3(1)");
  CHECK(row.pin == record::Pin::confirmed);
  CHECK(row.about.language == Language::en);
  CHECK(row.about.text == "how long moonlight lasts");
  CHECK(row.heading.find(Language::zh_hant)->text == "月光期限");
  CHECK(row.topic == "moon-term");
  CHECK(row.key == true);
  CHECK(row.status == record::Status::in_force);
  CHECK_FALSE(law.provisions[1].provision);
  CHECK(law.provisions[1].pin == record::Pin::whole_instrument);
  CHECK(law.provisions[1].key == std::nullopt);
}

TEST_CASE("a contact reads to its values") {
  const record::Catalogue catalogue = read_good();
  REQUIRE(catalogue.contacts.size() == 1);
  const record::Contact& office = catalogue.contacts[0];
  CHECK(office.kinds == Words{"administration"});
  CHECK(office.functions == Words{"patent"});
  CHECK(office.name_confirmed == false);
  CHECK(office.area_code == "853");
  CHECK(office.languages == std::vector{Language::zh_hant, Language::en});
  CHECK(office.since == record::Date::parse("2001"));
  CHECK(office.hours == "by night");
  REQUIRE(office.details.size() == 4);
  CHECK(office.details[0].kind == record::DetailKind::address);
  CHECK(office.details[0].value == "1 Crater Road");
  CHECK(office.details[0].language == Language::en);
  CHECK(office.details[0].confidence == std::nullopt);
  CHECK(office.details[1].kind == record::DetailKind::phone);
  CHECK(office.details[1].value == "+853 1234 567");
  CHECK(office.details[1].label == "counter");
  CHECK(office.details[1].status == "older line");
  CHECK(office.details[1].evidence == "page");
  CHECK(office.details[1].confidence == record::Confidence::low);
  CHECK(office.details[2].value == "desk@moon.example.org");
  CHECK(office.details[3].value == "http://moon.example.org");
  REQUIRE(office.members.size() == 1);
  CHECK(office.members[0].name == "current");
  CHECK(office.members[0].members == Words{"xy-office"});
  REQUIRE(office.timeline.size() == 1);
  CHECK(office.timeline[0].date.to_string() == "2030-01-02/2030-01-03");
  CHECK(office.timeline[0].event == "first night");
  CHECK(office.cooperation.programme_items == Words{"xy-01"});
  CHECK(office.cooperation.expert_group == Words{"current"});
  REQUIRE(office.counterparts.size() == 1);
  CHECK(office.counterparts[0].function == "coordination");
}

TEST_CASE("a topic reads to its three answers, and is as sure as the least sure of them") {
  const record::Catalogue catalogue = read_good();
  REQUIRE(catalogue.topics.size() == 1);
  const record::Topic& topic = catalogue.topics[0];
  CHECK(topic.answers[0].answer.find(Language::en)->text == "Unknown.");
  CHECK(topic.answers[0].contacts == Words{"xy-office"});
  CHECK(topic.answers[1].answer.find(Language::en)->text == "One night.");
  CHECK(topic.answers[1].effective == record::Date::parse("2031-06-01"));
  REQUIRE(topic.answers[1].citations.size() == 1);
  CHECK(topic.answers[1].citations[0].provision->text() == "art3");
  CHECK(topic.answers[1].citations[0].pin == record::Pin::unconfirmed);
  CHECK(topic.answers[2].citations[0].pin == record::Pin::whole_instrument);
  CHECK(topic.answers[2].evidence[0].repository == "moon/laws");
  CHECK(topic.answers[1].confidence == record::Confidence::high);
  CHECK(topic.provenance.confidence == record::Confidence::low);
  CHECK(topic.provenance.history[0].at == "2031-05-01T09:30:00+08:00");
  CHECK(topic.provenance.history[0].action == "add");
}

TEST_CASE("a link reads to its values, with the entities of its address resolved") {
  const record::Catalogue catalogue = read_good();
  REQUIRE(catalogue.links.size() == 1);
  const record::Link& link = catalogue.links[0];
  CHECK(link.category == "fees");
  CHECK(link.url == "https://moon.example.org/fees?a=1&b=2");
  CHECK(link.url_basis == "cited");
  CHECK(link.owner == "月光署 Office of the Moon");
  CHECK(link.instrument == "xy-moon-law");
  CHECK(link.title.find(Language::zh_hant)->status == record::TextStatus::converted);
  CHECK(link.provenance.evidence[0].note == "seen in a source");
  REQUIRE(link.provenance.history.size() == 2);
  const record::HistoryEvent& event = link.provenance.history[1];
  CHECK(event.by == "desk-2");
  CHECK(event.action == "set");
  CHECK(event.why == "moved");
  REQUIRE(event.changes.size() == 1);
  CHECK(event.changes[0].field == "url");
  CHECK(event.changes[0].before.empty());
  CHECK(event.changes[0].after == "https://moon.example.org/fees");
}

TEST_CASE("a programme year and the counterpart table read to their values") {
  const record::Catalogue catalogue = read_good();
  REQUIRE(catalogue.programme_years.size() == 1);
  CHECK(catalogue.programme_years[0].period.to_string() == "2030-07/2031-06");
  REQUIRE(catalogue.programme.size() == 1);
  const record::ProgrammeItem& item = catalogue.programme[0];
  CHECK(item.item == 1);
  CHECK(item.year == "2030-2031");
  CHECK(item.is_new);
  CHECK(item.parties == Words{"xy-office"});
  CHECK(item.other_parties == Words{"the tide"});
  CHECK(item.source == "minutes of the moon");
  REQUIRE(item.activities.size() == 1);
  CHECK(item.activities[0].what == "a night walk");
  CHECK(item.activities[0].place == "the bay");
  CHECK(item.activities[0].date->to_string() == "2030-08");
  REQUIRE(item.figures.size() == 1);
  CHECK(item.figures[0].value == 12.5);
  CHECK(item.figures[0].qualifier == "about");
  REQUIRE(catalogue.counterparts.size() == 1);
  CHECK(catalogue.counterparts[0].function == "border");
  CHECK(catalogue.counterparts[0].mainland.empty());
  CHECK(catalogue.counterparts[0].hongkong == Words{"xy-office"});
}

TEST_CASE("the way a file is written does not matter: comments, CDATA, quotes, line ends") {
  auto files = tests::good_corpus();
  std::string& bytes = files.at("links/macao/fees.xml");
  const auto swap = [&](const std::string& from, const std::string& to) {
    REQUIRE(bytes.find(from) != std::string::npos);
    bytes.replace(bytes.find(from), from.size(), to);
  };
  swap("category=\"fees\"", "category =\n  'fees'");
  swap("https://moon.example.org/fees?a=1&amp;b=2",
       "\n      <![CDATA[https://moon.example.org/fees?a=1&b=2]]>\n    ");
  swap("月光費用", "月光<!-- the moon's -->&#x8CBB;&#29992;");
  for (std::size_t at = 0; (at = bytes.find('\n', at)) != std::string::npos; at += 2) {
    bytes.replace(at, 1, "\r\n");
  }
  bytes.insert(0, "\xEF\xBB\xBF");
  const tests::TempDirectory directory;
  directory.write(files);
  const corpus::Corpus read = corpus::read(directory.path(), tests::fixture_today());
  for (const corpus::Problem& problem : read.problems) UNSCOPED_INFO(problem.to_string());
  REQUIRE(read.problems.empty());
  CHECK(read.catalogue.links[0].category == "fees");
  CHECK(read.catalogue.links[0].url == "https://moon.example.org/fees?a=1&b=2");
  CHECK(read.catalogue.links[0].title.find(Language::zh_hant)->text == "月光費用");
}

}  // namespace
}  // namespace gbalex

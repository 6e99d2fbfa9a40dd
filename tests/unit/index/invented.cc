#include "unit/index/invented.h"

#include <catch2/catch.hpp>
#include <map>
#include <system_error>
#include <type_traits>

#include "index/schema.h"

namespace gbalex::tests {

namespace fs = std::filesystem;
using record::Language;
using record::ProvisionId;
using record::Region;
using record::TextStatus;

fs::path DataDir::current() const { return index() / fs::read_symlink(index() / "current"); }

namespace {

record::Texts english(const std::string& text) {
  return record::Texts({{Language::en, text, TextStatus::unmarked}});
}

record::ProvisionRow row(std::string_view provision, const std::string& about,
                         const std::string& topic = "") {
  record::ProvisionRow made;
  if (!provision.empty()) made.provision = ProvisionId::parse(provision);
  made.pin = record::Pin::confirmed;
  made.about = {Language::en, about, TextStatus::unmarked};
  made.topic = topic;
  return made;
}

record::Instrument old_tide_law() {
  record::Instrument law;
  law.id = "tide-law-1999";
  law.work = "tide-law";
  law.region = Region::mainland;
  law.level = "law";
  law.title = english("Tide Law (1999)");
  law.subjects = {"patent"};
  law.current_text_effective = record::Date::of_day(1999, 5, 1);
  law.end_date = record::Date::of_day(2010, 4, 30);
  law.status = record::Status::superseded;
  law.status_note = "replaced by the law of 2010";
  law.replaced_by = kTide;
  law.provisions = {row("art3", "Boats wait for the tide.")};
  law.provenance.as_of = *record::Date::of_day(2026, 11, 22);
  return law;
}

record::Instrument tide_law(const std::string& state) {
  record::Instrument law = old_tide_law();
  law.id = kTide;
  law.current_text_effective = record::Date::of_day(2010, 5, 1);
  law.end_date.reset();
  law.status = record::Status::in_force;
  law.status_note = state;
  law.replaced_by.clear();
  law.repeals = {"tide-law-1999"};
  law.title.set({Language::zh_hans, "潮汐管理法", TextStatus::official});
  law.title.set({Language::zh_hant, "潮汐管理法", TextStatus::converted});
  law.title.set({Language::en, "Law of " + state + " tides", TextStatus::unofficial});
  law.title.set({Language::pt, "Lei das marés", TextStatus::unofficial});
  // Out of reading order on purpose.
  law.provisions = {row("art42(2)", "Sluices open at " + state + " water."),
                    row("art50..55", "Fines for a " + state + " weir."),
                    row("art2", "What a " + state + " tide is."),
                    row("art42(1)", "Sluices close at " + state + " water.", "topic-tides"),
                    row("", "The whole law is about " + state + " tides.")};
  if (state == kHigh) law.provisions.push_back(row("art10", "Only high tides are announced."));
  return law;
}

record::Instrument lantern_ordinance() {
  record::Instrument law;
  law.id = "hk-lantern-ordinance";
  law.work = law.id;
  law.region = Region::hongkong;
  law.level = "ordinance";
  law.official_number = "Cap. 9901";
  law.title = english("Lantern Marks Ordinance");
  law.title.set({Language::zh_hant, "燈籠標記條例", TextStatus::official});
  law.subjects = {"trademark"};
  law.status_note = "invented";
  law.provisions = {row("s14A", "A lantern mark lasts ten years."), row("s3", "Lanterns.")};
  law.provenance.as_of = *record::Date::of_day(2026, 11, 21);
  return law;
}

record::Contact lantern_office() {
  record::Contact office;
  office.id = "hk-lantern-office";
  office.region = Region::hongkong;
  office.names = english("Lantern Office");
  office.names.set({Language::zh_hant, "燈籠署", TextStatus::official});
  office.functions = {"trademark"};
  office.details = {{record::DetailKind::phone, "+852 5550 0199", "page", "", "", "", {}, {}}};
  office.provenance.as_of = *record::Date::of_day(2026, 11, 20);
  return office;
}

record::Link tide_page() {
  record::Link link;
  link.id = "link-tide-text";
  link.region = Region::mainland;
  link.category = "legislation";
  link.subjects = {"patent"};
  link.languages = {Language::zh_hans};
  link.title = english("Text of the tide law");
  link.url = "https://tides.example.org/law";
  link.owner = "Tide Bureau";
  link.instrument = kTide;
  link.provenance.as_of = *record::Date::of_day(2026, 11, 19);
  return link;
}

record::Topic tides() {
  record::Topic topic;
  topic.id = "topic-tides";
  topic.subjects = {"patent"};
  topic.provenance.as_of = *record::Date::of_day(2026, 11, 18);
  topic.title = english("Who may close a sluice?");
  topic.title.set({Language::zh_hans, "谁可以关闭水闸？", TextStatus::unmarked});
  topic.title.set({Language::zh_hant, "誰可以關閉水閘？", TextStatus::converted});
  topic.title.set({Language::pt, "Quem pode fechar a comporta?", TextStatus::unmarked});
  topic.answers[0].answer = english("The keeper, at dusk.");
  topic.answers[0].answer.set({Language::zh_hans, "黄昏时由看守人关闭。", TextStatus::unmarked});
  topic.answers[0].citations = {
      {kTide, ProvisionId::parse("art42(1)"), record::Pin::confirmed},
      {"tide-law-1999", ProvisionId::parse("art3"), record::Pin::unconfirmed}};
  topic.answers[1].answer = english("The Lantern Office.");
  topic.answers[1].contacts = {"hk-lantern-office"};
  return topic;
}

std::string english_of(const record::Texts& texts) { return texts.find(Language::en)->text; }

template <typename T>
std::string list(const std::vector<T>& items) {
  std::string text;
  for (const T& item : items) {
    if constexpr (std::is_same_v<T, Language> || std::is_same_v<T, Region>) {
      text += record::code(item);
    } else {
      text += item;
    }
    text += ' ';
  }
  return text;
}

std::string day(const std::optional<record::Date>& date) {
  return date ? date->to_string() : "unknown";
}

// Everything that is stored, one line a fact.
std::string description(const index::Document& document) {
  std::string text = index::document_name(document.kind, document.id, document.provision);
  text += "\nwork " + document.work + "\nregion " + std::string(record::code(document.region));
  text += "\nsubjects " + list(document.subjects) + "\nlanguages " + list(document.languages);
  text += "\nlevel " + document.level + "\nyear " + std::to_string(document.year);
  text += "\nstatus " + std::string(record::code(document.recorded_status));
  text += "\ndates " + day(document.first_effective) + " " + day(document.from) + " " +
          day(document.to) + " as of " + day(document.as_of);
  for (const index::Field& field : document.fields) {
    text += "\nfield " + std::to_string(static_cast<int>(field.kind)) + " " +
            std::string(record::code(field.language)) + " " +
            std::string(record::code(field.status)) + " " + field.text;
  }
  return text + "\npayload " + document.payload;
}

}  // namespace

record::Catalogue catalogue(std::string_view state) {
  record::Catalogue made;
  made.instruments = {lantern_ordinance(), old_tide_law(), tide_law(std::string(state))};
  made.contacts = {lantern_office()};
  made.links = {tide_page()};
  made.topics = {tides()};
  return made;
}

index::Payloads payloads() {
  index::Payloads made;
  made.instrument = [](const record::Instrument& law) { return law.status_note; };
  made.provision = [](const record::Instrument& law, const record::Provision&) {
    return law.status_note;
  };
  made.contact = [](const record::Contact& contact) { return english_of(contact.names); };
  made.link = [](const record::Link& link) { return link.url; };
  made.topic = [](const record::Topic& topic) { return english_of(topic.title); };
  return made;
}

std::vector<index::Document> documents(std::string_view state) {
  return index::make_documents(catalogue(state), payloads());
}

std::vector<index::Document> tide(std::string_view state) {
  return index::make_documents_of(catalogue(state), kTide, payloads());
}

std::string try_build(const fs::path& data, const std::vector<index::Document>& documents,
                      std::size_t shards) {
  auto builder = index::Builder::begin(data, {.shards = shards});
  if (!builder) return builder.error().to_string();
  if (auto added = (*builder)->add(documents, {}); !added) return added.error().to_string();
  if (auto report = (*builder)->finish(); !report) return report.error().to_string();
  if (auto done = (*builder)->swap(); !done) return done.error().to_string();
  return "";
}

index::BuildReport build(const fs::path& data, std::string_view state, std::size_t shards) {
  auto builder = index::Builder::begin(data, {.shards = shards});
  REQUIRE(builder.ok());
  REQUIRE((*builder)->add(documents(state), {}).ok());
  auto report = (*builder)->finish();
  INFO((report ? std::string() : report.error().to_string()));
  REQUIRE(report.ok());
  REQUIRE((*builder)->swap().ok());
  return *report;
}

std::string difference(const index::Document& wanted, const index::Stored& found) {
  const std::string left = description(wanted), right = description(found);
  return left == right ? "" : "wanted " + left + "\n\nfound " + right;
}

Seen look(const index::Reader& reader) {
  static const std::map<std::string, std::vector<index::Document>> states = {
      {kHigh, documents(kHigh)}, {kLow, documents(kLow)}};
  const auto law = reader.get(record::Kind::instrument, kTide);
  if (!law) return {"", "there is no law"};
  const std::string& state = law->payload;
  const auto wanted = states.find(state);
  if (wanted == states.end()) return {state, "unknown state"};

  std::size_t found = 0;
  for (const record::Kind kind : record::kKinds) found += reader.all(kind).size();
  if (found != wanted->second.size()) {
    return {state, state + ", but " + std::to_string(found) + " documents"};
  }
  // Each shard counts its own; verify() looks at all of them.
  const bool divided = !reader.metadata(index::kMetaShard).empty();
  if (!divided && reader.metadata(index::kMetaDocuments) != std::to_string(found)) {
    return {state, state + ", but the metadata count " + reader.metadata(index::kMetaDocuments)};
  }
  for (const index::Document& document : wanted->second) {
    const auto stored = reader.get(document.kind, document.id, document.provision);
    if (!stored) return {state, state + ", but without " + document.id + document.provision};
    if (auto differs = difference(document, *stored); !differs.empty()) return {state, differs};
  }
  if (reader.law_names().find("the law of " + state + " tides").empty()) {
    return {state, state + ", but not among the names of laws"};
  }
  return {state, ""};
}

Seen look(const fs::path& data) {
  auto pool = index::ReaderPool::open(data);
  if (!pool) return {"", pool.error().to_string()};
  Seen seen;
  auto done = (*pool)->with([&seen](const index::Reader& reader) { seen = look(reader); });
  if (!done) return {"", done.error().to_string()};
  return seen;
}

}  // namespace gbalex::tests

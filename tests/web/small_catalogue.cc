// A handful of records of every kind (served.h). Names and numbers are invented where they are
// not those of real laws.
#include <algorithm>

#include "web/served.h"

namespace gbalex::tests {
namespace {

using namespace record;

Date day(const char* text) { return *Date::parse(text); }

Provenance provenance(Confidence confidence = Confidence::high) {
  Provenance provenance;
  provenance.as_of = day("2026-11-22");
  provenance.confidence = confidence;
  Evidence page;
  page.kind = "official_page";
  page.key = "page";
  page.url = "https://www.example.gov/page";
  page.date = DateSpan::parse("2026-11-20");
  provenance.evidence.push_back(page);
  return provenance;
}

Texts texts(const char* hans, const char* hant, const char* en, const char* pt = nullptr) {
  Texts all;
  if (hans != nullptr) all.set({Language::zh_hans, hans, TextStatus::official});
  if (hant != nullptr) all.set({Language::zh_hant, hant, TextStatus::converted});
  if (en != nullptr) all.set({Language::en, en, TextStatus::unofficial});
  if (pt != nullptr) all.set({Language::pt, pt, TextStatus::unofficial});
  return all;
}

ProvisionRow row(const char* provision, const char* about, Pin pin = Pin::confirmed) {
  ProvisionRow row;
  if (provision != nullptr) row.provision = ProvisionId::parse(provision);
  row.pin = pin;
  row.about = {Language::en, about};
  return row;
}

Instrument law(const char* id, const char* work, Region region, Texts title, const char* from) {
  Instrument law;
  law.id = id;
  law.work = work;
  law.region = region;
  law.level = region == Region::hongkong ? "ordinance" : "law";
  law.title = std::move(title);
  law.subjects = {"trademark"};
  law.issuing_body = "国务院 State Council";
  law.first_effective = day("1983-03-01");
  law.current_text_effective = day(from);
  law.sources = {{"https://flk.example.cn/", "site_root"}, {"https://law.example.cn/1", "cited"}};
  law.count = 73;
  law.count_unit = "articles";
  law.provenance = provenance();
  return law;
}

std::vector<Instrument> instruments() {
  Instrument old_law = law("cn-mark-law-2019", "cn-mark-law", Region::mainland,
                           texts("标记法（2019年修正）", "標記法（2019年修正）",
                                 "Mark Law (2019 Amendment)", "Lei das Marcas (2019)"),
                           "2019-11-01");
  old_law.end_date = day("2026-12-31");
  old_law.replaced_by = "cn-mark-law-2026";
  old_law.official_number = "第二十九号";
  old_law.provisions = {row("art42(1)", "term of the first kind"),
                        row("art42(2)", "term of the second kind <script>"),
                        row("art213..215", "offences as a group"),
                        row("art60", "not seen", Pin::unconfirmed),
                        row(nullptr, "about all of it", Pin::whole_instrument)};
  Instrument new_law = law("cn-mark-law-2026", "cn-mark-law", Region::mainland,
                           texts("标记法（2026年修订）", "標記法（2026年修訂）",
                                 "Mark Law (2026 Revision)", "Lei das Marcas (2026)"),
                           "2027-01-01");
  new_law.status = Status::not_yet_in_force;
  new_law.repeals = {"cn-mark-law-2019"};
  new_law.provisions = {row("art42", "term")};
  Instrument hong_kong = law("hk-cap-559", "hk-cap-559", Region::hongkong,
                             texts(nullptr, "商標條例", "Trade Marks Ordinance"), "2003-04-04");
  hong_kong.official_number = "Cap. 559";
  hong_kong.provisions = {row("s18", "infringement"), row("s18(1)", "identical sign"),
                          row("s14A", "inserted section")};
  Instrument undated = law("mo-dl-97-99-m", "mo-dl-97-99-m", Region::macao,
                           texts(nullptr, "工業產權法律制度", "Industrial property regime",
                                 "Regime Jurídico da Propriedade Industrial"),
                           "1999-12-13");
  undated.current_text_effective.reset();
  undated.issuing_body.clear();
  return {old_law, new_law, hong_kong, undated};
}

Detail detail(DetailKind kind, const char* value, const char* status = "") {
  Detail detail;
  detail.kind = kind;
  detail.value = value;
  detail.evidence = "page";
  detail.status = status;
  return detail;
}

Contact contact(const char* id, Region region, const char* level, Texts names) {
  Contact contact;
  contact.id = id;
  contact.region = region;
  contact.level = level;
  contact.kinds = {"administration"};
  contact.names = std::move(names);
  contact.functions = {"trademark"};
  contact.provenance = provenance();
  return contact;
}

std::vector<Contact> contacts() {
  Contact city = contact("gz-amr", Region::guangdong, "city",
                         texts("广州市市场监督管理局", "廣州市市場監督管理局", "Guangzhou AMR"));
  city.city = "Guangzhou";
  city.details = {detail(DetailKind::phone, "020-11112222"),
                  detail(DetailKind::website, "https://scjgj.example.cn/")};
  Contact old_office =
      contact("hk-old", Region::hongkong, "sar", texts("旧署", "舊署", "Old office"));
  old_office.successor = "hk-office";
  Contact office = contact("hk-office", Region::hongkong, "sar",
                           texts("知识产权署", "知識產權署", "The Office"));
  office.predecessors = {"hk-old"};
  office.details = {detail(DetailKind::phone, "+852 1111 2222"),
                    detail(DetailKind::phone, "+852 9999 0000", "superseded 2024-10-21"),
                    detail(DetailKind::email, "office@example.hk")};
  office.hours = "Mon-Fri 09:00-17:45";
  office.counterparts = {{"trademark_registration", {"gz-amr"}}};
  office.cooperation.programme_items = {"prog-01"};
  std::vector<Contact> list = {city};
  for (const char* id : {"hotline-12315", "hotline-12330", "hotline-12345"}) {
    Contact hotline = contact(id, Region::mainland, "national", texts("热线", "熱線", "Hotline"));
    hotline.kinds = {"hotline"};
    hotline.details = {detail(DetailKind::phone, id + 8)};
    list.insert(list.begin() + 1, hotline);
  }
  list.insert(list.begin() + 1, {office, old_office});
  std::ranges::sort(list, {}, &Contact::id);
  return list;
}

Topic topic() {
  Topic topic;
  topic.id = "mark-term";
  topic.subjects = {"trademark"};
  topic.title = texts("商标保护期", "商標保護期", "Term of marks", "Duração das marcas");
  topic.answers[0].answer = texts("十年。", "十年。", "Ten years.");
  topic.answers[0].citations = {
      {"cn-mark-law-2019", ProvisionId::parse("art42(1)"), Pin::confirmed},
      {"cn-mark-law-2019", ProvisionId::parse("art99"), Pin::unconfirmed}};
  topic.answers[0].confidence = Confidence::high;
  topic.answers[0].evidence = provenance().evidence;
  topic.answers[0].contacts = {"hk-office"};
  topic.answers[1].answer.set({Language::en, "Ten years in English only."});
  topic.answers[1].citations = {{"hk-cap-559", std::nullopt, Pin::whole_instrument}};
  topic.answers[1].confidence = Confidence::low;
  topic.answers[1].evidence = provenance().evidence;
  topic.answers[2].citations = {{"mo-dl-97-99-m", std::nullopt, Pin::unconfirmed}};
  topic.answers[2].evidence = provenance().evidence;
  topic.provenance = provenance();
  return topic;
}

Link link() {
  Link link;
  link.id = "link-001";
  link.region = Region::mainland;
  link.category = "statute_text";
  link.subjects = {"trademark"};
  link.languages = {Language::zh_hans};
  link.title = texts("标记法全文", "標記法全文", "Text of the Mark Law");
  link.url = "https://law.example.cn/1?a=1&b=2";
  link.url_basis = "pattern";
  link.owner = "国家知识产权局 CNIPA";
  link.instrument = "cn-mark-law-2019";
  link.provenance = provenance();
  return link;
}

ProgrammeItem item() {
  ProgrammeItem item{.id = "prog-01",
                     .item = 1,
                     .year = "2016-2017",
                     .subjects = {"enforcement"},
                     .title = texts("执法合作", "執法合作", "Enforcement cooperation"),
                     .summary = texts("年度行动。", "年度行動。", nullptr),
                     .parties = {"hk-office"},
                     .other_parties = {"创新中心"},
                     .from = day("2016-07"),
                     .to = day("2017-06"),
                     .activities = {},
                     .figures = {},
                     .source = "16th meeting progress report",
                     .provenance = provenance()};
  item.activities = {{"joint operation", DateSpan::parse("2017-03-01"), "Guangzhou"}};
  item.figures = {{"cases found", 120, "cases", "more than"}, {"rate", 12.5, "%", ""}};
  item.is_new = true;
  return item;
}

Label label(const char* text, Language language, LabelUse use = LabelUse::preferred,
            std::optional<Region> region = std::nullopt) {
  return {text, language, region, use};
}

// In the order of ids. The topic holds 保护期, the programme 执法 and enforcement.
std::vector<Concept> concepts() {
  Concept enforcement;
  enforcement.id = "enforcement";
  enforcement.subject = "enforcement";
  enforcement.labels = {label("执法", Language::zh_hans), label("執法", Language::zh_hant),
                        label("enforcement", Language::en), label("fiscalização", Language::pt),
                        label("enforcment", Language::en, LabelUse::hidden)};
  Concept protection;
  protection.id = "protection";
  protection.subject = "ip_general";
  protection.labels = {label("法律保护", Language::zh_hans), label("法律保護", Language::zh_hant),
                       label("legal protection", Language::en)};
  Concept renewal;
  renewal.id = "renewal";
  renewal.subject = "trademark";
  renewal.related = {"term-of-protection"};
  renewal.labels = {label("续展", Language::zh_hans),
                    label("續期", Language::zh_hant, LabelUse::preferred, Region::hongkong),
                    label("續展", Language::zh_hant, LabelUse::preferred, Region::macao),
                    label("renewal", Language::en),
                    label("extension <of> term", Language::en, LabelUse::alternative)};
  Concept term;
  term.id = "term-of-protection";
  term.subject = "trademark";
  term.broader = {"protection"};
  term.labels = {label("保护期", Language::zh_hans),
                 label("保護期", Language::zh_hant),
                 label("protection period", Language::en),
                 label("lifetime of a right", Language::en, LabelUse::alternative),
                 label("prazo de proteção", Language::pt),
                 label("保护年限", Language::zh_hans, LabelUse::hidden)};
  term.scope = texts("权利存续的时间。", nullptr, "How long a right lasts & from when.");
  return {enforcement, protection, renewal, term};
}

ThesaurusPart part(const char* id, Texts title, std::vector<std::string> concepts) {
  return {id, std::move(title), provenance(), std::move(concepts)};
}

}  // namespace

Catalogue small_catalogue() {
  Catalogue catalogue;
  catalogue.instruments = instruments();
  catalogue.contacts = contacts();
  catalogue.links = {link()};
  catalogue.topics = {topic()};
  catalogue.programme = {item()};
  catalogue.programme_years = {{"2016-2017", *DateSpan::parse("2016-07/2017-06"),
                                texts("2016–2017年度", "2016–2017年度", "2016–2017"), "report"}};
  catalogue.counterparts = {
      {"trademark_registration", {"gz-amr"}, {"hk-office"}, {}},
      {"border", {}, {}, {}},
  };
  catalogue.concepts = concepts();
  catalogue.thesaurus = {
      part("law", texts("法律保护", "法律保護", "Protection by law", "Proteção legal"),
           {"term-of-protection", "protection", "renewal"}),
      part("practice", texts("实务", nullptr, "Practice"), {"enforcement"})};
  return catalogue;
}

}  // namespace gbalex::tests

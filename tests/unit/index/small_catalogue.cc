#include "unit/index/small_catalogue.h"

namespace gbalex::tests {

namespace {

using record::Language;
using record::Text;
using record::Texts;
using record::TextStatus;

const Language kHans = Language::zh_hans, kHant = Language::zh_hant, kEn = Language::en,
               kPt = Language::pt;

record::Provenance provenance() {
  return {day(2026, 11, 22), record::Confidence::high, {}, {}, "", "file.xml"};
}

Texts texts(const std::string& hans, const std::string& hant, const std::string& en,
            const std::string& pt = "") {
  Texts all;
  if (!hans.empty()) all.set({kHans, hans, TextStatus::official});
  if (!hant.empty()) all.set({kHant, hant, TextStatus::converted});
  if (!en.empty()) all.set({kEn, en, TextStatus::unofficial});
  if (!pt.empty()) all.set({kPt, pt, TextStatus::unofficial});
  return all;
}

record::Instrument instrument(const std::string& id, const std::string& work, record::Region region,
                              Texts title) {
  record::Instrument made{.id = id,
                          .work = work,
                          .region = region,
                          .city = "",
                          .level = "law",
                          .official_number = "",
                          .number_basis = "",
                          .title = std::move(title),
                          .subjects = {},
                          .issuing_body = "",
                          .first_adopted = {},
                          .first_effective = {},
                          .last_amended = {},
                          .current_text_effective = {},
                          .end_date = {},
                          .status = record::Status::in_force,
                          .status_note = "",
                          .repeals = {},
                          .replaced_by = "",
                          .count = {},
                          .count_unit = "",
                          .sources = {},
                          .wipo_lex = "",
                          .provisions = {},
                          .official_list = {},
                          .territorial_application = {},
                          .amendment_history = "",
                          .provenance = provenance()};
  return made;
}

void add_row(record::Instrument& to, const std::string& provision, const std::string& about,
             Texts heading = {}) {
  record::ProvisionRow row{.provision = record::ProvisionId::parse(provision),
                           .pin = record::Pin::confirmed,
                           .about = Text{kEn, about, TextStatus::unmarked},
                           .heading = std::move(heading),
                           .topic = "",
                           .key = {},
                           .status = {},
                           .version_date = {},
                           .in_force_since = {},
                           .note = ""};
  to.provisions.push_back(std::move(row));
}

std::vector<record::Instrument> instruments() {
  std::vector<record::Instrument> all;
  {
    auto law = instrument("cn-patent-law", "cn-patent-law", record::Region::mainland,
                          texts("中华人民共和国专利法", "中華人民共和國專利法",
                                "Patent Law of the PRC", "Lei de Patentes da RPC"));
    law.subjects = {"patent", "design"};
    law.first_effective = day(1985, 4, 1);
    law.current_text_effective = day(2021, 6, 1);
    add_row(law, "art2", "invention, utility model and design defined");
    add_row(law, "art42", "terms of 20, 10 and 15 years",
            texts("专利权的期限", "專利權的期限", "Term of patents", "Duração das patentes"));
    add_row(law, "art42(2)", "term adjustment for delays");
    add_row(law, "art53..58", "compulsory licences");
    all.push_back(std::move(law));
  }
  {
    auto old_law =
        instrument("cn-trademark-law-2019", "cn-trademark-law", record::Region::mainland,
                   texts("中华人民共和国商标法（2019年修正）", "中華人民共和國商標法（2019年修正）",
                         "Trademark Law of the PRC (2019 Amendment)"));
    old_law.subjects = {"trademark"};
    old_law.first_effective = day(1983, 3, 1);
    old_law.current_text_effective = day(2019, 11, 1);
    old_law.end_date = day(2026, 12, 31);
    add_row(old_law, "art49", "revocation after three years without use",
            texts("三年不使用撤销", "三年不使用撤銷", "Revocation for non-use"));
    all.push_back(std::move(old_law));
  }
  {
    auto law =
        instrument("cn-trademark-law-2026", "cn-trademark-law", record::Region::mainland,
                   texts("中华人民共和国商标法（2026年修订）", "中華人民共和國商標法（2026年修訂）",
                         "Trademark Law of the PRC (2026 Revision)"));
    law.subjects = {"trademark"};
    law.first_effective = day(1983, 3, 1);
    law.current_text_effective = day(2027, 1, 1);
    law.status = record::Status::not_yet_in_force;
    add_row(law, "art49", "duties of agents");
    all.push_back(std::move(law));
  }
  {
    auto ordinance = instrument("hk-cap-559", "hk-cap-559", record::Region::hongkong,
                                texts("商标条例", "商標條例", "Trade Marks Ordinance"));
    ordinance.level = "ordinance";
    ordinance.official_number = "Cap. 559";
    ordinance.subjects = {"trademark", "border"};
    ordinance.current_text_effective = day(2020, 6, 19);
    add_row(ordinance, "s18", "acts that infringe a registered trade mark",
            texts("侵犯注册商标的行为", "侵犯註冊商標的行為", "Infringement of a registered mark"));
    add_row(ordinance, "s50", "renewal of registration & fees",
            texts("注册的续期", "註冊的續期", "Renewal"));
    all.push_back(std::move(ordinance));
  }
  {
    auto decree = instrument("mo-dl-97-99-m", "mo-dl-97-99-m", record::Region::macao,
                             texts("第97/99/M号法令（核准《工业产权法律制度》）",
                                   "第97/99/M號法令（核准《工業產權法律制度》）",
                                   "Decree-Law No. 97/99/M — Industrial Property Legal Regime",
                                   "Decreto-Lei n.º 97/99/M — Aprova o Regime Jurídico da "
                                   "Propriedade Industrial"));
    decree.level = "decree_law";
    decree.official_number = "Decreto-Lei n.º 97/99/M";
    decree.subjects = {"patent", "trademark"};
    decree.current_text_effective = day(2000, 6, 6);
    add_row(decree, "art291", "counterfeiting");
    all.push_back(std::move(decree));
  }
  return all;
}

record::Contact contact(const std::string& id, record::Region region, Texts names,
                        const std::string& phone) {
  record::Contact made{
      .id = id, .region = region, .names = std::move(names), .provenance = provenance()};
  made.functions = {"copyright", "trademark"};
  if (!phone.empty()) {
    made.details.push_back({.kind = record::DetailKind::phone,
                            .value = phone,
                            .evidence = "e1",
                            .label = "24-hour hotline",
                            .note = "",
                            .status = "",
                            .language = {},
                            .confidence = {}});
  }
  return made;
}

}  // namespace

record::Date day(int year, int month, int day_of_month) {
  return *record::Date::of_day(year, month, day_of_month);
}

record::Catalogue small_catalogue() {
  record::Catalogue catalogue;
  catalogue.instruments = instruments();
  catalogue.contacts = {
      contact("hk-customs", record::Region::hongkong,
              texts("香港海关", "香港海關", "Hong Kong Customs and Excise Department"),
              "+852 2545 6182"),
      contact(
          "mo-customs", record::Region::macao,
          texts("澳门海关", "澳門海關", "Macao Customs Service", "Serviços de Alfândega de Macau"),
          "+853 2896 5001")};
  record::Link link{.id = "link-001",
                    .region = record::Region::hongkong,
                    .title = texts("商标检索", "商標檢索", "Trade mark <search> & \"register\""),
                    .url = "https://esearch.ipd.gov.hk/",
                    .provenance = provenance()};
  link.subjects = {"trademark"};
  link.languages = {kEn};
  link.category = "register";
  link.instrument = "hk-cap-559";
  catalogue.links = {link};
  record::Topic topic{.id = "customs-recordal",
                      .subjects = {"recordal", "border"},
                      .title = texts("海关知识产权备案", "海關知識產權備案",
                                     "Recordal of rights with customs", "Registo na alfândega"),
                      .answers = {},
                      .provenance = provenance()};
  topic.answers[0].answer =
      texts("向海关总署备案，有效期十年，可续展。", "向海關總署備案，有效期十年，可續展。",
            "Record with the General Administration of Customs; valid for ten years.");
  topic.answers[1].answer =
      texts("没有备案制度。", "沒有備案制度。", "There is no recordal system.");
  topic.answers[0].citations = {
      {"cn-patent-law", record::ProvisionId::parse("art42"), record::Pin::confirmed}};
  catalogue.topics = {topic};
  record::ProgrammeItem item{.id = "prog-06",
                             .item = 6,
                             .year = "2016-2017",
                             .title = texts("联合执法行动", "聯合執法行動", "Joint operations"),
                             .summary = texts("雷公行动打击侵权。", "", ""),
                             .from = *record::Date::parse("2016-07"),
                             .to = *record::Date::parse("2017-06"),
                             .provenance = provenance()};
  item.parties = {"hk-customs"};
  item.figures = {{"cases", 120, "cases", "about"}};
  catalogue.programme = {item};
  return catalogue;
}

}  // namespace gbalex::tests

#include "shelf.h"

#include <stdexcept>

#include "index/build.h"

namespace gbalex::tests {
namespace {

using index::Document;
using index::FieldKind;
using record::Kind;
using record::Language;
using record::Region;

void need(bool ok, const std::string& what) {
  if (!ok) throw std::runtime_error(what);
}

struct Said {
  FieldKind kind;
  Language language;
  const char* text;
};

Document document(Kind kind, const char* id, Region region, std::vector<std::string> subjects,
                  const std::vector<Said>& fields) {
  Document made;
  made.kind = kind;
  made.id = id;
  made.region = region;
  made.subjects = std::move(subjects);
  for (const Said& field : fields) {
    made.fields.push_back({field.kind, field.language, field.text, {}});
    if (index::is_about(field.kind)) continue;
    if (std::find(made.languages.begin(), made.languages.end(), field.language) ==
        made.languages.end()) {
      made.languages.push_back(field.language);
    }
  }
  return made;
}

// The law of a document: level, issuing body, year, and since when it is in force.
Document law(Document made, const char* level, const char* issuer, int year, const char* provision,
             record::Status status = record::Status::in_force) {
  made.level = level;
  made.issuer = issuer;
  made.year = year;
  made.provision = provision;
  made.work = made.id;
  made.recorded_status = status;
  made.from = record::Date::of_day(year, 5, 1);
  return made;
}

}  // namespace

Shelf::Shelf(std::vector<Document> documents, const std::vector<record::Concept>& concepts,
             index::Edits edits)
    : documents_(std::move(documents)) {
  auto builder = index::Builder::begin(folder_.path(), {.concepts = concepts, .edits = edits});
  need(builder.ok(), "the index build does not begin");
  need((*builder)->add(documents_, {}).ok(), "documents");
  need((*builder)->finish().ok(), "the index is not verified");
  need((*builder)->swap().ok(), "the index is not swapped in");
  auto opened = index::ReaderPool::open(folder_.path());
  need(opened.ok(), "the index does not open");
  pool_ = std::move(*opened);
}

std::vector<Document> small_shelf() {
  const std::vector<Said> mark_title = {{FieldKind::title, Language::zh_hans, "商标法"},
                                        {FieldKind::title, Language::en, "Trademark Law"}};
  const auto with = [](std::vector<Said> fields, const std::vector<Said>& more) {
    fields.insert(fields.end(), more.begin(), more.end());
    return fields;
  };
  std::vector<Document> shelf;
  shelf.push_back(law(
      document(Kind::instrument, "cn-mark-law", Region::mainland, {"trademark"},
               with(mark_title,
                    {{FieldKind::body, Language::zh_hans, "商标注册与驰名商标的保护，禁止假冒。"},
                     {FieldKind::context, Language::zh_hans, "内地 商标 品牌"}})),
      "law", "全国人大常委会 NPC Standing Committee", 2019, ""));
  shelf.push_back(law(document(Kind::provision, "cn-mark-law", Region::mainland, {"trademark"},
                               with(mark_title, {{FieldKind::heading, Language::zh_hans, "续展"},
                                                 {FieldKind::body, Language::zh_hans,
                                                  "注册商标期满可以续展；逾期的，注销。"}})),
                      "law", "全国人大常委会 NPC Standing Committee", 2019, "art40"));
  shelf.push_back(law(
      document(Kind::provision, "cn-mark-law", Region::mainland, {"trademark"},
               with(mark_title,
                    {{FieldKind::heading, Language::zh_hans, "商标侵权"},
                     {FieldKind::body, Language::zh_hans, "假冒他人商标的，责令停止侵权行为。"}})),
      "law", "全国人大常委会 NPC Standing Committee", 2019, "art57"));
  shelf.push_back(
      law(document(
              Kind::instrument, "cn-patent-rules", Region::guangdong, {"patent"},
              {{FieldKind::title, Language::zh_hans, "专利条例"},
               {FieldKind::body, Language::zh_hans, "发明、实用新型与外观设计专利的管理（2019）"}}),
          "local_regulation", "国务院 State Council", 2021, "", record::Status::repealed));
  shelf.push_back(
      law(document(Kind::instrument, "hk-cap-900", Region::hongkong, {"trademark", "design"},
                   {{FieldKind::title, Language::en, "Trade Marks Ordinance"},
                    {FieldKind::title, Language::zh_hant, "商標條例"},
                    {FieldKind::body, Language::en,
                     "Registered trade marks, service marks and the renewal of a mark."},
                    {FieldKind::body, Language::zh_hant, "註冊商標、馳名商標與版權的關係"}}),
          "ordinance", "立法會 Legislative Council", 2003, ""));
  shelf.push_back(
      law(document(Kind::provision, "hk-cap-900", Region::hongkong, {"trademark"},
                   {{FieldKind::title, Language::en, "Trade Marks Ordinance"},
                    {FieldKind::heading, Language::en, "Term of protection"},
                    {FieldKind::body, Language::en,
                     "See section 18(1)(b): a well-known mark is protected cross-border."}}),
          "ordinance", "立法會 Legislative Council", 2003, "s18"));
  shelf.push_back(
      law(document(Kind::instrument, "mo-dl-900", Region::macao, {"trademark", "design"},
                   {{FieldKind::title, Language::pt, "Regime da marca registada"},
                    {FieldKind::title, Language::zh_hant, "工業產權法令"},
                    {FieldKind::body, Language::pt,
                     "A marca de prestígio, o desenho e a duração da patente; n.º 97/99/M."}}),
          "decree_law", "Governador de Macau 澳門總督", 1999, ""));
  Document topic =
      document(Kind::topic, "renewal", Region::crossborder, {"trademark"},
               {{FieldKind::title, Language::zh_hans, "商标续展"},
                {FieldKind::title, Language::en, "Renewal of a trade mark"},
                {FieldKind::body, Language::en, "Ten years in each region; the fee is paid once."},
                {FieldKind::context, Language::en, "mainland Hong Kong Macao trade mark"}});
  topic.compares = {Region::mainland, Region::hongkong, Region::macao};
  shelf.push_back(std::move(topic));
  shelf.push_back(
      document(Kind::contact, "gd-office", Region::guangdong, {"patent"},
               {{FieldKind::title, Language::zh_hans, "广东专利局"},
                {FieldKind::body, Language::zh_hans, "外观设计：A、B 两类；电话 020-1234"}}));
  shelf.push_back(document(Kind::link, "hk-search", Region::hongkong, {"trademark"},
                           {{FieldKind::title, Language::en, "Search the register of marks"},
                            {FieldKind::number, Language::en, "search.example.hk/tm"}}));
  Document year =
      document(Kind::programme, "year-2023", Region::crossborder, {"trademark", "patent"},
               {{FieldKind::title, Language::zh_hant, "粵港商標培訓"},
                {FieldKind::body, Language::zh_hant, "商 標 二 字 分 寫；《專利》與版權研討"}});
  year.year = 2023;
  shelf.push_back(std::move(year));
  return shelf;
}

std::vector<record::Concept> small_thesaurus() {
  using record::LabelUse;
  using enum Language;
  const auto concept_of = [](const char* id, const char* subject,
                             std::vector<record::Label> labels) {
    record::Concept made;
    made.id = id;
    made.subject = subject;
    made.labels = std::move(labels);
    return made;
  };
  constexpr LabelUse kAlso = LabelUse::alternative, kHidden = LabelUse::hidden;
  return {
      concept_of("copyright", "copyright",
                 {{"著作权", zh_hans, Region::mainland, LabelUse::preferred},
                  {"版权", zh_hans, {}, kAlso},
                  {"版劝", zh_hans, {}, kHidden},
                  {"版權", zh_hant, Region::hongkong, LabelUse::preferred},
                  {"copyright", en, {}, LabelUse::preferred},
                  {"copywrite", en, {}, kHidden},
                  {"direito de autor", pt, {}, LabelUse::preferred},
                  {"direitos de autor", pt, {}, kAlso}}),
      concept_of("parallel-import", "trademark",
                 {{"平行进口", zh_hans, {}, LabelUse::preferred},
                  {"水货", zh_hans, {}, kAlso},
                  {"parallel import", en, {}, LabelUse::preferred},
                  {"importação paralela", pt, {}, LabelUse::preferred}}),
      concept_of("patent", "patent",
                 {{"专利", zh_hans, {}, LabelUse::preferred},
                  {"patent", en, {}, LabelUse::preferred},
                  {"patente", pt, {}, LabelUse::preferred}}),
      concept_of("trade-mark", "trademark",
                 {{"商标", zh_hans, {}, LabelUse::preferred},
                  {"trade mark", en, {}, LabelUse::preferred},
                  {"trademark", en, {}, kAlso},
                  {"marca", pt, {}, LabelUse::preferred}}),
      concept_of("utility-model", "utility_model",
                 {{"实用新型专利", zh_hans, {}, LabelUse::preferred},
                  {"utility model", en, {}, LabelUse::preferred},
                  {"modelo de utilidade", pt, {}, LabelUse::preferred}}),
  };
}

}  // namespace gbalex::tests

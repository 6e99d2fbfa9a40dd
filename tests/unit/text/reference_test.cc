#include "text/reference.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "record/provision_id.h"
#include "text/fold.h"
#include "text/reference_scan.h"

using namespace gbalex;
using record::Language;

namespace {

// "own art5", "专利法 art42(2)", "#cap559 s18", "商标法@2019 art4", "? s33": what is said, in
// order.
std::vector<std::string> said(std::string_view source, Language language,
                              const std::vector<std::string_view>& known) {
  std::vector<text::Span> names;
  for (const std::string_view name : known) {
    for (std::size_t at = source.find(name); at != std::string_view::npos;
         at = source.find(name, at + name.size())) {
      names.push_back({at, at + name.size()});
    }
  }
  std::sort(names.begin(), names.end(),
            [](const text::Span& a, const text::Span& b) { return a.begin < b.begin; });
  std::vector<std::string> all;
  for (const text::Reference& reference : text::find_references(source, language, names)) {
    if (!reference.provision.empty()) CHECK(record::ProvisionId::parse(reference.provision));
    CHECK(reference.span.begin < reference.span.end);
    std::string one(source.substr(reference.name.begin, reference.name.end - reference.name.begin));
    if (reference.own) one += "own";
    if (!reference.number.empty()) one += "#" + reference.number;
    if (one.empty()) one = "?";
    if (reference.year != 0) one += "@" + std::to_string(reference.year);
    if (!reference.provision.empty()) one += " " + reference.provision;
    all.push_back(std::move(one));
  }
  return all;
}

struct Row {
  std::string_view text;
  std::vector<std::string> said;
};

void check(const std::vector<Row>& rows, Language language,
           const std::vector<std::string_view>& known = {}) {
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(said(row.text, language, known) == row.said);
  }
}

std::string repeated(std::string_view text, std::size_t times) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i) all += text;
  return all;
}

std::size_t reads_of(const std::string& source) {
  const text::Folded folded = text::fold(source);
  const text::CitationText read(source, folded);
  text::scan_references(read, Language::zh_hans, {});
  return read.reads();
}

}  // namespace

TEST_CASE("a law of the Mainland is named in quotes or bare, with its provisions behind it") {
  check({{"《专利法》第42条第2款", {"专利法 art42(2)"}},
         {"《专利法》的第四十二条", {"专利法 art42"}},
         {"依照《中华人民共和国专利法》第二十二条第三款的规定", {"中华人民共和国专利法 art22(3)"}},
         {"违反专利法第四十二条", {"专利法 art42"}},
         {"專利法第四十二條第二款", {"專利法 art42(2)"}},
         {"专利法第４２条", {"专利法 art42"}},
         {"专利法第四二条", {"专利法 art42"}},
         {"专利法第四十○条", {"专利法 art40"}},
         {"专利法第一百〇三条", {"专利法 art103"}},
         {"专利法第一百零三条", {"专利法 art103"}},
         {"专利法第廿一条", {"专利法 art21"}},
         {"专利法第卅一条", {"专利法 art31"}},
         {"专利法第一千一百八十五条", {"专利法 art1185"}},
         {"专利法第1185条", {"专利法 art1185"}},
         {"专利法第二十二条之一第二款", {"专利法 art22-1(2)"}},
         {"专利法第22条之1", {"专利法 art22-1"}},
         {"专利法42条", {"专利法 art42"}},
         {"专利法四十二条", {"专利法 art42"}},
         {"专利法第六条至第八条", {"专利法 art6..8"}},
         {"专利法第六至八条", {"专利法 art6..8"}},
         {"专利法第6-8条", {"专利法 art6..8"}},
         {"专利法第三条、第五条至第七条", {"专利法 art3", "专利法 art5..7"}},
         {"专利法第三条和第五条", {"专利法 art3", "专利法 art5"}},
         {"专利法第三条、第五条以及第九条的规定", {"专利法 art3", "专利法 art5", "专利法 art9"}},
         {"专利法第三条第一款、第三款", {"专利法 art3(1)", "专利法 art3(3)"}},
         {"专利法第三条第一款第一项、第二项", {"专利法 art3(1)(1)", "专利法 art3(1)(2)"}},
         {"专利法第三条第一款第一项至第五项", {"专利法 art3(1)(1)..(5)"}},
         {"专利法第三条第一款至第四款", {"专利法 art3(1)..(4)"}},
         {"专利法第三条第（四）项", {"专利法 art3(4)"}},
         {"专利法第三条（一）至（四）项", {"专利法 art3(1)..(4)"}},
         {"专利法第三条（一）、（三）、（四）项",
          {"专利法 art3(1)", "专利法 art3(3)", "专利法 art3(4)"}},
         {"专利法第三条第二款（一）或者（三）项", {"专利法 art3(2)(1)", "专利法 art3(2)(3)"}},
         {"专利法第三条（一）和第五条（二）", {"专利法 art3(1)", "专利法 art5(2)"}},
         {"专利法第二十三条至第二十九条之一", {"专利法 art23..29-1"}},
         {"专利法第三条至第五条之规定", {"专利法 art3..5"}},
         {"《专利法》第二章至第四章", {"专利法 ch2..4"}},
         {"专利法第三条第六项第一目", {"专利法 art3(6)(1)"}},
         {"专利法第三条规定的期限或者第五条规定的费用", {"专利法 art3", "专利法 art5"}},
         {"《专利法》和《商标法》", {"专利法", "商标法"}},
         {"《专利法》第三条和《商标法》第四条", {"专利法 art3", "商标法 art4"}},
         {"《专利法》第二章", {"专利法 ch2"}},
         {"《专利法》附件二", {"专利法 annex2"}}},
        Language::zh_hans, {"专利法", "專利法"});
}

TEST_CASE("a law that nobody has named to the recogniser is known by its shape") {
  check({{"依照教育法第五十六条的规定", {"教育法 art56"}},
         {"依照道路交通安全法第九十二条、第九十五条",
          {"道路交通安全法 art92", "道路交通安全法 art95"}},
         {"根据《中华人民共和国民法典》第一千一百八十五条", {"中华人民共和国民法典 art1185"}},
         {"依照刑法、刑事诉讼法的规定", {"刑法", "刑事诉讼法"}},
         {"不得与宪法相抵触", {"宪法"}},
         {"《濒危野生动植物种国际贸易公约》附录一、附录二",
          {"濒危野生动植物种国际贸易公约 annex1", "濒危野生动植物种国际贸易公约 annex2"}},
         {"深圳经济特区专利条例第五条", {"深圳经济特区专利条例 art5"}},
         {"《广东省专利条例》第五条", {"广东省专利条例 art5"}},
         {"商标法修正案", {"商标法修正案"}},
         {"刑法修正案（七）第三条", {"刑法修正案（七） art3"}}},
        Language::zh_hans, {"商标法", "专利条例"});
}

TEST_CASE("the long title of an interpretation needs no quotes before a provision") {
  check({{"最高人民法院关于审理果园承包案件若干问题的规定第10条",
          {"最高人民法院关于审理果园承包案件若干问题的规定 art10"}},
         {"最高人民法院关于贯彻执行《中华人民共和国渡口法》若干问题的意见（试行）第8条、第9条",
          {"最高人民法院关于贯彻执行《中华人民共和国渡口法》若干问题的意见（试行） art8",
           "最高人民法院关于贯彻执行《中华人民共和国渡口法》若干问题的意见（试行） art9"}},
         {"最高人民法院、最高人民检察院关于办理船舶案件的解释（法释〔2001〕21号）第三条",
          {"最高人民法院、最高人民检察院关于办理船舶案件的解释#fashi-2001-21 art3"}},
         {"最高人民法院关于果园的规定，违反第三条的", {"own art3"}},
         {"最高人民法院关于专利案件的规定第3条", {"专利案件的规定 art3"}}},
        Language::zh_hans, {"专利案件的规定"});
}

TEST_CASE("the text's own law") {
  check({{"本法第五条", {"own art5"}},
         {"违反本条例第二十一条、第二十六条规定", {"own art21", "own art26"}},
         {"依照本法第六条至第十条", {"own art6..10"}},
         {"本法第二章有关规定", {"own ch2"}},
         {"列于本法附件二的", {"own annex2"}},
         {"参照本解释第三条、第四条以及附表所列", {"own art3", "own art4", "own sch"}},
         {"违反第五条规定的", {"own art5"}},
         {"本决定第一条", {"own art1"}}},
        Language::zh_hans);
  check({{"違反第六條及第十四條第五款", {"own art6", "own art14(5)"}},
         {"第18(1)(b)條", {"own s18(1)(b)"}},
         {"不受第18(1)(b)條所管限", {"own s18(1)(b)"}},
         {"第47及48條如適用", {"own s47", "own s48"}},
         {"因為第8部的豁免", {"own part8"}},
         {"須符合附表6所列", {"own sch6"}},
         {"已遵守第35J條", {"own s35J"}}},
        Language::zh_hant);
  check({{"as defined by section 61(3) or", {"own s61(3)"}},
         {"under section 2 of this Ordinance", {"own s2"}},
         {"amend Schedule 2, 4 or 6.", {"own sch2", "own sch4", "own sch6"}},
         {"contravened section 35J, 35K or 35L.", {"own s35J", "own s35K", "own s35L"}},
         {"under section 30J(1) or (2) of this Ordinance", {"own s30J(1)", "own s30J(2)"}},
         {"the form in Part 1 of Schedule 6", {"own sch6"}},
         {"under section 4(1)(a) and (2)", {"own s4(1)(a)", "own s4(2)"}},
         {"under section 4(1)(a) or (b)", {"own s4(1)(a)", "own s4(1)(b)"}},
         {"of this section.43.Proceedings of the Board", {}},
         {"on any such part. 43. Proceedings", {}},
         {"referred to in rule 6", {"own r6"}},
         {"under section\n   4AAA of", {"own s4AAA"}}},
        Language::en);
  check({{"o disposto no n.º 4 do artigo 6.º", {"own art6(4)"}},
         {"na alínea 2) do n.º 1 do artigo 14.º", {"own art14(1)(2)"}},
         {"nos n.os 1 e 2 do artigo 5.º", {"own art5(1)", "own art5(2)"}},
         {"nos artigos 21.º a 23.º", {"own art21..23"}},
         {"o anexo II da presente lei", {"own annex2"}},
         {"artigo 9.º da presente lei", {"own art9"}}},
        Language::pt);
}

TEST_CASE("places of one article that Portuguese lists before it") {
  check(
      {{"alíneas 1), 7) e 8) do n.º 1 e no n.º 2 do artigo 33.º",
        {"own art33(1)(1)", "own art33(1)(7)", "own art33(1)(8)", "own art33(2)"}},
       {"alíneas 1) a 3) e 5) do n.º 1 ou no n.º 2 do artigo 44.º",
        {"own art44(1)(1)..(3)", "own art44(1)(5)", "own art44(2)"}},
       {"no n.º 2 ou na alínea 12) do n.º 3 do artigo 19.º", {"own art19(2)", "own art19(3)(12)"}},
       {"da alínea a) do n.º 1 e dos n.os 6 e 7 do artigo 30.º do Estatuto dos Notários",
        {"Estatuto dos Notários art30(1)(a)", "Estatuto dos Notários art30(6)",
         "Estatuto dos Notários art30(7)"}},
       {"na alínea 1) ou na alínea 3) do n.º 2 do artigo 5.º",
        {"own art5(2)(1)", "own art5(2)(3)"}},
       {"da alínea a) e o n.º 3 do artigo 5.º", {"own art5(a)", "own art5(3)"}},
       {"a alínea 3) do artigo 5.º e o n.º 2 do artigo 6.º", {"own art5(3)", "own art6(2)"}},
       {"violação do n.º 1, do n.º 2 e da alínea a) do n.º 3 do artigo 6.º",
        {"own art6(1)", "own art6(2)", "own art6(3)(a)"}},
       {"referida no n.º 1 ou no artigo 6.º", {"own art6"}},
       {"referida nos n.os 1 e 2, nos termos do n.º 3 do artigo 6.º", {"own art6(3)"}}},
      Language::pt);
}

TEST_CASE("laws of Hong Kong") {
  check({{"section 2 of the Mental Health Ordinance (Cap. 136)",
          {"Mental Health Ordinance#cap136 s2"}},
         {"the Mental Health Ordinance (Cap. 136)", {"Mental Health Ordinance#cap136"}},
         {"s. 18(1) of Cap. 559", {"#cap559 s18(1)"}},
         {"Cap. 559 s 18", {"#cap559 s18"}},
         {"Cap. 362, section 30K", {"#cap362 s30K"}},
         {"cap559A r.3", {"#cap559A r3"}},
         {"Caps. 514, 528 and 559", {"#cap514", "#cap528", "#cap559"}},
         {"Caps. 514, 528 and section 3", {"#cap514", "#cap528", "own s3"}},
         {"Cap. 559, sub. leg. A", {"#cap559A"}},
         {"c559 s 18", {"#cap559 s18"}},
         {"§ 18 of Cap. 559", {"#cap559 s18"}},
         {"ss. 12, 13 and 14A of Cap. 559", {"#cap559 s12", "#cap559 s13", "#cap559 s14A"}},
         {"sections 88A to 88J of Cap. 528", {"#cap528 s88A..88J"}},
         {"Sch. 1 s. 2", {"own sch1/s2"}},
         {"reg. 5 of Cap. 528B", {"#cap528B reg5"}},
         {"Trade Marks Ordinance section 18", {"Trade Marks Ordinance s18"}},
         {"s 5, Cap. 559 s 18", {"own s5", "#cap559 s18"}},
         {"in Form No. 11 of the Rules of the High Court (Cap. 4 sub. leg. A) and",
          {"Rules of the High Court#cap4A"}},
         {"section 2 of Cap. 559, s 18", {"#cap559 s2", "#cap559 s18"}},
         {"section 18 Trade Marks Ordinance", {"Trade Marks Ordinance s18"}},
         {"within the Mental Health Ordinance (Cap. 136) and section 33 of that Ordinance.",
          {"Mental Health Ordinance#cap136", "Mental Health Ordinance#cap136 s33"}},
         {"section 33 of that Ordinance", {"? s33"}},
         {"as defined in Schedule 5 to that Ordinance", {"? sch5"}},
         {"Part 2 of Schedule 1 to the Mental Health Ordinance (Cap. 136)",
          {"Mental Health Ordinance#cap136 sch1"}},
         {"section 12 of, or Schedule 2 to, the Mental Health Ordinance (Cap. 136)",
          {"Mental Health Ordinance#cap136 s12", "Mental Health Ordinance#cap136 sch2"}},
         {"under section 12 of this Ordinance, or Schedule 2 to the Evidence Ordinance (Cap. 8)",
          {"own s12", "Evidence Ordinance#cap8 sch2"}},
         {"(Amended 18 of 2012 s. 2)", {"#hk-ord-18-2012 s2"}}},
        Language::en);
  check({{"《商標條例》(第559章)第18(1)條", {"商標條例#cap559 s18(1)"}},
         {"第559章第18(1)條", {"#cap559 s18(1)"}},
         {"第５５９章第１８條", {"#cap559 s18"}},
         {"第559章18條", {"#cap559 s18"}},
         {"《高等法院規則》(第4章，附屬法例A)", {"高等法院規則#cap4A"}},
         {"《高等法院規則》(第4章，附屬法例A)第62號命令第3(1)條規則", {"高等法院規則#cap4A ord62"}},
         {"第571章附表1第2(1)條", {"#cap571 sch1/s2"}},
         {"由2021年第32號第10條增補", {"#hk-ord-32-2021 s10"}},
         {"《2021年個人資料(私隱)(修訂)條例》(2021年第32號)",
          {"2021年個人資料(私隱)(修訂)條例#hk-ord-32-2021"}}},
        Language::zh_hant);
}

TEST_CASE("laws of Macao") {
  check({{"n.º 2 do artigo 19.º do Decreto-Lei n.º 88/99/M, de 29 de Novembro",
          {"#mo-dl-88-99-m art19(2)"}},
         {"artigo 50.º da Lei Básica da Região Administrativa Especial de Macau",
          {"Lei Básica da Região Administrativa Especial de Macau art50"}},
         {"alínea 4) do artigo 1.º-A do Regulamento do Imposto Complementar de Rendimentos",
          {"Regulamento do Imposto Complementar de Rendimentos art1A(4)"}},
         {"Lei n.º 4/2010", {"#mo-lei-4-2010"}},
         {"o artigo 3.º-B e o artigo 7.º-A da Lei n.º 16/2001",
          {"#mo-lei-16-2001 art3B", "#mo-lei-16-2001 art7A"}},
         {"o Regulamento do Imposto do Selo e o Código Penal",
          {"Regulamento do Imposto do Selo", "Código Penal"}},
         {"Lei nº 26/2024", {"#mo-lei-26-2024"}},
         {"alterada pelas Leis n.os 7/2004, 9/2009 e 4/2019, passa a ter",
          {"#mo-lei-7-2004", "#mo-lei-9-2009", "#mo-lei-4-2019"}},
         {"os Decretos-Leis n.os 43/99/M, de 16 de Agosto, e 97/99/M, de 13 de Dezembro",
          {"#mo-dl-43-99-m", "#mo-dl-97-99-m"}},
         {"a Lei n.º 7/2004 e 9/2009", {"#mo-lei-7-2004"}},
         {"no artigo 15.º-A, no n.º 2 do artigo 22.º e no artigo 42.º da Lei n.º 3/2004",
          {"#mo-lei-3-2004 art15A", "#mo-lei-3-2004 art22(2)", "#mo-lei-3-2004 art42"}},
         {"É aditado ao capítulo IV da Lei n.º 5/2020 o artigo 67.º-A, com a redacção",
          {"#mo-lei-5-2020 art67A"}},
         {"São aditados à Lei n.º 5/2020 (Lei dos jardins) os artigos 8.º-A e 8.º-B",
          {"#mo-lei-5-2020 art8A", "#mo-lei-5-2020 art8B"}},
         {"Nos casos da Lei n.º 5/2020 o artigo 6.º não se aplica", {"#mo-lei-5-2020", "own art6"}},
         {"no n.º 1 do artigo 30.º do ETAPM e no artigo 5.º dos Estatutos",
          {"ETAPM art30(1)", "Estatutos art5"}},
         {"no artigo 5.º da RAEM, o ETAPM e os Estatutos", {"own art5"}},
         {"nos artigos 3.º e 4.º, ambos da Lei n.º 5/2020",
          {"#mo-lei-5-2020 art3", "#mo-lei-5-2020 art4"}},
         {"o Anexo I à Lei n.º 5/2020", {"#mo-lei-5-2020 annex1"}},
         {"nos artigos 13 e 42 dessa Tabela", {"? art13", "? art42"}},
         {"da Lei n.º 5/2020 e do artigo 3.º desse diploma",
          {"#mo-lei-5-2020", "#mo-lei-5-2020 art3"}},
         {"DL 97/99/M art 9 n1 a", {"#mo-dl-97-99-m art9(1)(a)"}},
         {"Dec.-Lei n° 97/99/M", {"#mo-dl-97-99-m"}},
         {"Decreto-Lei n.º 97/99/M, de 13 de Dezembro, art.º 9.º, n.º 1, al. a)",
          {"#mo-dl-97-99-m art9(1)(a)"}},
         {"Despacho do Chefe do Executivo n.º 69/2021", {"#mo-dce-69-2021"}},
         {"artigos 21.º e 23.º do Código Penal", {"Código Penal art21", "Código Penal art23"}}},
        Language::pt);
  check({{"第8/2005號法律《個人資料保護法》", {"個人資料保護法#mo-lei-8-2005"}},
         {"第97/99/M號法令第九條第一款a項", {"#mo-dl-97-99-m art9(1)(a)"}},
         {"第８１／８８／Ｍ号法令", {"#mo-dl-81-88-m"}},
         {"第三一/八○/M號法令第四四條", {"#mo-dl-31-80-m art44"}},
         {"第202/2000號行政長官批示", {"#mo-dce-202-2000"}},
         {"行政長官批示 (DESCE) 69/2021", {"#mo-dce-69-2021"}},
         {"第9/1999號法律第十九-A條第二款", {"#mo-lei-9-1999 art19A(2)"}},
         {"第十條第一款（一）項（1）至（3）分項", {"own art10(1)(1)(1)..(3)"}},
         {"第89/2022號經濟財政司司長批示", {"#mo-dsef-89-2022"}},
         {"《澳門特別行政區基本法》第七十一條（一）項", {"澳門特別行政區基本法 art71(1)"}},
         {"第三十條第一款（二）項至（六）項的規定", {"own art30(1)(2)..(6)"}}},
        Language::zh_hant);
}

TEST_CASE("a year beside the name is that of the enactment") {
  check({{"《商标法》（2019年修正）第四条", {"商标法@2019 art4"}},
         {"商标法（2019）第四条", {"商标法@2019 art4"}},
         {"2000年修正的《商标法》第四条", {"商标法@2000 art4"}},
         {"2019年商标法第四条", {"商标法@2019 art4"}},
         {"《若干规定》（法释〔2001〕21号，2020年修正）第13条",
          {"若干规定#fashi-2001-21@2020 art13"}},
         {"2020年，商标法第四条", {"商标法 art4"}}},
        Language::zh_hans, {"商标法"});
  check({{"Trademark Law (2019 Amendment) art. 4", {"Trademark Law@2019 art4"}},
         {"the 2019 Trademark Law", {"Trademark Law@2019"}}},
        Language::en, {"Trademark Law"});
}

TEST_CASE("what only looks like a reference is left alone") {
  check({{"第十九条　县级人民政府应当", {}},
         {"第三章 商标注册", {}},
         {"专利法三十周年", {"专利法"}},
         {"2020年", {}},
         {"（2019）最高法知民终123号", {}},
         {"第八十二条", {}},
         {"本法共八十二条", {}},
         {"前海16条措施", {}},
         {"前款规定", {}},
         {"本条第一款、第二款", {}},
         {"《商标注册证》", {}},
         {"《营业执照》", {}},
         {"法律、行政法规规定", {}},
         {"合法权益和违法行为", {}},
         {"第十二届全国人民代表大会常务委员会第十二次会议", {}},
         {"自收到通知之日起三十日内", {}},
         {"不低于百分之二十", {}},
         {"每人三条", {}},
         {"合同法律关系", {}},
         {"違憲行為", {}}},
        Language::zh_hans, {"专利法"});
  check({{"Cap. fee", {}},
         {"Part 1", {}},
         {"the owner's 18 months", {}},
         {"subsection (2)", {}},
         {"the data protection principles", {}},
         {"12 of 2012 applications", {}},
         {"in the case of section", {}},
         {"chapter 3 of the report", {}},
         {"U.S. 12", {}},
         {"a fine at level 5 and to imprisonment for 2 years", {}}},
        Language::en);
  check({{"1) Os procedimentos e elementos", {}},
         {"Aprovada em 18 de Dezembro de 2025.", {}},
         {"número anterior", {}}},
        Language::pt);
}

TEST_CASE("a reference never crosses the end of a sentence") {
  check({{"依照专利法第三条。第五条规定", {"专利法 art3", "own art5"}},
         {"适用《专利法》。第三条规定", {"专利法", "own art3"}}},
        Language::zh_hans, {"专利法"});
  check({{"See Cap. 559. Section 18 applies.", {"#cap559", "own s18"}},
         {"It is section 18. Of the Evidence Ordinance we say nothing.",
          {"own s18", "Evidence Ordinance"}}},
        Language::en);
}

TEST_CASE("spans are the member's own words") {
  const std::string_view source = "违反专利法第三条、第五条规定";
  const std::vector<text::Span> known = {{source.find("专利法"), source.find("第三条")}};
  const auto found = text::find_references(source, Language::zh_hans, known);
  const auto slice = [&source](const text::Span& span) {
    return source.substr(span.begin, span.end - span.begin);
  };
  REQUIRE(found.size() == 2);
  CHECK(slice(found[0].span) == "专利法第三条");
  CHECK(slice(found[1].span) == "第五条");
  CHECK(slice(found[1].name) == "专利法");
}

TEST_CASE("reading is linear in texts made to be slow") {
  constexpr std::size_t kTimes = 20'000;
  for (const std::string_view part : {"第",
                                      "《",
                                      "》",
                                      "art. ",
                                      "s ",
                                      "第1、",
                                      "第一条、",
                                      "1、",
                                      "(",
                                      "第1(",
                                      "的",
                                      "法第",
                                      "本法",
                                      "Cap. ",
                                      "Law of ",
                                      "A ",
                                      "n.º ",
                                      "alínea a) do ",
                                      "n.os 1, ",
                                      "section 1, ",
                                      "2019年",
                                      "(2019",
                                      "法释〔",
                                      "《(",
                                      "第一条第一款、",
                                      "Schedule 1 of ",
                                      "Part 1 of ",
                                      "the ",
                                      "专利法(",
                                      "附表1、2",
                                      "第20(1)及(2)、",
                                      "第一条第（一）、",
                                      "art. 1, n.os 1, ",
                                      "n.º 1 e n.º 1 do ",
                                      "Leis n.os 1/2000, ",
                                      "最高人民法院关于的规定第",
                                      "第一条（一）、（一）",
                                      "section 1 of, and ",
                                      "no artigo 1.º, ",
                                      "Order 1, rule 1 "}) {
    CAPTURE(part);
    const std::size_t once = reads_of(repeated(part, kTimes));
    const std::size_t twice = reads_of(repeated(part, 2 * kTimes));
    CHECK(twice <= 2 * once + once / 5 + 1000);
    CHECK(once <= 2000 * kTimes * part.size());
  }
}

#include "index/labels.h"

#include <array>
#include <span>

namespace gbalex::index {

namespace {

constexpr std::array kRegionLabels = {
    Label{"mainland", "中国 内地 大陆 全国", "China Chinese Mainland PRC", "China Interior RPC"},
    Label{"guangdong", "中国 内地 广东省 粤", "Guangdong China Mainland", "Guangdong Cantão China"},
    Label{"hongkong", "香港 港", "Hong Kong HK HKSAR", "Hong Kong RAEHK"},
    Label{"macao", "澳门 澳", "Macao Macau MSAR", "Macau RAEM"},
    Label{"crossborder", "跨境 粤港澳 大湾区 合作", "cross-border Greater Bay Area GBA cooperation",
          "transfronteiriça Grande Baía cooperação"},
    Label{"international", "国际 条约", "international treaty", "internacional tratado"},
};

constexpr std::array kSubjectLabels = {
    Label{"patent", "专利 发明", "patent invention", "patente invenção"},
    Label{"utility_model", "实用新型 实用专利", "utility model short-term patent",
          "modelo de utilidade patente de utilidade"},
    Label{"design", "外观设计 设计 新型", "design registered designs", "desenho modelo industrial"},
    Label{"trademark", "商标 品牌", "trade mark trademark brand", "marca marcas"},
    Label{"copyright", "著作权 版权", "copyright author's rights", "direitos de autor"},
    Label{"geographical_indication", "地理标志 原产地", "geographical indication origin",
          "indicação geográfica denominação de origem"},
    Label{"layout_design", "集成电路布图设计 拓扑图",
          "layout design topography integrated circuits", "topografia produtos semicondutores"},
    Label{"plant_variety", "植物新品种", "plant variety", "variedade vegetal"},
    Label{"trade_secret", "商业秘密 保密", "trade secret confidence", "segredo comercial"},
    Label{"unfair_competition", "不正当竞争", "unfair competition", "concorrência desleal"},
    Label{"competition", "竞争 反垄断", "competition antitrust", "concorrência"},
    Label{"special_signs", "特殊标志 奥林匹克", "special signs Olympic symbols",
          "sinais especiais"},
    Label{"domain_ecommerce", "域名 电子商务", "domain name e-commerce",
          "nome de domínio comércio electrónico"},
    Label{"data", "数据", "data", "dados"},
    Label{"border", "海关 边境 口岸", "customs border", "alfândega fronteira"},
    Label{"recordal", "备案", "recordal", "registo alfandegário"},
    Label{"postal", "邮政 快递 邮递", "postal express courier", "postal encomendas"},
    Label{"criminal", "刑事 犯罪", "criminal offence", "penal crime"},
    Label{"enforcement", "执法 侵权", "enforcement infringement", "fiscalização infracção"},
    Label{"prosecution", "检察 起诉", "prosecution", "acusação Ministério Público"},
    Label{"court", "法院 诉讼", "court litigation", "tribunal"},
    Label{"dispute_resolution", "调解 仲裁 纠纷", "dispute resolution mediation arbitration",
          "resolução de litígios mediação arbitragem"},
    Label{"rights_assistance", "维权 援助 投诉 举报", "rights assistance complaint",
          "assistência queixa"},
    Label{"ip_trading", "知识产权贸易 交易", "IP trading trade promotion",
          "comércio de propriedade intelectual"},
    Label{"ip_agency", "代理", "agency agent attorney", "mandatário agente"},
    Label{"fees", "费用 收费", "fees", "taxas"},
    Label{"policy", "政策", "policy", "política"},
    Label{"education", "教育 宣传", "education publicity", "educação divulgação"},
    Label{"training", "培训", "training", "formação"},
    Label{"information", "信息 资讯 检索", "information search", "informação pesquisa"},
    Label{"service", "服务", "service", "serviço"},
    Label{"treaty", "条约 公约", "treaty convention", "tratado convenção"},
    Label{"cooperation", "合作 协作", "cooperation", "cooperação"},
    Label{"ip_general", "知识产权", "intellectual property", "propriedade intelectual"},
};

constexpr std::array kCategoryLabels = {
    Label{"authority", "官网 网站 主页", "home page website", "página sítio"},
    Label{"official_database", "法规数据库", "official database legislation", "base de dados"},
    Label{"statute_text", "法律文本 全文 条文", "text of the law full text", "texto da lei"},
    Label{"statute_index", "法规目录 列表", "index list of legislation", "índice legislação"},
    Label{"register", "查询 检索 登记册", "search register", "pesquisa registo"},
    Label{"e_filing", "网上申请 电子申请 提交", "e-filing online filing", "pedido electrónico"},
    Label{"fees", "费用 收费 表格", "fees forms", "taxas impressos"},
    Label{"statistics", "统计", "statistics", "estatísticas"},
    Label{"guidance", "指南 指引", "guide guidance", "guia"},
    Label{"news_policy", "新闻 政策 公告", "news policy announcements", "notícias política"},
    Label{"dispute_resolution", "调解 仲裁", "mediation arbitration", "mediação arbitragem"},
    Label{"ip_trading", "交易 运营", "trading", "comércio"},
    Label{"border_enforcement", "海关保护", "customs enforcement", "alfândega"},
    Label{"cooperation", "合作", "cooperation", "cooperação"},
    Label{"treaty_status", "条约 缔约方", "treaty status contracting parties",
          "tratado partes contratantes"},
};

struct City {
  std::string_view en, zh;
};
constexpr std::array kCities = {
    City{"Guangzhou", "广州"}, City{"Shenzhen", "深圳"},  City{"Zhuhai", "珠海"},
    City{"Shantou", "汕头"},   City{"Foshan", "佛山"},    City{"Shaoguan", "韶关"},
    City{"Heyuan", "河源"},    City{"Meizhou", "梅州"},   City{"Huizhou", "惠州"},
    City{"Shanwei", "汕尾"},   City{"Dongguan", "东莞"},  City{"Zhongshan", "中山"},
    City{"Jiangmen", "江门"},  City{"Yangjiang", "阳江"}, City{"Zhanjiang", "湛江"},
    City{"Maoming", "茂名"},   City{"Zhaoqing", "肇庆"},  City{"Qingyuan", "清远"},
    City{"Chaozhou", "潮州"},  City{"Jieyang", "揭阳"},   City{"Yunfu", "云浮"},
    City{"Shunde", "顺德"},    City{"Hengqin", "横琴"},   City{"Nansha", "南沙"},
    City{"Qianhai", "前海"},   City{"Beijing", "北京"},
};

const Label* find(std::span<const Label> labels, std::string_view code) {
  for (const Label& label : labels) {
    if (label.code == code) return &label;
  }
  return nullptr;
}

}  // namespace

const Label* region_label(record::Region region) {
  return find(kRegionLabels, record::code(region));
}
const Label* subject_label(std::string_view subject) { return find(kSubjectLabels, subject); }
const Label* link_category_label(std::string_view category) {
  return find(kCategoryLabels, category);
}

std::string_view city_in_chinese(std::string_view city) {
  for (const City& known : kCities) {
    if (known.en == city) return known.zh;
  }
  return "";
}

std::string chinese_numeral(int number) {
  static constexpr std::array<std::string_view, 10> kDigits = {"零", "一", "二", "三", "四",
                                                               "五", "六", "七", "八", "九"};
  static constexpr std::array<std::string_view, 5> kPowers = {"", "十", "百", "千", "万"};
  if (number < 1 || number > 99'999) return std::to_string(number);
  const std::string decimal = std::to_string(number);
  std::string text;
  bool zero_pending = false;
  for (std::size_t i = 0; i < decimal.size(); ++i) {
    const auto digit = static_cast<std::size_t>(decimal[i] - '0');
    const std::size_t power = decimal.size() - 1 - i;
    if (digit == 0) {
      zero_pending = !text.empty();
      continue;
    }
    if (zero_pending) text += kDigits[0];
    zero_pending = false;
    // 10 to 19 are 十, 十一 …, not 一十.
    if (!(digit == 1 && power == 1 && text.empty())) text += kDigits[digit];
    text += kPowers[power];
  }
  return text;
}

}  // namespace gbalex::index

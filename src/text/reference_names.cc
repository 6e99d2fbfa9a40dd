// Names of laws in Chinese, by their shape.
#include "text/fold.h"
#include "text/reference.h"
#include "text/reference_parts.h"
#include "text/unicode.h"

namespace gbalex::text {
namespace {

using Words = std::initializer_list<std::u32string_view>;

bool ends_with_any(std::u32string_view text, Words words) {
  return std::any_of(words.begin(), words.end(),
                     [text](std::u32string_view word) { return text.ends_with(word); });
}

// The longest of the words that stands at `at`; 0 when none does.
std::size_t longest_of(const CitationText& text, std::size_t at, Words words) {
  std::size_t longest = 0;
  for (const std::u32string_view word : words) {
    if (word.size() > longest && text.starts(at, word)) longest = word.size();
  }
  return longest;
}

// What the kinds of law are called.
constexpr Words kKinds = {U"法",   U"条例", U"规定",   U"办法",     U"细则", U"规则",     U"规例",
                          U"解释", U"决定", U"法律",   U"法规",     U"法令", U"行政法规", U"规章",
                          U"批示", U"法典", U"命令",   U"行政命令", U"通则", U"安排",     U"公约",
                          U"协定", U"协议", U"议定书", U"条约",     U"章程", U"意见",     U"准则",
                          U"守则", U"制度", U"规程",   U"公告",     U"通知", U"指引"};

// Titles in 《》 end so; others are books, forms, certificates and gazettes.
constexpr Words kTitleEnds = {U"法",   U"例",   U"规定", U"决定",   U"协定", U"办法", U"则",
                              U"解释", U"约",   U"协议", U"议定书", U"安排", U"章程", U"制度",
                              U"典",   U"意见", U"通知", U"批复",   U"公告", U"令",   U"修正案",
                              U"纲要", U"措施", U"指引", U"指南",   U"标准", U"答复", U"复函",
                              U"方案", U"规程", U"规范", U"宣言",   U"宪章", U"法律"};

// What stands before a bare name without being part of it.
constexpr Words kBeforeName = {U"依照",   U"根据", U"按照", U"依据", U"违反", U"适用", U"符合",
                               U"属于",   U"参照", U"比照", U"遵照", U"触犯", U"执行", U"遵守",
                               U"认定为", U"作为", U"以及", U"或者", U"我国", U"中国", U"现行",
                               U"所称",   U"规定", U"内地", U"香港", U"澳门", U"国家", U"关于"};
constexpr std::u32string_view kCutsName =
    U"依照据按由与和及或在将把为以是即如该其至从受并而又当有的于除犯本对号";

constexpr std::size_t kMostTitle = 160, kMostBareName = 40;

// The part of a title in front of a last "(…)": "刑法修正案(七)" is a 修正案.
std::u32string_view without_last_bracket(std::u32string_view title) {
  if (!title.ends_with(U')')) return title;
  const std::size_t open = title.rfind(U'(');
  return open == std::u32string_view::npos || open == 0 ? title : title.substr(0, open);
}

}  // namespace

std::optional<LawMention> read_title(const CitationText& text, std::size_t at) {
  if (text[at] != U'《') return std::nullopt;
  std::size_t depth = 0;
  for (std::size_t end = at; end < at + kMostTitle && text[end] != 0; ++end) {
    const char32_t c = text[end];
    if (c == U'。' || c == U'\n') return std::nullopt;
    if (c == U'《') ++depth;
    if (c != U'》' || --depth != 0) continue;
    if (end == at + 1) return std::nullopt;
    LawMention law{at, end + 1, at + 1, end};
    const std::u32string_view title = text.from(at + 1).substr(0, end - at - 1);
    law.alone = ends_with_any(without_last_bracket(title), kTitleEnds);
    return law;
  }
  return std::nullopt;
}

std::optional<LawMention> read_own_chinese(const CitationText& text, std::size_t at) {
  const char32_t c = text[at];
  const bool own = c == U'本';
  if (!own && c != U'该' && c != U'同' && c != U'此') return std::nullopt;
  const std::size_t kind = longest_of(text, at + 1, kKinds);
  if (kind == 0) return std::nullopt;
  LawMention law{at, at + 1 + kind, 0, 0};
  law.kind = own ? LawMention::Kind::own : LawMention::Kind::earlier;
  law.alone = false;
  return law;
}

std::optional<LawMention> read_name_before(const CitationText& text, std::size_t at,
                                           std::size_t least) {
  std::size_t end = at;
  while (end > least && text.before(end) == U' ') --end;
  std::size_t begin = end;
  while (begin > least && end - begin < kMostBareName && is_han(text.before(begin))) --begin;
  const std::u32string_view run = text.from(begin).substr(0, end - begin);
  if (!ends_with_any(run, kKinds) || ends_with_any(run, {U"作法", U"方法", U"违法", U"依法"})) {
    return std::nullopt;
  }
  // The name begins behind the last word that leaves at least two characters.
  std::size_t cut = 0;
  for (std::size_t i = 0; i + 2 <= run.size(); ++i) {
    const std::u32string_view before = run.substr(0, i);
    const bool mark = i > 0 && kCutsName.find(run[i - 1]) != std::u32string_view::npos;
    if (mark || ends_with_any(before, kBeforeName)) cut = i;
  }
  const std::u32string_view name = run.substr(cut);
  const bool kind_only = std::find(kKinds.begin(), kKinds.end(), name) != kKinds.end();
  if (name.size() < 2 || kind_only) return std::nullopt;
  return LawMention{begin + cut, end, begin + cut, end};
}

std::optional<LawMention> read_unquoted_title(const CitationText& text, std::size_t at) {
  static constexpr Words kIssuers = {U"最高人民法院", U"最高人民检察院", U"国务院",
                                     U"全国人民代表大会常务委员会", U"全国人大常委会"};
  static constexpr Words kAbout = {U"规定", U"解释", U"意见", U"批复", U"决定",
                                   U"通知", U"办法", U"答复", U"纪要"};
  static constexpr std::u32string_view kStops = U"。,;:|!?\n";
  const std::size_t issuer = longest_of(text, at, kIssuers);
  if (issuer == 0) return std::nullopt;
  std::size_t about = 0;
  for (std::size_t end = at + issuer; end < at + kMostTitle; ++end) {
    const char32_t c = text[end];
    if (c == 0 || kStops.find(c) != std::u32string_view::npos) return std::nullopt;
    if (about == 0 && text.starts(end, U"关于")) about = end;
    if (c != U'第' || about == 0) continue;
    std::size_t name_end = end;
    while (text.before(name_end) == U' ') --name_end;
    const std::u32string_view title = text.from(at).substr(0, name_end - at);
    if (!ends_with_any(without_last_bracket(title), kAbout)) continue;
    const std::vector<ProvisionPart> parts = read_chinese_provision(text, end);
    if (parts.empty() || parts.front().needs_law) continue;
    // "…规定(法释〔2001〕21号)" has its number behind the name, "…意见(试行)" is all name.
    const std::u32string_view name = without_last_bracket(title);
    const bool numbered =
        title.find_first_of(U"0123456789", name.size()) != std::u32string_view::npos;
    if (numbered) name_end = at + name.size();
    return LawMention{at, name_end, at, name_end};
  }
  return std::nullopt;
}

std::optional<LawMention> read_well_known(const CitationText& text, std::size_t at) {
  static constexpr Words kNames = {
      U"宪法",       U"民法典",         U"民法通则",       U"民法总则",         U"合同法",
      U"物权法",     U"侵权责任法",     U"担保法",         U"公司法",           U"刑法",
      U"刑事诉讼法", U"民事诉讼法",     U"行政诉讼法",     U"行政处罚法",       U"行政许可法",
      U"行政复议法", U"行政强制法",     U"国家赔偿法",     U"治安管理处罚法",   U"立法法",
      U"劳动法",     U"劳动合同法",     U"产品质量法",     U"消费者权益保护法", U"海关法",
      U"公务员法",   U"食品安全法",     U"药品管理法",     U"证券法",           U"企业破产法",
      U"网络安全法", U"数据安全法",     U"个人信息保护法", U"电子商务法",       U"对外贸易法",
      U"外商投资法", U"税收征收管理法", U"会计法",         U"教育法",           U"仲裁法"};
  const std::size_t size = longest_of(text, at, kNames);
  if (size == 0) return std::nullopt;
  LawMention law{at, at + size, at, at + size};
  // "宪法学", "违宪法律", "合同法律关系": a word of which it is a part.
  static constexpr std::u32string_view kGoesOn = U"学律院官治性庭定系修草";
  static constexpr Words kHeads = {U"违", U"合", U"释", U"行", U"立"};
  widen_known_name(text, law.name_begin, law.name_end);
  const char32_t next = text[law.name_end];
  if (next != 0 && kGoesOn.find(next) != std::u32string_view::npos) return std::nullopt;
  for (const std::u32string_view head : kHeads) {
    if (text.before(at) == head.front() && text[at] == U'宪') return std::nullopt;
  }
  law.begin = law.name_begin;
  law.end = law.name_end;
  return law;
}

void widen_known_name(const CitationText& text, std::size_t& begin, std::size_t& end) {
  if (!is_han(text[begin])) return;
  // 商标法|实施办法, 刑法|修正案(七): a law about the law.
  static constexpr Words kAbout = {U"实施细则", U"实施条例", U"实施办法", U"施行细则", U"修正案",
                                   U"修订草案", U"草案",     U"释义",     U"司法解释"};
  if (const std::size_t about = longest_of(text, end, kAbout); about != 0) {
    end += about;
    std::size_t close = text[end] == U'(' ? end + 1 : end;
    while (close > end && close < end + 6 && text[close] != U')' && text[close] != 0) ++close;
    if (close > end && text[close] == U')') end = close + 1;
  }
  // 广东省|专利条例, 深圳经济特区|专利条例: the law of a place has the place's name.
  static constexpr std::u32string_view kPlaces = U"省市区县州";
  if (kPlaces.find(text.before(begin)) == std::u32string_view::npos || begin == 0) return;
  static constexpr Words kStates = {U"香港特别行政区", U"澳门特别行政区"};
  const std::size_t most = std::min<std::size_t>(begin, 12);
  const std::u32string_view before = text.from(begin - most).substr(0, most);
  if (ends_with_any(before, kStates)) return;
  std::size_t from = begin;
  while (from > begin - most && is_han(text.before(from)) &&
         kCutsName.find(text.before(from)) == std::u32string_view::npos) {
    --from;
  }
  begin = from;
}

namespace {

// "2019", "2019年修正" at `at`: the year; after it, or `at`.
std::size_t read_enactment_year(const CitationText& text, std::size_t at, int& year) {
  const Numeral number = text.digits(at, 4);
  if (number.length != 4 || number.value < 1900 || number.value > 2100) return at;
  std::size_t end = text.skip_blanks(at + 4);
  const bool nian = text[end] == U'年';
  if (nian) ++end;
  const std::size_t verb = longest_of(text, end, {U"修正", U"修订", U"修改", U"版", U"修正版"});
  const std::size_t word =
      text.word(end, {U"amendment", U"revision", U"version", U"revisao", U"amended"});
  if (!nian && verb == 0 && word == 0 && text[text.skip_blanks(at + 4)] != U')') return at;
  year = static_cast<int>(number.value);
  return verb != 0 ? end + verb : word != 0 ? word : nian ? end : at + 4;
}

}  // namespace

void read_surroundings(const CitationText& text, LawMention& law, std::size_t least) {
  constexpr std::size_t kMostBracket = 80;
  std::size_t at = text.skip_blanks(law.end);
  // "…令第1号《…》", "Lei n.º 5/2023 (Regime …)": the name behind the number.
  if (law.has_name() && law.number.empty()) {
    const std::size_t comma = text.skip_blanks(text.skip(at, U","));
    const bool direct = text.is_letter(comma) || text[comma] == U'第';
    if (auto part =
            direct && !is_han(text[law.name_begin]) ? read_instrument(text, comma) : std::nullopt) {
      law.number = part->number;
      law.end = part->end;
      at = text.skip_blanks(law.end);
    }
  }
  if (text[at] == U'(' || text[at] == U'[') {
    bool said = false;
    for (std::size_t in = at + 1; in < at + kMostBracket; ++in) {
      const char32_t c = text[in];
      if (c == 0 || c == U'。' || c == U'\n') break;
      if (c == U')' || c == U']') {
        if (said) law.end = in + 1;
        break;
      }
      if (auto part = law.number.empty() ? read_instrument(text, in) : std::nullopt) {
        law.number = part->number;
        said = true;
        in = std::max(in, part->end - 1);
        continue;
      }
      if (law.year != 0 || text.is_digit(in - 1)) continue;
      if (const std::size_t year = read_enactment_year(text, in, law.year); year != in) {
        said = true;
        in = year - 1;
      }
    }
  }
  if (law.year != 0 || law.begin < least + 4) return;
  // 2000年修正的《…》, 2019年商标法, "2019 Trademark Law"
  std::size_t before = law.begin;
  while (before > least + 4 && law.begin - before < 8 && !text.is_digit(before - 1)) --before;
  if (before < 4) return;
  int year = 0;
  const std::size_t end = read_enactment_year(text, before - 4, year);
  if (end == before - 4 || (before > 4 && text.is_digit(before - 5))) {
    const bool latin = text.is_letter(law.begin) && before + 1 == law.begin;
    const Numeral number = text.digits(before - 4, 4);
    if (!latin || number.length != 4 || number.value < 1900 || number.value > 2100) return;
    law.year = static_cast<int>(number.value);
    law.begin = before - 4;
    return;
  }
  if (text.skip(text.skip_blanks(end), U"的") != law.begin && end != law.begin) return;
  law.year = year;
  law.begin = before - 4;
}

bool is_long_enough(std::string_view name) {
  constexpr std::size_t kFewest = 4, kHan = 2;
  std::size_t weight = 0;
  for (const char32_t c : fold(name).characters) weight += is_han(c) ? kHan : 1;
  return weight >= kFewest;
}

bool sounds_like_law(std::string_view name) {
  const Folded folded = fold(name);
  if (folded.characters.empty() || is_han(folded.characters[0])) return true;
  return sounds_like_law(CitationText(name, folded));
}

}  // namespace gbalex::text

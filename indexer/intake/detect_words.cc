#include "intake/detect_words.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <vector>

#include "intake/front_matter.h"
#include "intake/statute_text.h"
#include "intake/statute_text_dates.h"
#include "intake/statute_text_marks.h"
#include "intake/statute_text_words.h"
#include "intake/text_json.h"
#include "text/analyse.h"
#include "text/unicode.h"

namespace gbalex::intake {
namespace {

using nlohmann::json;

constexpr std::size_t kHead = 65'536;  // bytes of a text that are looked at

// Whole lines where there are some, else whole characters.
std::string_view head_of(std::string_view text) {
  if (text.size() <= kHead) return text;
  const std::size_t line = text.rfind('\n', kHead);
  std::size_t end = line == text.npos ? kHead : line;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return text.substr(0, end);
}

// What acts of the Mainland are called; the words that their titles end with.
constexpr std::string_view kActs =
    "法|法典|条例|规定|办法|决定|细则|解释|规则|批复|复函|意见|通知|章程|公告|规程|通则|宪法|宣言|"
    "决议|命令|令|修正案|准则|标准|规范|指引|指南|制度|方案|实施意见|通告|答复|解答|纪要";

bool ends_with_any(std::string_view text, std::string_view alternatives) {
  while (!alternatives.empty()) {
    const std::size_t end = std::min(alternatives.find('|'), alternatives.size());
    if (text.ends_with(alternatives.substr(0, end))) return true;
    alternatives.remove_prefix(std::min(end + 1, alternatives.size()));
  }
  return false;
}

std::string_view without_markup(std::string_view line) {
  const std::size_t first = line.find_first_not_of("#*->_ \t");
  return first == line.npos ? std::string_view() : trim(line.substr(first));
}

// Without what stands in brackets at its end: （2019年修正）.
std::string bare_title(std::string_view line) {
  std::string title = compact(line);
  while (title.ends_with(')')) {
    const std::size_t open = title.rfind('(');
    if (open == std::string::npos || open == 0) break;
    title.resize(open);
  }
  return title;
}

bool has_han(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const text::Decoded next = text::decode(text, at);
    if (text::is_han(next.character)) return true;
    at += next.length;
  }
  return false;
}

bool is_portuguese_article(std::string_view line) {
  for (const std::string_view word : {"Artigo ", "ARTIGO ", "Art. "}) {
    if (line.starts_with(word) && line.size() > word.size() && line[word.size()] >= '0' &&
        line[word.size()] <= '9') {
      return true;
    }
  }
  return false;
}

struct Signs {
  bool is_statute = false;  // an article, or what collections put above their texts
  bool is_divided = false;  // into chapters
  bool is_made = false;     // a line of its making: 1984年3月12日…通过
  bool is_titled = false;   // like an act of the Mainland
  bool is_gazette = false;  // of Macao
};

void look_at(std::string_view line, Signs& signs) {
  if (line.starts_with("<!-- INFO END")) signs.is_statute = true;
  const std::string_view words = without_markup(line);
  const StatuteMark mark = read_mark(words);
  const bool is_article = mark.kind == StatuteMark::Kind::article;
  // Traditional script is of Macao: no statute of the Mainland is printed so.
  const bool is_traditional = words.substr(0, mark.length).find("條") != words.npos ||
                              (words.starts_with("第") && words.find("條") < 20);
  if (is_portuguese_article(words) || is_traditional) signs.is_gazette = true;
  if (is_article && !is_traditional) signs.is_statute = true;
  if (is_division(mark, words)) signs.is_divided = true;
  if (is_history(words)) signs.is_made = true;
  const bool is_address = words.starts_with("URL:") || words.starts_with("http");
  if (is_address && words.find(".gov.mo") != words.npos) signs.is_gazette = true;
  constexpr std::string_view kMacaoActs =
      "號法令|號法律|號行政法規|號行政長官批示|號行政命令|號訓令|Decreto-Lei n.|Lei n.|"
      "Regulamento Administrativo n.|Despacho do |Ordem Executiva n.|Portaria n.";
  if (contains_any(words.substr(0, 120), kMacaoActs)) signs.is_gazette = true;
}

Signs signs_of(const std::vector<StatuteLine>& lines, std::size_t skipped) {
  Signs signs;
  bool is_first = true;
  for (const StatuteLine& line : lines) {
    if (line.number <= skipped) continue;
    if (is_first) signs.is_titled = ends_with_any(bare_title(without_markup(line.text)), kActs);
    is_first = false;
    look_at(line.text, signs);
  }
  return signs;
}

bool is_markdown(const File& file, const std::vector<StatuteLine>& lines, std::size_t skipped) {
  if (file.name.ends_with(".md") || file.name.ends_with(".markdown") || skipped > 0) return true;
  return std::any_of(lines.begin(), lines.end(), [](const StatuteLine& line) {
    return line.text.starts_with("# ") || line.text.starts_with("## ") ||
           line.text.starts_with("**第") || line.text.starts_with("<!-- INFO END");
  });
}

// An object of a JSON that has a text, or none.
Detected detect_item(const json& item) {
  const bool has_text = !text_of(item, "text").empty() || !text_of(item, "content").empty();
  if (has_text) {
    const std::string type = text_of(item, "_type");
    if (!type.empty() && type != "legislation") {
      return {Format::none, "its collection calls it \"" + type + "\", not legislation"};
    }
    const bool is_macao = text_of(item, "_source").starts_with("MO/") ||
                          text_of(item, "url").find(".gov.mo") != std::string::npos;
    return {is_macao ? Format::gazette_json : Format::text_json, {}};
  }
  if (!item.is_object()) return {Format::none, "JSON that holds no text of a law"};
  if (item.contains("DataSet") && item.contains("Chapter")) {
    return {Format::none, "the publisher's list of its chapters"};
  }
  if (item.contains("versions") && item["versions"].is_array()) return {Format::versions, {}};
  const bool has_data = item.contains("data") && item["data"].is_object();
  const json& data = has_data ? item["data"] : item;
  if (!text_of(data, "bbbs").empty() && !text_of(data, "title").empty()) {
    return {Format::flk_details, {}};
  }
  return {Format::none, "JSON that holds no text of a law"};
}

}  // namespace

Detected detect_words(const File& file) {
  const FrontMatter front = read_front_matter(file.bytes);
  for (const auto& [key, value] : front.values) {
    if ((key == "prev" || key == "next") && !value.empty() && value != "false") {
      return {Format::none, "one of several files over which a law is divided; join them"};
    }
  }
  std::vector<Finding> ignored;
  const std::vector<StatuteLine> lines = text_lines({head_of(file.bytes), file.name}, ignored);
  const Signs signs = signs_of(lines, front.lines);
  const bool is_chinese = std::any_of(lines.begin(), lines.end(),
                                      [](const StatuteLine& line) { return has_han(line.text); });
  if (signs.is_gazette && !signs.is_statute) return {Format::gazette_text, {}};
  const bool is_act = signs.is_statute || signs.is_divided || signs.is_made || signs.is_titled;
  if (is_chinese && is_act) {
    return {is_markdown(file, lines, front.lines) ? Format::markdown : Format::plain_text, {}};
  }
  return {Format::none, "a text with neither articles nor a title of an act"};
}

Detected detect_json(const File& file) {
  auto parsed = parse_json(file);
  if (!parsed) {
    // One object a line.
    const std::string_view line = file.bytes.substr(0, file.bytes.find('\n'));
    auto first = parse_json({line, file.name});
    const bool is_text = file.bytes.find("\"text\"") != std::string_view::npos ||
                         file.bytes.find("\"content\"") != std::string_view::npos;
    if (!first && is_text) return {Format::text_json, {}};
    if (!first) return {Format::none, parsed.error().what};
    return detect_item(*first);
  }
  if (!parsed->is_array()) return detect_item(*parsed);
  if (parsed->empty()) return {Format::none, "an empty list"};
  return detect_item(parsed->front());
}

}  // namespace gbalex::intake

#include <algorithm>
#include <array>
#include <utility>

#include "intake/gazette_lines.h"
#include "intake/gazette_marks.h"
#include "intake/gazette_names.h"
#include "intake/statute_text.h"
#include "intake/statute_text_words.h"

namespace gbalex::intake {
namespace {

using Line = GazetteLine;
using Kind = GazetteLine::Kind;

constexpr std::string_view kAddress = "URL:";
constexpr std::array<std::string_view, 9> kFicha = {
    "法規", "公報編號", "刊登日期", "版數", "Diploma", "BON.º", "B.O.N.º", "Publicadoem", "Página"};

std::string without_colon(std::string_view label) {
  std::string words = compact(label);
  if (words.ends_with(":")) words.pop_back();
  return words;
}

bool is_ficha_label(const Line& line) {
  constexpr std::size_t kLongest = 40;  // bytes
  if (line.kind == Kind::table || line.text.size() > kLongest) return false;
  if (!line.text.ends_with(":") && !line.text.ends_with("：")) return false;
  return std::ranges::find(kFicha, without_colon(line.text)) != kFicha.end();
}

bool is_navigation(std::string_view text) {
  if (text.empty()) return false;
  if (starts_with_any(text, "[|^") && text.ends_with("]")) {
    return contains_any(text,
                        "^|目錄|上一頁|下一頁|葡文版本|中文版本|Índice|ÍNDICE|Versão|"
                        "Anterior|Seguinte|English");
  }
  for (const std::string_view words :
       {"葡文版本", "中文版本", "Versão Chinesa", "Versão Portuguesa", "《公報》原始 PDF 版本",
        "Versão original em formato PDF", "《LegisMac》的法例註釋", "Notas em LegisMac", "^ ]",
        "[...]", "•"}) {
    if (text == words) return true;
  }
  return text.starts_with("本法規已被");
}

// Label and value in two lines, as text extracts have the ficha, are one.
std::vector<Line> with_ficha(std::vector<Line> lines) {
  std::vector<Line> out;
  for (std::size_t at = 0; at < lines.size(); ++at) {
    Line& line = lines[at];
    if (line.kind != Kind::ficha && is_ficha_label(line)) {
      line.kind = Kind::ficha;
      if (at + 1 < lines.size() && !is_ficha_label(lines[at + 1])) {
        line.value = std::move(lines[++at].text);
      }
    }
    out.push_back(std::move(line));
  }
  return out;
}

class Splitter {
 public:
  Splitter(std::vector<Line> lines, const GazetteHints& hints, std::string_view name,
           std::vector<Finding>& findings)
      : lines_(with_ficha(std::move(lines))), hints_(hints), name_(name), findings_(findings) {}

  std::vector<GazetteText> split() {
    std::vector<Finding> of_quotes;  // are told when the text is built
    quoted_ = gazette_quoted(lines_, name_, of_quotes);
    std::size_t begin = 0;
    if (!begins_named()) {
      while (begin < lines_.size() && is_head(lines_[begin])) take_head(lines_[begin++]);
      if (begin < lines_.size()) start({hints_.number, {}, 0});
    }
    for (std::size_t at = begin; at < lines_.size(); ++at) take(at);
    return std::move(texts_);
  }

 private:
  // Whether a text begins with its number before anything else that is a law's.
  bool begins_named() const {
    for (std::size_t at = 0; at < lines_.size(); ++at) {
      const Line& line = lines_[at];
      if (line.kind == Kind::ficha || line.kind == Kind::listed) continue;
      if (read_gazette_name(line.text)) return true;
      const auto kind = read_gazette_mark(line.text).kind;
      if (kind != GazetteMark::Kind::none && kind != GazetteMark::Kind::item) return false;
    }
    return false;
  }

  static bool is_head(const Line& line) {
    return line.kind == Kind::ficha || line.kind == Kind::listed || is_navigation(line.text) ||
           line.text.starts_with(kAddress);
  }

  bool is_name(std::size_t at) const {
    const Line& line = lines_[at];
    if (quoted_[at] || (line.kind != Kind::paragraph && line.kind != Kind::heading)) return false;
    if (!read_gazette_name(line.text)) return false;
    return line.kind == Kind::heading || !in_text_ || has_ended_;
  }

  bool is_issuer_of_next(std::size_t at) const {
    constexpr std::size_t kAhead = 3;  // lines of navigation and offices before a number
    if (quoted_[at] || !is_gazette_issuer(lines_[at].text)) return false;
    for (std::size_t next = at + 1; next < lines_.size() && next <= at + kAhead; ++next) {
      if (is_name(next)) return true;
      const std::string_view text = lines_[next].text;
      if (!is_gazette_issuer(text) && !is_navigation(text)) return false;
    }
    return false;
  }

  void take(std::size_t at) {
    Line& line = lines_[at];
    if (is_name(at)) return start(*read_gazette_name(line.text));
    const bool is_out = line.kind == Kind::ficha || line.text.starts_with(kAddress);
    if (in_text_ && (is_out || is_issuer_of_next(at))) in_text_ = has_ended_ = false;
    const bool is_relation = line.kind == Kind::listed && has_ended_;
    if (!in_text_ || is_relation || is_navigation(line.text)) return take_head(line);
    has_ended_ = has_ended_ || (!quoted_[at] && is_gazette_signature(line.text));
    texts_.back().lines.push_back(std::move(line));
  }

  void take_head(const Line& line) {
    if (line.text.starts_with(kAddress)) {
      address_ = trim(std::string_view(line.text).substr(kAddress.size()));
      return;
    }
    if (line.kind == Kind::ficha) return take_ficha(line);
    if (line.text.starts_with("本法規已被") || contains_any(line.text, "diploma foi revogado")) {
      is_repealed_ = true;
      history_.push_back(line.text);
      return;
    }
    if (!in_text_ && is_gazette_issuer(line.text)) {
      const std::string issuer = heading_words(line.text);
      const bool is_region = contains_any(compact(issuer), "REGIÃOADMINISTRATIVAESPECIAL") ||
                             compact(issuer) == "澳門特別行政區";
      if (!is_region) {
        issuer_ = issuer;
        return;
      }
    }
    findings_.push_back({Finding::What::left_out, line_place(name_, line.number, line.number),
                         "not of the law: " + std::string(shortened(line.text))});
  }

  static std::string_view shortened(std::string_view text) {
    constexpr std::size_t kMost = 60;  // bytes
    std::size_t length = 0;
    while (length < text.size() && length < kMost) length += character_at(text.substr(length));
    return text.substr(0, length);
  }

  void take_ficha(const Line& line) {
    const std::string label = without_colon(line.text);
    if (label == "刊登日期" || label == "Publicadoem") {
      const auto date = read_gazette_date(line.value);
      published_ = date ? std::optional(date->date) : std::nullopt;
      if (!date) {
        findings_.push_back({Finding::What::broken_date,
                             line_place(name_, line.number, line.number),
                             "the day of publication cannot be read: " + line.value});
      }
      history_.push_back(line.text + " " + line.value);
    } else if (!line.value.empty() || !line.text.empty()) {
      history_.push_back(line.value.empty() ? line.text : line.text + " " + line.value);
    }
  }

  void start(const GazetteName& name) {
    GazetteText text;
    library::Wording& wording = text.wording;
    wording.region = record::Region::macao;
    wording.number = name.number;
    wording.type = name.type;
    if (wording.type.empty()) {
      if (const auto hinted = read_gazette_name(hints_.number)) wording.type = hinted->type;
    }
    wording.title = texts_.empty() ? hints_.title : std::string{};
    wording.issuer = std::exchange(issuer_, {});
    wording.promulgated = published_ ? published_ : hints_.published;
    wording.history = texts_.empty() ? hints_.history : std::vector<std::string>{};
    wording.history.insert(wording.history.end(), history_.begin(), history_.end());
    history_.clear();
    if (std::exchange(is_repealed_, false)) wording.status = library::UnitStatus::repealed;
    wording.origin.file = name_;
    wording.origin.address = address_.empty() ? hints_.address : address_;
    wording.origin.retrieved = hints_.retrieved;
    texts_.push_back(std::move(text));
    in_text_ = true;
    has_ended_ = false;
  }

  std::vector<Line> lines_;
  const GazetteHints& hints_;
  std::string_view name_;
  std::vector<Finding>& findings_;
  std::vector<bool> quoted_;
  std::vector<GazetteText> texts_;
  bool in_text_ = false, has_ended_ = false, is_repealed_ = false;
  std::string issuer_, address_;
  std::optional<record::Date> published_;
  std::vector<std::string> history_;
};

}  // namespace

std::vector<GazetteText> split_gazette(std::vector<Line> lines, const GazetteHints& hints,
                                       std::string_view name, std::vector<Finding>& findings) {
  std::vector<GazetteText> out;
  for (auto first = lines.begin(); first != lines.end();) {
    const auto last = std::find_if(
        first + 1, lines.end(), [](const Line& line) { return line.text.starts_with(kAddress); });
    std::vector<Line> page(std::make_move_iterator(first), std::make_move_iterator(last));
    for (GazetteText& text : Splitter(std::move(page), hints, name, findings).split()) {
      out.push_back(std::move(text));
    }
    first = last;
  }
  return out;
}

}  // namespace gbalex::intake

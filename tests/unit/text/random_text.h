// Random texts of the kinds the analyser meets, from a seed.
#pragma once

#include <array>
#include <random>
#include <string>
#include <string_view>

namespace gbalex::tests {

class RandomText {
 public:
  explicit RandomText(unsigned seed) : random_(seed) {}

  std::size_t below(std::size_t bound) {
    return std::uniform_int_distribution<std::size_t>(0, bound - 1)(random_);
  }

  template <std::size_t N>
  std::string pick(const std::array<std::string_view, N>& from) {
    return std::string(from[below(N)]);
  }

  // Words of law in Simplified script.
  std::string han(std::size_t words) {
    std::string text;
    for (std::size_t i = 0; i < words; ++i) text += pick(kHan);
    return text;
  }

  // Both scripts, Latin words with accents, numbers, citations and marks; nothing that normalises
  // into several characters.
  std::string plain(std::size_t pieces) {
    std::string text;
    for (std::size_t i = 0; i < pieces; ++i) {
      switch (below(8)) {
        case 0:
        case 1:
          text += pick(kHan);
          break;
        case 2:
          text += pick(kTraditional);
          break;
        case 3:
        case 4:
          text += pick(kLatin);
          break;
        case 5:
          text += std::to_string(below(below(3) == 0 ? 100000 : 200));
          break;
        case 6:
          text += pick(kMarks);
          break;
        default:
          text += pick(kCitations);
          break;
      }
      if (below(3) == 0) text += ' ';
    }
    return text;
  }

  // As plain(), with ligatures, circled numbers, combining marks and broken bytes.
  std::string wild(std::size_t pieces) {
    std::string text;
    for (std::size_t i = 0; i < pieces; ++i) {
      switch (below(5)) {
        case 0:
          text += pick(kExpanding);
          break;
        case 1:
          for (std::size_t n = below(4); n > 0; --n) text += static_cast<char>(below(256));
          break;
        default:
          text += plain(1);
          break;
      }
    }
    if (!text.empty() && below(3) == 0) text.erase(below(text.size()), 1 + below(2));
    return text;
  }

 private:
  static constexpr std::array<std::string_view, 24> kHan = {
      "著作权", "商标", "专利", "海关", "知识产权", "侵权", "复制", "发行",
      "里程",   "干预", "面积", "后果", "系统",     "了解", "台湾", "于是",
      "准则",   "杂项", "冲突", "御用", "表演",     "云",   "范围", "丑"};
  static constexpr std::array<std::string_view, 12> kTraditional = {
      "著作權", "商標條例", "專利", "海關", "知識產權", "覆核",
      "臺灣",   "裏",       "於",   "瞭解", "衞生",     "𠮷"};
  static constexpr std::array<std::string_view, 16> kLatin = {
      "patent", "Copyright", "Invenções", "artigo", "água",  "OWNER'S", "n.º",  "é",
      "ÀÉÎ",    "Straße",    "section",   "Macau",  "ordem", "e-mail",  "한국", "знак"};
  static constexpr std::array<std::string_view, 16> kMarks = {
      "，", "。", "、", "（", "）", "《", "》", ",", ".", ";", "(", ")", "/", "-", "\n", "§"};
  static constexpr std::array<std::string_view, 12> kCitations = {
      "第四十二条第二款",  "Cap. 559 s 18(1)",
      "第97/99/M號法令",   "法释〔2022〕13号",
      "s. 118(1)(b)",      "art. 6bis",
      "artigos 291 e 292", "第五條之一",
      "一百零三",          "廿一",
      "二〇二六年",        "1,000,000"};
  static constexpr std::array<std::string_view, 14> kExpanding = {
      "ﬁ",      "㈠", "①",  "½",  "Ⅳ", "e\u0301", "商\u0301", "\u0301\u0323",
      "\u00AD", "ｶﾞ", "㎏", "각", "…", "\u200B"};

  std::mt19937 random_;
};

}  // namespace gbalex::tests

#include "search/units.h"

#include <algorithm>
#include <array>

#include "index/schema.h"
#include "search/weights.h"

namespace gbalex::search {

namespace {

using text::Token;
using text::TokenKind;

// Words of English and Portuguese that carry no meaning of their own, folded without accents.
constexpr auto kStopWords = std::to_array<std::string_view>(
    {// English
     "a", "an", "and", "are", "as", "at", "be", "by", "can", "could", "did", "do", "does", "for",
     "from", "had", "has", "have", "how", "i", "if", "in", "into", "is", "it", "its", "me", "my",
     "of", "on", "or", "our", "shall", "should", "so", "that", "the", "their", "there", "these",
     "they", "this", "to", "was", "we", "what", "when", "where", "which", "who", "whom", "why",
     "will", "with", "would", "you", "your",
     // Portuguese
     "ao", "aos", "as", "com", "como", "da", "das", "de", "dos", "e", "em", "entre", "foi", "la",
     "na", "nas", "no", "nos", "o", "os", "ou", "para", "pela", "pelo", "por", "qual", "quais",
     "quando", "que", "quem", "se", "sem", "ser", "seu", "sua", "sao", "um", "uma"});

// What Chinese questions are made of, folded.
constexpr auto kQuestionWords = std::to_array<std::string_view>(
    {"是否", "可以", "能否", "怎么", "怎样",   "什么",   "多少", "多久", "如何", "哪个", "哪些",
     "哪里", "哪儿", "需要", "应该", "有没有", "为什么", "我们", "你们", "他们", "请问", "现在",
     "已经", "几多", "点样", "一个", "这个",   "没有",   "关于", "以及", "还是", "别人", "最新"});

bool is_question_word(std::string_view word) {
  return std::find(kQuestionWords.begin(), kQuestionWords.end(), word) != kQuestionWords.end();
}

void add_once(std::vector<std::string>& terms, const std::string& term) {
  if (std::find(terms.begin(), terms.end(), term) == terms.end()) terms.push_back(term);
}

void score(Unit& unit, ScoredTerm term) {
  const auto same = [&term](const ScoredTerm& other) { return other.term == term.term; };
  if (std::none_of(unit.scored.begin(), unit.scored.end(), same)) {
    unit.scored.push_back(std::move(term));
  }
}

class Units {
 public:
  void add(const Token& token) {
    switch (token.kind) {
      case TokenKind::word:
        return add_word(token);
      case TokenKind::stem:
        return add_form(token, kStemWeight);
      case TokenKind::number:
        return add_number(token);
      case TokenKind::bigram:
        bigrams_.push_back(token);
        return add_han(token, true, kBigramWeight);
      case TokenKind::unigram:
        return add_han(token, token.position != 0, kUnigramWeight);
      case TokenKind::dictionary_word:
        words_.push_back(token);
        return;
      case TokenKind::citation:
        pending_.push_back({token.term, kCitationWeight});
        return;
      case TokenKind::concept_term:
        return;  // see concepts.h: what is wanted decides which of them count
    }
  }

  // The stems of the other language.
  void add_other_language(const Token& token) {
    if (token.kind == TokenKind::stem) add_form(token, kStemWeight);
  }

  std::vector<Unit> take() {
    for (Unit& unit : units_) {
      set_content(unit);
      raise_words(unit);
    }
    if (!units_.empty()) {
      for (const ScoredTerm& term : pending_) score(units_.back(), term);
    }
    return std::move(units_);
  }

 private:
  void add_word(const Token& token) {
    Unit unit;
    unit.span = token.span;
    unit.stop = is_stop_word(token.term);
    unit.groups.push_back({{token.term}, token.span});
    score(unit, {token.term, kWordWeight});
    units_.push_back(std::move(unit));
  }

  Unit* at(const text::Span& span) {
    for (auto unit = units_.rbegin(); unit != units_.rend(); ++unit) {
      if (unit->span == span) return &*unit;
    }
    return nullptr;
  }

  // Another form of the word at this place.
  void add_form(const Token& token, double weight) {
    Unit* unit = at(token.span);
    if (unit == nullptr || unit->han) return;
    add_once(unit->groups.front().any_of, token.term);
    score(*unit, {token.term, weight});
  }

  void add_number(const Token& token) {
    Unit* unit = at(token.span);
    if (unit != nullptr && !unit->han) {
      add_form(token, kNumberWeight);
    } else if (!units_.empty()) {
      score(units_.back(), {token.term, kNumberWeight});
    } else {
      pending_.push_back({token.term, kNumberWeight});  // before the first characters of a run
    }
  }

  void add_han(const Token& token, bool wanted, double weight) {
    const bool same_run =
        !units_.empty() && units_.back().han && token.span.begin <= units_.back().span.end;
    if (!same_run) {
      units_.emplace_back();
      units_.back().han = true;
      units_.back().span = token.span;
    }
    Unit& unit = units_.back();
    unit.span.end = std::max(unit.span.end, token.span.end);
    if (wanted) unit.groups.push_back({{token.term}, token.span});
    score(unit, {token.term, weight, index::is_under_prefixes(token),
                 wanted || token.kind != TokenKind::unigram});
  }

  void set_content(Unit& unit) const {
    if (!unit.han) {
      unit.content = unit.groups;
      return;
    }
    for (const Token& word : words_) {
      const bool here = word.span.begin >= unit.span.begin && word.span.end <= unit.span.end;
      if (here && is_question_word(std::string_view(word.term).substr(1))) {
        unit.asking.push_back(word.span);
      }
    }
    for (const Token& bigram : bigrams_) {
      if (bigram.span.begin < unit.span.begin || bigram.span.end > unit.span.end) continue;
      const bool inside = std::any_of(words_.begin(), words_.end(), [&bigram](const Token& word) {
        return word.span.begin <= bigram.span.begin && bigram.span.end <= word.span.end &&
               !is_question_word(std::string_view(word.term).substr(1));
      });
      if (inside) unit.content.push_back({{bigram.term}, bigram.span});
    }
    // Words of one character only: a name, or colloquial; a lone character is all there is.
    if (unit.content.empty() && unit.groups.size() == 1) unit.content = unit.groups;
  }

  // A pair of characters weighs more where it stands in a dictionary word.
  void raise_words(Unit& unit) const {
    for (const Token& bigram : bigrams_) {
      if (bigram.span.begin < unit.span.begin || bigram.span.end > unit.span.end) continue;
      const bool inside = std::any_of(words_.begin(), words_.end(), [&bigram](const Token& word) {
        return word.span.begin <= bigram.span.begin && bigram.span.end <= word.span.end;
      });
      if (!inside) continue;
      for (ScoredTerm& term : unit.scored) {
        if (term.term == bigram.term) term.weight = kBigramWeight + kDictionaryWeight;
      }
    }
  }

  std::vector<Unit> units_;
  std::vector<Token> bigrams_, words_;
  std::vector<ScoredTerm> pending_;  // citations: of no unit, only scored
};

bool is_edge(const Token& token, std::string_view text) {
  // Blanks and marks may stand around; only Han characters and words count.
  const auto is_empty = [](std::string_view part) {
    return text::analyse(part, record::Language::en, text::Extras::citations).empty();
  };
  return is_empty(text.substr(0, token.span.begin)) || is_empty(text.substr(token.span.end));
}

bool is_word_character(char32_t c) {
  return (c >= U'0' && c <= U'9') || (c >= U'a' && c <= U'z') || (c >= 0xC0 && c < 0x250);
}

bool is_letter(char32_t c) { return is_word_character(c) && !(c >= U'0' && c <= U'9'); }

enum class Script { han, letter, digit, other };

Script script_of(char32_t c) {
  if (text::is_han(c)) return Script::han;
  if (is_letter(c)) return Script::letter;
  return is_word_character(c) ? Script::digit : Script::other;
}

// Of folded text, where most blanks are one.
bool is_blank(char32_t c) {
  return c <= U' ' || c == 0x85 || c == 0x1680 || c == 0x2028 || c == 0x2029;
}

// Folded characters with runs of blanks as one, and none between Han characters, letters and
// digits: 第 42 条 is 第42条, as the positions of terms have it. With where each comes from.
text::Folded plain(std::string_view source) {
  const text::Folded folded = text::fold(source);
  text::Folded plain;
  const auto drop_last = [&plain] {
    plain.characters.pop_back();
    plain.offsets.pop_back();
  };
  for (std::size_t i = 0; i < folded.characters.size(); ++i) {
    const char32_t c = is_blank(folded.characters[i]) ? U' ' : folded.characters[i];
    const std::size_t size = plain.characters.size();
    if (c == U' ' && (size == 0 || plain.characters.back() == U' ')) continue;
    if (size > 1 && plain.characters[size - 1] == U' ') {
      const Script before = script_of(plain.characters[size - 2]), here = script_of(c);
      const bool optional = before != Script::other && here != Script::other && before != here;
      if (optional) drop_last();
    }
    plain.characters += c;
    plain.offsets.push_back(folded.offsets[i]);
  }
  if (plain.characters.ends_with(U' ')) drop_last();
  return plain;
}

}  // namespace

bool is_stop_word(std::string_view word) {
  return std::find(kStopWords.begin(), kStopWords.end(), word) != kStopWords.end();
}

std::vector<Unit> make_units(std::string_view text) {
  Units units;
  for (const Token& token : text::analyse(text, record::Language::en)) units.add(token);
  for (const Token& token : text::analyse(text, record::Language::pt, text::Extras::citations)) {
    units.add_other_language(token);
  }
  return units.take();
}

PhrasePlan plan_phrase(std::string_view text) {
  PhrasePlan plan;
  for (const Token& token : text::analyse(text, record::Language::en, text::Extras::citations)) {
    if (token.position == 0) continue;
    if (token.kind == TokenKind::unigram && is_edge(token, text)) {
      // In the text it may be part of a longer run, where it has no position of its own.
      plan.present.push_back(token.term);
      plan.verify = true;
      continue;
    }
    if (!plan.steps.empty() && token.position != plan.steps.back().position + 1) {
      plan.verify = true;
    }
    plan.steps.push_back({token.term, token.position});
  }
  // Marks before, behind and between are seen only in the stored text.
  const bool starts_late = !plan.steps.empty() && plan.steps.front().position != 1;
  plan.verify = plan.verify || starts_late || plan.steps.empty();
  const text::Folded folded = text::fold(text);
  for (const char32_t c : folded.characters) {
    const bool plain_character = text::is_han(c) || is_word_character(c) || c == U' ';
    plan.verify = plan.verify || !plain_character;
  }
  return plan;
}

std::vector<text::Span> find_phrase(std::string_view text, std::string_view phrase) {
  const text::Folded haystack = plain(text);
  const std::u32string needle = plain(phrase).characters;
  const std::u32string& characters = haystack.characters;
  std::vector<text::Span> found;
  if (needle.empty()) return found;
  // An edge in a word: letters next to letters, digits next to digits.
  const auto joined = [](char32_t a, char32_t b) {
    return is_word_character(a) && is_word_character(b) && is_letter(a) == is_letter(b);
  };
  for (std::size_t at = characters.find(needle); at != std::u32string::npos;
       at = characters.find(needle, at + 1)) {
    const std::size_t end = at + needle.size();
    const bool cut_before = at > 0 && joined(characters[at - 1], characters[at]);
    const bool cut_behind = end < characters.size() && joined(characters[end - 1], characters[end]);
    if (cut_before || cut_behind) continue;
    // The end of the last character, not the beginning of the next behind blanks.
    std::size_t last = haystack.offsets[end - 1] + 1;
    while (last < text.size() && (static_cast<unsigned char>(text[last]) & 0xC0U) == 0x80U) ++last;
    found.push_back({haystack.offsets[at], last});
  }
  return found;
}

bool holds_phrase(std::string_view text, std::string_view phrase) {
  return text::fold_key(phrase).empty() || !find_phrase(text, phrase).empty();
}

}  // namespace gbalex::search

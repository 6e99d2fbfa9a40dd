// Mending Chinese: one character of a run.
#include <algorithm>
#include <cmath>
#include <set>
#include <string>

#include "search/spelling.h"
#include "text/pinyin.h"

namespace gbalex::search {

namespace {

using index::Vocabulary;

constexpr std::uint32_t kHeld = 2;  // documents that hold a word: fewer may be a slip of the text
constexpr double kSameSound = 6;    // in powers of e of the number of documents
constexpr double kNearSound = 3;
constexpr double kOneMoreOrLess = 2;
constexpr std::size_t kLongestRun = 40;  // characters; a longer one is a text, not a query

// The dictionary words of a run, by character.
struct WordsAround {
  std::vector<std::uint32_t> documents;  // that hold the word around it; 0 where it is of none
  std::vector<bool> in_word;             // of a word, whether it is held or not
  std::size_t held = 0, all = 0;         // characters in words that are held, in any
};

WordsAround words_around(const Vocabulary& vocabulary, std::u32string_view characters) {
  const std::string text = text::to_text(characters);
  const text::Folded folded = text::fold(text);
  WordsAround around{std::vector<std::uint32_t>(characters.size(), 0),
                     std::vector<bool>(characters.size(), false), 0, 0};
  for (const text::Token& token : text::analyse(text, record::Language::zh_hans)) {
    if (token.kind != text::TokenKind::dictionary_word) continue;
    const std::uint32_t documents = vocabulary.han_word(token.term.substr(1));
    for (std::size_t i = 0; i < characters.size(); ++i) {
      const bool inside =
          folded.offsets[i] >= token.span.begin && folded.offsets[i + 1] <= token.span.end;
      if (!inside) continue;
      around.documents[i] = documents;
      around.in_word[i] = true;
      ++around.all;
      if (documents > 0) ++around.held;
    }
  }
  return around;
}

// A reading without the differences that many speakers do not make: zh z, ing in, n l; nor breath,
// which Cantonese often has in other words: piao biao.
std::string near_sound(std::string_view reading) {
  std::string near(reading);
  static constexpr std::string_view kBreath = "ptkqc", kNoBreath = "bdgjz";
  const std::size_t breath = kBreath.find(near.front());
  if (breath != std::string_view::npos) near.front() = kNoBreath[breath];
  if (near.size() > 1 && near[1] == 'h') near.erase(1, 1);
  if (near.size() > 2 && near.ends_with("ng")) near.pop_back();
  if (near.starts_with('n')) near[0] = 'l';
  return near;
}

enum class Sound { same, near, other };

Sound compare(char32_t a, char32_t b) {
  const std::string_view first = text::pinyin(a), second = text::pinyin(b);
  if (first.empty() || second.empty()) return Sound::other;
  if (first == second) return Sound::same;
  return near_sound(first) == near_sound(second) ? Sound::near : Sound::other;
}

class Mending {
 public:
  Mending(const Vocabulary& vocabulary, const index::Completions& titles, std::u32string_view run,
          const MayHelp& may_help)
      : vocabulary_(vocabulary), titles_(titles), run_(run), may_help_(may_help) {
    WordsAround around = words_around(vocabulary, run);
    around_ = std::move(around.documents);
    in_word_ = std::move(around.in_word);
    held_ = around.held;
    all_ = around.all;
  }

  std::vector<HanSpelling> run() {
    for (std::size_t i = 0; i < run_.size(); ++i) {
      if (in_word_[i]) continue;  // also of one that no record holds: it is a word
      if (may_help_ && !may_help_(i)) continue;
      at_ = i;
      replace(i);
      leave_out(i);
      put_in(i);
      if (i > 0 && around_[i - 1] > 0) put_in(i - 1);
      put_at_edge(i);
    }
    std::stable_sort(found_.begin(), found_.end(), [](const auto& a, const auto& b) {
      return a.score != b.score ? a.score > b.score : a.characters < b.characters;
    });
    return std::move(found_);
  }

 private:
  [[nodiscard]] bool is_broken(std::size_t left) const {
    return vocabulary_.pair(run_[left], run_[left + 1]) == 0;
  }

  // Keeps the mended run if the characters [begin, end) of it now lie in words that are held.
  void consider(std::u32string characters, std::size_t begin, std::size_t end, double bonus) {
    if (!seen_.insert(characters).second) return;
    const WordsAround around = words_around(vocabulary_, characters);
    // No more characters in words than before: it breaks another word.
    const bool shorter = characters.size() < run_.size();
    if (!shorter && (around.held <= held_ || around.all <= all_)) return;
    std::uint32_t least = around.documents[begin];
    for (std::size_t i = begin; i < end; ++i) least = std::min(least, around.documents[i]);
    if (least < (bonus == kSameSound ? 1 : kHeld)) return;
    found_.push_back({std::move(characters), at_, bonus == kSameSound,
                      bonus + std::log(static_cast<double>(least))});
  }

  void replace(std::size_t at) {
    const bool has_left = at > 0, has_right = at + 1 < run_.size();
    std::set<char32_t> candidates;
    if (has_left) {
      for (const auto& next : vocabulary_.after(run_[at - 1])) candidates.insert(next.character);
    }
    if (has_right) {
      for (const auto& next : vocabulary_.before(run_[at + 1])) candidates.insert(next.character);
    }
    // A character of another sound must hold together what stands on both of its sides, or stand
    // at an edge of a title.
    const bool alone = has_left && has_right && is_broken(at - 1) && is_broken(at);
    const bool at_edge = is_lone_edge(at);
    for (const char32_t candidate : candidates) {
      if (candidate == run_[at]) continue;
      const Sound sound = compare(candidate, run_[at]);
      const bool joins = alone && vocabulary_.pair(run_[at - 1], candidate) >= kHeld &&
                         vocabulary_.pair(candidate, run_[at + 1]) >= kHeld;
      if (sound == Sound::other && !joins && !at_edge) continue;
      std::u32string mended(run_);
      mended[at] = candidate;
      if (sound == Sound::other && !joins && !begins_title(mended)) continue;
      consider(std::move(mended), at, at + 1,
               sound == Sound::same   ? kSameSound
               : sound == Sound::near ? kNearSound
                                      : 0);
    }
  }

  // Beside three characters or more that may be right, and goes with none of them.
  [[nodiscard]] bool is_lone_edge(std::size_t at) const {
    constexpr std::size_t kShortest = 4;
    const bool first = at == 0, last = at + 1 == run_.size();
    if (run_.size() < kShortest || (!first && !last)) return false;
    return is_broken(first ? 0 : at - 1);
  }

  // A title, or a word in one, begins with the mended run.
  [[nodiscard]] bool begins_title(const std::u32string& mended) const {
    return !titles_.find(text::to_text(mended)).empty();
  }

  // The character at this place is one too many.
  void leave_out(std::size_t at) {
    const bool has_left = at > 0, has_right = at + 1 < run_.size();
    const bool doubled =
        (has_left && run_[at - 1] == run_[at]) || (has_right && run_[at + 1] == run_[at]);
    const bool between = has_left && has_right && around_[at - 1] == 0 && around_[at + 1] == 0 &&
                         vocabulary_.pair(run_[at - 1], run_[at + 1]) >= kHeld;
    if (run_.size() < 3 || (!doubled && !between)) return;
    std::u32string mended(run_);
    mended.erase(at, 1);
    const std::size_t begin = doubled ? std::min(at, mended.size() - 1) : at - 1;
    const std::size_t end = doubled ? begin + 1 : at + 1;
    consider(std::move(mended), begin, end, kOneMoreOrLess);
  }

  // A character is missing behind this one.
  void put_in(std::size_t at) {
    if (at + 1 >= run_.size() || !is_broken(at)) return;
    for (const auto& next : vocabulary_.after(run_[at])) {
      if (next.documents < kHeld || vocabulary_.pair(next.character, run_[at + 1]) < kHeld)
        continue;
      std::u32string mended(run_);
      mended.insert(at + 1, 1, next.character);
      // The character that was of no word must be of one now, with the new one.
      const std::size_t begin = around_[at] == 0 ? at : at + 1;
      consider(std::move(mended), begin, begin + 2, kOneMoreOrLess);
    }
  }

  // A character is missing before the first or behind the last, which goes with nothing beside it.
  void put_at_edge(std::size_t at) {
    if (at == 0 && is_broken(0)) {
      for (const auto& next : vocabulary_.before(run_[0])) {
        if (next.documents >= kHeld) consider(next.character + std::u32string(run_), 0, 2, 0);
      }
    }
    if (at + 1 == run_.size() && is_broken(at - 1)) {
      for (const auto& next : vocabulary_.after(run_[at])) {
        if (next.documents >= kHeld) consider(std::u32string(run_) + next.character, at, at + 2, 0);
      }
    }
  }

  const Vocabulary& vocabulary_;
  const index::Completions& titles_;
  std::u32string_view run_;
  const MayHelp& may_help_;
  std::size_t at_ = 0;                 // the character that is tried
  std::vector<std::uint32_t> around_;  // see WordsAround
  std::vector<bool> in_word_;
  std::size_t held_ = 0, all_ = 0;
  std::set<std::u32string> seen_;
  std::vector<HanSpelling> found_;
};

}  // namespace

std::vector<HanSpelling> han_spellings(const Vocabulary& vocabulary,
                                       const index::Completions& titles,
                                       std::u32string_view characters, const MayHelp& may_help) {
  if (characters.size() < 2 || characters.size() > kLongestRun) return {};
  return Mending(vocabulary, titles, characters, may_help).run();
}

}  // namespace gbalex::search

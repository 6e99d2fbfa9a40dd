#include "search/spelling.h"

#include <xapian.h>

#include <algorithm>

#include "index/schema.h"
#include "search/plan.h"
#include "search/spans.h"

namespace gbalex::search {

namespace {

using index::Vocabulary;

constexpr std::size_t kShortest = 5;    // a shorter word is too often another one
constexpr std::size_t kLong = 8;        // from here two slips are allowed
constexpr std::uint32_t kRare = 2;      // documents: a word that is held, but may be a slip
constexpr std::uint32_t kFarMore = 10;  // times as many hold the word that was meant
constexpr std::uint32_t kHeld = 2;      // documents that hold a word that is proposed

bool is_plain_word(std::string_view word) {
  return std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

// Of characters of a run: their bytes in the text.
text::Span span_of(const Unit& unit, const text::Folded& run, std::size_t at) {
  return {unit.span.begin + run.offsets[at], unit.span.begin + run.offsets[at + 1]};
}

// Documents that hold a word in any of its forms.
std::uint32_t documents_of(const index::Reader& reader, const Forms& forms) {
  std::uint32_t most = 0;
  for (const std::string& term : held_forms(reader, forms)) {
    most = std::max(most, reader.frequency(term));
  }
  return most;
}

// How a term is written where it stands in the language: with accents, in the script. Empty where
// no text of that language holds it.
std::string written(const index::Reader& reader, const std::string& term,
                    record::Language language) {
  constexpr int kLookedAt = 20;
  const std::uint64_t wanted = index::term_hash(term);
  int looked_at = 0;
  const auto end = reader.database().postlist_end(term);
  for (auto at = reader.database().postlist_begin(term); at != end && looked_at < kLookedAt;
       ++at, ++looked_at) {
    const auto stored = reader.document(*at);
    if (!stored) continue;
    for (std::size_t i = 0; i < stored->fields.size(); ++i) {
      const index::Field& field = stored->fields[i];
      const bool quotable = !index::is_about(field.kind) && field.language == language;
      if (!quotable) continue;
      const auto spans = reader.spans({*at, stored}, i);
      for (const index::TermSpan& span : *spans) {
        if (span.term == wanted) return field.text.substr(span.begin, span.end - span.begin);
      }
    }
  }
  return "";
}

std::string lower_ascii(std::string text) {
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return text;
}

// A word of Portuguese with its accents; one of English as it is.
std::string written_word(const index::Reader& reader, const std::string& word) {
  const std::string accented = lower_ascii(written(reader, word, record::Language::pt));
  const bool english = !written(reader, word, record::Language::en).empty();
  return accented.empty() || english ? word : accented;
}

// Whether the text holds a character that the other script writes otherwise.
bool is_traditional(std::string_view text, record::Language language) {
  bool differs = false;
  const text::Folded folded = text::fold(text);
  for (std::size_t i = 0; i < folded.characters.size(); ++i) {
    if (!text::is_han(folded.characters[i])) continue;
    const std::string_view source =
        text.substr(folded.offsets[i], folded.offsets[i + 1] - folded.offsets[i]);
    std::string simplified = text::fold_key(source);
    differs = differs || source != simplified;
  }
  return differs || language == record::Language::zh_hant;
}

class Speller {
 public:
  Speller(const index::Reader& reader, std::string_view text, const std::vector<text::Span>& leave,
          record::Language language, const Rest* rest)
      : reader_(reader),
        text_(text),
        leave_(leave),
        traditional_(is_traditional(text, language)),
        rest_(rest) {}

  std::vector<Spelling> run(const std::vector<Unit>& units) {
    std::vector<Spelling> found;
    if (auto words = mend_words(units)) found.push_back(std::move(*words));
    for (const Unit& unit : units) {
      if (unit.han && !meets_any(unit.span, leave_)) mend_run(unit, found);
    }
    if (found.size() > kMostSpellings) found.resize(kMostSpellings);
    return found;
  }

 private:
  // All words at once: who types two of them wrong means both.
  std::optional<Spelling> mend_words(const std::vector<Unit>& units) const {
    Spelling mended;
    std::size_t at = 0;
    for (const Unit& unit : units) {
      if (unit.han || unit.stop || unit.groups.empty() || meets_any(unit.span, leave_)) continue;
      const Forms& forms = unit.groups.front();
      const std::uint32_t documents = documents_of(reader_, forms);
      const auto word = word_spelling(reader_.vocabulary(), forms.any_of.front(), documents);
      if (!word) continue;
      mended.text +=
          std::string(text_.substr(at, unit.span.begin - at)) + written_word(reader_, *word);
      mended.likely = mended.likely || documents == 0;
      at = unit.span.end;
    }
    if (at == 0) return std::nullopt;
    mended.text += text_.substr(at);
    return mended;
  }

  void mend_run(const Unit& unit, std::vector<Spelling>& found) const {
    const std::string_view source = text_.substr(unit.span.begin, unit.span.end - unit.span.begin);
    const text::Folded run = text::fold(source);
    if (run.characters.size() + 1 != run.offsets.size()) return;
    std::vector<text::Span> unheld;
    for (const Forms& forms : unit.groups) {
      if (documents_of(reader_, forms) == 0) unheld.push_back(forms.span);
    }
    const auto is_unheld = [&](std::size_t at) {
      return meets_any(span_of(unit, run, at), unheld);
    };
    const auto may_help = [&](std::size_t at) {
      return rest_ == nullptr || is_unheld(at) || rest_->may_be_held(span_of(unit, run, at));
    };
    for (const HanSpelling& spelling :
         han_spellings(reader_.vocabulary(), reader_.completions(), run.characters, may_help)) {
      found.push_back({std::string(text_.substr(0, unit.span.begin)) +
                           in_script(source, run, spelling.characters) +
                           std::string(text_.substr(unit.span.end)),
                       spelling.same_sound && is_unheld(spelling.at), true});
      if (found.size() == kMostSpellings) return;
    }
  }

  // The mended run: what was typed as it was typed, the new characters in the script of the rest.
  [[nodiscard]] std::string in_script(std::string_view source, const text::Folded& run,
                                      const std::u32string& mended) const {
    const std::u32string& typed = run.characters;
    const std::size_t shorter = std::min(typed.size(), mended.size());
    std::size_t head = 0, tail = 0;
    while (head < shorter && typed[head] == mended[head]) ++head;
    while (tail < shorter - head &&
           typed[typed.size() - 1 - tail] == mended[mended.size() - 1 - tail])
      ++tail;
    std::string shown(source.substr(0, run.offsets[head]));
    for (std::size_t i = head; i + tail < mended.size(); ++i) shown += character(mended, i);
    shown += source.substr(run.offsets[typed.size() - tail]);
    return shown;
  }

  // One new character, as texts in Traditional script write it beside its neighbour.
  [[nodiscard]] std::string character(const std::u32string& mended, std::size_t at) const {
    const std::string simplified = text::to_text(std::u32string_view(mended).substr(at, 1));
    if (!traditional_) return simplified;
    for (const std::size_t first : {at, at == 0 ? at : at - 1}) {
      if (first + 1 >= mended.size()) continue;
      const std::string pair = text::to_text(std::u32string_view(mended).substr(first, 2));
      const std::string shown = written(reader_, pair, record::Language::zh_hant);
      const text::Folded folded = text::fold(shown);
      if (folded.characters.size() != 2) continue;
      const std::size_t place = at - first;
      return shown.substr(folded.offsets[place], folded.offsets[place + 1] - folded.offsets[place]);
    }
    return simplified;
  }

  const index::Reader& reader_;
  std::string_view text_;
  const std::vector<text::Span>& leave_;
  bool traditional_;
  const Rest* rest_;
};

}  // namespace

int slips(std::string_view a, std::string_view b, int limit) {
  const std::size_t width = b.size() + 1;
  std::vector<int> before(width), last(width), now(width);
  for (std::size_t j = 0; j < width; ++j) last[j] = static_cast<int>(j);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    now[0] = static_cast<int>(i);
    int least = now[0];
    for (std::size_t j = 1; j < width; ++j) {
      const int same = a[i - 1] == b[j - 1] ? 0 : 1;
      now[j] = std::min({last[j] + 1, now[j - 1] + 1, last[j - 1] + same});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) now[j] = std::min(now[j], before[j - 2] + 1);
      least = std::min(least, now[j]);
    }
    if (least > limit) return limit + 1;
    before.swap(last);
    last.swap(now);
  }
  return std::min(last[b.size()], limit + 1);
}

std::optional<std::string> word_spelling(const Vocabulary& vocabulary, std::string_view word,
                                         std::uint32_t documents) {
  if (word.size() < kShortest || !is_plain_word(word) || documents > kRare) return std::nullopt;
  // A rare word is most often meant: only one slip, and only towards a far more frequent one.
  const bool held = documents > 0;
  const int limit = word.size() >= kLong && !held ? 2 : 1;
  const std::uint32_t fewest = held ? kFarMore * documents : 1;
  const Vocabulary::Word* best = nullptr;
  int least = limit + 1;
  for (std::size_t length = word.size() - static_cast<std::size_t>(limit);
       length <= word.size() + static_cast<std::size_t>(limit); ++length) {
    for (const Vocabulary::Word& candidate : vocabulary.words_of(length)) {
      if (candidate.documents < fewest) continue;
      // The first letter is rarely wrong: with another one a word is one slip away at most.
      const int allowed = candidate.text.front() == word.front() ? limit : 1;
      const int distance = slips(word, candidate.text, std::min(allowed, least));
      if (distance == 0 || distance > std::min(allowed, least)) continue;
      if (distance > 1 && candidate.documents < kHeld) continue;
      const bool better =
          distance < least || best == nullptr || candidate.documents > best->documents;
      if (!better) continue;
      best = &candidate;
      least = distance;
    }
  }
  if (best == nullptr) return std::nullopt;
  return best->text;
}

std::vector<Spelling> spellings(const index::Reader& reader, std::string_view text,
                                const std::vector<Unit>& units,
                                const std::vector<text::Span>& leave, record::Language language,
                                const Rest* rest) {
  return Speller(reader, text, leave, language, rest).run(units);
}

}  // namespace gbalex::search

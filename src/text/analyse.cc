// The pipeline: fold, recognise, then cut one run after the other.
//
// Positions. A counter runs through the folded text: each Han character, each word (a run of
// letters), each number (a run of digits) and each mark takes one; white space takes none. So the
// distance between two places depends on nothing but the text between them, and any piece of the
// text that is cut at Han characters or at the edges of words and numbers has its tokens at the
// same distances as the whole. Letters and digits are runs of their own: "s18", "97/99/M" and
// "12(1)" are found by each of their parts, and "cap559" like "cap 559". A bigram stands at its
// first character; a unigram has a position only in a run of one character, so it is the one
// positional token that a cut can add.
#include "text/analyse.h"

#include <array>
#include <string>

#include "text/citation.h"
#include "text/citation_scan.h"
#include "text/fold.h"
#include "text/numeral.h"
#include "text/term.h"
#include "text/thesaurus_scan.h"
#include "text/unicode.h"
#include "text/words.h"

namespace gbalex::text {
namespace {

class Analysis {
 public:
  Analysis(std::string_view source, Language language, Extras extras, const Thesaurus* thesaurus)
      : source_(source),
        language_(language),
        extras_(extras),
        folded_(fold(source)),
        text_(folded_.characters),
        thesaurus_(thesaurus),
        concepts_(scan_concepts(thesaurus, source, folded_)) {
    citations_ = scan_citations(source, folded_, language);
    tokens_.reserve(source.size() / 2 + 8);
  }

  std::vector<Token> run() {
    std::size_t at = 0;
    while (at < text_.size()) {
      const CharacterClass kind = classify(text_[at]);
      if (kind == CharacterClass::space || kind == CharacterClass::mark) {
        add_citations(at);
        position_ += kind == CharacterClass::mark ? 1 : 0;
        ++at;
        continue;
      }
      std::size_t end = at + 1;
      while (end < text_.size() && classify(text_[end]) == kind) ++end;
      if (kind == CharacterClass::han) {
        add_han(at, end);
      } else {
        add_word(at, end, kind);
      }
      at = end;
    }
    return std::move(tokens_);
  }

 private:
  void add(std::string term, TokenKind kind, std::uint32_t position, std::size_t begin,
           std::size_t end) {
    tokens_.push_back(
        {bounded_term(std::move(term)), kind, position, source_span(folded_, begin, end)});
  }

  // The citations that begin up to here.
  void add_citations(std::size_t at) {
    for (; next_citation_ < citations_.size() && citations_[next_citation_].begin <= at;
         ++next_citation_) {
      const ScannedCitation& citation = citations_[next_citation_];
      for (std::string& term : citation_terms({{}, citation.number, citation.provision})) {
        add(std::move(term), TokenKind::citation, 0, citation.begin, citation.end);
      }
    }
  }

  // The concepts whose labels begin here.
  void add_concepts(std::size_t at) {
    for (; next_concept_ < concepts_.size() && concepts_[next_concept_].begin == at;
         ++next_concept_) {
      const ScannedConcept& found = concepts_[next_concept_];
      tokens_.push_back({thesaurus_->term(found.number), TokenKind::concept_term, 0, found.span});
    }
  }

  void add_number(const Numeral& numeral, std::size_t begin) {
    add("N" + std::to_string(numeral.value), TokenKind::number, 0, begin, begin + numeral.length);
  }

  void add_word(std::size_t begin, std::size_t end, CharacterClass kind) {
    add_citations(begin);
    add_concepts(begin);
    const std::string word = to_utf8(text_.substr(begin, end - begin));
    add(word, TokenKind::word, position_++, begin, end);
    if (kind == CharacterClass::digit) {
      add_numbers(begin, end);
    } else {
      add_stems(word, begin, end);
    }
  }

  void add_stems(const std::string& word, std::size_t begin, std::size_t end) {
    for (const std::string& stem : stems_of(word, source_, folded_, begin, end, language_)) {
      add("Z" + stem, TokenKind::stem, 0, begin, end);
    }
  }

  // 1,000,000 is one number besides its three runs; 100万 is one number.
  void add_numbers(std::size_t begin, std::size_t end) {
    const Numeral numeral = read_numeral(text_.substr(begin));
    if (numeral.length != 0) add_number(numeral, begin);
    if (end < text_.size() && text_[end] == U',') add_grouped_number(begin, end);
  }

  void add_grouped_number(std::size_t begin, std::size_t end) {
    const auto digits_at = [this](std::size_t at) { return read_digits(text_.substr(at, 4)); };
    const bool inside = begin >= 2 && text_[begin - 1] == U',' &&
                        classify(text_[begin - 2]) == CharacterClass::digit;
    if (inside || end - begin > 3) return;
    Numeral total = digits_at(begin);
    std::size_t at = end;
    while (at < text_.size() && text_[at] == U',') {
      const Numeral group = digits_at(at + 1);
      if (group.length != 3 || total.value > kMaxNumeral / 1000) break;
      total.value = total.value * 1000 + group.value;
      at += 4;
    }
    total.length = at - begin;
    if (at > end) add_number(total, begin);
  }

  void add_han(std::size_t begin, std::size_t end) {
    const std::vector<std::size_t> word_ends =
        end - begin > 1 && extras_ == Extras::all
            ? dictionary_word_ends(text_.substr(begin, end - begin))
            : std::vector<std::size_t>{};
    std::size_t word = 0, word_begin = begin, number_end = begin;
    std::array<std::string, 2> utf8;  // of this character and the next
    append_utf8(utf8[0], text_[begin]);
    for (std::size_t at = begin; at < end; ++at, ++position_) {
      add_citations(at);
      add_concepts(at);
      if (at >= number_end) number_end = add_han_number(at, end);
      add(utf8[0], TokenKind::unigram, end - begin == 1 ? position_ : 0, at, at + 1);
      if (at + 1 < end) {
        utf8[1].clear();
        append_utf8(utf8[1], text_[at + 1]);
        add(utf8[0] + utf8[1], TokenKind::bigram, position_, at, at + 2);
      }
      if (word < word_ends.size() && word_begin == at) {
        const std::size_t word_end = begin + word_ends[word++];
        if (word_end > at + 1) {
          add("W" + to_utf8(text_.substr(at, word_end - at)), TokenKind::dictionary_word, 0, at,
              word_end);
        }
        word_begin = word_end;
      }
      std::swap(utf8[0], utf8[1]);
    }
  }

  // The numeral at `at`, if it stands for a number; returns where the next may begin.
  std::size_t add_han_number(std::size_t at, std::size_t end) {
    if (!is_numeral_character(text_[at])) return at;
    const bool after_digits =
        at > 0 && classify(text_[at - 1]) == CharacterClass::digit;  // part of 100万
    const Numeral numeral = read_chinese_numeral(text_.substr(at, end - at));
    if (numeral.length == 0 || after_digits) return at + 1;
    const bool word_of_its_own =
        numeral.length == 1 && is_formal_numeral(text_[at]) && (at == 0 || text_[at - 1] != U'第');
    if (!word_of_its_own) add_number(numeral, at);
    return at + numeral.length;
  }

  std::string_view source_;
  Language language_;
  Extras extras_;
  Folded folded_;
  std::u32string_view text_;
  std::vector<ScannedCitation> citations_;
  std::size_t next_citation_ = 0;
  const Thesaurus* thesaurus_;
  std::vector<ScannedConcept> concepts_;
  std::size_t next_concept_ = 0;
  std::uint32_t position_ = 1;
  std::vector<Token> tokens_;
};

}  // namespace

std::vector<Token> analyse(std::string_view source, Language language, Extras extras,
                           const Thesaurus* thesaurus) {
  return Analysis(source, language, extras, thesaurus).run();
}

}  // namespace gbalex::text

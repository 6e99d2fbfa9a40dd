// The names of laws by their shape (reference_names.cc, reference_names_latin.cc), for
// reference.cc. Every look around is bounded, so that scanning is linear.
#pragma once

#include <optional>

#include "text/citation_parts.h"

namespace gbalex::text {

// Folded text with each run of blanks as one: a blank, or '\n' where it ends a line. A line that
// only wraps, between Latin words, is a blank ("section⏎ 4A").
Folded with_lines(const Folded& folded);
// After the heading in brackets of "Article 18 (Settlement of Disputes) of", or `at`.
std::size_t skip_heading(const CitationText& text, std::size_t at);
// The sentence of each character.
std::vector<std::uint32_t> number_sentences(const CitationText& text);

// A law as a running text names it, in folded characters.
struct LawMention {
  enum class Kind {
    named,    // by name, number or both
    own,      // 本法, this Ordinance, o presente diploma
    earlier,  // 该条例, that Ordinance: the law named before it
    the,      // the Ordinance: the law named before it, else the text's own
  };
  std::size_t begin = 0, end = 0;            // with quotes, number and year
  std::size_t name_begin = 0, name_end = 0;  // equal: no name
  std::string number{};
  int year = 0;
  Kind kind = Kind::named;
  bool alone = true;  // a mention without a provision; false: a word as often as a name

  [[nodiscard]] bool has_name() const { return name_end > name_begin; }
};

// Chinese. A title in 《》 at `at`.
std::optional<LawMention> read_title(const CitationText& text, std::size_t at);
// 本条例, 该法 at `at`.
std::optional<LawMention> read_own_chinese(const CitationText& text, std::size_t at);
// 教育法 before 第五十六条 at `at`, not before `least`.
std::optional<LawMention> read_name_before(const CitationText& text, std::size_t at,
                                           std::size_t least);
// 最高人民法院关于审理…案件若干问题的规定(试行), before its 第10条: the long title of an
// interpretation or a decision, without quotes.
std::optional<LawMention> read_unquoted_title(const CitationText& text, std::size_t at);
// 宪法, 民事诉讼法: laws so well known that they are named without quotes and provisions.
std::optional<LawMention> read_well_known(const CitationText& text, std::size_t at);
// Whether a known name [begin, end) is only a part of a longer one: 广东省|专利条例, 商标法|修正案.
// Then [begin, end) becomes the longer one.
void widen_known_name(const CitationText& text, std::size_t& begin, std::size_t& end);

// Latin script. "the Mental Health Ordinance", "Rules of the High Court" at a capital.
std::optional<LawMention> read_english_name(const CitationText& text, std::size_t at);
// "Regulamento do Imposto do Selo", "Código Penal" at a capital.
std::optional<LawMention> read_portuguese_name(const CitationText& text, std::size_t at);
// "artigo 30.º do |ETAPM", "artigo 5.º dos |Estatutos": a short form, known by the provision that
// ends at `end`.
std::optional<LawMention> read_short_name(const CitationText& text, std::size_t end,
                                          std::size_t at);
// Whether a name has one of these words, which a title that only tells a subject ("Fee Table") has
// not.
bool sounds_like_law(const CitationText& name);
// "this Ordinance", "that Ordinance", "the Ordinance", "presente lei", "desse diploma".
std::optional<LawMention> read_own_latin(const CitationText& text, std::size_t at);

// "desse diploma", "daquela lei": with the preposition.
bool is_of_earlier(const CitationText& text, std::size_t at);

// "É aditado ao capítulo IV da Lei n.º 9/1999 o |artigo 67.º-A": whether the provision at `at` is
// one that is added to the law before it.
bool is_added(const CitationText& text, const LawMention& law, std::size_t at);

// What stands behind or before a name about its enactment and its number: (2020年修正), (Cap. 559),
// （法释〔2001〕21号，2020年修正）, 2000年修正的. Extends the mention.
void read_surroundings(const CitationText& text, LawMention& law, std::size_t least);

}  // namespace gbalex::text

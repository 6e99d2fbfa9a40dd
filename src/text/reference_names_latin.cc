// Names of laws in English and Portuguese, by their shape.
#include "text/reference_parts.h"

namespace gbalex::text {
namespace {

using Words = std::initializer_list<std::u32string_view>;

constexpr std::size_t kMostWords = 24, kMostWord = 24;

// The end of the word at `at`, with apostrophes and hyphens inside.
std::size_t word_end(const CitationText& text, std::size_t at) {
  std::size_t end = at;
  while (end < at + kMostWord && text.is_letter(end)) {
    ++end;
    const bool joined = text[end] == U'\'' || text[end] == U'’' || text[end] == U'-';
    if (joined && text.is_letter(end + 1)) ++end;
  }
  return end;
}

bool is_one_of(const CitationText& text, std::size_t begin, std::size_t end, Words words) {
  const std::u32string_view word = text.from(begin).substr(0, end - begin);
  return std::find(words.begin(), words.end(), word) != words.end();
}

// "(Amendment)", "(Topography)" with its capital; after it, or `at`.
std::size_t skip_bracketed_words(const CitationText& text, std::size_t at) {
  if (text[at] != U'(' || !text.is_capital(at + 1)) return at;
  for (std::size_t end = at + 1; end < at + 48; ++end) {
    if (text[end] == U')') return end + 1;
    if (!text.is_letter(end) && text[end] != U' ' && text[end] != U'-') return at;
  }
  return at;
}

constexpr Words kHeads = {
    U"ordinance",  U"act",       U"law",    U"regulation", U"regulations", U"rules",       U"code",
    U"convention", U"agreement", U"treaty", U"protocol",   U"arrangement", U"constitution"};
// Named so, a law is meant even without number and provision.
constexpr Words kStrongHeads = {U"ordinance",  U"act",    U"law",
                                U"convention", U"treaty", U"protocol"};
constexpr Words kHeadsPt = {U"lei",    U"codigo", U"regulamento", U"regime",  U"convencao",
                            U"acordo", U"tabela", U"estatuto",    U"tratado", U"constituicao"};
// Words with a capital at the beginning of a sentence, which no name begins with.
constexpr Words kNotFirst = {U"the",
                             U"this",
                             U"that",
                             U"these",
                             U"those",
                             U"under",
                             U"in",
                             U"if",
                             U"for",
                             U"by",
                             U"see",
                             U"and",
                             U"of",
                             U"a",
                             U"an",
                             U"any",
                             U"each",
                             U"such",
                             U"where",
                             U"when",
                             U"as",
                             U"section",
                             U"article",
                             U"part",
                             U"to",
                             U"on",
                             U"no",
                             U"subject",
                             U"pursuant",
                             U"despite",
                             U"notwithstanding",
                             U"schedule",
                             U"with",
                             U"from",
                             U"our"};
constexpr Words kConnectors = {U"of",      U"the",        U"and",     U"for", U"in",
                               U"on",      U"to",         U"with",    U"by",  U"from",
                               U"between", U"concerning", U"against", U"or",  U"relating"};

// Where the name goes on behind a connector: "of the High Court". 0 where it does not.
std::size_t next_of_name(const CitationText& text, std::size_t at, Words connectors) {
  std::size_t next = text.skip_blanks(at);
  if (next == at) return 0;
  for (int words = 0; words < 4; ++words) {
    const std::size_t bracket = skip_bracketed_words(text, next);
    if (bracket != next) return next;
    if (!text.is_letter(next)) return 0;
    if (text.is_capital(next)) return next;
    const std::size_t end = word_end(text, next);
    if (!is_one_of(text, next, end, connectors)) return 0;
    next = text.skip_blanks(end);
  }
  return 0;
}

}  // namespace

std::optional<LawMention> read_english_name(const CitationText& text, std::size_t at) {
  if (!text.is_capital(at) || !text.at_word_start(at)) return std::nullopt;
  std::size_t begin = at, name_words = 0;
  std::size_t next = at;
  for (std::size_t words = 0; words < kMostWords; ++words) {
    const std::size_t bracket = skip_bracketed_words(text, next);
    const std::size_t end = bracket != next ? bracket : word_end(text, next);
    if (end == next) return std::nullopt;
    const bool not_first = name_words == 0 && is_one_of(text, next, end, kNotFirst);
    if (not_first) {
      begin = next = text.skip_blanks(end);
      if (!text.is_capital(next)) return std::nullopt;
      continue;
    }
    const bool head = bracket == next && is_one_of(text, next, end, kHeads);
    const std::size_t follows = next_of_name(text, end, kConnectors);
    const bool of = follows != 0 && text.word(text.skip_blanks(end), {U"of", U"on", U"between",
                                                                      U"for", U"concerning"}) != 0;
    const bool ordinance = is_one_of(text, next, end, {U"ordinance", U"act"});
    const bool capital_next =
        follows != 0 && follows == text.skip_blanks(end) && text.is_capital(follows);
    if (head && (name_words > 0 || of) && !capital_next && (ordinance || !of)) {
      LawMention law{begin, end, begin, end};
      law.alone = is_one_of(text, next, end, kStrongHeads);
      return law;
    }
    if (head && of && !ordinance) {
      // "Rules of the High Court": to the end of what has capitals.
      std::size_t last = end;
      for (std::size_t more = follows; more != 0 && words < kMostWords; ++words) {
        const std::size_t bracketed = skip_bracketed_words(text, more);
        if (bracketed != more) break;
        last = word_end(text, more);
        more = next_of_name(text, last, kConnectors);
      }
      LawMention law{begin, last, begin, last};
      law.alone = is_one_of(text, next, end, kStrongHeads);
      return law;
    }
    ++name_words;
    if (follows == 0) return std::nullopt;
    next = follows;
  }
  return std::nullopt;
}

bool sounds_like_law(const CitationText& text) {
  static constexpr Words kMore = {
      U"measures",   U"provisions",  U"interpretation", U"interpretations", U"order",
      U"notice",     U"decision",    U"opinions",       U"dispatch",        U"decree",
      U"guidelines", U"rule",        U"criteria",       U"decree-law",      U"policy",
      U"reply",      U"decreto-lei", U"despacho",       U"aviso",           U"ordem",
      U"portaria"};
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = word_end(text, at);
    if (end == at) {
      ++at;
      continue;
    }
    if (at == 0 && is_one_of(text, at, end, kHeadsPt)) return true;
    if (is_one_of(text, at, end, kHeads) || is_one_of(text, at, end, kMore)) return true;
    at = end;
  }
  return false;
}

std::optional<LawMention> read_portuguese_name(const CitationText& text, std::size_t at) {
  static constexpr Words kJoins = {U"do",   U"da", U"de", U"dos", U"das", U"e",    U"em",
                                   U"para", U"a",  U"o",  U"no",  U"na",  U"ao",   U"sobre",
                                   U"ou",   U"os", U"as", U"com", U"aos", U"pelo", U"pela"};
  if (!text.is_capital(at) || !text.at_word_start(at)) return std::nullopt;
  std::size_t end = word_end(text, at);
  if (!is_one_of(text, at, end, kHeadsPt)) return std::nullopt;
  const std::size_t head_end = end;
  for (std::size_t words = 0; words < kMostWords; ++words) {
    const std::size_t next = next_of_name(text, end, kJoins);
    if (next == 0 || text[next] == U'(') break;
    const std::size_t last = word_end(text, next);
    // "Código Penal e do Código Civil" are two.
    const bool another = text.word(text.skip_blanks(end), {U"e", U"ou"}) != 0 &&
                         is_one_of(text, next, last, kHeadsPt);
    if (another) break;
    end = last;
  }
  if (end == head_end) return std::nullopt;
  LawMention law{at, end, at, end};
  return law;
}

std::optional<LawMention> read_own_latin(const CitationText& text, std::size_t at) {
  static constexpr Words kKinds = {
      U"ordinance", U"ordinances", U"act",         U"law",       U"regulation",  U"regulations",
      U"rules",     U"code",       U"order",       U"agreement", U"convention",  U"treaty",
      U"protocol",  U"lei",        U"decreto-lei", U"codigo",    U"regulamento", U"diploma",
      U"despacho",  U"regime",     U"tabela",      U"estatuto",  U"portaria"};
  if (!text.at_word_start(at)) return std::nullopt;
  LawMention law{at, 0, 0, 0};
  law.alone = false;
  std::size_t next = text.word(at, {U"this", U"these", U"presente", U"este", U"esta", U"deste",
                                    U"desta", U"neste", U"nesta"});
  law.kind = LawMention::Kind::own;
  if (next == 0) {
    next = text.word(at, {U"that", U"those", U"said", U"desse", U"dessa", U"daquele", U"daquela",
                          U"referido", U"referida", U"mesmo", U"mesma", U"citado", U"citada"});
    law.kind = LawMention::Kind::earlier;
  }
  if (next == 0) {
    next = text.word(at, {U"the"});
    law.kind = LawMention::Kind::the;
  }
  if (next == 0) return std::nullopt;
  next = text.skip_blanks(next);
  law.end = word_end(text, next);
  if (!is_one_of(text, next, law.end, kKinds)) return std::nullopt;
  if (law.kind != LawMention::Kind::the) return law;
  if (!text.is_capital(next)) return std::nullopt;
  // "the Agreement between the Government of …" is a name.
  const std::size_t goes_on = text.word(
      text.skip_blanks(law.end), {U"of", U"between", U"for", U"on", U"concerning", U"relating"});
  if (goes_on == 0) return law;
  const auto name = read_english_name(text, next);
  if (name && name->name_end > law.end) return std::nullopt;
  return law;
}

std::optional<LawMention> read_short_name(const CitationText& text, std::size_t end,
                                          std::size_t at) {
  if (!text.is_capital(at) || !text.at_word_start(at) || at - end > 8) return std::nullopt;
  const std::size_t of =
      text.word(text.skip_blanks(text.skip(end, U",")), {U"do", U"da", U"dos", U"das"});
  if (of == 0 || text.skip_blanks(of) != at) return std::nullopt;
  constexpr std::size_t kFewest = 2, kMost = 6;
  const std::size_t last = word_end(text, at);
  bool capitals = last - at >= kFewest && last - at <= kMost;
  for (std::size_t i = at; i < last; ++i) capitals = capitals && text.is_capital(i);
  const bool place = is_one_of(text, at, last, {U"raem", U"raehk", U"rpc", U"ram"});
  const bool word = is_one_of(text, at, last, {U"estatutos", U"normas", U"regimento", U"tabela"});
  if ((!capitals || place) && !word) return std::nullopt;
  LawMention law{at, last, at, last};
  law.alone = false;
  return law;
}

bool is_of_earlier(const CitationText& text, std::size_t at) {
  return text.word(at, {U"deste", U"desta", U"desse", U"dessa", U"daquele", U"daquela"}) != 0;
}

bool is_added(const CitationText& text, const LawMention& law, std::size_t at) {
  const std::size_t behind = skip_heading(text, text.skip_blanks(law.end));
  const std::size_t article =
      text.word(text.skip_blanks(text.skip(behind, U",")), {U"o", U"a", U"os", U"as"});
  if (article == 0 || text.skip_blanks(article) != at) return false;
  constexpr std::size_t kMostBefore = 80;
  std::size_t verb = law.begin;
  while (verb > 0 && law.begin - verb < kMostBefore && !text.starts(verb, U"aditad") &&
         text[verb] != U'\n' && text[verb] != U';') {
    --verb;
  }
  return text.starts(verb, U"aditad");
}

}  // namespace gbalex::text

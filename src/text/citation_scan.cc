#include "text/citation_scan.h"

#include <algorithm>

#include "text/citation_parts.h"
#include "text/unicode.h"

namespace gbalex::text {

std::size_t CitationText::skip_blanks(std::size_t at) const {
  const std::size_t most = at + kMaxBlanks;
  while (at < most && ((*this)[at] == U' ' || (*this)[at] == U'\t')) ++at;
  return at;
}

std::size_t CitationText::word(std::size_t at,
                               std::initializer_list<std::u32string_view> literals) const {
  for (const std::u32string_view literal : literals) {
    if (starts(at, literal) && !is_letter(at + literal.size())) return at + literal.size();
  }
  return 0;
}

Numeral CitationText::digits(std::size_t at, std::size_t most) const {
  Numeral number;
  while (is_digit(at + number.length)) {
    if (number.length == most) return {};
    number.value = number.value * 10 + static_cast<long>((*this)[at + number.length] - U'0');
    ++number.length;
  }
  return number;
}

std::size_t CitationText::skip_number_word(std::size_t at) const {
  for (const std::u32string_view form : {U"numero", U"number", U"n.os", U"n.o", U"nos.", U"nos",
                                         U"no.", U"no", U"n.°", U"n°", U"n.", U"n", U"#"}) {
    if (starts(at, form) && !is_letter(at + form.size())) return skip_blanks(at + form.size());
  }
  return at;
}

std::size_t CitationText::skip_ordinal(std::size_t at) const {
  const bool sign = (*this)[at] == U'°' || ((*this)[at] == U'o' && !is_letter(at + 1));
  return sign ? at + 1 : at;
}

std::string CitationText::ascii(std::size_t begin, std::size_t end) const {
  std::string out;
  for (std::size_t i = begin; i < end; ++i) out.push_back(static_cast<char>((*this)[i] & 0x7F));
  return out;
}

std::string upper_ascii(std::string letters) {
  for (char& c : letters) c = static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
  return letters;
}

// "s. 18 and s. 19": the next provisions are of the same instrument.
bool list_goes_on(const CitationText& text, std::size_t from, std::size_t to) {
  std::size_t at = text.skip_blanks(from);
  if (at < to && (text[at] == U',' || text[at] == U'、')) at = text.skip_blanks(at + 1);
  if (at < to) {
    const std::size_t words = text.word(at, {U"and", U"or", U"e", U"ou"});
    static constexpr std::u32string_view kAnd = U"和及与或&";
    if (words != 0) {
      at = text.skip_blanks(words);
      // "… e do artigo 15.º", "… e o artigo 7.º-A"
      const std::size_t again = text.word(at, {U"do", U"da", U"dos", U"das", U"no", U"na", U"nos",
                                               U"nas", U"o", U"a", U"os", U"as", U"of", U"in"});
      if (again != 0 && again < to) at = text.skip_blanks(again);
    } else if (text.starts(at, U"以及") || text.starts(at, U"或者")) {
      at += 2;
    } else if (kAnd.find(text[at]) != std::u32string_view::npos) {
      at = text.skip_blanks(at + 1);
    }
  }
  return at == to;
}

namespace {

// An instrument or the provisions of one place, in the order of the text.
struct Piece {
  std::optional<InstrumentPart> instrument;
  std::vector<ProvisionPart> provisions;
  std::string number;  // the instrument that the provisions are of, once joined
  bool joined = false;

  [[nodiscard]] std::size_t begin() const {
    return instrument ? instrument->begin : provisions.front().begin;
  }
  [[nodiscard]] std::size_t end() const {
    return instrument ? instrument->end : provisions.back().end;
  }
};

std::vector<Piece> read_pieces(const CitationText& text) {
  std::vector<Piece> pieces;
  for (std::size_t at = 0; at < text.size();) {
    const std::vector<InstrumentPart> instruments = read_instruments(text, at);
    for (const InstrumentPart& instrument : instruments) {
      Piece piece;
      piece.instrument = instrument;
      at = std::max(piece.end(), at + 1);
      pieces.push_back(std::move(piece));
    }
    if (!instruments.empty()) continue;
    Piece piece;
    piece.provisions = read_provisions(text, at);
    if (piece.provisions.empty()) {
      ++at;
      continue;
    }
    at = std::max(piece.end(), at + 1);
    pieces.push_back(std::move(piece));
  }
  return pieces;
}

// "Cap. 559, s. 18", "(第559章)第18条", "第5/2012号法律《…》第九条".
bool instrument_then_provision(const CitationText& text, std::size_t from, std::size_t to) {
  constexpr std::size_t kMostGap = 6, kMostTitle = 40;
  static constexpr std::u32string_view kBetween = U" ,)]》的之/";
  std::size_t loose = 0;
  for (std::size_t at = from; at < to; ++at) {
    if (text[at] == U'《') {
      const std::size_t title = at;
      while (at < to && text[at] != U'》') ++at;
      if (at == to || at - title > kMostTitle) return false;
      continue;
    }
    if (kBetween.find(text[at]) == std::u32string_view::npos || ++loose > kMostGap) return false;
  }
  return true;
}

// "section 64 of Cap. 514", "s. 18 of the Trade Marks Ordinance (Cap. 559)",
// "artigo 9.º do Decreto-Lei n.º 97/99/M".
bool provision_then_instrument(const CitationText& text, std::size_t from, std::size_t to) {
  constexpr std::size_t kMostName = 120;
  const std::size_t linked = text.word(text.skip_blanks(from), {U"of", U"do", U"da", U"in"});
  if (linked == 0 || linked > to || to - from > kMostName) return false;
  const std::size_t name = text.skip_blanks(linked);
  if (name >= to) return name == to;
  const std::size_t the = text.word(name, {U"the", U"o", U"a"});
  if (the != 0 && text.skip_blanks(the) == to) return true;
  const bool bracketed = text[to - 1] == U'(';
  if (!bracketed) return false;
  for (std::size_t at = name; at + 1 < to; ++at) {
    const bool allowed = text.is_letter(at) || text[at] == U' ' || text[at] == U'-' ||
                         text[at] == U'\'' || text[at] == U'’' || text[at] == U',';
    if (!allowed) return false;
    if (text[at] == U' ' && text.word(at + 1, {U"or", U"ou"}) != 0) return false;
  }
  return true;
}

void join(const CitationText& text, std::vector<Piece>& pieces) {
  for (std::size_t i = 0; i + 1 < pieces.size(); ++i) {
    Piece& piece = pieces[i];
    Piece& next = pieces[i + 1];
    const std::size_t from = piece.end(), to = next.begin();
    if (!piece.instrument && next.instrument) {
      if (piece.joined || !provision_then_instrument(text, from, to)) continue;
      piece.number = next.instrument->number;
      piece.provisions.back().end = next.end();
      piece.joined = next.joined = true;
    } else if (piece.instrument && !next.instrument) {
      const bool own = i + 2 < pieces.size() && pieces[i + 2].instrument &&
                       provision_then_instrument(text, next.end(), pieces[i + 2].begin());
      if (piece.joined || own || !instrument_then_provision(text, from, to)) continue;
      next.number = piece.instrument->number;
      next.provisions.front().begin = piece.begin();
      piece.joined = next.joined = true;
    } else if (!piece.instrument && !next.instrument && !piece.number.empty()) {
      const bool own = i + 2 < pieces.size() && pieces[i + 2].instrument &&
                       provision_then_instrument(text, next.end(), pieces[i + 2].begin());
      if (own || !list_goes_on(text, from, to)) continue;
      next.number = piece.number;
      next.joined = true;
    }
  }
}

}  // namespace

std::vector<ScannedCitation> scan_citations(std::string_view source, const Folded& folded,
                                            Language language) {
  const CitationText text(source, folded);
  std::vector<Piece> pieces = read_pieces(text);
  join(text, pieces);
  std::vector<ScannedCitation> citations;
  for (const Piece& piece : pieces) {
    if (piece.instrument) {
      if (!piece.joined) {
        citations.push_back({piece.begin(), piece.end(), piece.instrument->number, {}});
      }
      continue;
    }
    for (const ProvisionPart& part : piece.provisions) {
      if (part.needs_law && !piece.joined) continue;
      if (part.bare_letter && !piece.joined && language == Language::pt) continue;
      const bool section = part.chinese && piece.number.starts_with("cap");
      citations.push_back(
          {part.begin, part.end, piece.number, (section ? "s" : part.unit) + part.rest});
    }
  }
  return citations;
}

}  // namespace gbalex::text

// Normalisation and folding with exact offsets.
//
// Text is cut into the smallest pieces that normalise alone (Normalizer2::hasBoundaryBefore), so
// every folded character knows the source bytes it came from. Nearly all characters of our texts
// are pieces of their own and take a fast path; the rest goes through ICU piece by piece.
#include "text/fold.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <array>
#include <cstdint>

#include "text/fold_table.h"
#include "text/unicode.h"

namespace gbalex::text {
namespace {

// Unicode's stream-safe format allows 30 marks in a row; longer pieces are cut, so that reordering
// marks cannot take quadratic time.
constexpr std::size_t kMaxPiece = 32;

const icu::Normalizer2& casefold() {
  // Both live in the library itself, not in a data file, and are always there.
  static const icu::Normalizer2* const instance = [] {
    UErrorCode status = U_ZERO_ERROR;
    return icu::Normalizer2::getNFKCCasefoldInstance(status);
  }();
  return *instance;
}

const icu::Normalizer2& canonical() {
  static const icu::Normalizer2* const instance = [] {
    UErrorCode status = U_ZERO_ERROR;
    return icu::Normalizer2::getNFCInstance(status);
  }();
  return *instance;
}

bool is_latin(char32_t c) {
  if (c < 0x80) return (c >= 'a' && c <= 'z');
  UErrorCode status = U_ZERO_ERROR;
  return uscript_getScript(static_cast<UChar32>(c), &status) == USCRIPT_LATIN;
}

// Latin letters that carry no decomposition in Unicode, as people type them without their marks.
struct Plain {
  char32_t letter;
  std::u32string_view plain;
};
constexpr Plain kPlainLetters[] = {{U'æ', U"ae"}, {U'œ', U"oe"}, {U'ø', U"o"}, {U'đ', U"d"},
                                   {U'ð', U"d"},  {U'ħ', U"h"},  {U'ı', U"i"}, {U'ł', U"l"},
                                   {U'þ', U"th"}, {U'ŋ', U"n"},  {U'ŧ', U"t"}};

void append_without_marks(std::u32string& out, char32_t c) {
  for (const Plain& plain : kPlainLetters) {
    if (plain.letter == c) {
      out += plain.plain;
      return;
    }
  }
  icu::UnicodeString parts;
  if (canonical().getDecomposition(static_cast<UChar32>(c), parts)) {
    out.push_back(static_cast<char32_t>(parts.char32At(0)));
  } else {
    out.push_back(c);
  }
}

// One piece through ICU. `previous` is the folded character before it, for marks that were cut off.
std::u32string fold_piece(const icu::UnicodeString& piece, Marks marks, char32_t previous) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeString normal = casefold().normalize(piece, status);
  std::u32string out;
  for (std::int32_t i = 0; i < normal.length(); i = normal.moveIndex32(i, 1)) {
    const char32_t c = static_cast<char32_t>(normal.char32At(i));
    if (marks == Marks::keep) {
      out.push_back(fold_script(c));
    } else if (c >= 0x300 && c < 0x370) {
      if (!is_latin(out.empty() ? previous : out.back())) out.push_back(c);
    } else if (c >= 0xC0 && c < 0x2000 && is_latin(c)) {
      append_without_marks(out, c);
    } else {
      out.push_back(fold_script(c));
    }
  }
  return out;
}

// Letters with marks and ordinal signs, which Portuguese has in every second word: U+00A0 to
// U+024F, made once.
struct LatinFold {
  std::array<char32_t, 2> characters{};
  std::uint8_t length = 0;  // 3: more than fit
};
constexpr char32_t kLatinFirst = 0xA0, kLatinEnd = 0x250;
using LatinFolds = std::array<LatinFold, kLatinEnd - kLatinFirst>;

const LatinFolds& latin_folds() {
  static const LatinFolds folds = [] {
    LatinFolds made;
    for (char32_t c = kLatinFirst; c < kLatinEnd; ++c) {
      const icu::UnicodeString piece(static_cast<UChar32>(c));
      const std::u32string folded = fold_piece(piece, Marks::drop, 0);
      LatinFold& fold = made[c - kLatinFirst];
      fold.length = folded.size() <= 2 ? static_cast<std::uint8_t>(folded.size()) : 3;
      for (std::size_t i = 0; i < folded.size() && i < 2; ++i) fold.characters[i] = folded[i];
    }
    return made;
  }();
  return folds;
}

// Characters that no mark of theirs, and nothing before them, can change.
bool starts_piece(const Decoded& next) {
  const char32_t c = next.character;
  if (!next.valid || c < 0x300 || (c >= 0x3400 && c < 0xA000)) return true;
  if ((c >= 0x2010 && c < 0x2028) || (c >= 0x3000 && c < 0x3020)) return true;
  if (c >= 0xFF01 && c < 0xFF60) return true;
  return casefold().hasBoundaryBefore(static_cast<UChar32>(c)) != 0;
}

// The folded form where a character is a piece of its own and folds to one character; 0 else.
char32_t fold_simple(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z' ? c + 0x20 : c;
  if (c >= 0x3400 && c < 0xA000) return fold_script(c);
  if ((c >= 0x2018 && c < 0x201E) || c == 0x2013 || c == 0x2014) return c;
  if (c >= 0x3001 && c < 0x3012) return fold_script(c);
  if (c >= 0xFF01 && c < 0xFF5F) return fold_simple(c - 0xFEE0);
  return 0;
}

}  // namespace

char32_t fold_script(char32_t c) {
  if ((c >> 8) >= kFoldPageCount) return c;
  const std::size_t page = kFoldPage[c >> 8];
  const char32_t folded = kFoldValues[page * 256 + (c & 0xFF)];
  return folded == 0 ? c : folded;
}

Folded fold(std::string_view source, Marks marks) {
  Folded out;
  out.characters.reserve(source.size() / 2 + 8);
  out.offsets.reserve(source.size() / 2 + 9);
  const auto push = [&out](char32_t c, std::size_t offset) {
    out.characters.push_back(c);
    out.offsets.push_back(offset);
  };
  const auto decoded_at = [source](std::size_t at) {
    return at < source.size() ? decode(source, at) : Decoded{};
  };
  std::size_t at = 0;
  Decoded following = decoded_at(0);
  while (at < source.size()) {
    const Decoded first = following;
    std::size_t next = at + first.length;
    following = decoded_at(next);
    if (!first.valid) {
      push(kReplacement, at);
      at = next;
      continue;
    }
    if (starts_piece(following)) {
      const char32_t c = first.character;
      if (const char32_t simple = fold_simple(c); simple != 0 || c == 0) {
        push(simple, at);
        at = next;
        continue;
      }
      if (c >= kLatinFirst && c < kLatinEnd && marks == Marks::drop) {
        const LatinFold& latin = latin_folds()[c - kLatinFirst];
        if (latin.length <= 2) {
          for (std::size_t i = 0; i < latin.length; ++i) push(latin.characters[i], at);
          at = next;
          continue;
        }
      }
    }
    icu::UnicodeString piece(static_cast<UChar32>(first.character));
    for (std::size_t count = 1; next < source.size() && count < kMaxPiece; ++count) {
      if (starts_piece(following)) break;
      piece.append(static_cast<UChar32>(following.character));
      next += following.length;
      following = decoded_at(next);
    }
    const char32_t previous = out.characters.empty() ? 0 : out.characters.back();
    for (const char32_t c : fold_piece(piece, marks, previous)) push(c, at);
    at = next;
  }
  out.offsets.push_back(source.size());
  return out;
}

std::string to_text(std::u32string_view characters) { return to_utf8(characters); }

Folded fold(std::string_view source) { return fold(source, Marks::drop); }

Span source_span(const Folded& folded, std::size_t begin, std::size_t end) {
  const std::size_t start = folded.offsets[begin];
  const std::size_t last = folded.offsets[end - 1];
  while (end + 1 < folded.offsets.size() && folded.offsets[end] == last) ++end;
  return {start, folded.offsets[end]};
}

std::string fold_key(std::string_view source) {
  const Folded folded = fold(source);
  std::string key;
  key.reserve(source.size());
  bool blank = false;
  for (const char32_t c : folded.characters) {
    if (classify(c) == CharacterClass::space) {
      blank = !key.empty();
      continue;
    }
    if (blank) key.push_back(' ');
    blank = false;
    append_utf8(key, c);
  }
  return key;
}

}  // namespace gbalex::text

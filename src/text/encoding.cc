#include "text/encoding.h"

#include <unicode/ucnv.h>
#include <unicode/utf16.h>

#include <algorithm>
#include <array>
#include <memory>

#include "text/unicode.h"

namespace gbalex::text {
namespace {

struct Label {
  std::string_view label;
  Encoding encoding;
};
constexpr std::array kLabels = {
    Label{"utf-8", Encoding::utf8},
    Label{"utf8", Encoding::utf8},
    Label{"unicode-1-1-utf-8", Encoding::utf8},
    Label{"big5", Encoding::big5_hkscs},
    Label{"big-5", Encoding::big5_hkscs},
    Label{"big5-hkscs", Encoding::big5_hkscs},
    Label{"big5hkscs", Encoding::big5_hkscs},
    Label{"x-x-big5", Encoding::big5_hkscs},
    Label{"cn-big5", Encoding::big5_hkscs},
    Label{"cp950", Encoding::big5_hkscs},
    Label{"windows-950", Encoding::big5_hkscs},
    Label{"windows-1252", Encoding::windows_1252},
    Label{"cp1252", Encoding::windows_1252},
    Label{"iso-8859-1", Encoding::windows_1252},
    Label{"iso8859-1", Encoding::windows_1252},
    Label{"iso_8859-1", Encoding::windows_1252},
    Label{"latin1", Encoding::windows_1252},
    Label{"us-ascii", Encoding::windows_1252},
    Label{"ascii", Encoding::windows_1252},
    Label{"gb18030", Encoding::gb18030},
    Label{"gbk", Encoding::gb18030},
    Label{"gb2312", Encoding::gb18030},
    Label{"gb_2312-80", Encoding::gb18030},
    Label{"x-gbk", Encoding::gb18030},
};

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

struct Close {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, Close>;

bool is_private(UChar32 character) {
  return (character >= 0xE000 && character <= 0xF8FF) || character >= 0xF0000;
}
bool is_c1_control(UChar32 character) { return character >= 0x80 && character <= 0x9F; }

void append(DecodedBytes& out, UChar32 character, Encoding encoding) {
  const bool is_undefined = U_IS_SURROGATE(character) ||
                            (encoding == Encoding::big5_hkscs && is_private(character)) ||
                            (encoding == Encoding::windows_1252 && is_c1_control(character));
  const char32_t taken = is_undefined ? kReplacement : static_cast<char32_t>(character);
  out.replaced += taken == kReplacement ? 1 : 0;
  append_utf8(out.utf8, taken);
}

DecodedBytes decode_utf8(std::string_view bytes) {
  DecodedBytes out;
  out.utf8.reserve(bytes.size());
  for (std::size_t at = 0; at < bytes.size();) {
    const Decoded next = decode(bytes, at);
    append(out, static_cast<UChar32>(next.character), Encoding::utf8);
    at += next.length;
  }
  return out;
}

}  // namespace

std::optional<Encoding> parse_encoding(std::string_view label) {
  std::string wanted(label);
  std::ranges::transform(wanted, wanted.begin(), lower);
  const auto* const found = std::ranges::find(kLabels, wanted, &Label::label);
  if (found == kLabels.end()) return std::nullopt;
  return found->encoding;
}

std::string_view code(Encoding encoding) {
  switch (encoding) {
    case Encoding::utf8:
      return "UTF-8";
    case Encoding::big5_hkscs:
      return "Big5-HKSCS";
    case Encoding::windows_1252:
      return "windows-1252";
    case Encoding::gb18030:
      return "GB18030";
  }
  return "UTF-8";
}

DecodedBytes decode(std::string_view bytes, Encoding encoding) {
  constexpr std::string_view kMark = "\xEF\xBB\xBF";
  if (bytes.starts_with(kMark)) bytes.remove_prefix(kMark.size());
  if (encoding == Encoding::utf8) return decode_utf8(bytes);
  UErrorCode status = U_ZERO_ERROR;
  const Converter converter(ucnv_open(std::string(code(encoding)).c_str(), &status));
  if (!converter || U_FAILURE(status)) return decode_utf8(bytes);

  DecodedBytes out;
  out.utf8.reserve(bytes.size() * 2);
  std::array<UChar, 4096> units{};
  const char* source = bytes.data();
  const char* const end = source + bytes.size();
  UChar lead = 0;  // of a pair that a full buffer cut
  do {
    UChar* target = units.data();
    status = U_ZERO_ERROR;
    ucnv_toUnicode(converter.get(), &target, units.data() + units.size(), &source, end, nullptr,
                   true, &status);
    for (const UChar* unit = units.data(); unit != target; ++unit) {
      if (lead != 0) {
        const bool is_pair = U16_IS_TRAIL(*unit);
        append(out, is_pair ? U16_GET_SUPPLEMENTARY(lead, *unit) : kReplacement, encoding);
        lead = 0;
        if (is_pair) continue;
      }
      if (U16_IS_LEAD(*unit)) {
        lead = *unit;
      } else {
        append(out, *unit, encoding);
      }
    }
  } while (status == U_BUFFER_OVERFLOW_ERROR);
  if (lead != 0) append(out, kReplacement, encoding);
  return out;
}

}  // namespace gbalex::text

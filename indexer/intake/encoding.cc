#include "intake/encoding.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "text/unicode.h"

namespace gbalex::intake {
namespace {

using text::Encoding;

constexpr std::size_t kSniffed = 3000;  // bytes in which a page declares its encoding
// Of a hundred bytes beyond ASCII, how many may be wrong in the encoding that a text is in.
constexpr std::size_t kTolerated = 2;

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool is_label(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
         c == '_' || c == '.';
}

std::size_t beyond_ascii(std::string_view bytes) {
  return static_cast<std::size_t>(std::ranges::count_if(
      bytes, [](char byte) { return static_cast<unsigned char>(byte) >= 0x80; }));
}

struct Trial {
  Encoding encoding = Encoding::utf8;
  std::size_t wrong = 0;
};

// What is wrong of the text in an encoding. In Portuguese read as Big5, letters swallow the ones
// behind them: most pairs are no characters. In Chinese read as windows-1252 nothing is wrong but
// a few bytes; so it comes after Big5.
Trial tried(std::string_view bytes, Encoding encoding) {
  return {encoding, text::decode(bytes, encoding).replaced};
}

// Whether most pairs of Big5 would be rare characters. Those of everyday begin below 0xC9, and the
// letters of Portuguese with accents lie above it: reading as Big5 proves nothing there.
bool is_rarely_big5(std::string_view bytes) {
  constexpr unsigned char kFirstRare = 0xC9;
  std::size_t rare = 0, common = 0;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const auto byte = static_cast<unsigned char>(bytes[i]);
    if (byte < 0x80) continue;
    ++(byte >= kFirstRare ? rare : common);
    ++i;  // the second byte of the pair
  }
  return rare > common;
}

// "charset=…" of http-equiv and of HTML 5, "encoding=…" of XML.
std::string_view label_after(std::string_view head, std::string_view lowered,
                             std::string_view key) {
  std::size_t at = lowered.find(key);
  if (at == lowered.npos) return {};
  at += key.size();
  const auto skip = [&](std::string_view what) {
    while (at < head.size() && what.find(head[at]) != what.npos) ++at;
  };
  skip(" \t\r\n");
  if (at >= head.size() || head[at] != '=') return {};
  ++at;
  skip(" \t\r\n\"'");
  std::size_t end = at;
  while (end < head.size() && is_label(head[end])) ++end;
  return head.substr(at, end - at);
}

}  // namespace

std::string_view declared_charset(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, kSniffed);
  std::string lowered(head);
  std::ranges::transform(lowered, lowered.begin(), lower);
  if (lowered.starts_with("<?xml")) {
    const std::string_view found = label_after(head, lowered, "encoding");
    if (!found.empty()) return found;
  }
  for (std::size_t meta = lowered.find("<meta"); meta != lowered.npos;
       meta = lowered.find("<meta", meta + 1)) {
    const std::size_t length = std::min(lowered.find('>', meta), lowered.size()) - meta;
    const std::string_view tag = std::string_view(lowered).substr(meta, length);
    const std::string_view found = label_after(head.substr(meta, length), tag, "charset");
    if (!found.empty()) return found;
  }
  return {};
}

Encoding sniff_encoding(std::string_view bytes, std::string_view charset) {
  const std::size_t high = beyond_ascii(bytes);
  const std::size_t most = high * kTolerated / 100;
  const Trial utf8 = tried(bytes, Encoding::utf8);
  if (utf8.wrong == 0 && high > 0) return Encoding::utf8;

  std::vector<Trial> trials;
  for (const std::string_view label : {charset, declared_charset(bytes)}) {
    const std::optional<Encoding> declared = text::parse_encoding(label);
    // Nearly any byte is one of windows-1252: that declaration proves nothing.
    if (!declared || *declared == Encoding::windows_1252) continue;
    const Trial trial = tried(bytes, *declared);
    if (trial.wrong <= most) return trial.encoding;
    trials.push_back(trial);
  }
  if (high == 0) return Encoding::utf8;
  if (utf8.wrong <= most) return Encoding::utf8;
  for (const Encoding encoding :
       {Encoding::big5_hkscs, Encoding::windows_1252, Encoding::gb18030}) {
    if (encoding == Encoding::big5_hkscs && is_rarely_big5(bytes)) continue;
    const Trial trial = tried(bytes, encoding);
    if (trial.wrong <= most) return encoding;
    trials.push_back(trial);
  }
  return std::ranges::min_element(trials, {}, &Trial::wrong)->encoding;
}

std::string decode_file(const File& file, std::string_view charset,
                        std::vector<Finding>& findings) {
  const Encoding encoding = sniff_encoding(file.bytes, charset);
  std::string_view declared = charset.empty() ? declared_charset(file.bytes) : charset;
  const std::optional<Encoding> said = text::parse_encoding(declared);
  if (!declared.empty() && said != encoding && beyond_ascii(file.bytes) > 0) {
    findings.push_back({Finding::What::unknown_value, std::string(file.name),
                        "declared as " + std::string(declared) + ", read as " +
                            std::string(text::code(encoding))});
  }
  text::DecodedBytes decoded = text::decode(file.bytes, encoding);
  if (decoded.replaced > 0) {
    findings.push_back({Finding::What::replaced, std::string(file.name),
                        std::to_string(decoded.replaced) + " places are no text in " +
                            std::string(text::code(encoding))});
  }
  return mend_controls(std::move(decoded.utf8), file.name, findings);
}

std::string mend_controls(std::string text, std::string_view where,
                          std::vector<Finding>& findings) {
  constexpr char kLead = '\xC2';  // of U+0080..U+00BF
  const auto is_control = [&](std::size_t at) {
    return text[at] == kLead && at + 1 < text.size() &&
           static_cast<unsigned char>(text[at + 1]) < 0xA0;
  };
  std::string out;
  std::size_t mended = 0, start = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!is_control(at)) continue;
    out.append(text, start, at - start);
    out += text::decode(std::string_view(text).substr(at + 1, 1), Encoding::windows_1252).utf8;
    start = at + 2;
    ++at;
    ++mended;
  }
  if (mended == 0) return text;
  out.append(text, start);
  findings.push_back({Finding::What::replaced, std::string(where),
                      std::to_string(mended) + " controls taken for characters of windows-1252"});
  return out;
}

}  // namespace gbalex::intake

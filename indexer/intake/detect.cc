#include "intake/detect.h"

#include <algorithm>
#include <cctype>
#include <utility>

#include "intake/detect_words.h"

namespace gbalex::intake {
namespace {

constexpr std::array<std::pair<Format, std::string_view>, 13> kCodes = {
    {{Format::hklm, "hklm"},
     {Format::akoma_ntoso, "akoma-ntoso"},
     {Format::docx, "docx"},
     {Format::gazette, "gazette"},
     {Format::gazette_text, "gazette-text"},
     {Format::gazette_json, "gazette-json"},
     {Format::markdown, "markdown"},
     {Format::plain_text, "plain-text"},
     {Format::text_json, "text-json"},
     {Format::flk_details, "flk-details"},
     {Format::versions, "versions"},
     {Format::archive, "archive"},
     {Format::none, "none"}}};

constexpr std::size_t kHead = 16'384;  // bytes in which a root element or a page shows what it is

struct Magic {
  std::string_view begin, why;
};
using namespace std::string_view_literals;
constexpr std::array kMagic = {
    Magic{"%PDF", "a PDF; give the publisher's XML, DOCX or text"},
    Magic{"\xD0\xCF\x11\xE0", "a document of Word before 2007; save it as DOCX"},
    Magic{"{\\rtf", "a document in RTF; save it as DOCX"},
    Magic{"\x89PNG", "a picture"},
    Magic{"\xFF\xD8\xFF", "a picture"},
    Magic{"GIF8", "a picture"},
    Magic{"BM", "a picture"},
    Magic{"II*\0"sv, "a picture"},
    Magic{"MM\0*"sv, "a picture"},
    Magic{"\xFF\xFE", "a text in UTF-16; save it as UTF-8"},
    Magic{"\xFE\xFF", "a text in UTF-16; save it as UTF-8"},
    Magic{"\x1F\x8B", "packed with gzip; unpack it first"},
    Magic{"7z\xBC\xAF", "a 7z archive; unpack it first"},
    Magic{"Rar!", "a RAR archive; unpack it first"}};

Detected none(std::string why) { return {Format::none, std::move(why)}; }

std::string_view without_space(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  return first == text.npos ? std::string_view() : text.substr(first);
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return out;
}

bool contains_any(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(), [text](std::string_view word) {
    return text.find(word) != std::string_view::npos;
  });
}

// The first tag behind declarations and comments, "<html lang='zh'"; empty: none.
std::string_view root_tag(std::string_view text) {
  for (text = without_space(text); text.starts_with("<?") || text.starts_with("<!");) {
    const std::string_view close = text.starts_with("<!--") ? "-->" : ">";
    const std::size_t end = text.find(close);
    if (end == text.npos) return {};
    text = without_space(text.substr(end + close.size()));
  }
  return text.starts_with('<') ? text.substr(0, text.find('>')) : std::string_view();
}

std::string_view local_name(std::string_view tag) {
  tag.remove_prefix(1);
  tag = tag.substr(0, tag.find_first_of(" \t\r\n/>"));
  const std::size_t colon = tag.find(':');
  return colon == tag.npos ? tag : tag.substr(colon + 1);
}

Detected detect_page(std::string_view bytes) {
  const std::string page = lower(bytes.substr(0, kHead));
  const bool is_gazette = contains_any(
      page, {"margincontent", "class='ficha'", "class=\"ficha\"", "io.gov.mo", "bo.dsaj.gov.mo",
             "boletim oficial", "imprensa oficial", "id='content'", "id=\"content\""});
  if (is_gazette) return {Format::gazette, {}};
  return none("a web page that is none of the Official Gazette of Macao");
}

Detected detect_markup(std::string_view bytes) {
  const std::string_view tag = root_tag(bytes.substr(0, kHead));
  if (tag.empty()) return none("markup without an element");
  const std::string_view name = local_name(tag);
  const std::string small = lower(name);
  if (contains_any(tag, {"www.xml.gov.hk/schemas/hklm"})) return {Format::hklm, {}};
  for (const std::string_view root : {"ordinance", "subLeg", "resolution", "lawDoc"}) {
    if (name == root) return {Format::hklm, {}};
  }
  if (name == "akomaNtoso") return {Format::akoma_ntoso, {}};
  for (const std::string_view root : {"html", "head", "body", "div", "table", "meta"}) {
    if (small == root) return detect_page(bytes);
  }
  if (name == "Listing") return none("the publisher's list of its chapters");
  return none("XML that begins with <" + std::string(name.substr(0, 40)) +
              ">, which is no whole law of a known format");
}

Detected detect_zip(std::string_view bytes) {
  if (contains_any(bytes, {"word/document.xml"})) return {Format::docx, {}};
  if (contains_any(bytes, {"[Content_Types].xml", "mimetypeapplication/"})) {
    return none("an office file that is no text document");
  }
  return {Format::archive, {}};
}

}  // namespace

std::string_view code(Format format) {
  for (const auto& [value, text] : kCodes) {
    if (value == format) return text;
  }
  return {};
}

std::optional<Format> parse_format(std::string_view text) {
  for (const auto& [value, known] : kCodes) {
    if (known == text) return value;
  }
  return std::nullopt;
}

Detected detect(const File& file) {
  const std::string_view start = without_space(file.bytes);
  if (start.empty()) return none("an empty file");
  if (file.bytes.starts_with("PK\x03\x04")) return detect_zip(file.bytes);
  for (const Magic& magic : kMagic) {
    // "BM" may also begin a text.
    const bool is_long = magic.begin.size() > 2 || file.bytes.find('\0') != std::string_view::npos;
    if (is_long && file.bytes.starts_with(magic.begin)) return none(std::string(magic.why));
  }
  if (file.bytes.substr(0, kHead).find('\0') != std::string_view::npos) return none("no text");
  if (start.starts_with('<') && !start.starts_with("<!-- INFO")) {
    const Detected markup = detect_markup(file.bytes);
    // Markdown may begin with a comment or an element.
    const bool is_markdown = file.name.ends_with(".md") || file.name.ends_with(".markdown");
    return is_markdown && markup.format == Format::none ? detect_words(file) : markup;
  }
  if (start.starts_with('{') || start.starts_with('[')) {
    const Detected json = detect_json(file);
    const bool is_named_json = file.name.ends_with(".json") || file.name.ends_with(".jsonl");
    return start.starts_with('[') && !is_named_json && json.format == Format::none
               ? detect_words(file)
               : json;
  }
  return detect_words(file);
}

}  // namespace gbalex::intake

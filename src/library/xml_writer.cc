#include "library/xml_writer.h"

#include <utility>

#include "text/unicode.h"

namespace gbalex::library {
namespace {

bool is_xml_character(char32_t c) {
  if (c < 0x20) return c == U'\t' || c == U'\n' || c == U'\r';
  return c != 0xFFFE && c != 0xFFFF;
}

// Null: the character stands for itself.
const char* escape_of(char c, bool in_attribute) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '\r':
      return "&#13;";
    case '"':
      return in_attribute ? "&quot;" : nullptr;
    case '\t':
      return in_attribute ? "&#9;" : nullptr;
    case '\n':
      return in_attribute ? "&#10;" : nullptr;
    default:
      return nullptr;
  }
}

void append_escaped(std::string& out, std::string_view text, bool in_attribute) {
  for (std::size_t at = 0; at < text.size();) {
    const text::Decoded next = text::decode(text, at);
    if (!next.valid || !is_xml_character(next.character)) {
      text::append_utf8(out, text::kReplacement);
    } else if (const char* escape = escape_of(text[at], in_attribute)) {
      out += escape;
    } else {
      out += text.substr(at, next.length);
    }
    at += next.length;
  }
}

}  // namespace

XmlWriter::XmlWriter() : out_("<?xml version=\"1.0\" encoding=\"UTF-8\"?>") {}

void XmlWriter::end_of_tag() {
  if (in_tag_) out_ += '>';
  in_tag_ = false;
}

void XmlWriter::begin(std::string_view name) {
  end_of_tag();
  out_ += '\n';
  begin_inline(name);
}

void XmlWriter::begin_inline(std::string_view name) {
  end_of_tag();
  out_ += '<';
  out_ += name;
  open_.push_back(name);
  in_tag_ = true;
}

void XmlWriter::attribute(std::string_view name, std::string_view value) {
  out_ += ' ';
  out_ += name;
  out_ += "=\"";
  append_escaped(out_, value, true);
  out_ += '"';
}

void XmlWriter::add_attribute(std::string_view name, std::string_view value) {
  if (!value.empty()) attribute(name, value);
}

void XmlWriter::text(std::string_view text) {
  end_of_tag();
  append_escaped(out_, text, false);
}

void XmlWriter::end() {
  if (in_tag_) {
    out_ += "/>";
    in_tag_ = false;
  } else {
    out_ += "</";
    out_ += open_.back();
    out_ += '>';
  }
  open_.pop_back();
}

void XmlWriter::empty(std::string_view name, std::string_view attribute_name,
                      std::string_view value) {
  begin(name);
  attribute(attribute_name, value);
  end();
}

std::string XmlWriter::take() {
  out_ += '\n';
  return std::move(out_);
}

}  // namespace gbalex::library

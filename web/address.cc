#include "web/address.h"

#include <algorithm>

#include "text/analyse.h"

namespace gbalex::web {
namespace {

constexpr std::string_view kHexDigits = "0123456789ABCDEF";

bool is_unreserved(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
         c == '.' || c == '_' || c == '~';
}

std::string encode(std::string_view text, std::string_view also_kept) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    if (is_unreserved(c) || also_kept.find(c) != std::string_view::npos) {
      out += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      out += '%';
      out += kHexDigits[byte >> 4U];
      out += kHexDigits[byte & 0xFU];
    }
  }
  return out;
}

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

struct Decoded {
  std::string text;
  bool whole = true;  // every '%' began an escape
};

Decoded decode(std::string_view text, bool plus_is_blank) {
  Decoded decoded;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size() && hex_value(text[i + 1]) >= 0 &&
        hex_value(text[i + 2]) >= 0) {
      decoded.text += static_cast<char>(hex_value(text[i + 1]) * 16 + hex_value(text[i + 2]));
      i += 2;
    } else if (text[i] == '+' && plus_is_blank) {
      decoded.text += ' ';
    } else {
      decoded.whole = decoded.whole && text[i] != '%';
      decoded.text += text[i];
    }
  }
  return decoded;
}

bool is_clean(std::string_view text) {
  const auto is_control = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; };
  return std::ranges::none_of(text, is_control) && text::is_valid_utf8(text);
}

std::optional<std::string> decode_field(std::string_view text) {
  std::string decoded = decode(text, true).text;
  std::ranges::replace(decoded, '\t', ' ');
  if (!is_clean(decoded)) return std::nullopt;
  return decoded;
}

// Calls `use` with each part between separators; stops, and says so, when `use` refuses one.
template <typename Use>
bool for_each_part(std::string_view text, char separator, Use use) {
  while (true) {
    const auto end = text.find(separator);
    if (!use(text.substr(0, end))) return false;
    if (end == std::string_view::npos) return true;
    text.remove_prefix(end + 1);
  }
}

}  // namespace

std::string percent_encode(std::string_view text) { return encode(text, {}); }
std::string percent_encode_path(std::string_view path) { return encode(path, "/()"); }

std::optional<std::string> Parameters::get(std::string_view name) const {
  for (const auto& [field, value] : fields_) {
    if (field == name) return value;
  }
  return std::nullopt;
}

std::vector<std::string> Parameters::all(std::string_view name) const {
  std::vector<std::string> values;
  for (const auto& [field, value] : fields_) {
    if (field == name) values.push_back(value);
  }
  return values;
}

bool Parameters::has(std::string_view name, std::string_view value) const {
  return std::ranges::any_of(
      fields_, [&](const auto& field) { return field.first == name && field.second == value; });
}

Parameters Parameters::with(std::string_view name, std::string_view value) const {
  return without(name).plus(name, value);
}

Parameters Parameters::plus(std::string_view name, std::string_view value) const {
  Parameters copy = *this;
  copy.fields_.emplace_back(name, value);
  return copy;
}

Parameters Parameters::without(std::string_view name) const {
  Parameters copy = *this;
  std::erase_if(copy.fields_, [&](const auto& field) { return field.first == name; });
  return copy;
}

Parameters Parameters::without(std::string_view name, std::string_view value) const {
  Parameters copy = *this;
  std::erase_if(copy.fields_,
                [&](const auto& field) { return field.first == name && field.second == value; });
  return copy;
}

std::string Parameters::query() const {
  std::string out;
  for (const auto& [name, value] : fields_) {
    out += out.empty() ? '?' : '&';
    out += percent_encode(name);
    out += '=';
    out += percent_encode(value);
  }
  return out;
}

std::string Target::path() const {
  std::string out;
  for (const std::string& segment : segments) {
    out += '/';
    out += segment;
  }
  return out.empty() ? "/" : out;
}

std::optional<Target> parse_target(std::string_view raw) {
  if (raw.empty() || raw.front() != '/') return std::nullopt;
  raw = raw.substr(0, raw.find('#'));
  const auto question = raw.find('?');
  const std::string_view path =
      raw.substr(1, question == std::string_view::npos ? std::string_view::npos : question - 1);
  Target target;
  const bool path_ok = path.empty() || for_each_part(path, '/', [&](std::string_view part) {
                         Decoded decoded = decode(part, false);
                         if (!decoded.whole || !is_clean(decoded.text)) return false;
                         target.segments.push_back(std::move(decoded.text));
                         return true;
                       });
  if (!path_ok) return std::nullopt;
  if (question == std::string_view::npos) return target;

  std::vector<std::pair<std::string, std::string>> fields;
  const bool query_ok = for_each_part(raw.substr(question + 1), '&', [&](std::string_view part) {
    if (part.empty()) return true;
    const auto equals = part.find('=');
    auto name = decode_field(part.substr(0, equals));
    auto value = decode_field(equals == std::string_view::npos ? "" : part.substr(equals + 1));
    if (!name || !value) return false;
    fields.emplace_back(std::move(*name), std::move(*value));
    return true;
  });
  if (!query_ok) return std::nullopt;
  target.query = Parameters(std::move(fields));
  return target;
}

}  // namespace gbalex::web

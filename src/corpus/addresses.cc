#include "corpus/addresses.h"

#include <algorithm>

namespace gbalex::corpus {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter_or_digit(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// Labels of letters, digits and hyphens with at least one dot between them.
bool is_host_name(std::string_view host) {
  if (host.find('.') == std::string_view::npos) return false;
  while (true) {
    const std::size_t dot = host.find('.');
    const std::string_view label = host.substr(0, dot);
    if (label.empty() || label.front() == '-' || label.back() == '-') return false;
    if (!std::ranges::all_of(label, [](char c) { return is_letter_or_digit(c) || c == '-'; })) {
      return false;
    }
    if (dot == std::string_view::npos) return true;
    host.remove_prefix(dot + 1);
  }
}

}  // namespace

std::optional<std::string> wrong_url(std::string_view url) {
  std::string_view rest = url;
  if (rest.starts_with("https://")) {
    rest.remove_prefix(8);
  } else if (rest.starts_with("http://")) {
    rest.remove_prefix(7);
  } else {
    return "begin it with https:// or http://";
  }
  for (const char c : rest) {
    if (c < 0x21 || c > 0x7E) return "write it in ASCII without blanks, other characters as %XX";
    if (std::string_view("<>\"\\^`{|}").find(c) != std::string_view::npos) {
      return "write the character " + std::string(1, c) + " as %XX";
    }
  }
  std::string_view authority = rest.substr(0, rest.find_first_of("/?#"));
  const std::size_t colon = authority.find(':');
  if (colon != std::string_view::npos) {
    const std::string_view port = authority.substr(colon + 1);
    if (port.empty() || port.size() > 5 || !std::ranges::all_of(port, is_digit)) {
      return "give the port as a number";
    }
    authority = authority.substr(0, colon);
  }
  if (!is_host_name(authority)) return "give a host name with a dot";
  return std::nullopt;
}

bool is_mail_address(std::string_view text) {
  const std::size_t at = text.find('@');
  if (at == std::string_view::npos || at == 0) return false;
  const std::string_view name = text.substr(0, at);
  return std::ranges::all_of(name,
                             [](char c) {
                               return is_letter_or_digit(c) ||
                                      std::string_view("._+-").find(c) != std::string_view::npos;
                             }) &&
         is_host_name(text.substr(at + 1));
}

bool is_phone_number(std::string_view text) {
  if (text.starts_with('+')) text.remove_prefix(1);
  return std::ranges::count_if(text, is_digit) >= 3 &&
         std::ranges::all_of(text, [](char c) { return is_digit(c) || c == ' ' || c == '-'; });
}

}  // namespace gbalex::corpus

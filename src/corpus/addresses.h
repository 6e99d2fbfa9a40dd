// The form of web addresses, mail addresses and telephone numbers in the corpus. Pure functions.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace gbalex::corpus {

// What is wrong with a web address: http or https, a host name with a dot, ASCII only (other
// characters percent-encoded, RFC 3986), no user name. Empty when it is good.
std::optional<std::string> wrong_url(std::string_view url);

// name@host.domain, ASCII.
bool is_mail_address(std::string_view text);

// Digits, blanks and hyphens, at least three digits, optionally + in front.
bool is_phone_number(std::string_view text);

}  // namespace gbalex::corpus

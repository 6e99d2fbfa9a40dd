// Which interface language a browser wants: its cookie first, then Accept-Language (RFC 9110
// §12.5.4, with the quality values), else Simplified Chinese. Pure functions.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "record/vocabulary.h"

namespace gbalex::web {

inline constexpr std::string_view kLanguageCookie = "gbalex_lang";

record::Language choose_language(std::string_view cookie_header, std::string_view accept_language);

// The value of a cookie in a Cookie header; empty when it is not there.
std::string_view cookie(std::string_view header, std::string_view name);

// zh-TW, zh-HK, zh-MO and zh-Hant-… are Traditional, other zh Simplified; en-…, pt-….
std::optional<record::Language> language_of_tag(std::string_view tag);

}  // namespace gbalex::web

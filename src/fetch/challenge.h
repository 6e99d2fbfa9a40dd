// Whether an answer is what was asked for, or a page in its place.
//
// Sites in front of which a firewall stands answer programs with a page that wants a browser to
// compute something, often with status 200. Such a page is no text of a law, and no sign that the
// law's page is gone. Pure functions.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "fetch/failure.h"
#include "fetch/transfer.h"

namespace gbalex::fetch {

// What the caller wants; `any` takes everything but challenges.
enum class Expected { any, html, xml, json, zip, pdf };

// The name of the firewall that an answer comes from, by its fields and the start of its body
// (64 KiB are looked at); empty for an answer of the site itself. Only marks that those programs
// leave, never words that a page could be about.
std::string_view firewall(const Answer& answer, std::string_view body);

// Whether the fields alone say that the body is a page where a file was expected.
bool is_announced_as_page(Expected expected, const Answer& answer);

// A failure (challenge or wrong_type) of an answer of success; `body` may be its start.
std::optional<Failure> wrong_answer(Expected expected, const Answer& answer, std::string_view body,
                                    const std::string& where);

}  // namespace gbalex::fetch

#include "fetch/challenge.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <span>

namespace gbalex::fetch {

namespace {

constexpr std::size_t kMostLookedAt = 64 * 1024;

struct Mark {
  std::string_view words;
  std::string_view name;
};

// As those firewalls' own pages write them.
constexpr std::array kMarks{
    Mark{"_cf_chl_opt", "Cloudflare"},
    Mark{"/orchestrate/chl_page/", "Cloudflare"},
    Mark{"<title>Just a moment...</title>", "Cloudflare"},
    Mark{"window.gokuProps", "AWS WAF"},
    Mark{"AwsWafIntegration.checkForceRefresh", "AWS WAF"},
    Mark{"/_Incapsula_Resource?CWUDNSAI", "Imperva"},
    Mark{"Incapsula incident ID", "Imperva"},
    Mark{"/_sec/cp_challenge/", "Akamai"},
    Mark{"sec-if-cpt-container", "Akamai"},
    Mark{"bm-verify=", "Akamai"},
    Mark{"/.azwaf/", "Azure"},
    Mark{"captcha-delivery.com", "DataDome"},
    Mark{"id=\"px-captcha\"", "HUMAN"},
    Mark{"sucuri_cloudproxy_js", "Sucuri"},
    Mark{"/.well-known/ddos-guard/", "DDoS-Guard"},
    Mark{"wzwsquestion", "WZWS"},
    Mark{"wzwschallenge", "WZWS"},
    Mark{"acw_sc__v2", "Alibaba Cloud"},
    Mark{"aliyun_waf_", "Alibaba Cloud"},
    Mark{"__jsl_clearance", "Jiasule"},
    Mark{"/_guard/auto.js", "Guard"},
    Mark{"/_guard/html.js", "Guard"},
};

// These stand in the pages of the site itself too: they tell something of a page without words.
constexpr std::array kScriptMarks{
    Mark{"/cdn-cgi/challenge-platform/", "Cloudflare"},
    Mark{".awswaf.com/", "AWS WAF"},
    Mark{"/_Incapsula_Resource", "Imperva"},
    Mark{"window['$_ts']", "Riversecurity"},
    Mark{"$_ts.nsd", "Riversecurity"},
    Mark{"/TSPD/", "F5"},
};

std::string_view marked(std::span<const Mark> marks, std::string_view body) {
  for (const Mark& mark : marks) {
    if (body.find(mark.words) != std::string_view::npos) return mark.name;
  }
  return {};
}

bool holds_one_of(std::string_view body, std::initializer_list<std::string_view> all) {
  return std::ranges::any_of(
      all, [&](std::string_view one) { return body.find(one) != std::string_view::npos; });
}

// A page that sets a cookie and loads itself again: a check that has no name.
bool is_reload(std::string_view body) {
  return body.find("document.cookie") != std::string_view::npos &&
         holds_one_of(body, {"location.reload", "location.href=location", "location.replace"});
}

std::string_view start_of(std::string_view body) {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (body.starts_with(kByteOrderMark)) body.remove_prefix(kByteOrderMark.size());
  const std::size_t first = body.find_first_not_of(" \t\r\n");
  return first == std::string_view::npos ? std::string_view() : body.substr(first);
}

bool starts_with_word(std::string_view text, std::string_view word) {
  const auto lower = [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  };
  return text.size() >= word.size() &&
         std::ranges::equal(text.substr(0, word.size()), word, {}, lower);
}

bool is_page(std::string_view start) {
  return starts_with_word(start, "<!doctype html") || starts_with_word(start, "<html") ||
         starts_with_word(start, "<head") || starts_with_word(start, "<script");
}

bool is_utf16(std::string_view body) {
  return body.starts_with("\xFE\xFF") || body.starts_with("\xFF\xFE");
}

bool is_as_expected(Expected expected, std::string_view body) {
  const std::string_view start = start_of(body);
  switch (expected) {
    case Expected::any:
      return true;
    case Expected::html:
      return !body.starts_with("PK\x03\x04") && !start.starts_with("%PDF-");
    case Expected::xml:
      return is_utf16(body) || (start.starts_with('<') && !is_page(start));
    case Expected::json:
      return start.starts_with('{') || start.starts_with('[');
    case Expected::zip:
      // A file's header, or the directory of a zip without files.
      return body.starts_with("PK\x03\x04") || body.starts_with("PK\x05\x06");
    case Expected::pdf:
      return start.starts_with("%PDF-");
  }
  return false;
}

std::string_view name_of(Expected expected) {
  constexpr std::array<std::string_view, 6> kNames{"an answer", "a page",     "an XML file",
                                                   "JSON",      "a zip file", "a PDF file"};
  return kNames[static_cast<std::size_t>(expected)];
}

}  // namespace

std::string_view firewall(const Answer& answer, std::string_view body) {
  if (answer.field("cf-mitigated") == "challenge") return "Cloudflare";
  if (!answer.field("x-amzn-waf-action").empty()) return "AWS WAF";
  body = body.substr(0, kMostLookedAt);
  if (const std::string_view name = marked(kMarks, body); !name.empty()) return name;
  if (body.find('<') == std::string_view::npos) return {};
  if (holds_one_of(body, {"<p>", "<p ", "<a ", "<h1", "<h2", "<td", "<li"})) return {};
  if (const std::string_view name = marked(kScriptMarks, body); !name.empty()) return name;
  return is_reload(body) ? "the site" : std::string_view();
}

bool is_announced_as_page(Expected expected, const Answer& answer) {
  const bool is_file = expected == Expected::zip || expected == Expected::pdf;
  const std::string_view type = answer.field("content-type");
  return is_file &&
         (starts_with_word(type, "text/html") || starts_with_word(type, "application/xhtml"));
}

std::optional<Failure> wrong_answer(Expected expected, const Answer& answer, std::string_view body,
                                    const std::string& where) {
  // A zip or a PDF may hold any words.
  const bool is_file = expected == Expected::zip || expected == Expected::pdf;
  const bool is_right = is_as_expected(expected, body);
  const std::string_view name = is_file && is_right ? std::string_view() : firewall(answer, body);
  if (!name.empty()) {
    Failure made = failure(FailureKind::challenge,
                           "a page of " + std::string(name) + " that checks for a browser came " +
                               "instead of " + std::string(name_of(expected)),
                           where, "open the address in a browser and save the file by hand");
    made.status = answer.status;
    return made;
  }
  if (is_right) return std::nullopt;
  const std::string_view kind = is_page(start_of(body)) ? "a page of HTML" : "something else";
  Failure made = failure(FailureKind::wrong_type,
                         std::string(kind) + " came instead of " + std::string(name_of(expected)),
                         where, "open the address in a browser and look what it is");
  made.status = answer.status;
  return made;
}

}  // namespace gbalex::fetch

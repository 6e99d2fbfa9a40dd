#include "fetch/url.h"

#include <curl/curl.h>

#include <algorithm>
#include <memory>
#include <optional>

namespace gbalex::fetch {

namespace {

constexpr std::size_t kLongestUrl = 8192;

using Handle = std::unique_ptr<CURLU, decltype(&curl_url_cleanup)>;

Failure bad(std::string_view text, std::string what) {
  constexpr std::size_t kMostShown = 200;
  return failure(FailureKind::address, std::move(what), std::string(text.substr(0, kMostShown)),
                 "give a whole address that begins with https:// or http://");
}

// Empty for control characters, which no address holds. Spaces around are no part of it.
std::optional<std::string> encoded(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  constexpr std::string_view kHex = "0123456789ABCDEF";
  constexpr unsigned kDelete = 0x7F;
  std::string made;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < ' ' || byte == kDelete) return std::nullopt;
    if (byte > kDelete || c == ' ' || c == '\\' || c == '"' || c == '<' || c == '>') {
      made += '%';
      made += kHex[byte >> 4U];
      made += kHex[byte & 0xFU];
    } else {
      made += c;
    }
  }
  return made;
}

std::string part(const Handle& url, CURLUPart which, unsigned flags = 0) {
  char* text = nullptr;
  if (curl_url_get(url.get(), which, &text, flags) != CURLUE_OK) return {};
  std::string copy(text);
  curl_free(text);
  return copy;
}

// "https:/x" and "https:///x": libcurl reads x as the host, browsers and people do not agree.
bool has_odd_slashes(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos || colon > text.find_first_of("/?#")) return false;
  const std::string_view rest = text.substr(colon + 1);
  return !rest.starts_with("//") || rest.starts_with("///");
}

bool is_host(std::string_view host) {
  const bool in_brackets = host.size() > 2 && host.front() == '[' && host.back() == ']';
  if (in_brackets) host = host.substr(1, host.size() - 2);
  return !host.empty() && std::ranges::all_of(host, [&](char c) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    return plain || c == '.' || (in_brackets ? c == ':' : c == '-' || c == '_');
  });
}

}  // namespace

Outcome<Url> Url::read(std::string_view base, std::string_view text) {
  const std::optional<std::string> ascii = encoded(text);
  if (!ascii) return bad("", "the address holds control characters");
  if (ascii->empty() || ascii->size() > kLongestUrl) {
    return bad(text, ascii->empty() ? "the address is empty" : "the address is too long");
  }
  if (has_odd_slashes(*ascii)) return bad(text, "the address has no host after two slashes");
  const Handle handle(curl_url(), &curl_url_cleanup);
  if (!handle) return bad(text, "no memory for the address");
  constexpr unsigned kFlags = CURLU_DISALLOW_USER;
  if (!base.empty()) curl_url_set(handle.get(), CURLUPART_URL, std::string(base).c_str(), kFlags);
  const CURLUcode code = curl_url_set(handle.get(), CURLUPART_URL, ascii->c_str(), kFlags);
  if (code != CURLUE_OK) {
    return bad(text, std::string("not an address of the web: ") + curl_url_strerror(code));
  }
  const std::string scheme = part(handle, CURLUPART_SCHEME);
  if (scheme != "http" && scheme != "https") return bad(text, "not an address of the web");
  Url url;
  url.is_secure_ = scheme == "https";
  url.host_ = part(handle, CURLUPART_HOST);
  std::ranges::transform(url.host_, url.host_.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  if (!is_host(url.host_)) return bad(text, "the host's name is not in ASCII letters and digits");
  url.port_ = part(handle, CURLUPART_PORT);
  if (url.port_ == (url.is_secure_ ? "443" : "80")) url.port_.clear();
  if (url.port_ == "0") return bad(text, "port 0 does not exist");
  url.target_ = part(handle, CURLUPART_PATH);
  if (url.target_.empty()) url.target_ = "/";
  if (const std::string query = part(handle, CURLUPART_QUERY); !query.empty()) {
    url.target_ += "?" + query;
  }
  return url;
}

Outcome<Url> Url::parse(std::string_view text) { return read({}, text); }

Outcome<Url> Url::join(std::string_view reference) const { return read(text(), reference); }

std::string Url::origin() const {
  const std::string scheme = is_secure_ ? "https://" : "http://";
  return scheme + host_ + (port_.empty() ? "" : ":" + port_);
}

}  // namespace gbalex::fetch

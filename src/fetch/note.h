// What is remembered of an answer, to ask the next time whether it has changed.
//
//   gbalex-fetch 1
//   etag "3f80f-1b6-3e1cb03b"
//   modified Mon, 01 Jun 2026 21:00:04 GMT
//   sha256 …
//
// Lines of name, space and value; unknown names are passed over. Stands beside a downloaded file,
// and at the head of an entry of the cache. Values, pure functions.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fetch/transfer.h"

namespace gbalex::fetch {

struct Note {
  std::string url;       // that answered, after redirects
  std::string etag;      // as sent, weak or strong; may be empty
  std::string modified;  // Last-Modified as sent; may be empty
  std::string type;      // Content-Type
  std::string sha256;    // of the bytes; empty while they are not all there
  // What If-Range may name: a strong etag, or a date that was a minute old at least (RFC 9110
  // §8.8.2.2); empty where half a file cannot be gone on with.
  std::string range_by;

  static Note of(const Answer& answer, const std::string& url);
  // Empty for anything else than a note.
  static std::optional<Note> parse(std::string_view text);
  [[nodiscard]] std::string to_text() const;

  // Fields that ask for the bytes only if they have changed; none where nothing tells.
  [[nodiscard]] std::vector<std::string> if_changed() const;

  bool operator==(const Note&) const = default;
};

}  // namespace gbalex::fetch

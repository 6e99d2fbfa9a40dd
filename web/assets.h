// The static files, read once at start: what is not in the map does not exist, so that no link in
// the file tree and no ".." can lead out of it. Immutable, thread-safe.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "record/result.h"
#include "web/server.h"

namespace gbalex::web {

class Assets {
 public:
  // Reads the plain files of `directory` (no folders, no symbolic links).
  static record::Result<Assets> read(const std::string& directory);

  // "/static/style.css?v=…": an address that changes with the content.
  [[nodiscard]] std::string address(std::string_view name) const;
  // Empty when there is no such file. Answers 304 to a matching If-None-Match.
  [[nodiscard]] std::optional<Response> get(std::string_view name, std::string_view version,
                                            std::string_view if_none_match) const;

 private:
  struct Asset {
    std::string content_type, bytes, digest;
  };
  std::map<std::string, Asset, std::less<>> assets_;
};

}  // namespace gbalex::web

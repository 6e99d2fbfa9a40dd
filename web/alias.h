// Short addresses of laws as people write them: /hk/cap559/s18 is /law/hk-cap-559/s18.
//
// The first segment is the first part of the instrument's id (its region code), the second the
// rest of the id; hyphens between a letter and a digit may be left out or put in, case does not
// matter. Works have aliases too. Thread-safe; the table is made anew when the index changes.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "index/reader.h"

namespace gbalex::web {

// The key under which an id, or an alias of it, is found: lower case, no hyphen between a letter
// and a digit.
std::string alias_key(std::string_view id);

class Aliases {
 public:
  // The id of the instrument or work; empty when the alias leads nowhere.
  std::optional<std::string> find(const index::Reader& reader, std::string_view region_code,
                                  std::string_view rest);

 private:
  using Table = std::map<std::string, std::string, std::less<>>;
  std::shared_ptr<const Table> table(const index::Reader& reader);

  std::mutex mutex_;
  std::string generation_;
  std::shared_ptr<const Table> table_;
};

}  // namespace gbalex::web

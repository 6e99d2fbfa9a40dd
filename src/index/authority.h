// How often each work is cited by the documents of other works: what many laws point to is more
// often what a question is about. Counted from the documents themselves, by the names of laws in
// their texts and by their references; nobody assigns it.
//
// Counted once a build and kept in the metadata: an edit in place takes the counts of the build.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>

#include "index/document.h"

namespace gbalex::index {

class Authority {
 public:
  // Adds what these documents cite among themselves.
  void count(std::span<const Document> documents);
  // Reads back to_string(); what is damaged counts as not cited.
  static Authority parse(std::string_view text);
  [[nodiscard]] std::string to_string() const;

  // In how many documents of other works this work is cited.
  [[nodiscard]] std::uint32_t of(const std::string& work) const;

 private:
  std::map<std::string, std::uint32_t> cited_;
};

}  // namespace gbalex::index

// A 128-bit digest of a stream of byte strings (two FNV-1a sums): for content digests and long
// terms. It tells accidents apart, not attacks.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace gbalex::index {

class Digest {
 public:
  // The length is part of what is added: ("ab", "c") differs from ("a", "bc").
  void add(std::string_view bytes);
  void add(std::uint64_t number);
  [[nodiscard]] std::string hex() const;  // 32 digits
  // Half of it as it is: 8 bytes.
  [[nodiscard]] std::string half() const;

 private:
  void mix(unsigned char byte);
  std::uint64_t first_ = 0xcbf29ce484222325U;
  std::uint64_t second_ = 0x9ae16a3b2f90404fU;
};

// 64 bits of a term: two terms of one text share them with a chance of one in 10^13. `begun` is the
// hash of what stands before it in the term.
inline constexpr std::uint64_t kEmptyHash = 0xcbf29ce484222325U;
std::uint64_t term_hash(std::string_view term, std::uint64_t begun = kEmptyHash);
// The same of a Han character.
std::uint64_t han_hash(char32_t character, std::uint64_t begun = kEmptyHash);
// 32 bits of it, for the features of the second stage.
std::uint32_t short_hash(std::string_view term);

}  // namespace gbalex::index

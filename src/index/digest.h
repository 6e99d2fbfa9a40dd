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
  [[nodiscard]] std::uint64_t value() const { return first_; }

 private:
  void mix(unsigned char byte);
  std::uint64_t first_ = 0xcbf29ce484222325U;
  std::uint64_t second_ = 0x9ae16a3b2f90404fU;
};

// Sums over the terms of a document: with their frequencies, and their positions.
struct TermSums {
  std::uint64_t terms = 0;
  std::uint64_t positions = 0;
  [[nodiscard]] std::string to_string() const;  // 32 hexadecimal digits
};

// 32 bits of a term, for the features of the second stage.
std::uint32_t short_hash(std::string_view term);

}  // namespace gbalex::index

// The bytes of a term; for this folder.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace gbalex::text {

// FNV-1a; `value` continues an earlier sum.
constexpr std::uint64_t hash_of(std::string_view bytes,
                                std::uint64_t value = 14695981039346656037U) {
  for (const char byte : bytes) {
    value = (value ^ static_cast<unsigned char>(byte)) * 1099511628211U;
  }
  return value;
}

// A term within kMaxTermBytes: a longer one keeps its first bytes, whole characters, and a hash of
// all of it.
std::string bounded_term(std::string term);

}  // namespace gbalex::text

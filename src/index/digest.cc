#include "index/digest.h"

namespace gbalex::index {

namespace {
constexpr std::uint64_t kPrime = 0x100000001b3U;

std::string hex_of(std::uint64_t number) {
  static constexpr char kDigits[] = "0123456789abcdef";
  std::string text;
  for (int shift = 60; shift >= 0; shift -= 4) text += kDigits[(number >> shift) & 15U];
  return text;
}
}  // namespace

void Digest::mix(unsigned char byte) {
  first_ = (first_ ^ byte) * kPrime;
  second_ = (second_ ^ static_cast<unsigned char>(byte + 0x5b)) * kPrime;
  second_ ^= second_ >> 29;
}

void Digest::add(std::uint64_t number) {
  for (int shift = 0; shift < 64; shift += 8) mix(static_cast<unsigned char>(number >> shift));
}

void Digest::add(std::string_view bytes) {
  add(static_cast<std::uint64_t>(bytes.size()));
  for (const char byte : bytes) mix(static_cast<unsigned char>(byte));
}

std::string Digest::hex() const { return hex_of(first_) + hex_of(second_); }

std::string Digest::half() const {
  std::string bytes;
  for (int shift = 0; shift < 64; shift += 8) bytes += static_cast<char>(first_ >> shift);
  return bytes;
}

std::uint64_t term_hash(std::string_view term, std::uint64_t begun) {
  std::uint64_t sum = begun;
  for (const char byte : term) sum = (sum ^ static_cast<unsigned char>(byte)) * kPrime;
  return sum;
}

std::uint64_t han_hash(char32_t character, std::uint64_t begun) {
  std::uint64_t sum = begun;
  const auto mix = [&sum](char32_t byte) { sum = (sum ^ byte) * kPrime; };
  constexpr char32_t kTail = 0x80, kSix = 0x3F;  // as UTF-8: three bytes, or four
  if (character < 0x10000) {
    mix(0xE0 | (character >> 12U));
  } else {
    mix(0xF0 | (character >> 18U));
    mix(kTail | ((character >> 12U) & kSix));
  }
  mix(kTail | ((character >> 6U) & kSix));
  mix(kTail | (character & kSix));
  return sum;
}

std::uint32_t short_hash(std::string_view term) {
  const std::uint64_t sum = term_hash(term);
  return static_cast<std::uint32_t>(sum ^ (sum >> 32U));
}

}  // namespace gbalex::index

#include "index/pack.h"

namespace gbalex::index {

std::uint64_t Unpacker::number() {
  std::uint64_t value = 0;
  for (unsigned shift = 0; shift < 64 && next_ < bytes_.size(); shift += 7) {
    const auto byte = static_cast<unsigned char>(bytes_[next_++]);
    value |= static_cast<std::uint64_t>(byte & 0x7fU) << shift;
    if ((byte & 0x80U) == 0) return value;
  }
  ok_ = false;
  return 0;
}

std::uint32_t Unpacker::word() {
  if (bytes_.size() - next_ < 4) {
    ok_ = false;
    return 0;
  }
  std::uint32_t value = 0;
  for (unsigned shift = 0; shift < 32; shift += 8) {
    value |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes_[next_++])) << shift;
  }
  return value;
}

std::uint64_t Unpacker::long_word() {
  const std::uint64_t low = word();
  return low | (std::uint64_t{word()} << 32U);
}

std::string_view Unpacker::text() {
  const std::size_t size = count();
  const std::string_view value = bytes_.substr(next_, size);
  next_ += size;
  return value;
}

std::size_t Unpacker::count() {
  const std::uint64_t value = number();
  if (value > bytes_.size() - next_) {
    ok_ = false;
    return 0;
  }
  return static_cast<std::size_t>(value);
}

std::string to_hex(std::string_view bytes) {
  static constexpr char kDigits[] = "0123456789abcdef";
  std::string text;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    text += kDigits[byte >> 4U];
    text += kDigits[byte & 15U];
  }
  return text;
}

std::optional<std::string> from_hex(std::string_view text) {
  const auto digit = [](char c) {
    if (c >= '0' && c <= '9') return c - '0';
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
  };
  if (text.size() % 2 != 0) return std::nullopt;
  std::string bytes;
  for (std::size_t i = 0; i < text.size(); i += 2) {
    const int high = digit(text[i]), low = digit(text[i + 1]);
    if (high < 0 || low < 0) return std::nullopt;
    bytes += static_cast<char>(high * 16 + low);
  }
  return bytes;
}

}  // namespace gbalex::index

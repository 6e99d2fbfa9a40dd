// Packing numbers and strings into bytes and back; see stored.h for the grammar that is built of
// them. An Unpacker never reads outside its bytes: on damaged input it fails and yields zeros.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace gbalex::index {

class Packer {
 public:
  void number(std::uint64_t value) {  // LEB128
    while (value >= 0x80U) {
      bytes_ += static_cast<char>((value & 0x7fU) | 0x80U);
      value >>= 7U;
    }
    bytes_ += static_cast<char>(value);
  }
  void word(std::uint32_t value) {
    for (unsigned shift = 0; shift < 32; shift += 8) bytes_ += static_cast<char>(value >> shift);
  }
  void long_word(std::uint64_t value) {
    word(static_cast<std::uint32_t>(value));
    word(static_cast<std::uint32_t>(value >> 32U));
  }
  void text(std::string_view value) {
    number(value.size());
    bytes_ += value;
  }
  [[nodiscard]] std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
};

class Unpacker {
 public:
  explicit Unpacker(std::string_view bytes) : bytes_(bytes) {}

  std::uint64_t number();
  std::uint32_t word();
  std::uint64_t long_word();
  std::string_view text();  // into the bytes
  // How many bytes are read, and those read since there were so many.
  [[nodiscard]] std::size_t at() const { return next_; }
  [[nodiscard]] std::string_view since(std::size_t begin) const {
    return bytes_.substr(begin, next_ - begin);
  }
  // A number of elements; never more than there are bytes left.
  std::size_t count();

  void fail() { ok_ = false; }
  [[nodiscard]] bool ok() const { return ok_; }
  [[nodiscard]] bool at_end() const { return next_ == bytes_.size(); }

 private:
  std::string_view bytes_;
  std::size_t next_ = 0;
  bool ok_ = true;
};

std::string to_hex(std::string_view bytes);
std::optional<std::string> from_hex(std::string_view text);

}  // namespace gbalex::index

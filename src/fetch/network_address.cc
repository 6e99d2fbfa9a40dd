#include "fetch/network_address.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

namespace gbalex::fetch {

namespace {

struct Block4 {
  std::uint32_t start;
  unsigned bits;  // of the prefix
};

constexpr std::array kClosed4{
    Block4{0x00000000, 8},   // this network
    Block4{0x0A000000, 8},   // private
    Block4{0x64400000, 10},  // shared by a provider's customers
    Block4{0xA9FE0000, 16},  // link-local, the metadata of clouds
    Block4{0xAC100000, 12},  // private
    Block4{0xC0000000, 24},  // assignments of protocols
    Block4{0xC0000200, 24},  // documentation
    Block4{0xC0586300, 24},  // relays of 6to4
    Block4{0xC0A80000, 16},  // private
    Block4{0xC6120000, 15},  // benchmarks
    Block4{0xC6336400, 24},  // documentation
    Block4{0xCB007100, 24},  // documentation
    Block4{0xE0000000, 4},   // multicast
    Block4{0xF0000000, 4},   // reserved, broadcast
};

bool lies_in(std::uint32_t address, const Block4& block) {
  constexpr unsigned kBits = 32;
  return (address ^ block.start) >> (kBits - block.bits) == 0;
}

Network network4(std::uint32_t address) {
  if (lies_in(address, {0x7F000000, 8})) return Network::loopback;
  const bool closed =
      std::ranges::any_of(kClosed4, [&](const Block4& block) { return lies_in(address, block); });
  return closed ? Network::closed : Network::open;
}

using Bytes6 = std::array<std::uint8_t, 16>;

struct Block6 {
  Bytes6 start;
  unsigned bits;
};

// Within 2000::/3, outside of which nothing is public.
constexpr std::array kClosed6{
    Block6{{0x20, 0x01, 0x00}, 23},        // protocols: Teredo, ORCHID, benchmarks
    Block6{{0x20, 0x01, 0x0D, 0xB8}, 32},  // documentation
    Block6{{0x3F, 0xFF, 0x00}, 20},        // documentation
};
constexpr Block6 kGlobal{{0x20}, 3};
constexpr Block6 kMapped{{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF}, 96};
constexpr Block6 kTranslated{{0x00, 0x64, 0xFF, 0x9B}, 96};
constexpr Block6 kSixToFour{{0x20, 0x02}, 16};

bool lies_in(const Bytes6& address, const Block6& block) {
  constexpr unsigned kByte = 8;
  const unsigned whole = block.bits / kByte;
  for (unsigned i = 0; i < whole; ++i) {
    if (address[i] != block.start[i]) return false;
  }
  const unsigned rest = block.bits % kByte;
  if (rest == 0) return true;
  return static_cast<unsigned>(address[whole] ^ block.start[whole]) >> (kByte - rest) == 0;
}

Network carried(const Bytes6& address, std::size_t at) {
  std::uint32_t carried = 0;
  for (std::size_t i = at; i < at + sizeof carried; ++i) carried = carried << 8U | address[i];
  return network4(carried);
}

Network network6(const Bytes6& address) {
  constexpr std::size_t kLast = 12;  // where the last 32 bits begin
  constexpr std::size_t kAfterSixToFour = 2;
  Bytes6 loopback{};
  loopback.back() = 1;
  if (address == loopback) return Network::loopback;
  if (lies_in(address, kMapped) || lies_in(address, kTranslated)) return carried(address, kLast);
  if (lies_in(address, kSixToFour)) return carried(address, kAfterSixToFour);
  if (!lies_in(address, kGlobal)) return Network::closed;
  const bool closed =
      std::ranges::any_of(kClosed6, [&](const Block6& block) { return lies_in(address, block); });
  return closed ? Network::closed : Network::open;
}

}  // namespace

Network network_of(const sockaddr& address) {
  if (address.sa_family == AF_INET) {
    sockaddr_in of_4{};
    std::memcpy(&of_4, &address, sizeof of_4);
    return network4(ntohl(of_4.sin_addr.s_addr));
  }
  if (address.sa_family == AF_INET6) {
    sockaddr_in6 of_6{};
    std::memcpy(&of_6, &address, sizeof of_6);
    Bytes6 bytes{};
    std::memcpy(bytes.data(), &of_6.sin6_addr, bytes.size());
    return network6(bytes);
  }
  return Network::closed;
}

std::string in_numbers(const sockaddr& address) {
  std::array<char, INET6_ADDRSTRLEN> text{};
  sockaddr_in of_4{};
  sockaddr_in6 of_6{};
  const void* bytes = nullptr;
  if (address.sa_family == AF_INET) {
    std::memcpy(&of_4, &address, sizeof of_4);
    bytes = &of_4.sin_addr;
  } else if (address.sa_family == AF_INET6) {
    std::memcpy(&of_6, &address, sizeof of_6);
    bytes = &of_6.sin6_addr;
  } else {
    return "an address of another family";
  }
  const char* made = inet_ntop(address.sa_family, bytes, text.data(), text.size());
  return made == nullptr ? "" : made;
}

}  // namespace gbalex::fetch

#include "fetch/network_address.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <catch2/catch.hpp>
#include <cstring>

using namespace gbalex::fetch;

namespace {

Network network(const std::string& text) {
  sockaddr_storage storage{};
  sockaddr_in of_4{};
  sockaddr_in6 of_6{};
  if (inet_pton(AF_INET, text.c_str(), &of_4.sin_addr) == 1) {
    of_4.sin_family = AF_INET;
    std::memcpy(&storage, &of_4, sizeof of_4);
  } else {
    REQUIRE(inet_pton(AF_INET6, text.c_str(), &of_6.sin6_addr) == 1);
    of_6.sin6_family = AF_INET6;
    std::memcpy(&storage, &of_6, sizeof of_6);
  }
  const auto& general = reinterpret_cast<const sockaddr&>(storage);
  CHECK_FALSE(in_numbers(general).empty());
  return network_of(general);
}

}  // namespace

TEST_CASE("addresses of the public Internet are open") {
  for (const std::string text :
       {"1.1.1.1", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "172.15.255.255",
        "172.32.0.0", "192.167.255.255", "192.169.0.0", "198.17.255.255", "198.20.0.0",
        "223.255.255.255", "2400:3200::1", "2606:4700::1111", "64:ff9b::101:101", "::ffff:1.1.1.1",
        "2002:101:101::1"}) {
    INFO(text);
    CHECK(network(text) == Network::open);
  }
}

TEST_CASE("addresses of this machine are loopback") {
  for (const std::string text : {"127.0.0.1", "127.255.255.255", "::1", "::ffff:127.0.0.1"}) {
    INFO(text);
    CHECK(network(text) == Network::loopback);
  }
}

TEST_CASE("private, link-local, reserved and carried addresses are closed") {
  for (const std::string text : {"0.0.0.0",
                                 "10.0.0.1",
                                 "10.255.255.255",
                                 "100.64.0.1",
                                 "169.254.169.254",
                                 "172.16.0.1",
                                 "172.31.255.255",
                                 "192.0.0.1",
                                 "192.0.2.1",
                                 "192.88.99.1",
                                 "192.168.1.1",
                                 "198.18.0.1",
                                 "198.19.255.255",
                                 "198.51.100.1",
                                 "203.0.113.1",
                                 "224.0.0.1",
                                 "240.0.0.1",
                                 "255.255.255.255",
                                 "::",
                                 "::10.0.0.1",
                                 "::ffff:10.0.0.1",
                                 "::ffff:169.254.169.254",
                                 "64:ff9b::a00:1",
                                 "64:ff9b:1::1",
                                 "100::1",
                                 "2001::1",
                                 "2001:db8::1",
                                 "2002:a00:1::1",
                                 "2002:c0a8:101::1",
                                 "3fff::1",
                                 "fc00::1",
                                 "fd00:ec2::254",
                                 "fe80::1",
                                 "fec0::1",
                                 "ff02::1",
                                 "5f00::1"}) {
    INFO(text);
    CHECK(network(text) == Network::closed);
  }
  sockaddr other{};
  other.sa_family = AF_UNIX;
  CHECK(network_of(other) == Network::closed);
}

// Which machines may be asked: those of the public Internet.
//
// An address out of a text, or of a redirect, must not lead the program into the network it runs
// in (server-side request forgery). Asked of every address that a connection is about to be made
// to, so that no name can mean one machine when judged and another when connected. Pure functions.
#pragma once

#include <string>

struct sockaddr;

namespace gbalex::fetch {

enum class Network { open, loopback, closed };

// By the registries of special addresses (RFC 6890 and the tables of IANA): private, shared,
// link-local, documentation, multicast and reserved ones are closed; an address of IPv6 that
// carries one of IPv4 (mapped, translated, 6to4) is what that is. Other families are closed.
Network network_of(const sockaddr& address);

// In numbers, for messages: "192.0.2.1", "2001:db8::1".
std::string in_numbers(const sockaddr& address);

}  // namespace gbalex::fetch

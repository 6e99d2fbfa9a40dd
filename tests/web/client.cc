#include "web/client.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cstdint>
#include <stdexcept>
#include <utility>

namespace gbalex::tests {
namespace {

constexpr std::chrono::seconds kPatience{30};

// Appends what arrives within `patience`; false when the other side closed or nothing came.
bool receive(int socket, std::string& into, std::chrono::milliseconds patience) {
  pollfd watched{socket, POLLIN, 0};
  if (::poll(&watched, 1, static_cast<int>(patience.count())) <= 0) return false;
  std::array<char, 65536> bytes{};
  const ssize_t got = ::recv(socket, bytes.data(), bytes.size(), 0);
  if (got <= 0) return false;
  into.append(bytes.data(), static_cast<std::size_t>(got));
  return true;
}

std::string lower_case(std::string text) {
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return text;
}

Answer parse_head(const std::string& head) {
  Answer answer;
  if (head.size() > 12) answer.status = std::stoi(head.substr(9, 3));
  std::size_t at = head.find("\r\n");
  while (at != std::string::npos && at + 2 < head.size()) {
    const auto end = head.find("\r\n", at + 2);
    const std::string line = head.substr(at + 2, end - at - 2);
    const auto colon = line.find(": ");
    if (colon != std::string::npos) {
      answer.headers.emplace(lower_case(line.substr(0, colon)), line.substr(colon + 2));
    }
    at = end;
  }
  return answer;
}

}  // namespace

std::string Answer::header(const std::string& lower_case_name) const {
  const auto found = headers.find(lower_case_name);
  return found == headers.end() ? "" : found->second;
}

Wire::Wire(int port) : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) {
    ::close(socket_);
    throw std::runtime_error("cannot connect to port " + std::to_string(port));
  }
}

Wire::~Wire() { ::close(socket_); }

bool Wire::try_send(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

void Wire::send(std::string_view bytes) {
  if (!try_send(bytes)) throw std::runtime_error("the server closed the connection");
}

Answer Wire::read_answer(bool has_body) {
  while (buffer_.find("\r\n\r\n") == std::string::npos) {
    if (!receive(socket_, buffer_, kPatience)) return {};
  }
  const std::size_t head_end = buffer_.find("\r\n\r\n") + 4;
  Answer answer = parse_head(buffer_.substr(0, head_end - 2));
  buffer_.erase(0, head_end);
  const std::string length = answer.header("content-length");
  if (!has_body || length.empty()) return answer;
  const std::size_t wanted = std::stoul(length);
  while (buffer_.size() < wanted && receive(socket_, buffer_, kPatience)) {
  }
  answer.body = buffer_.substr(0, wanted);
  buffer_.erase(0, wanted);
  return answer;
}

std::string Wire::read_all(std::chrono::milliseconds patience) {
  while (receive(socket_, buffer_, patience)) {
  }
  return std::exchange(buffer_, "");
}

bool Wire::closes_within(std::chrono::milliseconds patience) {
  const auto until = std::chrono::steady_clock::now() + patience;
  while (true) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
        until - std::chrono::steady_clock::now());
    if (left.count() <= 0) return false;
    pollfd watched{socket_, POLLIN, 0};
    if (::poll(&watched, 1, static_cast<int>(left.count())) <= 0) return false;
    std::array<char, 65536> bytes{};
    if (::recv(socket_, bytes.data(), bytes.size(), 0) <= 0) return true;
  }
}

Answer request(int port, const std::string& method, const std::string& target,
               const std::string& more_headers, const std::string& body) {
  Wire wire(port);
  std::string bytes = method + " " + target + " HTTP/1.1\r\nHost: test\r\nConnection: close\r\n";
  bytes += more_headers;
  if (!body.empty()) bytes += "Content-Length: " + std::to_string(body.size()) + "\r\n";
  wire.send(bytes + "\r\n" + body);
  return wire.read_answer(method != "HEAD");
}

Answer get(int port, const std::string& target, const std::string& more_headers) {
  return request(port, "GET", target, more_headers);
}

std::string encoded(std::string_view text) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')) {
      out += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    out += '%';
    out += kHex[byte >> 4U];
    out += kHex[byte & 0xFU];
  }
  return out;
}

}  // namespace gbalex::tests

#include "web/connection.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace gbalex::web {
namespace {

constexpr std::chrono::milliseconds kLinger{500};
constexpr std::size_t kLingerBytes = 256 * 1024;

int milliseconds_until(std::chrono::steady_clock::time_point until) {
  const auto left =
      std::chrono::ceil<std::chrono::milliseconds>(until - std::chrono::steady_clock::now());
  return static_cast<int>(std::clamp<std::chrono::milliseconds::rep>(left.count(), 0, 3'600'000));
}

void describe(const sockaddr_storage& address, std::string& ip, int& port) {
  std::array<char, INET6_ADDRSTRLEN> text{};
  if (address.ss_family == AF_INET) {
    sockaddr_in v4{};
    std::memcpy(&v4, &address, sizeof v4);
    inet_ntop(AF_INET, &v4.sin_addr, text.data(), text.size());
    port = ntohs(v4.sin_port);
  } else if (address.ss_family == AF_INET6) {
    sockaddr_in6 v6{};
    std::memcpy(&v6, &address, sizeof v6);
    inet_ntop(AF_INET6, &v6.sin6_addr, text.data(), text.size());
    port = ntohs(v6.sin6_port);
  }
  ip = text.data();
}

}  // namespace

Connection::Connection(int socket, int stop_event, const ConnectionLimits& limits)
    : socket_(socket), stop_event_(stop_event), limits_(limits) {}

Connection::~Connection() { ::close(socket_); }

bool Connection::wait_readable(Clock::time_point until, bool or_stop) const {
  while (true) {
    std::array<pollfd, 2> watched{{{socket_, POLLIN, 0}, {stop_event_, POLLIN, 0}}};
    const int ready = ::poll(watched.data(), or_stop ? 2 : 1, milliseconds_until(until));
    if (ready > 0) return watched[0].revents != 0;
    if (ready == 0 || errno != EINTR) return false;
  }
}

bool Connection::await_request() {
  if (begin_ == end_ && !wait_readable(Clock::now() + limits_.idle, true)) return false;
  deadline_ = Clock::now() + limits_.request;
  bytes_left_ = limits_.head_bytes + limits_.body_bytes;
  writing_ = false;
  return true;
}

bool Connection::stopping() const {
  pollfd watched{stop_event_, POLLIN, 0};
  return ::poll(&watched, 1, 0) > 0;
}

bool Connection::is_readable() const { return begin_ != end_ || wait_readable(deadline_, false); }

ssize_t Connection::read(char* out, std::size_t size) {
  if (begin_ == end_) {
    if (bytes_left_ == 0 || !wait_readable(deadline_, false)) return -1;
    const ssize_t got = ::recv(socket_, buffer_.data(), std::min(buffer_.size(), bytes_left_), 0);
    if (got <= 0) return got;
    begin_ = 0;
    end_ = static_cast<std::size_t>(got);
    bytes_left_ -= end_;
  }
  const std::size_t taken = std::min(size, end_ - begin_);
  std::copy_n(buffer_.data() + begin_, taken, out);
  begin_ += taken;
  return static_cast<ssize_t>(taken);
}

ssize_t Connection::write(const char* bytes, std::size_t size) {
  if (!writing_) {
    writing_ = true;
    write_deadline_ = Clock::now() + limits_.response;
  }
  while (true) {
    const ssize_t sent = ::send(socket_, bytes, size, MSG_NOSIGNAL | MSG_DONTWAIT);
    if (sent >= 0) return sent;
    if (errno == EINTR) continue;
    if (errno != EAGAIN && errno != EWOULDBLOCK) return -1;
    pollfd watched{socket_, POLLOUT, 0};
    if (::poll(&watched, 1, milliseconds_until(write_deadline_)) == 0) return -1;
  }
}

void Connection::close_gently() {
  ::shutdown(socket_, SHUT_WR);
  const auto until = Clock::now() + kLinger;
  for (std::size_t left = kLingerBytes; left > 0 && wait_readable(until, false);) {
    const ssize_t got = ::recv(socket_, buffer_.data(), buffer_.size(), 0);
    if (got <= 0) break;
    left -= std::min(left, static_cast<std::size_t>(got));
  }
}

void Connection::remote_address(std::string& ip, int& port) const {
  sockaddr_storage address{};
  socklen_t length = sizeof address;
  if (::getpeername(socket_, reinterpret_cast<sockaddr*>(&address), &length) == 0) {
    describe(address, ip, port);
  }
}

void Connection::local_address(std::string& ip, int& port) const {
  sockaddr_storage address{};
  socklen_t length = sizeof address;
  if (::getsockname(socket_, reinterpret_cast<sockaddr*>(&address), &length) == 0) {
    describe(address, ip, port);
  }
}

}  // namespace gbalex::web

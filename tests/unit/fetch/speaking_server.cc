#include "speaking_server.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <stdexcept>

namespace gbalex::fetch {

namespace {

constexpr char kHandshake = '\x16';  // the first byte of TLS, which this site does not speak
constexpr int kShort = 20;           // milliseconds between two looks whether the test is over

bool is_readable(int descriptor) {
  pollfd one{descriptor, POLLIN, 0};
  return ::poll(&one, 1, kShort) > 0;
}

Heard parse(const std::string& text) {
  Heard heard;
  const std::size_t space = text.find(' ');
  heard.target = text.substr(space + 1, text.find(' ', space + 1) - space - 1);
  std::size_t at = text.find("\r\n") + 2;
  while (at < text.size() && text.compare(at, 2, "\r\n") != 0) {
    const std::size_t end = text.find("\r\n", at);
    const std::string line = text.substr(at, end - at);
    const std::size_t colon = line.find(": ");
    std::string name = line.substr(0, colon);
    std::transform(name.begin(), name.end(), name.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    if (colon != std::string::npos) heard.fields[name] = line.substr(colon + 2);
    at = end + 2;
  }
  return heard;
}

}  // namespace

Said say(int status, const std::vector<std::string>& fields, const std::string& body) {
  std::string text = "HTTP/1.1 " + std::to_string(status) + " So\r\nConnection: close\r\n";
  for (const std::string& field : fields) text += field + "\r\n";
  if (status != 304) text += "Content-Length: " + std::to_string(body.size()) + "\r\n";
  return {text + "\r\n" + body};
}

Said say(const std::string& body) { return say(200, {}, body); }

Said redirect(int status, const std::string& location) {
  return say(status, {"Location: " + location}, "moved");
}

SpeakingServer::SpeakingServer() {
  listener_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t length = sizeof address;
  auto* general = reinterpret_cast<sockaddr*>(&address);
  constexpr int kBacklog = 64;
  if (::bind(listener_, general, length) != 0 || ::listen(listener_, kBacklog) != 0 ||
      ::getsockname(listener_, general, &length) != 0) {
    throw std::runtime_error("no port for the test's server");
  }
  port_ = ntohs(address.sin_port);
  accepting_ = std::thread([this] { accept_all(); });
}

SpeakingServer::~SpeakingServer() {
  is_over_ = true;
  accepting_.join();
  for (std::thread& thread : answering_) thread.join();
  ::close(listener_);
}

void SpeakingServer::on(const std::string& target, Speech speech) {
  const std::lock_guard lock(mutex_);
  speeches_[target] = std::move(speech);
}

void SpeakingServer::on(const std::string& target, Said said) {
  on(target, [said = std::move(said)](const Heard&) { return said; });
}

std::string SpeakingServer::url(const std::string& target) const {
  return "http://127.0.0.1:" + std::to_string(port_) + target;
}

std::vector<Heard> SpeakingServer::heard(bool with_robots) const {
  const std::lock_guard lock(mutex_);
  std::vector<Heard> all;
  for (const Heard& one : heard_) {
    if (with_robots || one.target != "/robots.txt") all.push_back(one);
  }
  return all;
}

void SpeakingServer::accept_all() {
  while (!is_over_) {
    if (!is_readable(listener_)) continue;
    const int connection = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
    if (connection >= 0) answering_.emplace_back([this, connection] { answer(connection); });
  }
}

Said SpeakingServer::speak(const Heard& heard) {
  Speech speech;
  {
    const std::lock_guard lock(mutex_);
    heard_.push_back(heard);
    const auto found = speeches_.find(heard.target);
    if (found != speeches_.end()) speech = found->second;
  }
  return speech ? speech(heard) : say(404, {}, "nothing here");
}

void SpeakingServer::answer(int connection) {
  std::string text;
  char buffer[4096];
  while (!is_over_ && text.find("\r\n\r\n") == std::string::npos) {
    if (!is_readable(connection)) continue;
    const ssize_t got = ::recv(connection, buffer, sizeof buffer, 0);
    if (got <= 0) break;
    text.append(buffer, static_cast<std::size_t>(got));
    if (text.front() == kHandshake) break;
  }
  if (text.find("\r\n\r\n") != std::string::npos) {
    const int now = ++at_once_;
    for (int most = most_at_once_; most < now && !most_at_once_.compare_exchange_weak(most, now);) {
    }
    const Said said = speak(parse(text));
    --at_once_;
    std::size_t sent = 0;
    while (sent < said.bytes.size()) {
      const ssize_t more =
          ::send(connection, said.bytes.data() + sent, said.bytes.size() - sent, MSG_NOSIGNAL);
      if (more <= 0) break;
      sent += static_cast<std::size_t>(more);
    }
    while (said.hangs && !is_over_) {
      if (is_readable(connection) && ::recv(connection, buffer, sizeof buffer, 0) <= 0) break;
    }
  }
  ::shutdown(connection, SHUT_RDWR);
  ::close(connection);
}

}  // namespace gbalex::fetch

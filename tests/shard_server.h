// xapian-tcpsrv on a free port of 127.0.0.1, for the tests of shards on other machines.
#pragma once

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <thread>

namespace gbalex::tests {

// Ends with the test, whatever happens to it.
class ShardServer {
 public:
  static bool is_installed() { return std::string(GBALEX_TCPSRV) != ""; }

  explicit ShardServer(std::filesystem::path database, int timeout_milliseconds = 60'000)
      : database_(std::move(database)), timeout_(timeout_milliseconds), port_(free_port()) {
    start();
  }
  ShardServer(const ShardServer&) = delete;
  ShardServer& operator=(const ShardServer&) = delete;
  ~ShardServer() { stop(); }

  [[nodiscard]] std::string address() const { return "127.0.0.1:" + std::to_string(port_); }

  // On the same port; returns when it answers.
  void start() {
    const std::string port = std::to_string(port_), timeout = std::to_string(timeout_);
    process_ = ::fork();
    if (process_ == 0) {
      ::setpgid(0, 0);  // it ends its whole group when it ends
      ::prctl(PR_SET_PDEATHSIG, SIGKILL);
      // It complains of every reader that goes.
      const int nowhere = ::open("/dev/null", O_WRONLY);
      if (nowhere >= 0) ::dup2(nowhere, STDERR_FILENO);
      ::execl(GBALEX_TCPSRV, GBALEX_TCPSRV, "--quiet", "--interface", "127.0.0.1", "--port",
              port.c_str(), "--timeout", timeout.c_str(), database_.c_str(), nullptr);
      ::_exit(127);
    }
    ::setpgid(process_, process_);
    const auto give_up = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    while (!answers()) {
      if (std::chrono::steady_clock::now() > give_up) {
        throw std::runtime_error("xapian-tcpsrv does not answer at " + address());
      }
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
  }

  // With all its connections.
  void stop() {
    if (process_ <= 0) return;
    ::kill(-process_, SIGKILL);
    ::waitpid(process_, nullptr, 0);
    process_ = -1;
  }

 private:
  // A socket closed at the end of its scope.
  struct Socket {
    int descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    ~Socket() { ::close(descriptor); }
  };

  static sockaddr_in loopback(int port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    return address;
  }

  static int free_port() {
    const Socket socket;
    sockaddr_in address = loopback(0);
    socklen_t size = sizeof address;
    auto* const general = reinterpret_cast<sockaddr*>(&address);
    const bool bound = ::bind(socket.descriptor, general, size) == 0 &&
                       ::getsockname(socket.descriptor, general, &size) == 0;
    if (!bound) throw std::runtime_error("no free port on 127.0.0.1");
    return ntohs(address.sin_port);
  }

  [[nodiscard]] bool answers() const {
    const Socket socket;
    const sockaddr_in address = loopback(port_);
    return ::connect(socket.descriptor, reinterpret_cast<const sockaddr*>(&address),
                     sizeof address) == 0;
  }

  std::filesystem::path database_;
  int timeout_;
  int port_;
  pid_t process_ = -1;
};

}  // namespace gbalex::tests

// Leaves the test case, and says so, where xapian-tcpsrv is not installed.
#define GBALEX_NEEDS_TCPSRV()                                                         \
  if (!::gbalex::tests::ShardServer::is_installed()) {                                \
    WARN("skipped: no xapian-tcpsrv (Debian package xapian-tools; configure again)"); \
    return;                                                                           \
  }

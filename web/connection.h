// One accepted socket, with a budget of bytes and of time for every request on it.
//
// The HTTP library waits for each read alone, so that a client that sends a byte a second holds a
// thread for ever, and it buffers a header line without end. Here a request must be complete
// within its time and its bytes or the connection ends. Used by one thread.
#pragma once

#include <sys/types.h>

#include <array>
#include <chrono>
#include <cstddef>
#include <string>

namespace gbalex::web {

struct ConnectionLimits {
  std::size_t head_bytes;
  std::size_t body_bytes;
  std::chrono::milliseconds idle, request, response;
};

class Connection {
 public:
  // `stop_event` becomes readable when the server stops. Owns `socket`.
  Connection(int socket, int stop_event, const ConnectionLimits& limits);
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  // Waits for the first byte of a request and starts its budget. False when the client closed or
  // stayed silent, or when the server stops.
  bool await_request();
  [[nodiscard]] bool stopping() const;

  // As recv() and send(): -1 on an error or when the budget is spent, 0 when the client closed.
  ssize_t read(char* out, std::size_t size);
  ssize_t write(const char* bytes, std::size_t size);
  [[nodiscard]] bool is_readable() const;

  // Ends our side and reads away what the client still sends, for a short while, so that the
  // answer is not lost to a reset.
  void close_gently();

  void remote_address(std::string& ip, int& port) const;
  void local_address(std::string& ip, int& port) const;
  [[nodiscard]] int socket() const { return socket_; }

 private:
  using Clock = std::chrono::steady_clock;
  [[nodiscard]] bool wait_readable(Clock::time_point until, bool or_stop) const;

  int socket_;
  int stop_event_;
  ConnectionLimits limits_;
  Clock::time_point deadline_;
  Clock::time_point write_deadline_;
  bool writing_ = false;
  std::size_t bytes_left_ = 0;
  std::array<char, 4096> buffer_{};
  std::size_t begin_ = 0, end_ = 0;
};

}  // namespace gbalex::web

// The HTTP server: the only place that includes cpp-httplib, behind values of our own.
//
// Version 0.11.4 of the library is old and known to be open to many attacks; this module is what
// stands before it. It answers every request through one Handler; it keeps the library's routing,
// static files, ranges, compression and body reader out of the way; and it reads the socket
// itself (see connection.h), with a budget of bytes and of time for every request. What a proxy
// has to add is said in the README.
//
// The Handler runs on `threads` threads at once and should not throw; when it does, the client is
// told nothing but 500. run() blocks until stop(), which any thread may call and which lets
// running requests finish.
#pragma once

#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "record/result.h"

namespace gbalex::web {

struct Request {
  std::string method;
  std::string target;                          // as sent, "/search?q=%E5%95%86"
  std::string remote_address;                  // of the socket, never from a header
  std::map<std::string, std::string> headers;  // names in lower case; the first of each name

  [[nodiscard]] std::string_view header(const std::string& lower_case_name) const;
};

struct Response {
  int status = 200;
  std::string content_type = "text/plain; charset=utf-8";
  std::string body;
  std::vector<std::pair<std::string, std::string>> headers;
};

using Handler = std::function<Response(const Request&)>;

struct ServerLimits {
  int threads = 64;
  int backlog = 511;
  std::size_t request_bytes = 32 * 1024;  // of request line and headers
  std::size_t body_bytes = 64 * 1024;
  int requests_per_connection = 1000;
  std::chrono::milliseconds idle{5000};       // between requests of one connection
  std::chrono::milliseconds request{10000};   // from its first byte until it is read whole
  std::chrono::milliseconds response{30000};  // until it is written whole
};

class Server {
 public:
  // Binds at once; `port` 0 takes any free one. Fails when the address is taken.
  static record::Result<std::unique_ptr<Server>> bind(const std::string& host, int port,
                                                      const ServerLimits& limits, Handler handler);
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  [[nodiscard]] int port() const;
  void run();
  void stop();

 private:
  class Hardened;
  explicit Server(std::unique_ptr<Hardened> hardened);
  std::unique_ptr<Hardened> hardened_;
};

}  // namespace gbalex::web

#include "web/server.h"

#include <httplib.h>
#include <spdlog/spdlog.h>
#include <sys/eventfd.h>

#include <algorithm>
#include <charconv>
#include <optional>

#include "web/connection.h"

namespace gbalex::web {
namespace {

constexpr int kLengthRequired = 411;
constexpr int kTooLarge = 413;
constexpr int kBadRequest = 400;
constexpr int kServerError = 500;

std::string lower_case(std::string_view text) {
  std::string out(text);
  std::ranges::transform(out, out.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return out;
}

// The stream that the library reads from: our own connection.
class ConnectionStream : public httplib::Stream {
 public:
  explicit ConnectionStream(Connection& connection) : connection_(connection) {}

  [[nodiscard]] bool is_readable() const override { return connection_.is_readable(); }
  [[nodiscard]] bool is_writable() const override { return true; }
  ssize_t read(char* out, std::size_t size) override { return connection_.read(out, size); }
  ssize_t write(const char* bytes, std::size_t size) override {
    return connection_.write(bytes, size);
  }
  void get_remote_ip_and_port(std::string& ip, int& port) const override {
    connection_.remote_address(ip, port);
  }
  void get_local_ip_and_port(std::string& ip, int& port) const override {
    connection_.local_address(ip, port);
  }
  [[nodiscard]] socket_t socket() const override { return connection_.socket(); }

 private:
  Connection& connection_;
};

std::optional<std::size_t> parse_length(std::string_view text) {
  std::size_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

// The status with which the way a body is sent is refused; 0: it is not. Two lengths, or a length
// beside Transfer-Encoding, are how requests are smuggled past a proxy.
int refused_body(const httplib::Headers& headers, std::size_t limit) {
  if (headers.contains("Transfer-Encoding")) return kLengthRequired;
  if (headers.count("Content-Length") > 1) return kBadRequest;
  const auto header = headers.find("Content-Length");
  if (header == headers.end()) return 0;
  const auto length = parse_length(header->second);
  if (!length) return kBadRequest;
  return *length > limit ? kTooLarge : 0;
}

bool has_body(const httplib::Headers& headers) {
  const auto header = headers.find("Content-Length");
  return headers.contains("Transfer-Encoding") ||
         (header != headers.end() && header->second != "0");
}

Request request_of(const httplib::Request& from) {
  Request request{from.method, from.target, from.remote_addr, {}};
  for (const auto& [name, value] : from.headers) {
    // The library writes these into the same map that clients write into.
    std::string key = lower_case(name);
    if (key == "remote_addr" || key == "remote_port" || key == "local_addr" || key == "local_port")
      continue;
    request.headers.emplace(std::move(key), value);
  }
  return request;
}

void answer(const Response& from, httplib::Response& to) {
  to.status = from.status;
  if (!from.content_type.empty()) to.set_content(from.body, from.content_type);
  for (const auto& [name, value] : from.headers) {
    to.headers.erase(name);
    to.set_header(name, value);
  }
}

Response plain(int status) {
  Response response;
  response.status = status;
  response.body = "The request was refused with status " + std::to_string(status) + ".\n";
  return response;
}

}  // namespace

std::string_view Request::header(const std::string& lower_case_name) const {
  const auto it = headers.find(lower_case_name);
  return it == headers.end() ? std::string_view() : std::string_view(it->second);
}

class Server::Hardened : public httplib::Server {
 public:
  Hardened(const ServerLimits& limits, web::Handler handler)
      : limits_(limits), handler_(std::move(handler)), stop_(eventfd(0, EFD_CLOEXEC)) {
    new_task_queue = [this] {
      return new httplib::ThreadPool(static_cast<std::size_t>(limits_.threads));
    };
    // The library's default is SO_REUSEPORT: a second program would bind a taken port in silence.
    set_socket_options([](socket_t socket) {
      const int on = 1;
      ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    });
    set_tcp_nodelay(true);
    set_keep_alive_max_count(static_cast<std::size_t>(limits_.requests_per_connection));
    set_keep_alive_timeout(std::chrono::ceil<std::chrono::seconds>(limits_.idle).count());
    set_payload_max_length(limits_.body_bytes);
    set_pre_routing_handler([this](const httplib::Request& request, httplib::Response& response) {
      route(request, response);
      return HandlerResponse::Handled;
    });
    // Errors that the library answers by itself (400, 414, 416) get a body.
    set_error_handler(HandlerWithResponse([](const httplib::Request&, httplib::Response& response) {
      if (response.has_header("Content-Type")) return HandlerResponse::Unhandled;
      answer(plain(response.status), response);
      return HandlerResponse::Handled;
    }));
    set_exception_handler(
        [](const httplib::Request& request, httplib::Response& response, std::exception_ptr) {
          spdlog::error("{} {}: the handler threw", request.method, request.path);
          answer(plain(kServerError), response);
        });
    set_default_headers({{"X-Content-Type-Options", "nosniff"}});
  }
  ~Hardened() override { ::close(stop_); }

  bool bind(const std::string& host, int wanted) {
    if (wanted == 0) {
      port_ = bind_to_any_port(host);
      if (port_ < 0) return false;
    } else {
      if (!bind_to_port(host, wanted)) return false;
      port_ = wanted;
    }
    // The library's own backlog of 5 starves a burst of connections.
    return ::listen(svr_sock_, limits_.backlog) == 0;
  }

  void end() {
    const std::uint64_t one = 1;
    // Wakes every idle connection: the event is never read, so it stays readable.
    if (::write(stop_, &one, sizeof one) != sizeof one) spdlog::error("cannot signal the stop");
    // Before run() the library's stop() does nothing; a socket that is shut down ends run() at
    // once.
    if (is_running()) {
      stop();
    } else {
      ::shutdown(svr_sock_, SHUT_RDWR);
    }
  }

  [[nodiscard]] int port() const { return port_; }

 private:
  bool process_and_close_socket(socket_t socket) override {
    Connection connection(socket, stop_,
                          {limits_.request_bytes, limits_.body_bytes, limits_.idle, limits_.request,
                           limits_.response});
    ConnectionStream stream(connection);
    for (int left = limits_.requests_per_connection; left > 0; --left) {
      if (!connection.await_request()) break;
      bool closed = false;
      bool well_formed = false;
      const auto set_up = [&](httplib::Request& request) {
        well_formed = true;
        request.ranges.clear();
        request.headers.erase("Range");
        request.headers.erase("Accept-Encoding");
        // A 100 is only worth sending to someone whose body we shall read.
        request.headers.erase("Expect");
        // Bodies are not read: the connection ends with the answer, so that no body can be taken
        // for the next request.
        if (has_body(request.headers)) {
          closed = true;
          request.headers.erase("Connection");
          request.set_header("Connection", "close");
        }
      };
      const bool last = left == 1 || connection.stopping();
      const bool answered = process_request(stream, last, closed, set_up);
      // After a malformed request nobody knows where the next one begins.
      if (!answered || last || closed || !well_formed) {
        connection.close_gently();
        break;
      }
    }
    return true;
  }

  void route(const httplib::Request& request, httplib::Response& response) {
    const int refused = refused_body(request.headers, limits_.body_bytes);
    answer(refused != 0 ? plain(refused) : handler_(request_of(request)), response);
  }

  ServerLimits limits_;
  web::Handler handler_;
  int stop_;
  int port_ = 0;
};

Server::Server(std::unique_ptr<Hardened> hardened) : hardened_(std::move(hardened)) {}
Server::~Server() = default;

record::Result<std::unique_ptr<Server>> Server::bind(const std::string& host, int port,
                                                     const ServerLimits& limits, Handler handler) {
  auto hardened = std::make_unique<Hardened>(limits, std::move(handler));
  if (!hardened->bind(host, port)) {
    return record::Error{record::ErrorKind::environment,
                         "cannot listen on " + host + ":" + std::to_string(port), "--port",
                         "choose a free port with --port N"};
  }
  return std::unique_ptr<Server>(new Server(std::move(hardened)));
}

int Server::port() const { return hardened_->port(); }
void Server::run() { hardened_->listen_after_bind(); }
void Server::stop() { hardened_->end(); }

}  // namespace gbalex::web

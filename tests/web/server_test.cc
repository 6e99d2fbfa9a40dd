// The server against the holes of the HTTP library below it. Real sockets, no index.
#include "web/server.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

#include <atomic>
#include <catch2/catch.hpp>
#include <latch>
#include <stdexcept>
#include <thread>
#include <vector>

#include "web/client.h"

namespace gbalex::tests {
namespace {

using namespace std::chrono_literals;
using web::Request;
using web::Response;

// A server on a free port for the time of a test.
class Running {
 public:
  explicit Running(web::Handler handler, web::ServerLimits limits = {}) {
    auto bound = web::Server::bind("127.0.0.1", 0, limits, std::move(handler));
    REQUIRE(bound.ok());
    server_ = std::move(*bound);
    thread_ = std::thread([this] { server_->run(); });
  }
  ~Running() {
    if (thread_.joinable()) stop();
  }
  void stop() {
    server_->stop();
    thread_.join();
  }
  [[nodiscard]] int port() const { return server_->port(); }

 private:
  std::unique_ptr<web::Server> server_;
  std::thread thread_;
};

Response text(std::string body) {
  Response response;
  response.body = std::move(body);
  return response;
}

Response hello(const Request&) { return text("hello"); }

const std::string kGet = "GET / HTTP/1.1\r\nHost: test\r\n\r\n";

}  // namespace

TEST_CASE("a connection answers many requests without the stalls of delayed packets") {
  Running server(hello);
  Wire wire(server.port());
  const auto begin = std::chrono::steady_clock::now();
  for (int i = 0; i < 200; ++i) {
    wire.send(kGet);
    REQUIRE(wire.read_answer().body == "hello");
  }
  // With Nagle's algorithm each answer but the first waits 40 ms: 8 s.
  CHECK(std::chrono::steady_clock::now() - begin < 4s);
}

TEST_CASE("answers are never compressed by the library, whatever the browser accepts") {
  Running server([](const Request& request) {
    CHECK(request.header("accept-encoding").empty());
    return text(std::string(60'000, 'a'));
  });
  const Answer answer = get(server.port(), "/", "Accept-Encoding: gzip, deflate, br\r\n");
  CHECK(answer.status == 200);
  CHECK(answer.header("content-encoding").empty());
  CHECK(answer.body.size() == 60'000);
}

TEST_CASE("ranges are not answered: the whole body comes with 200") {
  Running server([](const Request&) { return text(std::string(10'000, 'x')); });
  std::string many = "Range: bytes=0-";
  for (int i = 0; i < 1000; ++i) many += ",0-";
  for (const std::string& range : {std::string("Range: bytes=0-9"), many}) {
    const Answer answer = get(server.port(), "/", range + "\r\n");
    CHECK(answer.status == 200);
    CHECK(answer.header("content-range").empty());
    CHECK(answer.body.size() == 10'000);
  }
}

TEST_CASE("a chunked body is refused with 411 before it is read, and the connection ends") {
  Running server(hello);
  Wire wire(server.port());
  wire.send(
      "POST / HTTP/1.1\r\nHost: t\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nGET /\r\n0\r\n\r\n");
  const Answer answer = wire.read_answer();
  CHECK(answer.status == 411);
  CHECK(answer.header("connection") == "close");
  CHECK(wire.closes_within(5s));
}

TEST_CASE("a body beyond the limit, an unclear length or two lengths are refused") {
  struct Case {
    const char* headers;
    int status;
  };
  Running server(hello);
  for (const Case& one : {Case{"Content-Length: 65537\r\n", 413},
                          Case{"Content-Length: 99999999999999999999999\r\n", 400},
                          Case{"Content-Length: 5x\r\n", 400},
                          Case{"Content-Length: 5\r\nContent-Length: 6\r\n", 400},
                          Case{"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", 411}}) {
    CAPTURE(one.headers);
    Wire wire(server.port());
    wire.send(std::string("POST / HTTP/1.1\r\nHost: t\r\n") + one.headers + "\r\n");
    CHECK(wire.read_answer().status == one.status);
    CHECK(wire.closes_within(5s));
  }
}

TEST_CASE("a body that nobody reads is not taken for the next request") {
  std::atomic<int> handled = 0;
  Running server([&](const Request&) {
    ++handled;
    return text("one");
  });
  Wire wire(server.port());
  const std::string smuggled = kGet;
  wire.send("POST / HTTP/1.1\r\nHost: t\r\nContent-Length: " + std::to_string(smuggled.size()) +
            "\r\n\r\n" + smuggled);
  CHECK(wire.read_answer().status == 200);
  CHECK(wire.closes_within(5s));
  CHECK(handled == 1);
}

TEST_CASE("a header without an end is cut off at the limit of bytes") {
  Running server(hello);
  Wire wire(server.port());
  wire.send("GET / HTTP/1.1\r\nHost: t\r\nX-Long: ");
  const std::string block(64 * 1024, 'a');
  int sent = 0;
  while (sent < 4096 && wire.try_send(block)) ++sent;
  CHECK(sent < 1024);  // of 4096: some MB lie in the buffers of the sockets
  CHECK(get(server.port(), "/").status == 200);
}

TEST_CASE("many headers are cut off at the limit of bytes") {
  Running server(hello);
  Wire wire(server.port());
  wire.send("GET / HTTP/1.1\r\nHost: t\r\n");
  std::string headers;
  for (int i = 0; i < 20'000; ++i) headers += "X-" + std::to_string(i) + ": v\r\n";
  wire.try_send(headers);
  wire.try_send("\r\n");
  const int status = wire.read_answer().status;
  CHECK((status == 0 || status == 400));
}

TEST_CASE("a client that sends a byte now and then does not hold its thread for ever") {
  web::ServerLimits limits;
  limits.threads = 2;
  limits.request = 400ms;
  Running server(hello, limits);
  const auto begin = std::chrono::steady_clock::now();
  std::vector<std::thread> slow;
  for (int i = 0; i < 4; ++i) {
    slow.emplace_back([&] {
      Wire wire(server.port());
      while (std::chrono::steady_clock::now() - begin < 10s && wire.try_send("G") &&
             !wire.closes_within(50ms)) {
      }
    });
  }
  // All threads are held by slow clients, twice over: the next waits two deadlines at most.
  const Answer answer = get(server.port(), "/");
  CHECK(answer.status == 200);
  CHECK(std::chrono::steady_clock::now() - begin < 6s);
  for (std::thread& thread : slow) thread.join();
}

TEST_CASE("a silent client is sent away after the idle time") {
  web::ServerLimits limits;
  limits.idle = 200ms;
  Running server(hello, limits);
  Wire wire(server.port());
  CHECK(wire.closes_within(5s));
}

TEST_CASE("an exception of the handler is not told to the client") {
  Running server([](const Request&) -> Response { throw std::runtime_error("secret /var/lib/x"); });
  Wire wire(server.port());
  wire.send("GET / HTTP/1.1\r\nHost: t\r\nConnection: close\r\n\r\n");
  const std::string all = wire.read_all(2s);
  CHECK(all.find("500") != std::string::npos);
  CHECK(all.find("secret") == std::string::npos);
  CHECK(all.find("EXCEPTION") == std::string::npos);
}

TEST_CASE("the address of a client is that of its socket, not of a header") {
  Running server([](const Request& request) {
    CHECK(request.header("remote_addr").empty());
    return text(request.remote_address);
  });
  CHECK(get(server.port(), "/", "REMOTE_ADDR: 6.6.6.6\r\n").body == "127.0.0.1");
  CHECK(get(server.port(), "/", "X-Forwarded-For: 6.6.6.6\r\n").body == "127.0.0.1");
}

TEST_CASE("as many requests run at once as there are threads") {
  constexpr int kThreads = 64;
  std::latch together(kThreads);
  Running server([&](const Request&) {
    together.arrive_and_wait();  // passes only when all are here
    return text("done");
  });
  std::vector<std::thread> clients;
  std::atomic<int> done = 0;
  for (int i = 0; i < kThreads; ++i) {
    clients.emplace_back([&] { done += get(server.port(), "/").body == "done" ? 1 : 0; });
  }
  for (std::thread& client : clients) client.join();
  CHECK(done == kThreads);
}

TEST_CASE("the listening socket has a backlog of 511") {
  Running server(hello);
  int backlog = -1;
  for (int fd = 3; fd < 256 && backlog < 0; ++fd) {
    int listening = 0;
    socklen_t size = sizeof listening;
    if (::getsockopt(fd, SOL_SOCKET, SO_ACCEPTCONN, &listening, &size) != 0 || listening == 0) {
      continue;
    }
    sockaddr_in address{};
    size = sizeof address;
    ::getsockname(fd, reinterpret_cast<sockaddr*>(&address), &size);
    if (ntohs(address.sin_port) != server.port()) continue;
    tcp_info info{};
    size = sizeof info;
    REQUIRE(::getsockopt(fd, IPPROTO_TCP, TCP_INFO, &info, &size) == 0);
    backlog = static_cast<int>(info.tcpi_sacked);  // Linux: the limit, for a listening socket
  }
  CHECK(backlog == 511);
}

TEST_CASE("malformed requests and too long addresses end the connection with an error") {
  struct Case {
    std::string bytes;
    int status;
  };
  Running server(hello);
  const std::vector<Case> cases = {
      {"NONSENSE\r\n\r\n", 400},
      {"BREW / HTTP/1.1\r\nHost: t\r\n\r\n", 400},
      {"GET / HTTP/9.9\r\nHost: t\r\n\r\n", 400},
      {"GET /" + std::string(9000, 'a') + " HTTP/1.1\r\nHost: t\r\n\r\n", 414}};
  for (const Case& one : cases) {
    CAPTURE(one.bytes.substr(0, 40));
    Wire wire(server.port());
    wire.send(one.bytes);
    const Answer answer = wire.read_answer();
    CHECK(answer.status == one.status);
    CHECK(!answer.body.empty());
    CHECK(wire.closes_within(5s));
  }
}

TEST_CASE("HEAD has the headers of GET and no body") {
  Running server(hello);
  const Answer answer = request(server.port(), "HEAD", "/");
  CHECK(answer.status == 200);
  CHECK(answer.header("content-length") == "5");
  Wire wire(server.port());
  wire.send("HEAD / HTTP/1.1\r\nHost: t\r\nConnection: close\r\n\r\n");
  CHECK(wire.read_all(2s).ends_with("\r\n\r\n"));
}

TEST_CASE("a stop lets running requests finish and does not wait for idle connections") {
  std::latch entered(1);
  std::latch released(1);
  Running server([&](const Request& request) {
    if (request.target == "/slow") {
      entered.count_down();
      released.wait();
    }
    return text("finished");
  });
  Wire idle(server.port());
  idle.send(kGet);
  CHECK(idle.read_answer().status == 200);  // and stays connected
  std::string body;
  std::thread client([&] { body = get(server.port(), "/slow").body; });
  entered.wait();
  const auto begin = std::chrono::steady_clock::now();
  std::thread stopper([&] { server.stop(); });
  CHECK(idle.closes_within(5s));
  released.count_down();
  stopper.join();
  client.join();
  CHECK(body == "finished");
  CHECK(std::chrono::steady_clock::now() - begin < 5s);
}

TEST_CASE("a taken port is reported, not fatal") {
  Running server(hello);
  const auto second = web::Server::bind("127.0.0.1", server.port(), {}, hello);
  REQUIRE(!second.ok());
  CHECK(second.error().kind == record::ErrorKind::environment);
}

}  // namespace gbalex::tests

// A bare HTTP client on sockets, for tests that must say exactly which bytes are sent.
#pragma once

#include <chrono>
#include <map>
#include <string>
#include <string_view>

namespace gbalex::tests {

struct Answer {
  int status = 0;                              // 0: the connection ended without an answer
  std::map<std::string, std::string> headers;  // names in lower case
  std::string body;

  [[nodiscard]] std::string header(const std::string& lower_case_name) const;
};

class Wire {
 public:
  explicit Wire(int port);
  ~Wire();
  Wire(const Wire&) = delete;
  Wire& operator=(const Wire&) = delete;

  void send(std::string_view bytes);
  // Whether the bytes could be sent; false once the other side is gone.
  bool try_send(std::string_view bytes);
  // One answer with a Content-Length, or all until the other side closes.
  Answer read_answer(bool has_body = true);
  // Everything until the other side closes or `patience` is over.
  std::string read_all(std::chrono::milliseconds patience);
  // Waits until the other side closed; false when it did not within `patience`.
  bool closes_within(std::chrono::milliseconds patience);

 private:
  int socket_;
  std::string buffer_;
};

// One request on a connection of its own.
Answer get(int port, const std::string& target, const std::string& more_headers = "");
Answer request(int port, const std::string& method, const std::string& target,
               const std::string& more_headers = "", const std::string& body = "");

// The text with every byte but letters and digits as %XX.
std::string encoded(std::string_view text);

}  // namespace gbalex::tests

// A site on this machine that answers byte for byte what a test says, lies included.
#pragma once

#include <atomic>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace gbalex::fetch {

struct Heard {
  std::string target;
  std::map<std::string, std::string, std::less<>> fields;  // names in lower case

  [[nodiscard]] std::string field(std::string_view name) const {
    const auto found = fields.find(name);
    return found == fields.end() ? "" : found->second;
  }
};

struct Said {
  std::string bytes;   // the whole answer as it goes over the wire
  bool hangs = false;  // afterwards says nothing, until the other side leaves
};

// "HTTP/1.1 200 OK", the fields, Content-Length, the body.
Said say(int status, const std::vector<std::string>& fields, const std::string& body);
Said say(const std::string& body);
Said redirect(int status, const std::string& location);

class SpeakingServer {
 public:
  using Speech = std::function<Said(const Heard&)>;
  SpeakingServer();
  ~SpeakingServer();

  // Called in the order of the requests; what is not said is answered with 404.
  void on(const std::string& target, Speech speech);
  void on(const std::string& target, Said said);
  [[nodiscard]] std::string url(const std::string& target) const;
  [[nodiscard]] int port() const { return port_; }
  // The requests so far, those for /robots.txt only where asked for.
  [[nodiscard]] std::vector<Heard> heard(bool with_robots = false) const;
  // The most requests that were answered at one time.
  [[nodiscard]] int most_at_once() const { return most_at_once_; }

 private:
  void accept_all();
  void answer(int connection);
  Said speak(const Heard& heard);

  int listener_ = -1;
  int port_ = 0;
  std::atomic<bool> is_over_{false};
  std::atomic<int> at_once_{0}, most_at_once_{0};
  mutable std::mutex mutex_;
  std::map<std::string, Speech> speeches_;
  std::vector<Heard> heard_;
  std::vector<std::thread> answering_;
  std::thread accepting_;
};

}  // namespace gbalex::fetch

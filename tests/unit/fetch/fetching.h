// A client for the tests, with a clock that waits without time passing.
#pragma once

#include <catch2/catch.hpp>
#include <mutex>
#include <optional>

#include "commands/temporary_folder.h"
#include "fetch/client.h"
#include "speaking_server.h"

namespace gbalex::fetch {

class TestClock final : public Clock {
 public:
  [[nodiscard]] Time now() const override {
    const std::lock_guard lock(mutex_);
    return now_;
  }
  bool sleep(Milliseconds time, const std::stop_token& stop) override {
    const std::lock_guard lock(mutex_);
    slept_.push_back(time);
    now_ += time;
    return !stop.stop_requested();
  }
  void pass(Milliseconds time) {
    const std::lock_guard lock(mutex_);
    now_ += time;
  }
  [[nodiscard]] std::vector<Milliseconds> slept() const {
    const std::lock_guard lock(mutex_);
    return slept_;
  }

 private:
  mutable std::mutex mutex_;
  Time now_ = Time(std::chrono::seconds(1'795'000'000));  // in November 2026
  std::vector<Milliseconds> slept_;
};

struct Fetching {
  TestClock clock;
  SpeakingServer server;
  commands::TemporaryFolder folder;
  std::optional<Client> client;

  explicit Fetching(Settings settings = {}) {
    settings.version = "1.0";
    settings.address = "https://library.test/about";
    settings.loopback_is_allowed = true;
    remake(std::move(settings));
  }
  void remake(Settings settings) {
    auto made = Client::create(std::move(settings), clock);
    REQUIRE(made.ok());
    client.emplace(std::move(made).value());
  }

  [[nodiscard]] Request request(const std::string& target,
                                Expected expected = Expected::any) const {
    Request made;
    made.url = server.url(target);
    made.expected = expected;
    return made;
  }
  Page page(const std::string& target, Expected expected = Expected::any) {
    auto got = client->get(request(target, expected));
    INFO((got ? "" : got.failure().error.to_string()));
    REQUIRE(got.ok());
    return *got;
  }
  Failure no_page(const std::string& target, Expected expected = Expected::any) {
    auto got = client->get(request(target, expected));
    REQUIRE_FALSE(got.ok());
    INFO(got.failure().error.to_string());
    CHECK_FALSE(got.failure().error.what.empty());
    CHECK_FALSE(got.failure().error.where.empty());
    CHECK_FALSE(got.failure().error.what_to_do.empty());
    return got.failure();
  }
};

}  // namespace gbalex::fetch

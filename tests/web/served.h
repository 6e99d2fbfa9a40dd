// A site served over real HTTP on a free port, from an index of its own in a temporary folder.
#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <thread>

#include "commands/temporary_folder.h"
#include "record/catalogue.h"
#include "web/server.h"
#include "web/site.h"

namespace gbalex::tests {

// The day on which the tests take place, unless they say another.
inline constexpr const char* kToday = "2026-11-28";

class Served {
 public:
  explicit Served(const record::Catalogue& catalogue);
  ~Served();
  Served(const Served&) = delete;
  Served& operator=(const Served&) = delete;

  // From now on it is noon of that day in UTC+8.
  void set_today(const std::string& day);
  [[nodiscard]] int port() const { return server_->port(); }
  [[nodiscard]] const std::filesystem::path& data() const { return folder_.path(); }

 private:
  commands::TemporaryFolder folder_;
  std::atomic<std::int64_t> noon_;  // seconds since the epoch
  std::unique_ptr<web::Site> site_;
  std::unique_ptr<web::Server> server_;
  std::thread thread_;
};

// A handful of records of every kind, with every oddity a page has to show.
record::Catalogue small_catalogue();
// The records of corpus/.
record::Catalogue shipped_catalogue();

}  // namespace gbalex::tests

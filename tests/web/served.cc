#include "web/served.h"

#include <catch2/catch.hpp>
#include <stdexcept>

#include "commands/build.h"
#include "commands/payloads.h"
#include "corpus/read.h"
#include "index/build.h"
#include "shared.h"

namespace gbalex::tests {
namespace {

void need(bool ok, const std::string& what) {
  if (!ok) throw std::runtime_error(what);
}

void build_index(const record::Catalogue& catalogue, const std::filesystem::path& data) {
  const auto documents = index::make_documents(catalogue, commands::reader_payloads());
  auto builder = index::Builder::begin(data, {.concepts = catalogue.concepts});
  need(builder.ok(), "the index build does not begin");
  need((*builder)->add(documents, [](std::size_t, std::size_t) {}).ok(), "documents");
  need((*builder)->set_metadata(commands::index_metadata(catalogue)).ok(), "metadata");
  need((*builder)->finish().ok(), "the index is not verified");
  need((*builder)->swap().ok(), "the index is not swapped in");
}

// 12:00 in UTC+8 is 04:00 in UTC.
std::int64_t noon_of(const std::string& day) {
  const auto date = record::Date::parse(day);
  need(date && date->is_day(), "not a day: " + day);
  using namespace std::chrono;
  const sys_days days = year{date->year()} / date->month() / date->day();
  return duration_cast<seconds>(days.time_since_epoch() + hours(4)).count();
}

}  // namespace

Served::Served(const record::Catalogue& catalogue) : noon_(noon_of(kToday)) {
  build_index(catalogue, folder_.path());
  auto site = web::Site::open({folder_.path(), source_dir() / "web", [this] {
                                 return std::chrono::system_clock::time_point(
                                     std::chrono::seconds(noon_.load()));
                               }});
  if (!site) throw std::runtime_error(site.error().to_string());
  site_ = std::move(*site);
  web::ServerLimits limits;
  limits.threads = 4;
  auto server = web::Server::bind("127.0.0.1", 0, limits, [this](const web::Request& request) {
    return site_->answer(request);
  });
  if (!server) throw std::runtime_error(server.error().to_string());
  server_ = std::move(*server);
  thread_ = std::thread([this] { server_->run(); });
}

Served::~Served() {
  server_->stop();
  thread_.join();
}

void Served::set_today(const std::string& day) { noon_ = noon_of(day); }

record::Catalogue shipped_catalogue() {
  corpus::Corpus corpus = corpus::read(source_dir() / "corpus", *record::Date::parse(kToday));
  for (const corpus::Problem& problem : corpus.problems) UNSCOPED_INFO(problem.to_string());
  REQUIRE(corpus.problems.empty());
  return std::move(corpus.catalogue);
}

}  // namespace gbalex::tests

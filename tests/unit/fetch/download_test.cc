// Files: whole or not at all, gone on with, and never others than the expected.
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <fstream>
#include <iterator>

#include "fetching.h"
#include "ledger/sha256.h"

using namespace gbalex::fetch;
using gbalex::ledger::sha256;
namespace fs = std::filesystem;

namespace {

std::string zip(char seed = 'a', std::size_t size = 50'000) {
  std::string bytes("PK\x03\x04", 4);
  for (std::size_t i = bytes.size(); i < size; ++i) {
    bytes += static_cast<char>(static_cast<std::size_t>(seed) + i * i % 97);
  }
  return bytes;
}

std::string bytes_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::size_t from_of(const Heard& heard) {
  const std::string range = heard.field("range");
  return range.empty() ? 0 : std::stoul(range.substr(range.find('=') + 1));
}

// A site that holds one file under an etag and knows ranges; sends at most so many bytes a time.
SpeakingServer::Speech site(const std::string& bytes, const std::string& etag, std::size_t most) {
  return [=](const Heard& heard) -> Said {
    if (heard.field("if-none-match") == etag) return say(304, {}, "");
    const std::size_t from = heard.field("if-range") == etag ? from_of(heard) : 0;
    const std::string total = std::to_string(bytes.size());
    if (from >= bytes.size()) return say(416, {"Content-Range: bytes */" + total}, "");
    std::string head = "HTTP/1.1 " + std::string(from > 0 ? "206 Part" : "200 OK") +
                       "\r\nETag: " + etag +
                       "\r\nContent-Length: " + std::to_string(bytes.size() - from) + "\r\n";
    if (from > 0) {
      head += "Content-Range: bytes " + std::to_string(from) + "-" +
              std::to_string(bytes.size() - 1) + "/" + total + "\r\n";
    }
    return {head + "\r\n" + bytes.substr(from, most)};
  };
}

struct Downloading : Fetching {
  fs::path file = folder.path() / "new" / "law.zip";

  Outcome<Saved> download(const Known& known = {}, const Progress& progress = {}) {
    return client->download(request("/law.zip", Expected::zip), file, known, progress);
  }
  Saved saved(const Known& known = {}) {
    auto got = download(known);
    INFO((got ? "" : got.failure().error.to_string()));
    REQUIRE(got.ok());
    CHECK(sha256(bytes_of(file)) == got->sha256);
    CHECK(fs::file_size(file) == got->size);
    CHECK_FALSE(fs::exists(file.string() + ".part"));
    CHECK_FALSE(fs::exists(file.string() + ".part.note"));
    return *got;
  }
  FailureKind failed(const Known& known = {}) {
    const auto got = download(known);
    REQUIRE_FALSE(got.ok());
    INFO(got.failure().error.to_string());
    CHECK_FALSE(got.failure().error.what_to_do.empty());
    return got.failure().kind;
  }
};

}  // namespace

TEST_CASE("a file is there whole, with its hash and its size") {
  Downloading world;
  world.server.on("/law.zip", site(zip(), "\"v1\"", 1 << 20));
  std::vector<std::uintmax_t> there;
  const auto got = world.download({}, [&](std::uintmax_t now, std::uintmax_t total) {
    CHECK(total == zip().size());
    there.push_back(now);
  });
  REQUIRE(got.ok());
  CHECK(got->is_new);
  CHECK(got->resumed_at == 0);
  CHECK(bytes_of(world.file) == zip());
  REQUIRE_FALSE(there.empty());
  CHECK(there.back() == zip().size());
}

TEST_CASE("a file that has not changed stays") {
  Downloading world;
  world.server.on("/law.zip", site(zip(), "\"v1\"", 1 << 20));
  world.saved();
  const auto time = fs::last_write_time(world.file);
  CHECK_FALSE(world.saved().is_new);
  CHECK(fs::last_write_time(world.file) == time);
  CHECK(world.server.heard().size() == 2);
  world.server.on("/law.zip", site(zip('b'), "\"v2\"", 1 << 20));
  CHECK(world.saved().is_new);
  CHECK(bytes_of(world.file) == zip('b'));
}

TEST_CASE("a file changed by hand is fetched again") {
  Downloading world;
  world.server.on("/law.zip", site(zip(), "\"v1\"", 1 << 20));
  world.saved();
  std::ofstream(world.file, std::ios::app) << "more";
  CHECK(world.saved().is_new);
  CHECK(bytes_of(world.file) == zip());
}

TEST_CASE("a file whose hash is known is not asked for") {
  Downloading world;
  world.server.on("/law.zip", site(zip(), "\"v1\"", 1 << 20));
  std::string hash = sha256(zip());
  for (char& c : hash) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  world.saved({hash, zip().size()});
  CHECK_FALSE(world.saved({hash, zip().size()}).is_new);
  CHECK(world.server.heard(true).size() == 2);
}

TEST_CASE("a file that breaks off is gone on with") {
  Downloading world;
  world.server.on("/law.zip", site(zip(), "\"v1\"", 20'000));
  const Saved saved = world.saved({sha256(zip()), zip().size()});
  CHECK(bytes_of(world.file) == zip());
  const auto heard = world.server.heard();
  REQUIRE(heard.size() == 3);
  CHECK(heard[0].field("range").empty());
  CHECK(heard[1].field("range") == "bytes=20000-");
  CHECK(heard[1].field("if-range") == "\"v1\"");
  CHECK(heard[2].field("range") == "bytes=40000-");
  CHECK(saved.resumed_at == 0);
}

TEST_CASE("a later call goes on where an earlier one ended") {
  Downloading world;
  world.server.on("/law.zip", site(zip(), "\"v1\"", 10'000));
  CHECK(world.failed() == FailureKind::truncated);
  CHECK_FALSE(fs::exists(world.file));
  world.server.on("/law.zip", site(zip(), "\"v1\"", 1 << 20));
  CHECK(world.saved().resumed_at == 30'000);
  CHECK(bytes_of(world.file) == zip());
}

TEST_CASE("a site that sends less of the rest than asked for is asked again by the next call") {
  Downloading world;
  world.server.on("/law.zip", site(zip(), "\"v1\"", 10'000));
  CHECK(world.failed() == FailureKind::truncated);
  world.server.on("/law.zip", [](const Heard& heard) {
    const std::size_t from = from_of(heard);
    const std::size_t to = std::min<std::size_t>(from + 10'000, 50'000);
    return say(
        206,
        {"Content-Range: bytes " + std::to_string(from) + "-" + std::to_string(to - 1) + "/50000"},
        zip().substr(from, to - from));
  });
  CHECK(world.failed() == FailureKind::truncated);
  CHECK(world.saved().resumed_at == 40'000);
  CHECK(bytes_of(world.file) == zip());
}

TEST_CASE("half of an older file is never mixed with a newer one") {
  Downloading world;
  world.server.on("/law.zip", site(zip(), "\"v1\"", 10'000));
  CHECK(world.failed() == FailureKind::truncated);
  SECTION("the site sends the whole new one") {
    world.server.on("/law.zip", site(zip('b'), "\"v2\"", 1 << 20));
  }
  SECTION("the site does not look at If-Range, but tells the new etag") {
    world.server.on("/law.zip", [](const Heard& heard) {
      return from_of(heard) == 0
                 ? say(200, {"ETag: \"v2\""}, zip('b'))
                 : say(206, {"ETag: \"v2\"", "Content-Range: bytes 30000-49999/50000"},
                       zip('b').substr(30'000));
    });
  }
  SECTION("the site sends another part") {
    world.server.on("/law.zip", [](const Heard& heard) {
      return from_of(heard) == 0 ? say(200, {"ETag: \"v1\""}, zip('b'))
                                 : say(206, {"Content-Range: bytes 0-49999/50000"}, zip('b'));
    });
  }
  SECTION("the site says that there is nothing more") {
    world.server.on("/law.zip", [](const Heard& heard) {
      return from_of(heard) == 0 ? say(200, {"ETag: \"v2\""}, zip('b'))
                                 : say(416, {"Content-Range: bytes */7"}, "");
    });
  }
  CHECK(world.saved().resumed_at == 0);
  CHECK(bytes_of(world.file) == zip('b'));
}

TEST_CASE("the hash tells where a site mixes two files under one etag") {
  Downloading world;
  world.server.on("/law.zip", site(zip(), "\"v1\"", 10'000));
  CHECK(world.failed() == FailureKind::truncated);
  world.server.on("/law.zip", site(zip('b'), "\"v1\"", 1 << 20));
  world.saved({sha256(zip('b')), 0});
  CHECK(bytes_of(world.file) == zip('b'));
}

TEST_CASE("a part that is whole already only gets its name") {
  Downloading world;
  fs::create_directories(world.file.parent_path());
  std::ofstream(world.file.string() + ".part") << zip();
  std::ofstream(world.file.string() + ".part.note")
      << "gbalex-fetch 1\netag \"v1\"\nrange-by \"v1\"\n";
  world.server.on("/law.zip", site(zip(), "\"v1\"", 1 << 20));
  CHECK(world.saved().resumed_at == zip().size());
  CHECK(world.server.heard().size() == 1);
  CHECK(bytes_of(world.file) == zip());
}

TEST_CASE("a part without a strong validator is not gone on with") {
  for (const std::string field :
       {"X: y", "ETag: W/\"v1\"", "Last-Modified: Mon, 01 Jun 2026 21:00:04 GMT"}) {
    INFO(field);
    Downloading world;
    world.server.on("/law.zip",
                    Said{"HTTP/1.1 200 OK\r\n" + field + "\r\nDate: Mon, 01 Jun 2026 21:00:14 GMT" +
                         "\r\nContent-Length: 50000\r\n\r\n" + zip().substr(0, 9000)});
    CHECK(world.failed() == FailureKind::truncated);
    for (const Heard& heard : world.server.heard()) CHECK(heard.field("range").empty());
    CHECK_FALSE(fs::exists(world.file.string() + ".part"));
  }
}

TEST_CASE("a date that was old enough serves as a validator") {
  Downloading world;
  const std::string date = "Mon, 01 Jun 2026 21:00:04 GMT";
  world.server.on("/law.zip", [&](const Heard& heard) -> Said {
    const std::size_t from = heard.field("if-range") == date ? from_of(heard) : 0;
    if (from > 0) {
      return say(206, {"Content-Range: bytes " + std::to_string(from) + "-49999/50000"},
                 zip().substr(from));
    }
    return {"HTTP/1.1 200 OK\r\nDate: Tue, 02 Jun 2026 21:00:04 GMT\r\nLast-Modified: " + date +
            "\r\nContent-Length: 50000\r\n\r\n" + zip().substr(0, 9000)};
  });
  world.saved();
  CHECK(bytes_of(world.file) == zip());
  CHECK(world.server.heard().back().field("range") == "bytes=9000-");
}

TEST_CASE("files that are not the expected do not get the name") {
  Downloading world;
  world.server.on("/law.zip", site(zip(), "\"v1\"", 1 << 20));
  CHECK(world.failed({sha256("other"), 0}) == FailureKind::wrong_bytes);
  CHECK(world.failed({"", 7}) == FailureKind::wrong_bytes);
  world.server.on("/law.zip", Said{"HTTP/1.1 200 OK\r\n\r\n" + zip()});
  CHECK(world.failed({"", 7}) == FailureKind::wrong_bytes);
  world.server.on("/law.zip", Said{"HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\n" + zip()});
  CHECK(world.failed({sha256(zip()), 0}) == FailureKind::wrong_bytes);
  world.server.on("/law.zip", say("<html><p>Sign in</p></html>"));
  CHECK(world.failed() == FailureKind::wrong_type);
  world.server.on("/law.zip", say(200, {"Content-Encoding: gzip"}, zip()));
  CHECK(world.failed() == FailureKind::protocol);
  world.server.on("/law.zip", say(200, {"Content-Type: text/html"}, zip()));
  CHECK(world.failed() == FailureKind::wrong_type);
  world.server.on("/law.zip", say(206, {"Content-Range: bytes 0-9/10"}, zip()));
  CHECK(world.failed() == FailureKind::protocol);
  world.server.on("/law.zip", say(404, {}, "no"));
  CHECK(world.failed() == FailureKind::status);
  CHECK_FALSE(fs::exists(world.file));
  CHECK_FALSE(fs::exists(world.file.string() + ".part"));
}

TEST_CASE("a challenge does not cost the bytes that are there") {
  Downloading world;
  world.server.on("/law.zip", site(zip(), "\"v1\"", 10'000));
  CHECK(world.failed() == FailureKind::truncated);
  const std::string page = "<html><title>Just a moment...</title></html>";
  world.server.on("/law.zip", say(200, {"Content-Type: text/html; charset=utf-8"}, page));
  CHECK(world.failed() == FailureKind::challenge);
  world.server.on("/law.zip", say(202, {"x-amzn-waf-action: challenge"}, ""));
  CHECK(world.failed() == FailureKind::challenge);
  world.server.on("/law.zip", say(503, {}, page));
  CHECK(world.failed() == FailureKind::challenge);
  world.server.on("/law.zip", site(zip(), "\"v1\"", 1 << 20));
  CHECK(world.saved().resumed_at == 30'000);
}

TEST_CASE("a file larger than allowed is not fetched") {
  Downloading world;
  Request request = world.request("/law.zip", Expected::zip);
  request.most_bytes = 40'000;
  for (const Said& said : {say(zip()), Said{"HTTP/1.1 200 OK\r\n\r\n" + zip()}}) {
    world.server.on("/law.zip", said);
    const auto got = world.client->download(request, world.file);
    REQUIRE_FALSE(got.ok());
    CHECK(got.failure().kind == FailureKind::too_large);
    CHECK_FALSE(fs::exists(world.file));
  }
}

TEST_CASE("two downloads of one file do not disturb each other") {
  Downloading world;
  fs::create_directories(world.file.parent_path());
  const std::string part = world.file.string() + ".part";
  const int other = ::open(part.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
  REQUIRE(::flock(other, LOCK_EX) == 0);
  world.server.on("/law.zip", site(zip(), "\"v1\"", 1 << 20));
  CHECK(world.failed() == FailureKind::disk);
  CHECK(world.server.heard().empty());
  ::close(other);
  world.saved();
}

TEST_CASE("a folder that cannot be made is told") {
  Downloading world;
  std::ofstream(world.folder.path() / "new") << "in the way";
  CHECK(world.failed() == FailureKind::disk);
}

TEST_CASE("a stopped download can be gone on with") {
  Downloading world;
  std::stop_source source;
  world.server.on("/law.zip", [&](const Heard&) {
    source.request_stop();
    return Said{"HTTP/1.1 200 OK\r\nETag: \"v1\"\r\nContent-Length: 50000\r\n\r\n" +
                    zip().substr(0, 20'000),
                true};
  });
  Request request = world.request("/law.zip", Expected::zip);
  request.stop = source.get_token();
  const auto got = world.client->download(request, world.file);
  REQUIRE_FALSE(got.ok());
  CHECK(got.failure().kind == FailureKind::cancelled);
  world.server.on("/law.zip", site(zip(), "\"v1\"", 1 << 20));
  world.saved();
  CHECK(bytes_of(world.file) == zip());
}

// Fetches pages and files from official sites, politely and suspiciously.
//
// Politely: robots.txt is obeyed (RFC 9309), one request at a time to a host with a pause after it,
// a name and an address in every request, Retry-After obeyed, nothing asked again that has not
// changed. Suspiciously: public addresses only, at every redirect; limits of size and time; pages
// of firewalls told from what was asked for; files only under their name when they are whole and
// have the expected size and sha256.
//
// Called by `gbalex pull` and `gbalex link check`. One Client a process, safe from any thread;
// calls block and end soon after their stop token asks them to. Nothing throws.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

#include "fetch/challenge.h"
#include "fetch/clock.h"
#include "fetch/failure.h"
#include "record/result.h"

namespace gbalex::fetch {

struct Settings {
  std::string product = "GBA-Lex";  // letters, "-" and "_": what a robots.txt may name
  std::string version;
  std::string address;  // where a site's owner reads who we are: "https://…", "mailto:…"
  std::filesystem::path cache;         // of pages; empty for none
  Milliseconds interval{2000};         // from the end of a request to the next one to that host
  Milliseconds longest_wait{120'000};  // for a host that asks to be left alone; else a failure
  // For tests alone: this machine's own addresses, and names that lead to them ("host:port:ip").
  bool loopback_is_allowed = false;
  std::vector<std::string> resolved;
};

struct Request {
  std::string url;
  Expected expected = Expected::any;
  std::uintmax_t most_bytes = 16 * 1024 * 1024;
  Milliseconds time_limit{60'000};  // of each single request
  std::stop_token stop;
};

struct Page {
  std::string url;             // that answered
  std::string type;            // Content-Type as sent
  std::string body;            // unpacked, in the site's encoding
  bool is_from_cache = false;  // the site says that it has not changed
  std::vector<Hop> hops;       // the redirects before
};

// What is known of a file beforehand, as from a catalogue. Empty and 0: not known.
struct Known {
  std::string sha256;  // 64 hexadecimal digits, either case
  std::uintmax_t size = 0;
};

struct Saved {
  std::string url;  // that answered; empty where nothing had to be asked
  std::string sha256;
  std::uintmax_t size = 0;
  bool is_new = true;             // false: the file stood there already
  std::uintmax_t resumed_at = 0;  // bytes that an earlier call had left
  std::vector<Hop> hops;
};

// Bytes there are, and bytes there will be (0 where the site does not say).
using Progress = std::function<void(std::uintmax_t, std::uintmax_t)>;

class Client {
 public:
  // Errors (usage): a product or an address that cannot stand in a request. The clock outlives it.
  static record::Result<Client> create(Settings settings, Clock& clock);
  Client(Client&&) noexcept;
  Client& operator=(Client&&) noexcept;
  ~Client();

  // A success of the final address: status 200, of the expected kind.
  Outcome<Page> get(const Request& request);

  // Writes `file`, and beside it `file`.note for the next time. Until all is there and checked the
  // bytes stand in `file`.part, which a later call goes on with, if the site still has the same
  // file; two calls at once for one file: the later fails (disk). A file that has the known sha256
  // is not asked for.
  Outcome<Saved> download(const Request& request, const std::filesystem::path& file,
                          const Known& known = {}, const Progress& progress = {});

 private:
  class Parts;
  explicit Client(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace gbalex::fetch

#include "fetch/transfer.h"

#include <curl/curl.h>
#include <sys/socket.h>

#include <algorithm>
#include <charconv>
#include <exception>
#include <limits>
#include <memory>

#include "fetch/network_address.h"

namespace gbalex::fetch {

using record::Done;

namespace {

constexpr std::size_t kMostOfFields = 64 * 1024;
constexpr long kConnectSeconds = 20;
constexpr long kStallSeconds = 60;  // of less than a byte a second

struct Exchange {
  const Connection& connection;
  const Ask& ask;
  Receiver& receiver;
  std::string where;
  Answer answer{};
  std::size_t bytes_of_fields = 0;
  std::uintmax_t bytes_of_body = 0;
  bool has_begun = false;
  bool has_enough = false;  // the rest of the body is not wanted
  std::string closed{};     // an address that was not connected to
  std::optional<Failure> failed{};
};

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kSpace = " \t\r\n";
  const std::size_t first = text.find_first_not_of(kSpace);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kSpace) - first + 1);
}

bool is_success(int status) { return status >= 200 && status < 300; }

bool fail(Exchange& exchange, Failure failure) {
  if (!exchange.failed) exchange.failed = std::move(failure);
  return false;
}

bool too_large(Exchange& exchange) {
  return fail(exchange, failure(FailureKind::too_large,
                                "the answer is longer than the " +
                                    std::to_string(exchange.ask.most_bytes) + " bytes allowed",
                                exchange.where, "allow more, or look at the page by hand"));
}

bool begin(Exchange& exchange) {
  if (exchange.has_begun || !is_success(exchange.answer.status)) return true;
  exchange.has_begun = true;
  if (!exchange.ask.is_cut && exchange.answer.length() > exchange.ask.most_bytes) {
    return too_large(exchange);
  }
  Outcome<Done> begun = exchange.receiver.begin(exchange.answer);
  return begun.ok() || fail(exchange, std::move(begun.failure()));
}

// False: the transfer is over, by a failure or because there is enough.
bool take_body(Exchange& exchange, std::string_view bytes) {
  if (!is_success(exchange.answer.status)) {
    std::string& body = exchange.answer.body;
    body += bytes.substr(0, Answer::kMostOfOthers - body.size());
    exchange.has_enough = body.size() == Answer::kMostOfOthers;
    return !exchange.has_enough;
  }
  if (!begin(exchange)) return false;
  const std::uintmax_t room = exchange.ask.most_bytes - exchange.bytes_of_body;
  if (bytes.size() > room) {
    if (!exchange.ask.is_cut) return too_large(exchange);
    bytes = bytes.substr(0, static_cast<std::size_t>(room));
    exchange.has_enough = true;
  }
  exchange.bytes_of_body += bytes.size();
  Outcome<Done> taken = exchange.receiver.take(bytes);
  if (!taken) return fail(exchange, std::move(taken.failure()));
  return !exchange.has_enough;
}

bool take_field(Exchange& exchange, std::string_view line) {
  exchange.bytes_of_fields += line.size();
  if (exchange.bytes_of_fields > kMostOfFields) {
    return fail(exchange, failure(FailureKind::protocol, "the answer's header has no end",
                                  exchange.where, "look at the page by hand"));
  }
  if (line.starts_with("HTTP/")) {
    // Interim answers (1xx) come before the one that counts.
    exchange.answer = {};
    const std::size_t space = line.find(' ');
    if (space == std::string_view::npos) return true;
    const std::string_view rest = line.substr(space + 1);
    std::from_chars(rest.data(), rest.data() + rest.size(), exchange.answer.status);
    return true;
  }
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos) return true;
  std::string name(line.substr(0, colon));
  std::ranges::transform(name, name.begin(), lower);
  exchange.answer.fields.emplace_back(std::move(name), trimmed(line.substr(colon + 1)));
  return true;
}

// What libcurl calls must not throw.
template <typename Step>
bool guarded(Exchange& exchange, Step step) {
  try {
    return step();
  } catch (const std::exception& problem) {
    return fail(exchange, failure(FailureKind::disk, problem.what(), exchange.where,
                                  "free memory and try again"));
  }
}

extern "C" {

std::size_t on_field(char* data, std::size_t size, std::size_t count, void* exchange_data) {
  Exchange& exchange = *static_cast<Exchange*>(exchange_data);
  const std::string_view line(data, size * count);
  return guarded(exchange, [&] { return take_field(exchange, line); }) ? line.size() : 0;
}

std::size_t on_body(char* data, std::size_t size, std::size_t count, void* exchange_data) {
  Exchange& exchange = *static_cast<Exchange*>(exchange_data);
  const std::string_view bytes(data, size * count);
  const bool goes_on = guarded(exchange, [&] { return take_body(exchange, bytes); });
  return goes_on ? bytes.size() : bytes.size() + 1;
}

int on_progress(void* exchange_data, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
  return static_cast<Exchange*>(exchange_data)->ask.stop.stop_requested() ? 1 : 0;
}

curl_socket_t on_socket(void* exchange_data, curlsocktype, curl_sockaddr* to) {
  Exchange& exchange = *static_cast<Exchange*>(exchange_data);
  const Network network = network_of(to->addr);
  const bool is_allowed = network == Network::open ||
                          (network == Network::loopback && exchange.connection.loopback_is_allowed);
  if (is_allowed) return ::socket(to->family, to->socktype | SOCK_CLOEXEC, to->protocol);
  guarded(exchange, [&] {
    exchange.closed = in_numbers(to->addr);
    return true;
  });
  return CURL_SOCKET_BAD;
}

}  // extern "C"

Failure of_curl(const Exchange& exchange, CURLcode code) {
  const std::string why = curl_easy_strerror(code);
  const auto made = [&](FailureKind kind, std::string what, std::string what_to_do) {
    return failure(kind, std::move(what), exchange.where, std::move(what_to_do));
  };
  switch (code) {
    case CURLE_ABORTED_BY_CALLBACK:
      return cancelled(exchange.where);
    case CURLE_COULDNT_RESOLVE_HOST:
      return made(FailureKind::no_such_host, "the host's name is not known",
                  "check the address and the network");
    case CURLE_COULDNT_CONNECT:
      if (!exchange.closed.empty()) {
        return made(FailureKind::not_public,
                    "the host is at " + exchange.closed + ", which is no public address",
                    "give the address of a public site");
      }
      return made(FailureKind::connection, "no connection to the host", "try again later");
    case CURLE_OPERATION_TIMEDOUT:
      return made(FailureKind::timeout, "the site did not answer in time", "try again later");
    case CURLE_PARTIAL_FILE:
      return made(FailureKind::truncated, "the answer ended too early", "try again");
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CIPHER:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_ISSUER_ERROR:
      return made(FailureKind::tls, "no trustworthy encrypted connection: " + why,
                  "look at the site's certificate");
    case CURLE_GOT_NOTHING:
    case CURLE_RECV_ERROR:
    case CURLE_SEND_ERROR:
      return made(FailureKind::connection, "the connection broke off: " + why, "try again later");
    default:
      return made(FailureKind::protocol, "the answer cannot be understood: " + why,
                  "look at the page by hand");
  }
}

using Handle = std::unique_ptr<CURL, decltype(&curl_easy_cleanup)>;
using List = std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)>;

List listed(const std::vector<std::string>& lines) {
  List list(nullptr, &curl_slist_free_all);
  for (const std::string& line : lines) {
    curl_slist* longer = curl_slist_append(list.get(), line.c_str());
    if (longer == nullptr) break;
    static_cast<void>(list.release());
    list.reset(longer);
  }
  return list;
}

void set_guards(CURL* curl, Exchange& exchange) {
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(curl, CURLOPT_PROXY, "");
  curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(curl, CURLOPT_OPENSOCKETFUNCTION, on_socket);
  curl_easy_setopt(curl, CURLOPT_OPENSOCKETDATA, &exchange);
  curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
  curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, on_progress);
  curl_easy_setopt(curl, CURLOPT_XFERINFODATA, &exchange);
  curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, kConnectSeconds);
  curl_easy_setopt(curl, CURLOPT_LOW_SPEED_LIMIT, 1L);
  curl_easy_setopt(curl, CURLOPT_LOW_SPEED_TIME, kStallSeconds);
  curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, static_cast<long>(exchange.ask.time_limit.count()));
}

void set_request(CURL* curl, Exchange& exchange) {
  curl_easy_setopt(curl, CURLOPT_URL, exchange.where.c_str());
  curl_easy_setopt(curl, CURLOPT_USERAGENT, exchange.connection.user_agent.c_str());
  // Every encoding that libcurl knows, or none.
  if (exchange.ask.is_decoded) curl_easy_setopt(curl, CURLOPT_ACCEPT_ENCODING, "");
  curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, on_field);
  curl_easy_setopt(curl, CURLOPT_HEADERDATA, &exchange);
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, on_body);
  curl_easy_setopt(curl, CURLOPT_WRITEDATA, &exchange);
}

}  // namespace

std::string_view Answer::field(std::string_view name) const {
  for (const auto& [key, value] : fields) {
    if (key == name) return value;
  }
  return {};
}

std::uintmax_t Answer::length() const {
  const std::string_view text = field("content-length");
  std::uintmax_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc{} && end == text.data() + text.size() ? value : 0;
}

Outcome<Answer> transfer(const Connection& connection, const Ask& ask, Receiver& receiver) {
  static const bool is_ready = curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
  const Handle curl(is_ready ? curl_easy_init() : nullptr, &curl_easy_cleanup);
  if (!curl) {
    return failure(FailureKind::protocol, "libcurl cannot be started", ask.url.text(),
                   "check the installation");
  }
  Exchange exchange{connection, ask, receiver, ask.url.text()};
  const List fields = listed(ask.fields);
  const List resolved = listed(connection.resolved);
  set_guards(curl.get(), exchange);
  set_request(curl.get(), exchange);
  curl_easy_setopt(curl.get(), CURLOPT_HTTPHEADER, fields.get());
  curl_easy_setopt(curl.get(), CURLOPT_RESOLVE, resolved.get());
  const CURLcode code = curl_easy_perform(curl.get());
  if (exchange.failed) return std::move(*exchange.failed);
  if (code != CURLE_OK && !exchange.has_enough) return of_curl(exchange, code);
  if (!guarded(exchange, [&] { return begin(exchange); })) return std::move(*exchange.failed);
  return std::move(exchange.answer);
}

std::optional<Time> http_date(std::string_view text) {
  const std::time_t seconds = curl_getdate(std::string(text).c_str(), nullptr);
  if (seconds < 0) return std::nullopt;
  return std::chrono::system_clock::from_time_t(seconds);
}

}  // namespace gbalex::fetch

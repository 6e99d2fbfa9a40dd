// gbalex-web: serves the pages and the JSON interface from the index.
#include <malloc.h>
#include <spdlog/spdlog.h>

#include <CLI/CLI.hpp>
#include <csignal>
#include <cstdlib>
#include <iostream>
#include <thread>

#include "commands/recover.h"
#include "web/server.h"
#include "web/site.h"

namespace {

constexpr int kUsage = 2;
constexpr int kEnvironment = 3;

struct Options {
  std::string host = "127.0.0.1";
  int port = 8080;
  std::string corpus = "corpus";
  std::string data = "var";
  std::string web = GBALEX_WEB_DIR;
  int threads = 64;
};

int fail(const gbalex::record::Error& error) {
  std::cerr << "gbalex-web: " << error.to_string() << '\n';
  return kEnvironment;
}

// Blocks the signals that end the program in every thread to come, and hands each to `on_signal`
// on a thread of its own, where anything may be called.
std::jthread on_end_signal(std::function<void()> on_signal) {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGINT);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  return std::jthread([signals, on_signal = std::move(on_signal)] {
    int caught = 0;
    sigwait(&signals, &caught);
    on_signal();
  });
}

// What a search frees, the next one takes. By default each thread's heap is handed back to the
// system after a request and fetched again with the next, page fault by page fault.
void keep_freed_memory() {
  constexpr int kKeep = 16 << 20;  // bytes a heap
  mallopt(M_TRIM_THRESHOLD, kKeep);
  mallopt(M_TOP_PAD, 1 << 20);
  mallopt(M_MMAP_THRESHOLD, kKeep);
}

// Completes or reverts what a killed edit left behind. Nothing here keeps the site from being
// served: an index that lags behind one edit is better than none.
void settle_edits(const Options& options) {
  const auto now = std::chrono::system_clock::now();
  const gbalex::commands::Settings settings{options.corpus, options.data,
                                            gbalex::record::today(now), now, false};
  const auto recovery = gbalex::commands::recover(settings);
  if (!recovery) {
    spdlog::warn("edits: {}", recovery.error().to_string());
    return;
  }
  for (const auto& left : recovery->unsettled) {
    spdlog::warn("edit of {}: {}", left.intent.record, left.why.to_string());
  }
}

int serve(const Options& options) {
  keep_freed_memory();
  settle_edits(options);
  auto site = gbalex::web::Site::open({options.data, options.web, std::chrono::system_clock::now});
  if (!site) return fail(site.error());
  gbalex::web::ServerLimits limits;
  limits.threads = options.threads;
  auto server = gbalex::web::Server::bind(
      options.host, options.port, limits,
      [&](const gbalex::web::Request& request) { return (*site)->answer(request); });
  if (!server) return fail(server.error());
  const std::jthread waiter = on_end_signal([&] { (*server)->stop(); });
  std::cout << "GBA-Lex is served at http://" << options.host << ":" << (*server)->port() << "/"
            << std::endl;
  (*server)->run();
  // run() can also end because the socket failed: release the thread that waits for a signal.
  ::kill(::getpid(), SIGTERM);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  Options options;
  CLI::App app("Serves GBA-Lex: IP law of Guangdong, Hong Kong and Macao.", "gbalex-web");
  app.add_option("--host", options.host, "Address to listen on")
      ->envname("GBALEX_HOST")
      ->capture_default_str();
  app.add_option("--port", options.port, "Port to listen on; 0: any free one")
      ->envname("GBALEX_PORT")
      ->check(CLI::Range(0, 65535))
      ->capture_default_str();
  app.add_option("--corpus", options.corpus, "Folder of the corpus")
      ->envname("GBALEX_CORPUS")
      ->capture_default_str();
  app.add_option("--data", options.data, "Folder that holds the index")
      ->envname("GBALEX_DATA")
      ->capture_default_str();
  app.add_option("--web", options.web, "Folder of templates, static files and messages")
      ->envname("GBALEX_WEB")
      ->capture_default_str();
  app.add_option("--threads", options.threads, "Requests answered at once")
      ->envname("GBALEX_THREADS")
      ->check(CLI::Range(1, 1024))
      ->capture_default_str();
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : kUsage;
  }
  return serve(options);
}

// Edits that are killed: at every step, at any moment, and beside each other.
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <random>

#include "commands/build.h"
#include "commands/recover.h"
#include "commands/world.h"

using namespace gbalex;
using tests::run;
using tests::set_url;
using tests::World;

namespace {

constexpr const char* kOld = "https://a.example.org/";
constexpr const char* kNew = "https://b.example.org/";

// Runs `work` in a process of its own; the status as of waitpid.
template <typename Work>
pid_t start(Work work) {
  const pid_t child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    ::_exit(work());
  }
  return child;
}

int status_of(pid_t child) {
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  return status;
}

void require_settled(const World& world) {
  const auto ledger = ledger::Ledger::open(world.settings().data);
  REQUIRE(ledger.ok());
  CHECK(ledger->pending().value().empty());
  CHECK(world.files() == 1);  // no temporary left
  for (const char* id : {"link-harbour", "link-quay"}) {
    CHECK(world.url_in_index(id) == world.url_in_corpus(id));
  }
}

}  // namespace

TEST_CASE("an edit killed after any step is wholly there or wholly not") {
  std::string whole_after;
  {
    const World world;
    REQUIRE(run(set_url("link-harbour", kNew), world.settings()).status == 0);
    whole_after = world.bytes();
  }
  std::vector<std::string> steps;  // at which a child was killed
  for (bool killed = true; killed;) {
    const World world;
    world.build_index();
    int report[2];
    REQUIRE(::pipe(report) == 0);
    const std::size_t last = steps.size();
    const pid_t child = start([&] {
      std::size_t count = 0;
      std::ostringstream out, err;
      return commands::link_set(set_url("link-harbour", kNew), world.settings(), out, err,
                                [&](std::string_view step) {
                                  if (count++ != last) return;
                                  (void)!::write(report[1], step.data(), step.size());
                                  ::raise(SIGKILL);
                                });
    });
    const int status = status_of(child);
    ::close(report[1]);
    char name[64] = {};
    const ssize_t length = ::read(report[0], name, sizeof name - 1);
    ::close(report[0]);
    killed = WIFSIGNALED(status);
    if (!killed) {
      CHECK(WEXITSTATUS(status) == 0);
      break;
    }
    REQUIRE(length > 0);
    steps.emplace_back(name);
    INFO("killed after: " << steps.back());
    CHECK(WTERMSIG(status) == SIGKILL);

    const std::string bytes = world.bytes();
    const bool is_new = bytes == whole_after;
    CHECK((is_new || bytes == tests::kHarbour));
    CHECK(world.url_in_corpus("link-harbour") == (is_new ? kNew : kOld));

    const auto recovery = commands::recover(world.settings());
    REQUIRE(recovery.ok());
    CHECK(recovery->unsettled.empty());
    if (steps.back() != "done") {
      CHECK(recovery->completed.size() == (is_new ? 1 : 0));
      CHECK(recovery->reverted.size() == (is_new ? 0 : 1));
    }
    CHECK(world.bytes() == bytes);
    require_settled(world);
    // And life goes on.
    CHECK(run(set_url("link-quay", "https://q.example.org/"), world.settings()).status == 0);
    require_settled(world);
  }
  CHECK(steps == std::vector<std::string>{"intended", "written", "synced", "renamed",
                                          "directory synced", "indexed", "done"});
}

TEST_CASE("the next edit recovers what a killed one left") {
  const World world;
  world.build_index();
  const pid_t child = start([&] {
    std::ostringstream out, err;
    return commands::link_set(set_url("link-harbour", kNew), world.settings(), out, err,
                              [&](std::string_view step) {
                                if (step == "renamed") ::raise(SIGKILL);
                              });
  });
  CHECK(WIFSIGNALED(status_of(child)));
  CHECK(world.url_in_index("link-harbour") == kOld);
  const auto done = run(set_url("link-quay", "https://q.example.org/"), world.settings());
  CHECK(done.status == 0);
  CHECK(done.err == "note: edit 1 of link-harbour had been interrupted and is now complete\n");
  require_settled(world);
  CHECK(world.url_in_index("link-harbour") == kNew);
}

TEST_CASE("an editor killed at any moment loses nothing that it reported") {
  const World world;
  world.build_index();
  std::mt19937 random(20261124);
  constexpr int kRounds = 40;
  constexpr unsigned kMoments = 30'000;  // microseconds, some edits long
  int sequence = 0;
  for (int round = 0; round < kRounds; ++round) {
    int report[2];
    REQUIRE(::pipe(report) == 0);
    const pid_t child = start([&] {
      for (int i = sequence;; ++i) {
        const std::string url = "https://a.example.org/" + std::to_string(i);
        if (run(set_url("link-harbour", url), world.settings()).status != 0) return 1;
        if (::write(report[1], &i, sizeof i) != sizeof i) return 2;
      }
    });
    ::close(report[1]);
    int last_reported = sequence - 1, value = 0;
    const auto next_report = [&] {
      const bool came = ::read(report[0], &value, sizeof value) == sizeof value;
      if (came) last_reported = value;
      return came;
    };
    REQUIRE(next_report());
    ::usleep(static_cast<useconds_t>(random() % kMoments));
    ::kill(child, SIGKILL);
    CHECK(WIFSIGNALED(status_of(child)));
    while (next_report()) {
    }
    ::close(report[0]);

    REQUIRE(commands::recover(world.settings()).ok());
    require_settled(world);
    const std::string prefix = "https://a.example.org/";
    const std::string rest = world.url_in_corpus("link-harbour").substr(prefix.size());
    const int found = rest.empty() ? -1 : std::stoi(rest);
    CHECK(found >= last_reported);
    CHECK(found <= last_reported + 1);
    sequence = found + 1;
  }
  // The history of the record tells of each edit once, in order.
  const record::Catalogue catalogue = world.read();
  const auto& history = catalogue.link("link-harbour")->provenance.history;
  CHECK(history.size() == static_cast<std::size_t>(sequence) + 1);
  for (std::size_t i = 2; i < history.size(); ++i) {
    CHECK(history[i].changes[0].before == history[i - 1].changes[0].after);
  }
  CHECK(sequence >= kRounds);
}

TEST_CASE("two editors of one file at once: every edit survives") {
  const World world;
  world.build_index();
  constexpr int kEach = 12;
  std::vector<pid_t> editors;
  for (const std::string id : {"link-harbour", "link-quay"}) {
    editors.push_back(start([&] {
      for (int i = 1; i <= kEach; ++i) {
        const std::string url = "https://" + id + ".example.org/" + std::to_string(i);
        if (run(set_url(id, url), world.settings()).status != 0) return 1;
      }
      return 0;
    }));
  }
  for (const pid_t editor : editors) CHECK(status_of(editor) == 0);
  const record::Catalogue catalogue = world.read();
  for (const std::string id : {"link-harbour", "link-quay"}) {
    CHECK(catalogue.link(id)->url == "https://" + id + ".example.org/" + std::to_string(kEach));
    CHECK(catalogue.link(id)->provenance.history.size() == kEach + 1);
  }
  CHECK(ledger::Ledger::open(world.settings().data)->since(0).value().size() == 2 * kEach);
  require_settled(world);
}

TEST_CASE("two data directories on one corpus keep out of each other's way") {
  const World world;
  constexpr int kEach = 12;
  std::vector<pid_t> editors;
  for (const std::string id : {"link-harbour", "link-quay"}) {
    editors.push_back(start([&] {
      for (int i = 1; i <= kEach; ++i) {
        const std::string url = "https://" + id + ".example.org/" + std::to_string(i);
        if (run(set_url(id, url), world.settings("var-" + id)).status != 0) return 1;
      }
      return 0;
    }));
  }
  for (const pid_t editor : editors) CHECK(status_of(editor) == 0);
  for (const std::string id : {"link-harbour", "link-quay"}) {
    CHECK(world.url_in_corpus(id) == "https://" + id + ".example.org/" + std::to_string(kEach));
  }
}

TEST_CASE("an editor that finds the corpus locked says so after its wait") {
  const World world;
  const auto held = corpus::CorpusLock::take(world.corpus());
  REQUIRE(held.ok());
  const auto second = corpus::CorpusLock::take(world.corpus(), std::chrono::milliseconds(30));
  REQUIRE_FALSE(second.ok());
  CHECK(second.error().kind == record::ErrorKind::environment);
  CHECK(second.error().to_string().find("has held the corpus") != std::string::npos);
}

TEST_CASE("a lock goes with the process that held it") {
  const World world;
  const pid_t child = start([&] {
    const auto lock = corpus::CorpusLock::take(world.corpus());
    ::raise(SIGKILL);
    return lock.ok() ? 0 : 1;
  });
  CHECK(WIFSIGNALED(status_of(child)));
  CHECK(corpus::CorpusLock::take(world.corpus(), std::chrono::milliseconds(0)).ok());
}

TEST_CASE("an edit made while a rebuild runs is in the rebuilt index") {
  const World world;
  world.build_index();
  const auto settings = world.settings();
  const auto noted = commands::note_edits(settings);
  REQUIRE(noted.ok());
  auto builder = index::Builder::begin(settings.data);
  REQUIRE(builder.ok());
  REQUIRE(
      (*builder)->add(index::make_documents(world.read(), commands::reader_payloads()), {}).ok());

  REQUIRE(run(set_url("link-harbour", kNew), settings).status == 0);
  CHECK(world.url_in_index("link-harbour") == kNew);

  auto late = commands::late_edits(settings, *noted);
  REQUIRE(late.ok());
  CHECK(late->records == std::vector<std::string>{"link-harbour"});
  const record::Catalogue now = world.read();
  for (const std::string& record : late->records) {
    const auto documents = index::make_documents_of(now, record, commands::reader_payloads());
    REQUIRE((*builder)->replace(documents).ok());
  }
  REQUIRE((*builder)->finish().ok());
  REQUIRE((*builder)->swap().ok());
  REQUIRE(commands::settle_edits(*late).ok());
  CHECK(world.url_in_index("link-harbour") == kNew);
  require_settled(world);
}

TEST_CASE("rebuilds and edits beside each other lose nothing") {
  const World world;
  world.build_index();
  constexpr int kBuilds = 6;
  const pid_t builder = start([&] {
    for (int i = 0; i < kBuilds; ++i) {
      std::ostringstream out, err;
      if (commands::build({}, world.settings(), out, err) != commands::kDone) return 1;
    }
    return 0;
  });
  int edits = 0, status = 0;
  while (::waitpid(builder, &status, WNOHANG) == 0) {
    const std::string url = "https://a.example.org/" + std::to_string(++edits);
    const auto done = run(set_url("link-harbour", url), world.settings());
    INFO(done.err);
    REQUIRE(done.status == 0);
    REQUIRE(world.url_in_index("link-harbour") == url);
  }
  CHECK(status == 0);
  CHECK(edits >= kBuilds);
  CHECK(world.url_in_corpus("link-harbour") == "https://a.example.org/" + std::to_string(edits));
  require_settled(world);
}

TEST_CASE("a rebuild asks for each late record once, and not for reverted edits") {
  const World world;
  const auto settings = world.settings();
  REQUIRE(run(set_url("link-quay", "https://q.example.org/0"), settings).status == 0);
  const auto noted = commands::note_edits(settings);
  REQUIRE(noted.ok());
  REQUIRE(run(set_url("link-harbour", "https://a.example.org/1"), settings).status == 0);
  REQUIRE(run(set_url("link-harbour", "https://a.example.org/2"), settings).status == 0);
  const pid_t child = start([&] {
    std::ostringstream out, err;
    return commands::link_set(set_url("link-quay", kNew), settings, out, err,
                              [](std::string_view step) {
                                if (step == "intended") ::raise(SIGKILL);
                              });
  });
  CHECK(WIFSIGNALED(status_of(child)));
  const auto late = commands::late_edits(settings, *noted);
  REQUIRE(late.ok());
  CHECK(late->records == std::vector<std::string>{"link-harbour"});
  CHECK(late->unsettled.empty());
}

// The program itself: it serves, and it ends gracefully on a signal.
#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "web/client.h"
#include "web/served.h"

namespace gbalex::tests {
namespace {

struct Process {
  pid_t id;
  int output;
};

Process start(const std::vector<std::string>& arguments) {
  std::array<int, 2> pipe{};
  REQUIRE(::pipe2(pipe.data(), O_CLOEXEC) == 0);
  std::vector<char*> argv;
  for (const std::string& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
  argv.push_back(nullptr);
  const pid_t id = ::fork();
  REQUIRE(id >= 0);
  if (id == 0) {
    ::dup2(pipe[1], STDOUT_FILENO);
    ::dup2(pipe[1], STDERR_FILENO);
    ::execv(argv[0], argv.data());
    ::_exit(127);
  }
  ::close(pipe[1]);
  return {id, pipe[0]};
}

// What the process prints up to and with the first `mark`, or all of it.
std::string read_until(int fd, char mark) {
  std::string text;
  char c = 0;
  while (::read(fd, &c, 1) == 1) {
    text += c;
    if (c == mark) break;
  }
  return text;
}

int exit_status(const Process& process) {
  int status = 0;
  ::waitpid(process.id, &status, 0);
  ::close(process.output);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

}  // namespace

TEST_CASE("the program prints its address, serves, and ends with 0 on SIGTERM and SIGINT") {
  const Served site(small_catalogue());  // for its index
  for (const int signal : {SIGTERM, SIGINT}) {
    CAPTURE(signal);
    const Process process =
        start({GBALEX_WEB_PROGRAM, "--port", "0", "--data", site.data().string()});
    const std::string line = read_until(process.output, '\n');
    CAPTURE(line);
    const auto colon = line.rfind(':');
    REQUIRE(colon != std::string::npos);
    CHECK(get(std::stoi(line.substr(colon + 1)), "/healthz").body == "ok\n");
    ::kill(process.id, signal);
    CHECK(exit_status(process) == 0);
  }
}

TEST_CASE("without an index the program says what to do and exits 3; a wrong flag exits 2") {
  const commands::TemporaryFolder empty;
  const Process process =
      start({GBALEX_WEB_PROGRAM, "--port", "0", "--data", empty.path().string()});
  const std::string said = read_until(process.output, '\0');
  CHECK(exit_status(process) == 3);
  CHECK(said.find("gbalex build") != std::string::npos);
  const Process wrong = start({GBALEX_WEB_PROGRAM, "--nonsense"});
  read_until(wrong.output, '\0');
  CHECK(exit_status(wrong) == 2);
}

}  // namespace gbalex::tests

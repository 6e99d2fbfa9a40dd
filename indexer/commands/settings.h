// What every command is told by the program: where the data stand and what time it is.
#pragma once

#include <chrono>
#include <filesystem>

#include "record/date.h"
#include "record/result.h"

namespace gbalex::commands {

struct Settings {
  std::filesystem::path corpus;  // --corpus, GBALEX_CORPUS
  std::filesystem::path data;    // --data, GBALEX_DATA
  record::Date today;            // of `now`, in UTC+8
  std::chrono::system_clock::time_point now;
  bool json = false;  // --json
};

// Exit statuses of the program.
inline constexpr int kDone = 0;
inline constexpr int kDataWrong = 1;
inline constexpr int kUsage = 2;
inline constexpr int kEnvironment = 3;

constexpr int exit_status(record::ErrorKind kind) {
  switch (kind) {
    case record::ErrorKind::data:
      return kDataWrong;
    case record::ErrorKind::usage:
      return kUsage;
    case record::ErrorKind::environment:
      return kEnvironment;
  }
  return kEnvironment;
}

}  // namespace gbalex::commands

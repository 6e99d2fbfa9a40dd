// The files that a user names: files, folders with all that lies below them, zip files with their
// members, and patterns that the shell left alone. Called by the intake. Blocking; one thread.
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "intake/reader.h"
#include "record/result.h"

namespace gbalex::intake {

struct Source {
  std::filesystem::path path;
  std::size_t argument = 0;  // which of the PATHs it was found under
  bool is_archive = false;   // a zip file of files
  std::string left_out;      // why it is not even opened; empty: it is
};

struct Collection {
  std::vector<std::string> arguments;  // patterns replaced by what they stand for
  std::vector<Source> sources;         // folders sorted by the bytes of their paths
  std::size_t files = 0;               // to be read, members of zip files included
};

// Hidden files and folders (".git") are left out, links to folders not followed. Errors: usage
// where a PATH leads nowhere; environment where a folder cannot be listed.
record::Result<Collection> collect(const std::vector<std::string>& paths);

// One file of a collection.
struct Loaded {
  std::string place;  // its path, "folder/a.md"; of a member "folder/all.zip:cap_1/a.xml"
  std::string name;   // without folders
  std::size_t argument = 0;
  std::string bytes;
  std::string left_out;                // why it was not read; empty: it was
  std::optional<record::Error> error;  // it could not be read
};

// Names of the members of zip files that are unpacked.
using WantedName = std::function<bool(std::string_view name)>;
bool is_no_picture(std::string_view name);
// False ends it.
using Give = std::function<bool(Loaded)>;

inline constexpr std::size_t kMostBytes = 256U << 20U;  // of a file that is no zip file

// Reads one file after the other, in the order of the collection, and hands them on; only one is in
// memory. Members that are not wanted are told in one entry a zip file.
void load(const Source& source, const WantedName& wanted, const Give& give);

}  // namespace gbalex::intake

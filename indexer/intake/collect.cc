#include "intake/collect.h"

#include <glob.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <system_error>
#include <utility>

#include "intake/archive.h"

namespace gbalex::intake {

namespace fs = std::filesystem;
using record::Done;
using record::Error;
using record::ErrorKind;
using record::Result;

namespace {

bool is_hidden(const fs::path& path) {
  const std::string name = path.filename().string();
  return name.size() > 1 && name.starts_with('.') && name != "..";
}

Error cannot_list(const fs::path& folder, const std::error_code& error) {
  return {ErrorKind::environment, "cannot list the folder: " + error.message(), folder.string(),
          "check the disk and the permissions"};
}

Result<std::vector<std::string>> matches(const std::string& pattern) {
  glob_t found{};
  const int status = ::glob(pattern.c_str(), GLOB_BRACE | GLOB_TILDE, nullptr, &found);
  std::vector<std::string> paths;
  if (status == 0) paths.assign(found.gl_pathv, found.gl_pathv + found.gl_pathc);
  globfree(&found);
  if (status == GLOB_NOSPACE || status == GLOB_ABORTED) {
    return Error{ErrorKind::environment, "the pattern cannot be looked up", pattern,
                 "check the disk and the permissions"};
  }
  return paths;
}

Result<std::vector<std::string>> expand(const std::vector<std::string>& paths) {
  std::vector<std::string> all;
  for (const std::string& path : paths) {
    std::error_code error;
    if (fs::exists(path, error)) {
      all.push_back(path);
      continue;
    }
    Result<std::vector<std::string>> found = matches(path);
    if (!found) return found;
    if (found->empty()) {
      return Error{ErrorKind::usage, "there is no such file or folder", path,
                   "give files, folders, zip files or patterns that match some"};
    }
    std::ranges::move(found.value(), std::back_inserter(all));
  }
  return all;
}

bool starts_as_zip(const fs::path& path) {
  std::array<char, 4> begin{};
  std::ifstream file(path, std::ios::binary);
  file.read(begin.data(), begin.size());
  return file && std::string_view(begin.data(), begin.size()) == "PK\x03\x04";
}

class Collector {
 public:
  Result<Collection> collect(std::vector<std::string> arguments) {
    all_.arguments = std::move(arguments);
    for (argument_ = 0; argument_ < all_.arguments.size(); ++argument_) {
      const fs::path path = all_.arguments[argument_];
      std::error_code error;
      if (!fs::is_directory(path, error)) {
        add(path);
      } else if (Result<Done> added = add_folder(path); !added) {
        return added.error();
      }
    }
    return std::move(all_);
  }

 private:
  Result<Done> add_folder(const fs::path& folder) {
    std::error_code error;
    std::vector<fs::path> paths;
    fs::recursive_directory_iterator at(folder, error);
    for (const fs::recursive_directory_iterator end; !error && at != end; at.increment(error)) {
      const bool is_folder = at->is_directory() && !at->is_symlink();
      if (is_hidden(at->path())) {
        at.disable_recursion_pending();
        paths.push_back(at->path());
      } else if (!is_folder) {
        paths.push_back(at->path());
      }
    }
    if (error) return cannot_list(folder, error);
    std::ranges::sort(paths, {}, [](const fs::path& path) { return path.generic_string(); });
    for (const fs::path& path : paths) add(path);
    return Done{};
  }

  void add(const fs::path& path) {
    Source source{path, argument_, false, {}};
    std::error_code error;
    const bool is_named = path == fs::path(all_.arguments[argument_]);
    if (is_hidden(path) && !is_named) {
      source.left_out = "hidden";
    } else if (!fs::is_regular_file(path, error)) {
      source.left_out = fs::is_directory(path, error) ? "a link to a folder" : "no regular file";
    } else {
      ++all_.files;
      if (starts_as_zip(path)) look_into(source);
    }
    all_.sources.push_back(std::move(source));
  }

  // An office document is one file; any other zip file is one a member.
  void look_into(Source& source) {
    bool is_document = false;
    std::size_t members = 0;
    const Wanted count = [&](std::string_view name) {
      is_document = is_document || name == "[Content_Types].xml" || name == "mimetype";
      members += is_no_picture(name) ? 1 : 0;
      return false;
    };
    const auto none = [](const Member&) -> Result<Done> { return Done{}; };
    // What is wrong with it is told when it is read.
    (void)read_archive(source.path, count, none);
    source.is_archive = !is_document;
    if (source.is_archive && members > 0) all_.files += members - 1;
  }

  Collection all_;
  std::size_t argument_ = 0;
};

Loaded read_whole(const Source& source) {
  Loaded loaded{source.path.generic_string(),
                source.path.filename().string(),
                source.argument,
                {},
                source.left_out,
                std::nullopt};
  if (!loaded.left_out.empty()) return loaded;
  std::error_code error;
  const std::uintmax_t size = fs::file_size(source.path, error);
  if (!error && size > kMostBytes) {
    loaded.error =
        Error{ErrorKind::data, "longer than " + std::to_string(kMostBytes >> 20U) + " MiB",
              loaded.place, "no publisher's file of one text is so long"};
    return loaded;
  }
  std::ifstream file(source.path, std::ios::binary);
  if (file && !error) {
    loaded.bytes.resize(size);
    file.read(loaded.bytes.data(), static_cast<std::streamsize>(size));
  }
  if (!file || error) {
    loaded.error = Error{ErrorKind::environment, "the file cannot be read", loaded.place,
                         "check the disk and the permissions"};
  }
  return loaded;
}

std::string name_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return std::string(slash == path.npos ? path : path.substr(slash + 1));
}

void load_archive(const Source& source, const WantedName& wanted, const Give& give) {
  const std::string place = source.path.generic_string();
  std::size_t others = 0;
  const Wanted choose = [&](std::string_view name) {
    const bool is_wanted = wanted(name);
    others += is_wanted ? 0 : 1;
    return is_wanted;
  };
  bool goes_on = true;
  const auto take = [&](Member member) -> Result<Done> {
    goes_on = give({place + ":" + member.name,
                    name_of(member.name),
                    source.argument,
                    std::move(member.bytes),
                    {},
                    std::nullopt});
    if (goes_on) return Done{};
    return Error{ErrorKind::usage, "stopped", place, {}};
  };
  const Result<std::vector<Finding>> left = read_archive(source.path, choose, take);
  const auto tell = [&](std::string where, std::string why, std::optional<Error> error) {
    goes_on = goes_on &&
              give({where, name_of(where), source.argument, {}, std::move(why), std::move(error)});
  };
  if (!left) return tell(place, {}, left.error());
  for (const Finding& finding : *left) tell(finding.where, finding.why, std::nullopt);
  if (others > 0) tell(place, std::to_string(others) + " pictures in it", std::nullopt);
}

}  // namespace

bool is_no_picture(std::string_view name) {
  constexpr std::array<std::string_view, 8> kPictures = {".jpg", ".jpeg", ".png", ".gif",
                                                         ".tif", ".tiff", ".bmp", ".svg"};
  std::string end(name.substr(name.size() - std::min<std::size_t>(name.size(), 5)));
  for (char& c : end) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return std::ranges::none_of(kPictures,
                              [&end](std::string_view picture) { return end.ends_with(picture); });
}

Result<Collection> collect(const std::vector<std::string>& paths) {
  Result<std::vector<std::string>> arguments = expand(paths);
  if (!arguments) return arguments.error();
  return Collector().collect(std::move(arguments).value());
}

void load(const Source& source, const WantedName& wanted, const Give& give) {
  if (source.is_archive) return load_archive(source, wanted, give);
  give(read_whole(source));
}

}  // namespace gbalex::intake

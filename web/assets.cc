#include "web/assets.h"

#include <fmt/format.h>

#include <array>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace gbalex::web {
namespace {

using record::Error;
using record::ErrorKind;

struct Type {
  std::string_view extension, content_type;
};
constexpr std::array kTypes = {
    Type{".css", "text/css; charset=utf-8"},
    Type{".js", "text/javascript; charset=utf-8"},
    Type{".svg", "image/svg+xml"},
    Type{".txt", "text/plain; charset=utf-8"},
};

// FNV-1a: tells versions of our own files apart, nothing else.
std::string digest_of(std::string_view bytes) {
  std::uint64_t hash = 0xcbf29ce484222325U;
  for (const char c : bytes) {
    hash ^= static_cast<unsigned char>(c);
    hash *= 0x100000001b3U;
  }
  return fmt::format("{:016x}", hash);
}

}  // namespace

record::Result<Assets> Assets::read(const std::string& directory) {
  Assets assets;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(directory, error)) {
    if (entry.is_symlink() || !entry.is_regular_file()) continue;
    for (const Type& type : kTypes) {
      if (entry.path().extension() != type.extension) continue;
      std::ifstream file(entry.path(), std::ios::binary);
      std::string bytes((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
      std::string digest = digest_of(bytes);
      assets.assets_[entry.path().filename().string()] = {std::string(type.content_type),
                                                          std::move(bytes), std::move(digest)};
    }
  }
  if (error) {
    return Error{ErrorKind::environment, "cannot read the static files: " + error.message(),
                 directory, "name the folder of the web files with --web DIR"};
  }
  return assets;
}

std::string Assets::address(std::string_view name) const {
  const auto found = assets_.find(name);
  std::string address = "/static/" + std::string(name);
  return found == assets_.end() ? address : address + "?v=" + found->second.digest;
}

std::optional<Response> Assets::get(std::string_view name, std::string_view version,
                                    std::string_view if_none_match) const {
  const auto found = assets_.find(name);
  if (found == assets_.end()) return std::nullopt;
  const Asset& asset = found->second;
  Response response;
  const std::string tag = '"' + asset.digest + '"';
  response.headers = {
      {"ETag", tag},
      {"Cache-Control",
       version == asset.digest ? "public, max-age=31536000, immutable" : "public, max-age=300"}};
  if (if_none_match.find(tag) != std::string_view::npos) {
    response.status = 304;
    response.content_type.clear();
    return response;
  }
  response.content_type = asset.content_type;
  response.body = asset.bytes;
  return response;
}

}  // namespace gbalex::web

#include "intake/archive.h"

#include <archive.h>
#include <archive_entry.h>

#include <array>
#include <memory>
#include <optional>
#include <unordered_set>
#include <utility>

#include "intake/white_space.h"
#include "text/unicode.h"

namespace gbalex::intake {
namespace {

using record::Done;
using record::Error;
using record::ErrorKind;
using record::Result;

constexpr std::size_t kBlock = 64U << 10U;
constexpr std::size_t kLongestName = 1'024;  // bytes
constexpr std::size_t kMostFindings = 1'000;

struct Close {
  void operator()(struct archive* opened) const { archive_read_free(opened); }
};
using Opened = std::unique_ptr<struct archive, Close>;

// "\\" of Windows programs becomes '/', "./" at the head goes, and bytes that are no UTF-8.
std::string with_slashes(std::string_view name) {
  std::string out;
  for (std::size_t at = 0; at < name.size();) {
    const text::Decoded decoded = text::decode(name, at);
    text::append_utf8(out, decoded.character == U'\\' ? U'/' : decoded.character);
    at += decoded.length;
  }
  while (out.starts_with("./")) out.erase(0, 2);
  return out;
}

bool leads_out(std::string_view name) {
  if (name.empty() || name.starts_with('/') || name.size() > kLongestName) return true;
  if (name.size() > 1 && name[1] == ':') return true;
  for (const char c : name) {
    if (static_cast<unsigned char>(c) < 0x20) return true;
  }
  while (!name.empty()) {
    const std::size_t end = name.find('/');
    if (name.substr(0, end) == "..") return true;
    name = end == std::string_view::npos ? std::string_view() : name.substr(end + 1);
  }
  return false;
}

// Names are UTF-8 or bytes of a code page that the archive does not say.
std::string name_of(struct archive_entry* entry) {
  const char* name = archive_entry_pathname_utf8(entry);
  if (name == nullptr) name = archive_entry_pathname(entry);
  return name == nullptr ? std::string() : std::string(name);
}

// For messages: printable, and not long.
std::string shown(std::string_view name) {
  std::string out;
  for (const char c : shortened(name, 120)) out += static_cast<unsigned char>(c) < 0x20 ? '?' : c;
  return out;
}

class ArchiveReader {
 public:
  ArchiveReader(std::string file, const Wanted& wanted, const Take& take,
                const ArchiveLimits& limits)
      : file_(std::move(file)), wanted_(wanted), take_(take), limits_(limits) {}

  Result<std::vector<Finding>> read_file(const std::filesystem::path& path) {
    std::error_code error;
    if (!std::filesystem::is_regular_file(path, error)) {
      return Error{ErrorKind::environment, "no such file", file_, "name a zip file"};
    }
    return read([&](struct archive* opened) {
      return archive_read_open_filename(opened, path.c_str(), kBlock);
    });
  }

  Result<std::vector<Finding>> read_bytes(std::string_view bytes) {
    return read([&](struct archive* opened) {
      return archive_read_open_memory(opened, bytes.data(), bytes.size());
    });
  }

 private:
  template <typename Open>
  Result<std::vector<Finding>> read(const Open& open) {
    const Opened opened(archive_read_new());
    if (!opened) return Error{ErrorKind::environment, "out of memory", file_, {}};
    archive_read_support_format_zip(opened.get());
    if (open(opened.get()) < ARCHIVE_WARN) return broken(opened.get(), {});
    for (;;) {
      struct archive_entry* entry = nullptr;
      const int status = archive_read_next_header(opened.get(), &entry);
      if (status == ARCHIVE_EOF) return std::move(findings_);
      if (status < ARCHIVE_WARN) return broken(opened.get(), last_name_);
      if (++members_ > limits_.members) {
        return refused("more than " + std::to_string(limits_.members) + " members", {});
      }
      auto done = member(opened.get(), entry);
      if (!done) return done.error();
    }
  }

  Result<Done> member(struct archive* opened, struct archive_entry* entry) {
    const std::string name = with_slashes(name_of(entry));
    last_name_ = name;
    if (leads_out(name)) return refused("a member whose name is no path inside the archive", name);
    const bool is_folder = archive_entry_filetype(entry) == AE_IFDIR || name.ends_with('/');
    if (is_folder || !wanted_(name)) return Done{};
    if (archive_entry_filetype(entry) != AE_IFREG) return leave_out(name, "no regular file");
    if (!names_.insert(name).second) return leave_out(name, "a second member of this name");
    if (archive_entry_is_encrypted(entry) != 0) return refused("an encrypted member", name);
    Member taken{name, {}};
    auto unpacked = unpack(opened, taken);
    if (!unpacked) return unpacked;
    return take_(std::move(taken));
  }

  // Counts what comes out; what the headers say of sizes is not asked.
  Result<Done> unpack(struct archive* opened, Member& member) {
    std::array<char, kBlock> block;
    for (;;) {
      const la_ssize_t got = archive_read_data(opened, block.data(), block.size());
      if (got == 0) return Done{};
      if (got < 0) return broken(opened, member.name);
      const auto size = static_cast<std::size_t>(got);
      if (member.bytes.size() + size > limits_.member_bytes) {
        return refused("a member of more than " + std::to_string(limits_.member_bytes) + " bytes",
                       member.name);
      }
      total_ += size;
      if (total_ > limits_.total_bytes) {
        return refused(
            "members of more than " + std::to_string(limits_.total_bytes) + " bytes in all",
            member.name);
      }
      member.bytes.append(block.data(), size);
    }
  }

  Result<Done> leave_out(const std::string& name, std::string why) {
    if (findings_.size() < kMostFindings) {
      findings_.push_back({Finding::What::left_out, file_ + ":" + shown(name), std::move(why)});
    }
    return Done{};
  }

  [[nodiscard]] std::string place(std::string_view name) const {
    return name.empty() ? file_ : file_ + ":" + shown(name);
  }
  [[nodiscard]] Error broken(struct archive* opened, std::string_view name) const {
    const char* what = archive_error_string(opened);
    return {ErrorKind::data,
            "the zip file cannot be read: " + std::string(what != nullptr ? what : "broken"),
            place(name), "take the publisher's file again"};
  }
  [[nodiscard]] Error refused(std::string what, std::string_view name) const {
    return {ErrorKind::data, std::move(what), place(name),
            "look at the archive; no publisher writes such"};
  }

  std::string file_;
  const Wanted& wanted_;
  const Take& take_;
  const ArchiveLimits& limits_;
  std::vector<Finding> findings_;
  std::unordered_set<std::string> names_;
  std::string last_name_;
  std::size_t members_ = 0;
  std::uint64_t total_ = 0;
};

}  // namespace

Result<std::vector<Finding>> read_archive(const std::filesystem::path& zip, const Wanted& wanted,
                                          const Take& take, const ArchiveLimits& limits) {
  return ArchiveReader(zip.string(), wanted, take, limits).read_file(zip);
}

Result<std::vector<Finding>> read_archive(File zip, const Wanted& wanted, const Take& take,
                                          const ArchiveLimits& limits) {
  return ArchiveReader(std::string(zip.name), wanted, take, limits).read_bytes(zip.bytes);
}

}  // namespace gbalex::intake

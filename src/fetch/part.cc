#include "fetch/part.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>

#include "fetch/disk.h"
#include "ledger/sha256.h"

namespace gbalex::fetch {

namespace fs = std::filesystem;
using record::Done;

namespace {

constexpr int kOk = 200, kPartial = 206, kNotSatisfiable = 416;

fs::path with(const fs::path& file, std::string_view ending) {
  return file.string() + std::string(ending);
}

// "bytes 5-9/10", "bytes 5-9/*", "bytes */10"; 0 for a total that is not said.
struct Range {
  std::optional<std::uintmax_t> from;
  std::uintmax_t total = 0;
};

std::optional<std::uintmax_t> number(std::string_view text) {
  std::uintmax_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::optional<Range> parse_range(std::string_view text) {
  constexpr std::string_view kUnit = "bytes ";
  const std::size_t slash = text.find('/');
  if (!text.starts_with(kUnit) || slash == std::string_view::npos) return std::nullopt;
  const std::string_view range = text.substr(kUnit.size(), slash - kUnit.size());
  Range parsed;
  parsed.total = number(text.substr(slash + 1)).value_or(0);
  if (range != "*") {
    parsed.from = number(range.substr(0, range.find('-')));
    if (!parsed.from) return std::nullopt;
  }
  return parsed;
}

// Whether the file that we hold is still the one at the path: another process may have finished it
// between our opening and our locking.
bool is_at(int descriptor, const fs::path& path) {
  struct stat ours {};
  struct stat there {};
  return ::fstat(descriptor, &ours) == 0 && ::stat(path.c_str(), &there) == 0 &&
         ours.st_dev == there.st_dev && ours.st_ino == there.st_ino;
}

bool same_hash(std::string_view a, std::string_view b) {
  const auto lower = [](char c) {
    return c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c;
  };
  return std::ranges::equal(a, b, {}, lower, lower);
}

}  // namespace

fs::path note_file(const fs::path& file) { return with(file, ".note"); }

Part::Part(int descriptor, fs::path file, const Request& request, const Known& known,
           const Progress& progress)
    : descriptor_(descriptor),
      file_(std::move(file)),
      part_(with(file_, ".part")),
      part_note_(note_file(part_)),
      request_(request),
      known_(known),
      progress_(progress) {}

Outcome<std::unique_ptr<Part>> Part::open(const fs::path& file, const Request& request,
                                          const Known& known, const Progress& progress) {
  if (file.has_parent_path()) {
    if (Outcome<Done> made = make_folder(file.parent_path()); !made) return made.failure();
  }
  const fs::path path = with(file, ".part");
  constexpr mode_t kMode = 0644;
  const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, kMode);
  if (descriptor < 0) return cannot("write", path, errno);
  if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0 || !is_at(descriptor, path)) {
    ::close(descriptor);
    return failure(FailureKind::disk, "another process is downloading this file", file.string(),
                   "wait until it has ended");
  }
  std::unique_ptr<Part> part(new Part(descriptor, file, request, known, progress));  // NOLINT
  const off_t size = ::lseek(descriptor, 0, SEEK_END);
  const std::optional<std::string> text = read_whole(part->part_note_);
  const std::optional<Note> note = text ? Note::parse(*text) : std::nullopt;
  if (size > 0 && note && !note->range_by.empty()) {
    part->size_ = static_cast<std::uintmax_t>(size);
    part->note_ = *note;
    part->resumed_at_ = part->size_;
  } else if (Outcome<Done> emptied = part->discard(); !emptied) {
    return emptied.failure();
  }
  return part;
}

Part::~Part() {
  const bool is_worth = size_ > 0 && !note_.range_by.empty();
  if (!is_worth && is_at(descriptor_, part_)) {
    ::unlink(part_note_.c_str());
    ::unlink(part_.c_str());
  }
  ::close(descriptor_);
}

std::vector<std::string> Part::fields(const Url& url) {
  url_ = url.text();
  is_page_ = false;
  asked_from_ = note_.range_by.empty() ? 0 : size_;
  // Half a file is half of what the site holds, not of what it packs for the way.
  std::vector<std::string> fields{"Accept-Encoding: identity"};
  if (asked_from_ > 0) {
    fields.push_back("Range: bytes=" + std::to_string(asked_from_) + "-");
    fields.push_back("If-Range: " + note_.range_by);
  }
  return fields;
}

Outcome<Done> Part::begin(const Answer& answer) {
  page_.clear();
  is_page_ = (answer.status != kOk && answer.status != kPartial) ||
             is_announced_as_page(request_.expected, answer);
  if (is_page_) return Done{};
  const std::string_view encoding = answer.field("content-encoding");
  if (!encoding.empty() && encoding != "identity") {
    return failure(FailureKind::protocol, "the site packed the file although asked not to", url_,
                   "save the file by hand");
  }
  return answer.status == kPartial ? go_on(answer) : start(answer);
}

Outcome<Done> Part::start(const Answer& answer) {
  if (Outcome<Done> checked = check_total(answer.length()); !checked) return checked;
  if (Outcome<Done> emptied = discard(); !emptied) return emptied;
  total_ = answer.length();
  note_ = Note::of(answer, url_);
  if (note_.range_by.empty()) return Done{};
  return write_whole(part_note_, note_.to_text());
}

Outcome<Done> Part::go_on(const Answer& answer) {
  const std::optional<Range> range = parse_range(answer.field("content-range"));
  const bool is_ours = asked_from_ > 0 && range && range->from == asked_from_;
  const std::string_view etag = answer.field("etag");
  if (!is_ours || (!etag.empty() && etag != note_.etag)) {
    return failure(FailureKind::protocol, "the site sent another part than was asked for", url_,
                   "start again to fetch all of it");
  }
  if (Outcome<Done> checked = check_total(range->total); !checked) return checked;
  total_ = range->total;
  return Done{};
}

Outcome<Done> Part::check_total(std::uintmax_t total) const {
  if (total > request_.most_bytes) {
    return failure(FailureKind::too_large,
                   "the file has " + std::to_string(total) + " bytes, more than the " +
                       std::to_string(request_.most_bytes) + " allowed",
                   url_, "allow more");
  }
  if (total != 0 && known_.size != 0 && total != known_.size) {
    return failure(FailureKind::wrong_bytes,
                   "the file has " + std::to_string(total) + " bytes instead of " +
                       std::to_string(known_.size),
                   url_, "fetch the publisher's list of files again");
  }
  return Done{};
}

Outcome<Done> Part::take(std::string_view bytes) {
  if (is_page_) {
    page_ += bytes.substr(0, Answer::kMostOfOthers - page_.size());
    return Done{};
  }
  if (bytes.size() > request_.most_bytes - std::min(size_, request_.most_bytes)) {
    return failure(
        FailureKind::too_large,
        "the file is longer than the " + std::to_string(request_.most_bytes) + " bytes allowed",
        url_, "allow more");
  }
  while (!bytes.empty()) {
    const ssize_t written =
        ::pwrite(descriptor_, bytes.data(), bytes.size(), static_cast<off_t>(size_));
    if (written < 0 && errno != EINTR) return cannot("write", part_, errno);
    if (written <= 0) continue;
    bytes.remove_prefix(static_cast<std::size_t>(written));
    size_ += static_cast<std::uintmax_t>(written);
  }
  if (progress_) progress_(size_, total_);
  return Done{};
}

bool Part::is_whole(const Answer& answer) const {
  if (answer.status != kNotSatisfiable || !is_going_on()) return false;
  const std::optional<Range> range = parse_range(answer.field("content-range"));
  return range && !range->from && range->total == size_;
}

// The bytes are gone from the disk before a note tells of others.
Outcome<Done> Part::discard() {
  ::unlink(part_note_.c_str());
  if (::ftruncate(descriptor_, 0) != 0 || ::fsync(descriptor_) != 0) {
    return cannot("write", part_, errno);
  }
  size_ = total_ = resumed_at_ = 0;
  note_ = {};
  return Done{};
}

// The hash of the bytes, when they are what they should be.
Outcome<std::string> Part::check(const Answer& answer) {
  const Outcome<Mapped> mapped = Mapped::map(part_);
  if (!mapped) return mapped.failure();
  const std::string_view bytes = mapped->bytes();
  if (auto wrong = wrong_answer(request_.expected, answer, bytes, url_)) return *wrong;
  if (known_.size != 0 && bytes.size() != known_.size) {
    return failure(FailureKind::wrong_bytes,
                   "the file has " + std::to_string(bytes.size()) + " bytes instead of " +
                       std::to_string(known_.size),
                   url_, "fetch the publisher's list of files again");
  }
  std::string hash = ledger::sha256(bytes);
  if (!known_.sha256.empty() && !same_hash(hash, known_.sha256)) {
    return failure(FailureKind::wrong_bytes,
                   "the file's sha256 is " + hash + " instead of " + known_.sha256, url_,
                   "fetch the publisher's list of files again");
  }
  return hash;
}

Outcome<Done> Part::set_name(const std::string& hash) {
  if (::fsync(descriptor_) != 0) return cannot("synchronise", part_, errno);
  // An older note must not speak for the new file.
  ::unlink(note_file(file_).c_str());
  if (::rename(part_.c_str(), file_.c_str()) != 0) return cannot("rename", part_, errno);
  ::unlink(part_note_.c_str());
  if (Outcome<Done> synced = synchronise(file_.parent_path()); !synced) return synced;
  note_.sha256 = hash;
  return write_whole(note_file(file_), note_.to_text());
}

Outcome<Saved> Part::finish(const Answer& answer) {
  if (total_ != 0 && size_ != total_) {
    return failure(
        FailureKind::truncated,
        "the site sent " + std::to_string(size_) + " of " + std::to_string(total_) + " bytes", url_,
        "start again to go on");
  }
  const Outcome<std::string> hash = check(answer);
  if (!hash) {
    if (hash.failure().kind != FailureKind::disk) {
      if (Outcome<Done> emptied = discard(); !emptied) return emptied.failure();
    }
    return hash.failure();
  }
  if (Outcome<Done> named = set_name(*hash); !named) return named.failure();
  Saved saved;
  saved.url = url_;
  saved.sha256 = *hash;
  saved.size = size_;
  saved.resumed_at = resumed_at_;
  return saved;
}

}  // namespace gbalex::fetch

#include "fetch/cache.h"

#include "fetch/disk.h"
#include "ledger/sha256.h"

namespace gbalex::fetch {

using record::Done;

namespace {

constexpr std::string_view kEndOfNote = "\n\n";

}  // namespace

std::filesystem::path Cache::file(const std::string& url) const {
  return folder_ / ledger::sha256(url);
}

std::optional<Entry> Cache::find(const std::string& url) const {
  if (folder_.empty()) return std::nullopt;
  const std::optional<std::string> bytes = read_whole(file(url));
  if (!bytes) return std::nullopt;
  const std::size_t end = bytes->find(kEndOfNote);
  if (end == std::string::npos) return std::nullopt;
  const std::optional<Note> note = Note::parse(std::string_view(*bytes).substr(0, end + 1));
  if (!note || note->url != url) return std::nullopt;
  Entry entry{*note, bytes->substr(end + kEndOfNote.size())};
  if (ledger::sha256(entry.body) != note->sha256) return std::nullopt;
  return entry;
}

Outcome<Done> Cache::keep(const std::string& url, const Answer& answer,
                          std::string_view body) const {
  if (folder_.empty()) return Done{};
  Note note = Note::of(answer, url);
  note.sha256 = ledger::sha256(body);
  const bool may_be_kept = answer.field("cache-control").find("no-store") == std::string_view::npos;
  if (!may_be_kept || note.if_changed().empty()) return Done{};
  if (Outcome<Done> made = make_folder(folder_); !made) return made;
  return write_whole(file(url), note.to_text() + "\n" + std::string(body));
}

}  // namespace gbalex::fetch

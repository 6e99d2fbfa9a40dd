#include "index/shards.h"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <sstream>
#include <system_error>

#include "index/generation.h"
#include "index/schema.h"
#include "index/verify.h"

namespace gbalex::index {

namespace fs = std::filesystem;

namespace {

constexpr const char* kStub = "XAPIANDB";
constexpr const char* kTermLists = "termlist.glass";  // a table that Xapian can do without
constexpr std::string_view kLocal = "auto ", kRemote = "remote ";
constexpr unsigned kConnectMilliseconds = 3'000;
constexpr unsigned kAnswerMilliseconds = 10'000;

std::string shard_name(std::size_t number) { return "shard" + std::to_string(number); }

template <typename Number>
bool parse_number(std::string_view text, Number& number) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size();
}

record::Error bad_stub(const fs::path& stub, const std::string& line) {
  return environment_error("the list of shards has a line that is none: \"" + line + "\"", stub,
                           "run `gbalex build`, or `gbalex shards attach` again");
}

record::Error not_together(std::string what, const Shard& shard) {
  return environment_error(
      std::move(what), shard.name(),
      "serve and attach all shards of one `gbalex build --shards N`, each once");
}

// Whether these are all shards of one build, in their order.
record::Result<record::Done> belong_together(const std::vector<Shard>& shards,
                                             const std::vector<Xapian::Database>& parts) {
  const bool divided = parts.size() > 1;
  std::string build;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const std::string said = parts[i].get_metadata(kMetaShard);
    if (said.empty() && !divided) continue;
    const std::optional<ShardLabel> label = ShardLabel::parse(said);
    const std::string wanted = std::to_string(i) + " of " + std::to_string(parts.size());
    if (!label) return not_together("this is no shard, but shard " + wanted + " is due", shards[i]);
    if (label->number != i || label->count != parts.size()) {
      return not_together("this is shard " + std::to_string(label->number) + " of " +
                              std::to_string(label->count) + ", but shard " + wanted + " is due",
                          shards[i]);
    }
    if (i == 0) build = label->build;
    if (label->build != build) {
      return not_together("this shard is of another build than shard 0 at " + shards[0].name(),
                          shards[i]);
    }
  }
  return record::Done{};
}

}  // namespace

std::string Shard::name() const {
  return is_remote() ? host + ":" + std::to_string(port) : directory.string();
}

std::optional<Shard> parse_server(std::string_view text) {
  const std::size_t colon = text.rfind(':');
  if (colon == std::string_view::npos || colon == 0) return std::nullopt;
  constexpr unsigned kLastPort = 65'535;
  Shard shard;
  shard.host = text.substr(0, colon);
  const bool plain = shard.host.find_first_of(" \t\n/") == std::string::npos;
  const bool number = parse_number(text.substr(colon + 1), shard.port);
  if (!plain || !number || shard.port == 0 || shard.port > kLastPort) return std::nullopt;
  return shard;
}

std::size_t shard_of(std::string_view record, std::size_t count) {
  return short_hash(record) % count;
}

record::Result<std::vector<Shard>> shards_of(const fs::path& generation) {
  const fs::path stub = generation / kStub;
  std::error_code error;
  std::vector<Shard> shards;
  if (!fs::exists(stub, error)) {
    shards.push_back({generation, "", 0});
    return shards;
  }
  std::ifstream in(stub);
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with(kLocal)) {
      shards.push_back({generation / line.substr(kLocal.size()), "", 0});
    } else if (line.starts_with(kRemote)) {
      auto server = parse_server(std::string_view(line).substr(kRemote.size()));
      if (!server) return bad_stub(stub, line);
      shards.push_back(std::move(*server));
    } else {
      return bad_stub(stub, line);
    }
  }
  if (shards.empty()) return bad_stub(stub, "");
  return shards;
}

bool write_stub(const fs::path& generation, const std::vector<Shard>& shards) {
  std::error_code error;
  fs::create_directories(generation, error);
  std::ofstream out(generation / kStub);
  for (const Shard& shard : shards) {
    if (shard.is_remote()) {
      out << kRemote << shard.name() << "\n";
    } else {
      out << kLocal << shard.directory.filename().string() << "\n";
    }
  }
  out.close();
  return !error && out.good();
}

record::Result<record::Done> drop_term_lists(const fs::path& generation) {
  const auto shards = shards_of(generation);
  if (!shards) return shards.error();
  for (const Shard& shard : *shards) {
    std::error_code error;
    fs::remove(shard.directory / kTermLists, error);
    if (!error) continue;
    return environment_error("cannot write the index: " + error.message(), shard.directory,
                             "see that the directory is writable and build again");
  }
  return record::Done{};
}

std::optional<ShardLabel> ShardLabel::parse(std::string_view text) {
  const std::size_t slash = text.find('/');
  const std::size_t space = text.find(' ');
  if (slash == std::string_view::npos || space == std::string_view::npos || slash > space) {
    return std::nullopt;
  }
  ShardLabel label;
  const bool numbers = parse_number(text.substr(0, slash), label.number) &&
                       parse_number(text.substr(slash + 1, space - slash - 1), label.count);
  label.build = text.substr(space + 1);
  if (!numbers || label.number >= label.count || label.build.empty()) return std::nullopt;
  return label;
}

std::string ShardLabel::to_string() const {
  return std::to_string(number) + "/" + std::to_string(count) + " " + build;
}

record::Result<Xapian::Database> open_shard(const Shard& shard) {
  if (!shard.is_remote()) return Xapian::Database(shard.directory.string());
  try {
    return Xapian::Remote::open(shard.host, shard.port, kAnswerMilliseconds, kConnectMilliseconds);
  } catch (const Xapian::Error& error) {
    return server_error(error, shard.name());
  }
}

record::Error server_error(const Xapian::Error& error, const std::string& servers) {
  return environment_error(
      "a shard server does not answer: " + error.get_description(), servers,
      "see that its xapian-tcpsrv runs and can be reached, or attach the servers that do with "
      "`gbalex shards attach`");
}

record::Result<OpenShards> OpenShards::open(const fs::path& generation) {
  auto shards = shards_of(generation);
  if (!shards) return shards.error();
  OpenShards opened;
  opened.shards_ = std::move(*shards);
  for (const Shard& shard : opened.shards_) {
    auto part = open_shard(shard);
    if (!part) return part.error();
    opened.parts_.push_back(*part);
  }
  if (auto together = belong_together(opened.shards_, opened.parts_); !together) {
    return together.error();
  }
  for (const Xapian::Database& part : opened.parts_) opened.whole_.add_database(part);
  const fs::path where = opened.is_remote() ? fs::path(opened.shards_[0].name()) : generation;
  if (auto versions = check_versions(opened.whole_, where); !versions) return versions.error();
  return opened;
}

bool OpenShards::is_remote() const {
  return std::any_of(shards_.begin(), shards_.end(),
                     [](const Shard& shard) { return shard.is_remote(); });
}

std::string OpenShards::revision() const {
  std::string revision;
  for (std::size_t i = 0; i < parts_.size(); ++i) {
    if (i > 0) revision += "-";
    if (!shards_[i].is_remote()) {
      revision += std::to_string(parts_[i].get_revision());
      continue;
    }
    // The protocol tells no revision, but an update adds documents under new numbers, or only takes
    // some away; another database has another name.
    constexpr std::size_t kNameDigits = 8;
    revision += parts_[i].get_uuid().substr(0, kNameDigits) + "." +
                std::to_string(parts_[i].get_lastdocid()) + "." +
                std::to_string(parts_[i].get_doccount());
  }
  return revision;
}

std::optional<OpenShards::Miscount> OpenShards::miscount() const {
  for (std::size_t i = 0; i < parts_.size(); ++i) {
    const std::string held = std::to_string(parts_[i].get_doccount());
    const std::string said = parts_[i].get_metadata(kMetaDocuments);
    if (held == said) continue;
    return Miscount{"it holds " + held + " documents, its metadata say " + said, shards_[i].name()};
  }
  return std::nullopt;
}

bool OpenShards::has_term_lists() const {
  if (whole_.get_metadata(kMetaEdits) != kNeverEdited) return true;
  return std::all_of(shards_.begin(), shards_.end(), [](const Shard& shard) {
    std::error_code error;
    return !shard.is_remote() && fs::exists(shard.directory / kTermLists, error);
  });
}

Xapian::docid OpenShards::last_number() const {
  Xapian::docid last = 0;
  for (const Xapian::Database& part : parts_) last = std::max(last, part.get_lastdocid());
  return last;
}

ShardWriter::ShardWriter(const fs::path& folder, std::size_t count) : folder_(folder) {
  fs::create_directories(folder);
  for (std::size_t i = 0; i < count; ++i) {
    shards_.emplace_back((folder / shard_name(i)).string(),
                         Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_NO_SYNC);
  }
}

void ShardWriter::add(std::string_view record, const Xapian::Document& document) {
  added_.add(record);
  added_.add(document.get_value(number(Slot::sums)));
  shards_[shard_of(record, shards_.size())].replace_document(++last_, document);
}

void ShardWriter::remove(std::string_view record) {
  shards_[shard_of(record, shards_.size())].delete_document(term(TermField::record, record));
}

void ShardWriter::set_metadata(const std::string& key, const std::string& value) {
  shards_[0].set_metadata(key, value);
}

bool ShardWriter::compact(const fs::path& generation) {
  const bool divided = shards_.size() > 1;
  std::error_code error;
  if (divided) fs::create_directories(generation, error);
  if (error) return false;
  std::vector<Shard> made;
  for (std::size_t i = 0; i < shards_.size(); ++i) {
    Xapian::WritableDatabase& shard = shards_[i];
    shard.set_metadata(kMetaDocuments, std::to_string(shard.get_doccount()));
    if (divided) {
      shard.set_metadata(kMetaShard, ShardLabel{i, shards_.size(), added_.hex()}.to_string());
    }
    shard.commit();
    made.push_back({divided ? generation / shard_name(i) : generation, "", 0});
    // The numbers stay: they are the order of the documents across shards.
    shard.compact(made.back().directory.string(),
                  Xapian::Compactor::FULL | Xapian::DBCOMPACT_NO_RENUMBER);
    shard.close();
  }
  return !divided || write_stub(generation, made);
}

}  // namespace gbalex::index

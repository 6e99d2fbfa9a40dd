#include "index/attach.h"

#include <algorithm>
#include <optional>
#include <system_error>

#include "index/generation.h"
#include "index/schema.h"
#include "index/shards.h"

namespace gbalex::index {

namespace fs = std::filesystem;

namespace {

struct Served {
  Shard shard;
  std::size_t number;
};

record::Result<std::vector<Served>> ask(const std::vector<std::string>& servers) {
  std::vector<Served> all;
  for (const std::string& address : servers) {
    const std::optional<Shard> shard = parse_server(address);
    if (!shard) {
      return record::Error{record::ErrorKind::usage, "this is no address of a server", address,
                           "write HOST:PORT, for instance 127.0.0.1:7001"};
    }
    auto opened = open_shard(*shard);
    if (!opened) return opened.error();
    const auto label = ShardLabel::parse(opened->get_metadata(kMetaShard));
    all.push_back({*shard, label ? label->number : 0});
  }
  std::stable_sort(all.begin(), all.end(),
                   [](const Served& a, const Served& b) { return a.number < b.number; });
  return all;
}

record::Result<AttachReport> attach_to(const fs::path& data, const fs::path& building,
                                       const std::vector<std::string>& servers) {
  auto served = ask(servers);
  if (!served) return served.error();
  AttachReport report;
  std::vector<Shard> shards;
  for (const Served& each : *served) {
    shards.push_back(each.shard);
    report.servers.push_back(each.shard.name());
  }
  const fs::path generation = building / "attached";
  if (!write_stub(generation, shards)) {
    return environment_error("cannot write the list of shards", generation,
                             "see that the disk is not full and the directory writable");
  }
  const auto opened = OpenShards::open(generation);
  if (!opened) return opened.error();
  // Nothing that is read from a server later may be a surprise.
  if (auto wrong = opened->miscount()) {
    return environment_error(wrong->what, wrong->shard, "build that index again");
  }
  report.documents = opened->whole().get_doccount();
  if (auto name = install(data, generation); !name) return name.error();
  return report;
}

// One that cannot be read can be edited as little; update() says why.
bool is_never_edited(const Shard& first) {
  try {
    return Xapian::Database(first.directory.string()).get_metadata(kMetaEdits) == kNeverEdited;
  } catch (const Xapian::Error&) {
    return false;
  }
}

}  // namespace

record::Result<AttachReport> attach(const fs::path& data, const std::vector<std::string>& servers) {
  const record::Result<BuilderLock> lock = BuilderLock::take(data);
  if (!lock) return lock.error();
  const record::Result<fs::path> building = fresh_building_dir(data);
  if (!building) return building.error();
  record::Result<AttachReport> report = [&]() -> record::Result<AttachReport> {
    try {
      return attach_to(data, *building, servers);
    } catch (const Xapian::Error& error) {
      return server_error(error, error.get_context());
    }
  }();
  std::error_code ignored;
  fs::remove_all(*building, ignored);
  return report;
}

record::Result<record::Done> can_update(const fs::path& data) {
  const std::optional<std::string> current = current_generation(data);
  if (!current) return record::Done{};
  const fs::path generation = index_dir(data) / *current;
  const auto shards = shards_of(generation);
  if (!shards) return shards.error();
  const auto served = std::find_if(shards->begin(), shards->end(),
                                   [](const Shard& shard) { return shard.is_remote(); });
  if (served != shards->end()) {
    return environment_error(
        "the index of this folder lies on other machines (" + served->name() + ")", generation,
        "edit where its shards lie, or run `gbalex build` for an index of this machine's own");
  }
  if (is_never_edited(shards->front())) {
    return environment_error("the index was built to be never edited", generation,
                             "run `gbalex build` for an index that can be");
  }
  return record::Done{};
}

}  // namespace gbalex::index

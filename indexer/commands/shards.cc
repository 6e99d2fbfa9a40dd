#include "commands/shards.h"

#include "index/attach.h"
#include "present/json.h"

namespace gbalex::commands {

int shards_attach(const std::vector<std::string>& servers, const Settings& settings,
                  std::ostream& out, std::ostream& err) {
  const auto report = index::attach(settings.data, servers);
  if (!report) {
    err << report.error().to_string() << "\n";
    return exit_status(report.error().kind);
  }
  if (settings.json) {
    out << present::Json{{"servers", report->servers}, {"documents", report->documents}}.dump()
        << "\n";
    return kDone;
  }
  for (std::size_t i = 0; i < report->servers.size(); ++i) {
    out << "shard " << i << " at " << report->servers[i] << "\n";
  }
  out << report->documents << " documents\n";
  return kDone;
}

}  // namespace gbalex::commands

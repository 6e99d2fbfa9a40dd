#include "commands/cite.h"

#include "present/cite_json.h"

namespace gbalex::commands {
namespace {

void print(const search::CiteTarget& target, std::ostream& out) {
  out << target.url << '\t' << target.title.text;
  if (!target.provision.empty()) out << ' ' << target.provision;
  if (target.approving_decree) out << " (of the decree itself, not of the code that it approves)";
  if (!target.provision_held) out << " (no digest of the provision is held)";
  if (!target.version_held) out << " (the enactment of that year is not held)";
  out << '\n';
}

}  // namespace

int cite(const Cite& cite, const Settings& settings, std::ostream& out, std::ostream& err) {
  record::Date day = settings.today;
  if (!cite.as_of.empty()) {
    const auto parsed = record::Date::parse(cite.as_of);
    if (!parsed || !parsed->is_day()) {
      err << "gbalex cite: --as-of " << cite.as_of << " is no day; give one like 2026-12-31\n";
      return kUsage;
    }
    day = *parsed;
  }
  auto pool = index::ReaderPool::open(settings.data);
  if (!pool) {
    err << "gbalex cite: " << pool.error().to_string() << '\n';
    return kEnvironment;
  }
  const auto answer = search::cite(**pool, cite.text, cite.reader, day);
  if (!answer) {
    err << "gbalex cite: " << answer.error().to_string() << '\n';
    return exit_status(answer.error().kind);
  }
  if (settings.json) {
    out << present::cite_json(*answer, day).dump(2) << '\n';
  } else {
    for (const search::CiteTarget& target : answer->targets) print(target, out);
  }
  if (!answer->targets.empty()) return kDone;
  if (!settings.json) {
    err << "gbalex cite: nothing held is cited";
    if (!answer->not_understood.empty()) err << "; not understood: " << answer->not_understood;
    err << '\n';
  }
  return kDataWrong;
}

}  // namespace gbalex::commands

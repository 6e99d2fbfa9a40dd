#include "commands/cite.h"

#include "present/json.h"
#include "search/search.h"

namespace gbalex::commands {
namespace {

present::Json target_json(const search::CiteTarget& target) {
  return {
      {"instrument", target.instrument},
      {"provision", target.provision.empty() ? present::Json() : present::Json(target.provision)},
      {"title", target.title.text},
      {"url", target.url},
      {"provision_held", target.provision_held}};
}

}  // namespace

int cite(const std::string& text, record::Language reader, const Settings& settings,
         std::ostream& out, std::ostream& err) {
  auto pool = index::ReaderPool::open(settings.data);
  if (!pool) {
    err << "gbalex cite: " << pool.error().to_string() << '\n';
    return kEnvironment;
  }
  const auto answer = search::cite(**pool, text, reader, settings.today);
  if (!answer) {
    err << "gbalex cite: " << answer.error().to_string() << '\n';
    return kEnvironment;
  }
  if (settings.json) {
    present::Json targets = present::Json::array();
    for (const auto& target : answer->targets) targets.push_back(target_json(target));
    out << present::Json{{"text", text},
                         {"targets", targets},
                         {"not_understood", answer->not_understood}}
               .dump(2)
        << '\n';
  } else {
    for (const auto& target : answer->targets) {
      out << target.url << '\t' << target.title.text;
      if (!target.provision.empty()) out << ' ' << target.provision;
      if (!target.provision_held) out << " (the provision is not held)";
      out << '\n';
    }
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

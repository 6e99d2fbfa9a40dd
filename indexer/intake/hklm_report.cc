#include "intake/hklm_report.h"

#include "intake/hklm_elements.h"
#include "intake/white_space.h"

namespace gbalex::intake::hklm {
namespace {

constexpr std::size_t kNamed = 50;     // places of one kind of thing
constexpr std::size_t kKinds = 1'000;  // kinds of things that are told apart

std::string path_of(pugi::xml_node node) {
  std::vector<std::string> steps;
  for (; node && node.type() == pugi::node_element; node = node.parent()) {
    std::string step = "/" + std::string(shortened(local_name(node), 80));
    std::string_view key = node.attribute("temporalId").value();
    if (key.empty()) key = node.attribute("name").value();
    if (!key.empty()) step += "[" + std::string(shortened(key, 80)) + "]";
    steps.push_back(std::move(step));
  }
  std::string path;
  for (auto step = steps.rbegin(); step != steps.rend(); ++step) path += *step;
  return path;
}

}  // namespace

bool Report::is_named(Finding::What what, const std::string& why) {
  const auto key = std::make_pair(what, why);
  const auto found = times_.find(key);
  if (found != times_.end()) return ++found->second <= kNamed;
  if (times_.size() >= kKinds) {
    return ++times_[{what, "of other kinds"}] <= kNamed;
  }
  times_.emplace(key, 1);
  return true;
}

void Report::add(Finding::What what, const pugi::xml_node& place, std::string why) {
  if (!is_named(what, why)) return;
  findings_.push_back({what, file_ + ":" + path_of(place), std::move(why)});
}

void Report::add(Finding::What what, std::string_view place, std::string why) {
  if (!is_named(what, why)) return;
  findings_.push_back({what, file_ + ":" + std::string(place), std::move(why)});
}

std::vector<Finding> Report::take() {
  for (const auto& [key, times] : times_) {
    if (times <= kNamed) continue;
    findings_.push_back(
        {key.first, file_, key.second + " (" + std::to_string(times - kNamed) + " more places)"});
  }
  times_.clear();
  return std::move(findings_);
}

}  // namespace gbalex::intake::hklm

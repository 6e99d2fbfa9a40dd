#include "index/authority.h"

#include <algorithm>
#include <charconv>
#include <set>

#include "index/names.h"

namespace gbalex::index {

namespace {

// 专利法 in 专利法律制度 or 专利法院 is another word.
bool is_part_of_word(std::string_view text, const text::Span& name) {
  static constexpr std::string_view kLaw = "法";
  if (!text.substr(name.begin, name.end - name.begin).ends_with(kLaw)) return false;
  const std::string_view rest = text.substr(name.end);
  for (const std::string_view follows : {"律", "规", "規", "院", "官", "人", "定", "治"}) {
    if (rest.starts_with(follows)) return true;
  }
  return false;
}

// The names and ids by which documents cite a work.
struct Cited {
  LawNames names;                              // to works
  std::map<std::string, std::string> work_of;  // by id of the instrument
};

Cited learn(std::span<const Document> documents) {
  Cited cited;
  std::set<std::string> named;
  for (const Document& document : documents) {
    if (document.work.empty()) continue;
    cited.work_of.emplace(document.id, document.work);
    for (const std::string& name : document.law_names) cited.names.add(name, document.work);
    if (!document.law_names.empty()) named.insert(document.work);
  }
  // A collection without instruments of its own calls each work by its name.
  for (const Document& document : documents) {
    if (document.work.empty() || !named.insert(document.work).second) continue;
    for (const std::string& name : law_names(document.work)) {
      cited.names.add(name, document.work);
    }
  }
  return cited;
}

std::set<std::string> works_cited(const Document& document, const Cited& cited) {
  std::set<std::string> works;
  for (const Field& field : document.fields) {
    if (field.kind != FieldKind::body) continue;
    for (const NameMention& mention : cited.names.find(field.text)) {
      if (is_part_of_word(field.text, mention.span)) continue;
      works.insert(mention.instruments.begin(), mention.instruments.end());
    }
  }
  for (const std::string& reference : document.references) {
    const auto work = cited.work_of.find(reference.substr(0, reference.find('/')));
    if (work != cited.work_of.end()) works.insert(work->second);
  }
  works.erase(document.work);
  return works;
}

}  // namespace

void Authority::count(std::span<const Document> documents) {
  const Cited cited = learn(documents);
  for (const Document& document : documents) {
    for (const std::string& work : works_cited(document, cited)) ++cited_[work];
  }
}

std::string Authority::to_string() const {
  std::string text;
  for (const auto& [work, times] : cited_) text += work + "\t" + std::to_string(times) + "\n";
  return text;
}

Authority Authority::parse(std::string_view text) {
  Authority authority;
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    const std::size_t tab = line.find('\t');
    if (tab == std::string_view::npos) continue;
    std::uint32_t times = 0;
    const std::string_view digits = line.substr(tab + 1);
    std::from_chars(digits.data(), digits.data() + digits.size(), times);
    if (times > 0) authority.cited_[std::string(line.substr(0, tab))] = times;
  }
  return authority;
}

std::uint32_t Authority::of(const std::string& work) const {
  const auto found = cited_.find(work);
  return found == cited_.end() ? 0 : found->second;
}

}  // namespace gbalex::index

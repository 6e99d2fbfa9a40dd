#include "intake/gazette.h"

#include <map>
#include <nlohmann/json.hpp>
#include <utility>

#include "intake/encoding.h"
#include "intake/gazette_names.h"
#include "intake/statute_text_words.h"
#include "intake/text_json.h"

namespace gbalex::intake {
namespace {

Taken take(std::vector<GazetteLine> lines, const GazetteHints& hints, std::string_view name,
           std::string_view format, std::vector<Finding> findings) {
  Taken taken;
  taken.findings = std::move(findings);
  for (GazetteText& text : split_gazette(std::move(lines), hints, name, taken.findings)) {
    library::Wording wording;
    build_gazette(std::move(text), name, taken.findings, wording);
    wording.origin.format = format;
    taken.wordings.push_back(std::move(wording));
  }
  if (taken.wordings.empty()) {
    taken.findings.push_back({Finding::What::empty_body, std::string(name), "no text of a law"});
  }
  return taken;
}

}  // namespace

std::vector<GazetteLine> gazette_plain_lines(std::string_view text) {
  std::vector<GazetteLine> lines;
  for (std::size_t number = 1; !text.empty(); ++number) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view words = trim(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    GazetteLine line;
    line.number = number;
    if (words.starts_with("##")) {
      while (words.starts_with("#")) words.remove_prefix(1);
      line.kind = GazetteLine::Kind::heading;
    } else if (words.starts_with("•")) {
      line.kind = GazetteLine::Kind::listed;
    }
    line.text = trim(words);
    if (!line.text.empty()) lines.push_back(std::move(line));
  }
  return lines;
}

record::Result<Taken> read_gazette(const File& file, const GazetteHints& hints) {
  std::vector<Finding> findings;
  const std::string html = decode_file(file, hints.charset, findings);
  auto lines = gazette_page_lines(html, file.name);
  if (!lines) return lines.error();
  return take(std::move(lines.value()), hints, file.name, "gazette", std::move(findings));
}

record::Result<Taken> read_gazette_text(const File& file, const GazetteHints& hints) {
  if (file.bytes.find('\0') != std::string_view::npos) {
    return record::Error{record::ErrorKind::data, "it is no text", std::string(file.name),
                         "give a text file or a page"};
  }
  std::vector<Finding> findings;
  const std::string text = decode_file(file, hints.charset, findings);
  return take(gazette_plain_lines(text), hints, file.name, "gazette-text", std::move(findings));
}

record::Result<Taken> read_gazette_json(const File& file) {
  auto json = parse_json(file);
  if (!json) return json.error();
  const nlohmann::json& object = json.value();
  if (!object.is_object() || text_of(object, "text").empty()) {
    return record::Error{record::ErrorKind::data, "there is no text in it", std::string(file.name),
                         "give an object with the member \"text\""};
  }
  if (const std::string type = text_of(object, "_type"); !type.empty() && type != "legislation") {
    return Taken{{}, {{Finding::What::left_out, std::string(file.name), "no law: " + type}}};
  }
  GazetteHints hints;
  hints.title = text_of(object, "title");
  for (const char* key : {"doc_ref", "diploma"}) {
    if (hints.number.empty()) hints.number = text_of(object, key);
  }
  // "Lei n.º 5/2026, Lei da actividade …"
  if (!hints.number.empty() && hints.title.starts_with(hints.number + ", ")) {
    hints.title.erase(0, hints.number.size() + 2);
  }
  hints.address = text_of(object, "url");
  if (std::string info = text_of(object, "gazette_info"); !info.empty()) {
    hints.history.push_back(std::move(info));
  }
  hints.published = record::Date::parse(text_of(object, "publication_date"));
  hints.retrieved = record::Date::parse(text_of(object, "_fetched_at").substr(0, 10));
  std::vector<Finding> findings;
  const std::string text = mend_controls(text_of(object, "text"), file.name, findings);
  return take(gazette_plain_lines(text), hints, file.name, "gazette-json", std::move(findings));
}

std::vector<GazettePair> pair_gazette(const std::vector<library::Wording>& wordings) {
  std::vector<GazettePair> pairs;
  std::map<std::string, const library::Wording*> waiting;
  for (const library::Wording& wording : wordings) {
    const std::string key = gazette_key(wording.number);
    if (key.empty()) continue;
    const auto [found, is_new] = waiting.emplace(key, &wording);
    if (is_new || found->second == nullptr || found->second->language == wording.language) continue;
    const bool is_chinese = wording.language == record::Language::zh_hant;
    pairs.push_back(is_chinese ? GazettePair{&wording, found->second}
                               : GazettePair{found->second, &wording});
    found->second = nullptr;
  }
  return pairs;
}

}  // namespace gbalex::intake

#include "corpus/element.h"

#include <algorithm>
#include <charconv>

namespace gbalex::corpus {
namespace {

constexpr std::string_view kSpace = " \t\r\n";

std::string in_quotes(std::string_view text) { return "\"" + std::string(text) + "\""; }
std::string tag(std::string_view name) { return "<" + std::string(name) + ">"; }

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(kSpace);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kSpace) - begin + 1);
}

bool is_text(pugi::xml_node node) {
  return node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata;
}

bool is_blank(pugi::xml_node node) { return trimmed(node.value()).empty(); }

bool has(const std::vector<std::string_view>& names, std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}

bool is_id(std::string_view text) {
  return !text.empty() && text.front() != '-' && text.back() != '-' &&
         std::ranges::all_of(text, [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
         });
}

}  // namespace

std::string list_of(std::span<const std::string_view> words) {
  std::string list;
  for (const std::string_view word : words) {
    if (!list.empty()) list += ", ";
    list += word;
  }
  return list;
}

void Element::problem(std::string what, std::string what_to_do) const {
  in_->problem(node_, std::move(what), std::move(what_to_do));
}

void Element::attribute_problem(std::string_view name, std::string what,
                                std::string what_to_do) const {
  const pugi::xml_attribute found = node_.attribute(std::string(name).c_str());
  if (!found || *found.value() == '\0') {
    return in_->problem(found ? found.name() : node_.name() - 1, std::move(what),
                        std::move(what_to_do));
  }
  in_->problem(found.value(), std::move(what), std::move(what_to_do));
}

void Element::child_problem(std::string_view child, std::string what,
                            std::string what_to_do) const {
  const pugi::xml_node found = node_.child(std::string(child).c_str());
  if (!found) return problem(std::move(what), std::move(what_to_do));
  Element(found, *in_).text_problem(std::move(what), std::move(what_to_do));
}

const char* Element::own_text_place() const {
  for (const pugi::xml_node node : node_.children()) {
    if (!is_text(node) || is_blank(node)) continue;
    return node.value() + std::string_view(node.value()).find_first_not_of(kSpace);
  }
  return nullptr;
}

void Element::text_problem(std::string what, std::string what_to_do) const {
  const char* const place = own_text_place();
  if (place == nullptr) return problem(std::move(what), std::move(what_to_do));
  in_->problem(place, std::move(what), std::move(what_to_do));
}

void Element::mention_text(std::string target) const {
  if (const char* const place = own_text_place()) in_->mention(place, std::move(target));
}

void Element::bad_attribute(std::string_view name, std::string_view what_to_do) const {
  const pugi::xml_attribute found = node_.attribute(std::string(name).c_str());
  attribute_problem(name, "bad " + std::string(name) + " " + in_quotes(found.value()),
                    std::string(what_to_do));
}

pugi::xml_attribute Element::find(std::string_view name) {
  attributes_asked_.push_back(name);
  return node_.attribute(std::string(name).c_str());
}

std::string Element::attribute(std::string_view name, Need need) {
  const pugi::xml_attribute found = find(name);
  if (!found) {
    if (need == Need::required) {
      problem(tag(node_.name()) + " has no attribute " + std::string(name), "add it");
    }
    return {};
  }
  const std::string_view value = trimmed(found.value());
  if (value.empty()) {
    attribute_problem(name, "the attribute " + std::string(name) + " is empty",
                      need == Need::required ? "give its value" : "give its value or take it away");
  }
  return std::string(value);
}

std::string Element::code(std::string_view name, std::span<const std::string_view> vocabulary,
                          Need need) {
  std::string text = attribute(name, need);
  if (text.empty() || record::contains(vocabulary, text)) return text;
  bad_attribute(name, "use one of " + list_of(vocabulary));
  return {};
}

std::vector<Element::Word> Element::split(std::string_view name) {
  const char* const value = node_.attribute(std::string(name).c_str()).value();
  const std::string_view text = value;
  std::vector<Word> words;
  for (std::size_t begin = text.find_first_not_of(kSpace); begin != std::string_view::npos;) {
    const std::size_t end = std::min(text.find_first_of(kSpace, begin), text.size());
    words.push_back({std::string(text.substr(begin, end - begin)), value + begin});
    begin = text.find_first_not_of(kSpace, end);
  }
  std::vector<std::string_view> seen;
  for (const Word& word : words) {
    if (has(seen, word.text)) {
      in_->problem(word.where, in_quotes(word.text) + " stands twice in " + std::string(name),
                   "take one away");
    }
    seen.push_back(word.text);
  }
  return words;
}

std::vector<std::string> Element::codes(std::string_view name,
                                        std::span<const std::string_view> vocabulary, Need need) {
  std::vector<std::string> codes;
  if (attribute(name, need).empty()) return codes;
  for (Word& word : split(name)) {
    if (record::contains(vocabulary, word.text)) {
      codes.push_back(std::move(word.text));
    } else {
      in_->problem(word.where, "unknown code " + in_quotes(word.text) + " in " + std::string(name),
                   "use one of " + list_of(vocabulary));
    }
  }
  return codes;
}

std::vector<std::string> Element::words(std::string_view name) {
  std::vector<std::string> words;
  if (attribute(name, Need::optional).empty()) return words;
  for (Word& word : split(name)) words.push_back(std::move(word.text));
  return words;
}

bool Element::check_past(std::string_view name, const record::Date& date, When when) const {
  if (when == When::any || date.first_day() <= in_->today()) return true;
  attribute_problem(name,
                    std::string(name) + " " + in_quotes(date.to_string()) + " lies in the future",
                    "give the day on which it was seen or done");
  return false;
}

std::optional<record::Date> Element::date(std::string_view name, When when) {
  const std::string text = attribute(name, Need::optional);
  if (text.empty()) return std::nullopt;
  const auto date = record::Date::parse(text);
  if (!date) {
    bad_attribute(name, "write YYYY, YYYY-MM or YYYY-MM-DD");
  } else {
    check_past(name, *date, when);
  }
  return date;
}

record::Date Element::required_date(std::string_view name, When when) {
  if (!node_.attribute(std::string(name).c_str())) {
    attribute(name, Need::required);
    return in_->today();
  }
  return date(name, when).value_or(in_->today());
}

std::optional<record::DateSpan> Element::span(std::string_view name, When when) {
  const std::string text = attribute(name, Need::optional);
  if (text.empty()) return std::nullopt;
  auto span = record::DateSpan::parse(text);
  if (!span) {
    bad_attribute(name, "write a date, or two with / between them, the earlier first");
  } else if (check_past(name, span->from, when) && span->to) {
    check_past(name, *span->to, when);
  }
  return span;
}

record::DateSpan Element::required_span(std::string_view name, When when) {
  const record::DateSpan unknown{in_->today(), std::nullopt};
  if (!node_.attribute(std::string(name).c_str())) {
    attribute(name, Need::required);
    return unknown;
  }
  return span(name, when).value_or(unknown);
}

std::optional<bool> Element::flag(std::string_view name) {
  const std::string text = attribute(name, Need::optional);
  if (text.empty()) return std::nullopt;
  if (text == "true") return true;
  if (text == "false") return false;
  bad_attribute(name, "write true or false");
  return std::nullopt;
}

std::optional<int> Element::number(std::string_view name, Need need) {
  const std::string text = attribute(name, need);
  if (text.empty()) return std::nullopt;
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error == std::errc() && end == text.data() + text.size() && value >= 0) return value;
  bad_attribute(name, "write a whole number");
  return std::nullopt;
}

std::string Element::own_id() {
  std::string id = attribute("id", Need::required);
  if (!id.empty() && !is_id(id)) {
    bad_attribute("id", "use small letters, digits and hyphens");
  }
  in_->set_record(id);
  if (!id.empty()) in_->mention(node_.attribute("id").value(), id);
  return id;
}

std::string Element::reference(std::string_view name, Need need) {
  std::string id = attribute(name, need);
  if (!id.empty()) in_->mention(node_.attribute(std::string(name).c_str()).value(), id);
  return id;
}

std::vector<std::string> Element::references(std::string_view name, Need need) {
  std::vector<std::string> ids;
  if (attribute(name, need).empty()) return ids;
  for (Word& word : split(name)) {
    in_->mention(word.where, word.text);
    ids.push_back(std::move(word.text));
  }
  return ids;
}

std::vector<record::Language> Element::languages(std::string_view name, Need need) {
  std::vector<record::Language> languages;
  if (attribute(name, need).empty()) return languages;
  for (const Word& word : split(name)) {
    if (const auto language = record::parse_language(word.text)) {
      languages.push_back(*language);
    } else {
      in_->problem(word.where, "unknown language " + in_quotes(word.text),
                   "use zh-Hans, zh-Hant, en or pt");
    }
  }
  return languages;
}

std::optional<record::Region> Element::region_of(Need need) {
  std::vector<std::string_view> codes;
  for (const record::Region region : record::kRegions) codes.push_back(record::code(region));
  return value<record::Region>("region", record::parse_region, "use one of " + list_of(codes),
                               need);
}

record::Region Element::region() {
  return region_of(Need::required).value_or(record::Region::mainland);
}

std::optional<record::Region> Element::optional_region() { return region_of(Need::optional); }

std::optional<record::Confidence> Element::confidence(Need need) {
  return value<record::Confidence>("confidence", record::parse_confidence,
                                   "use high, medium or low", need);
}

record::Language Element::language() {
  return value<record::Language>("lang", record::parse_language, "use zh-Hans, zh-Hant, en or pt",
                                 Need::required)
      .value_or(record::Language::en);
}

std::vector<pugi::xml_node> Element::children(std::string_view name) {
  children_asked_.push_back(name);
  std::vector<pugi::xml_node> found;
  for (const pugi::xml_node child : node_.children()) {
    if (child.type() == pugi::node_element && child.name() == name) found.push_back(child);
  }
  return found;
}

std::size_t Element::count(std::string_view child) const {
  return static_cast<std::size_t>(
      std::ranges::count_if(node_.children(), [&](const pugi::xml_node& node) {
        return node.type() == pugi::node_element && node.name() == child;
      }));
}

void Element::only_one(std::string_view child) const {
  const pugi::xml_node first = node_.child(std::string(child).c_str());
  in_->problem(first.next_sibling(std::string(child).c_str()),
               "a second " + tag(child) + " in " + tag(node_.name()), "take one away");
}

std::string Element::text(std::string_view child, Need need) {
  auto found = one(child, [](Element& element) { return element.own_text(); });
  if (!found && need == Need::required) {
    problem(tag(node_.name()) + " has no " + tag(child), "add it");
  }
  return std::move(found).value_or("");
}

std::string Element::english(std::string_view child, Need need) {
  auto found = one(child, [](Element& element) {
    if (element.language() != record::Language::en) {
      element.attribute_problem("lang", "a text that is held in English only",
                                "write it in English with lang=\"en\"");
    }
    return element.own_text();
  });
  if (!found && need == Need::required) {
    problem(tag(node_.name()) + " has no " + tag(child), "add it");
  }
  return std::move(found).value_or("");
}

std::vector<std::string> Element::texts_of(std::string_view child) {
  return each(child, [](Element& element) { return element.own_text(); });
}

record::Texts Element::texts(std::string_view child, bool with_status, Need need) {
  record::Texts texts;
  each(child, [&](Element& element) {
    record::Text text{element.language(), {}};
    if (with_status) {
      text.status =
          element
              .value<record::TextStatus>("status", record::parse_text_status,
                                         "use official, unofficial or converted", Need::optional)
              .value_or(record::TextStatus::unmarked);
    }
    text.text = element.own_text();
    if (texts.find(text.language) != nullptr) {
      element.problem("a second " + tag(element.name()) +
                          " with lang=" + in_quotes(record::code(text.language)),
                      "take one away");
    } else if (!text.text.empty()) {
      texts.set(std::move(text));
    }
    return true;
  });
  if (need == Need::required && count(child) == 0) {
    problem(tag(node_.name()) + " has no " + tag(child), "add it in at least one language");
  }
  return texts;
}

std::string Element::own_text() {
  text_asked_ = true;
  std::string all;
  for (const pugi::xml_node node : node_.children()) {
    if (is_text(node)) all += node.value();
  }
  const std::string_view text = trimmed(all);
  if (text.empty()) {
    problem(tag(node_.name()) + " is empty", "write its text or take it away");
  } else if (text.find('\n') != std::string_view::npos) {
    text_problem("a text on more than one line", "write it on one line");
  }
  return std::string(text);
}

void Element::last(std::string_view child) {
  bool seen = false;
  for (const pugi::xml_node node : node_.children()) {
    if (node.type() != pugi::node_element) continue;
    if (seen && node.name() != child) {
      in_->problem(node, tag(node.name()) + " after " + tag(child), "put " + tag(child) + " last");
      return;
    }
    seen = seen || node.name() == child;
  }
}

void Element::finish() {
  finish_attributes();
  finish_children();
}

void Element::finish_attributes() const {
  std::vector<std::string_view> seen;
  for (const pugi::xml_attribute attribute : node_.attributes()) {
    const std::string_view name = attribute.name();
    if (has(seen, name)) {
      in_->problem(attribute.name(), "the attribute " + std::string(name) + " stands twice",
                   "take one away");
    }
    seen.push_back(name);
    if (has(attributes_asked_, name)) continue;
    in_->problem(
        attribute.name(), "unknown attribute " + std::string(name) + " in " + tag(node_.name()),
        attributes_asked_.empty() ? "take it away; there are none here"
                                  : "take it away or use one of " + list_of(attributes_asked_));
  }
}

void Element::finish_children() const {
  for (const pugi::xml_node node : node_.children()) {
    if (is_text(node)) {
      if (text_asked_ || is_blank(node)) continue;
      const std::string_view value = node.value();
      in_->problem(node.value() + value.find_first_not_of(kSpace),
                   "text where no text may be in " + tag(node_.name()),
                   "put it into an element or take it away");
    } else if (node.type() == pugi::node_element && !has(children_asked_, node.name())) {
      in_->problem(node, "unknown element " + tag(node.name()) + " in " + tag(node_.name()),
                   children_asked_.empty()
                       ? "take it away; there are none here"
                       : "take it away or use one of " + list_of(children_asked_));
    }
  }
}

}  // namespace gbalex::corpus

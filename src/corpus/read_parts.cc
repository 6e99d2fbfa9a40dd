#include <algorithm>
#include <array>

#include "corpus/addresses.h"
#include "corpus/read_kinds.h"

namespace gbalex::corpus {
namespace {

using namespace std::string_view_literals;

constexpr std::array kActions = {"import"sv, "add"sv, "set"sv, "retire"sv};
// Kinds on which alone nothing can be of high confidence.
constexpr std::array kWeakKinds = {"mirror"sv, "general_knowledge"sv, "unverified"sv};

bool is_role(std::string_view text) {
  return std::ranges::all_of(text, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
  });
}

// "09:30:00+08:00" or "09:30:00Z", after the day and a T.
bool is_time(std::string_view text) {
  const auto two_digits = [&](std::size_t at, int limit) {
    const char tens = text[at];
    const char ones = text[at + 1];
    return tens >= '0' && tens <= '9' && ones >= '0' && ones <= '9' &&
           (tens - '0') * 10 + (ones - '0') < limit;
  };
  if (text.size() < 9 || text[2] != ':' || text[5] != ':') return false;
  if (!two_digits(0, 24) || !two_digits(3, 60) || !two_digits(6, 61)) return false;
  if (text.substr(8) == "Z") return true;
  return text.size() == 14 && (text[8] == '+' || text[8] == '-') && text[11] == ':' &&
         two_digits(9, 24) && two_digits(12, 60);
}

std::string read_at(Element& element) {
  std::string at = element.attribute("at", Need::required);
  if (at.empty()) return at;
  const auto day = record::Date::parse(std::string_view(at).substr(0, 10));
  const bool time_is_good = at.size() == 10 || (at.size() > 11 && at[10] == 'T' &&
                                                is_time(std::string_view(at).substr(11)));
  if (!day || !day->is_day() || !time_is_good) {
    element.attribute_problem("at", "bad at \"" + at + "\"",
                              "write YYYY-MM-DD or YYYY-MM-DDThh:mm:ss+08:00");
  } else if (*day > element.reading().today()) {
    element.attribute_problem("at", "at \"" + at + "\" lies in the future",
                              "give the day on which it was done");
  }
  return at;
}

record::HistoryEvent read_event(Element& element) {
  record::HistoryEvent event{
      .at = read_at(element),
      .by = element.attribute("by", Need::required),
      .action = element.code("action", kActions, Need::required),
      .why = element.text("why", Need::optional),
      .changes = element.each("change",
                              [](Element& change) {
                                return record::FieldChange{
                                    .field = change.attribute("field", Need::required),
                                    .before = change.free_attribute("before"),
                                    .after = change.free_attribute("after")};
                              }),
  };
  if (!is_role(event.by)) {
    element.attribute_problem("by", "bad by \"" + event.by + "\"",
                              "name a role or an account id, such as maintainer");
  }
  return event;
}

record::Evidence read_one_evidence(Element& element) {
  record::Evidence evidence{
      .kind = element.code("kind", record::evidence_kinds(), Need::required),
      .key = element.attribute("key", Need::optional),
      .title = element.text("title", Need::optional),
      .url = element.attribute("url", Need::optional),
      .repository = element.attribute("repo", Need::optional),
      .commit = element.attribute("commit", Need::optional),
      .path = element.attribute("path", Need::optional),
      .note = element.text("note", Need::optional),
      .date = element.span("date", When::past),
  };
  if (!evidence.url.empty()) {
    if (const auto wrong = wrong_url(evidence.url)) {
      element.attribute_problem("url", "bad URL \"" + evidence.url + "\"", *wrong);
    }
  }
  if (evidence.kind == "mirror" && !evidence.url.empty()) {
    element.attribute_problem("url", "evidence of kind mirror with an address",
                              "take the address away; mirrors are never linked to");
  }
  if ((evidence.kind == "official_page" || evidence.kind == "third_party") &&
      evidence.url.empty() && evidence.note.empty()) {
    element.problem("evidence of kind " + evidence.kind + " without its source",
                    "give its url, or a note that names the page");
  }
  if (evidence.kind == "public_text" && (evidence.repository.empty() || evidence.path.empty())) {
    element.problem("evidence of kind public_text without its place", "give repo and path");
  }
  return evidence;
}

}  // namespace

std::vector<record::Evidence> read_evidence(Element& element) {
  std::vector<std::string> keys;
  auto all = element.each("evidence", [&](Element& child) {
    record::Evidence evidence = read_one_evidence(child);
    if (!evidence.key.empty()) {
      if (std::ranges::find(keys, evidence.key) != keys.end()) {
        child.attribute_problem("key", "a second evidence with the key \"" + evidence.key + "\"",
                                "give it another key");
      }
      keys.push_back(evidence.key);
    }
    return evidence;
  });
  if (all.empty()) {
    element.problem("<" + element.name() + "> has no evidence",
                    "add an <evidence> that says where it was seen and when");
  }
  return all;
}

std::vector<record::HistoryEvent> read_history(Element& element) {
  auto history = element.one("history", [](Element& child) {
    std::string last_day;
    return child.each("event", [&](Element& event) {
      record::HistoryEvent read = read_event(event);
      const std::string day = read.at.substr(0, 10);
      if (day < last_day) {
        event.attribute_problem("at", "an event of " + day + " after one of " + last_day,
                                "put the events in order, the oldest first");
      }
      last_day = std::max(last_day, day);
      return read;
    });
  });
  element.last("history");
  if (!history || history->empty()) {
    element.problem("<" + element.name() + "> has no history",
                    "add <history> with an <event> that says when it was added, and why");
    return {};
  }
  return std::move(*history);
}

void check_confidence(const Element& element, std::optional<record::Confidence> confidence,
                      const std::vector<record::Evidence>& evidence) {
  if (confidence != record::Confidence::high || evidence.empty()) return;
  const auto is_weak = [](const record::Evidence& item) {
    return std::ranges::find(kWeakKinds, item.kind) != kWeakKinds.end();
  };
  if (std::ranges::all_of(evidence, is_weak)) {
    element.attribute_problem("confidence", "high confidence on weak evidence only",
                              "add a better source or lower the confidence");
  }
}

record::Provenance read_provenance(Element& element) {
  const record::Date as_of = element.required_date("as-of", When::past);
  const auto confidence = element.confidence(Need::required);
  std::vector<record::Evidence> evidence = read_evidence(element);
  check_confidence(element, confidence, evidence);
  return record::Provenance{
      .as_of = as_of,
      .confidence = confidence.value_or(record::Confidence::low),
      .evidence = std::move(evidence),
      .history = read_history(element),
      .note = element.text("note", Need::optional),
      .file = element.reading().name(),
  };
}

std::string read_url(Element& element) {
  std::string url = element.own_text();
  if (url.empty()) return url;
  if (const auto wrong = wrong_url(url)) {
    element.text_problem("bad URL \"" + url + "\"", *wrong);
  }
  return url;
}

std::optional<record::ProvisionId> read_provision_id(Element& element, std::string_view name) {
  const std::string text = element.attribute(name, Need::optional);
  if (text.empty()) return std::nullopt;
  auto id = record::ProvisionId::parse(text);
  if (!id) {
    element.attribute_problem(name, "bad provision id \"" + text + "\"",
                              "write it like art42(1), s14A, r3, sch1 or art213..215");
  }
  return id;
}

record::Pin read_pin(Element& element, std::string_view id_name,
                     const std::optional<record::ProvisionId>& id) {
  const auto pin = element.value<record::Pin>(
      "pin", record::parse_pin, "use confirmed, unconfirmed or whole", Need::required);
  if (pin == record::Pin::confirmed && !id && element.attribute(id_name, Need::optional).empty()) {
    element.attribute_problem("pin", "a confirmed number that is not given",
                              "add " + std::string(id_name) + " or write pin=\"unconfirmed\"");
  }
  if (pin == record::Pin::whole_instrument && id) {
    element.attribute_problem("pin", "the whole instrument is meant, yet a provision is given",
                              "take " + std::string(id_name) + " away or say how sure it is");
  }
  return pin.value_or(record::Pin::unconfirmed);
}

}  // namespace gbalex::corpus

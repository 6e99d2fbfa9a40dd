#include <algorithm>

#include "corpus/addresses.h"
#include "corpus/read_kinds.h"

namespace gbalex::corpus {
namespace {

bool is_name(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
  });
}

// The attribute evidence: the key of an evidence of the same record.
std::string read_evidence_key(Element& element, const std::vector<record::Evidence>& evidence) {
  std::string key = element.attribute("evidence", Need::required);
  if (!key.empty() && std::ranges::find(evidence, key, &record::Evidence::key) == evidence.end()) {
    element.attribute_problem("evidence", "no evidence with the key \"" + key + "\"",
                              "add the evidence, or name one of this record");
  }
  return key;
}

struct Value {
  std::string text;
  std::optional<record::Language> language;
};

Value read_value(Element& element, record::DetailKind kind) {
  using record::DetailKind;
  switch (kind) {
    case DetailKind::address: {
      const record::Language language = element.language();
      return {element.own_text(), language};
    }
    case DetailKind::phone:
    case DetailKind::fax: {
      std::string number = element.own_text();
      if (!number.empty() && !is_phone_number(number)) {
        element.text_problem("bad number \"" + number + "\"",
                             "use digits, blanks, hyphens and + in front");
      }
      return {std::move(number), {}};
    }
    case DetailKind::email: {
      std::string mailbox = element.own_text();
      if (!mailbox.empty() && !is_mail_address(mailbox)) {
        element.text_problem("bad e-mail address \"" + mailbox + "\"",
                             "write it as name@host.domain");
      }
      return {std::move(mailbox), {}};
    }
    case DetailKind::website:
      return {read_url(element), {}};
  }
  return {};
}

// The child that holds the value of a detail.
std::string_view value_element(record::DetailKind kind) {
  switch (kind) {
    case record::DetailKind::address:
      return "text";
    case record::DetailKind::phone:
    case record::DetailKind::fax:
      return "number";
    case record::DetailKind::email:
      return "mailbox";
    case record::DetailKind::website:
      return "url";
  }
  return {};
}

record::Detail read_detail(Element& element, record::DetailKind kind,
                           const std::vector<record::Evidence>& evidence) {
  const std::string_view name = value_element(kind);
  auto value = element.one(name, [&](Element& child) { return read_value(child, kind); });
  if (!value) {
    element.problem("<" + element.name() + "> has no <" + std::string(name) + ">", "add it");
    value = Value{};
  }
  return record::Detail{
      .kind = kind,
      .value = std::move(value->text),
      .evidence = read_evidence_key(element, evidence),
      .label = element.english("label", Need::optional),
      .note = element.text("note", Need::optional),
      .status = element.english("status", Need::optional),
      .language = value->language,
      .confidence = element.confidence(Need::optional),
  };
}

std::vector<record::Detail> read_details(Element& element,
                                         const std::vector<record::Evidence>& evidence) {
  std::vector<record::Detail> details;
  for (const record::DetailKind kind : record::kDetailKinds) {
    auto read = element.each(record::code(kind),
                             [&](Element& child) { return read_detail(child, kind, evidence); });
    std::ranges::move(read, std::back_inserter(details));
  }
  return details;
}

record::MemberList read_members(Element& element) {
  record::MemberList list{.name = element.attribute("list", Need::required),
                          .members = element.references("contacts", Need::required)};
  if (!list.name.empty() && !is_name(list.name)) {
    element.attribute_problem("list", "bad list \"" + list.name + "\"",
                              "use small letters, digits and _");
  }
  return list;
}

record::CounterpartList read_counterpart_list(Element& element) {
  return {.function = element.code("function", record::counterpart_functions(), Need::required),
          .contacts = element.references("contacts", Need::required)};
}

record::TimelineEvent read_milestone(Element& element,
                                     const std::vector<record::Evidence>& evidence) {
  const auto date = element.required_span("date", When::any);
  if (element.language() != record::Language::en) {
    element.attribute_problem("lang", "a text that is held in English only",
                              "write it in English with lang=\"en\"");
  }
  return {
      .date = date, .event = element.own_text(), .evidence = read_evidence_key(element, evidence)};
}

record::Cooperation read_cooperation(Element& element) {
  return {.programme_items = element.references("programme-items", Need::optional),
          .programme_items_via_predecessor = element.references("via-predecessor", Need::optional),
          .programme_items_as_place = element.references("as-place", Need::optional),
          .expert_group = element.words("expert-group")};
}

std::string read_area_code(Element& element) {
  std::string code = element.attribute("area-code", Need::optional);
  if (code.find_first_not_of("0123456789") != std::string::npos) {
    element.attribute_problem("area-code", "bad area-code \"" + code + "\"", "write its digits");
  }
  return code;
}

}  // namespace

record::Contact read_contact(Element& element) {
  std::string id = element.own_id();
  record::Provenance provenance = read_provenance(element);
  const std::vector<record::Evidence>& evidence = provenance.evidence;
  return record::Contact{
      .id = std::move(id),
      .region = element.region(),
      .city = element.attribute("city", Need::optional),
      .district = element.attribute("district", Need::optional),
      .level = element.code("level", record::contact_levels(), Need::required),
      .kinds = element.codes("kinds", record::contact_kinds(), Need::required),
      .names = element.texts("name", true, Need::required),
      .name_confirmed = element.flag("name-confirmed"),
      .functions = element.codes("functions", record::subjects(), Need::required),
      .parent = element.reference("parent", Need::optional),
      .owner = element.reference("owner", Need::optional),
      .successor = element.reference("successor", Need::optional),
      .predecessors = element.references("predecessors", Need::optional),
      .former_names = element.texts_of("former-name"),
      .also_holds = element.texts_of("also-holds"),
      .units = element.texts_of("unit"),
      .status_note = element.english("status-note", Need::optional),
      .since = element.date("since", When::any),
      .area_code = read_area_code(element),
      .jurisdiction = element.texts_of("jurisdiction"),
      .coverage = element.english("coverage", Need::optional),
      .members_text = element.texts_of("member"),
      .details = read_details(element, evidence),
      .hours = element.english("hours", Need::optional),
      .languages = element.languages("languages", Need::optional),
      .languages_note = element.english("languages-note", Need::optional),
      .hotlines = element.references("hotlines", Need::optional),
      .members = element.each("members", read_members),
      .members_description = element.english("members-description", Need::optional),
      .timeline = element.each("milestone",
                               [&](Element& child) { return read_milestone(child, evidence); }),
      .cooperation = element.one("cooperation", read_cooperation).value_or(record::Cooperation{}),
      .counterparts = element.each("counterparts", read_counterpart_list),
      .provenance = provenance,
  };
}

}  // namespace gbalex::corpus

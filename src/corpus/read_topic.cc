#include <algorithm>

#include "corpus/read_kinds.h"

namespace gbalex::corpus {
namespace {

record::Citation read_citation(Element& element) {
  std::string instrument = element.reference("instrument", Need::required);
  auto provision = read_provision_id(element, "provision");
  const record::Pin pin = read_pin(element, "provision", provision);
  return {.instrument = std::move(instrument), .provision = std::move(provision), .pin = pin};
}

record::TopicAnswer read_answer(Element& element) {
  const auto confidence = element.confidence(Need::required);
  std::vector<record::Evidence> evidence = read_evidence(element);
  check_confidence(element, confidence, evidence);
  record::TopicAnswer answer{
      .answer = element.texts("text", true, Need::required),
      .citations = element.each("citation", read_citation),
      .contacts = element.references("contacts", Need::optional),
      .effective = element.date("effective", When::any),
      .confidence = confidence.value_or(record::Confidence::low),
      .evidence = std::move(evidence),
      .note = element.text("note", Need::optional),
  };
  if (answer.citations.empty() && answer.contacts.empty()) {
    element.problem("an answer without a citation or a contact",
                    "add a <citation>, or contacts=\"…\"");
  }
  return answer;
}

}  // namespace

record::Topic read_topic(Element& element) {
  std::string id = element.own_id();
  std::array<std::optional<record::TopicAnswer>, record::kTopicRegions.size()> answers;
  element.each("answer", [&](Element& child) {
    const record::Region region = child.region();
    record::TopicAnswer answer = read_answer(child);
    const auto place = std::ranges::find(record::kTopicRegions, region);
    if (place == record::kTopicRegions.end()) {
      child.attribute_problem("region", "an answer for " + std::string(record::code(region)),
                              "answer for mainland, hongkong and macao");
      return false;
    }
    auto& slot = answers[static_cast<std::size_t>(place - record::kTopicRegions.begin())];
    if (slot) {
      child.attribute_problem("region", "a second answer for " + std::string(record::code(region)),
                              "take one away");
    }
    slot = std::move(answer);
    return true;
  });
  record::Topic topic{
      .id = std::move(id),
      .subjects = element.codes("subjects", record::subjects(), Need::required),
      .title = element.texts("title", true, Need::required),
      .answers = {},
      .provenance = {.as_of = element.required_date("as-of", When::past),
                     .confidence = record::Confidence::high,
                     .evidence = {},
                     .history = read_history(element),
                     .note = element.text("note", Need::optional),
                     .file = element.reading().name()},
  };
  for (std::size_t i = 0; i < answers.size(); ++i) {
    if (!answers[i]) {
      element.problem(
          "<topic> has no answer for " + std::string(record::code(record::kTopicRegions[i])),
          "add it");
      continue;
    }
    // high, medium, low: the later is the lower.
    topic.provenance.confidence = std::max(topic.provenance.confidence, answers[i]->confidence);
    topic.answers[i] = std::move(*answers[i]);
  }
  return topic;
}

}  // namespace gbalex::corpus

#include <algorithm>
#include <charconv>
#include <cmath>
#include <iterator>

#include "corpus/read_kinds.h"

namespace gbalex::corpus {
namespace {

double read_value(Element& element) {
  const std::string text = element.own_text();
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(value)) {
    element.text_problem("bad value \"" + text + "\"", "write a number like 24 or 13.88");
    return 0;
  }
  return value;
}

record::Figure read_figure(Element& element) {
  const auto value = element.one("value", read_value);
  if (!value) element.problem("<figure> has no <value>", "add it");
  return {
      .name = element.english("name", Need::required),
      .value = value.value_or(0),
      .unit = element.english("unit", Need::required),
      .qualifier = element.code("qualifier", record::figure_qualifiers(), Need::optional),
  };
}

record::Activity read_activity(Element& element) {
  return {
      .what = element.english("what", Need::required),
      .date = element.span("date", When::any),
      .place = element.english("place", Need::optional),
  };
}

record::ProgrammeItem read_item(Element& element, const std::string& year,
                                const std::string& source) {
  return record::ProgrammeItem{
      .id = element.own_id(),
      .item = element.number("number", Need::required).value_or(0),
      .year = year,
      .region = element.region(),
      .subjects = element.codes("subjects", record::subjects(), Need::required),
      .title = element.texts("title", true, Need::required),
      .summary = element.texts("summary", true, Need::required),
      .parties = element.references("parties", Need::required),
      .other_parties = element.texts_of("other-party"),
      .from = element.required_date("from", When::any),
      .to = element.required_date("to", When::any),
      .activities = element.each("activity", read_activity),
      .figures = element.each("figure", read_figure),
      .is_new = element.flag("is-new").value_or(false),
      .source = source,
      .provenance = read_provenance(element),
  };
}

}  // namespace

record::ProgrammeYear read_programme(Element& element, std::vector<record::ProgrammeItem>& items) {
  std::string id = element.own_id();
  record::ProgrammeYear year{
      .id = std::move(id),
      .period = element.required_span("period", When::any),
      .title = element.texts("title", true, Need::required),
      .source = element.text("source", Need::required),
  };
  auto read = element.each("item", [&](Element& child) {
    record::ProgrammeItem item = read_item(child, year.id, year.source);
    if (item.to.last_day() < item.from.first_day()) {
      child.attribute_problem("to",
                              "to " + item.to.to_string() + " before from " + item.from.to_string(),
                              "correct one of them");
    }
    return item;
  });
  std::ranges::move(read, std::back_inserter(items));
  return year;
}

std::vector<record::CounterpartRow> read_counterparts(Element& element) {
  element.required_date("as-of", When::past);
  return element.each("row", [](Element& row) {
    std::string function = row.code("function", record::counterpart_functions(), Need::required);
    // A row has no id; its function stands for it where places are looked up.
    row.reading().set_record(function);
    if (!function.empty()) row.reference("function", Need::required);
    return record::CounterpartRow{
        .function = std::move(function),
        .mainland = row.references("mainland", Need::optional),
        .hongkong = row.references("hongkong", Need::optional),
        .macao = row.references("macao", Need::optional),
    };
  });
}

}  // namespace gbalex::corpus

#include "web/pages/hit_view.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "web/view.h"

namespace gbalex::web {

using record::Kind;
using search::Hit;

namespace {

// `marked`: the text as HTML with its marks, where it has any.
Json shown_text(const Visit& visit, const search::ShownText& shown, const std::string& marked) {
  Json view = text_view(visit, shown.text, shown.language, shown.status);
  if (!view.is_null()) view["marked"] = marked.empty() ? Json() : Json(marked);
  return view;
}

// A concept of the query by the name that was typed.
std::string concept_name(const std::string& id, const HitsOf& of) {
  const auto found = std::ranges::find(of.expanded, id, &search::Expansion::concept_id);
  return found == of.expanded.end() ? id : found->label.text;
}

// Where the hit matched, in words, when no passage of its text shows it.
Json why_view(const Visit& visit, const Hit& hit, const HitsOf& of) {
  if (hit.snippet.find("<mark>") != std::string::npos) return {};
  std::string why;
  for (const search::MatchedIn& match : hit.matched) {
    if (!why.empty()) why += " · ";
    why += visit.t("matched." + std::string(code(match.where)));
    if (match.where == search::MatchedIn::Where::subject) {
      why += " (" + word(visit, "subject", match.value) + ")";
    }
    if (match.where == search::MatchedIn::Where::region) {
      why += " (" + word(visit, "region", code(hit.region)) + ")";
    }
    if (match.where == search::MatchedIn::Where::concept_) {
      why += " (" + concept_name(match.value, of) + ")";
    }
  }
  return why.empty() ? Json() : Json(why);
}

// "1.03", "0.0052"; of what needs a power of ten "1.03 × 10¹⁰".
std::string three_digits(double value) {
  static constexpr std::array<std::string_view, 10> kRaised = {"⁰", "¹", "²", "³", "⁴",
                                                               "⁵", "⁶", "⁷", "⁸", "⁹"};
  const std::string plain = fmt::format("{:.3g}", value);
  const std::size_t e = plain.find('e');
  if (e == std::string::npos) return plain;
  std::string text = plain.substr(0, e) + " × 10";
  if (plain[e + 1] == '-') text += "⁻";
  const std::size_t first = plain.find_first_not_of('0', e + 2);
  for (const char digit : plain.substr(first))
    text += kRaised.at(static_cast<std::size_t>(digit - '0'));
  return text;
}

// Terms and steps of the score, for who wants to know.
Json explanation_view(const Visit& visit, const Hit& hit, const HitsOf& of) {
  if (!hit.explanation) return {};
  Json terms = Json::array(), steps = Json::array();
  for (const search::TermPart& part : hit.explanation->terms) {
    const bool is_concept = part.form == search::TermPart::Form::thesaurus;
    terms.push_back({{"term", is_concept ? concept_name(part.term, of) : part.term},
                     {"form", visit.t("explain.form-" + std::string(code(part.form)))},
                     {"field", visit.t("explain.field-" + std::string(code(part.field)))},
                     {"weight", three_digits(part.weight)}});
  }
  for (const search::ScoreStep& step : hit.explanation->steps) {
    const bool times = step.how == search::ScoreStep::How::times;
    const std::string key = "explain.step-" + step.name;
    steps.push_back({{"name", visit.site.messages().has(key) ? visit.t(key) : step.name},
                     {"value", (times ? "× " : "+ ") + three_digits(step.value)}});
  }
  return {{"terms", terms},
          {"steps", steps},
          {"phrases", hit.explanation->phrases},
          {"has_phrases", !hit.explanation->phrases.empty()},
          {"first", three_digits(hit.explanation->first_stage)},
          {"score", three_digits(hit.score)}};
}

}  // namespace

Json hit_view(const Visit& visit, const Hit& hit, const HitsOf& of) {
  Json status;
  if (hit.has_status) {
    status = {{"code", code(hit.status)},
              {"text", word(visit, "status", code(hit.status))},
              {"recorded", hit.status_from_dates ? Json() : Json(visit.t("status.recorded"))}};
  }
  Json label;
  if (const auto id = record::ProvisionId::parse(hit.provision)) {
    label = provision_label(visit, *id, code(hit.region));
  }
  Json snippet;
  if (!hit.snippet.empty()) {
    // Without a mark it is the beginning of a text, not what matched.
    const bool marked = hit.snippet.find("<mark>") != std::string::npos;
    snippet = marked ? matched_view(visit, hit.snippet, hit.snippet_language, hit.snippet_status)
                     : text_view(visit, hit.snippet, hit.snippet_language, hit.snippet_status);
  }
  std::string url = visit.page(hit.url);
  if (of.as_of && (hit.kind == Kind::instrument || hit.kind == Kind::provision)) {
    url += "?as_of=" + of.as_of->to_string();
  }
  Json members = Json::array();
  for (const Hit& member : hit.members) members.push_back(hit_view(visit, member, of));
  const std::string more =
      hit.more_members > 0
          ? visit.t("search.more-members", {{"count", std::to_string(hit.more_members)}})
          : "";
  return {{"kind", word(visit, "kind", code(hit.kind))},
          {"region", word(visit, "region", code(hit.region))},
          {"provision", label},
          {"title", shown_text(visit, hit.title, hit.title_marked)},
          {"heading", shown_text(visit, hit.heading, hit.heading_marked)},
          {"snippet", snippet},
          {"why", why_view(visit, hit, of)},
          {"explanation", explanation_view(visit, hit, of)},
          {"url", url},
          {"status", status},
          {"is_citation", hit.is_citation},
          {"members", members},
          {"has_members", !members.empty()},
          {"more", more.empty() ? Json() : Json(more)},
          {"more_url", visit.page("/law/" + hit.id)}};
}

}  // namespace gbalex::web
